"""A web page to a report: the text that trafilatura finds, with the days of publication and of the last change kept apart."""

from __future__ import annotations

import re
from datetime import date

import trafilatura

from dateline.errors import InputError
from dateline.ingest.pagedates import PageDates, page_dates
from dateline.ingest.report import Dating, Terms, dating, report_id
from dateline.model.report import Report

CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)


def charset(data: bytes) -> str | None:
    """The encoding that the page names, where Python knows it."""
    found = CHARSET.search(data[:4096])
    name = found.group(1).decode("ascii") if found else None
    try:
        return name if name and "a".encode(name) else None
    except LookupError:
        return None


def from_html(page: str, place: str, terms: Terms, url: str | None = None) -> Report:
    """The main text of a page as trafilatura returns it; it was published on no day after it was captured. Raises InputError where
    there is no text."""
    options = {"extensive_search": False, "original_date": True, "max_date": terms.last.isoformat()}
    found = trafilatura.bare_extraction(page, url=url, with_metadata=True, date_extraction_params=options)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(f"{place}: no article found in the page: save its text as .txt")
    text = found.text or ""
    days = page_dates(page, url, terms.last)
    dated = dating(_told(days, found.date, terms), text, place, terms, alone=True)
    return Report(
        id=report_id(text, dated.day, found.sitename),
        text=text,
        published=dated.day,
        title=found.title,
        url=url or found.url,
        publisher=found.sitename,
        dated_by=dated.rule,
        origin=place,
        modified=days.modified.day if days.modified else None,
    )


def _told(days: PageDates, guessed: str | None, terms: Terms) -> Dating | None:
    """What the page declares, else what the feed says that led to it, else what trafilatura makes of the rest of the page."""
    if days.published or terms.told:
        return days.published or terms.told
    day = _iso(guessed)
    return Dating(day, "page") if day and day <= terms.last else None


def _iso(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
