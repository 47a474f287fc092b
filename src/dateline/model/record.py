"""The record: what all reports together tell."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import CommitmentClaim, StateClaim, StatementClaim
from dateline.model.event import Event


@dataclass(frozen=True, slots=True)
class Record:
    """Events in order of time; states, statements and commitments as claimed, in order of publication. A statement's
    `events` are ids of events here."""

    events: tuple[Event, ...] = ()
    states: tuple[StateClaim, ...] = ()
    statements: tuple[StatementClaim, ...] = ()
    commitments: tuple[CommitmentClaim, ...] = ()
