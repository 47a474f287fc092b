"""What the page asks for beside the rows of the commands: the store at a glance, its reports, their words."""

from __future__ import annotations

import re
from datetime import date
from importlib.metadata import version
from typing import Any, get_args

from dateline.model.claim import StateKind
from dateline.model.report import Report
from dateline.store.record_store import RecordStore
from dateline.views.rows import iso

Row = dict[str, Any]
AROUND = 120
"""Characters shown on each side of words that were searched for."""
KINDS = (*get_args(StateKind), "commitment")


def about(store: RecordStore, today: date, *, corrections: bool) -> Row:
    """How many reports of which days there are, and what can be asked."""
    days = store.days()
    return {
        "version": version("dateline"),
        "reports": store.size(),
        "first": iso(days[0]) if days else None,
        "last": iso(days[-1]) if days else None,
        "published": [iso(d) for d in days],
        "kinds": list(KINDS),
        "corrections": corrections,
        "today": iso(today),
    }


def report_row(report: Report) -> Row:
    """A report without its text."""
    fields = ("id", "title", "publisher", "url", "dated_by")
    return {f: getattr(report, f) for f in fields} | {"published": iso(report.published)}


def report_text(report: Report) -> Row:
    """A report with its text, verbatim."""
    return report_row(report) | {"text": report.text, "language": report.language}


def hits(words: str, reports: tuple[Report, ...]) -> list[Row]:
    """The first place in each report where the words stand, with what stands around it; letters' case is ignored."""
    wanted = re.compile(re.escape(words), re.IGNORECASE)
    return [
        report_row(report)
        | {"report": report.id, "start": (start := max(0, found.start() - AROUND))}
        | {"end": (end := min(len(report.text), found.end() + AROUND)), "quote": report.text[start:end]}
        for report in reports
        if (found := wanted.search(report.text))
    ]
