"""What became known of events and promises between two records, the earlier one holding fewer reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from dateline.model.claim import Evidence
from dateline.model.dispute import Changed, Dispute, Turn
from dateline.model.event import Event
from dateline.model.record import Record
from dateline.model.situation import Commitment
from dateline.record.settings import value_of
from dateline.record.wording import happening, on_days

COMPARED = ("date", "place", "actor", "recipient", "factuality", "best")
SETTLED = ("fulfilled", "broken", "withdrawn")


def event_changes(before: Record, after: Record) -> Iterator[Changed]:
    """New events, and those of which a field reads otherwise."""
    known = {telling: event for event in before.events for telling in event.tellings}
    for event in after.events:
        old = next((known[t] for t in event.tellings if t in known), None)
        fresh = tuple(c.evidence for c, t in zip(event.claims, event.tellings, strict=True) if t not in known)
        if old is None:
            yield Changed("new", "event", event.id, happening(event), "", _standing(event), fresh)
        else:
            yield from _revised(old, event, fresh)


def _standing(event: Event) -> str:
    return f"{event.factuality.replace('_', ' ')}, {on_days(event.time.bounds)}"


def _revised(old: Event, event: Event, fresh: tuple[Evidence, ...]) -> Iterator[Changed]:
    for field in COMPARED:
        was, now = value_of(old, field), value_of(event, field)
        if was != now:
            yield Changed("revised", "event", event.id, happening(event), f"{field}: {was}", f"{field}: {now}", fresh)


def promise_changes(before: Sequence[Commitment], after: Sequence[Commitment]) -> Iterator[Changed]:
    """New promises, and those that stand otherwise: kept, broken or withdrawn ones came to an end."""
    known = {telling: promise for promise in before for telling in promise.tellings}
    for promise in after:
        old = next((known[t] for t in promise.tellings if t in known), None)
        who = ", ".join(p.name for p in promise.actor)
        about = f"{who}: {promise.text}" if who else promise.text
        now = f"{promise.status}, due {on_days(promise.due)}" if promise.due.known else promise.status
        if old is None:
            yield Changed("new", "promise", promise.id, about, "", now, promise.made)
        elif old.status != promise.status:
            turn: Turn = "ended" if promise.status in SETTLED else "revised"
            yield Changed(turn, "promise", promise.id, about, old.status, promise.status, promise.settled)
        elif old.due != promise.due:
            yield Changed(
                "revised", "promise", promise.id, about, f"due {on_days(old.due)}", f"due {on_days(promise.due)}", promise.made
            )  # fmt: skip


def contradictions(before: Sequence[Dispute], after: Sequence[Dispute]) -> Iterator[Changed]:
    """Disputes that were none before."""
    known = {(d.sort, d.about, tuple(s.value for s in d.sides)) for d in before}
    for dispute in after:
        sides = tuple(s.value for s in dispute.sides)
        if (dispute.sort, dispute.about, sides) not in known:
            sources = tuple(e for s in dispute.sides for e in s.sources)
            noun: Literal["state", "event"] = "state" if dispute.sort == "state" else "event"
            yield Changed("contradicted", noun, dispute.things[0], dispute.about, "", " / ".join(sides), sources)
