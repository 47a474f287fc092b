"""Actors and places of one report as parties and loci, which are the same in every report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.knowledge import gazetteer
from dateline.model.actor import Actor
from dateline.model.claim import Evidence, Locus, Party
from dateline.model.document import Attribution, Document, Sentence
from dateline.model.place import Place
from dateline.model.span import Span

ADMIN = {"A.ADM1": 4, "A.ADM2": 3, "A.PCLI": 6, "A.PCLD": 6, "A.PCLS": 6, "A.TERR": 6}
BY_CLASS = {"P": 1, "S": 1, "A": 3, "L": 5, "H": 7, "T": 5, "V": 5, "R": 5, "U": 7}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a report names, by the ids of its layers."""

    document: Document
    actors: dict[str, Actor]
    places: dict[str, Place]
    said: dict[str, Attribution]

    def parties(self, ids: tuple[str, ...]) -> tuple[Party, ...]:
        """Parties in the order told, each once, by the first name for it."""
        return once(party(self.actors[i]) for i in ids if i in self.actors)

    def loci(self, ids: tuple[str, ...]) -> tuple[Locus, ...]:
        """Loci in the order told, each once."""
        found = {p.id: p for i in ids if i in self.places and (p := self.locus(self.places[i]))}
        return tuple(found.values())

    def locus(self, place: Place) -> Locus | None:
        """Where a place lies; what a nominal takes up is the place itself, and one that takes up nothing is what it names ("the Sudanese
        capital"), else none."""
        if place.form == "nominal" and (place.antecedent or not place.key):
            meant = self.places.get(place.antecedent or "")
            return self.locus(meant) if meant and meant.form != "nominal" else None
        return locus(place)

    def source(self, statement: str | None) -> Party | None:
        """The claimant of a statement; None where it is not known."""
        said = self.said.get(statement or "")
        return party(self.actors[said.actor]) if said and said.actor in self.actors else None

    def evidence(self, sentence: Sentence, trigger: Span) -> Evidence:
        """The sentence as evidence, with the words in it that told and whose word they are."""
        report, said = self.document.report, self.document.said_at(trigger)
        return Evidence(
            report=report.id,
            published=report.published,
            start=sentence.span.start,
            end=sentence.span.end,
            quote=sentence.span.of(report.text),
            trigger=(trigger.start, trigger.end),
            section=sentence.section,
            source=self.source(said.id) if said else None,
            publisher=report.publisher,
            statement=said.id if said else None,
        )


def cast(document: Document) -> Cast:
    """All who are named in a report."""
    return Cast(
        document,
        {a.id: a for a in document.actors},
        {p.id: p for p in document.places},
        {s.id: s for s in document.statements},
    )


def once(told: Iterable[Party]) -> tuple[Party, ...]:
    """Each party by what it is called first: women and children of no told country are one and the same to a record."""
    found: dict[str, Party] = {}
    for one in told:
        found.setdefault(one.id, one)
    return tuple(found.values())


def party(actor: Actor) -> Party:
    """The identity of an actor across reports."""
    return Party(actor.key, actor.name, actor.kind, actor.country, actor.sectors, actor.code)


def locus(place: Place) -> Locus:
    """A place with all that it lies in."""
    return Locus(
        id=place.key or gazetteer.place_key(place.name),
        name=place.name,
        geonames_id=place.geonames_id,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        feature=place.feature,
        parents=_parents(place),
        precision=_precise(place),
    )


def _precise(place: Place) -> int:
    """UCDP's where_prec of a place; one without a position of its own ("a village near X", an unknown name in Y) is as exact as what it
    lies in or near, at best 2."""
    number = _number(place.parent)
    around = gazetteer.entry(number) if number else None
    if place.form == "unnamed":
        return max(2, precision(around.feature)) if around else 2
    if around and place.geonames_id is None and place.feature is None:
        return max(2, precision(around.feature))
    return precision(place.feature)


def precision(feature: str | None) -> int:
    """UCDP's where_prec of a GeoNames feature; a place of unknown kind counts as a named region."""
    if feature is None:
        return 5
    return ADMIN.get(feature, BY_CLASS.get(feature[:1], 5))


def _parents(place: Place) -> tuple[str, ...]:
    number = _number(place.parent or place.key)
    found = gazetteer.entry(number) if number else None
    if found is None:
        state = gazetteer.country(place.country) if place.country else None
        around = gazetteer.entry(state.place) if state else None
        return (around.key,) if around else ()
    above = tuple(p.key for p in gazetteer.parents(found))
    return (found.key, *above) if place.parent else above


def _number(key: str | None) -> int | None:
    digits = (key or "").removeprefix("geo:")
    return int(digits) if digits.isdigit() else None
