"""Feasts that move through the year: their days, or bounds where a calendar follows the moon's first sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from dateline.annotate.timex_calendar import a_date
from dateline.model.interval import UNKNOWN, Bounds

SIGHTED = timedelta(1)
"""Months of the Muslim calendar begin when the moon is seen: a day sooner or later than counted."""
_NEW_MOON, _MONTH = date(2000, 1, 6), 29.530588861
_FIRST_YEAR, _LAST_YEAR = 622, 2900


def feast(code: str, year: int) -> Bounds:
    """The days of a feast in a year of ours, by its code in the language's file; unknown where the calendar has none.

    `EASTER-2` and `ORTHODOX+49` count days from Easter; `ISLAMIC-10-01/3` and `HEBREW-01-15/7` name month, day and length in days
    (without a day the whole month); `DAYS-03-20/2` days of our calendar; `NTH-11-4-4` is the fourth Thursday of November; `MOON-01-21` the new moon on or after that day.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return UNKNOWN
    kind = next((k for k in _KINDS if code.startswith(k)), None)
    return _KINDS[kind](code.removeprefix(kind), year) if kind else UNKNOWN


def _easter(told: str, year: int) -> Bounds:
    from dateutil.easter import EASTER_WESTERN, easter  # noqa: PLC0415  (rarely needed)

    day = easter(year, EASTER_WESTERN) + timedelta(int(told or 0))
    return Bounds(day, day)


def _orthodox(told: str, year: int) -> Bounds:
    from dateutil.easter import EASTER_ORTHODOX, easter  # noqa: PLC0415  (rarely needed)

    day = easter(year, EASTER_ORTHODOX) + timedelta(int(told or 0))
    return Bounds(day, day)


def _parts(told: str) -> tuple[int, int, int]:
    """Month, day and length of `-10-01/3`; day 0 for a whole month."""
    numbers, _, length = told.strip("-").partition("/")
    month, _, day = numbers.partition("-")
    return int(month), int(day or 0), int(length or 1)


def _islamic(told: str, year: int) -> Bounds:
    from convertdate import islamic  # noqa: PLC0415  (rarely needed)

    month, day, length = _parts(told)
    first_year = islamic.from_gregorian(year, 1, 1)[0]
    found = []
    for hijri in (first_year, first_year + 1):
        begin = date(*islamic.to_gregorian(hijri, month, day or 1))
        end = begin + timedelta(length - 1 if day else islamic.month_length(hijri, month) - 1)
        if begin.year == year:
            found.append((begin - SIGHTED, end + SIGHTED))
    return Bounds(found[0][0], found[-1][1]) if found else UNKNOWN


def _hebrew(told: str, year: int) -> Bounds:
    from convertdate import hebrew  # noqa: PLC0415  (rarely needed)

    month, day, length = _parts(told)
    for jewish in (year + 3760, year + 3761):
        month_told = 13 if month == 12 and hebrew.leap(jewish) else month
        begin = date(*hebrew.to_gregorian(jewish, month_told, day))
        if begin.year == year:
            return Bounds(begin - timedelta(1), begin + timedelta(length - 1))
    return UNKNOWN


def _weekday(told: str, year: int) -> Bounds:
    month, nth, weekday = (int(n) for n in told.strip("-").split("-"))
    first = date(year, month, 1)
    day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return Bounds(day, day)


def _days(told: str, year: int) -> Bounds:
    month, day, length = _parts(told)
    begin = date(year, month, day)
    return Bounds(begin, begin + timedelta(length - 1))


def _moon(told: str, year: int) -> Bounds:
    """The mean new moon is off by up to 14 hours, and the day begins elsewhere: a day on either side."""
    month, day, length = _parts(told)
    first = a_date(year, month, day) or date(year, month, 1)
    behind = (_NEW_MOON - first).days % _MONTH
    begin = first + timedelta(behind)
    return Bounds(begin - timedelta(1), begin + timedelta(length))


_KINDS: dict[str, Callable[[str, int], Bounds]] = {
    "EASTER": _easter, "ORTHODOX": _orthodox, "ISLAMIC": _islamic, "HEBREW": _hebrew, "NTH": _weekday, "MOON": _moon, "DAYS": _days,
}  # fmt: skip
