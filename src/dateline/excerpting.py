"""The part of the record that a question about one subject rests on, put together from the index of the store. The answer is the same as
from the whole record: what a claim is linked with depends on nothing but what is fetched with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from dateline.indexing import of_things
from dateline.model.claim import Coding, CommitmentClaim, EventClaim, StateClaim, StateKind
from dateline.model.record import Record
from dateline.model.ruling import Ruling
from dateline.record.anchors import Claim, claims_of
from dateline.record.assemble import assemble
from dateline.record.disputes import contrary, opposed
from dateline.record.figures import REPRESENTATIVE
from dateline.record.kinship import ENOUGH, family, kinship
from dateline.record.ledger import may_settle, nobodys_marks, related
from dateline.record.marks import marks
from dateline.record.rulings import Orders, carried_out, in_force, orders
from dateline.record.settled import settling
from dateline.seeking import Seeds, all_deeds, of_parties, seeds, spelt_by
from dateline.situation.leads import Concerns, behind, leads, tellers
from dateline.situation.mutual import paired
from dateline.situation.rules import effects
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

    def take_promises(self, wanted: Iterable[str]) -> None:
        """Adds the promises and verdicts under these marks, those that are told of the same, and what may have settled one."""
        found = {place for places in self.index.under(map(number_of, wanted)).values() for place in places}
        done = dict[Place, CommitmentClaim]()
        self._fetch({entry for entry, _ in found})
        while new := {p: c for p in found - done.keys() if isinstance(c := self._claim(p), CommitmentClaim)}:
            done |= new
            near = self._naming(new.values(), ["promise"])
            near += self._under(f"promise|{mark}" for c in new.values() for mark in nobodys_marks(c))
            found = {p for p, c in near if isinstance(c, CommitmentClaim) and any(related(c, n) for n in new.values())}
        self.chosen |= done.keys()
        made = [c for c in done.values() if c.verdict == "open"]
        self._close(self._deeds(made))
        self._close(self._standing(made))

    def take_disputed(self) -> None:
        """Adds what denies one of the events chosen, or is denied by one, and all else that these denials speak of."""
        done = set[Place]()
        for _ in range(2):
            new, done = self.chosen - done, set(self.chosen)
            events = [c for place in sorted(new) if isinstance(c := self._claim(place), EventClaim)]
            self._close(self._meeting([(c, turned) for c in events if (turned := contrary(c))], opposed))

    def _deeds(self, made: Sequence[CommitmentClaim]) -> set[Place]:
        """What whoever made these promises is told to have done of what they promised."""
        found = set[Place]()
        for kind in {c.type for c in made}:
            of_kind = [c for c in made if c.type == kind]
            near = self._naming(of_kind, [f"event:{family(kind)}"] if kind else all_deeds())
            found |= {p for p, c in near if isinstance(c, EventClaim) and any(may_settle(c, m) for m in of_kind)}
        return found

    def _standing(self, made: Iterable[CommitmentClaim]) -> set[Place]:
        """What is told of states by which one of these promises may be settled, and of the same states of whose they are."""
        wanted = set[str]()
        for promise in made:
            sought = settling(promise)
            sorts = [f"state:{kind}" for kind in sorted(sought.kinds)]
            wanted |= of_parties(self.index, self.spellings, sorts, sought.parties) if sorts else set()
            wanted |= of_things(sorts, spelt_by(self.index, self.spellings, sought.places))
            wanted |= {f"{s}|last:{word}" for s in sorts for word in sought.names}
        found = self._states(wanted)
        for kind in {c.kind for _, c in found}:
            subjects = {c.subject.id for _, c in found if c.kind == kind}
            found |= self._states(of_things([f"state:{kind}"], spelt_by(self.index, self.spellings, subjects)))
        return {place for place, _ in found}

    def _states(self, wanted: Iterable[str]) -> set[tuple[Place, StateClaim]]:
        """The states under these marks."""
        return {(p, c) for p, c in self._under(wanted) if isinstance(c, StateClaim)}

    def _naming(self, claims: Iterable[CommitmentClaim], sorts: Sequence[str]) -> list[tuple[Place, Claim | None]]:
        """All claims of these sorts that name whoever acts in one of these."""
        marks = of_parties(self.index, self.spellings, sorts, {p for c in claims for p in (*c.actor, *c.doer)})
        return self._under(marks)

    def _under(self, wanted: Iterable[str]) -> list[tuple[Place, Claim | None]]:
        """The claims under these marks."""
        places = {place for found in self.index.under(map(number_of, wanted)).values() for place in found}
        self._fetch({entry for entry, _ in places})
        return [(p, self._claim(p)) for p in sorted(places)]

    def record(self, rule: str = REPRESENTATIVE) -> Record:
        """What the claims chosen tell; without statements. `rule` chooses each event's figure."""
        places: dict[int, set[int]] = defaultdict(set)
        for entry, at in self.chosen:
            places[entry].add(at)
        codings = [_only(self.read[entry], at) for entry, at in places.items()]
        return assemble(codings, self.rulings, rule, self.spellings.mergers)

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
        return self._meeting([(c, c) for c in events], _akin)

    def _meeting(
        self, events: Sequence[tuple[EventClaim, EventClaim]], near: Callable[[EventClaim, EventClaim], bool]
    ) -> set[Place]:
        """The events that are `near` to one of these, among those that meet it under a mark as it would stand in its second form."""
        sought = [(c, [number_of(m) for m in marks(form, self.spellings.spelt).seeks]) for c, form in events]
        under = self.index.under(n for _, numbers in sought for n in numbers)
        met = [(c, {p for n in numbers for p in under.get(n, ())} - self.chosen) for c, numbers in sought]
        self._fetch({entry for _, places in met for entry, _ in places})
        return {p for c, places in met for p in places if isinstance(o := self._claim(p), EventClaim) and near(c, o)}

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
    excerpt = opened(index, rulings)
    sought = seeds(index, excerpt.spellings, subject)
    if sought is None:
        return None
    if kind in (None, "commitment"):
        excerpt.take_promises(sought.promises)
    kinds = behind(kind)
    sorts = _sorts(kinds)
    wanted, done = sought.states(index, sorts), set[str]()
    while True:
        excerpt.take(wanted - done)
        done |= wanted
        record = excerpt.record()
        wanted = _led(excerpt, record, kind, sought.rests) - done
        if not wanted:
            return record


