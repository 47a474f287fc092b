"""A web page to a report: the text, title, date and publisher that trafilatura finds."""

from __future__ import annotations

import re
from datetime import date

import trafilatura

from dateline.errors import InputError
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
    """The main text of a page as trafilatura returns it. Raises InputError where there is none."""
    options = {"extensive_search": False, "original_date": True}
    found = trafilatura.bare_extraction(page, url=url, with_metadata=True, date_extraction_params=options)
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError(f"{place}: no article found in the page: save its text as .txt")
    text = found.text or ""
    told = Dating(date.fromisoformat(found.date[:10]), "page") if found.date else None
    dated = dating(told, text, place, terms, alone=True)
    return Report(
        id=report_id(text, dated.day, found.sitename),
        text=text,
        published=dated.day,
        title=found.title,
        url=url or found.url,
        publisher=found.sitename,
        dated_by=dated.rule,
        origin=place,
    )
