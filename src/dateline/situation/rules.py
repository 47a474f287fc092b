"""What events begin, end and make hold: rules of the data file turn an event into tellings of states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.load import read_toml
from dateline.model.claim import Change, EventClaim, Party, StateClaim, StateKind, Subject, Value
from dateline.model.event import Event
from dateline.model.interval import UNKNOWN

Role = Literal["actor", "recipient", "place", "other"]
Effect = Literal["began", "ended", "during"]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """Fires for a real event of `type`, of one of `modes` or told by one of `lemmas`, where every subject and value is of one
    of `kinds` of actors if some are given, and the words of the trigger match one of `words` if some are given. `value`
    "other": the recipient, or of a mutual event the other actors. `change` "during": it held while the event went on and is
    not carried on. `text` and `status` are set on the state."""

    name: str
    type: str
    change: Effect
    kind: StateKind
    subject: Role
    value: Role
    examples: tuple[str, ...]
    never: tuple[str, ...]
    modes: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    text: str | None = None
    status: str | None = None


class Consequence(msgspec.Struct, frozen=True, kw_only=True):
    """What a telling of a state of kind `of`, with a text that begins with `text`, says of the same parties' state of kind `kind`: `change` as
    in Rule, "suspended" where it may go on at any time. `on`: what became of the one. `words` and `but`: regular expressions for what
    stands in its text and what does not."""

    name: str
    of: StateKind
    on: tuple[Change, ...]
    kind: StateKind
    change: Literal["began", "ended", "suspended"]
    text: str = ""
    words: str = ""
    but: str = ""
    statuses: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True):
    rule: tuple[Rule, ...]
    reach: dict[StateKind, int]
    lasts: dict[StateKind, int]
    anew: dict[StateKind, int]
    consequence: tuple[Consequence, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """The rules in the order of the file. Raises KnowledgeError."""
    return _file().rule


def reach(kind: StateKind) -> int | None:
    """For how many days before it is first told to hold a state of unknown beginning counts as possible; None without limit."""
    return _file().reach.get(kind)


def lasts(kind: StateKind) -> int | None:
    """For how many days after it was last told a state without an end counts as holding; None without limit."""
    return _file().lasts.get(kind)


def anew(kind: StateKind) -> int | None:
    """For how many days after it was last told to hold a beginning is the same one, told with another date; None where who holds it may
    be told to begin it again all the while."""
    return _file().anew.get(kind)


def consequences() -> tuple[Consequence, ...]:
    """The rules from states to states in the order of the file."""
    return _file().consequence


@cache
def passing() -> frozenset[str]:
    """The names of the rules whose state is not carried on from the event that tells it."""
    return frozenset(rule.name for rule in load_rules() if rule.change == "during")


@cache
def _file() -> _File:
    return read_toml("situation/rules.toml", _File)


def effects(event: Event) -> Iterator[StateClaim]:
    """The states that an event begins or ends, one telling for each of its claims; what did not happen has no effect."""
    if event.factuality not in ("happened", "ongoing"):
        return
    for rule in load_rules():
        if _fires(rule, event):
            for subject in _subjects(rule, event):
                for value in _values(rule, event, subject):
                    yield from _tellings(rule, event, subject, value)


def _fires(rule: Rule, event: Event) -> bool:
    if event.type != rule.type or not any(_worded(rule, c) for c in event.claims):
        return False
    told = (
        not (rule.modes or rule.lemmas) or event.mode in rule.modes or any(c.lemma in rule.lemmas for c in event.claims)
    )
    begun_only = rule.change == "ended" and event.time.phase == "start"
    return told and not begun_only


def _worded(rule: Rule, claim: EventClaim) -> bool:
    start, end = (place - claim.evidence.start for place in claim.evidence.trigger)
    trigger = claim.evidence.quote[start:end].casefold()
    return not rule.words or any(word in trigger for word in rule.words)


def _tellings(rule: Rule, event: Event, subject: Subject, value: Value) -> Iterator[StateClaim]:
    when = event.time.bounds
    change: Change = "held" if rule.change == "during" else rule.change
    for claim in event.claims:
        yield StateClaim(
            id=f"{event.id}:{rule.name}",
            kind=rule.kind,
            subject=subject,
            value=value,
            change=change,
            start=when if rule.change == "began" else UNKNOWN,
            end=when if rule.change == "ended" else UNKNOWN,
            observed=when if rule.change == "during" else UNKNOWN,
            factuality=claim.factuality,
            certainty=claim.certainty,
            confidence=claim.confidence,
            evidence=claim.evidence,
            rule=rule.name,
            status=rule.status,
        )


def _subjects(rule: Rule, event: Event) -> Iterator[Subject]:
    if rule.subject == "place":
        yield from (Subject(place=p) for p in event.places[:1])
    else:
        yield from (Subject(party=p) for p in _parties(rule, rule.subject, event))


def _values(rule: Rule, event: Event, subject: Subject) -> Iterator[Value]:
    things = event.places[:1] if rule.value == "place" else _parties(rule, rule.value, event)
    mutual = rule.value == "other" and not event.recipient
    known = () if mutual and subject.party and _nobodys(subject.party) else things
    for thing in known:
        if thing.id != subject.id and not (mutual and isinstance(thing, Party) and _nobodys(thing)):
            yield Value(thing.name, thing.id, thing.country, text=rule.text)


def _nobodys(force: Party) -> bool:
    """An army of no known country: of two told together it may be the other's own."""
    return force.id.startswith("unnamed:") and force.country is None and force.kind == "force"


def _parties(rule: Rule, role: Role, event: Event) -> tuple[Party, ...]:
    named = (event.recipient or event.actor) if role == "other" else getattr(event, role)
    return tuple(p for p in named if not rule.kinds or p.kind in rule.kinds)
