"""Who is told to hold an office that one person holds at a time: a successor ends what he succeeds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.claim import StateClaim
from dateline.model.interval import Bounds
from dateline.situation.spells import Spell
from dateline.situation.standing import alone

Holders = Mapping[str, tuple[tuple[date, str, bool], ...]]
"""By office: days on which somebody is told to hold it, with who, and whether it is the day on which he took it."""


def holders(states: Iterable[StateClaim]) -> Holders:
    """The holders of the offices that one person holds at a time, in order of time."""
    found: dict[str, set[tuple[date, str, bool]]] = {}
    for state in states:
        key = alone(state)
        day = state.start.earliest if state.change == "began" else state.observed.earliest
        if key and day and state.change in ("began", "held"):
            found.setdefault(key, set()).add((day, state.subject.id, state.change == "began"))
    return {key: tuple(sorted(days)) for key, days in found.items()}


def replaced(spell: Spell, posts: Holders) -> Spell:
    """Ended by the next holder, unless its own end is told: on the day he took it, or by the day on which he is first told to hold it."""
    key = alone(spell.tellings[-1])
    days = [d for t in spell.tellings for d in (t.observed.latest, t.start.latest) if d]
    if key is None or spell.end.latest or not days:
        return spell
    last, mine = max(days), {t.subject.id for t in spell.tellings} | {t.value.id for t in spell.tellings}
    after = next((found for found in posts.get(key, ()) if found[0] > last and found[1] not in mine), None)
    if after is None:
        return spell
    day, _, took = after
    return replace(spell, end=Bounds(day - timedelta(days=1) if took else last, day - timedelta(days=1)))
