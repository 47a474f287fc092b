"""Weekdays, parts of the day and times of day: they hang on the day told behind them, else on the one told last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dateline.annotate.timex_calendar import moved
from dateline.annotate.timex_grammar import Match
from dateline.annotate.timex_reading import Context, Reading, number_of, placed, steps, ymd

LATE = ("AF", "EV", "NI")


def weekday(match: Match, context: Context) -> Reading:
    """`Tuesday`, `next Monday`, `Friday morning`."""
    ref, number = context.ref, int(match.means("w"))
    base, anchor = (ref.running, "text") if ref.narrative else (ref.dct, "dct")
    told = "then" if match.get("then") else "which" if match.get("which") else ""
    if told == "then":
        base, anchor = ref.then, "text"
    if base is None:
        value, anchor = f"XXXX-WXX-{number}", "unresolved"
    elif match.tail and ref.day:
        value, anchor = _ahead(ref.day, number, 0).isoformat(), "text"
    elif told:
        value = _stepped(base, number, steps(match, told), context).isoformat()
    else:
        ahead = context.tense == "future"
        value = (_ahead(base, number, 0) if ahead else _back(base, number, 0)).isoformat()
    return timed(match, value, anchor)


def weekday_counted(match: Match, context: Context) -> Reading:
    """`two Sundays ago`, `Sunday week`, `a fortnight on Monday`: weeks from the nearest such day, as seen from publication."""
    base, number = context.ref.dct, int(match.means("w"))
    count = number_of(match.get("n"), match.tongue) if match.get("n") else ""
    day = None
    if base is not None and not context.ref.narrative and (match.get("u") or count.isdigit()):
        weeks = -(int(count) - 1) if count else 2 if match.means("u") == "2W" else 1
        day = moved(_back(base, number, 1) if count else _ahead(base, number, 1), 7 * weeks, "D")
    return Reading("DATE", day.isoformat(), "dct") if day else Reading("DATE", f"XXXX-WXX-{number}", "unresolved")


def _ahead(base: date, number: int, least: int) -> date:
    """The next such weekday, `least` 1 where the day itself is not meant."""
    return moved(base, (number - base.isoweekday() - least) % 7 + least, "D") or base


def _back(base: date, number: int, least: int) -> date:
    return moved(base, -((base.isoweekday() - number - least) % 7 + least), "D") or base


def _stepped(base: date, number: int, step: int, context: Context) -> date:
    if step == 0:
        return _back(base, number, 0) if context.tense in ("past", "before") else _ahead(base, number, 0)
    return _ahead(base, number, 1) if step > 0 else _back(base, number, 1)


def timed(match: Match, value: str, anchor: str) -> Reading:
    """A day, or a part of it where the match tells one."""
    told = match.means("p")
    return Reading("TIME", with_part(value, told), anchor) if told else Reading("DATE", value, anchor)


def with_part(day: str, told: str) -> str:
    """A day with a part (`NI`) or a time of its own (`T12:00`)."""
    return day + (told if told.startswith("T") else "T" + told)


def part_of(day: Callable[[Match, Context], Reading | None]) -> Callable[[Match, Context], Reading | None]:
    """`the night of 8 February`: a part of the day that `day` reads."""

    def read(match: Match, context: Context) -> Reading | None:
        found = day(match, context)
        return Reading("TIME", with_part(found.value, match.means("p") or "MO"), found.anchor) if found else None

    return read


def part(match: Match, context: Context) -> Reading:
    """`the next morning`, `last night`, `dawn on 6 June`."""
    told, ref = match.means("p"), context.ref
    following = _day_told(match, context)
    step, anchor, base = 0, "text", following or ref.day or (None if ref.narrative else ref.running or ref.dct)
    if match.get("which") or match.get("x"):
        step = steps(match, "which") + int(match.means("x", "deictic") or 0)
        base, anchor = ref.dct, "dct"
    elif match.get("then"):
        step, base = steps(match, "then"), following or ref.then
    elif ref.narrative and not match.get("def") and following is None:
        base = None
    day = moved(base, step, "D") if base else None
    value = with_part(day.isoformat() if day else "XXXX-XX-XX", told)
    return Reading("TIME", value, anchor if day else "unresolved")


def _day_told(match: Match, context: Context) -> date | None:
    """The day right behind a time of day: `at 9:30 on 3 May`."""
    day = match.day
    if day is None:
        return None
    inner = Context(context.ref, context.line, day.start, day.end)
    if day.rule.kind == "weekday":
        value = weekday(day, inner).value
    elif day.rule.kind == "day":
        month, number = day.means("m"), int("".join(c for c in day.get("d") if c.isdigit()) or 0)
        year = int(day.get("y")) if day.get("y") else placed(inner, day, int(month), number)[0]
        value = ymd(year, month, number) or ""
    else:
        told = day.means("x", "deictic").rstrip("NI")
        base = moved(context.ref.dct, int(told or 0), "D") if context.ref.dct else None
        value = base.isoformat() if base else ""
    return date.fromisoformat(value[:10]) if value[:4].isdigit() and len(value) >= 10 and "X" not in value else None


def clock(match: Match, context: Context) -> Reading:
    """`16:15 UTC`, `5 p.m. Friday`, `7 in the evening`."""
    hour, minute, half = int(match.get("h")), int(match.get("min") or 0), match.means("ap")
    late = match.means("p") in LATE or (match.day is not None and match.day.means("p") in LATE)
    if half == "PM" or (late and not half and hour < 12):
        hour = hour % 12 + 12
    elif half == "AM":
        hour %= 12
    ref = context.ref
    base = _day_told(match, context) or ref.day or (None if ref.narrative else ref.dct)
    zone = match.means("z")
    day = base.isoformat() if base else "XXXX-XX-XX"
    return Reading("TIME", f"{day}T{hour:02}:{minute:02}{zone}", "text" if base else "unresolved")
