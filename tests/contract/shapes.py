"""The public JSON as types: what every line of `extract` and every list must have. Further fields may stand beside these."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Offset = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
Section = Literal["headline", "summary", "lead", "body", "background", "outlook", "boilerplate", "repeat"]
Factuality = Literal["happened", "ongoing", "planned", "possible", "conditional", "requested", "denied", "not_happened"]
Kind = Literal["country", "government", "person", "organisation", "international", "armed_group", "force", "population"]
Phase = Literal["whole", "start", "end"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
StateKind = Literal[
    "control", "sovereignty", "deployment", "hostilities", "agreement", "relation", "displacement", "office",
    "sanction", "blockade", "detention", "commitment", "question",
]  # fmt: skip

Status = Literal[
    "holds", "possible", "disputed", "proposed", "signed", "in_force", "suspended", "ended", "open", "fulfilled", "broken",
    "overdue", "withdrawn",
]  # fmt: skip


class Header(Struct):
    id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: Day | None
    language: str | None


class Span(Struct):
    start: Offset
    end: Offset


class Sentence(Span):
    section: Section


class Time(Span):
    id: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None
    earliest: str | None
    latest: str | None


class PlaceMention(Span):
    id: str
    name: str
    geonames_id: int | None
    lat: float | None
    lon: float | None
    country: Country | None
    feature: str | None
    confidence: Share


class Role(Struct):
    title: str
    of: str | None


class ActorMention(Struct):
    id: str
    name: str
    kind: Kind
    country: Country | None
    sectors: list[str]
    code: str | None
    roles: list[Role]
    mentions: list[Span]


class Quantity(Span):
    id: str
    low: float
    best: float | None
    high: float
    unit: str
    approximate: bool


class Source(Span):
    actor: str | None


class StatementMention(Struct):
    id: str
    source: Source | None
    cue: Span | None
    content: Span


class EventTime(Struct):
    earliest: str | None
    latest: str | None
    granularity: str
    phase: Phase


class MentionTime(EventTime):
    times: list[str]


class EventMention(Struct):
    id: str
    type: EventType
    mode: str | None
    contexts: list[str]
    cameo: str | None
    trigger: Span
    sentence: Offset
    actor: list[str]
    recipient: list[str]
    places: list[str]
    time: MentionTime
    factuality: Factuality
    certainty: Share
    statement: str | None
    quantities: list[str]
    confidence: Share


class Predicate(Span):
    factuality: Factuality
    certainty: Share


class AnnotatedReport(Struct):
    """Section 1: a line of `dateline extract --predicates`."""

    report: Header
    text: str
    sentences: list[Sentence]
    times: list[Time]
    places: list[PlaceMention]
    actors: list[ActorMention]
    quantities: list[Quantity]
    statements: list[StatementMention]
    events: list[EventMention]
    predicates: list[Predicate]


class Named(Struct):
    name: str | None
    id: str | None
    country: Country | None


class Value(Named):
    number: float | None
    text: str | None


class Bounds(Struct):
    earliest: Day | None
    latest: Day | None


class Claimant(Struct):
    name: str
    country: Country | None


class Evidence(Struct):
    report: str
    published: Day | None
    start: Offset
    end: Offset
    quote: str
    source: Claimant | None


class Holding(Struct, rename={"begin": "from"}):
    """Section 2: a row of `dateline situation`."""

    kind: StateKind
    subject: Named | None
    value: Value
    begin: Bounds
    to: Bounds
    status: Status
    confidence: Share
    according_to: list[Evidence]


class Party(Struct):
    name: str
    id: str
    country: Country | None
    sectors: list[str]


class EventPlace(Struct):
    name: str
    geonames_id: int | None
    country: Country | None
    lat: float | None
    lon: float | None


class Event(Struct):
    """Section 3: one happening with all its sources."""

    id: str
    type: EventType
    mode: str | None
    contexts: list[str]
    cameo: str | None
    factuality: Factuality
    certainty: Share
    confidence: Share
    actor: list[Party]
    recipient: list[Party]
    places: list[EventPlace]
    time: EventTime
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    sources: list[Evidence]


class Statement(Struct):
    """Section 3: who said what."""

    id: str
    report: str
    published: Day | None
    source: Named | None
    quote: str
    start: Offset
    end: Offset
    events: list[str]


class Commitment(Struct):
    """Section 3: a promise and what became of it."""

    id: str
    actor: Party | None
    recipient: Party | None
    text: str
    due: Bounds
    status: Literal["open", "fulfilled", "broken", "overdue", "withdrawn"]
    made: list[Evidence]
    settled: list[Evidence]
