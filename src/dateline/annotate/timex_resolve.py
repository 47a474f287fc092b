"""From a match to a TIMEX3 type and value, by the kind of its rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dateline.annotate.timex_calendar import a_date, covers, moved, value_of
from dateline.annotate.timex_grammar import Match, longest
from dateline.annotate.timex_reference import Reference, tense_at
from dateline.knowledge.timex import timex_words
from dateline.model.interval import Bounds

_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_GAP = re.compile(r"[,\s]*(?:on\s+)?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_SETS = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "hourly": "PT1H"}


@dataclass(frozen=True, slots=True)
class Reading:
    """Type and value; `anchor` says what a relative one was counted from."""

    type: str
    value: str
    anchor: str = "absolute"
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a match is read against: the reference and the tense beside it."""

    ref: Reference
    text: str
    start: int
    end: int

    @property
    def tense(self) -> str:
        """Read only when it decides."""
        return tense_at(self.text, self.start, self.end)


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match; None where it is no date after all (31 June)."""
    found = _KINDS[match.rule.kind](match, context)
    if found and found.value[0].isdigit():
        told = _word("era", match.get("era")) == "BC"
        if told or (context.ref.bc and found.anchor == "text"):
            return replace(found, value="BC" + found.value)
    return found


def _word(table: str, key: str) -> str:
    return timex_words(table).get(key, "")


def _number(text: str) -> str:
    """A number as digits, `X` where vague."""
    text = text.replace(",", "")
    if text.replace(".", "", 1).isdigit():
        return str(int(text)) if "." not in text else text.rstrip("0")
    if text.endswith("couple of") or text == "couple":
        return "2"
    if text == "a dozen":
        return "12"
    total, seen = 0, False
    for word in text.replace("-", " ").split():
        if number := _word("number", word):
            total = (
                max(total, 1) * 100 if number == "100" else total + int(number) * (word not in ("a", "an") or not seen)
            )
            seen = True
        elif word != "and":
            return "X"
    return str(total) if seen else "X"


def _placed(context: Context, month: int, day: int = 0) -> tuple[int | None, str]:
    """The year of a month or day told without one, and what it was counted from."""
    ref = context.ref
    base = ref.base
    if base is None:
        return None, "unresolved"
    if base is not ref.dct:
        return _running_year(base, month), "text"
    first = date(base.year, month, 1)
    if day:
        first = a_date(base.year, month, day) or first
    if context.tense == "past" and first > base:
        return base.year - 1, "dct"
    if context.tense == "future" and (first.year, first.month, first.day if day else 31) < (
        base.year,
        base.month,
        base.day,
    ):
        return base.year + 1, "dct"
    if context.tense == "past" or context.tense == "future":
        return base.year, "dct"
    gap = (first - base).days
    return base.year - 1 if gap > 183 else base.year + 1 if gap < -183 else base.year, "dct"


def _running_year(base: date, month: int) -> int:
    """An account goes forward: after December, January is the next year's."""
    return base.year + 1 if month - base.month <= -9 else base.year


def _ymd(year: int | None, month: str, day: int | None = None) -> str | None:
    if year is None:
        return f"XXXX-{month}" + (f"-{day:02}" if day else "")
    if day is None:
        return f"{year:04}-{month}"
    found = a_date(year, int(month), day)
    return found.isoformat() if found else None


def _day_number(match: Match) -> int:
    return int(match.get("d").rstrip("stndrh") or 0)


def _day(match: Match, context: Context) -> Reading | None:
    month, day = _word("m", match.get("m")), _day_number(match)
    if day > 31 or a_date(2000, int(month), day) is None:
        return None
    told = match.get("y")
    year, anchor = (int(told), "absolute") if told else _placed(context, int(month), day)
    value = _ymd(year, month, day)
    return Reading("DATE", value, anchor) if value else None


def _day_tail(match: Match, context: Context) -> Reading | None:
    base = context.ref.day
    day = a_date(int(match.get("y") or base.year), base.month, _day_number(match)) if base else None
    return Reading("DATE", day.isoformat(), "text") if day and base and day > base.replace(year=day.year) else None


