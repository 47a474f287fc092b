"""Promises that the record's states settle: who was to leave a place has left it, who was to stay in office is in office no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from dateline.knowledge.commitments import in_part, sorts_apart
from dateline.knowledge.settling import Settling, settlings_of
from dateline.model.actor import STATE_ORGANS, last_name
from dateline.model.claim import PART_OF, CommitmentClaim, Evidence, Party, StateClaim, Subject, Value
from dateline.model.interval import Bounds
from dateline.record.parties import SAME, party_match

CONTRARY = {"fulfilled": "broken", "broken": "fulfilled"}
DOUBT = timedelta(days=14)
"""For so long after a change is told, who tells that there was none contradicts it; who tells so later tells of another turn."""
States: TypeAlias = Mapping[str, Sequence[StateClaim]]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a promise by how things stood: the tellings of the state, the day on which it turned so, and the rule."""

    verdict: str
    evidence: tuple[Evidence, ...]
    when: Bounds
    rule: str

    def why(self, due: Bounds) -> str:
        """The rule in words; whether a promise was kept after the day due."""
        late = self.verdict == "fulfilled" and _over(self.when, due)
        return f"a state that settles it: {self.rule}{f'; late, after {due.latest}' if late else ''}"


@dataclass(frozen=True, slots=True)
class Sought:
    """Of which kinds the states are that may settle a promise, and of whom or what they are told: by ids of places, by last names of persons."""

    kinds: frozenset[str]
    parties: frozenset[Party]
    places: frozenset[str]
    names: frozenset[str]


def settling(promise: CommitmentClaim) -> Sought:
    """Where the states that `settled` asks for are found."""
    kinds = frozenset(rule.state for rule in settlings_of(promise.text, promise.lemma))
    names = {last_name(p.name) for p in bound_by(promise)} | set(_words(promise))
    return Sought(kinds, frozenset(bound_by(promise)), frozenset(places_of(promise)), frozenset(names))


def states_told(states: Iterable[StateClaim]) -> States:
    """What was told of states that may settle promises, by kind and by what it names; the same whatever the day."""
    found: dict[str, list[StateClaim]] = {}
    for state in states:
        for key in {f"{state.kind}\t{name}" for name in _keys(state)}:
            found.setdefault(key, []).append(state)
    return found


def bound_by(promise: CommitmentClaim) -> tuple[Party, ...]:
    """Who is to do what is promised; where that is told of nobody else, who promised it."""
    return promise.doer or promise.actor


def settled(made: Iterable[CommitmentClaim], due: Bounds, states: States, on: date) -> Settled | None:
    """What the reports published by a day tell to have become of a promise in these tellings; None where no state settles it. What was to last
    until the day due is not broken by what came about after it."""
    rules = ((rule, claim) for claim in made for rule in settlings_of(claim.text, claim.lemma))
    found = (_by_rule(rule, claim, states, on) for rule, claim in rules)
    return next((s for s in found if s and (s.verdict == "fulfilled" or not _over(s.when, due))), None)


def places_of(promise: CommitmentClaim) -> Iterator[str]:
    """The ids of the places of a promise and of what they lie in."""
    for place in promise.places:
        yield from (place.id, *place.parents)


def _keys(state: StateClaim) -> Iterator[str]:
    subject, value = state.subject, state.value
    yield from (subject.id, subject.name.casefold())
    if subject.place:
        yield from subject.place.parents
    yield from (x for x in (subject.country, value.id, value.name and value.name.casefold(), value.country) if x)
    if subject.party and subject.party.kind == "person":
        yield last_name(subject.name)


def _by_rule(rule: Settling, promise: CommitmentClaim, states: States, on: date) -> Settled | None:
    near = _near(rule, promise, states, on)
    told = [s for s in near if _turns(rule, promise, s, near) and _meant(rule, promise, s)]
    sure = [s for s in told if not any(_contradicts(other, s) for other in near)]
    if not sure:
        return None
    same = [s for s in sure if (s.subject.id, s.value.id) == (sure[0].subject.id, sure[0].value.id)]
    verdict = CONTRARY[rule.verdict] if promise.negated else rule.verdict
    return Settled(verdict, tuple(dict.fromkeys(s.evidence for s in same)), _turn(sure[0]), rule.name)


