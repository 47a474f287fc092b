"""Whether a name that a user gives means the subject of a state."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.knowledge import gazetteer
from dateline.knowledge.actors import countries, lexicon
from dateline.knowledge.names import fold
from dateline.model.claim import Party, StateClaim, Subject

MUTUAL = ("relation", "agreement", "hostilities")
"""Kinds that either party may be asked for."""
SPREADS = ("deployment", "hostilities", "displacement", "blockade")
"""Kinds of which what holds in a part holds in the whole: troops in a town are troops in its country."""
COVERS = ("control", "sovereignty")
"""Kinds of which what is told of the whole speaks for its parts, as long as nothing is told of these."""
NESTED = ("control",)
"""Kinds of which what is told of a place is also shown, as its own, for the land or the division that it lies in, and of a base for its town."""
LANDS = ("A.PCL", "A.ADM1")


@dataclass(frozen=True, slots=True)
class Asked:
    """A name with the ids that bear it, those of them that are lands or divisions and, of a place, what that lies in. A division called as the town in
    it is no land: who asks by that name means the town."""

    name: str
    ids: frozenset[str]
    wholes: frozenset[str]
    lands: frozenset[str]


@lru_cache(maxsize=256)
def asked(name: str) -> Asked:
    """All places and parties that may be meant by a name or an id."""
    places = gazetteer.lookup(name)
    named = lexicon().names.get(fold(name), ())
    ids = {name, *(p.key for p in places), *(n.actor.key for n in named)}
    above = {w.key for w in gazetteer.parents(places[0])} if places else set()
    towns = any((p.feature or "").startswith("P.") for p in places)
    lands = {p.key for p in places if (p.feature or "").startswith(LANDS[:1] if towns else LANDS)}
    return Asked(name, frozenset(ids), frozenset(above), frozenset(lands))


def folded(text: str) -> str:
    """Without case, accents and typographic apostrophes."""
    plain = unicodedata.normalize("NFKD", text).replace("’", "'").casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def about(name: str, state: StateClaim) -> bool:
    """Whether `name` means the subject; of a mutual state, also the other party; of an office, also the country; of a question, also
    what it is about; and of some kinds a place that the subject lies in."""
    who = asked(name)
    if _means(who, state.subject.id, state.subject.name):
        return True
    if state.kind in MUTUAL and (_means(who, state.value.id, state.value.name) or _acts_for(who, state)):
        return True
    if state.kind == "office":
        return f"country:{state.value.country}" in who.ids
    if state.kind == "question":
        return called(name, [state.value.text or ""]) or f"country:{state.subject.country}" in who.ids
    place = state.subject.place
    return state.kind in SPREADS and place is not None and bool(who.ids & set(place.parents))


def within(name: str, state: StateClaim) -> bool:
    """Whether the subject is a base, a bridge or the like in the town of this name, or any place in the land of this name, of a kind that is shown for
    those too without speaking for them."""
    place = state.subject.place
    if place is None or state.kind not in NESTED or about(name, state):
        return False
    who = asked(name)
    inside = place.geonames_id is None and bool(who.ids & set(place.parents[:1]))
    return inside or bool(who.lands & set(place.parents))


def covers(name: str, state: StateClaim) -> bool:
    """Whether the subject is a place in which the place of this name lies, of a kind that speaks for its parts."""
    place = state.subject.place
    return state.kind in COVERS and place is not None and place.id in asked(name).wholes


def facing(name: str, state: StateClaim) -> StateClaim:
    """A mutual state as seen from the party that is asked for: the other one is its value; an office of a country, with who holds it."""
    subject, value = state.subject, state.value
    who = asked(name)
    if state.kind == "office" and not _means(who, subject.id, subject.name):
        state_of = countries().get(value.country or "")
        country = (
            Subject(party=Party(state_of.key, state_of.name, "country", state_of.country)) if state_of else subject
        )
        return replace(state, subject=country, value=replace(value, name=subject.name, id=subject.id))
    if state.kind not in MUTUAL or not (value.id and value.name) or _means(who, subject.id, subject.name):
        return state
    if not _means(who, value.id, value.name) and _of(who, subject.country, subject.id):
        return state
    other = Subject(party=Party(value.id, value.name, country=value.country))
    return replace(
        state, subject=other, value=replace(value, name=subject.name, id=subject.id, country=subject.country)
    )


def called(name: str, names: Iterable[str]) -> bool:
    """Whether `name` is one of `names`, or stands in one word for word."""
    wanted = f" {compared(name)} "
    return any(name == n or wanted in f" {compared(n)} " for n in names)


def _means(who: Asked, identity: str | None, name: str | None) -> bool:
    return identity in who.ids or called(who.name, [n for n in (identity, name) if n])


def _acts_for(who: Asked, state: StateClaim) -> bool:
    """Whether a side is the army or the government of the country that is asked for."""
    sides = ((state.subject.country, state.subject.id), (state.value.country, state.value.id))
    return any(_of(who, country, identity or "") for country, identity in sides)


def _of(who: Asked, country: str | None, identity: str) -> bool:
    return f"country:{country}" in who.ids and identity.startswith(("mil:", "gov:"))


def compared(text: str) -> str:
    """The words of a name as names are compared: with single spaces between them."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())
