"""The day in the line that opens a report: "BAKU, June 12 (Agency) —"."""

from __future__ import annotations

import re
from datetime import date

from dateline.annotate.timex_calendar import covers
from dateline.annotate.timex_grammar import line, longest
from dateline.annotate.timex_reading import Context
from dateline.annotate.timex_reference import Reference
from dateline.annotate.timex_resolve import read
from dateline.knowledge.timex import TimeLanguage
from dateline.model.document import Document

_OPENING = re.compile(
    r"[\"“]?(?P<place>[A-Z][A-Z.'’/\- ]{2,}(?:,\s*[A-Z][A-Za-z.\- ]+)?)[,\s(]+(?P<date>[\w.,/ ]{4,24}?)\)?\s*(?:\([^()]{2,40}\)\s*)?[-–—]{1,2}\s"
)
FIRST = 8
"""Sentences among which the line stands, after headings and bylines."""
LATE = 4
"""Days that a report may be published after the day it was written."""


def dateline_day(document: Document, tongue: TimeLanguage) -> date | None:
    """The day that a dateline tells, where it lies at most a few days before publication; without one it must tell its year."""
    published = document.report.published
    for sentence in document.sentences[:FIRST]:
        found = _OPENING.match(document.text, sentence.span.start, sentence.span.end)
        day = _day(found["date"], published, tongue) if found else None
        if day and (published is None or 0 <= (published - day).days <= LATE):
            return day
    return None


def _day(words: str, published: date | None, tongue: TimeLanguage) -> date | None:
    told = line(words.strip(" ,"), tongue)
    match = longest(told, 0, after_date=False)
    if match is None or match.rule.kind != "day" or match.end != len(told.text):
        return None
    reading = read(match, Context(Reference(published, narrative=False), told, 0, match.end))
    bounds = covers(reading.value) if reading else None
    return bounds.earliest if bounds and bounds.days == 1 else None
