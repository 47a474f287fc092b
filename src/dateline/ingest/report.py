"""What every reader needs to make a report: its identity and its date."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.errors import InputError


@dataclass(frozen=True, slots=True)
class Terms:
    """`published` is the day for reports that have none; `today` bounds every date of publication."""

    today: date
    published: date | None = None


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


def publication(told: date | None, terms: Terms, place: str) -> date | None:
    """The day told, else the one given. Raises InputError for a day to come; one day is let pass for time zones."""
    day = told or terms.published
    if day and day > terms.today + timedelta(days=1):
        raise InputError(f"{place}: published {day} lies in the future (today is {terms.today}): correct the date")
    return day
