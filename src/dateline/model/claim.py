"""Claims: who says what happened, held or is intended, when, on which words, by which rule, how certain. All are plain data and
serialise to JSON as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.document import EventTime, Factuality, Said, Section
from dateline.model.interval import UNKNOWN, Bounds

StateKind = Literal[
    "control", "sovereignty", "deployment", "hostilities", "agreement", "relation", "displacement", "office",
    "sanction", "blockade", "detention", "question",
]  # fmt: skip
Change = Literal["held", "began", "ended", "denied"]
PART_OF = " of it"
"""With this ends the text of a value that holds of a part of its subject only: "parts of it"."""


@dataclass(frozen=True, slots=True)
class Party:
    """Who: an actor, force, population or person. `id` is the same in every report."""

    id: str
    name: str
    kind: str = ""
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Locus:
    """Where. `id` is the same in every report; `parents` are ids of what it lies in, nearest first. `precision` as UCDP's where_prec:
    1 exact place, 2 near one, 3 second-level division, 4 first-level division, 5 line or named region, 6 country, 7 sea or airspace."""

    id: str
    name: str
    geonames_id: int | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None
    parents: tuple[str, ...] = ()
    precision: int = 6

    @property
    def whole_country(self) -> bool:
        """Whether no more is told than in which country."""
        return self.precision == 6


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose state it is: exactly one of `place` and `party` is set."""

    party: Party | None = None
    place: Locus | None = None

    def __post_init__(self) -> None:
        if (self.party is None) == (self.place is None):
            raise ValueError("a subject is a party or a place")

    @property
    def id(self) -> str:
        """The party's or the place's identity."""
        return (self.party or self.place).id  # type: ignore[union-attr]

    @property
    def name(self) -> str:
        """The name to show."""
        return (self.party or self.place).name  # type: ignore[union-attr]

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3, where known."""
        return (self.party or self.place).country  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words: `quote` is the sentence at `start`..`end` of the report's text, `trigger` the words in it that told. `source` is the
    claimant; None where the outlet speaks for itself."""

    report: str
    published: date | None
    start: int
    end: int
    quote: str
    trigger: tuple[int, int]
    section: Section
    source: Party | None
    publisher: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How many. `unit`: people, households, soldiers …; `measure`: killed, wounded, displaced, detained, returned, troops …"""

    low: float
    best: float | None
    high: float
    unit: str
    measure: str
    span: tuple[int, int]
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class EventClaim:
    """One telling of one event. `retells` is the id of the claim that the same report made of it before, where this takes it up again."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    places: tuple[Locus, ...]
    time: EventTime
    factuality: Factuality
    certainty: float
    confidence: float
    figures: tuple[Figure, ...]
    evidence: Evidence
    lemma: str
    rule: str
    retells: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """What a state says of its subject: a party or a place by `id` and `name`, a number, or words."""

    name: str | None = None
    id: str | None = None
    country: str | None = None
    number: float | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class StateClaim:
    """One telling of one state. `change`: the text says that it held within
    `start`..`end`, began (at `start`), ended (at `end`), or denies it (on `start`..`end`). An unbounded end of a held
    state says nothing of when it ended. `observed` is a day within which it surely held by this telling, where one is told or implied."""

    id: str
    kind: StateKind
    subject: Subject
    value: Value
    change: Change
    start: Bounds
    end: Bounds
    observed: Bounds
    factuality: Factuality
    certainty: float
    confidence: float
    evidence: Evidence
    rule: str
    status: str | None = None


@dataclass(frozen=True, slots=True)
class StatementClaim:
    """Who said what. `quote` is the content at `start`..`end`, `kind` how it is told: said, shown, believed, asked for or promised."""

    id: str
    report: str
    published: date | None
    source: Party | None
    source_text: str | None
    quote: str
    start: int
    end: int
    cue: str | None
    events: tuple[str, ...] = ()
    kind: Said = "speech"


@dataclass(frozen=True, slots=True)
class CommitmentClaim:
    """A promise, plan, pledge, ultimatum or threat, or word of what became of one (`verdict`): kept, broken, withdrawn, due on another day
    (`moved`, to `due` or by `shift` days), or a deed told that keeps whatever promise there was of it (`done`, on the day `due`).
    `doer`: who is to do it, where that is not the actor."""

    id: str
    force: Literal["promise", "plan", "pledge", "agreement", "ultimatum", "threat"]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    text: str
    due: Bounds
    type: str | None
    lemma: str
    verdict: Literal["open", "fulfilled", "broken", "withdrawn", "moved", "done"]
    evidence: Evidence
    confidence: float
    rule: str
    places: tuple[Locus, ...] = ()
    negated: bool = False
    doer: tuple[Party, ...] = ()
    shift: int = 0


@dataclass(frozen=True, slots=True)
class Coding:
    """All claims read off one report. `unread` says why there are none where coding failed."""

    report: str
    events: tuple[EventClaim, ...] = ()
    states: tuple[StateClaim, ...] = ()
    statements: tuple[StatementClaim, ...] = ()
    commitments: tuple[CommitmentClaim, ...] = ()
    unread: str = ""


NOWHEN = EventTime(UNKNOWN)
