"""UCDP GED: 49 columns. A row is an incident with at least one death, told as happened. What UCDP's own coders assign (ids of
conflicts and dyads) stays empty."""

from __future__ import annotations

from typing import Any

from dateline.export.delimited import table
from dateline.export.selection import (
    Exported,
    Selection,
    actual,
    claimant,
    evidence,
    exported,
    in_one,
    number,
    side,
    told,
    unique,
)
from dateline.knowledge.countrycodes import country_codes, country_name
from dateline.knowledge.gazetteer import entry
from dateline.model.claim import Evidence, Figure, Locus, Party
from dateline.model.event import Event
from dateline.model.interval import Bounds

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
    "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity",
    "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best",
    "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
DIVISIONS = {"A.ADM1": "adm_1", "A.ADM2": "adm_2"}


def export(selection: Selection) -> Exported:
    """A line for each deadly event; the others are counted."""
    events, left_out = actual(selection.events)
    deadly = [(e, e.figure) for e in events if e.figure and e.figure.measure == "killed" and e.figure.high >= 1]
    if len(events) > len(deadly):
        left_out["without a number killed"] = len(events) - len(deadly)
    return exported(table(COLUMNS, (_row(e, figure, selection) for e, figure in deadly)), left_out)


def _row(event: Event, figure: Figure, selection: Selection) -> dict[str, Any]:
    when = told(event)
    return {
        "id": number(event.id),
        "relid": event.id,
        "year": in_one(when, 4),
        **_sides(event),
        **_sources(evidence(event), selection),
        **(_where(event.places[0]) if event.places else {}),
        "event_clarity": 1 if date_precision(when) == 1 and when.known else 2,
        **_when(when),
        **_deaths(event, figure),
    }


def _when(when: Bounds) -> dict[str, Any]:
    """Both days or neither: an upper bound alone is no date."""
    if not (when.earliest and when.latest):
        return {}
    return {"date_prec": date_precision(when), "date_start": when.earliest, "date_end": when.latest}


def date_precision(when: Bounds) -> int | None:
    """1 the day; 2 within six days; 3 within a week; 4 within a month; 5 longer; None where it is not known."""
    days = when.days
    if days is None:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def _sides(event: Event) -> dict[str, Any]:
    """A state stands as side A; the victims of one-sided violence are `Civilians`."""
    one, other = side(event.actor), side(event.recipient)
    parties = (event.actor, event.recipient)
    kind = type_of_violence(one, other)
    if kind == STATE_BASED and one == "insurgent":
        parties = (event.recipient, event.actor)
    names = [_names(p) for p in parties]
    if kind == ONE_SIDED:
        names[1] = "Civilians"
    return {
        "type_of_violence": kind,
        "dyad_name": " - ".join(names) if all(names) else None,
        "side_a": names[0],
        "side_b": names[1],
        "gwnoa": _state_number(parties[0]),
        "gwnob": _state_number(parties[1]) if kind == STATE_BASED else None,
    }


def type_of_violence(actor: str, recipient: str) -> int | None:
    """1 state-based, 2 non-state, 3 one-sided; None where a side is not known."""
    if recipient == "civilians":
        return ONE_SIDED if actor in ("state", "insurgent") else None
    if not {actor, recipient} <= {"state", "insurgent"}:
        return None
    return STATE_BASED if "state" in (actor, recipient) else NON_STATE


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(p.name for p in parties)


def _state_number(parties: tuple[Party, ...]) -> str | None:
    numbers = unique(country_codes(p.country).gw for p in parties if side([p]) == "state")
    return ";".join(numbers) or None


def _sources(words: list[Evidence], selection: Selection) -> dict[str, Any]:
    """In UCDP's manner: `office,date,headline` in quotation marks, several parted by semicolons."""
    first = list({e.report: e for e in words}.values())
    headlines = [(selection.reports[e.report].title or "") if e.report in selection.reports else "" for e in first]
    days = [e.published.isoformat() if e.published else "" for e in first]
    articles = (f'"{e.publisher or ""},{d},{h}"' for e, d, h in zip(first, days, headlines, strict=True))
    return {
        "number_of_sources": len(first),
        "source_article": ";".join(articles),
        "source_office": ";".join(unique(e.publisher for e in first)),
        "source_date": ";".join(unique(days)),
        "source_headline": ";".join(unique(headlines)),
        "source_original": ";".join(unique(claimant(e) for e in words)),
    }


def _where(place: Locus) -> dict[str, Any]:
    codes = country_codes(place.country)
    above = [entry(int(key.removeprefix("geo:"))) for key in place.parents if key.startswith("geo:")]
    divisions = {DIVISIONS[p.feature]: p.name for p in above if p and p.feature in DIVISIONS}
    own = {DIVISIONS[place.feature]: place.name} if place.feature in DIVISIONS else {}
    located = place.lat is not None and place.lon is not None
    return {
        "where_prec": place.precision,
        "where_coordinates": place.name,
        "where_description": place.name,
        **divisions,
        **own,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if located else None,
        "priogrid_gid": grid_cell(place.lat, place.lon),
        "country": country_name(place.country),
        "country_id": codes.gw,
        "region": codes.ucdp_region,
    }


def grid_cell(lat: float | None, lon: float | None) -> int | None:
    """The PRIO-GRID cell: half degrees, counted from 1 at the south-west corner, 720 in a row."""
    if lat is None or lon is None:
        return None
    row, column = min(int((lat + 90) * 2), 359), min(int((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _deaths(event: Event, figure: Figure) -> dict[str, int]:
    """`best` is the low figure where only a range is told; the dead are civilians only where the recipients are."""
    best = round(figure.low if figure.best is None else figure.best)
    civilian = side(event.recipient) == "civilians"
    return {
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": best if civilian else 0,
        "deaths_unknown": 0 if civilian else best,
        "best": best,
        "high": round(figure.high),
        "low": round(figure.low),
    }
