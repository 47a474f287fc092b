"""The record: what all reports together tell."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import CommitmentClaim, Party, StateClaim, StatementClaim
from dateline.model.event import Event
from dateline.model.ruling import Ruled, Ruling


@dataclass(frozen=True, slots=True)
class Merger:
    """A party of the reports, by the `name` and id (`party`) that it has there, that is one with another (`into`), and why."""

    name: str
    party: str
    into: Party
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    """Events in order of time; states, statements and commitments as claimed, in order of publication. A statement's
    `events` are ids of events here. `ruled` is what rulings changed, `loose` those whose words are not read as they were, and
    `aside` what they reject, as it would stand without them. `mergers` say which spellings were taken for one party."""

    events: tuple[Event, ...] = ()
    states: tuple[StateClaim, ...] = ()
    statements: tuple[StatementClaim, ...] = ()
    commitments: tuple[CommitmentClaim, ...] = ()
    ruled: tuple[Ruled, ...] = ()
    loose: tuple[Ruling, ...] = ()
    aside: Record | None = None
    mergers: tuple[Merger, ...] = ()
