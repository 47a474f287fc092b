"""What is known of a feed that is followed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedState:
    """`etag` and `modified` are what the server gave to ask again with; `failures` counts those since it last answered; it is not asked
    before `next_at` (ISO 8601, UTC). `seen` are the ids of items that were read, or will not be tried again."""

    url: str
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    next_at: str | None = None
    seen: frozenset[str] = frozenset()
