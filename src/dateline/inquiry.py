"""Wires the asking rooms together: from the claims in the store to rows. Loads no language model."""

from __future__ import annotations

from dateline.config import Config, system_clock
from dateline.store.record_store import RecordStore, open_store


def opened(config: Config) -> RecordStore:
    """The store of the configuration; made where there is none. Raises StoreError."""
    return open_store(config.store, system_clock)
