"""Whether two tellings may mean the same party."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.claim import Party

GENERIC = ("", "country", "government", "force", "population", "international")
NAMELESS = "unnamed:x:"
MEANS = {
    "population": ("population", "person"),
    "person": ("person", "population"),
    "force": ("force", "armed_group", "country", "government", "population"),
    "armed_group": ("armed_group", "organisation", "force"),
    "government": ("government", "country", "person", "international"),
    "organisation": ("organisation", "international", "government", "armed_group"),
}
"""Whom words without a name may mean: "a man" a person, "soldiers" a country's forces."""
SAME, SPEAKS_FOR, ALIKE, MAY_BE = 1.5, 1.0, 0.75, 0.25


def kin_of(mine: Iterable[Party], yours: Iterable[Party]) -> float:
    """The best match between two sets of parties that are known by name or country: 1.5 the same, 1 one speaks for the other, 0 none."""
    others = list(yours)
    return max((party_match(a, b) for a in mine for b in others), default=0.0)


def closeness(mine: Iterable[Party], yours: Iterable[Party]) -> list[float]:
    """The matches of all pairs, best first; words that name nobody may mean somebody who is named."""
    others = list(yours)
    return sorted((max(party_match(a, b), _may_mean(a, b)) for a in mine for b in others), reverse=True)


def party_match(one: Party, other: Party) -> float:
    """1.5 for the same party, 1 for a state and its own organs and people, 0 otherwise."""
    if one.id.startswith(NAMELESS) and other.id.startswith(NAMELESS):
        return 0.0 if one.id != other.id else ALIKE if one.name == other.name else MAY_BE
    if one.id == other.id or one.name.casefold() == other.name.casefold():
        return SAME
    if one.kind == other.kind == "person":
        return SPEAKS_FOR if _surname(one, other) or _surname(other, one) else 0.0
    if one.country and one.country == other.country:
        if (one.kind == "armed_group") != (other.kind == "armed_group"):
            return 0.0
        return SPEAKS_FOR if one.kind in GENERIC or other.kind in GENERIC else 0.0
    return 0.0


def _surname(short: Party, full: Party) -> bool:
    """ "Mnangagwa" is how a report calls Emmerson Mnangagwa."""
    return " " not in short.name and full.name.casefold().split()[-1:] == [short.name.casefold()]


def _may_mean(one: Party, other: Party) -> float:
    nameless = [p for p in (one, other) if p.id.startswith(NAMELESS)]
    if not nameless:
        return 0.0
    other_one = other if nameless[0] is one else one
    return MAY_BE if other_one.kind in MEANS.get(nameless[0].kind, ()) else 0.0
