"""Which of several bodies an acronym stands for: the one that the report spells out, or that is of the country it speaks of.

"The SAF" is the army in a report on Sudan and another one in a report on Singapore; where nothing tells, it is left unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from dateline.annotate.actors_country import told_countries
from dateline.annotate.actors_names import Hit, Text
from dateline.knowledge.actors import Acronym, acronyms, words
from dateline.knowledge.persons import Named


def decided(text: Text) -> Text:
    """The text with the acronyms that have several meanings decided."""
    unsure = [h for h in text.hits if _form(text, h) in acronyms()]
    if not unsure:
        return text
    rest = tuple(h for h in text.hits if h not in unsure)
    sure = replace(text, hits=rest, at={i: h for i, h in text.at.items() if h in rest})
    told = told_countries(sure)
    spelt = {n.actor.key for h in rest for n in h.names if n.sense == "named"}
    kept = [k for h in text.hits if (k := _kept(sure, h, told, spelt) if h in unsure else h) is not None]
    at = {i: hit for hit in kept for i in range(hit.first, hit.last + 1)}
    return replace(text, hits=tuple(kept), at=at)


def _form(text: Text, hit: Hit) -> str:
    return hit.span.of(text.document.text)


def _kept(text: Text, hit: Hit, told: Mapping[str, int], spelt: set[str]) -> Hit | None:
    """The hit with the one meaning that the report tells; None where it tells none and the word is no other name."""
    meant = _meant(text, hit, told, spelt)
    names = tuple(n for n in hit.names if n.sense != "named" or n.actor == meant)
    return replace(hit, names=names) if names else None


def _meant(text: Text, hit: Hit, told: Mapping[str, int], spelt: set[str]) -> Named | None:
    meanings = acronyms()[_form(text, hit)]
    if heard := _addressed(text, hit, meanings):
        return heard
    if one := _only({m.actor for m in meanings if m.actor.key in spelt}):
        return one
    shares = Counter[Named]()
    for m in meanings:
        shares[m.actor] += told.get(m.country, 0)
    best = max(shares.values())
    if best:
        return _only({a for a, n in shares.items() if n == best})
    said = {t.lemma.lower() for t in text.document.tokens}
    return _only({m.actor for m in meanings if m.beside & said}) or _only({m.actor for m in meanings if m.default})


def _addressed(text: Text, hit: Hit, meanings: tuple[Acronym, ...]) -> Named | None:
    """The news agency where somebody tells it something: "told AFP"."""
    before = text.document.tokens[hit.first - 1].lemma if hit.first else ""
    if before not in words().heard:
        return None
    return _only({m.actor for m in meanings if "JRN" in m.actor.sectors and not m.country})


def _only(actors: set[Named]) -> Named | None:
    return next(iter(actors)) if len(actors) == 1 else None
