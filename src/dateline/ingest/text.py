"""Plain text to a report."""

from __future__ import annotations

from dateline.ingest.report import Terms, dating, report_id
from dateline.model.report import Report


def from_text(text: str, place: str, terms: Terms) -> Report:
    """The text verbatim; its date is the one given, else the one that its first lines or its file's name tell. Raises InputError."""
    dated = dating(None, text, place, terms, alone=True)
    return Report(report_id(text, dated.day, None), text, dated.day, dated_by=dated.rule, origin=place)
