"""Where sources differ, and how the record of one day differs from that of another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.claim import Evidence
from dateline.model.interval import Bounds

Sort = Literal["figure", "happened", "state"]
Turn = Literal["new", "revised", "contradicted", "ended", "gone"]


@dataclass(frozen=True, slots=True)
class Side:
    """What some sources say."""

    value: str
    sources: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sources differ on a figure, on whether something happened, or on a state. `things` are ids of the record, `about` tells of what
    in words, `when` the days in question."""

    sort: Sort
    things: tuple[str, ...]
    about: str
    when: Bounds
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One difference between what was known on two days. `sources` are the tellings that made it."""

    turn: Turn
    noun: Literal["event", "state", "promise"]
    thing: str
    about: str
    was: str
    now: str
    sources: tuple[Evidence, ...]
