"""States that two parties are in with each other: which of them is told first says nothing, and what ends one may begin another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model.claim import Party, StateClaim, Subject
from dateline.model.interval import UNKNOWN, Bounds
from dateline.situation.rules import Consequence, consequences
from dateline.situation.standing import side

EITHER = ("agreement", "hostilities")
"""Kinds in which both parties are alike, whatever is told."""
ALIKE = ("strained", "severed", "partnership", "ties", "alliance")
"""Relations in which both are."""


def paired(state: StateClaim) -> StateClaim:
    """The same state told of the party whose name sorts first; one with a place or without another party as it is."""
    who, value = state.subject.party, state.value
    if who is None or not (value.id and value.name) or not _alike(state) or sides(state)[0] <= sides(state)[1]:
        return state
    return replace(
        state,
        subject=Subject(party=Party(value.id, value.name, country=value.country)),
        value=replace(value, name=who.name, id=who.id, country=who.country),
    )


def owner(state: StateClaim) -> str:
    """Whose state it is: of a mutual one the side, not which of its organs; of the displaced those inside apart from those abroad."""
    if state.kind == "displacement" and (state.value.text or "").endswith("abroad"):
        return f"{state.subject.id}@abroad"
    return sides(state)[0] if _alike(state) and state.subject.party else state.subject.id


def sides(state: StateClaim) -> tuple[str, str]:
    """The side of its subject and that of its value; of a value without an id none."""
    subject, value = state.subject, state.value
    one = side(subject.id, subject.country, value.country)
    return one, side(value.id, value.country, subject.country) if value.id else ""


def _alike(state: StateClaim) -> bool:
    return state.kind in EITHER or (state.kind == "relation" and state.value.text in ALIKE)


def entailed(told: Iterable[StateClaim]) -> Iterator[StateClaim]:
    """What tellings say of other states of the same parties; an end only where the two are told to have been in such a state."""
    states = list(told)
    known = {(s.kind, *sorted(sides(s))) for s in states if s.value.id and s.change != "ended"}
    for state in states:
        if state.value.id:
            for rule in consequences():
                pair = (rule.kind, *sorted(sides(state)))
                if _applies(rule, state) and (rule.change == "began" or pair in known):
                    yield _entailed(rule, state)


def _applies(rule: Consequence, state: StateClaim) -> bool:
    text = (state.value.text or "").casefold()
    if state.kind != rule.of or state.change not in rule.on or not text.startswith(rule.text):
        return False
    if rule.statuses and state.status not in rule.statuses:
        return False
    return bool(re.search(rule.words, text)) and not (rule.but and re.search(rule.but, text))


def _entailed(rule: Consequence, state: StateClaim) -> StateClaim:
    when = state.start if state.change == "began" else state.end
    end = when if rule.change == "ended" else Bounds(when.latest, None) if rule.change == "suspended" else UNKNOWN
    return replace(
        state,
        id=f"{state.id}:{rule.name}",
        kind=rule.kind,
        value=replace(state.value, text=None),
        change="began" if rule.change == "began" else "ended",
        start=when if rule.change == "began" else UNKNOWN,
        end=end,
        observed=UNKNOWN,
        rule=rule.name,
        status=None,
    )
