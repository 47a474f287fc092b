"""What became of promises: each promise once, with what was reported of it up to a day, and by which rule it counts as settled."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from dateline.model.claim import CommitmentClaim, Evidence
from dateline.model.event import Event
from dateline.model.record import Record
from dateline.model.situation import Commitment
from dateline.record.kinship import family, kin_of, likeness, nearness

ALIKE = 0.3


def ledger(record: Record, on: date) -> tuple[Commitment, ...]:
    """Promises made in reports published by `on`, in order of publication, as they stood on that day. A promise whose report
    has no date of publication counts as made."""
    claims = [c for c in record.commitments if _known(c.evidence, on)]
    groups: list[list[CommitmentClaim]] = []
    for claim in (c for c in claims if c.verdict == "open"):
        home = next((g for g in groups if _same(g[0], claim)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    verdicts = [c for c in claims if c.verdict != "open"]
    return tuple(_entry(g, verdicts, record.events, on) for g in groups)


def _same(one: CommitmentClaim, other: CommitmentClaim) -> bool:
    """Told twice: the same party, the same deed, due dates that may be one day."""
    if not kin_of(one.actor, other.actor) or not one.due.meets(other.due) or one.negated != other.negated:
        return False
    return likeness(one.text, other.text) >= ALIKE or (one.lemma == other.lemma and _near(one, other))


def _near(one: CommitmentClaim, other: CommitmentClaim) -> bool:
    return bool(one.places) and any(nearness(a, b) for a in one.places for b in other.places)


def _entry(
    made: list[CommitmentClaim], verdicts: Sequence[CommitmentClaim], events: Sequence[Event], on: date
) -> Commitment:
    first = made[0]
    told = [v for v in verdicts if any(_same(m, v) for m in made)]
    deeds = [] if first.negated else [e for e in events if _keeps(e, first, on)]
    due = first.due
    for claim in made[1:]:
        due = due.narrowed(claim.due)
    status: str
    settled: tuple[Evidence, ...]
    if told:
        status, settled, why = told[-1].verdict, tuple(v.evidence for v in told), f"told: {told[-1].rule}"
    elif deeds:
        status, settled = "fulfilled", tuple(c.evidence for c in deeds[0].claims if _known(c.evidence, on))
        why = f"an event of the same party and kind: {deeds[0].id}"
    elif due.latest and due.latest < on:
        status, settled, why = "overdue", (), f"due by {due.latest} and nothing told since"
    else:
        status, settled, why = "open", (), first.rule
    return Commitment(
        id=_name(first),
        actor=first.actor,
        recipient=first.recipient,
        text=first.text,
        due=due,
        status=status,
        made=tuple(m.evidence for m in made),
        settled=settled,
        why=(why,),
        confidence=max(m.confidence for m in made),
    )


def _keeps(event: Event, promise: CommitmentClaim, on: date) -> bool:
    """Done, told in a later report, by the same party, of the same kind and in no other place."""
    if event.factuality != "happened" or event.time.phase == "start" or not promise.type:
        return False
    since = promise.evidence.published
    later = any(since and c.evidence.published and since < c.evidence.published <= on for c in event.claims)
    if not later or (since and event.time.bounds.latest and event.time.bounds.latest < since):
        return False
    same_kind = family(event.type) == family(promise.type) and any(c.lemma == promise.lemma for c in event.claims)
    apart = event.places and promise.places and not any(nearness(a, b) for a in event.places for b in promise.places)
    return bool(same_kind and kin_of(event.actor, promise.actor) and not apart)


def _known(evidence: Evidence, on: date) -> bool:
    return evidence.published is None or evidence.published <= on


def _name(claim: CommitmentClaim) -> str:
    return "c" + hashlib.sha256(f"{claim.evidence.report}\t{claim.id}".encode()).hexdigest()[:12]
