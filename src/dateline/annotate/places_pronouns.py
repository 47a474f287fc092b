"""Places that a pronoun takes up: "the rebels took the town in March; the army recaptured it in May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.annotate.places_names import Page
from dateline.annotate.places_resolve import TAKEN_UP
from dateline.knowledge.place_words import place_words
from dateline.model.place import Place
from dateline.model.syntax import Token

CORE = ("dobj", "nsubj", "nsubjpass")
"""What a place is in its clause where the clause speaks of it; after a preposition it mostly says where something else is."""


def pronouns(page: Page, told: Sequence[Place]) -> Iterator[Place]:
    """The place that is taken by whoever "recaptured it", where the same sentence or the one before speaks of just one place."""
    found: list[Place] = []
    for token in page.tokens:
        if token.text.lower() in place_words().pronouns and _is_taken(page, token):
            meant = _meant(page, token, [*told, *found])
            if meant is not None:
                taken_up = replace(
                    meant,
                    id=f"i{len(found)}",
                    span=token.span,
                    form="nominal",
                    confidence=meant.confidence if meant in found else round(meant.confidence * TAKEN_UP, 3),
                    antecedent=meant.antecedent or meant.id,
                )
                found.append(taken_up)
    yield from found


def _is_taken(page: Page, token: Token) -> bool:
    """Whether it is the object of a verb of holding land, the subject of its passive, or what somebody moves into."""
    verb = page.tokens[token.head]
    if token.dep == "pobj" and verb.lemma == "into":
        return page.tokens[verb.head].lemma in place_words().entering
    return token.dep in ("dobj", "nsubjpass") and verb.lemma in place_words().retaking | place_words().ruling


def _meant(page: Page, token: Token, told: Sequence[Place]) -> Place | None:
    ruled = page.tokens[token.head].lemma in place_words().ruling
    for sentence in (token.sentence, token.sentence - 1):
        words = [t for t in page.tokens if t.sentence == sentence]
        before = [p for p in told if p.span.end <= token.start and not p.metonym]
        near = [(p, head) for p in before if (head := _head(page, words, p))]
        explained = {p.key: p for p, head in near if _is_explained(words, head)}
        spoken = explained or {
            p.key: p for p, head in near if _is_spoken_of(page, head) and not (ruled and _leads(head))
        }
        if near or ruled:
            return next(iter(spoken.values())) if len(spoken) == 1 else None
    return None


def _head(page: Page, words: Sequence[Token], place: Place) -> Token | None:
    """The word of a place's name on which the others hang, if it is one of these words."""
    inside = [t for t in words if place.span.start <= t.start < place.span.end]
    return next((t for t in inside if not place.span.contains(page.tokens[t.head].span) or t.head == t.i), None)


def _leads(head: Token) -> bool:
    return head.dep in ("nsubj", "nsubjpass")


def _is_explained(words: Sequence[Token], head: Token) -> bool:
    """Whether an apposition says what the place is: "in Kirkuk, an oil city that both claim"."""
    return any(t.dep == "appos" and t.head == head.i and t.lemma in place_words().town_nouns for t in words)


def _is_spoken_of(page: Page, head: Token) -> bool:
    while head.dep in ("conj", "appos"):
        head = page.tokens[head.head]
    above = page.tokens[head.head]
    of = head.dep == "pobj" and above.lemma in place_words().speaking_of
    return head.dep in CORE or of
