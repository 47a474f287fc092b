"""Who says what: source, cue and content."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def statements(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `statements`; empty: this room does not read it yet."""
    return {"statements": ()}
