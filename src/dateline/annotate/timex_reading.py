"""What a match is read to, and the steps that all kinds share: words, numbers, years not told, counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.annotate.timex_calendar import a_date, moved, value_of
from dateline.annotate.timex_grammar import Match
from dateline.annotate.timex_reference import Reference, tense_at
from dateline.knowledge.timex import timex_words
from dateline.model.interval import Bounds


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


def meaning(table: str, key: str) -> str:
    """What a word of a list stands for; an empty string where it is not in it."""
    return timex_words(table).get(key, "")


def number_of(text: str) -> str:
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
        if number := meaning("number", word):
            total = (
                max(total, 1) * 100 if number == "100" else total + int(number) * (word not in ("a", "an") or not seen)
            )
            seen = True
        elif word != "and":
            return "X"
    return str(total) if seen else "X"


def placed(context: Context, month: int, day: int = 0) -> tuple[int | None, str]:
    """The year of a month or day told without one, and what it was counted from."""
    ref = context.ref
    base = ref.base
    if base is None:
        return None, "unresolved"
    if base is not ref.dct:
        return running_year(base, month), "text"
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


def running_year(base: date, month: int) -> int:
    """An account goes forward: after December, January is the next year's."""
    return base.year + 1 if month - base.month <= -9 else base.year


def ymd(year: int | None, month: str, day: int | None = None) -> str | None:
    """A month or day as a value; None where the calendar has no such day."""
    if year is None:
        return f"XXXX-{month}" + (f"-{day:02}" if day else "")
    if day is None:
        return f"{year:04}-{month}"
    found = a_date(year, int(month), day)
    return found.isoformat() if found else None


def unit_of(match: Match) -> str:
    """The unit of a match, days where it tells none."""
    return meaning("u", match.get("u")) or "D"


def period(number: str, unit: str) -> str:
    """A duration's value."""
    if unit == "2W":
        return f"P{int(number) * 2}W" if number.isdigit() else "PXW"
    if unit in ("TH", "TM", "TS"):
        return f"PT{number}{unit[1]}"
    return f"P{number}{'D' if unit == 'WE' else unit}"


def at(context: Context, base: date | None, step: int, unit: str, anchor: str) -> Reading:
    """A date so many units from a base, told in that unit."""
    if context.ref.bc and anchor == "text" and unit in ("Y", "DE", "CE"):
        step = -step
    day = moved(base, step, unit) if base else None
    if day is None:
        blank = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "DE": "XXX", "CE": "XX"}.get(unit, "XXXX-XX-XX")
        return Reading("DATE", blank, "unresolved")
    return Reading("DATE", value_of(day, unit), anchor)
