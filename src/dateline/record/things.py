"""The things of the record by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from dateline.errors import RecordError
from dateline.model.claim import Coding, EventClaim, StateClaim
from dateline.model.event import Event
from dateline.model.record import Record
from dateline.record.anchors import Claim, claims_of
from dateline.record.ledger import ledger, promise_id
from dateline.record.merge import event_id


def thing_id(claim: Claim) -> str:
    """The id of the event, state or promise that this telling alone would be."""
    if isinstance(claim, EventClaim):
        return event_id([claim])
    return claim.id if isinstance(claim, StateClaim) else promise_id(claim)


def event_of(identity: str, events: Iterable[Event]) -> Event | None:
    """The event of this id, or the one that a telling of this id went into; the id of a state that an event makes, EVENT:RULE, also
    leads to it."""
    wanted = identity.partition(":")[0]
    held = list(events)
    found = (e for e in held if wanted == e.id)
    taken = (e for e in held if wanted in e.tellings)
    return next(found, None) or next(taken, None)


def tellings(identity: str, record: Record, read: Mapping[str, Coding]) -> list[Claim]:
    """All tellings of a thing, as they were read. Raises RecordError where nothing in the record has this id."""
    if event := event_of(identity, record.events):
        return [_read(c, read[c.evidence.report]) for c in event.claims]
    promise = next((p for p in ledger(record, date.max) if identity in (p.id, *p.tellings)), None)
    names = promise.tellings if promise else (identity,)
    held: list[Claim] = [*record.states, *record.commitments]
    claims = [c for c in held if thing_id(c) in names]
    if not claims:
        ruled = next((r.ruling.id for r in record.ruled if r.thing == identity), None)
        hint = f"ruling {ruled} rejects it" if ruled else "take one from --format json"
        raise RecordError(f"nothing in the record has the id {identity}: {hint}")
    return [_read(c, read[c.evidence.report]) for c in claims]


def _read(claim: Claim, coding: Coding) -> Claim:
    return next(c for c in claims_of(coding) if c.id == claim.id)
