"""JSON-LD: events with their evidence as Web Annotation targets and PROV sources. Only what is told as happened is a schema.org Event."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.export.selection import ACTUAL, Exported, Selection, claimant, exact, exported, told
from dateline.knowledge.countrycodes import country_codes
from dateline.model.claim import Evidence, Locus, Party
from dateline.model.event import Event
from dateline.model.report import Report

CONTEXT: dict[str, Any] = {
    "@vocab": "urn:dateline:",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "earliest": {"@type": "xsd:date"},
    "latest": {"@type": "xsd:date"},
    "schema:startDate": {"@type": "xsd:date"},
    "schema:datePublished": {"@type": "xsd:date"},
}


def export(selection: Selection) -> Exported:
    """One graph: reports, and events with every telling."""
    told_by = sorted({c.evidence.report for e in selection.events for c in e.claims})
    reports = [_report(selection.reports[r]) for r in told_by if r in selection.reports]
    graph = [*reports, *(_event(e) for e in selection.events)]
    body = msgspec.json.encode({"@context": CONTEXT, "@graph": graph}).decode() + "\n"
    return exported(body)


def _some(**fields: Any) -> dict[str, Any]:
    """The fields that are known; a double underscore stands for the colon of a prefix, an `at_` for `@`."""
    named = {n.replace("__", ":").replace("at_", "@"): v for n, v in fields.items()}
    return {n: v for n, v in named.items() if v not in (None, "", [], {})}


def _report(report: Report) -> dict[str, Any]:
    return _some(
        at_id=_urn("report", report.id),
        at_type=["schema:NewsArticle", "prov:Entity"],
        schema__headline=report.title,
        schema__url=report.url,
        schema__publisher=report.publisher,
        schema__datePublished=report.published.isoformat() if report.published else None,
        schema__inLanguage=report.language,
        datedBy=report.dated_by,
    )


def _event(event: Event) -> dict[str, Any]:
    when, figure = told(event), event.figure
    happened = event.factuality in ACTUAL
    day = exact(when)
    return _some(
        at_id=_urn("event", event.id),
        at_type=["ReportedEvent", "schema:Event"] if happened else ["ReportedEvent"],
        eventType=event.type,
        mode=event.mode,
        cameo=event.cameo,
        contexts=list(event.contexts),
        factuality=event.factuality,
        certainty=event.certainty,
        confidence=event.confidence,
        schema__startDate=day.isoformat() if day and happened else None,
        earliest=when.earliest.isoformat() if when.earliest else None,
        latest=when.latest.isoformat() if when.latest else None,
        actor=[_party(p) for p in event.actor],
        recipient=[_party(p) for p in event.recipient],
        schema__location=[_place(p) for p in event.places],
        figure=_some(low=figure.low, best=figure.best, high=figure.high, unit=figure.unit, measure=figure.measure)
        if figure
        else None,
        prov__wasDerivedFrom=[
            {"@id": i} for i in dict.fromkeys(_urn("report", c.evidence.report) for c in event.claims)
        ],
        toldBy=[_evidence(c.evidence) for c in event.claims],
    )


def _party(party: Party) -> dict[str, Any]:
    named = None if party.id.startswith("unnamed:") else _urn("party", party.id)
    return _some(at_id=named, schema__name=party.name, country=party.country, sectors=list(party.sectors))


def _place(place: Locus) -> dict[str, Any]:
    located = place.lat is not None and place.lon is not None
    return _some(
        at_type="schema:Place",
        at_id=f"https://sws.geonames.org/{place.geonames_id}/" if place.geonames_id else None,
        schema__name=place.name,
        schema__addressCountry=country_codes(place.country).iso2,
        schema__geo={"@type": "schema:GeoCoordinates", "schema:latitude": place.lat, "schema:longitude": place.lon}
        if located
        else None,
        wherePrecision=place.precision,
    )


def _evidence(words: Evidence) -> dict[str, Any]:
    selectors = [
        {"@type": "oa:TextPositionSelector", "oa:start": words.start, "oa:end": words.end},
        {"@type": "oa:TextQuoteSelector", "oa:exact": words.quote},
    ]
    return _some(
        at_type="oa:SpecificResource",
        oa__hasSource={"@id": _urn("report", words.report)},
        oa__hasSelector=selectors,
        claimant=claimant(words),
    )


def _urn(kind: str, identity: str) -> str:
    """Ids are unique within a record; what is no URN character is percent-encoded."""
    safe = "".join(
        c if c.isascii() and (c.isalnum() or c in "-._:") else "".join(f"%{b:02X}" for b in c.encode())
        for c in identity
    )
    return f"urn:dateline:{kind}:{safe}"
