"""Event mentions as claims: who says that it happened, on which words."""

from __future__ import annotations

from dateline.claims.identity import claim_id
from dateline.claims.parties import Cast
from dateline.model.claim import EventClaim, Figure
from dateline.model.document import EventMention, Quantity

UNREAD = ("boilerplate", "repeat")


def event_claims(cast: Cast) -> tuple[EventClaim, ...]:
    """One claim for each event mention; repeated text and boilerplate claim nothing."""
    return tuple(claim for _, claim in told(cast))


def told(cast: Cast) -> list[tuple[EventMention, EventClaim]]:
    """Mentions with their claims."""
    sentences = {s.index: s for s in cast.document.sentences}
    lemmas = {t.i: t.lemma for t in cast.document.tokens}
    quantities = {q.id: q for q in cast.document.quantities}
    found: list[tuple[EventMention, EventClaim]] = []
    made: dict[str, str] = {}
    for mention in cast.document.events:
        sentence = sentences[mention.sentence]
        if sentence.section in UNREAD:
            continue
        evidence = cast.evidence(sentence, mention.trigger)
        claim = EventClaim(
            id=claim_id("c", cast.document.report.id, mention.trigger, mention.type, mention.rule),
            type=mention.type,
            mode=mention.mode,
            contexts=mention.contexts,
            cameo=mention.cameo,
            actor=cast.parties(mention.actor),
            recipient=cast.parties(mention.recipient),
            places=cast.loci(mention.places),
            time=mention.time,
            factuality=mention.factuality,
            certainty=mention.certainty,
            confidence=mention.confidence,
            figures=tuple(figure(quantities[q]) for q in mention.quantities if q in quantities),
            evidence=evidence,
            lemma=lemmas.get(mention.token, ""),
            rule=mention.rule,
            retells=made.get(mention.retells, ""),
        )
        made[mention.id] = claim.id
        found.append((mention, claim))
    return found


def figure(quantity: Quantity) -> Figure:
    """A quantity of the text as a figure of an event."""
    span = (quantity.span.start, quantity.span.end)
    measure = quantity.measure or quantity.unit
    return Figure(quantity.low, quantity.best, quantity.high, quantity.unit, measure, span, quantity.approximate)
