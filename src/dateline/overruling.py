"""Rulings from Python: `desk.rule(by=…, reason=…)` and what can be said then."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.config import Clock
from dateline.corrections import Analyst, Bench
from dateline.store.record_store import RecordStore


@dataclass(frozen=True, slots=True)
class Ruler:
    """What an analyst may say of ids of the record, as in `dateline correct`. Each method keeps a ruling and returns its id; it raises
    InputError or RecordError where nothing can be ruled so."""

    store: RecordStore
    clock: Clock
    analyst: Analyst

    def merge(self, *ids: str) -> str:
        """These events are one happening."""
        return self._bench().merge(ids, self.analyst).id

    def split(self, identity: str, *tellings: str) -> str:
        """These tellings of an event, by their ids or those of their reports, are another happening."""
        return self._bench().split(identity, tellings, self.analyst).id

    def reject(self, *ids: str) -> str:
        """These were misread: they leave the record."""
        return self._bench().reject(ids, self.analyst).id

    def set(self, identity: str, field: str, value: str) -> str:
        """A field has another value: date, place, actor, recipient, type, best and so on."""
        return self._bench().set(identity, field, value, self.analyst).id

    def apart(self, one: str, other: str) -> str:
        """Two spellings that were taken for one party are two."""
        return self._bench().apart(one, other, self.analyst).id

    def withdraw(self, ruling: str) -> str:
        """A ruling no longer holds: what it overrode stands again."""
        return self._bench().withdraw(ruling, self.analyst).id

    def _bench(self) -> Bench:
        """The record as it stands now: a ruling may change what the next one speaks of."""
        return Bench(self.store, self.clock)
