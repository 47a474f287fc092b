"""An annotated report as one JSON object: the first shape of the public formats."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def annotated(document: Document) -> dict[str, Any]:
    """The object of one line of `dateline extract`; a layer that is not read yet is an empty list."""
    report = document.report
    return {
        "report": {
            "id": report.id,
            "title": report.title,
            "url": report.url,
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "language": report.language,
        },
        "text": report.text,
        "sentences": [{"start": s.span.start, "end": s.span.end, "section": s.section} for s in document.sentences],
        "times": [],
        "places": [],
        "actors": [],
        "quantities": [],
        "statements": [],
        "events": [],
    }
