"""What a match is read to, and the steps that all kinds share: words, numbers, years not told, counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.annotate.timex_calendar import a_date, moved, value_of
from dateline.annotate.timex_grammar import Line, Match
from dateline.annotate.timex_reference import Reference, is_flashback, lasts_till_now, tense_at
from dateline.knowledge.timex import TimeLanguage
from dateline.model.interval import Bounds

HALF_YEAR = 183
RECENT = 31
"""Days before publication in which a day without a year is of these weeks, in news."""
LONG_PAST = 2
"""Years before publication after which an account is not of late."""
BACK = 9
"""So many months back an account is taken to have gone on to the next year."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Type and value; `anchor` says what a relative one was counted from."""

    type: str
    value: str
    anchor: str = "absolute"
    bounds: Bounds | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a match is read against: the reference, the sentence and the tense beside it."""

    ref: Reference
    line: Line
    start: int
    end: int

    @property
    def tense(self) -> str:
        """Read only when it decides."""
        return tense_at(self.line.text, self.start, self.end, self.line.tongue)


def number_of(text: str, tongue: TimeLanguage) -> str:
    """A number as digits, `X` where vague."""
    text = text.replace(",", "")
    if text.replace(".", "", 1).isdigit():
        return str(int(text)) if "." not in text else text.rstrip("0")
    for table in ("vague", "number", "fraction"):
        if whole := tongue.meaning(table, text):
            return whole
    total, seen = 0, False
    for word in text.replace("-", " ").split():
        number = tongue.meaning("number", word)
        if number == "100":
            total, seen = max(total, 1) * 100, True
        elif number.isdigit():
            total, seen = total + int(number), True
        elif word not in tongue.listed("joining"):
            return "X"
    return str(total) if seen else "X"


def placed(context: Context, match: Match, month: int, day: int = 0) -> tuple[int | None, str]:
    """The year of a month or day told without one, and what it was counted from."""
    ref = context.ref
    base = ref.base
    if match.tail and ref.running:
        return ref.running.year + (month < ref.running.month), "text"
    if not ref.narrative and lasts_till_now(context.line.text, context.start, context.line.tongue):
        base = ref.dct
    if base is None:
        return None, "unresolved"
    if day and ref.dct and base is not ref.dct and _just_now(context, base, month, day):
        base = ref.dct
    if base is not ref.dct:
        back = ref.months and is_flashback(context.line.text, context.start, context.end, context.line.tongue)
        return (base.year - (month > base.month) if back else running_year(base, month)), "text"
    first = date(base.year, month, 1)
    if day:
        first = a_date(base.year, month, day) or first
    tense = context.tense
    if tense in ("past", "before"):
        return base.year - (first > base), "dct"
    if tense == "future":
        ends = (first.month, first.day if day else 31)
        return base.year + (ends < (base.month, base.day)), "dct"
    gap = (first - base).days
    return base.year - 1 if gap > HALF_YEAR else base.year + 1 if gap < -HALF_YEAR else base.year, "dct"


def _just_now(context: Context, base: date, month: int, day: int) -> bool:
    """Whether news that told of years long past means a day of these weeks: one without a year that lies shortly before publication."""
    ref = context.ref
    told = a_date(ref.dct.year, month, day) if ref.dct else None
    recent = told is not None and ref.dct is not None and 0 <= (ref.dct - told).days <= RECENT
    return recent and not ref.narrative and ref.dct is not None and ref.dct.year - base.year >= LONG_PAST


def running_year(base: date, month: int) -> int:
    """An account goes forward: after December, January is the next year's."""
    return base.year + 1 if month - base.month <= -BACK else base.year


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
    return match.means("u") or "D"


def steps(match: Match, name: str) -> int:
    """How many units a word such as `last`, `this`, `following` goes on or back."""
    return int(match.means(name) or 0)


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
