"""Things of the record in a few words."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.claim import Locus, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds


def happening(event: Event) -> str:
    """Who, the words that told it, whom, where."""
    told = event.claims[0].evidence
    start, end = (offset - told.start for offset in told.trigger)
    words = told.quote[start:end] or event.type
    parts = [_names(event.actor), " ".join(words.split()), _names(event.recipient)]
    taken = event.mode == "seize" and not event.recipient  # a place is seized, anything else is done in one
    where = f" {'' if taken else 'in '}{_names(event.places)}" if event.places else ""
    return " ".join(p for p in parts if p) + where


def on_days(bounds: Bounds) -> str:
    """One day, or from when to when."""
    low, high = bounds.earliest, bounds.latest
    if low == high:
        return str(low) if low else "unknown"
    return f"{low} to {high}" if low and high else f"up to {high}" if high else f"from {low}"


def _names(things: Iterable[Party | Locus]) -> str:
    return ", ".join(t.name for t in things)
