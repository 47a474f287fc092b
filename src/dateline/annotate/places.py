"""Place names, resolved against the gazetteer by the whole report."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def places(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `places`; empty: this room does not read it yet."""
    return {"places": ()}
