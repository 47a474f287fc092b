"""GeoJSON (RFC 7946): a feature for each event. A place that is only a country or a region has no point: its middle would be a guess."""

from __future__ import annotations

from typing import Any

import msgspec

from dateline.export.selection import FINEST_REGION, Exported, Selection, exported, told, unique
from dateline.model.claim import Locus
from dateline.model.event import Event


def export(selection: Selection) -> Exported:
    """One collection; what is told as planned, doubted or denied is there with that in `factuality`."""
    features = [_feature(e) for e in selection.events]
    without = sum(f["geometry"] is None for f in features)
    body = msgspec.json.encode({"type": "FeatureCollection", "features": features}).decode() + "\n"
    return exported(
        body, {"kept without a point: no place, or no closer one than a country or region": without} if without else {}
    )


def _feature(event: Event) -> dict[str, Any]:
    when, figure = told(event), event.figure
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _geometry(event.places),
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "factuality": event.factuality,
            "certainty": event.certainty,
            "confidence": event.confidence,
            "actor": [p.name for p in event.actor],
            "recipient": [p.name for p in event.recipient],
            "places": [p.name for p in event.places],
            "where_prec": event.places[0].precision if event.places else None,
            "earliest": when.earliest.isoformat() if when.earliest else None,
            "latest": when.latest.isoformat() if when.latest else None,
            "low": figure.low if figure else None,
            "best": figure.best if figure else None,
            "high": figure.high if figure else None,
            "unit": figure.unit if figure else None,
            "sources": unique(c.evidence.publisher or c.evidence.report for c in event.claims),
            "quotes": unique(c.evidence.quote for c in event.claims),
        },
    }


def _geometry(places: tuple[Locus, ...]) -> dict[str, Any] | None:
    """The most exact place; several equally exact ones as points of one geometry."""
    points = [p for p in places if p.lat is not None and p.lon is not None and p.precision < FINEST_REGION]
    best = [[p.lon, p.lat] for p in points if p.precision == points[0].precision]
    if not best:
        return None
    return {"type": "Point", "coordinates": best[0]} if len(best) == 1 else {"type": "MultiPoint", "coordinates": best}
