"""Under what a report is found again without reading all others."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import Party


@dataclass(frozen=True, slots=True)
class Thing:
    """A place, a party or a text by the id and the name that a report has it under; `words` are those of id and name as they are
    compared, between spaces."""

    id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A party as reports tell it; `blocks` are what another spelling of it would share."""

    party: Party
    blocks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index of the store holds of a report: the marks under which each of its `claims` is found, in their order, the things and
    the spellings it tells."""

    claims: tuple[frozenset[str], ...]
    things: frozenset[Thing]
    spellings: frozenset[Spelling]
