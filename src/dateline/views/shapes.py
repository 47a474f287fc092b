"""The rows of the public formats as types, for the description of the HTTP API and for the tests that hold the commands to them.
Further fields may stand beside these."""

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


class Bounded(Struct):
    """When; a bound is null where it is open."""

    earliest: str | None
    latest: str | None


class EventTime(Bounded):
    """When an event was, began or ended."""

    granularity: str
    phase: Phase


class Named(Struct):
    """A party, place or person."""

    name: str | None
    id: str | None
    country: Country | None


class Value(Named):
    """What a state says of its subject."""

    number: float | None
    text: str | None


class Bounds(Struct):
    """Days that bound an uncertain one."""

    earliest: Day | None
    latest: Day | None


class Claimant(Struct):
    """Who says so."""

    name: str
    country: Country | None


class Evidence(Struct):
    """The sentence that tells it: `text[start:end]` of its report."""

    report: str
    published: Day | None
    start: Offset
    end: Offset
    quote: str
    source: Claimant | None


class Holding(Struct, rename={"begin": "from"}):
    """A row of `dateline situation`."""

    kind: StateKind
    subject: Named | None
    value: Value
    begin: Bounds
    to: Bounds
    status: Status
    confidence: Share
    according_to: list[Evidence]


class Party(Struct):
    """Who did it, or to whom."""

    name: str
    id: str
    country: Country | None
    sectors: list[str]


class EventPlace(Struct):
    """Where."""

    name: str
    geonames_id: int | None
    country: Country | None
    lat: float | None
    lon: float | None


class Event(Struct):
    """One happening with all its sources."""

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
    """Who said what."""

    id: str
    report: str
    published: Day | None
    source: Named | None
    quote: str
    start: Offset
    end: Offset
    events: list[str]


class Commitment(Struct):
    """A promise and what became of it."""

    id: str
    actor: Party | None
    recipient: Party | None
    text: str
    due: Bounds
    status: Literal["open", "fulfilled", "broken", "overdue", "withdrawn"]
    made: list[Evidence]
    settled: list[Evidence]


class Entry(Struct):
    """A row of `dateline timeline`: an event, a change of state or a promise."""

    id: str
    kind: Literal["event", "state", "promise"]
    time: Bounds
    what: str
    who: list[str]
    to: list[str]
    where: list[str]
    status: str
    sources: list[Evidence]


class Side(Struct):
    """What some of the sources say."""

    value: str
    sources: list[Evidence]


class Dispute(Struct):
    """A row of `dateline disputes`."""

    kind: str
    ids: list[str]
    about: str
    time: Bounds
    sides: list[Side]


class Change(Struct):
    """A row of `dateline changes`."""

    change: Literal["new", "revised", "contradicted", "ended"]
    kind: str
    id: str
    about: str
    was: str | None
    now: str
    sources: list[Evidence]


class Telling(Struct):
    """A row of `dateline explain`."""

    kind: str
    value: str
    rule: str
    link: str


class RulingRow(Struct):
    """A row of `dateline rulings`."""

    id: str
    ruling: Literal["merge", "split", "reject", "set", "withdraw"]
    of: list[str]
    status: Literal["stands", "withdrawn", "loose"]
    reason: str
    by: str
    recorded_at: str


class ReportRow(Struct):
    """A report without its text."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    dated_by: str
    published: Day | None


class ReportText(ReportRow):
    """A report with its text, verbatim."""

    text: str
    language: str


class Hit(ReportRow):
    """Words found in a report, with what stands around them at `start`..`end`."""

    report: str
    start: Offset
    end: Offset
    quote: str


class About(Struct):
    """The store at a glance."""

    version: str
    reports: int
    first: Day | None
    last: Day | None
    published: list[Day]
    kinds: list[str]
    corrections: bool
    today: Day


class Kept(Struct):
    """The id of a ruling that was kept."""

    id: str


class Trouble(Struct):
    """One line that says what to do, and a stable code."""

    code: str
    message: str