def _over(when: Bounds, due: Bounds) -> bool:
    """Whether it came about after the day due."""
    return bool(when.earliest and due.latest and when.earliest > due.latest)


def _near(rule: Settling, promise: CommitmentClaim, states: States, on: date) -> list[StateClaim]:
    """What reports published by a day tell of the promised place, of those who are bound and of whom the words name, in order of publication."""
    names = {x for p in bound_by(promise) for x in (p.id, p.name.casefold(), p.country or "", last_name(p.name)) if x}
    names |= set(places_of(promise)) | _words(promise)
    first = {id(s): s for n in names for s in states.get(f"{rule.state}\t{n}", ())}
    of_same = [s for one in first.values() for s in states.get(f"{rule.state}\t{one.subject.id}", ())]
    found = {id(s): s for s in (*first.values(), *of_same)}.values()
    known = [s for s in found if s.evidence.published and s.evidence.published <= on]
    return sorted(known, key=_order)


def _order(state: StateClaim) -> tuple[date, str, int, str]:
    return state.evidence.published or date.min, state.evidence.report, state.evidence.start, repr(state)


def _turns(rule: Settling, promise: CommitmentClaim, state: StateClaim, near: Sequence[StateClaim]) -> bool:
    """Whether a state is told, in a report later than the promise, to have turned as the rule says, after the promise was made."""
    made, told = promise.evidence.published, state.evidence.published
    if made is None or told is None or told <= made or state.factuality not in ("happened", "ongoing"):
        return False
    if state.rule in rule.unless or (rule.statuses and state.status not in rule.statuses) or _partly(state):
        return False
    change = "began" if rule.change == "other" else rule.change
    if state.change != change and not (
        rule.change == "other" and state.change == "held" and _lost(promise, state, near)
    ):
        return False
    turn = _turn(state)
    if turn.earliest is None:
        fresh = state.evidence.section != "background" and turn.latest is not None and turn.latest >= made
        return fresh and not any(_tells(s, state) and (s.evidence.published or made) <= made for s in near)
    return turn.earliest >= made


def _turn(state: StateClaim) -> Bounds:
    """The day on which a state turned; of one that was told to hold, the day on which it held."""
    return {"began": state.start, "ended": state.end}.get(state.change, state.observed)


def _tells(one: StateClaim, other: StateClaim) -> bool:
    """Whether two tell the same of one state: that it is there, or that it is not."""
    same = one.subject.id == other.subject.id and _one_side(one.value, other.value)
    return same and (one.change == "ended") == (other.change == "ended") and one.change != "denied"


def _lost(promise: CommitmentClaim, state: StateClaim, near: Sequence[StateClaim]) -> bool:
    """Whether who is bound was told before to have the place that another has now."""
    his = (
        s for s in near if s.subject.id == state.subject.id and s.change in ("held", "began") and _has(s.value, promise)
    )
    told = state.evidence.published or date.min
    return any((s.evidence.published or date.max) < told for s in his)


def _meant(rule: Settling, promise: CommitmentClaim, state: StateClaim) -> bool:
    """Whether a state is one of who is bound, of the promised place, and with whom the promise names."""
    if not _bound(rule, promise, state) or sorts_apart(promise.text, f"{state.kind} {state.value.name or ''}"):
        return False
    if rule.place and not _placed(rule, promise, state):
        return False
    if state.kind == "control" and state.change != "ended" and _own_word(state):
        return False
    return not rule.named or _named(rule, promise, state)


def _bound(rule: Settling, promise: CommitmentClaim, state: StateClaim) -> bool:
    mine = _has(state.value, promise)
    if rule.change == "other":
        return (
            bool(state.value.id)
            and bool(bound_by(promise))
            and not any(_may_be(state.value, p) for p in bound_by(promise))
        )
    if rule.bound == "value":
        return mine or (rule.nobody and not (state.value.id or state.value.name))
    who = state.subject.party
    match = max((party_match(who, p) for p in bound_by(promise)), default=0.0) if who else 0.0
    if rule.own:
        return match >= SAME or (match > 0 and who is not None and all(p.kind == "person" for p in bound_by(promise)))
    return match > 0 or (rule.bound == "either" and mine)


