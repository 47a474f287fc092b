"""The part of the record that a question about one subject rests on, put together from the index of the store. The answer is the same as
from the whole record: what a claim is linked with depends on nothing but what is fetched with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from dateline.indexing import of_things
from dateline.model.claim import Coding, EventClaim, StateKind
from dateline.model.record import Record
from dateline.model.ruling import Ruling
from dateline.record.anchors import Claim, claims_of
from dateline.record.assemble import assemble
from dateline.record.identity import KINDS
from dateline.record.kinship import ENOUGH, family, kinship
from dateline.record.marks import marks
from dateline.record.rulings import Orders, carried_out, in_force, orders
from dateline.situation.leads import behind, leads, tellers
from dateline.situation.subjects import COVERS, asked, called, compared
from dateline.spellings import Spellings
from dateline.store.index import Index, Place, number_of


@dataclass(slots=True)
class Excerpt:
    """Claims fetched so far: by entry of the index what was `read` off a report, and its claims by id as mergers and rulings leave them
    (`now`). `chosen` are the places in the index of those that the record is to hold."""

    index: Index
    rulings: Sequence[Ruling]
    spellings: Spellings
    orders: Orders = field(default_factory=Orders)
    read: dict[int, Coding] = field(default_factory=dict)
    now: dict[int, dict[str, Claim]] = field(default_factory=dict)
    chosen: set[Place] = field(default_factory=set)

    def take(self, wanted: Iterable[str]) -> None:
        """Adds the claims under these marks, and all tellings that may be told of one happening with them."""
        found = {place for places in self.index.under(map(number_of, wanted)).values() for place in places}
        self._fetch({entry for entry, _ in found})
        self._close(found)

    def record(self) -> Record:
        """What the claims chosen tell; without statements."""
        places: dict[int, set[int]] = defaultdict(set)
        for entry, at in self.chosen:
            places[entry].add(at)
        codings = [_only(self.read[entry], at) for entry, at in places.items()]
        return assemble(codings, self.rulings, same=self.spellings.mergers)

    def _fetch(self, entries: Collection[int]) -> None:
        new = dict(self.index.codings([e for e in entries if e not in self.read]))
        self.spellings.learn(new.values())
        self.read |= new
        for entry, coding in new.items():
            (after,) = carried_out(self.spellings.unified([coding]), self.orders)
            self.now[entry] = {c.id: c for c in claims_of(after)}

    def _close(self, found: set[Place]) -> None:
        while found := {p for p in found - self.chosen if self._raw(p)}:
            self.chosen |= found
            events = [c for place in found if isinstance(c := self._claim(place), EventClaim)]
            found = self._kin(events)

    def _kin(self, events: Sequence[EventClaim]) -> set[Place]:
        sought = [(c, [number_of(m) for m in marks(c, self.spellings.spelt).seeks]) for c in events]
        under = self.index.under(n for _, numbers in sought for n in numbers)
        near = [(c, {p for n in numbers for p in under.get(n, ())} - self.chosen) for c, numbers in sought]
        self._fetch({entry for _, places in near for entry, _ in places})
        return {p for c, places in near for p in places if _akin(c, self._claim(p))}

    def _raw(self, place: Place) -> Claim | None:
        """A claim as it was read; None for what is no claim or there no more."""
        entry, at = place
        claims = claims_of(self.read[entry]) if entry in self.read else []
        return claims[at] if at < len(claims) else None

    def _claim(self, place: Place) -> Claim | None:
        """A claim as it is now; None also for one that is rejected."""
        raw = self._raw(place)
        return self.now[place[0]].get(raw.id) if raw else None


def opened(index: Index, rulings: Sequence[Ruling]) -> Excerpt:
    """An excerpt that holds all that the rulings in force speak of."""
    live = in_force(rulings)
    apart = orders((), rulings).apart
    made = Excerpt(index, rulings, Spellings(index, frozenset(apart)))
    hooks = {f"report:{a.report}" for r in live for group in r.groups for a in group}
    ruled = {entry for places in index.under(map(number_of, hooks)).values() for entry, _ in places}
    made.orders = orders(dict(index.codings(ruled)).values(), rulings)
    made._fetch(ruled)
    made._close({(entry, at) for entry in ruled for at in range(len(claims_of(made.read.get(entry) or Coding(""))))})
    return made


def of_subject(index: Index, rulings: Sequence[Ruling], subject: str, kind: str | None) -> Record | None:
    """A record from which the situation of a subject is the same as from the whole; None where that needs the whole."""
    if not compared(subject):
        return None
    excerpt = opened(index, rulings)
    kinds = behind(kind)
    sorts = [*(f"state:{k}" for k in kinds or get_args(StateKind)), *{f"event:{family(t)}" for t in tellers(kinds)}]
    seeds = _seeds(index, excerpt.spellings, subject, sorts)
    promised = seeds.promises if kind in (None, "commitment") else set()
    if index.under(map(number_of, promised)):
        return None  # what became of promises hangs on all deeds of whoever made them
    wanted, done = seeds.states, set[str]()
    while wanted - done:
        excerpt.take(wanted - done)
        done |= wanted
        record = excerpt.record()
        more, everything = leads(record, subject, kind)
        for name in seeds.names - {subject}:
            also, too = leads(record, name, kind)
            more, everything = more | also, everything or too
        if everything:
            return None
        wanted = {f"{s}|{mark}" for s in sorts for mark in more}
    return record


@dataclass(frozen=True, slots=True)
class Seeds:
    """The marks of what tells of a subject itself; `names` are what it goes by."""

    names: frozenset[str]
    states: set[str]
    promises: set[str]


def _seeds(index: Index, spellings: Spellings, subject: str, sorts: Sequence[str]) -> Seeds:
    names, things, ids = {subject}, set[tuple[str, str]](), set[str]()
    while True:
        for name in names:
            things |= set(index.called(f" {compared(name)} ", asked(name).ids | ids))
        found = {i for i, _ in things} | {i for n in names for i in asked(n).ids}
        spellings.reach(i for i in found if i.startswith(KINDS))
        found |= {other for i in found for other in spellings.spelt_as(i)}
        goes = {m.into.id for m in spellings.mergers if any(called(n, (m.party, m.name)) for n in names)}
        if found <= ids and goes <= names:
            break
        ids |= found
        names |= goes
    lands = {i.removeprefix("country:") for i in ids if i.startswith("country:")}
    parts = {s for s in sorts if s.startswith("event:") or s.removeprefix("state:") in _covering()}
    above = index.called("", {w for n in names for w in asked(n).wholes})
    persons = {f"{s}|last:{n.casefold().split()[-1]}" for s in sorts for i, n in things if n.strip()}
    states = of_things(sorts, things, ids, lands) | of_things(parts, above) | persons
    return Seeds(frozenset(names), states, of_things(["promise"], things))


def _covering() -> frozenset[str]:
    return frozenset(k for kind in COVERS for k in behind(kind) or ())


def _akin(one: EventClaim, other: Claim | None) -> bool:
    return isinstance(other, EventClaim) and kinship(one, other).score >= ENOUGH


def _only(coding: Coding, at: set[int]) -> Coding:
    """Only the claims at these places."""
    kept = {id(c) for n, c in enumerate(claims_of(coding)) if n in at}
    return replace(
        coding,
        events=tuple(c for c in coding.events if id(c) in kept),
        states=tuple(c for c in coding.states if id(c) in kept),
        commitments=tuple(c for c in coding.commitments if id(c) in kept),
        statements=(),
    )
