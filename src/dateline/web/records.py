"""The record for many requests: assembled once for each day of knowledge, and anew when the store has changed."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from threading import Lock

from dateline import inquiry
from dateline.config import Clock
from dateline.model.record import Record
from dateline.store.record_store import RecordStore

MOST = 32
"""How many records are held, the last asked for."""


class Records:
    """A store and what was assembled from it; safe for several threads."""

    def __init__(self, store: RecordStore, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self._held: OrderedDict[tuple[str, date | None], Record] = OrderedDict()
        self._lock = Lock()

    @property
    def today(self) -> date:
        """The day it is."""
        return self.clock().date()

    def situated(self, subject: str | None, kind: str | None, known_by: date | None) -> Record:
        """So much of it that the situation of a subject can be told; all where none is named. Raises StoreError."""
        return inquiry.recorded_of(self.store, subject, kind, known_by) if subject else self.at(known_by)

    def about(self, subject: str | None, known_by: date | None) -> Record:
        """So much of it that the events and the timeline of a subject can be told; all where none is named. Raises StoreError."""
        return inquiry.recorded_about(self.store, subject, known_by) if subject else self.at(known_by)

    def disputed(self, subject: str | None, known_by: date | None) -> Record:
        """So much of it that the disputes on a subject can be told; all where none is named. Raises StoreError."""
        return inquiry.recorded_disputed(self.store, subject, known_by) if subject else self.at(known_by)

    def at(self, known_by: date | None) -> Record:
        """What the reports published by a day tell; raises StoreError."""
        key = (self.store.revision(), known_by)
        with self._lock:
            if key not in self._held:
                self._held[key] = inquiry.recorded(self.store, known_by)
            self._held.move_to_end(key)
            while len(self._held) > MOST:
                self._held.popitem(last=False)
            return self._held[key]
