"""What events begin and end: rules of the data file turn an event into tellings of states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.load import read_toml
from dateline.model.claim import Change, StateClaim, StateKind, Subject, Value
from dateline.model.event import Event
from dateline.model.interval import UNKNOWN

Role = Literal["actor", "recipient", "place"]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """Fires for a real event of `type`, of `mode` where one is given, told by one of `lemmas` where some are given."""

    name: str
    type: str
    change: Change
    kind: StateKind
    subject: Role
    value: Role
    mode: str | None = None
    lemmas: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True):
    rule: tuple[Rule, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order of the file. Raises KnowledgeError."""
    return read_toml("situation/rules.toml", _File).rule


def effects(event: Event) -> Iterator[StateClaim]:
    """The states that an event begins or ends, one telling for each of its claims; what did not happen has no effect."""
    if event.factuality not in ("happened", "ongoing"):
        return
    for rule in load_rules():
        if _fires(rule, event):
            for subject in _subjects(rule.subject, event):
                for value in _values(rule.value, event):
                    yield from _tellings(rule, event, subject, value)


def _fires(rule: Rule, event: Event) -> bool:
    if event.type != rule.type:
        return False
    by_mode = rule.mode is not None and event.mode == rule.mode
    by_word = any(c.lemma in rule.lemmas for c in event.claims)
    begun_only = rule.change == "ended" and event.time.phase == "start"
    return (by_mode or by_word) and not begun_only


def _tellings(rule: Rule, event: Event, subject: Subject, value: Value) -> Iterator[StateClaim]:
    when = event.time.bounds
    for claim in event.claims:
        yield StateClaim(
            id=f"{event.id}:{rule.name}",
            kind=rule.kind,
            subject=subject,
            value=value,
            change=rule.change,
            start=when if rule.change == "began" else UNKNOWN,
            end=when if rule.change == "ended" else UNKNOWN,
            observed=UNKNOWN,
            factuality=claim.factuality,
            certainty=claim.certainty,
            confidence=claim.confidence,
            evidence=claim.evidence,
            rule=rule.name,
        )


def _subjects(role: Role, event: Event) -> Iterator[Subject]:
    if role == "place":
        yield from (Subject(place=p) for p in event.places[:1])
    else:
        yield from (Subject(party=p) for p in getattr(event, role))


def _values(role: Role, event: Event) -> Iterator[Value]:
    things = event.places[:1] if role == "place" else getattr(event, role)
    yield from (Value(name=t.name, id=t.id, country=t.country) for t in things)
