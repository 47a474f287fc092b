"""One way from words that tell a state to the claim: what its rule says, who and what it is about, when, on which words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.identity import claim_id
from dateline.claims.parties import Cast
from dateline.model.claim import Change, StateClaim, StateKind, Subject, Value
from dateline.model.document import Document, Predicate, Sentence
from dateline.model.interval import Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token

REAL = ("happened", "ongoing")
When = tuple[Bounds, Bounds, Bounds]
"""Start, end and a day observed."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a sentence that tell a state."""

    cast: Cast
    sentence: Sentence
    span: Span


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule says of the state that its words tell. `named` sets its id apart from those of other claims of the same words."""

    rule: str
    kind: StateKind
    change: Change
    confidence: float
    named: tuple[object, ...]
    status: str | None = None
    certainty: float = 1.0


def state_claim(cue: Cue, told: Told, subject: Subject, value: Value, when: When) -> StateClaim:
    """The claim, with its sentence as evidence."""
    start, end, observed = when
    return StateClaim(
        id=claim_id("t", cue.cast.document.report.id, cue.span, *told.named),
        kind=told.kind,
        subject=subject,
        value=value,
        change=told.change,
        start=start,
        end=end,
        observed=observed,
        factuality="ongoing",
        certainty=told.certainty,
        confidence=told.confidence,
        evidence=cue.cast.evidence(cue.sentence, cue.span),
        rule=told.rule,
        status=told.status,
    )


def predicate(document: Document, verb: Token | None) -> Predicate | None:
    """How a verb is told, where that was read."""
    return next((p for p in document.predicates if verb is not None and p.token == verb.i), None)


def is_real(told: Predicate | None) -> bool:
    """Whether what a verb tells is told as so; what nothing was read of is."""
    return told is None or told.factuality in REAL
