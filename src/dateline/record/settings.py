"""The fields of a thing that a ruling may set, and what setting one changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from dateline.errors import InputError
from dateline.model.claim import CommitmentClaim, EventClaim, Figure, StateClaim, Subject
from dateline.model.document import EventTime
from dateline.model.event import Event
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.ruling import Noun, Setting

Thing = TypeVar("Thing", EventClaim, StateClaim, CommitmentClaim, Event)
Change = Callable[[Any, Setting], Any]
GRAINS = ((1, "day"), (31, "month"), (366, "year"))


def changed(thing: Thing, noun: Noun, setting: Setting) -> Thing:
    """The thing with one field set. Raises InputError where it has no such field."""
    change = FIELDS[noun].get(setting.field)
    if change is None:
        raise InputError(f"{noun} has no field {setting.field} to set: one of {', '.join(FIELDS[noun])}")
    result: Thing = change(thing, setting)
    return result


def value_of(thing: Event | StateClaim | CommitmentClaim, field: str) -> str:
    """What stands in a field, in words."""
    if isinstance(thing, Event):
        return _of_event(thing, field)
    if isinstance(thing, StateClaim):
        return _of_state(thing, field)
    shown = {"date": _words(thing.due), "actor": _names(thing.actor), "text": thing.text,
             "place": _names(thing.places), "status": thing.verdict}  # fmt: skip
    return shown.get(field, "")


def _of_event(event: Event, field: str) -> str:
    if field in ("low", "best", "high"):
        number = getattr(event.figure, field) if event.figure else None
        return "" if number is None else f"{number:g}"
    if field == "date":
        return _words(event.time.bounds)
    held = event.places if field == "place" else getattr(event, field)
    return _names(held) if isinstance(held, tuple) else held or ""


def _of_state(state: StateClaim, field: str) -> str:
    if field == "date":
        return _words({"began": state.start, "ended": state.end}.get(state.change, state.observed))
    if field == "place":
        return state.subject.name
    shown = {"actor": state.value.name, "number": state.value.number, "text": state.value.text}
    held = shown[field] if field in shown else getattr(state, field, None)
    return "" if held is None else str(held)


def _words(bounds: Bounds) -> str:
    return Setting("date", bounds=bounds).shown if bounds.known else "unknown"


def _names(things: tuple[Any, ...]) -> str:
    return ", ".join(t.name for t in things)


def _time(thing: Any, setting: Setting) -> Any:
    bounds = setting.bounds or UNKNOWN
    grain = next((name for days, name in GRAINS if bounds.days and bounds.days <= days), "unknown")
    return replace(thing, time=EventTime(bounds, grain, thing.time.phase))


def _figure(thing: Any, setting: Setting) -> Any:
    """Of an event its figure, of a telling its first; where there is none, one of people."""
    held = thing.figure if isinstance(thing, Event) else next(iter(thing.figures), None)
    number = setting.number or 0.0
    base = held or Figure(number, number, number, "people", "people", (0, 0))
    new = replace(base, **{setting.field: number})
    best = new.best if new.best is not None else new.low
    if setting.field == "best":
        new = replace(new, low=min(new.low, best), high=max(new.high, best))
    if new.low > new.high or not new.low <= best <= new.high:
        new = replace(new, low=min(new.low, number), best=number, high=max(new.high, number))
    return replace(thing, figure=new) if isinstance(thing, Event) else replace(thing, figures=(new, *thing.figures[1:]))


def _state_date(state: StateClaim, setting: Setting) -> StateClaim:
    bounds = setting.bounds or UNKNOWN
    if state.change == "began":
        return replace(state, start=bounds)
    if state.change == "ended":
        return replace(state, end=bounds)
    return replace(state, observed=bounds, start=UNKNOWN, end=UNKNOWN)


def _state_actor(state: StateClaim, setting: Setting) -> StateClaim:
    party = setting.party
    value = replace(state.value, name=party.name, id=party.id, country=party.country) if party else state.value
    return replace(state, value=value)


def _plain(name: str, given: str) -> Change:
    """Sets the field `name` to what the setting gives; a tuple of one where the field holds several."""

    def change(thing: Any, setting: Setting) -> Any:
        new = getattr(setting, given)
        return replace(thing, **{name: (new,) if isinstance(getattr(thing, name), tuple) else new})

    return change


def _in_value(name: str, given: str) -> Change:
    return lambda state, setting: replace(state, value=replace(state.value, **{name: getattr(setting, given)}))


FIELDS: dict[Noun, dict[str, Change]] = {
    "event": {
        "date": _time,
        "place": _plain("places", "place"),
        "actor": _plain("actor", "party"),
        "recipient": _plain("recipient", "party"),
        "type": _plain("type", "text"),
        "mode": _plain("mode", "text"),
        "factuality": _plain("factuality", "text"),
        "low": _figure,
        "best": _figure,
        "high": _figure,
    },
    "state": {
        "date": _state_date,
        "place": lambda state, setting: replace(state, subject=Subject(place=setting.place)),
        "actor": _state_actor,
        "change": _plain("change", "text"),
        "factuality": _plain("factuality", "text"),
        "status": _plain("status", "text"),
        "number": _in_value("number", "number"),
        "text": _in_value("text", "text"),
    },
    "promise": {
        "date": _plain("due", "bounds"),
        "place": _plain("places", "place"),
        "actor": _plain("actor", "party"),
        "text": _plain("text", "text"),
        "status": _plain("verdict", "text"),
    },
}
