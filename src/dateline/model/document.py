"""A report and its standoff layers. An annotator gives one layer; nothing found is an empty layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.actor import Actor
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.model.syntax import Entity, Token, Tree

Section = Literal["headline", "summary", "lead", "body", "background", "outlook", "boilerplate", "repeat"]
Factuality = Literal["happened", "ongoing", "planned", "possible", "conditional", "requested", "denied", "not_happened"]
Phase = Literal["whole", "start", "end"]
Said = Literal["speech", "evidence", "belief", "perception", "attitude", "intention", "request", "promise"]
TELLING: tuple[Said, ...] = ("speech", "evidence", "belief", "request", "promise")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or another stretch between two breaks: a heading, a byline. `paragraph` counts from 0."""

    index: int
    span: Span
    section: Section
    paragraph: int


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 with bounds. `anchor` says what a relative expression was counted from, `rule` which rule of the data read it.
    `role` is the signal before it: on, in, since, until, from, to, by, before, after, for, ago … or an empty string."""

    id: str
    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None
    bounds: Bounds
    rule: str
    anchor: str = "absolute"
    role: str = ""


Standing = Literal["stock", "flow", ""]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things or people. `best` is None where only a range is told; `standing` tells how many stand so at a time (stock) from
    how many came to it (flow), and is empty where the text does not say."""

    id: str
    span: Span
    low: float
    best: float | None
    high: float
    unit: str
    approximate: bool
    measure: str = ""
    standing: Standing = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: source, cue and content in the text; `actor` is the source's id where it resolves, `kind` what the source does
    (says, shows, believes, wants …), `form` the pattern that found it, `parts` the content without what stands between its pieces,
    `within` the statement that tells of this one."""

    id: str
    source: Span | None
    actor: str | None
    cue: Span | None
    content: Span
    kind: Said
    form: str = ""
    parts: tuple[Span, ...] = ()
    within: str | None = None

    @property
    def tells(self) -> bool:
        """Whether the content is told as the source's word: what is only liked, wanted or seen is told by the report itself."""
        return self.kind in TELLING

    def covers(self, span: Span) -> bool:
        """Whether a stretch is part of what is said."""
        return any(part.contains(span) for part in self.parts or (self.content,))


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, event noun or predicative adjective and whether the text tells it as having happened. `token` indexes `tokens`.
    `why` names the marker of the data that decided."""

    span: Span
    token: int
    factuality: Factuality
    certainty: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event happened, began (`phase` start) or ended (`phase` end): a point within `bounds`, told by `times`."""

    bounds: Bounds = UNKNOWN
    granularity: str = "unknown"
    phase: Phase = "whole"
    times: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one sentence tells it. Ids are those of the document's layers; `token` is the trigger's head in `tokens`; `retells`
    is the id of the first mention of the same event where this one takes it up again, else empty."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    trigger: Span
    token: int
    sentence: int
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    places: tuple[str, ...]
    quantities: tuple[str, ...]
    time: EventTime
    factuality: Factuality
    certainty: float
    statement: str | None
    confidence: float
    rule: str
    retells: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report with what was read off it so far."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    times: tuple[Timex, ...] = ()
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Attribution, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    events: tuple[EventMention, ...] = ()

    @property
    def text(self) -> str:
        """The report's text, verbatim."""
        return self.report.text

    def tree(self) -> Tree:
        """Walks over `tokens`; build it once per annotator."""
        return Tree(self.tokens)

    def said_at(self, span: Span) -> Attribution | None:
        """The narrowest statement that tells a stretch as its source's word."""
        around = [s for s in self.statements if s.tells and s.covers(span)]
        return min(around, key=lambda s: (len(s.content), s.id), default=None)

    def sentence_at(self, position: int) -> Sentence | None:
        """The sentence that holds a character, if any."""
        for sentence in self.sentences:
            if sentence.span.start <= position < sentence.span.end:
                return sentence
        return None
