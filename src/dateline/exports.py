"""Wires the exports: from the record in the store to a file in somebody's format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dateline.export.formats import export
from dateline.export.selection import Exported, Selection, told
from dateline.inquiry import concerns, makes, recorded
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.record.ledger import ledger
from dateline.situation.fold import fold
from dateline.situation.subjects import about
from dateline.store.record_store import RecordStore
from dateline.views.rows import event_row

UNDATED = "without a date, so not known to lie between the days asked for"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the record: of one subject, and what may have happened between two days, where they are given. States and
    promises are as they stood `on` a day."""

    on: date
    subject: str | None = None
    since: date | None = None
    until: date | None = None
    known_by: date | None = None


def exported(store: RecordStore, name: str, wanted: Wanted) -> Exported:
    """A file in the format of that name. Raises InputError, StoreError."""
    record = recorded(store, wanted.known_by)
    chosen, undated = _selection(record, store, wanted)
    made = export(name, chosen)
    return replace(made, left_out=(*made.left_out, (UNDATED, undated))) if undated else made


def _selection(record: Record, store: RecordStore, wanted: Wanted) -> tuple[Selection, int]:
    subject = wanted.subject
    asked = Bounds(wanted.since, wanted.until)
    concerned = [e for e in record.events if subject is None or concerns(e, subject)]
    events = tuple(e for e in concerned if not asked.known or (told(e).known and told(e).meets(asked)))
    undated = sum(asked.known and not told(e).known for e in concerned)
    promises = ledger(record, wanted.on)
    return (
        Selection(
            on=wanted.on,
            events=events,
            rows=tuple(event_row(e) for e in events),
            states=tuple(s for s in record.states if subject is None or about(subject, s)),
            holdings=fold(record, wanted.on, None, subject),
            commitments=tuple(c for c in promises if subject is None or makes(c, subject)),
            reports={r.id: r for r in store.reports(wanted.known_by)},
            recorded=store.arrivals(),
        ),
        undated,
    )