def _day_alone(match: Match, context: Context) -> Reading | None:
    base = context.ref.then or context.ref.dct
    if base is None:
        return Reading("DATE", f"XXXX-XX-{_day_number(match):02}", "unresolved")
    day = a_date(base.year, base.month, _day_number(match))
    return Reading("DATE", day.isoformat(), "text") if day else None


def _numeric(match: Match, context: Context) -> Reading | None:
    year = match.get("y")
    if match.get("mm"):
        day = a_date(int(year), int(match.get("mm")), int(match.get("d")))
        return Reading("DATE", day.isoformat()) if day else None
    full = int(year) if len(year) == 4 else 2000 + int(year) if int(year) < 50 else 1900 + int(year)
    a, b = int(match.get("a")), int(match.get("b"))
    if a <= 12 and b <= 12 and a != b and match.get("sep") != ".":
        return _either(date(full, a, b), date(full, b, a), context)
    day = a_date(full, b, a) if b <= 12 else a_date(full, a, b)
    return Reading("DATE", day.isoformat()) if day else None


def _either(one: date, other: date, context: Context) -> Reading:
    """Month or day first: what lies within a week of publication, else both are possible."""
    near = [d for d in (one, other) if context.ref.dct and abs((d - context.ref.dct).days) <= 7]
    if len(near) == 1:
        return Reading("DATE", near[0].isoformat())
    return Reading("DATE", f"{one.year:04}-XX-XX", bounds=Bounds(min(one, other), max(one, other)))


def _month(match: Match, context: Context) -> Reading | None:
    month = _word("m", match.get("m"))
    told, rel = match.get("y"), match.get("rel")
    if told:
        return Reading("DATE", f"{told:0>4}-{month}")
    base = context.ref.then if rel.startswith(("that", "the")) else context.ref.dct
    if rel and base:
        step = -1 if "last" in rel or "previous" in rel else 1 if "next" in rel or "following" in rel else 0
        return Reading("DATE", f"{base.year + step:04}-{month}", "text" if rel.startswith("th") else "dct")
    year, anchor = _placed(context, int(month))
    return Reading("DATE", _ymd(year, month) or "", anchor)


def _season(match: Match, context: Context) -> Reading:
    season = _word("s", match.get("s")) or "FA"
    if match.get("y"):
        return Reading("DATE", f"{match.get('y'):0>4}-{season}")
    base = context.ref.base
    if base is None:
        return Reading("DATE", f"XXXX-{season}", "unresolved")
    year = base.year + (season == "WI" and base.month > 3 and base is not context.ref.dct)
    if base is context.ref.dct and context.tense == "past" and _SEASON_MONTH[season] - 1 > base.month:
        year -= 1
    return Reading("DATE", f"{year:04}-{season}", "text" if base is not context.ref.dct else "dct")


def _year(match: Match, context: Context) -> Reading:
    return Reading("DATE", f"{match.get('y'):0>4}")


def _year_tail(match: Match, context: Context) -> Reading | None:
    base = context.ref.running
    if base is None or int(match.get("y")) <= base.year % 100:
        return None
    return Reading("DATE", f"{base.year // 100:02}{match.get('y')}")


def _year_short(match: Match, context: Context) -> Reading:
    base = context.ref.base
    near = base.year + 5 if base else 2025
    year = near // 100 * 100 + int(match.get("y"))
    return Reading("DATE", f"{year - 100 if year > near else year:04}")


def _era(match: Match, context: Context) -> Reading | None:
    era = _word("era", match.get("era")) or ("AD" if match.get("e") else "")
    number = int(match.get("n"))
    return Reading("DATE", f"BC{number:04}" if era == "BC" else f"{number:04}") if era and number else None


