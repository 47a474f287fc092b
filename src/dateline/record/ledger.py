"""What became of promises: each promise once, with what was reported of it up to a day, and by which rule it counts as settled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, TypeVar

from dateline.knowledge.commitments import deeds_of, deeds_opening, in_part, sorts_apart
from dateline.model.claim import CommitmentClaim, EventClaim, Evidence, Locus, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.model.situation import Commitment
from dateline.record.kinship import family, nearness
from dateline.record.parties import kin_of
from dateline.record.settled import States, bound_by, settled, states_told
from dateline.record.words import likeness, words_of

ALIKE = 0.3
UNSHOWN = ("moved", "done")
"""Verdicts that tell of a promise only where one is known."""
UNSETTLED = ("open", "overdue")
SINCE_DUE = timedelta(days=14)
"""How long after the day due a verdict that names no deed still speaks of it."""
Thing = TypeVar("Thing", Event, CommitmentClaim)
Deeds: TypeAlias = "dict[str, list[tuple[int, Event]]]"


@dataclass(frozen=True, slots=True)
class Account:
    """A promise with what was told of it up to a day: who `made` it, in each telling, the `verdicts` and the `deeds` that may have settled it;
    and all `states` that the record tells."""

    made: Sequence[CommitmentClaim]
    verdicts: Sequence[CommitmentClaim]
    deeds: Sequence[Event]
    states: States


@dataclass(frozen=True, slots=True)
class Told:
    """What may settle promises: what happened and how things stood, by the marks under which a promise finds it."""

    deeds: Deeds
    states: States


def ledger(record: Record, on: date) -> tuple[Commitment, ...]:
    """Promises made in reports published by `on`, in order of publication, as they stood on that day. A promise whose report
    has no date of publication counts as made. One of which only is told what became of it stands as so settled."""
    return tuple(standing(account, on) for account in accounts(record, on, told_of(record)))


def accounts(record: Record, on: date, told: Told) -> list[Account]:
    """What the reports published by `on` tell of each promise; `told` is that of `told_of`. The same for two days between which no
    report was published."""
    claims = [c for c in record.commitments if _known(c.evidence, on)]
    groups: list[list[CommitmentClaim]] = []
    homes: dict[str, list[int]] = {}
    for claim in (c for c in claims if c.verdict == "open"):
        marks = _marks(claim)
        near = sorted({n for m in marks for n in homes.get(m, ())})
        home = next((n for n in near if _same(groups[n][0], claim)), None)
        if home is None:
            home = len(groups)
            groups.append([])
            for mark in marks:
                homes.setdefault(mark, []).append(home)
        groups[home].append(claim)
    verdicts = _blocked((c for c in claims if c.verdict != "open"), _marks)
    bare: list[list[CommitmentClaim]] = []
    made = _blocked((c for g in groups for c in g), _marks)
    for verdict in (c for c in claims if c.verdict not in ("open", *UNSHOWN) and c.lemma and c.rule != "put-off"):
        if not any(_settles(verdict, m) for m in _near_by(made, [verdict], _marks)):
            bare.append([verdict])
    groups += bare
    return [
        Account(g, _near_by(verdicts, g, _marks), _near_by(told.deeds, g, _deed_marks), told.states) for g in groups
    ]


def told_of(record: Record) -> Told:
    """What may settle the promises of a record; the same whatever the day."""
    deeds = _blocked((e for e in record.events if e.factuality == "happened"), _deed_marks)
    return Told(deeds, states_told(record.states))


def related(one: CommitmentClaim, other: CommitmentClaim) -> bool:
    """Whether two may be told of one promise, or one of them may say what became of the other."""
    if one.verdict == "open" and other.verdict == "open":
        return _same(one, other)
    return (one.verdict != "open" and _settles(one, other)) or (other.verdict != "open" and _settles(other, one))


def may_settle(deed: EventClaim, promise: CommitmentClaim) -> bool:
    """Whether an event that this is told of may be what was promised, by who did it and the family of its type."""
    kind = not promise.type or family(deed.type) == family(promise.type)
    return kind and bool(kin_of(deed.actor, (*promise.actor, *promise.doer)))


def _blocked(things: Iterable[Thing], marks: Callable[[Thing], list[str]]) -> dict[str, list[tuple[int, Thing]]]:
    found: dict[str, list[tuple[int, Thing]]] = {}
    for number, thing in enumerate(things):
        for mark in marks(thing):
            found.setdefault(mark, []).append((number, thing))
    return found


def _near_by(
    blocks: dict[str, list[tuple[int, Thing]]],
    made: list[CommitmentClaim],
    marks: Callable[[CommitmentClaim], list[str]],
) -> list[Thing]:
    """What shares a mark with a promise, in the order of the record."""
    found = {n: thing for claim in made for m in marks(claim) for n, thing in blocks.get(m, ())}
    return [found[n] for n in sorted(found)]


def _names(parties: Iterable[Party]) -> set[str]:
    return {x for p in parties for x in (p.id, p.name.casefold(), p.country or "") if x}


def _marks(claim: CommitmentClaim) -> list[str]:
    """Two tellings of one promise share at least one: a name of the party with a word of the deed."""
    words = {*words_of(claim.text), claim.lemma, *_kinds(claim)}
    return sorted(f"{name}\t{word}" for name in _names((*claim.actor, *claim.doer)) or {"?"} for word in words)


def nobodys_marks(claim: CommitmentClaim) -> list[str]:
    """Where a promise of nobody known, of which no name leads to another telling, meets others; of a known party none."""
    return [] if claim.actor or claim.doer else _marks(claim)


def _deed_marks(deed: Event | CommitmentClaim) -> list[str]:
    """A deed and the promise of it share at least one: a name of the party with the kind of deed or its verb."""
    words = {c.lemma for c in deed.claims} if isinstance(deed, Event) else {deed.lemma}
    kinds = {family(deed.type)} if deed.type else set()
    kinds |= {k for c in deed.claims for k in _told_kinds(c)} if isinstance(deed, Event) else _kinds(deed)
    return sorted(f"{name}\t{x}" for name in _names(_doers(deed)) for x in words | kinds if x)


def _doers(deed: Event | CommitmentClaim) -> tuple[Party, ...]:
    """Who did it; of a promise, who is to do it."""
    return deed.actor if isinstance(deed, Event) else bound_by(deed)


def _deeds(claim: CommitmentClaim) -> frozenset[str]:
    """The kinds of deed that a claim tells; one told by a verb or noun of the kind's own name is of that kind."""
    return deeds_of(claim.text) | ({claim.lemma} if claim.rule in ("done", "moved", "put-off") else frozenset())


