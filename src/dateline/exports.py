"""Wires the exports: from the record in the store to a file in somebody's format."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dateline.errors import InputError
from dateline.export.formats import export
from dateline.export.selection import Exported, Selection
from dateline.inquiry import UNDATED, Window, chosen, promised, recorded
from dateline.record.ledger import ledger
from dateline.situation.fold import fold
from dateline.situation.subjects import about
from dateline.store.record_store import RecordStore
from dateline.views.rows import event_row


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the record; promises and states as they stand `on` a day."""

    on: date
    window: Window
    known_by: date | None = None


def exported(store: RecordStore, name: str, wanted: Wanted) -> Exported:
    """A file in the format of that name. Raises InputError, StoreError."""
    record = recorded(store, wanted.known_by)
    events, undated = chosen(record, wanted.window)
    subject = wanted.window.subject
    selection = Selection(
        on=wanted.on,
        events=events,
        rows=tuple(event_row(e) for e in events),
        states=tuple(s for s in record.states if subject is None or about(subject, s)),
        holdings=fold(record, wanted.on, None, subject),
        commitments=promised(ledger(record, wanted.on), subject),
        reports={r.id: r for r in store.reports(wanted.known_by)},
        recorded=store.arrivals(),
    )
    made = export(name, selection)
    return replace(made, left_out=(*made.left_out, (UNDATED, undated))) if undated else made


def write(to: str | os.PathLike[str], body: bytes) -> None:
    """Puts an export into a file. Raises InputError where it cannot be written."""
    try:
        Path(to).write_bytes(body)
    except OSError as error:
        raise InputError(f"{os.fspath(to)}: cannot be written ({error.strerror}): choose another file") from error