def _decade(match: Match, context: Context) -> Reading:
    if match.get("dec"):
        return Reading("DATE", match.get("dec")[:3])
    base = context.ref.base
    return Reading(
        "DATE",
        f"{(base.year // 100 if base and base.year < 2000 else 19):02}{_DECADES.index(match.get('decword')) + 2}",
    )


def _century(match: Match, context: Context) -> Reading:
    number = int(match.get("n") or _word("o", match.get("o")))
    era = _word("era", match.get("era"))
    return Reading("DATE", f"{'BC' if era == 'BC' else ''}{number - 1:02}")


def _year_named(match: Match, context: Context) -> int | None:
    rel, base = match.get("rel"), context.ref.dct or context.ref.base
    if match.get("y"):
        return int(match.get("y"))
    return base.year + (-1 if "last" in rel else 1 if "next" in rel else 0) if base else None


def _quarter(match: Match, context: Context) -> Reading:
    year = _year_named(match, context)
    which = match.get("q")[1:] or {"first": "1", "second": "2", "third": "3"}.get(match.get("o"), "4")
    half = match.get("what") == "half"
    return Reading(
        "DATE", f"{'XXXX' if year is None else year}-{'H' if half else 'Q'}{min(int(which), 2) if half else which}"
    )


def _weekday(match: Match, context: Context) -> Reading:
    number = _WEEKDAYS.index(match.get("w")[:3]) + 1 if match.get("w") else 1
    base, anchor = (context.ref.running, "text") if context.ref.narrative else (context.ref.dct, "dct")
    if base is None:
        value, anchor = f"XXXX-WXX-{number}", "unresolved"
    else:
        value = _weekday_of(base, number, match.get("which"), context.tense).isoformat()
    part = _word("p", match.get("p"))
    return Reading("TIME", _with_part(value, part), anchor) if part else Reading("DATE", value, anchor)


def _weekday_of(base: date, number: int, which: str, tense: str) -> date:
    back = (base.isoweekday() - number) % 7
    if "last" in which or "previous" in which:
        return moved(base, -(back or 7), "D") or base
    forward = (number - base.isoweekday()) % 7
    ahead = "next" in which or "coming" in which or "following" in which or (tense == "future" and "past" not in which)
    return moved(base, (forward or 7) if which and ahead else forward if ahead else -back, "D") or base


def _with_part(day: str, part: str) -> str:
    return day + (part if part.startswith("T") else "T" + part)


def _part_of(match: Match, context: Context) -> Reading | None:
    day = _day(match, context)
    part = _word("p", match.get("p")) or "MO"
    return Reading("TIME", _with_part(day.value, part), day.anchor) if day else None


def _part(match: Match, context: Context) -> Reading:
    part, rel = _word("p", match.get("p")) or "NI", match.get("rel")
    base, anchor = (
        (context.ref.dct, "dct") if rel in ("this", "last", "yesterday", "tomorrow") else (context.ref.then, "text")
    )
    step = 1 if rel.endswith(("next", "following")) or rel == "tomorrow" else 0
    step -= rel in ("last", "yesterday") or rel.endswith("previous")
    day = moved(base, step, "D") if base and (rel or not context.ref.narrative) else None
    return Reading("TIME", _with_part(day.isoformat() if day else "XXXX-XX-XX", part), anchor if day else "unresolved")


def _day_after(match: Match, context: Context) -> date | None:
    """The day told right behind a time of day: `at 9:30 on 3 May`."""
    gap = _GAP.match(context.text, match.end)
    found = longest(context.text, gap.end(), after_date=False) if gap else None
    if found is None or found.rule.kind not in ("day", "weekday", "deictic"):
        return None
    reading = read(found, context)
    return covers(reading.value).earliest if reading else None


def _clock(match: Match, context: Context) -> Reading:
    hour, minute, half = int(match.get("h")), int(match.get("min") or 0), match.get("ap")[:1]
    hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
    base = _day_after(match, context) or context.ref.day or (None if context.ref.narrative else context.ref.dct)
    zone = _word("z", match.get("z").split(" ")[0]) if match.get("z") else ""
    day = base.isoformat() if base else "XXXX-XX-XX"
    return Reading("TIME", f"{day}T{hour:02}:{minute:02}{zone}", "text" if base else "unresolved")