def _kinds(claim: CommitmentClaim) -> set[str]:
    """Marks of the kinds of deed that are promised, by whatever words, and of the type of its event."""
    return {f"kind:{k}" for k in _deeds(claim)} | ({f"type:{family(claim.type)}"} if claim.type else set())


def _told_kinds(claim: EventClaim) -> set[str]:
    """Marks of the kinds of deed that the trigger opens: who pledged to disarm has not disarmed."""
    return {
        f"kind:{k}" for k in deeds_opening(claim.evidence.quote[claim.evidence.trigger[0] - claim.evidence.start :])
    }


def _same(one: CommitmentClaim, other: CommitmentClaim) -> bool:
    """Told twice: the same party, the same deed, due dates that may be one day; by different words for one kind of deed where the
    days due are told and are one."""
    if not _kin(one, other) or not one.due.meets(other.due) or one.negated != other.negated:
        return False
    if (one.force == "ultimatum") != (other.force == "ultimatum") or sorts_apart(one.text, other.text):
        return False
    if likeness(one.text, other.text) >= ALIKE or (one.lemma == other.lemma and _near(one, other)):
        return True
    alike = _deeds(one) & _deeds(other) and not _apart(one.places, other.places)
    return bool(alike) and one.due.known and other.due.known


def _kin(one: CommitmentClaim, other: CommitmentClaim) -> bool:
    """Of one party, or both of nobody known."""
    return bool(kin_of(one.actor, other.actor)) or not (one.actor or other.actor)


