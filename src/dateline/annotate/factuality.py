"""Whether each predicate is told as having happened."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def predicates(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `predicates`; empty: this room does not read it yet."""
    return {"predicates": ()}
