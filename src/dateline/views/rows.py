"""Events, statements, commitments and holdings as rows of the public formats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dateline.model.claim import Evidence, Figure, Locus, Party, StateClaim, StatementClaim, Subject, Value
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.model.report import Report
from dateline.model.situation import Commitment, Holding

Row = dict[str, Any]


def event_row(event: Event) -> Row:
    """One happening with all its sources."""
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "factuality": event.factuality,
        "certainty": event.certainty,
        "confidence": event.confidence,
        "actor": [party_row(p) for p in event.actor],
        "recipient": [party_row(p) for p in event.recipient],
        "places": [_place(p) for p in event.places],
        "time": bounds_row(event.time.bounds) | {"granularity": event.time.granularity, "phase": event.time.phase},
        **figure_row(event),
        "sources": [_source(c.evidence) | {"figures": [_figure(f) for f in c.figures]} for c in event.claims],
        "rulings": list(event.rulings),
    }


def figure_row(event: Event) -> Row:
    """How many of what; null where no figure is told."""
    return {f: getattr(event.figure, f, None) for f in ("low", "best", "high", "unit")}


def report_row(report: Report) -> Row:
    """A report without its text."""
    fields = ("id", "title", "url", "publisher", "language", "dated_by", "origin")
    return {f: getattr(report, f) for f in fields} | {"published": iso(report.published)}


def statement_row(statement: StatementClaim) -> Row:
    """Who said what; the words of the text name a source that is not known."""
    source = statement.source
    named = {"name": statement.source_text, "id": None, "country": None} if statement.source_text else None
    return {
        "id": statement.id,
        "report": statement.report,
        "published": iso(statement.published),
        "source": {"name": source.name, "id": source.id, "country": source.country} if source else named,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "events": list(statement.events),
        "kind": statement.kind,
    }


def commitment_row(commitment: Commitment) -> Row:
    """A promise and what became of it. `actor` is the first of `actors`, all who made it."""
    return {
        "id": commitment.id,
        "actor": party_row(commitment.actor[0]) if commitment.actor else None,
        "actors": [party_row(p) for p in commitment.actor],
        "recipient": party_row(commitment.recipient[0]) if commitment.recipient else None,
        "text": commitment.text,
        "due": bounds_row(commitment.due),
        "status": commitment.status,
        "made": source_rows(commitment.made),
        "settled": source_rows(commitment.settled),
        "why": list(commitment.why),
    }


def holding_row(holding: Holding) -> Row:
    """A value that held, or is said to have held."""
    return {
        "kind": holding.kind,
        "subject": _subject(holding.subject),
        "value": _value(holding.value),
        "from": bounds_row(holding.begin),
        "to": bounds_row(holding.end),
        "status": holding.status,
        "confidence": holding.confidence,
        "confirmed": iso(holding.confirmed),
        "why": list(holding.why),
        "according_to": source_rows(holding.according_to),
        "claims": list(holding.claims),
    }


def promise_row(commitment: Commitment) -> Row:
    """A promise as a row of the situation: its subject is the first who made it."""
    actor = commitment.actor[0] if commitment.actor else None
    return {
        "kind": "commitment",
        "subject": {"name": actor.name, "id": actor.id, "country": actor.country} if actor else None,
        "value": _value(Value(text=commitment.text)),
        "from": bounds_row(Bounds(None, min((e.published for e in commitment.made if e.published), default=None))),
        "to": bounds_row(commitment.due),
        "status": commitment.status,
        "confidence": commitment.confidence,
        "confirmed": None,
        "why": list(commitment.why),
        "according_to": source_rows([*commitment.made, *commitment.settled]),
        "claims": [commitment.id],
    }


def place_in_list(row: Row) -> tuple[bool, str, str, str, str]:
    """Where a row of the situation stands among others: promises last, by kind, subject, and what is told of it."""
    subject = row["subject"] or {}
    begun = row["from"]["earliest"] or row["from"]["latest"] or ""
    return row["kind"] == "commitment", row["kind"], subject.get("id") or "", begun, repr(row)


def state_row(state: StateClaim) -> Row:
    """A state as one report tells it."""
    return {
        "id": state.id,
        "kind": state.kind,
        "subject": _subject(state.subject),
        "value": _value(state.value),
        "change": state.change,
        "from": bounds_row(state.start),
        "to": bounds_row(state.end),
        "factuality": state.factuality,
        "confidence": state.confidence,
        "according_to": [_source(state.evidence)],
    }


def party_row(party: Party) -> Row:
    """Who."""
    return {"name": party.name, "id": party.id, "country": party.country, "sectors": list(party.sectors)}


def _place(place: Locus) -> Row:
    fields = ("name", "geonames_id", "country", "lat", "lon", "precision")
    return {f: getattr(place, f) for f in fields}


def _figure(figure: Figure) -> Row:
    return {f: getattr(figure, f) for f in ("low", "best", "high", "unit", "measure")}


def _subject(subject: Subject) -> Row:
    place = subject.place
    point = {"lat": place.lat, "lon": place.lon} if place else {}
    return {"name": subject.name, "id": subject.id, "country": subject.country, **point}


def _value(value: Value) -> Row:
    return {f: getattr(value, f) for f in ("name", "id", "country", "number", "text")}


def source_rows(evidence: Sequence[Evidence]) -> list[Row]:
    """Each telling: its report, its words and who says so."""
    return [_source(e) for e in evidence]


def _source(evidence: Evidence) -> Row:
    source = evidence.source
    first, last = (offset - evidence.start for offset in evidence.trigger)
    return {
        "report": evidence.report,
        "published": iso(evidence.published),
        "publisher": evidence.publisher,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "trigger": evidence.quote[first:last],
        "source": {"name": source.name, "country": source.country} if source else None,
    }


def bounds_row(bounds: Bounds) -> Row:
    """Uncertain bounds, null where unbounded."""
    return {"earliest": iso(bounds.earliest), "latest": iso(bounds.latest)}


def iso(day: date | None) -> str | None:
    """A day as ISO 8601."""
    return day.isoformat() if day else None
