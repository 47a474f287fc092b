"""An annotated report as one JSON object: the first shape of the public formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.model.actor import Actor
from dateline.model.document import Attribution, Document, EventMention, Quantity, Timex
from dateline.model.interval import Bounds
from dateline.model.place import Place
from dateline.model.span import Span

Row = dict[str, Any]

NAMED = ("name", "dateline")
"""Forms of places that are listed by name; the others are references."""


def annotated(document: Document, *, predicates: bool = False) -> Row:
    """The object of one line of `dateline extract`; a layer in which nothing was found is an empty list."""
    report = document.report
    row: Row = {
        "report": {
            "id": report.id,
            "title": report.title,
            "url": report.url,
            "publisher": report.publisher,
            "published": _day(report.published),
            "language": report.language,
            "dated_by": report.dated_by,
            "modified": _day(report.modified),
        },
        "text": report.text,
        "sentences": [_span(s.span) | {"section": s.section} for s in document.sentences],
        "times": [_time(t) for t in document.times],
        "places": [_place(p) for p in document.places if p.form in NAMED],
        "place_references": [_reference(p) for p in document.places if p.form not in NAMED],
        "actors": [_actor(a) for a in document.actors],
        "quantities": [_quantity(q) for q in document.quantities],
        "statements": [_outermost(s, document.statements) for s in document.statements if s.within is None],
        "events": [_event(_whole(e, document), _chain(e.statement, document.statements)) for e in _first(document)],
        "retellings": [
            _event(e, _chain(e.statement, document.statements)) | {"retells": e.retells}
            for e in document.events
            if e.retells
        ],
    }
    if predicates:
        row["predicates"] = [
            _span(p.span) | {"factuality": p.factuality, "certainty": p.certainty, "why": p.why}
            for p in document.predicates
        ]
    return row


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _bounds(bounds: Bounds) -> Row:
    return {"earliest": _day(bounds.earliest), "latest": _day(bounds.latest)}


def _time(time: Timex) -> Row:
    told = {"type": time.type, "value": time.value, "mod": time.mod}
    return (
        {"id": time.id}
        | _span(time.span)
        | told
        | _bounds(time.bounds)
        | {"rule": time.rule, "anchor": time.anchor, "edtf": time.bounds.edtf}
    )


def _place(place: Place) -> Row:
    fields = ("name", "geonames_id", "lat", "lon", "country", "feature", "confidence")
    return {"id": place.id} | _span(place.span) | {f: getattr(place, f) for f in fields}


def _reference(place: Place) -> Row:
    return _place(place) | {"form": place.form, "antecedent": place.antecedent, "parent": place.parent}


def _actor(actor: Actor) -> Row:
    return {
        "id": actor.id,
        "key": actor.key,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sectors": list(actor.sectors),
        "code": actor.code,
        "roles": [{"title": r.title, "of": r.of, "status": r.status} for r in actor.roles],
        "mentions": [_span(m) for m in actor.mentions],
    }


def _quantity(quantity: Quantity) -> Row:
    fields = ("low", "best", "high", "unit", "approximate", "measure", "standing")
    return {"id": quantity.id} | _span(quantity.span) | {f: getattr(quantity, f) for f in fields}


def _statement(statement: Attribution) -> Row:
    source = _span(statement.source) | {"actor": statement.actor} if statement.source else None
    cue = _span(statement.cue) if statement.cue else None
    told = {"kind": statement.kind, "parts": [_span(p) for p in statement.parts]}
    return {"id": statement.id, "source": source, "cue": cue, "content": _span(statement.content)} | told


def _outermost(statement: Attribution, all_of_them: Sequence[Attribution]) -> Row:
    """A statement that the report itself tells, with those that its source tells in turn, each with the one that it is `within`."""
    inner = [s for s in all_of_them if s.within and _chain(s.id, all_of_them)[0] == statement.id]
    return _statement(statement) | {"inner": [_statement(s) | {"within": s.within} for s in inner]}


def _chain(identity: str | None, statements: Sequence[Attribution]) -> list[str]:
    """The ids from the outermost statement to this one."""
    by_id, chain = {s.id: s for s in statements}, []
    while identity is not None:
        chain.append(identity)
        identity = by_id[identity].within
    return chain[::-1]


def _first(document: Document) -> list[EventMention]:
    """One mention for each event of the report: the first."""
    return [e for e in document.events if not e.retells]


def _whole(event: EventMention, document: Document) -> EventMention:
    """The first mention of an event, with parties, places, figures and a time that only later mentions tell."""
    for again in document.events:
        if again.retells == event.id:
            event = replace(
                event,
                mode=event.mode or again.mode,
                actor=event.actor or tuple(a for a in again.actor if a not in event.recipient),
                recipient=event.recipient or tuple(r for r in again.recipient if r not in event.actor),
                places=event.places or again.places,
                quantities=tuple(dict.fromkeys((*event.quantities, *again.quantities))),
                time=event.time if event.time.bounds.earliest else again.time,
            )
    return event


def _event(event: EventMention, chain: Sequence[str]) -> Row:
    time = event.time
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "cameo": event.cameo,
        "trigger": _span(event.trigger),
        "sentence": event.sentence,
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "places": list(event.places),
        "time": _bounds(time.bounds)
        | {"granularity": time.granularity, "phase": time.phase, "times": list(time.times), "edtf": time.bounds.edtf},
        "factuality": event.factuality,
        "certainty": event.certainty,
        "statement": chain[0] if chain else None,
        "chain": list(chain),
        "quantities": list(event.quantities),
        "confidence": event.confidence,
        "rule": event.rule,
    }
