"""ACLED: 31 columns. Only what is told as happened and is an event in ACLED's sense; the table `data/codes/acled.csv` says which."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from dateline.export.delimited import table
from dateline.export.selection import (
    Exported,
    Selection,
    actual,
    evidence,
    exported,
    first_recorded,
    in_one,
    sectors,
    side,
    told,
    unique,
)
from dateline.knowledge.countrycodes import AcledType, acled_types, country_codes, country_name
from dateline.knowledge.gazetteer import entry
from dateline.model.claim import Locus, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
STATE, REBELS, RIOTERS, PROTESTERS, CIVILIANS, EXTERNAL = 1, 2, 5, 6, 7, 8
ARMED = ("state", "insurgent")


def export(selection: Selection) -> Exported:
    """A line for each event that ACLED has a type for; the others are counted."""
    events, left_out = actual(selection.events)
    coded = [(e, kind) for e in events if (kind := acled_type(e))]
    if len(events) > len(coded):
        left_out["of a kind that ACLED does not record, or whose kind there is not told"] = len(events) - len(coded)
    return exported(table(COLUMNS, (_row(e, kind, selection) for e, kind in coded)), left_out)


def acled_type(event: Event) -> AcledType | None:
    """The first row of the table that fits."""
    return next((row for row in acled_types() if _fits(row, event)), None)


def _fits(row: AcledType, event: Event) -> bool:
    named = row.type == event.type and row.mode in ("*", event.mode or "") and row.cameo in ("*", event.cameo)
    one, other = side(event.actor), side(event.recipient)
    test = {
        "always": True,
        "armed": one in ARMED and other in ARMED,
        "civilians": other == "civilians",
        "insurgent": one == "insurgent",
        "state": one == "state",
    }
    return named and test[row.when]


def _row(event: Event, kind: AcledType, selection: Selection) -> dict[str, Any]:
    when, words = told(event), evidence(event)
    stamp = first_recorded(words, selection.recorded)
    return {
        "event_id_cnty": event.id,
        "event_date": when.earliest if time_precision(when) else None,
        "year": in_one(when, 4),
        "time_precision": time_precision(when),
        "disorder_type": kind.disorder_type,
        "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        **_parties(event, kind),
        **(_where(event.places[0]) if event.places else {}),
        "source": "; ".join(unique(e.publisher or e.report for e in words)),
        "notes": " ".join(unique(e.quote for e in words)),
        "fatalities": _fatalities(event),
        "tags": _tags(event),
        "timestamp": int(datetime.fromisoformat(stamp).timestamp()) if stamp else None,
    }


def time_precision(when: Bounds) -> int | None:
    """1 the day, 2 within a week, 3 within a month; None for what is vaguer or not known."""
    days = when.days
    return None if days is None else next((code for code, most in ((1, 1), (2, 7), (3, 31)) if days <= most), None)


def _parties(event: Event, kind: AcledType) -> dict[str, Any]:
    """The first party of each side, with the others as associates."""
    home = event.places[0].country if event.places else None
    codes = [inter(parties, kind, home) for parties in (event.actor, event.recipient)]
    civilian = kind.disorder_type == "Political violence" and CIVILIANS in codes
    fields: dict[str, Any] = {"civilian_targeting": "Civilian targeting" if civilian else None}
    for n, (parties, code) in enumerate(zip((event.actor, event.recipient), codes, strict=True), 1):
        fields[f"actor{n}"] = parties[0].name if parties else None
        fields[f"assoc_actor_{n}"] = "; ".join(p.name for p in parties[1:])
        fields[f"inter{n}"] = code
    pair = sorted(c for c in codes if c)
    fields["interaction"] = int("".join(map(str, pair)).ljust(2, "0")) if pair else None
    return fields


def inter(parties: tuple[Party, ...], kind: AcledType, home: str | None) -> int | None:
    """ACLED's number for the kind of actor: forces of another state and international ones are external."""
    if not parties:
        return None
    if kind.event_type in ("Protests", "Riots") and kind.type == "PROTEST" and side(parties) in ("civilians", ""):
        return PROTESTERS if kind.event_type == "Protests" else RIOTERS
    abroad = home and {p.country for p in parties if p.country} - {home}
    numbers = {"state": EXTERNAL if abroad else STATE, "insurgent": REBELS, "civilians": CIVILIANS}
    return numbers.get(side(parties), EXTERNAL if sectors(parties) & {"IGO"} else None)


def _where(place: Locus) -> dict[str, Any]:
    codes = country_codes(place.country)
    above = [found for key in place.parents if key.startswith("geo:") and (found := entry(int(key[4:])))]
    names = {p.feature: p.name for p in above} | {place.feature or "": place.name}
    return {
        "iso": codes.iso_number,
        "region": codes.acled_region,
        "country": country_name(place.country),
        "admin1": names.get("A.ADM1"),
        "admin2": names.get("A.ADM2"),
        "admin3": names.get("A.ADM3"),
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}.get(place.precision),
    }


def _fatalities(event: Event) -> int | None:
    """Of several figures, the low one, as ACLED does; empty where none is told, or no more than an upper bound ("up to 300")."""
    figure = event.figure
    bounded = figure and figure.low == 0 < figure.high
    return round(figure.low) if figure and figure.measure == "killed" and not bounded else None


def _tags(event: Event) -> str | None:
    figure = event.figure
    crowd = figure and event.type == "PROTEST" and figure.measure == ""
    return f"crowd size={round(figure.low)}" if figure and crowd else None
