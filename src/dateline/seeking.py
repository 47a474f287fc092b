"""Under which marks of the index of the store that is found which tells of a subject, by whatever names and spellings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.indexing import Named, of_things
from dateline.knowledge.codebook import codebook
from dateline.model.actor import last_name
from dateline.model.claim import Party, StateClaim
from dateline.record.identity import KINDS
from dateline.record.kinship import family
from dateline.situation.leads import behind
from dateline.situation.subjects import COVERS, about, asked, called, compared, covers
from dateline.spellings import Spellings
from dateline.store.index import Index


@dataclass(frozen=True, slots=True)
class Seeds:
    """A subject by all that it may mean: `names` it goes by, `things` and their `ids` that the store holds under them."""

    names: frozenset[str]
    things: frozenset[Named]
    ids: frozenset[str]

    @property
    def lands(self) -> set[str]:
        """The codes of the countries among them."""
        return {i.removeprefix("country:") for i in self.ids if i.startswith("country:")}

    @property
    def promises(self) -> set[str]:
        """The marks of promises made by it, made to it, or to be kept there."""
        return of_things(["promise"], self.things, self.ids, self.lands)

    def states(self, index: Index, sorts: Sequence[str]) -> set[str]:
        """The marks of claims of these sorts that tell states of it; of what it lies in, where the whole speaks for the part."""
        parts = {s for s in sorts if s.startswith("event:") or s.removeprefix("state:") in _covering()}
        above = index.called("", {w for n in self.names for w in asked(n).wholes})
        persons = {f"{s}|last:{last_name(n)}" for s in sorts for i, n in self.things if n.strip()}
        return of_things(sorts, self.things, self.ids, self.lands) | of_things(parts, above) | persons

    def rests(self, state: StateClaim) -> bool:
        """Whether its situation rests on a state: one of it, or of what it lies in."""
        return any(about(name, state) or covers(name, state) for name in self.names)

    def deeds(self, index: Index, spellings: Spellings) -> set[str]:
        """The marks of events that name it, or a party or place of the country that it is."""
        return of_things(all_deeds(), self.things | self._own(index, spellings), self.ids, self.lands)

    def promises_of_all(self, index: Index, spellings: Spellings) -> set[str]:
        """The marks of promises made by it or to it, by a party of the country that it is, or to be kept there."""
        return of_things(["promise"], self.things | self._own(index, spellings), self.ids, self.lands)

    def _own(self, index: Index, spellings: Spellings) -> set[Named]:
        return spelt_by(index, spellings, {p.id for p in index.spelt(countries=sorted(self.lands))})


def seeds(index: Index, spellings: Spellings, subject: str) -> Seeds | None:
    """What a name or an id may mean; None for one without letters or digits, which cannot be looked up."""
    if not compared(subject):
        return None
    names, things, ids = {subject}, set[Named](), set[str]()
    while True:
        for name in names:
            things |= set(index.called(f" {compared(name)} ", asked(name).ids | ids))
        found = {i for i, _ in things} | {i for n in names for i in asked(n).ids}
        found |= _other_ids(spellings, found)
        goes = {m.into.id for m in spellings.mergers if any(called(n, (m.party, m.name)) for n in names)}
        if found <= ids and goes <= names:
            return Seeds(frozenset(names), frozenset(things), frozenset(ids))
        ids |= found
        names |= goes


def of_parties(index: Index, spellings: Spellings, sorts: Iterable[str], parties: Collection[Party]) -> set[str]:
    """The marks of claims of these sorts that name one of these parties: by its id or name in any spelling, or its country."""
    lands = {p.country for p in parties if p.country}
    names = {compared(p.name) for p in parties}
    called_so = {i for name in names for i, other in index.called(f" {name} ", ()) if compared(other) == name}
    own = {p.id for p in index.spelt(countries=sorted(lands))}
    return of_things(sorts, spelt_by(index, spellings, {*(p.id for p in parties), *called_so, *own}), (), lands)


def spelt_by(index: Index, spellings: Spellings, ids: Collection[str]) -> set[Named]:
    """All things that the store holds under these ids, or under other ids of the same parties."""
    return set(index.called("", {*ids, *_other_ids(spellings, ids)}))


@cache
def all_deeds() -> tuple[str, ...]:
    """The sorts of all events."""
    return tuple(sorted({f"event:{family(t.name)}" for t in codebook().types}))


def _other_ids(spellings: Spellings, ids: Collection[str]) -> set[str]:
    """All ids that reports have these parties under."""
    spellings.reach(i for i in ids if i.startswith(KINDS))
    return {other for i in ids for other in spellings.spelt_as(i)}


def _covering() -> frozenset[str]:
    return frozenset(k for kind in COVERS for k in behind(kind) or ())
