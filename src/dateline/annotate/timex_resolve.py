"""From a match to a TIMEX3 type and value, by the kind of its rule: dates told in full or in part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.timex_calendar import a_date, covers, moved, value_of
from dateline.annotate.timex_clock import clock, part, part_of, weekday, weekday_counted
from dateline.annotate.timex_grammar import Match
from dateline.annotate.timex_holidays import feast
from dateline.annotate.timex_reading import Context, Reading, number_of, placed, steps, ymd
from dateline.annotate.timex_relative import (
    counted,
    deictic,
    duration,
    edge,
    fixed,
    offset,
    relative_name,
    relative_unit,
    repeated,
    set_word,
    stretch,
    then_alone,
    then_unit,
    turn,
)
from dateline.model.interval import Bounds

NEAR = 7
"""Days from publication within which one reading of an ambiguous numeral is taken."""
YOUNG = 50
"""Years of two digits below this are of this century."""


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match; None where it is no date after all (31 June)."""
    found = _KINDS[match.rule.kind](match, context)
    if found and found.value[0].isdigit():
        told = match.get("bc") or match.means("era") == "BC"
        if told or (context.ref.bc and found.anchor == "text"):
            return replace(found, value="BC" + found.value)
    return found


def _day_number(match: Match) -> int:
    digits = "".join(c for c in match.get("d") if c.isdigit())
    return int(digits or match.means("d", "o") or 0)


def _day(match: Match, context: Context) -> Reading | None:
    month, day = match.means("m"), _day_number(match)
    if day > 31 or a_date(2000, int(month), day) is None:
        return None
    if match.get("y"):
        return _dated(int(match.get("y")), month, day, "absolute")
    if match.get("short"):
        return _dated(_near_century(int(match.get("short")), context), month, day, "absolute")
    if match.get("then") or match.get("which"):
        year, anchor = _named_year(match, context)
    else:
        year, anchor = placed(context, match, int(month), day)
    return _dated(year, month, day, anchor)


def _dated(year: int | None, month: str, day: int, anchor: str) -> Reading | None:
    value = ymd(year, month, day)
    return Reading("DATE", value, anchor) if value else None


def _named_year(match: Match, context: Context) -> tuple[int | None, str]:
    """The year of `last year`, `that year`, `the following year`."""
    told = "then" if match.get("then") else "which"
    base = context.ref.then if told == "then" or context.ref.narrative else context.ref.dct
    return (base.year + steps(match, told) if base else None), ("text" if told == "then" else "dct")


def _day_tail(match: Match, context: Context) -> Reading | None:
    base = context.ref.day
    day = a_date(int(match.get("y") or base.year), base.month, _day_number(match)) if base else None
    return Reading("DATE", day.isoformat(), "text") if day and base and day > base.replace(year=day.year) else None


def _day_alone(match: Match, context: Context) -> Reading | None:
    base = context.ref.then
    if base is None:
        return Reading("DATE", f"XXXX-XX-{_day_number(match):02}", "unresolved")
    number = _day_number(match)
    day = a_date(base.year, base.month, number)
    told = context.tense if day and base is context.ref.dct and not context.ref.narrative else ""
    step = (
        -1 if day and day > base and told in ("past", "before") else 1 if day and day < base and told == "future" else 0
    )
    month = moved(base.replace(day=1), step, "M") if step else None
    day = a_date(month.year, month.month, number) if month else day
    return Reading("DATE", day.isoformat(), "text") if day else None


def _numeric(match: Match, context: Context) -> Reading | None:
    year = match.get("y")
    if match.get("mm"):
        day = a_date(int(year), int(match.get("mm")), int(match.get("d")))
        hour = match.get("time").upper().replace(" ", "T")
        return Reading("TIME" if hour else "DATE", day.isoformat() + hour) if day else None
    full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < YOUNG else 1900 + int(year)
    a, b = int(match.get("a")), int(match.get("b"))
    if a <= 12 and b <= 12 and a != b and (match.get("sep") != "." or context.ref.order):
        return _either(date(full, a, b), date(full, b, a), context)
    day = a_date(full, b, a) if b <= 12 else a_date(full, a, b)
    return Reading("DATE", day.isoformat()) if day else None


def _either(month_first: date, day_first: date, context: Context) -> Reading:
    """Month or day first: as the text writes its days where that is known; what lies within a week of publication; else both are
    possible."""
    if context.ref.order:
        return Reading("DATE", (month_first if context.ref.order == "mdy" else day_first).isoformat())
    dct = context.ref.dct
    near = [d for d in (month_first, day_first) if dct and abs((d - dct).days) <= NEAR]
    if len(near) == 1:
        return Reading("DATE", near[0].isoformat())
    first, last = sorted((month_first, day_first))
    return Reading("DATE", f"{first.year:04}-XX-XX", bounds=Bounds(first, last))


