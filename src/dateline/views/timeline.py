"""All that the record tells of one subject, in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from dateline.model.claim import StateClaim
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.situation import Commitment
from dateline.views.rows import Row, bounds_row, figure_row, source_rows

Entry = tuple[Bounds, Row]


def timeline(events: Iterable[Event], changes: Iterable[StateClaim], promises: Iterable[Commitment]) -> list[Row]:
    """One row for each event, for each state that is told to begin or to end, and for each promise on the day it was told; what
    has no date comes last."""
    entries = [*map(_event, events), *_changes(changes), *map(_promise, promises)]
    return [row for _, row in sorted(entries, key=_order)]


def _event(event: Event) -> Entry:
    sources = source_rows([c.evidence for c in event.claims])
    return event.time.bounds, {
        "id": event.id,
        "kind": "event",
        "time": bounds_row(event.time.bounds) | {"phase": event.time.phase},
        "what": sources[0]["trigger"],
        "type": event.type,
        "mode": event.mode,
        **figure_row(event),
        "who": [p.name for p in event.actor],
        "to": [p.name for p in event.recipient],
        "where": [p.name for p in event.places],
        "status": event.factuality,
        "sources": sources,
    }


def _changes(states: Iterable[StateClaim]) -> Iterator[Entry]:
    """Each change once, with all who tell it."""
    told: dict[tuple[str, str, str, str, Bounds], list[StateClaim]] = {}
    for state in states:
        if state.change in ("began", "ended"):
            when = state.start if state.change == "began" else state.end
            of = state.value.id or state.value.text or state.value.name or ""
            told.setdefault((state.kind, state.subject.id, of, state.change, when), []).append(state)
    for (kind, _, _, change, when), same in told.items():
        first = same[0]
        value = first.value.text or first.value.name or ""
        if first.value.number is not None:
            value = f"{first.value.number:,.0f} {value}".strip()
        yield (
            when,
            {
                "id": first.id,
                "kind": "state",
                "time": bounds_row(when),
                "what": f"{kind}: {value}",
                "who": [first.subject.name],
                "to": [],
                "where": [],
                "status": change,
                "sources": source_rows([s.evidence for s in same]),
            },
        )


def _promise(promise: Commitment) -> Entry:
    told = min((e.published for e in promise.made if e.published), default=None)
    when = Bounds(None, told)
    return when, {
        "id": promise.id,
        "kind": "promise",
        "time": bounds_row(when),
        "what": promise.text,
        "who": [p.name for p in promise.actor],
        "to": [p.name for p in promise.recipient],
        "where": [p.name for p in promise.places],
        "status": promise.status,
        "sources": source_rows([*promise.made, *promise.settled]),
    }


def _order(entry: Entry) -> tuple[date, date, str, str]:
    bounds, row = entry
    latest = bounds.latest or bounds.earliest or date.max
    return bounds.earliest or latest, latest, str(row["kind"]), str(row["id"])
