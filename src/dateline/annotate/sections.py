"""What part of a report each sentence belongs to."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def sections(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `sentences` with sections; all stay `body` so far."""
    return {"sentences": document.sentences}
