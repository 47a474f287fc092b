"""Plain text to a report."""

from __future__ import annotations

from dateline.ingest.report import Terms, publication, report_id
from dateline.model.report import Report


def from_text(text: str, place: str, terms: Terms) -> Report:
    """The text verbatim; its date is the one given. Raises InputError."""
    published = publication(None, terms, place)
    dated_by = "argument" if published else "none"
    return Report(report_id(text, published, None), text, published, dated_by=dated_by, origin=place)
