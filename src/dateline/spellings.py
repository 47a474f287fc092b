"""Which spellings are one party, for some parties only: from the index of the store, as from all reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dateline.model.claim import Coding, Party
from dateline.model.record import Merger
from dateline.record.identity import KINDS, Told, blocks, decided, fullest, ids_of, matched, unified
from dateline.store.index import Index


class Spellings:
    """The mergers of all parties reached so far."""

    __slots__ = ("_apart", "_best", "_counts", "_index", "_matches", "_reached", "_told", "mergers", "spelt")

    def __init__(self, index: Index, apart: Collection[frozenset[str]]) -> None:
        self._index = index
        self._apart = apart
        self._reached: set[str] = set()
        self._best: dict[str, Party] = {}
        self._told: dict[str, list[Party]] = {}
        self._matches: dict[str, dict[str, str]] = {}
        self._counts: dict[str, int] = {}
        self.mergers: tuple[Merger, ...] = ()
        self.spelt: dict[str, tuple[str, ...]] = {}

    def learn(self, codings: Iterable[Coding]) -> None:
        """Reaches all parties told here, as a value too."""
        self.reach(name for coding in codings for name in ids_of(coding) if name.startswith(KINDS))

    def reach(self, parties: Iterable[str]) -> None:
        """Finds out whom these parties, by their ids, are one with."""
        new = set(parties) - self._reached
        while new:
            self._reached |= new
            self._fetch(new)
            near = {p.id for p in self._index.spelt(blocks=self._blocks(new))}
            self._fetch(near)
            shared = [self._best[n] for n in sorted(near | new) if n in self._best]
            matches = matched(shared, self._apart)
            self._matches |= {one: dict(matches.get(one, {})) for one in new}
            new = {other for one in new for other in self._matches[one]} - self._reached
            if not new:
                self._decide()

    def spelt_as(self, party: str) -> tuple[str, ...]:
        """All ids that reports have a party under."""
        into = next((m.into.id for m in self.mergers if m.party == party), party)
        return self.spelt.get(into, (party,))

    def unified(self, codings: Sequence[Coding]) -> list[Coding]:
        """The codings with each party under its one identity."""
        return unified(codings, self.mergers)

    def _blocks(self, parties: Iterable[str]) -> set[str]:
        return {f"block:{b}" for n in parties if n in self._best for b in blocks(self._best[n])}

    def _fetch(self, parties: Iterable[str]) -> None:
        found: dict[str, list[Party]] = defaultdict(list)
        for party in self._index.spelt(ids=sorted(set(parties) - self._told.keys())):
            found[party.id].append(party)
        self._told |= found
        self._best |= {name: fullest(told) for name, told in found.items()}

    def _decide(self) -> None:
        """All that are like one who is reached are reached too."""
        mine = {name: like for name, like in self._matches.items() if like}
        self._counts |= {n: self._index.reports_of(self._told[n]) for n in mine.keys() - self._counts.keys()}
        told = {n: Told(self._best[n], self._counts[n]) for n in mine}
        self.mergers = tuple(decided(told, mine))
        spelt: dict[str, list[str]] = defaultdict(list)
        for merger in self.mergers:
            spelt[merger.into.id].append(merger.party)
        self.spelt = {best: (best, *others) for best, others in spelt.items()}