def _has(value: Value, promise: CommitmentClaim) -> bool:
    """Whether the value of a state is one of those bound: by name, or as an organ of the state that they act for."""
    for party in bound_by(promise):
        if value.id == party.id or (value.name or "").casefold() == party.name.casefold():
            return True
        if _of_state(value) and _for_state(party) and party.country and value.country == party.country:
            return True
    return False


def _may_be(value: Value, party: Party) -> bool:
    """Whether who has it may be who is bound: of one country, unless one acts for the state and the other fights it."""
    if value.id == party.id or (value.name or "").casefold() == party.name.casefold():
        return True
    foes = _rebel(party) if _of_state(value) else (value.id or "").startswith("group:") and _for_state(party)
    return party.country is not None and value.country == party.country and not foes


def _of_state(value: Value) -> bool:
    return (value.id or "").startswith(STATE_ORGANS)


def _rebel(party: Party) -> bool:
    return party.kind == "armed_group" or "REB" in party.sectors


def _for_state(party: Party) -> bool:
    """Whether what a state's army or government does is done for a party: of persons, for those who are known to act for it."""
    if party.kind == "person":
        return not _rebel(party) and bool({"GOV", "MIL"} & set(party.sectors))
    return party.kind not in ("armed_group", "organisation")


def _placed(rule: Settling, promise: CommitmentClaim, state: StateClaim) -> bool:
    """Whether it is told of the whole of the place, or of what it lies in short of a country, of which who holds it need not hold each place;
    for `part` of any place in it."""
    place = state.subject.place
    if place is None or (state.value.text or "").endswith(PART_OF):
        return False
    if any(p.id == place.id or (rule.place == "part" and p.id in place.parents) for p in promise.places):
        return True
    return not place.whole_country and any(place.id in p.parents for p in promise.places)


def _named(rule: Settling, promise: CommitmentClaim, state: StateClaim) -> bool:
    """Whether the promise names the side of the state that is not bound; a captive is a person by name, not "the prisoners"."""
    by_value = rule.change == "other" or (rule.bound == "either" and not _has(state.value, promise))
    side: Value | Subject = state.value if by_value else state.subject
    identity, name = side.id, side.name
    person = (identity or "").startswith("person:")
    if not name or (state.kind == "detention" and not person):
        return False
    given = {x for p in promise.recipient for x in (p.id, p.name.casefold())} | {p.id for p in promise.places}
    if given & {identity, name.casefold(), f"country:{side.country}"}:
        return True
    return last_name(name) in _words(promise) if person else _spaced(name) in _spaced(promise.text)


def _words(promise: CommitmentClaim) -> set[str]:
    return set(_spaced(promise.text).split())


def _spaced(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


def _own_word(state: StateClaim) -> bool:
    """Whether only who is said to hold a place says so."""
    source = state.evidence.source
    if source is None:
        return False
    return source.id == state.value.id or (source.country is not None and source.country == state.value.country)


def _contradicts(one: StateClaim, state: StateClaim) -> bool:
    """Whether it is denied, or told at the same time to be otherwise."""
    told, since = one.evidence.published, state.evidence.published
    if one.subject.id != state.subject.id or told is None or since is None or not since <= told <= since + DOUBT:
        return False
    same = _one_side(one.value, state.value)
    nobody = not (one.value.id or one.value.name)
    if one.change == "denied":
        return same or nobody
    if state.change == "ended":
        return same and one.change == "held" and _after(one.observed, state.end)
    if state.kind != "control":
        return same and one.change == "ended" and told == since
    return not same and one.change == "held" and not _own_word(one) and _after(one.observed, _turn(state))


def _one_side(one: Value, other: Value) -> bool:
    """Whether two values are one, or organs of one state."""
    organs = all((v.id or "").startswith(STATE_ORGANS) for v in (one, other))
    return (one.id, one.name) == (other.id, other.name) or (organs and one.country == other.country is not None)


def _after(seen: Bounds, turn: Bounds) -> bool:
    return bool(seen.latest and turn.latest and seen.latest >= turn.latest)


def _partly(state: StateClaim) -> bool:
    """Told of a part only: "some of its troops left"."""
    words = state.evidence
    return bool(in_part().match(words.quote[words.trigger[0] - words.start :]))