def _deictic(match: Match, context: Context) -> Reading:
    word, base = match.get("x"), context.ref.dct
    step = (
        2
        if "after tomorrow" in word
        else -2
        if "before yesterday" in word
        else 1
        if word == "tomorrow"
        else -1
        if word == "yesterday"
        else 0
    )
    if context.ref.narrative and word.endswith("today"):
        return Reading("DATE", "PRESENT_REF")
    day = moved(base, step, "D") if base else None
    value = day.isoformat() if day else "XXXX-XX-XX"
    night = word in ("tonight", "overnight")
    return Reading("TIME" if night else "DATE", value + "TNI" * night, "dct" if day else "unresolved")


def _value(match: Match, context: Context) -> Reading:
    return Reading("DATE", match.rule.value)


def _unit(match: Match) -> str:
    return _word("u", match.get("u")) or "D"


def _at(context: Context, base: date | None, step: int, unit: str, anchor: str) -> Reading:
    """A date so many units from a base, told in that unit."""
    if context.ref.bc and anchor == "text" and unit in ("Y", "DE", "CE"):
        step = -step
    day = moved(base, step, unit) if base else None
    if day is None:
        blank = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "DE": "XXX", "CE": "XX"}.get(unit, "XXXX-XX-XX")
        return Reading("DATE", blank, "unresolved")
    return Reading("DATE", value_of(day, unit), anchor)


def _relative(match: Match, context: Context) -> Reading:
    step = {"last": -1, "past": -1, "this past": -1, "next": 1, "coming": 1, "upcoming": 1}.get(match.get("which"), 0)
    if match.get("which") == "past":
        return Reading("DURATION", _period("1", _unit(match)))
    return _at(
        context, context.ref.dct if not context.ref.narrative else context.ref.running, step, _unit(match), "dct"
    )


def _relative_name(match: Match, context: Context) -> Reading:
    then = match.get("then")
    base, anchor = (context.ref.then, "text") if then or context.ref.narrative else (context.ref.dct, "dct")
    back = then in ("previous", "preceding") or match.get("which") in ("last", "this past")
    ahead = then in ("next", "following") or match.get("which") == "next"
    code = _word("m", match.get("m")) or _word("s", match.get("s"))
    month = _SEASON_MONTH.get(code) or int(code)
    if base is None:
        return Reading("DATE", f"XXXX-{code}", "unresolved")
    year = base.year - (back and month >= base.month) + (ahead and month <= base.month)
    return Reading("DATE", f"{year:04}-{code}", anchor)


def _then(match: Match, context: Context) -> Reading:
    step = {"following": 1, "next": 1, "ensuing": 1, "previous": -1, "preceding": -1}.get(match.get("then"), 0)
    unit = _unit(match)
    if match.get("rel"):
        return _at(context, context.ref.dct, -1, "Y", "dct")
    if unit == "W" and step and context.ref.narrative:
        return Reading("DURATION", "P1W")
    return _at(context, context.ref.then or context.ref.dct, step, unit, "text")


def _day_before(match: Match, context: Context) -> Reading:
    step = -1 if match.get("dir") in ("before", "earlier") else 1
    return _at(context, context.ref.then or context.ref.dct, step, _unit(match), "text")


def _offset(match: Match, context: Context) -> Reading:
    told = _word("dir", match.get("dir").split(" ")[0]) or _word("dir", match.get("dir"))
    sign, anchor = (1 if told.startswith("+") or match.get("dir").startswith("from") else -1), told[1:].lower()
    number = _number(match.get("n")) if match.get("n") else "X"
    if not number.isdigit():
        return Reading("DATE", "FUTURE_REF" if sign > 0 else "PAST_REF")
    base = context.ref.dct if anchor == "dct" and not context.ref.narrative else context.ref.then or context.ref.dct
    if _unit(match).startswith("T"):
        return Reading("TIME", f"{base.isoformat() if base else 'XXXX-XX-XX'}TXX", "text" if base else "unresolved")
    return _at(context, base, sign * int(number), _unit(match), "dct" if anchor == "dct" else "text")


