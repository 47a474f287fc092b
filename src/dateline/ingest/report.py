"""What every reader needs to make a report: its identity and its date."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from dateline.errors import InputError
from dateline.knowledge.publication import told_day

FIRST_LINES = 8
"""How far down a text its own day may stand."""
IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Dating:
    """When a report was published and by which rule: `field`, `json-ld`, `meta NAME`, `time`, `url`, `feed`, `page` or `mail`
    (what it came with), `argument` (the user), `line` (a line at its head), `name` (its file's name), `none`."""

    day: date | None
    rule: str


@dataclass(frozen=True, slots=True)
class Terms:
    """`published` is the day for reports that have none; `today` bounds every date of publication, for a captured page it is the day of
    the capture. `columns` names the columns of tables by field. `told` is what a feed says of when a page was published."""

    today: date
    published: date | None = None
    columns: tuple[tuple[str, str], ...] = ()
    allow_private: bool = False
    told: Dating | None = None

    @property
    def last(self) -> date:
        """The last day on which a report can have been published; one day is let pass for time zones."""
        return self.today + timedelta(days=1)


def report_id(text: str, published: date | None, publisher: str | None) -> str:
    """The same report has the same id wherever it is read."""
    parts = (text, published.isoformat() if published else "", publisher or "")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def as_date(text: str, place: str) -> date:
    """The day of an ISO 8601 date or time. Raises InputError."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise InputError(f"{place}: {text!r} is not a date: write it as 2024-06-13") from error


def dating(told: Dating | None, text: str, place: str, terms: Terms, *, alone: bool = False) -> Dating:
    """The day that the report came with, else the one the user gives, else what its first lines tell, or its file's name where the
    report is `alone` in it. Raises InputError where one of the first two lies in the future; the others are then no sign."""
    known = told if told and told.day else Dating(terms.published, "argument")
    if known.day:
        not_to_come(known.day, terms, place)
        return known
    for day, rule in ((_headed(text), "line"), (_named(place) if alone else None, "name")):
        if day and day <= terms.last:
            return Dating(day, rule)
    return Dating(None, "none")


def not_to_come(day: date, terms: Terms, place: str) -> None:
    """Raises InputError for a day of publication in the future."""
    if day > terms.last:
        raise InputError(f"{place}: published {day} lies in the future (today is {terms.today}): correct the date")


def _headed(text: str) -> date | None:
    lines = [line for line in (raw.strip() for raw in text[:2000].split("\n")) if line][:FIRST_LINES]
    told = [found for line in lines if (found := told_day(line))]
    return min(told, key=lambda found: found[0])[1] if told else None


def _named(place: str) -> date | None:
    found = IN_NAME.search(PurePath(place).stem)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