def _settles(verdict: CommitmentClaim, promise: CommitmentClaim) -> bool:
    """A verdict told later, or in the same report, of the same party and deed. The report that moves a day tells the new plan too."""
    told, made = verdict.evidence.published, promise.evidence.published
    party = kin_of(verdict.actor, promise.actor) or kin_of(verdict.actor, promise.doer)
    if (told and made and told < made) or not party:
        return False
    if told == made and verdict.rule in ("moved", "put-off"):
        return False
    if _apart(verdict.places, promise.places) or sorts_apart(verdict.text, promise.text):
        return False
    if verdict.verdict == "done":
        return _keeps(verdict, promise)
    if verdict.negated != promise.negated:
        return False
    if verdict.verdict != "moved" and not promise.due.meets(verdict.due):
        return False
    if not verdict.lemma:
        return bool(told and promise.due.latest and told > promise.due.latest >= told - SINCE_DUE)
    same = verdict.lemma == promise.lemma or bool(_deeds(verdict) & _deeds(promise))
    kind = bool(verdict.type and promise.type) and family(verdict.type or "") == family(promise.type or "")
    shared = len(words_of(verdict.text) & words_of(promise.text)) > 1
    akin = kind or verdict.verdict == "moved"
    return same or (akin and (shared or _near(verdict, promise))) or likeness(verdict.text, promise.text) >= ALIKE


def _keeps(deed: CommitmentClaim, promise: CommitmentClaim) -> bool:
    """A deed told as done in a later report, and not of a day before the promise was made."""
    told, made = deed.evidence.published, promise.evidence.published
    if not told or not made or told <= made or (deed.due.latest and deed.due.latest < made):
        return False
    if promise.negated and not _near(deed, promise):
        return False
    return deed.lemma == promise.lemma or bool(_deeds(deed) & _deeds(promise))


def _near(one: CommitmentClaim, other: CommitmentClaim) -> bool:
    return bool(one.places) and any(nearness(a, b) for a in one.places for b in other.places)


def _apart(mine: Sequence[Locus], yours: Sequence[Locus]) -> bool:
    return bool(mine and yours) and not any(nearness(a, b) for a in mine for b in yours)


def standing(account: Account, on: date) -> Commitment:
    """How a promise stood on a day. Between two days of publication that depends on nothing but whether the day due is over."""
    made = account.made
    first = made[0]
    due = first.due
    for claim in made[1:]:
        due = due.narrowed(claim.due) if due.known else claim.due
    about = [v for v in account.verdicts if any(_settles(v, m) for m in made)]
    later = [v for v in about if v.verdict == "moved"]
    moves = []
    for move in later:
        due, before = _moved(move, due), due
        if due != before:
            moves.append(f"due moved from {before.latest} to {due.latest}")
    told = [v for v in about if v.verdict != "moved"]
    deeds = [e for e in account.deeds if any(_does(e, m, on) for m in made)]
    status, evidence, why = _standing(first, due, (told, deeds), on)
    if status in UNSETTLED and (by := settled(made, due, account.states, on)):
        status, evidence, why = by.verdict, by.evidence, by.why(due)
    return Commitment(
        id=promise_id(first),
        tellings=tuple(promise_id(m) for m in made),
        actor=first.actor,
        recipient=first.recipient,
        text=first.text,
        due=due,
        status=status,
        made=tuple(m.evidence for m in made),
        settled=evidence or tuple(v.evidence for v in later),
        why=(why, *moves),
        confidence=max(m.confidence for m in made),
        places=tuple(dict.fromkeys(p for m in made for p in m.places)),
    )


