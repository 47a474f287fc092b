"""The layer `actors`: who is spoken of, with an identity that holds across reports.

A country, its government, capital and seats of power are one actor, `country:ISO`; its armed forces `mil:ISO`, its ministries,
courts, police and offices `gov:ISO:…`. Every mention covers the head noun of its phrase ("Russian peacekeepers"), so that whoever
has the head of a subject finds the actor. A demonym before a noun for a deed ("Israeli strikes") is a mention of the country by itself;
a place name where something happens ("in Baku") is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from dateline.annotate.actors_draft import Reference, assemble
from dateline.annotate.actors_names import Hit, Text, agentive, read
from dateline.annotate.actors_nouns import refer
from dateline.annotate.actors_persons import people
from dateline.annotate.actors_phrases import leftmost, phrases
from dateline.knowledge.actors import people_of, words
from dateline.model.document import Document
from dateline.model.span import Span

DOMINANT = 0.8


def actors(document: Document) -> dict[str, tuple[Any, ...]]:
    """All actors of a report, with all their mentions."""
    text = read(document)
    country = only_country(text)
    found = list(people(text))
    taken = [r.span for r in found]
    for phrase in phrases(text):
        for reference in refer(text, phrase, country):
            if not any(reference.span.overlaps(s) and s.contains(phrase.head.span) for s in taken):
                found.append(reference)
    found += _names(text, [r.span for r in found])
    return {"actors": assemble(found)}


def only_country(text: Text) -> str | None:
    """The country that a report speaks of, where it speaks of hardly any other."""
    seen = Counter(n.actor.country for h in text.hits if (n := h.sense("state", "adjective", "capital")))
    seen.update(p.country for p in text.document.places if p.country)
    known = {c: n for c, n in seen.items() if c}
    if not known:
        return None
    best = max(sorted(known), key=lambda c: known[c])
    return best if known[best] >= DOMINANT * sum(known.values()) else None


def _names(text: Text, taken: list[Span]) -> Iterator[Reference]:
    for hit in text.hits:
        if any(span.contains(hit.span) for span in taken):
            continue
        reference = _name(text, hit)
        if reference:
            yield reference


def _name(text: Text, hit: Hit) -> Reference | None:
    tokens = text.document.tokens
    last = tokens[hit.last]
    modifier = last.dep in ("amod", "compound", "nmod") and last.head > last.i
    name = hit.sense("named", "people", "state", "seat", "capital", "adjective")
    if name is None:
        return None
    actor = name.actor
    if hit.sense("adjective") and hit.sense("state") is None and hit.sense("people") is None:
        if modifier and tokens[last.head].lemma in words().things:
            return None
        if not modifier and last.dep in ("nsubj", "dobj", "pobj", "nsubjpass", "conj") and actor.country:
            actor = people_of(actor.country)
    territorial = name.sense in ("state", "capital") or actor.kind == "government"
    if territorial and not agentive(text, hit):
        return None
    first = hit.first if modifier else min(hit.first, leftmost(text, last))
    if any(tokens[i].i in text.at and text.at[i] is not hit for i in range(first, hit.first)):
        first = hit.first
    return Reference(
        actor, Span(tokens[first].start, hit.span.end), hit.last, "name", 0.9, plural=name.sense == "people"
    )
