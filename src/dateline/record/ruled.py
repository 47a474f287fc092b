"""What each ruling changed, beside what would stand there without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.model.claim import Coding, CommitmentClaim, EventClaim, StateClaim
from dateline.model.event import Event
from dateline.model.ruling import Ruled, Ruling
from dateline.record.anchors import claims_of
from dateline.record.link import Group, key
from dateline.record.merge import merged
from dateline.record.rulings import Orders
from dateline.record.settings import changed, value_of
from dateline.record.things import thing_id


def ruled_event(event: Event, raw: Sequence[EventClaim], made: Orders, rule: str) -> tuple[Event, list[Ruled]]:
    """The event with every ruled field as ruled, whatever its other tellings say; `raw` are its tellings as read."""
    keys = [key(c) for c in event.claims]
    settings = _each(r for k in keys for r in made.settings.get(k, ()))
    bonds = _each(ruling for k in keys for ruling in made.bound.get(k, ()))
    if not settings and not bonds:
        return event, []
    before = merged(Group(list(raw)), rule)
    done = [Ruled(r, event.id, r.deed, "as linked by the rules", _bond(r, event)) for r in bonds]
    for ruling in settings:
        if setting := ruling.setting:
            event = changed(event, "event", setting)
            done.append(Ruled(ruling, event.id, setting.field, value_of(before, setting.field), setting.shown))
    return replace(event, rulings=tuple(d.ruling.id for d in done)), done


def ruled_claims(codings: Iterable[Coding], made: Orders) -> Iterator[Ruled]:
    """The same of states and promises, which `codings` hold as they were read."""
    for coding in codings:
        claims: list[StateClaim | CommitmentClaim] = [*coding.states, *coding.commitments]
        for claim in claims:
            for ruling in made.settings.get((coding.report, claim.id), ()):
                if setting := ruling.setting:
                    was = value_of(claim, setting.field)
                    yield Ruled(ruling, thing_id(claim), setting.field, was, setting.shown)


def rejections(codings: Iterable[Coding], made: Orders) -> Iterator[Ruled]:
    """What was rejected: its id and what it told."""
    for coding in codings:
        for claim in claims_of(coding):
            yield Ruled(made.rejected[coding.report, claim.id], thing_id(claim), "record", _told(claim), "rejected")


def _told(claim: EventClaim | StateClaim | CommitmentClaim) -> str:
    if isinstance(claim, EventClaim):
        return " ".join(filter(None, [claim.type, claim.mode]))
    return f"{claim.kind} {claim.change}" if isinstance(claim, StateClaim) else claim.text


def _bond(ruling: Ruling, event: Event) -> str:
    return f"one event of {len(event.claims)} tellings" if ruling.deed == "merge" else "an event of its own"


def _each(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Each once, oldest first."""
    return sorted({r.id: r for r in rulings}.values(), key=lambda r: (r.recorded_at, r.id))
