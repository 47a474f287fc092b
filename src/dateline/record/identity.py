"""Which parties of different reports are one, spelt in different ways; each merger says why, and a ruling undoes it.

Whom the data knows has one identity from the start, and so have places of the gazetteer. This is for the others: persons and
organisations that only the reports name. Their names must agree in their consonants, by letters, as initials or by first and last name;
their kind, country and sectors must not differ; and the match must be the only one. Two that could be one stay two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import combinations
from typing import Any

from rapidfuzz.fuzz import ratio

from dateline.knowledge.actors import words
from dateline.knowledge.names import fold
from dateline.knowledge.persons import persons, skeleton
from dateline.model.claim import Coding, CommitmentClaim, EventClaim, Party, Value
from dateline.model.record import Merger
from dateline.record.anchors import claims_of

KINDS = ("person:", "org:")
CLOSE, SAME_SOUND = 90.0, 75.0
"""How alike names must be in letters, of 100: alone, and where their consonants agree."""


Matches = Mapping[str, Mapping[str, str]]
"""By party those that are like it, and why."""


@dataclass(frozen=True, slots=True)
class Told:
    """A party, with how many reports tell of it."""

    party: Party
    reports: int

    @property
    def order(self) -> tuple[bool, int, str]:
        """Who gives the identity comes first: whom the data knows, then whom most reports tell of."""
        return self.party.id not in persons(), -self.reports, self.party.id


def mergers(codings: Iterable[Coding], apart: Collection[frozenset[str]] = ()) -> tuple[Merger, ...]:
    """The mergers, in order of id. `apart` are pairs of ids that are ruled to be two."""
    told = {t.party.id: t for t in _told(codings)}
    return tuple(decided(told, matched([t.party for t in told.values()], apart)))


def matched(parties: Iterable[Party], apart: Collection[frozenset[str]]) -> Matches:
    """Which of these parties are alike, both ways, and why."""
    found: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        for name in blocks(party):
            found[name].append(party)
    matches: dict[str, dict[str, str]] = defaultdict(dict)
    for block in found.values():
        for one, other in combinations(block, 2):
            if one.country and other.country and one.country != other.country:
                continue  # most are told apart by that
            why = None if frozenset((one.id, other.id)) in apart else alike(one, other)
            if why:
                matches[one.id][other.id] = matches[other.id][one.id] = why
    return matches


def decided(told: Mapping[str, Told], matches: Matches) -> Iterator[Merger]:
    """One of each that are all alike takes in the others."""
    for name in sorted(matches):
        kin = {name, *matches[name]}
        if any({one, *matches[one]} != kin for one in kin):
            continue  # one of them could be either of two that are not one
        best = min((told[one] for one in kin), key=lambda t: t.order).party
        if best.id != name:
            yield Merger(told[name].party.name, name, best, matches[name][best.id])


def alike(one: Party, other: Party) -> str | None:
    """Why two parties are one; None where they are not, or may not be."""
    if one.kind != other.kind or one.id.split(":")[0] != other.id.split(":")[0] or not _agree(one, other):
        return None
    why = _person_names(one, other) if one.kind == "person" else _body_names(one.name, other.name)
    if why is None:
        return None
    shared = f"both {one.country}" if one.country and one.country == other.country else "no other country told"
    return f"{one.name} and {other.name}: {why}, {shared}"


def _agree(one: Party, other: Party) -> bool:
    """Whether neither country nor sectors differ, as far as they are told."""
    countries = {p.country for p in (one, other) if p.country}
    mine, yours = set(one.sectors) - {"ELI"}, set(other.sectors) - {"ELI"}
    return len(countries) < 2 and (not mine or not yours or bool(mine & yours))


def _person_names(one: Party, other: Party) -> str | None:
    mine, yours = _words(one.name), _words(other.name)
    if min(len(mine), len(yours)) < 2:
        return None  # a surname alone may be anybody's
    letters = ratio(" ".join(mine), " ".join(yours))
    if skeleton(one.name) == skeleton(other.name) and letters >= SAME_SOUND:
        return f"the same consonants, {letters:.0f} of 100 letters"
    known = one.country and one.country == other.country
    if (
        known
        and len(mine) == len(yours)
        and letters >= CLOSE
        and all(a[0] == b[0] for a, b in zip(mine, yours, strict=True))
    ):
        return f"{letters:.0f} of 100 letters"
    ends = skeleton(f"{mine[0]} {mine[-1]}") == skeleton(f"{yours[0]} {yours[-1]}")
    if known and ends and len(mine) != len(yours) and one.sectors and other.sectors:
        return "the same first and last name"
    return None


def _body_names(one: str, other: str) -> str | None:
    mine, yours = _words(one), _words(other)
    if " ".join(mine) == " ".join(yours):
        return "the same name in another spelling"
    for short, full in ((one, yours), (other, mine)):
        if short.isupper() and len(short) > 2 and len(full) > 2 and short.lower() == "".join(w[0] for w in full):
            return "the initials of the other name"
    return None


def _words(name: str) -> list[str]:
    plain = fold(name).replace("'", "").replace(".", "").split()
    return [words().british.get(w, w) for w in plain if w not in words().small]


def blocks(party: Party) -> set[str]:
    """Only parties that share one of these are compared: their name, the consonants of its last word, and its initials, which only tell
    something of an organisation by three words or more, and of a person beside the country."""
    words = _words(party.name)
    if not words:
        return set()
    initials = "".join(w[0] for w in words)
    found = {skeleton(words[-1]), party.name.lower()}
    if party.kind == "person":
        return found | ({f"{initials}|{party.country}"} if party.country else set())
    return found | ({initials} if len(words) > 2 else set())


def _told(codings: Iterable[Coding]) -> list[Told]:
    found: dict[str, Party] = {}
    reports: Counter[str] = Counter()
    for coding in codings:
        parties = {p.id: p for p in parties_of(coding) if p.id.startswith(KINDS)}
        reports.update(parties.keys())
        for key, party in parties.items():
            found[key] = fullest((found.get(key, party), party))
    return [Told(found[key], reports[key]) for key in sorted(found)]


def fullest(parties: Iterable[Party]) -> Party:
    """The one of several tellings of a party that speaks for it."""
    return min(parties, key=lambda p: (not p.country, not p.sectors, repr(p)))


def parties_of(coding: Coding) -> Iterator[Party]:
    """Everybody whom a report tells of, as often as it does."""
    made: list[EventClaim | CommitmentClaim] = [*coding.events, *coding.commitments]
    for told in made:
        yield from told.actor
        yield from told.recipient
    yield from (s.subject.party for s in coding.states if s.subject.party)
    yield from (s.source for s in coding.statements if s.source)
    yield from (c.evidence.source for c in claims_of(coding) if c.evidence.source)


def unified(codings: Sequence[Coding], done: Sequence[Merger]) -> list[Coding]:
    """The codings with each party under its one identity; ids of claims stay as they are."""
    into = {m.party: m.into for m in done}
    if not into:
        return list(codings)
    return [_under(c, into) if any(name in into for name in ids_of(c)) else c for c in codings]


def ids_of(coding: Coding) -> set[str]:
    """The ids of everybody whom a report tells of, or names as the value of a state."""
    return {p.id for p in parties_of(coding)} | {s.value.id for s in coding.states if s.value.id}


def _under(thing: Any, into: Mapping[str, Party]) -> Any:
    if isinstance(thing, Party):
        best = into.get(thing.id)
        return replace(best, sectors=thing.sectors or best.sectors) if best else thing
    if isinstance(thing, Value) and thing.id and thing.id in into:
        return replace(thing, id=into[thing.id].id, name=into[thing.id].name)
    if isinstance(thing, tuple):
        return tuple(_under(one, into) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        changed = {f.name: _under(getattr(thing, f.name), into) for f in fields(thing) if f.init}
        return replace(thing, **{k: v for k, v in changed.items() if v is not getattr(thing, k)})
    return thing
