"""Attributions as claims: who said what."""

from __future__ import annotations

from dateline.claims.events import UNREAD
from dateline.claims.identity import claim_id
from dateline.claims.parties import Cast
from dateline.model.claim import EventClaim, StatementClaim
from dateline.model.span import Span


def statement_claims(cast: Cast, events: tuple[EventClaim, ...]) -> tuple[StatementClaim, ...]:
    """One claim for each statement that is its source's word, with the events that it tells."""
    document = cast.document
    report, text = document.report, document.text
    found = []
    for said in document.statements:
        sentence = document.sentence_at(said.content.start)
        if not said.tells or (sentence is not None and sentence.section in UNREAD):
            continue
        found.append(
            StatementClaim(
                id=claim_id("s", report.id, said.source, said.cue, said.content),
                report=report.id,
                published=report.published,
                source=cast.source(said.id),
                source_text=said.source.of(text) if said.source else None,
                quote=said.content.of(text),
                start=said.content.start,
                end=said.content.end,
                cue=said.cue.of(text) if said.cue else None,
                events=tuple(c.id for c in events if said.covers(Span(*c.evidence.trigger))),
                kind=said.kind,
            )
        )
    return tuple(found)
