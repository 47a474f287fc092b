"""The annotated report as types: what every line of `extract` must have. Further fields may stand beside these."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from dateline.views.shapes import Country, Day, EventTime, EventType, Factuality, Kind, Offset, Section, Share


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
    measure: str
    standing: Literal["stock", "flow", ""]


class Source(Span):
    actor: str | None


class StatementMention(Struct):
    id: str
    source: Source | None
    cue: Span | None
    content: Span


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


class Retelling(EventMention):
    retells: str


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
    retellings: list[Retelling]
    predicates: list[Predicate]
