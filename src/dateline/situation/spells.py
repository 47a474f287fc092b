"""Tellings of one value of one subject become spells with uncertain bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.model.claim import StateClaim
from dateline.model.interval import UNKNOWN, Bounds, before
from dateline.situation.rules import anew, lasts, passing, reach

FORGOTTEN = 4
"""Times of what a kind lasts after which nobody knows any longer whether it holds."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A state from some day within `begin` to some day within `end`, by these tellings. `retaken`: that it ended is known only by its
    beginning again, so that who said that it held was not contradicted before."""

    begin: Bounds
    end: Bounds
    tellings: tuple[StateClaim, ...]
    retaken: bool = False

    @property
    def last(self) -> date | None:
        """The last day on which it is told to have held."""
        days = (d for t in self.tellings for d in (t.observed.latest, t.start.latest, t.end.earliest) if d)
        return max(days, default=None)

    @property
    def seen(self) -> date | None:
        """The first day on which it is told to have held."""
        return self.begin.latest or self.end.earliest

    @property
    def passing(self) -> bool:
        """Whether it is told only by what went on for its own days."""
        return all(t.rule in passing() for t in self.tellings)

    def age(self, on: date) -> float:
        """How long after it was last told a day is, in times of what its kind lasts; 0 where it lasts without limit. What went on for its own
        days has no time to last, and is forgotten when its kind reaches no further."""
        kind = self.tellings[0].kind
        last, days, back = self.last, lasts(kind), reach(kind)
        if last is None or on <= last or not days:
            return 0
        gone = (on - last).days
        return 1 + (FORGOTTEN - 1) * gone / back if self.passing and back else gone / days


def spells(states: Iterable[StateClaim]) -> list[Spell]:
    """Of one value of one subject, in order of time; a beginning after an end is a new spell."""
    found: list[Spell] = []
    for state in sorted(states, key=_moment):
        new = _one(state)
        if found and _again(found[-1], new):
            over = Bounds(found[-1].last, before(new.begin).latest)
            found[-1] = replace(found[-1], end=found[-1].end.narrowed(over), retaken=True)
        elif found and (joined := _joined(found[-1], new)):
            found[-1] = joined
            continue
        found.append(new)
    return found


def _again(one: Spell, new: Spell) -> bool:
    """Whether it is told to begin once more, so long after it was last told that this is not the same beginning with another date: then it
    was over in between, nobody tells since when."""
    told, days = new.tellings[0], anew(new.tellings[0].kind)
    if told.change != "began" or days is None or one.last is None or one.end.latest is not None:
        return False
    return new.begin.earliest is not None and new.begin.earliest > one.last + timedelta(days)


def together(one: Spell, other: Spell) -> bool:
    """Whether the same words tell both: who took or holds a place side by side are no rivals."""
    words = {(t.evidence.report, t.evidence.trigger) for t in one.tellings}
    return any((t.evidence.report, t.evidence.trigger) in words for t in other.tellings)


def _one(state: StateClaim) -> Spell:
    seen = state.observed
    if state.change == "began":
        return Spell(state.start, UNKNOWN, (state,))
    if state.change == "ended":
        return Spell(Bounds(None, state.end.latest), state.end, (state,))
    begin = state.start.narrowed(Bounds(None, seen.latest))
    return Spell(begin, state.end.narrowed(Bounds(seen.earliest, None)), (state,))


def _joined(one: Spell, new: Spell) -> Spell | None:
    over, anew = one.end.latest, new.begin.earliest
    if over is None and new.seen and one.age(new.seen) > FORGOTTEN:
        return None
    if over and ((anew and anew > over) or (new.tellings[0].change == "held" and (new.end.earliest or over) > over)):
        return None
    return Spell(one.begin.narrowed(new.begin), one.end.narrowed(new.end), one.tellings + new.tellings)


def _moment(state: StateClaim) -> tuple[date, str, str]:
    point = {"began": state.start, "ended": state.end}.get(state.change, state.observed)
    day = point.latest or point.earliest or state.start.latest or state.end.earliest
    return day or state.evidence.published or date.min, state.evidence.report, state.id
