"""Which expression dates which event."""

from __future__ import annotations

from typing import Any

from dateline.model.document import Document


def dated(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `events` with the time of each filled in, where the text tells one."""
    return {"events": document.events}