def _moved(move: CommitmentClaim, due: Bounds) -> Bounds:
    """The day due after it was moved; one that was not told cannot be moved by a length of time."""
    if move.due.known:
        return move.due
    last = due.latest + timedelta(days=move.shift) if due.latest else None
    return Bounds(last, last) if last else due


def _standing(
    promise: CommitmentClaim, due: Bounds, after: tuple[list[CommitmentClaim], list[Event]], on: date
) -> tuple[str, tuple[Evidence, ...], str]:
    """The status, what tells it, and by which rule: words that say so, a deed, or the day due. Not to do it is kept until it is
    done: the day due settles it in no other way."""
    told, deeds = after
    if said := [v for v in told if v.verdict != "done"]:
        return said[-1].verdict, tuple(v.evidence for v in said), f"told: {said[-1].rule}"
    if told:
        status = "broken" if promise.negated else "fulfilled"
        return status, tuple(v.evidence for v in told), f"told as done: {told[0].lemma}"
    if deeds:
        tellings = tuple(c.evidence for c in deeds[0].claims if _known(c.evidence, on))
        status = "broken" if promise.negated else "fulfilled"
        days = [deeds[0].time.bounds, *(c.time.bounds for c in _done(deeds[0], promise, on))]
        done = max(b.earliest or date.min for b in days)
        late = due.latest is not None and due.latest < done and not promise.negated
        why = f"an event of the same party and kind: {deeds[0].id}"
        return status, tellings, f"{why}; late, after {due.latest}" if late else why
    if due.latest and due.latest < on and not promise.negated:
        return "overdue", (), f"due by {due.latest} and nothing told since"
    return "open", (), promise.rule


def _does(event: Event, promise: CommitmentClaim, on: date) -> bool:
    """Done, told in a later report, by the same party, of the same kind as far as that is known and in no other place; by the
    same word or, where both are placed, in the same place. A deed of unknown kind needs other words in common too."""
    if event.factuality != "happened":
        return False
    since = promise.evidence.published
    if not _done(event, promise, on) or (since and event.time.bounds.latest and event.time.bounds.latest < since):
        return False
    if promise.type and family(event.type) != family(promise.type):
        return False
    if not kin_of(event.actor, bound_by(promise)) or _apart(event.places, promise.places):
        return False
    if sorts_apart(" ".join(c.evidence.quote for c in event.claims), promise.text):
        return False
    if not promise.type and not any(len(words_of(c.evidence.quote) & words_of(promise.text)) > 1 for c in event.claims):
        return False
    placed = bool(event.places and promise.places and promise.type) and event.type == promise.type
    alike = deeds_of(promise.text)
    return placed or any(
        c.lemma == promise.lemma or _told_kinds(c) & {f"kind:{k}" for k in alike} for c in event.claims
    )


def _done(event: Event, promise: CommitmentClaim, on: date) -> list[EventClaim]:
    """The tellings, in reports later than the promise's and published by a day, that tell more than a beginning."""
    since = promise.evidence.published
    told = [c for c in event.claims if c.time.phase != "start" and c.factuality == "happened" and not _partly(c)]
    return [c for c in told if since and c.evidence.published and since < c.evidence.published <= on]


def _partly(claim: EventClaim) -> bool:
    """Done in part only: "withdrew some of its troops"."""
    return bool(in_part().match(claim.evidence.quote[claim.evidence.trigger[0] - claim.evidence.start :]))


def _known(evidence: Evidence, on: date) -> bool:
    return evidence.published is None or evidence.published <= on


def promise_id(claim: CommitmentClaim) -> str:
    """A hash of the telling; the first telling of a promise gives it its id."""
    return "c" + hashlib.sha256(f"{claim.evidence.report}\t{claim.id}".encode()).hexdigest()[:12]
