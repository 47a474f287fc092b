"""PLOVER JSON lines, by chapter "Data Fields" of the PLOVER manual. What did not happen carries one of PLOVER's auxiliary modes."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.export.selection import Exported, Selection, claimant, exact, exported, told, unique
from dateline.knowledge.codebook import types
from dateline.knowledge.countrycodes import country_name
from dateline.model.claim import Evidence, Locus, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds

AUXILIARY = {
    "planned": "future", "possible": "hypothetical", "conditional": "hypothetical", "requested": "hypothetical",
    "denied": "negation", "not_happened": "negation",
}  # fmt: skip
RESOLUTION = {1: 4, 2: 4, 3: 3, 4: 2, 6: 1}
"""PLOVER's resolution (4 city, 3 district, 2 province, 1 country) by where_prec."""


def export(selection: Selection) -> Exported:
    """One object a line for each event, whatever it is told as."""
    lines = (msgspec.json.encode(_event(e, selection)).decode() + "\n" for e in selection.events)
    return exported("".join(lines))


def _event(event: Event, selection: Selection) -> dict[str, Any]:
    when, kind = told(event), types().get(event.type)
    day = exact(when)
    auxiliary = AUXILIARY.get(event.factuality)
    score = next((m.score for m in kind.modes if m.name == event.mode), None) if kind else None
    return {
        "id": event.id,
        "has_event": True,
        "date": when.earliest.isoformat() if when.earliest and when.latest else None,
        "enddate": when.latest.isoformat() if when.earliest and when.latest and not day else None,
        "actor": [_entity(p) for p in event.actor],
        "recipient": [_entity(p) for p in event.recipient],
        "event": [event.type],
        "event_loc": _location(event.places[0]) if event.places else None,
        "event_text": unique(c.lemma for c in event.claims),
        "quad_code": kind.quad if kind else None,
        "event_scale": score if score is not None else kind.score if kind else None,
        "mode": unique([event.mode, auxiliary]),
        "context": list(event.contexts),
        "text": [_text(n, c.evidence) for n, c in enumerate(event.claims)],
        "text_info": _size(event),
        "cite_info": [_citation(c.evidence, selection) for c in event.claims],
        "coder": "dateline",
        "comment": _comment(event, when),
    }


def _entity(party: Party) -> dict[str, Any]:
    return {
        "code": party.country or party.code,
        "sector": list(party.sectors),
        "entity_text": party.name,
        "identifier_text": party.id,
    }


def _location(place: Locus) -> dict[str, Any]:
    feature_class, _, feature_code = (place.feature or "").partition(".")
    return {
        "extracted_place": place.name,
        "resolved_place": place.name if place.geonames_id else None,
        "geonameid": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        "country": country_name(place.country) or None,
        "country_code": place.country,
        "feature_class": feature_class or None,
        "feature_code": feature_code or None,
        "resolution": RESOLUTION.get(place.precision),
    }


def _text(sequence: int, words: Evidence) -> dict[str, Any]:
    return {"sequence": sequence, "start": words.start, "end": words.end, "text_story": words.quote}


def _size(event: Event) -> dict[str, float | None]:
    """PLOVER's size block knows the dead, the injured and the arrested."""
    names = {"killed": "dead", "wounded": "injured", "detained": "arrested"}
    figure = event.figure
    if figure is None or figure.measure not in names:
        return {}
    if figure.best is None and not figure.low:  # "up to 300": no number that is known to be reached
        return {}
    return {names[figure.measure]: figure.low if figure.best is None else figure.best}


def _citation(words: Evidence, selection: Selection) -> dict[str, Any]:
    report = selection.reports.get(words.report)
    return {
        "citation": words.report,
        "title": report.title if report else None,
        "url": report.url if report else None,
        "language": report.language if report else None,
        "publication": words.publisher,
        "date": words.published.isoformat() if words.published else None,
        "claimant": claimant(words),
    }


def _comment(event: Event, when: Bounds) -> str:
    parts = [f"told as {event.factuality.replace('_', ' ')}"]
    if when.latest and not when.earliest:
        parts.append(f"not later than {when.latest}")
    elif when.earliest and not when.latest:
        parts.append(f"not earlier than {when.earliest}")
    return "; ".join(parts)
