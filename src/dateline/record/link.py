"""Puts tellings of one happening together. The result does not depend on the order of reading: pairs are weighed within
blocks, then taken from the strongest down; two groups are joined unless something excludes a member of one from the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from dateline.model.claim import EventClaim
from dateline.record.kinship import ENOUGH, Kinship, family, kinship, standing
from dateline.record.words import rare_words

WINDOW = 30
"""How many neighbours in time a telling is weighed against in each block: keeps the work near-linear."""

SAMPLE = 12
"""How many members of a group speak for it when two groups are to be joined."""

Key = tuple[str, str]
Bonds = Mapping[frozenset[Key], bool]
"""Of two tellings, whether they are one happening, where somebody has ruled so."""


@dataclass(slots=True)
class Group:
    """Tellings of one happening while they are being gathered, in order of `Key`. `bound` where a ruling put some of them together."""

    claims: list[EventClaim]
    links: dict[Key, str] = field(default_factory=dict)
    bound: bool = False


def key(claim: EventClaim) -> Key:
    """What tells one telling from all others."""
    return claim.evidence.report, claim.id


def link(claims: Iterable[EventClaim], bonds: Bonds | None = None) -> list[Group]:
    """The groups, each one happening, in order of their first key. What is ruled one is put together first, whatever speaks against
    it; what is ruled apart never is."""
    ordered = sorted(claims, key=key)
    group_of = {key(c): Group([c]) for c in ordered}
    by_key = {key(c): c for c in ordered}
    bonds = bonds or {}
    for pair in sorted((tuple(sorted(p)) for p, one in bonds.items() if one), key=str):
        first, second = pair
        if first in by_key and second in by_key and not _ruled_apart(group_of[first], group_of[second], bonds):
            _join(group_of, first, second, "ruled to be one")
            group_of[first].bound = True
    for (first, second), found in ranked(ordered):
        one, other = group_of[first], group_of[second]
        if one is not other and _joinable(one, other) and not _ruled_apart(one, other, bonds):
            _join(group_of, first, second, f"with {by_key[first].id} of {first[0]}: {', '.join(found.why)}")
    seen: dict[int, Group] = {id(g): g for g in group_of.values()}
    return sorted(seen.values(), key=lambda g: key(g.claims[0]))


def _join(group_of: dict[Key, Group], first: Key, second: Key, why: str) -> None:
    one, other = group_of[first], group_of[second]
    if one is other:
        return
    links = one.links | other.links
    links[second] = why
    joined = Group(sorted(one.claims + other.claims, key=key), links, one.bound or other.bound)
    for claim in joined.claims:
        group_of[key(claim)] = joined


def _ruled_apart(one: Group, other: Group, bonds: Bonds) -> bool:
    return bool(bonds) and any(
        bonds.get(frozenset((key(a), key(b)))) is False for a in one.claims for b in other.claims
    )


def ranked(claims: Sequence[EventClaim], enough: float = ENOUGH) -> list[tuple[tuple[Key, Key], Kinship]]:
    """Pairs with points enough in common, strongest first."""
    pairs: dict[tuple[Key, Key], Kinship] = {}
    rare = rare_words(claims)
    for block in blocks(claims):
        for at, one in enumerate(block):
            for other in islice(block, at + 1, at + 1 + WINDOW):
                pair = (key(one), key(other)) if key(one) < key(other) else (key(other), key(one))
                if pair not in pairs:
                    pairs[pair] = kinship(one, other, rare)
    return sorted(((p, k) for p, k in pairs.items() if k.score >= enough), key=lambda x: (-x[1].score, x[0]))


def blocks(claims: Sequence[EventClaim]) -> list[list[EventClaim]]:
    """Tellings that share a standing, a family of types and a report, a party, a country or a place; each block once in order of
    the time told and once in order of publication."""
    found: dict[tuple[str, ...], list[EventClaim]] = {}
    for claim in claims:
        base = (standing(claim.factuality), family(claim.type))
        for mark in sorted(_marks(claim)):
            found.setdefault((*base, mark), []).append(claim)
    both = []
    for _, block in sorted(found.items()):
        if len(block) < 2:
            continue
        both.append(sorted(block, key=lambda c: (_told(c), key(c))))
        if len(block) > WINDOW:
            both.append(sorted(block, key=lambda c: (c.evidence.published or date.min, key(c))))
    return both


def _marks(claim: EventClaim) -> set[str]:
    parties = (*claim.actor, *claim.recipient)
    marks = {p.id for p in parties} | {f"in:{p.country}" for p in parties if p.country}
    for place in claim.places:
        marks |= {place.id, *place.parents[:2]}
        if place.country:
            marks.add(f"in:{place.country}")
    return marks | {f"word:{claim.lemma}", f"report:{claim.evidence.report}"}


def _told(claim: EventClaim) -> date:
    bounds = claim.time.bounds
    return bounds.latest or bounds.earliest or claim.evidence.published or date.min


def _joinable(one: Group, other: Group) -> bool:
    """Nothing excludes a member of one from the other; what a ruling put together need not agree with itself."""
    barred = [bool(kinship(a, b).barred) for a in one.claims[:SAMPLE] for b in other.claims[:SAMPLE]]
    return not all(barred) if one.bound or other.bound else not any(barred)
