"""States on which sources differ, and from when to when they do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dateline.model.claim import StateClaim
from dateline.model.dispute import Dispute, Side
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.model.situation import Holding
from dateline.situation.fold import fold
from dateline.situation.rules import effects
from dateline.situation.subjects import about

DAY = timedelta(days=1)


def state_disputes(record: Record, subject: str | None = None) -> tuple[Dispute, ...]:
    """Of each state that rivals are told of, one dispute for each set of rivals, in order of its first day."""
    told = [s for s in record.states if s.factuality in ("happened", "ongoing")]
    told += [s for e in record.events for s in effects(e)]
    groups: dict[tuple[str, str], list[StateClaim]] = {}
    for state in told:
        if subject is None or about(subject, state):
            groups.setdefault((state.kind, state.subject.id), []).append(state)
    found = [d for _, states in sorted(groups.items()) if _may_differ(states) for d in _of_one(states)]
    return tuple(sorted(found, key=lambda d: (d.when.earliest or date.max, d.about)))


def _may_differ(states: list[StateClaim]) -> bool:
    return len({_value(s) for s in states}) > 1 or len({s.change == "denied" for s in states}) > 1


def _of_one(states: list[StateClaim]) -> Iterator[Dispute]:
    """Asks for every day on which something is told to begin, hold or end, as nothing changes in between."""
    only = Record(states=tuple(states))
    seen: dict[tuple[str, ...], list[tuple[date, list[Holding]]]] = {}
    for day in _days(states):
        rows = [h for h in fold(only, day) if h.status == "disputed"]
        if rows:
            seen.setdefault(tuple(sorted(_shown(h) for h in rows)), []).append((day, rows))
    for days in seen.values():
        rows = days[-1][1]
        sides = tuple(Side(_shown(h), h.according_to) for h in rows)
        if len(sides) == 1:
            sides += _denials(states)
        first = rows[0]
        things = tuple(dict.fromkeys(c for h in rows for c in h.claims))
        yield Dispute("state", things, f"{first.kind} of {first.subject.name}", Bounds(days[0][0], days[-1][0]), sides)


def _denials(states: list[StateClaim]) -> tuple[Side, ...]:
    return tuple(Side(f"not {_value(s)}", (s.evidence,)) for s in states if s.change == "denied")


def _days(states: list[StateClaim]) -> list[date]:
    """The days told, and those right after an end."""
    told = {d for s in states for b in (s.start, s.end, s.observed) for d in (b.earliest, b.latest) if d}
    return sorted(told | {d + DAY for s in states for d in (s.end.latest,) if d and d < date.max})


def _shown(holding: Holding) -> str:
    value = holding.value
    return value.name or value.text or (f"{value.number:,.0f}" if value.number is not None else "")


def _value(state: StateClaim) -> str:
    value = state.value
    return value.name or value.text or str(value.number)
