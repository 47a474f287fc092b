"""Events, statements, commitments and holdings as rows of the public formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dateline.model.claim import Evidence, Locus, Party, StateClaim, StatementClaim, Subject, Value
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.situation import Commitment, Holding

Row = dict[str, Any]


def event_row(event: Event) -> Row:
    """One happening with all its sources."""
    figure = event.figure
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "factuality": event.factuality,
        "certainty": event.certainty,
        "confidence": event.confidence,
        "actor": [_party(p) for p in event.actor],
        "recipient": [_party(p) for p in event.recipient],
        "places": [_place(p) for p in event.places],
        "time": _bounds(event.time.bounds) | {"granularity": event.time.granularity, "phase": event.time.phase},
        "low": figure.low if figure else None,
        "best": figure.best if figure else None,
        "high": figure.high if figure else None,
        "unit": figure.unit if figure else None,
        "sources": [_source(c.evidence) for c in event.claims],
    }


def statement_row(statement: StatementClaim) -> Row:
    """Who said what; the words of the text name a source that is not known."""
    source = statement.source
    named = {"name": statement.source_text, "id": None, "country": None} if statement.source_text else None
    return {
        "id": statement.id,
        "report": statement.report,
        "published": _day(statement.published),
        "source": {"name": source.name, "id": source.id, "country": source.country} if source else named,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "events": list(statement.events),
    }


def commitment_row(commitment: Commitment) -> Row:
    """A promise and what became of it. `actor` is the first of `actors`, all who made it."""
    return {
        "id": commitment.id,
        "actor": _party(commitment.actor[0]) if commitment.actor else None,
        "actors": [_party(p) for p in commitment.actor],
        "recipient": _party(commitment.recipient[0]) if commitment.recipient else None,
        "text": commitment.text,
        "due": _bounds(commitment.due),
        "status": commitment.status,
        "made": _sources(commitment.made),
        "settled": _sources(commitment.settled),
        "why": list(commitment.why),
    }


def holding_row(holding: Holding) -> Row:
    """A value that held, or is said to have held."""
    return {
        "kind": holding.kind,
        "subject": _subject(holding.subject),
        "value": _value(holding.value),
        "from": _bounds(holding.begin),
        "to": _bounds(holding.end),
        "status": holding.status,
        "confidence": holding.confidence,
        "confirmed": _day(holding.confirmed),
        "why": list(holding.why),
        "according_to": _sources(holding.according_to),
    }


def state_row(state: StateClaim) -> Row:
    """A state as one report tells it."""
    return {
        "id": state.id,
        "kind": state.kind,
        "subject": _subject(state.subject),
        "value": _value(state.value),
        "change": state.change,
        "from": _bounds(state.start),
        "to": _bounds(state.end),
        "factuality": state.factuality,
        "confidence": state.confidence,
        "according_to": [_source(state.evidence)],
    }


def _party(party: Party) -> Row:
    return {"name": party.name, "id": party.id, "country": party.country, "sectors": list(party.sectors)}


def _place(place: Locus) -> Row:
    fields = ("name", "geonames_id", "country", "lat", "lon")
    return {f: getattr(place, f) for f in fields}


def _subject(subject: Subject) -> Row:
    return {"name": subject.name, "id": subject.id, "country": subject.country}


def _value(value: Value) -> Row:
    return {f: getattr(value, f) for f in ("name", "id", "country", "number", "text")}


def _sources(evidence: Sequence[Evidence]) -> list[Row]:
    return [_source(e) for e in evidence]


def _source(evidence: Evidence) -> Row:
    source = evidence.source
    return {
        "report": evidence.report,
        "published": _day(evidence.published),
        "publisher": evidence.publisher,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "source": {"name": source.name, "country": source.country} if source else None,
    }


def _bounds(bounds: Bounds) -> Row:
    return {"earliest": _day(bounds.earliest), "latest": _day(bounds.latest)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
