"""What days a TIMEX3 value covers, and counting in its units."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta

from dateutil.relativedelta import relativedelta

from dateline.model.interval import UNKNOWN, Bounds

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(WE|\d))?$")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, 1) + relativedelta(day=31)


def a_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def covers(value: str, mod: str | None = None) -> Bounds:
    """First and last day of a value; unknown where it names none (`P3D`, `PAST_REF`, `XXXX-06`, years before our era).

    Winter counts to the year in which it ends and, like all seasons, is taken with a month on either side: hemispheres and
    habits differ, so bounds stay wide.
    """
    whole = _extent(value)
    return _part(whole, mod) if mod in ("START", "MID", "END") else whole


def _extent(value: str) -> Bounds:
    if found := _DAY.match(value):
        day = a_date(int(found[1]), int(found[2]), int(found[3]))
        return Bounds(day, day)
    if found := _WEEK.match(value):
        return _week(int(found[1]), int(found[2]), found[3])
    if found := _PART.match(value):
        return _part_of_year(int(found[1]), found[2])
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, month = int(value[:4]), int(value[5:])
        return Bounds(date(year, month, 1), month_end(year, month)) if year and 1 <= month <= 12 else UNKNOWN
    if re.fullmatch(r"\d{2,4}", value):
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return Bounds(date(max(first, 1), 1, 1), date(first + width - 1, 12, 31)) if first + width > 1 else UNKNOWN
    return UNKNOWN


def _week(year: int, week: int, day: str | None) -> Bounds:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return UNKNOWN
    if day == "WE":
        return Bounds(monday + timedelta(5), monday + timedelta(6))
    if day:
        one = monday + timedelta(int(day) - 1) if 1 <= int(day) <= 7 else None
        return Bounds(one, one)
    return Bounds(monday, monday + timedelta(6))


def _part_of_year(year: int, part: str) -> Bounds:
    if year < 2 or year >= MAXYEAR:
        return UNKNOWN
    if part[0] == "Q":
        last = 3 * int(part[1])
        return Bounds(date(year, last - 2, 1), month_end(year, last))
    if part[0] == "H":
        last = 6 * int(part[1])
        return Bounds(date(year, last - 5, 1), month_end(year, last))
    first, last = SEASONS[part]
    begin = date(year - (part == "WI"), first, 1)
    return Bounds(begin, month_end(year, last) + timedelta(20))


def _part(whole: Bounds, mod: str | None) -> Bounds:
    """The first or last half, or the middle half: words like these are wide."""
    if whole.earliest is None or whole.latest is None:
        return whole
    length = (whole.latest - whole.earliest).days
    quarter, half = timedelta(length // 4), timedelta((length + 1) // 2)
    if mod == "START":
        return Bounds(whole.earliest, whole.earliest + half)
    if mod == "END":
        return Bounds(whole.latest - half, whole.latest)
    return Bounds(whole.earliest + quarter, whole.latest - quarter)


def value_of(day: date, unit: str) -> str:
    """A day as a value of a unit: Y, M, W, D, DE (decade), CE (century), Q, WE."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}"
    if unit == "WE":
        return value_of(day, "W") + "-WE"
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    full = day.isoformat()
    return {"Y": full[:4], "M": full[:7], "DE": full[:3], "CE": full[:2]}.get(unit, full)


def moved(day: date, number: int, unit: str) -> date | None:
    """So many units on, or back where negative; None beyond the calendar."""
    steps = {"Y": {"years": 1}, "M": {"months": 1}, "W": {"weeks": 1}, "D": {"days": 1}, "DE": {"years": 10}}
    steps |= {"CE": {"years": 100}, "Q": {"months": 3}, "2W": {"weeks": 2}, "WE": {"weeks": 1}, "TNI": {"days": 1}}
    step = steps.get(unit)
    if step is None:
        return day
    try:
        return day + relativedelta(**{name: n * number for name, n in step.items()})  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
