"""A report: one text as published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Report:
    """`text` is verbatim. `published` is the document creation time that relative dates hang on; `dated_by` is the rule that found it.
    `modified` is the last change that the source itself tells; it dates nothing."""

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    dated_by: str = "none"
    origin: str = ""
    modified: date | None = None