def _day_of_month(match: Match, context: Context) -> Reading | None:
    """`the 12th of last month`."""
    told = "then" if match.get("then") else "which"
    base = context.ref.then if told == "then" or context.ref.narrative else context.ref.dct
    month = moved(base.replace(day=1), steps(match, told), "M") if base else None
    if month is None:
        return Reading("DATE", f"XXXX-XX-{_day_number(match):02}", "unresolved")
    day = a_date(month.year, month.month, _day_number(match))
    return Reading("DATE", day.isoformat(), "text" if told == "then" else "dct") if day else None


def _week_of_month(match: Match, context: Context) -> Reading | None:
    """`the first week of March`: its days by count; the last week ends with the month."""
    month = _month(match, context)
    whole = covers(month.value) if month else Bounds()
    if month is None or whole.earliest is None or whole.latest is None:
        return replace(month, value=month.value + "-XX") if month else None
    last = match.get("o") not in match.tongue.listed("counting")
    first = whole.latest - timedelta(6) if last else whole.earliest + timedelta(7 * (int(match.means("o")) - 1))
    return Reading("DATE", value_of(first, "W"), month.anchor, Bounds(first, first + timedelta(6)))


def _weekday_of_month(match: Match, context: Context) -> Reading | None:
    """`the first Monday in September`."""
    month = _month(match, context)
    whole = covers(month.value) if month else Bounds()
    if month is None or whole.earliest is None or whole.latest is None:
        return replace(month, value=month.value + "-XX") if month else None
    number = int(match.means("w"))
    days = [d for n in range(31) if (d := whole.earliest + timedelta(n)) <= whole.latest and d.isoweekday() == number]
    counting = match.get("o") in match.tongue.listed("counting")
    return Reading("DATE", days[int(match.means("o")) - 1 if counting else -1].isoformat(), month.anchor)


def _month(match: Match, context: Context) -> Reading | None:
    month = match.means("m")
    if match.get("y"):
        return Reading("DATE", f"{match.get('y'):0>4}-{month}")
    if match.get("then") or match.get("which"):
        year, anchor = _named_year(match, context)
    else:
        year, anchor = placed(context, match, int(month))
    return Reading("DATE", ymd(year, month) or "", anchor if year else "unresolved")


def _season(match: Match, context: Context) -> Reading:
    season = match.means("s") or "FA"
    if match.get("y"):
        return Reading("DATE", f"{_season_year(match, season):04}-{season}")
    base = context.ref.then if match.get("then") else context.ref.base
    if base is None:
        return Reading("DATE", f"XXXX-{season}", "unresolved")
    told = base is not context.ref.dct
    year = base.year + (season == "WI" and base.month > 3 and told)
    if not told and not match.get("which") and context.tense in ("past", "before"):
        year -= covers(f"{year:04}-{season}").earliest is not None and _begins(year, season) > base
    return Reading("DATE", f"{year:04}-{season}", "text" if told else "dct")


def _begins(year: int, season: str) -> date:
    return covers(f"{year:04}-{season}").earliest or date(year, 1, 1)


def _season_year(match: Match, season: str) -> int:
    """A winter told by both its years is named by the later one, in which it ends."""
    year, tail = int(match.get("y")), match.get("ytail")
    if not tail or season != "WI":
        return year
    return int(tail) if len(tail) == 4 else year // 100 * 100 + int(tail)


def _year(match: Match, context: Context) -> Reading:
    return Reading("DATE", f"{match.get('y'):0>4}")


def _fiscal(match: Match, context: Context) -> Reading:
    """Such a year begins in the year before or in its own, by country: bounds hold both."""
    year = int(match.get("y"))
    first = date(year, 4, 1) if match.get("ytail") else date(year - 1, 7, 1)
    return Reading("DATE", f"{year:04}", bounds=Bounds(first, date(year + 1, 9 if match.get("ytail") else 6, 30)))


def _year_tail(match: Match, context: Context) -> Reading | None:
    base = context.ref.running
    if base is None or int(match.get("y")) <= base.year % 100:
        return None
    return Reading("DATE", f"{base.year // 100:02}{match.get('y')}")


def _near_century(two: int, context: Context) -> int:
    """The century of a year or decade of two digits: the latest that is not well ahead of the text."""
    base = context.ref.base or context.ref.dct
    last = base.year + 5 if base else 2025
    year = last // 100 * 100 + two
    return year - 100 if year > last else year


def _year_short(match: Match, context: Context) -> Reading:
    return Reading("DATE", f"{_near_century(int(match.get('y')), context):04}")


