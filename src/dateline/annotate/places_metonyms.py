"""Names of places that stand for those who act: a government, a people, an organisation with a place in its name.

They are places all the same, but nothing happens there: "Peru accused Chile", "talks with Lima", "the European Union". What is done to a
land itself ("invaded Peru", "strikes on Lima") leaves it a place.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.places_names import Candidate, Page
from dateline.knowledge.actors import agent_phrases, lexicon
from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.long_names import long_names
from dateline.knowledge.names import fold
from dateline.knowledge.place_words import place_words
from dateline.model.span import Span
from dateline.model.syntax import Token

BODIES = ("international", "armed_group")
OF_STATES = ("military", "official", "body", "state")
GOVERNED = ("A.PCLI", "P.PPLC", "A.PCLD", "A.PCLS")


def stands_for_others(page: Page, c: Candidate, entry: Entry) -> bool:
    """Whether a name that resolves to a place is meant otherwise here."""
    if any(t.contains(c.span) and len(t) > len(c.span) for t in things(page.text)):
        return True
    return any(b.contains(c.span) or c.span.contains(b) for b in page.bodies) or (
        entry.feature in GOVERNED and _is_party(page, c)
    )


def bodies(text: str) -> Iterator[Span]:
    """Names of organisations and armed groups that the data knows: "the European Union", "the Arakan Army"."""
    for start, end, names in lexicon().matches(fold(text)):
        if names and all(n.sense == "named" and n.actor.kind in BODIES for n in names) and text[start].isupper():
            yield Span(start, end)


def things(text: str) -> Iterator[Span]:
    """Names of treaties, wars and the like: nothing happens in the lands that they name."""
    yield from (Span(start, end) for start, end in long_names(text))


def _handed_over(page: Page, preposition: Token) -> bool:
    """Whether "to" leads to who is given a land or town: "returned the villages to Name", "the town's handover to Name"."""
    giving = page.tokens[preposition.head]
    if preposition.lemma not in ("to", "over") or giving.lemma not in place_words().giving:
        return False
    given = [page.tokens[k] for k in giving.kids]
    given += [page.tokens[k] for g in given if g.lemma == "of" for k in g.kids]
    return any(
        g.dep in ("dobj", "nsubjpass", "pobj", "poss", "compound") and g.i != preposition.i and _land(page, g)
        for g in given
    )


def _land(page: Page, noun: Token) -> bool:
    named = page.entity_at.get(noun.i)
    return noun.lemma in place_words().features or (named is not None and named.label in ("GPE", "LOC", "FAC"))


def _is_party(page: Page, c: Candidate) -> bool:
    """Whether a country or capital is who does, says, or is spoken and dealt with."""
    words = place_words()
    own = page.tokens[c.last]
    theirs = agent_phrases().get(page.tokens[own.head].lemma) if own.dep in ("compound", "nmod", "amod") else None
    if theirs is not None and theirs.role in OF_STATES:  # "U.S. troops"
        return True
    top = _first(page, own)
    above = page.tokens[top.head]
    if top.dep in ("nsubj", "agent"):
        return above.lemma in words.governing
    if top.dep == "nsubjpass":
        return above.lemma in words.addressing
    if top.dep in ("dobj", "dative", "iobj"):
        return above.lemma in words.addressing
    if top.dep != "pobj":
        return False
    if _handed_over(page, above):
        return True
    if above.dep == "agent" or above.lemma in words.party_links:
        return True
    return page.tokens[above.head].lemma in words.party_after.get(above.lemma, frozenset())


def _first(page: Page, token: Token) -> Token:
    """The first of names side by side ("with Chile and Peru"), outside the words of the name itself."""
    while token.dep in ("conj", "compound", "appos") and token.head != token.i:
        token = page.tokens[token.head]
    return token
