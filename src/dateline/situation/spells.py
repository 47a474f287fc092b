"""Tellings of one value of one subject become spells with uncertain bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.model.claim import StateClaim
from dateline.model.interval import UNKNOWN, Bounds


@dataclass(frozen=True, slots=True)
class Spell:
    """A state from some day within `begin` to some day within `end`, by these tellings."""

    begin: Bounds
    end: Bounds
    tellings: tuple[StateClaim, ...]


def spells(states: Iterable[StateClaim]) -> list[Spell]:
    """Of one value of one subject, in order of time; a beginning after an end is a new spell."""
    found: list[Spell] = []
    for state in sorted(states, key=_moment):
        new = _one(state)
        if found and (joined := _joined(found[-1], new)):
            found[-1] = joined
        else:
            found.append(new)
    return found


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
    if over and ((anew and anew > over) or (new.tellings[0].change == "held" and (new.end.earliest or over) > over)):
        return None
    return Spell(one.begin.narrowed(new.begin), one.end.narrowed(new.end), one.tellings + new.tellings)


def _moment(state: StateClaim) -> tuple[date, str, str]:
    point = {"began": state.start, "ended": state.end}.get(state.change, state.observed)
    day = point.latest or point.earliest or state.start.latest or state.end.earliest
    return day or state.evidence.published or date.min, state.evidence.report, state.id
