"""Place names, resolved against the gazetteer by the whole report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.annotate.places_dateline import Heading, add, headings, placed
from dateline.annotate.places_evidence import accepted, lies_in
from dateline.annotate.places_metonyms import bodies, stands_for_others
from dateline.annotate.places_names import Candidate, Page, candidates
from dateline.annotate.places_pronouns import pronouns
from dateline.annotate.places_references import references
from dateline.annotate.places_resolve import Meaning, Name, resolve
from dateline.annotate.places_told import Container, container, tells_division, tells_settlement, tells_town
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer import Entry, place_key
from dateline.model.document import Document
from dateline.model.place import Place
from dateline.model.span import Span

SURE = 4.0
DOUBTFUL = 0.25


def places(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `places`: named places in order of the text, then references to places without a name."""
    page = Page(document, bodies(document.text))
    found = candidates(page)
    kept = accepted(page, found)
    chosen = [found[i] for i in sorted(kept)]
    by_first = {c.first: c for c in chosen}
    around = {c.first: held for c in chosen if (held := container(page, c, by_first))}
    holding = {a.outer.first for c in chosen if (a := around.get(c.first)) and (a.sure or lies_in(c, a.outer))}
    heads = headings(document)
    told = Told(page, resolve(_names(page, chosen, around, heads), _home(document)), frozenset(holding))
    made = []
    for n, i in enumerate(sorted(kept)):
        c = found[i]
        place = _place(told, c, kept[i], f"p{n}")
        outer = around[c.first].outer if c.first in around and place.lat is None and place.country is None else None
        made.append(_inside(place, *told.meaning(outer)) if outer else place)
    made += _repeated(document, made, [h.span.start for h in heads])
    taken_up = references(page, made)
    taken_up += pronouns(page, sorted([*made, *taken_up], key=lambda p: p.span))
    first = len(made) + len(taken_up)
    written = (placed(h, told.meant.get(h.norm), f"p{n}") for n, h in enumerate(heads, first))
    return {"places": (*made, *taken_up, *written)}  # where a report was written is not what "the country" takes up


def _repeated(document: Document, made: Sequence[Place], taken: Sequence[int]) -> list[Place]:
    """The same names in stretches that were not parsed (captions, repeats), but for datelines, which start at `taken`: what they mean is
    known from the rest."""
    parsed = {t.sentence for t in document.tokens}
    forms = {p.span.of(document.text): p for p in reversed(made)}
    if not forms:
        return []
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True)) + r")(?!\w)")
    found: list[Place] = []
    for sentence in (s for s in document.sentences if s.index not in parsed):
        for match in pattern.finditer(document.text, sentence.span.start, sentence.span.end):
            span = Span(match.start(), match.end())
            if span.start in taken:
                continue
            found.append(replace(forms[match[0]], id=f"p{len(made) + len(found)}", span=span))
    return found


def _names(
    page: Page, chosen: Sequence[Candidate], around: Mapping[int, Container], heads: list[Heading]
) -> list[Name]:
    """Each distinct name once, with what the text and its datelines say around any of its mentions."""
    names: dict[str, Name] = {}
    for c in chosen:
        entries = c.entries or c.around
        if not entries:
            continue
        name = names.setdefault(c.norm, Name(c.norm, entries, 0))
        name.mentions += 1
        name.settlement = name.settlement or tells_settlement(page, c)
        name.division = name.division or tells_division(page, c)
        name.town = name.town or tells_town(page, c)
        within = around.get(c.first)
        if within is not None:
            name.inside.update(e.number for e in within.outer.entries if e.feature[0] in "AL")
            name.entries = _within(name.entries, within)
    add(names, heads)
    return [n for n in names.values() if n.entries]


def _within(entries: tuple[Entry, ...], around: Container) -> tuple[Entry, ...]:
    """The namesakes that can be where the text says the place lies: those of the country told, or in the country of what is told."""
    states = {e.country for e in around.outer.entries if e.feature[0] == "A" and e.country}
    if not around.sure or not states or any(e.feature == "A.PCLI" for e in entries):
        return entries
    return tuple(e for e in entries if e.country is None or e.country in states)


@dataclass(frozen=True, slots=True)
class Told:
    """What the names of a report mean; `holding` are the first tokens of mentions that the text puts another place in."""

    page: Page
    meant: Mapping[str, Meaning]
    holding: frozenset[int]

    def meaning(self, c: Candidate) -> tuple[Entry | None, float]:
        """The place of one mention, None where it has none."""
        meaning = self.meant.get(c.norm)
        if meaning is None:
            return None, 0.0
        division = c.first in self.holding or tells_division(self.page, c)
        return meaning.of(town=tells_town(self.page, c), division=division)


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


def _place(told: Told, c: Candidate, score: float, number: str) -> Place:
    heard = min(1.0, 0.5 + score / (2 * SURE))
    entry, share = told.meaning(c)
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
        metonym=c.adjective or stands_for_others(told.page, c, entry),
    )
