"""Puts tellings of one happening together. The result does not depend on the order of reading: pairs that meet under a mark are
weighed, then taken from the strongest down; two groups are joined unless something excludes a member of one from the other. What a
group becomes depends on those only that pairs lead to from its members, step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model.claim import EventClaim
from dateline.record.kinship import ENOUGH, Kinship, kinship
from dateline.record.marks import marks

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


def ranked(claims: Iterable[EventClaim], enough: float = ENOUGH) -> list[tuple[tuple[Key, Key], Kinship]]:
    """Pairs with points enough in common, strongest first."""
    found = []
    for one, other in pairs(sorted(claims, key=key)):
        common = kinship(one, other)
        if common.score >= enough:
            found.append(((key(one), key(other)), common))
    return sorted(found, key=lambda x: (-x[1].score, x[0]))


def pairs(ordered: Sequence[EventClaim]) -> Iterator[tuple[EventClaim, EventClaim]]:
    """Each two that meet under a mark, once, in their order."""
    there: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(ordered):
        mine = marks(claim)
        for earlier in sorted({n for mark in mine.seeks for n in there.get(mark, ())}):
            yield ordered[earlier], claim
        for mark in mine.stands:
            there[mark].append(number)


def _joinable(one: Group, other: Group) -> bool:
    """Nothing excludes a member of one from the other; what a ruling put together need not agree with itself."""
    barred = [bool(kinship(a, b).barred) for a in one.claims[:SAMPLE] for b in other.claims[:SAMPLE]]
    return not all(barred) if one.bound or other.bound else not any(barred)
