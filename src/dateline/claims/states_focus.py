"""What a report is about where a sentence names no place: its paragraph's last place, its main place, its country."""

from __future__ import annotations

from collections import Counter

from dateline.claims.events import UNREAD
from dateline.claims.states_phrases import Stage
from dateline.knowledge import gazetteer
from dateline.model.claim import Locus
from dateline.model.document import Sentence
from dateline.model.place import Place

OPENING = 3
"""Sentences of which one names the country that a report is about."""


def last_named(scene: Stage, sentence: Sentence) -> Locus | None:
    """The place named last in the same paragraph before a sentence."""
    document = scene.cast.document
    paragraph = [s.span for s in document.sentences if s.paragraph == sentence.paragraph and s.index < sentence.index]
    near = [p for p in _places(scene) if any(s.contains(p.span) for s in paragraph)]
    return next((found for p in reversed(near) if (found := scene.cast.locus(p))), None)


def _places(scene: Stage) -> list[Place]:
    """The places named as such, without what is the surname of somebody in the report."""
    document = scene.cast.document
    people = {name for a in document.actors if a.kind == "person" for name in a.name.split()}
    return [
        p for p in document.places if not p.metonym and p.form != "dateline" and p.span.of(document.text) not in people
    ]


def main_place(scene: Stage) -> Locus | None:
    """The place below a country that a report names most, if it names it more than once."""
    named = [p for p in _places(scene) if not _is_country(p)]
    found = [locus for p in named if (locus := scene.cast.locus(p))]
    counts = Counter(locus.id for locus in found)
    best = max(counts, key=lambda i: counts[i], default=None)
    return next((locus for locus in found if locus.id == best), None) if best and counts[best] > 1 else None


def main_country(scene: Stage) -> Locus | None:
    """The country of most names of a report."""
    document = scene.cast.document
    told = [p.country for p in document.places if p.country and p.form != "dateline"]
    told += [a.country for a in document.actors for _ in a.mentions if a.country]
    counts = Counter(told)
    iso = max(counts, key=lambda c: (counts[c], c), default=None)
    state = gazetteer.country(iso) if iso else None
    entry = gazetteer.entry(state.place) if state else None
    if entry is None:
        return None
    return Locus(entry.key, entry.name, entry.geonames_id, iso, feature=entry.feature)


def home_country(scene: Stage) -> Locus | None:
    """The country that the report is about, where its first sentences name it, what lies in it or who belongs to it."""
    home, document = main_country(scene), scene.cast.document
    if home is None:
        return None
    first = [s.span for s in document.sentences if s.section not in UNREAD][:OPENING]
    named = [p.span for p in document.places if p.country == home.country]
    named += [m for a in document.actors if a.country == home.country for m in a.mentions]
    return home if any(s.contains(n) for s in first for n in named) else None


def _is_country(place: Place) -> bool:
    return (place.feature or "").startswith("A.PCL")