def _period(number: str, unit: str) -> str:
    if unit == "2W":
        return f"P{int(number) * 2}W" if number.isdigit() else "PXW"
    if unit in ("TH", "TM", "TS"):
        return f"PT{number}{unit[1]}"
    return f"P{number}{'D' if unit == 'WE' else unit}"


def _span(match: Match, context: Context) -> Reading:
    number = (
        _number(match.get("n"))
        if match.get("n")
        else "X"
        if match.get("u").endswith("s") or match.get("u") == "centuries"
        else "1"
    )
    return Reading("DURATION", _period(number, _unit(match)))


def _duration(match: Match, context: Context) -> Reading:
    told = match.get("n")
    if told.startswith("half"):
        number = "0.5"
    else:
        head = told.removesuffix(" and a half").removesuffix(" and half")
        number = (_number(head) if head else "X") + (".5" if head != told else "")
    if match.get("long") == "long" and not told:
        number = "X"
    return Reading("DURATION", _period(number, _unit(match)))


def _set(match: Match, context: Context) -> Reading:
    unit, freq = _word("u", match.get("u")), match.get("freq")
    if match.get("w") or not (unit or match.get("p") or match.get("m") or match.get("s")):
        return Reading("SET", "XXXX-WXX-" + (_word("w", match.get("w")) or "X"))
    if match.get("p"):
        return Reading("SET", "XXXX-XX-XXT" + _word("p", match.get("p")))
    if not unit:
        return Reading("SET", "XXXX-" + (_word("m", match.get("m")) or _word("s", match.get("s"))))
    if freq in ("every", "each") and not match.get("n"):
        return Reading(
            "SET", {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(unit, _period("1", unit))
        )
    return Reading(
        "SET", _period("2" if freq == "every other" else _number(match.get("n")) if match.get("n") else "1", unit)
    )


def _set_word(match: Match, context: Context) -> Reading:
    word = match.get("x")
    return Reading("SET", "XXXX-XX-XX" if word == "daily" else _SETS.get(word, "P1Y"))


def _edge(match: Match, context: Context) -> Reading:
    if match.get("u") == "day" or not context.ref.narrative:
        return _at(
            context, context.ref.day or context.ref.dct, 0, _unit(match), "dct" if context.ref.day is None else "text"
        )
    return _at(context, context.ref.then or context.ref.dct, 0, _unit(match), "text")


def _holiday(match: Match, context: Context) -> Reading:
    month, day = _word("holiday", match.get("x").replace("’", "'")).split("-")
    year, anchor = (int(match.get("y")), "absolute") if match.get("y") else _placed(context, int(month), int(day))
    return Reading("DATE", _ymd(year, month, int(day)) or "", anchor)


def _moving(match: Match, context: Context) -> Reading:
    return Reading("DATE", match.get("y") or "XXXX", "absolute" if match.get("y") else "unresolved")


_KINDS: dict[str, Callable[[Match, Context], Reading | None]] = {
    "day": _day, "day-head": _day, "day-tail": _day_tail, "day-alone": _day_alone, "numeric": _numeric, "month": _month,
    "month-head": _month, "season": _season, "year": _year, "year-tail": _year_tail, "year-short": _year_short, "era": _era,
    "decade": _decade, "century": _century, "quarter": _quarter, "fiscal": _year, "weekday": _weekday, "part-of": _part_of,
    "part": _part, "clock": _clock, "deictic": _deictic, "value": _value, "relative": _relative, "relative-name": _relative_name,
    "then": _then, "day-before": _day_before, "offset": _offset, "span": _span, "duration": _duration,
    "duration-head": _duration, "set": _set, "set-word": _set_word, "edge": _edge,
    "the-unit": _edge, "holiday": _holiday, "moving": _moving,
}  # fmt: skip
