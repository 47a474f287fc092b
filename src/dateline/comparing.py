"""Wires what compares: what became known between two days, and where sources differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.errors import InputError
from dateline.inquiry import concerning, recorded
from dateline.model.dispute import Changed, Dispute, Side
from dateline.model.record import Record
from dateline.record.changes import contradictions, event_changes, promise_changes
from dateline.record.disputes import event_disputes
from dateline.record.ledger import ledger
from dateline.situation.compare import state_changes
from dateline.situation.fold import fold
from dateline.situation.rivals import state_disputes
from dateline.store.record_store import RecordStore
from dateline.views.rows import Row, bounds_row, source_rows

TURNS = ("new", "revised", "contradicted", "ended")


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, both included. Raises InputError where they are the wrong way round."""

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.since > self.until:
            raise InputError(f"--since {self.since} is later than --until {self.until}: exchange them")

    @property
    def eve(self) -> date:
        """The day before, as far as the calendar goes."""
        return self.since - timedelta(days=1) if self.since > date.min else date.min


def changes(store: RecordStore, stretch: Stretch) -> list[Row]:
    """What the reports published within these days made known, revised, contradicted or brought to an end. Reports without a date of
    publication are left out."""
    eve = stretch.eve
    before, after = recorded(store, eve), recorded(store, stretch.until)
    found = [
        *event_changes(before, after),
        *state_changes(fold(before, eve), fold(after, stretch.until)),
        *promise_changes(ledger(before, eve), ledger(after, stretch.until)),
        *contradictions(disputed(before), disputed(after)),
    ]
    return [changed_row(c) for c in sorted(found, key=lambda c: TURNS.index(c.turn))]


def disputes(record: Record, subject: str | None = None) -> list[Row]:
    """Where sources differ, side by side, with who says what; of one subject where it is given."""
    return [_dispute(d) for d in disputed(record, subject)]


def disputed(record: Record, subject: str | None = None) -> tuple[Dispute, ...]:
    """Disputes on figures, on whether something happened, then on states."""
    mine = {e.id for e in (record.events if subject is None else concerning(record, subject))}
    of_events = tuple(d for d in event_disputes(record) if mine & set(d.things))
    return of_events + state_disputes(record, subject)


def changed_row(change: Changed) -> Row:
    """One difference as a row."""
    return {
        "change": change.turn,
        "kind": change.noun,
        "id": change.thing,
        "about": change.about,
        "was": change.was or None,
        "now": change.now,
        "sources": source_rows(change.sources),
    }


def _dispute(dispute: Dispute) -> Row:
    return {
        "kind": dispute.sort,
        "ids": list(dispute.things),
        "about": dispute.about,
        "time": bounds_row(dispute.when),
        "sides": [_side(s) for s in dispute.sides],
    }


def _side(side: Side) -> Row:
    return {"value": side.value, "sources": source_rows(side.sources)}
