"""Actors: names, roles, identity and coreference."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def actors(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `actors`; empty: this room does not read it yet."""
    return {"actors": ()}
