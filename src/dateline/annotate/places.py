"""Place names, resolved against the gazetteer by the whole report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dateline.annotate.places_evidence import accepted
from dateline.annotate.places_names import Candidate, Page, candidates
from dateline.annotate.places_resolve import Name, resolve
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer import Entry, place_key
from dateline.knowledge.place_words import place_words
from dateline.model.document import Document
from dateline.model.place import Place

SURE = 4.0
DOUBTFUL = 0.25


def places(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `places`."""
    page = Page(document)
    found = candidates(page)
    kept = accepted(page, found)
    chosen = [found[i] for i in sorted(kept)]
    names = _names(page, chosen)
    meant = resolve(names, _home(document))
    made = [_place(page, c, kept[i], meant, n) for n, (i, c) in enumerate((i, found[i]) for i in sorted(kept))]
    return {"places": tuple(made)}


def _names(page: Page, chosen: Sequence[Candidate]) -> list[Name]:
    """Each distinct name once, with what the text says around any of its mentions."""
    words = place_words()
    names: dict[str, Name] = {}
    by_first = {c.first: c for c in chosen}
    for c in chosen:
        if not c.entries:
            continue
        name = names.setdefault(c.norm, Name(c.norm, c.entries, 0))
        name.mentions += 1
        behind, before = page.beside(c.last, 1), page.beside(c.first, -1)
        if behind is not None and behind.text.lower() in (
            "province",
            "region",
            "governorate",
            "oblast",
            "county",
            "state",
        ):
            name.division = True
        if before is not None and before.text == "of":
            told = page.beside(before.i, -1)
            if told is not None and told.lemma in ("town", "city", "village", "port", "capital", "settlement"):
                name.settlement = True
            if told is not None and told.lemma in words.features - {
                "town",
                "city",
                "village",
                "port",
                "capital",
                "settlement",
            }:
                name.division = name.division or told.lemma in ("province", "region", "governorate", "county", "state")
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


TLD = re.compile(r"^(?:https?://)?[^/]*\.([a-z]{2})(?:[/:]|$)")


def _home(document: Document) -> frozenset[str]:
    """The country of the publisher, as far as its address tells."""
    match = TLD.match(document.report.url or "")
    if match is None:
        return frozenset()
    state = gazetteer.by_iso2({"uk": "GB"}.get(match[1], match[1].upper()))
    return frozenset({state.iso3}) if state else frozenset()


def _place(page: Page, c: Candidate, score: float, meant: Mapping[str, tuple[Entry, float]], number: int) -> Place:
    heard = min(1.0, 0.5 + score / (2 * SURE))
    entry, share = meant.get(c.norm, (None, 0.0))
    if entry is None or share < DOUBTFUL:
        return Place(
            f"p{number}", c.span, c.text, feature=c.feature, confidence=round(heard * 0.3, 3), key=place_key(c.text)
        )
    return Place(
        id=f"p{number}",
        span=c.span,
        name=entry.name,
        geonames_id=entry.geonames_id,
        lat=entry.lat,
        lon=entry.lon,
        country=entry.country,
        feature=entry.feature,
        confidence=round(heard * share, 3),
        key=entry.key,
        metonym=c.adjective,
    )
