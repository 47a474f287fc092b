"""Why a value is in the record: from its id to each telling, the rule that read it, the sentence, the claimant and the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model.claim import Evidence, StatementClaim
from dateline.model.record import Record
from dateline.model.situation import Commitment
from dateline.views.rows import Row, source_rows


def explained(identity: str, record: Record, promises: tuple[Commitment, ...] = ()) -> list[Row]:
    """One row for each telling of an event, a state, a statement or a promise; none where nothing has this id. `link` says why a
    telling was put beside the first."""
    return [
        *_events(identity, record),
        *(
            _row("state", f"{s.kind} {s.change}", s.rule, "", s.evidence, s.confidence)
            for s in record.states
            if s.id == identity
        ),
        *_promises(identity, promises),
        *(_said(s) for s in record.statements if s.id == identity),
    ]


def _events(identity: str, record: Record) -> Iterator[Row]:
    for event in record.events:
        if event.id == identity:
            for claim, link in zip(event.claims, ("the first telling", *event.links), strict=True):
                value = " ".join(filter(None, [claim.type, claim.mode]))
                yield _row("event", value, claim.rule, link, claim.evidence, claim.confidence)


def _promises(identity: str, promises: Iterable[Commitment]) -> Iterator[Row]:
    for promise in promises:
        if promise.id == identity:
            for evidence in promise.made:
                yield _row("promise", promise.text, "", "made", evidence, promise.confidence)
            for evidence in promise.settled:
                yield _row(
                    "promise", promise.text, "; ".join(promise.why), promise.status, evidence, promise.confidence
                )


def _said(said: StatementClaim) -> Row:
    whole = (said.start, said.end)
    words = Evidence(said.report, said.published, *whole, said.quote, whole, "body", said.source)
    return _row("statement", said.source_text or "", said.cue or "", "", words, None)


def _row(kind: str, value: str, rule: str, link: str, evidence: Evidence, confidence: float | None) -> Row:
    (source,) = source_rows([evidence])
    return {
        "kind": kind,
        "value": value,
        "rule": rule,
        "link": link,
        "section": evidence.section,
        "confidence": confidence,
        **source,
    }