def _era(match: Match, context: Context) -> Reading | None:
    era = match.means("era") or ("AD" if match.get("e") else "")
    number = int(match.get("n"))
    return Reading("DATE", f"BC{number:04}" if era == "BC" else f"{number:04}") if era and number else None


def _decade(match: Match, context: Context) -> Reading:
    if match.get("dec"):
        return Reading("DATE", match.get("dec")[:3])
    two = match.get("two") or match.means("decword", "decades") + "0"
    base = context.ref.base
    if match.get("decword") and context.ref.narrative and base and base.year < 2000:
        return Reading("DATE", f"{base.year // 100:02}{two[0]}")
    return Reading("DATE", f"{_near_century(int(two), context):04}"[:3])


def _century(match: Match, context: Context) -> Reading:
    number = int(match.get("n") or match.means("o"))
    era = match.means("era")
    return Reading("DATE", f"{'BC' if era == 'BC' else ''}{number - 1:02}")


def _quarter(match: Match, context: Context) -> Reading:
    base = context.ref.dct or context.ref.base
    told, year = match.get("y"), base.year + steps(match, "which") if base else None
    which = match.get("q")[1:] or match.means("o") or "4"
    half = match.means("what", "halves") == "H" or match.get("q").startswith("h")
    return Reading("DATE", f"{told or year or 'XXXX'}-{f'H{min(int(which), 2)}' if half else f'Q{which}'}")


def _holiday(match: Match, context: Context) -> Reading:
    month, day = (int(n) for n in match.tongue.meaning("holiday", match.get("x").replace("’", "'")).split("-"))
    told = match.get("y")
    year, anchor = (int(told), "absolute") if told else placed(context, match, month, day)
    return Reading("DATE", ymd(year, f"{month:02}", day) or "", anchor)


def _moving(match: Match, context: Context) -> Reading:
    """A feast of the year told, else of the one next to the text's time in the direction of its tense."""
    code = match.tongue.meaning("moon", match.get("x").replace("’", "'"))
    if match.get("y"):
        bounds = feast(code, int(match.get("y")))
        return Reading("DATE", _named(bounds, match.get("y")), bounds=bounds)
    if match.get("then") or match.get("which"):
        year, anchor = _named_year(match, context)
        bounds = feast(code, year) if year else Bounds()
        return Reading("DATE", _named(bounds, str(year or "XXXX")), anchor, bounds)
    base = context.ref.base
    if base is None:
        return Reading("DATE", "XXXX", "unresolved")
    feasts = [(b.earliest, b.latest) for y in (-1, 0, 1) if (b := feast(code, base.year + y)).earliest]
    first, last = min(feasts, key=lambda b: _far(b, base, context.tense), default=(None, None))
    bounds = Bounds(first, last)
    return Reading("DATE", _named(bounds, "XXXX"), "text" if base is not context.ref.dct else "dct", bounds)


def _far(feast_days: tuple[date | None, date | None], base: date, tense: str) -> int:
    first, last = feast_days
    if first is None or last is None:
        return 10**6
    wrong = (tense in ("past", "before") and first > base) or (tense == "future" and last < base)
    return abs((first - base).days) + 1000 * wrong


def _named(bounds: Bounds, year: str) -> str:
    """A day where the bounds are one, else the year."""
    if bounds.earliest and bounds.earliest == bounds.latest:
        return bounds.earliest.isoformat()
    return f"{bounds.earliest.year:04}" if bounds.earliest else year


def _nth(match: Match, context: Context) -> Reading | None:
    """`day 200 of the war`: the days from its start, which `timex_counted` finds in the text."""
    number = number_of(match.get("n"), match.tongue)
    return Reading("DATE", "XXXX-XX-XX", f"day {number}") if number.isdigit() else None


_KINDS: dict[str, Callable[[Match, Context], Reading | None]] = {
    "day": _day, "day-head": _day, "day-tail": _day_tail, "day-alone": _day_alone, "day-of-month": _day_of_month, "week-of-month": _week_of_month, "weekday-of-month": _weekday_of_month, "numeric": _numeric, "month": _month,
    "month-head": _month, "season": _season, "year": _year, "year-tail": _year_tail, "year-short": _year_short, "era": _era,
    "decade": _decade, "century": _century, "quarter": _quarter, "fiscal": _fiscal, "weekday": weekday, "part-of": part_of(_day), "part-of-alone": part_of(_day_alone),
    "weekday-counted": weekday_counted,
    "part": part, "clock": clock, "deictic": deictic, "value": fixed, "relative": relative_unit, "relative-name": relative_name,
    "then": then_unit, "then-alone": then_alone, "offset": offset, "span": stretch, "duration": duration, "counted": counted, "set": repeated,
    "set-word": set_word, "edge": edge, "holiday": _holiday, "moving": _moving, "turn": turn, "nth": _nth,
}  # fmt: skip
