"""Place names, resolved against the gazetteer by the whole report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dateline.annotate.places_evidence import accepted
from dateline.annotate.places_metonyms import bodies, stands_for_others
from dateline.annotate.places_names import Candidate, Page, candidates
from dateline.annotate.places_references import references
from dateline.annotate.places_resolve import Name, resolve
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer import Entry, place_key
from dateline.model.document import Document
from dateline.model.place import Place
from dateline.model.span import Span

SETTLEMENTS = ("town", "city", "village", "port", "capital", "settlement")
DIVISIONS = ("province", "region", "governorate", "oblast", "county", "state")
SURE = 4.0
DOUBTFUL = 0.25


def places(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `places`: named places in order of the text, then references to places without a name."""
    page = Page(document, bodies(document.text))
    found = candidates(page)
    kept = accepted(page, found)
    chosen = [found[i] for i in sorted(kept)]
    meant = resolve(_names(page, chosen), _home(document))
    by_first = {c.first: c for c in chosen}
    made = []
    for n, i in enumerate(sorted(kept)):
        place = _place(page, found[i], kept[i], meant, f"p{n}")
        around = _container(page, found[i], by_first) if place.lat is None and place.country is None else None
        made.append(_inside(place, *meant.get(around.norm, (None, 0.0))) if around else place)
    made += _repeated(document, made)
    return {"places": (*made, *references(page, made))}


def _repeated(document: Document, made: Sequence[Place]) -> list[Place]:
    """The same names in stretches that were not parsed (captions, repeats): what they mean is known from the rest."""
    parsed = {t.sentence for t in document.tokens}
    forms = {p.span.of(document.text): p for p in reversed(made)}
    if not forms:
        return []
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True)) + r")(?!\w)")
    found: list[Place] = []
    for sentence in (s for s in document.sentences if s.index not in parsed):
        for match in pattern.finditer(document.text, sentence.span.start, sentence.span.end):
            span = Span(match.start(), match.end())
            found.append(replace(forms[match[0]], id=f"p{len(made) + len(found)}", span=span))
    return found


def _names(page: Page, chosen: Sequence[Candidate]) -> list[Name]:
    """Each distinct name once, with what the text says around any of its mentions."""
    names: dict[str, Name] = {}
    by_first = {c.first: c for c in chosen}
    for c in chosen:
        entries = c.entries or c.around
        if not entries:
            continue
        name = names.setdefault(c.norm, Name(c.norm, entries, 0))
        name.mentions += 1
        behind, before = page.beside(c.last, 1), page.beside(c.first, -1)
        told = page.beside(before.i, -1) if before is not None and before.text == "of" else None
        name.settlement = name.settlement or (told is not None and told.lemma in SETTLEMENTS)
        if (told is not None and told.lemma in DIVISIONS) or (behind is not None and behind.text.lower() in DIVISIONS):
            name.division = True
        outer = _container(page, c, by_first)
        if outer is not None:
            name.inside.update(e.number for e in outer.entries if e.feature[0] in "AL")
    return list(names.values())


def _container(page: Page, c: Candidate, by_first: Mapping[int, Candidate]) -> Candidate | None:
    """The place that the text says a place lies in: "X, Y", "X (Y)", "X in Y"."""
    link = page.beside(c.last, 1)
    if link is None or link.text.lower() not in (",", "in", "(", "of"):
        return None
    head = page.beside(link.i, 1)
    if head is not None and head.text.lower() in ("the", "northern", "southern", "eastern", "western", "central"):
        head = page.beside(head.i, 1)
    outer = by_first.get(head.i) if head is not None else None
    if outer is None or outer.adjective:
        return None
    return outer


def _inside(place: Place, around: Entry | None, share: float) -> Place:
    """A name that no gazetteer has, in a place that the text names with it ("Pont Vert, Haiti"): its country is told, and in a division
    or town also roughly where it lies."""
    if around is None or share < DOUBTFUL:
        return place
    near = around if around.feature[:5] != "A.PCL" else None
    return replace(
        place,
        country=around.country,
        parent=around.key,
        lat=near.lat if near else None,
        lon=near.lon if near else None,
        confidence=round(place.confidence * share, 3),
    )


TLD = re.compile(r"^(?:https?://)?[^/]*\.([a-z]{2})(?:[/:]|$)")


def _home(document: Document) -> frozenset[str]:
    """The country of the publisher, as far as its address tells."""
    match = TLD.match(document.report.url or "")
    if match is None:
        return frozenset()
    state = gazetteer.by_iso2({"uk": "GB"}.get(match[1], match[1].upper()))
    return frozenset({state.iso3}) if state else frozenset()


def _place(page: Page, c: Candidate, score: float, meant: Mapping[str, tuple[Entry, float]], number: str) -> Place:
    heard = min(1.0, 0.5 + score / (2 * SURE))
    entry, share = meant.get(c.norm, (None, 0.0))
    if entry is None or share < DOUBTFUL:
        return Place(number, c.span, c.text, feature=c.feature, confidence=round(heard * 0.3, 3), key=place_key(c.text))
    inside = not c.entries
    return Place(
        id=number,
        span=c.span,
        name=c.text if inside else entry.name,
        geonames_id=None if inside else entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        feature=c.feature if inside else entry.feature,
        confidence=round(heard * share * (0.6 if inside else 1.0), 3),
        parent=entry.key if inside else None,
        key=place_key(c.text) if inside else entry.key,
        metonym=c.adjective or stands_for_others(page, c, entry),
    )
