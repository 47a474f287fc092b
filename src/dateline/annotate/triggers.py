"""Events: triggers, roles and types of the codebook."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def events(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `events`; empty: this room does not read it yet."""
    return {"events": ()}
