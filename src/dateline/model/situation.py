"""What held on a day, as known by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.claim import Evidence, Locus, Party, StateKind, Subject, Value
from dateline.model.interval import Bounds


@dataclass(frozen=True, slots=True)
class Holding:
    """A value that held, may have held or is said to have held. `begin` and `end` are themselves uncertain; `confirmed` is the last
    day on which a report tells that it held; `why` names the rules in the order in which they were used, `claims` the tellings by
    id, EVENT:RULE where an event tells it."""

    kind: StateKind
    subject: Subject
    value: Value
    begin: Bounds
    end: Bounds
    status: str
    confidence: float
    according_to: tuple[Evidence, ...]
    confirmed: date | None
    why: tuple[str, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise and what became of it. `places`: where it is to be kept. `tellings` are the ids that each telling of it alone would have."""

    id: str
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    text: str
    due: Bounds
    status: str
    made: tuple[Evidence, ...]
    settled: tuple[Evidence, ...]
    why: tuple[str, ...]
    confidence: float = 0.0
    tellings: tuple[str, ...] = ()
    places: tuple[Locus, ...] = ()
