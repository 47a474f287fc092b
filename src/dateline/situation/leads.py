"""What else the answer about a subject rests on: reports that do not name it, but name a person's namesakes or the next in an office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.model.actor import last_name
from dateline.model.claim import EventClaim, Party, StateClaim
from dateline.model.record import Record
from dateline.situation.mutual import entailed, paired, sides
from dateline.situation.rules import consequences, effects, load_rules
from dateline.situation.standing import STATE, alone, full_names, post

Concerns = Callable[[StateClaim], bool]


def behind(kind: str | None) -> frozenset[str] | None:
    """The kinds of state that tell of a kind; None for all."""
    return frozenset({kind, *(r.of for r in consequences() if r.kind == kind)}) if kind else None


def tellers(kinds: frozenset[str] | None) -> frozenset[str]:
    """The types of event that tell of states of these kinds."""
    return frozenset(r.type for r in load_rules() if kinds is None or r.kind in kinds)


def stands(claim: EventClaim | StateClaim) -> Iterator[str]:
    """The marks under which a claim is sought from others: names of persons and offices."""
    if isinstance(claim, StateClaim):
        yield from _named([claim.subject.party] if claim.subject.party else [])
        if office := alone(claim):
            yield f"office:{office}"
        return
    parties = (*claim.actor, *claim.recipient)
    yield from _named(parties)
    yield from (f"office:{office}" for p in parties if (office := post(p.name, p.country)))


def leads(record: Record, kind: str | None, asked: Concerns) -> tuple[frozenset[str], dict[str, set[Party]]]:
    """The marks of all claims that the states that are `asked` for rest on; and by kind of state the parties whose states of that kind they
    rest on too, since those may end them."""
    told = [s for s in record.states if s.factuality in ("happened", "ongoing")]
    told += [s for e in record.events for s in effects(e)]
    more = list(entailed(told))
    known = [s for s in (*told, *more) if kind in (None, s.kind)]
    both = zip(known, map(paired, full_names(known)), strict=True)
    mine = [one for pair in both for one in pair if any(asked(s) for s in pair)]
    return frozenset(m for s in mine for m in stands(s)), _ended(told, kind, asked)


def _ended(told: Iterable[StateClaim], kind: str | None, asked: Concerns) -> dict[str, set[Party]]:
    found: dict[str, set[Party]] = {}
    for state in told:
        for end in _ending(state, kind):
            if asked(end):
                found.setdefault(end.kind, set()).add(_either(end))
    return found


def _either(state: StateClaim) -> Party:
    """One of the two by which all states of both are found: one that is no organ of a country, where one is."""
    names = {state.subject.id: state.subject.name, state.value.id: state.value.name}
    one, other = sides(state)
    chosen = other if one.startswith(STATE) else one
    if chosen.startswith(STATE):
        return Party(f"country:{chosen.removeprefix(STATE)}", "", country=chosen.removeprefix(STATE))
    return Party(chosen, names.get(chosen) or "")


def _ending(state: StateClaim, kind: str | None) -> list[StateClaim]:
    """The states of other kinds that it may end, which only end where the two were told to be in them. Those of a place are told of it."""
    if not state.value.id or state.subject.place:
        return []
    rules = [r for r in consequences() if r.of == state.kind and state.change in r.on and r.change != "began"]
    return [replace(state, kind=r.kind) for r in rules if kind in (None, r.kind)]


def _named(parties: Iterable[Party]) -> Iterator[str]:
    return (f"last:{last_name(p.name)}" for p in parties if p.kind == "person" and p.name.strip())
