"""From a match to a TIMEX3 type and value, by the kind of its rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dateline.annotate.timex_calendar import a_date, covers, moved
from dateline.annotate.timex_grammar import Match, longest
from dateline.annotate.timex_reading import Context, Reading, meaning, placed, ymd
from dateline.annotate.timex_relative import (
    SEASON_MONTH,
    day_before,
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
    then_unit,
)
from dateline.model.interval import Bounds

_GAP = re.compile(r"[,\s]*(?:on\s+)?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")


def read(match: Match, context: Context) -> Reading | None:
    """The meaning of a match; None where it is no date after all (31 June)."""
    found = _KINDS[match.rule.kind](match, context)
    if found and found.value[0].isdigit():
        told = meaning("era", match.get("era")) == "BC"
        if told or (context.ref.bc and found.anchor == "text"):
            return replace(found, value="BC" + found.value)
    return found


def _day_number(match: Match) -> int:
    return int(match.get("d").rstrip("stndrh") or 0)


def _day(match: Match, context: Context) -> Reading | None:
    month, day = meaning("m", match.get("m")), _day_number(match)
    if day > 31 or a_date(2000, int(month), day) is None:
        return None
    told = match.get("y")
    year, anchor = (int(told), "absolute") if told else placed(context, int(month), day)
    value = ymd(year, month, day)
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
    month = meaning("m", match.get("m"))
    told, rel = match.get("y"), match.get("rel")
    if told:
        return Reading("DATE", f"{told:0>4}-{month}")
    base = context.ref.then if rel.startswith(("that", "the")) else context.ref.dct
    if rel and base:
        step = -1 if "last" in rel or "previous" in rel else 1 if "next" in rel or "following" in rel else 0
        return Reading("DATE", f"{base.year + step:04}-{month}", "text" if rel.startswith("th") else "dct")
    year, anchor = placed(context, int(month))
    return Reading("DATE", ymd(year, month) or "", anchor)


def _season(match: Match, context: Context) -> Reading:
    season = meaning("s", match.get("s")) or "FA"
    if match.get("y"):
        return Reading("DATE", f"{match.get('y'):0>4}-{season}")
    base = context.ref.base
    if base is None:
        return Reading("DATE", f"XXXX-{season}", "unresolved")
    year = base.year + (season == "WI" and base.month > 3 and base is not context.ref.dct)
    if base is context.ref.dct and context.tense == "past" and SEASON_MONTH[season] - 1 > base.month:
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
    era = meaning("era", match.get("era")) or ("AD" if match.get("e") else "")
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
    number = int(match.get("n") or meaning("o", match.get("o")))
    era = meaning("era", match.get("era"))
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
    part = meaning("p", match.get("p"))
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
    part = meaning("p", match.get("p")) or "MO"
    return Reading("TIME", _with_part(day.value, part), day.anchor) if day else None


def _part(match: Match, context: Context) -> Reading:
    part, rel = meaning("p", match.get("p")) or "NI", match.get("rel")
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
    zone = meaning("z", match.get("z").split(" ")[0]) if match.get("z") else ""
    day = base.isoformat() if base else "XXXX-XX-XX"
    return Reading("TIME", f"{day}T{hour:02}:{minute:02}{zone}", "text" if base else "unresolved")


def _holiday(match: Match, context: Context) -> Reading:
    month, day = meaning("holiday", match.get("x").replace("’", "'")).split("-")
    year, anchor = (int(match.get("y")), "absolute") if match.get("y") else placed(context, int(month), int(day))
    return Reading("DATE", ymd(year, month, int(day)) or "", anchor)


def _moving(match: Match, context: Context) -> Reading:
    return Reading("DATE", match.get("y") or "XXXX", "absolute" if match.get("y") else "unresolved")


_KINDS: dict[str, Callable[[Match, Context], Reading | None]] = {
    "day": _day, "day-head": _day, "day-tail": _day_tail, "day-alone": _day_alone, "numeric": _numeric, "month": _month,
    "month-head": _month, "season": _season, "year": _year, "year-tail": _year_tail, "year-short": _year_short, "era": _era,
    "decade": _decade, "century": _century, "quarter": _quarter, "fiscal": _year, "weekday": _weekday, "part-of": _part_of,
    "part": _part, "clock": _clock, "deictic": deictic, "value": fixed, "relative": relative_unit, "relative-name": relative_name,
    "then": then_unit, "day-before": day_before, "offset": offset, "span": stretch, "duration": duration,
    "duration-head": duration, "set": repeated, "set-word": set_word, "edge": edge,
    "the-unit": edge, "holiday": _holiday, "moving": _moving,
}  # fmt: skip