def _led(excerpt: Excerpt, record: Record, kind: str | None, asked: Concerns) -> set[str]:
    """The marks that the states asked for lead to."""
    sorts = _sorts(behind(kind))
    found, ends = leads(record, kind, asked)
    wanted = {f"{s}|{mark}" for s in sorts for mark in found}
    for ended, parties in ends.items():
        wanted |= of_parties(excerpt.index, excerpt.spellings, _sorts(frozenset({ended})), parties)
    return wanted


def of_chronicle(index: Index, rulings: Sequence[Ruling], subject: str, rule: str = REPRESENTATIVE) -> Record | None:
    """A record from which the events and the timeline of a subject are the same as from the whole; None where that needs the whole."""
    found = _chronicle(index, rulings, subject)
    return found[0].record(rule) if found else None


def of_disputes(index: Index, rulings: Sequence[Ruling], subject: str) -> Record | None:
    """A record from which the disputes on a subject are the same as from the whole; None where that needs the whole, which it also does
    where it is ruled what happened."""
    if _ruled_real(rulings) or (found := _chronicle(index, rulings, subject)) is None:
        return None
    excerpt, _ = found
    excerpt.take_disputed()
    return excerpt.record()


def of_brief(index: Index, rulings: Sequence[Ruling], subject: str, rule: str, asked: Concerns) -> Record | None:
    """A record from which the brief of a subject is the same as from the whole; `asked` says which states stand in it. None where that
    needs the whole."""
    if _ruled_real(rulings) or (found := _chronicle(index, rulings, subject)) is None:
        return None
    excerpt, sought = found
    excerpt.take_promises(sought.promises_of_all(index, excerpt.spellings))
    done = set[str]()
    while wanted := _behind_states(excerpt, excerpt.record(rule), asked) - done:
        done |= wanted
        excerpt.take(wanted)
    excerpt.take_disputed()
    return excerpt.record(rule)


def _behind_states(excerpt: Excerpt, record: Record, asked: Concerns) -> set[str]:
    """The marks that the states asked for lead to, and those of all that is told of the same subjects."""
    sorts = _sorts(None)
    told = [*record.states, *(s for e in record.events for s in effects(e))]
    subjects = {one.subject.id for s in told for one in (s, paired(s)) if asked(one)}
    return _led(excerpt, record, None, asked) | of_things(sorts, spelt_by(excerpt.index, excerpt.spellings, subjects))


def _chronicle(index: Index, rulings: Sequence[Ruling], subject: str) -> tuple[Excerpt, Seeds] | None:
    excerpt = opened(index, rulings)
    sought = seeds(index, excerpt.spellings, subject)
    if sought is None:
        return None
    excerpt.take(sought.states(index, _sorts(None)) | sought.deeds(index, excerpt.spellings))
    excerpt.take_promises(sought.promises)
    return excerpt, sought


def _ruled_real(rulings: Iterable[Ruling]) -> bool:
    """Whether it is ruled of something whether it happened: then it may deny what it has nothing else in common with."""
    return any(r.setting is not None and r.setting.field == "factuality" for r in in_force(rulings))


def _sorts(kinds: Iterable[str] | None) -> list[str]:
    """The sorts of claims that tell of states of these kinds; of any where none are given."""
    told = tellers(None if kinds is None else frozenset(kinds))
    return sorted({*(f"state:{k}" for k in kinds or get_args(StateKind)), *(f"event:{family(t)}" for t in told)})


def _akin(one: EventClaim, other: EventClaim) -> bool:
    return kinship(one, other).score >= ENOUGH


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
