"""Figures of people and things, with low, best and high."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def quantities(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `quantities`; empty: this room does not read it yet."""
    return {"quantities": ()}
