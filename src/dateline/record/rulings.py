"""What analysts' rulings do to the claims before they are linked. What they override is kept beside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations, product
from typing import TypeVar

from dateline.model.claim import Coding, CommitmentClaim, EventClaim, StateClaim
from dateline.model.ruling import Anchor, Ruling
from dateline.record.anchors import Claim, claims_of, found, noun_of
from dateline.record.settings import changed

Key = tuple[str, str]
AnyClaim = TypeVar("AnyClaim", EventClaim, StateClaim, CommitmentClaim)


@dataclass(slots=True)
class Orders:
    """The rulings in force by the claims they lead to. `bonds` says of two event claims whether they tell one happening,
    `bound` by which rulings; `apart` are ids of parties that are two."""

    bonds: dict[frozenset[Key], bool] = field(default_factory=dict)
    bound: dict[Key, list[Ruling]] = field(default_factory=lambda: defaultdict(list))
    settings: dict[Key, list[Ruling]] = field(default_factory=lambda: defaultdict(list))
    rejected: dict[Key, Ruling] = field(default_factory=dict)
    loose: list[Ruling] = field(default_factory=list)
    apart: set[frozenset[str]] = field(default_factory=set)


def in_force(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Those that are not withdrawn, oldest first; a withdrawal that is itself withdrawn has no effect."""
    withdrawn: set[str] = set()
    kept = []
    for ruling in sorted(rulings, key=lambda r: (r.recorded_at, r.id), reverse=True):
        if ruling.id in withdrawn:
            continue
        if ruling.withdraws:
            withdrawn.add(ruling.withdraws)
        else:
            kept.append(ruling)
    return kept[::-1]


def known(rulings: Iterable[Ruling], day: date | None) -> tuple[Ruling, ...]:
    """Those recorded by the end of a day (UTC); all without one."""
    return tuple(r for r in rulings if day is None or r.recorded_at[:10] <= day.isoformat())


def orders(codings: Iterable[Coding], rulings: Sequence[Ruling]) -> Orders:
    """Each ruling in force with the claims that its words lead to; of two that contradict each other the later one stands.
    A ruling is `loose` where none of its words are read as they were, which also is so where the report is not known yet."""
    made = Orders()
    live = in_force(rulings)
    wanted = {a.report for r in live for group in r.groups for a in group}
    claims = {c.report: claims_of(c) for c in codings if c.report in wanted}
    for ruling in live:
        groups = [_keys(group, claims) for group in ruling.groups]
        if ruling.deed == "apart" and ruling.setting:
            made.apart.add(frozenset((ruling.setting.text or "").split()))
        elif not any(groups):
            made.loose.append(ruling)
        elif ruling.deed in ("merge", "split"):
            for pair in _pairs(ruling, groups):
                made.bonds[frozenset(pair)] = ruling.deed == "merge"
                for key in pair:
                    made.bound[key].append(ruling)
        for key in (k for group in groups for k in group):
            if ruling.deed == "reject":
                made.rejected[key] = ruling
            elif ruling.deed == "set":
                made.settings[key].append(ruling)
    return made


def carried_out(codings: Iterable[Coding], made: Orders) -> list[Coding]:
    """The codings without what is rejected and with what is set."""
    touched = {report for report, _ in (*made.settings, *made.rejected)}
    return [_carried_out(c, made) if c.report in touched else c for c in codings]


def set_aside(codings: Iterable[Coding], made: Orders) -> list[Coding]:
    """Only what is rejected, as it was read."""
    wanted = {report for report, _ in made.rejected}
    return [
        Coding(
            c.report,
            events=tuple(x for x in c.events if (c.report, x.id) in made.rejected),
            states=tuple(x for x in c.states if (c.report, x.id) in made.rejected),
            commitments=tuple(x for x in c.commitments if (c.report, x.id) in made.rejected),
        )
        for c in codings
        if c.report in wanted
    ]


def _carried_out(coding: Coding, made: Orders) -> Coding:
    return replace(
        coding,
        events=tuple(_kept(coding.events, made)),
        states=tuple(_kept(coding.states, made)),
        commitments=tuple(_kept(coding.commitments, made)),
    )


def _kept(claims: Iterable[AnyClaim], made: Orders) -> Iterator[AnyClaim]:
    for claim in claims:
        key = (claim.evidence.report, claim.id)
        if key in made.rejected:
            continue
        for ruling in made.settings.get(key, ()):
            if ruling.setting:
                claim = changed(claim, noun_of(claim), ruling.setting)
        yield claim


def _keys(group: Sequence[Anchor], claims: dict[str, list[Claim]]) -> list[Key]:
    led = (found(hook, claims.get(hook.report, ())) for hook in group)
    return [(claim.evidence.report, claim.id) for claim in led if claim]


def _pairs(ruling: Ruling, groups: Sequence[Sequence[Key]]) -> Iterator[tuple[Key, Key]]:
    """All pairs for a merger; for a split those across the groups."""
    if ruling.deed == "merge":
        yield from combinations(dict.fromkeys(k for group in groups for k in group), 2)
    else:
        for one, other in combinations(groups, 2):
            yield from ((a, b) for a, b in product(one, other) if a != b)
