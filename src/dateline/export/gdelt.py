"""GDELT 2.0 events: 61 columns parted by tabs, without a header. Only what is told as happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.export.delimited import tabbed
from dateline.export.selection import (
    Exported,
    Selection,
    actual,
    evidence,
    exact,
    exported,
    first_recorded,
    in_one,
    number,
    told,
    unique,
)
from dateline.knowledge.codebook import types
from dateline.knowledge.countrycodes import country_codes, country_name, goldstein
from dateline.model.claim import Locus, Party
from dateline.model.event import Event

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{c}" for c in _ACTOR), *(f"Actor2{c}" for c in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{c}" for who in ("Actor1", "Actor2", "Action") for c in _GEO), "DATEADDED", "SOURCEURL",
)  # fmt: skip


def export(selection: Selection) -> Exported:
    """A line for each event told as happened."""
    events, left_out = actual(selection.events)
    return exported(tabbed(COLUMNS, (_row(e, selection) for e in events)), left_out)


def _row(event: Event, selection: Selection) -> dict[str, Any]:
    words = evidence(event)
    urls = unique(r.url for e in words if (r := selection.reports.get(e.report)))
    return {
        "GLOBALEVENTID": number(event.id),
        **_dates(event),
        **_actor("Actor1", event.actor),
        **_actor("Actor2", event.recipient),
        "IsRootEvent": int(any(e.section in ("headline", "lead") for e in words)),
        **_codes(event),
        "NumMentions": len(words),
        "NumSources": len({e.publisher or e.report for e in words}),
        "NumArticles": len({e.report for e in words}),
        **_place("Action", event.places),
        "DATEADDED": first_recorded(words, selection.recorded)[:19].translate(_DIGITS_ONLY),
        "SOURCEURL": urls[0] if urls else None,
    }


_DIGITS_ONLY = str.maketrans("", "", "-:T")


def _dates(event: Event) -> dict[str, Any]:
    """A day only where it is one day; the month and the year where it surely lies in one."""
    when = told(event)
    day = exact(when)
    return {
        "SQLDATE": day.strftime("%Y%m%d") if day else None,
        "MonthYear": in_one(when, 7).replace("-", ""),
        "Year": in_one(when, 4),
        "FractionDate": f"{day.year + min(day.timetuple().tm_yday / 365, 0.9999):.4f}" if day else None,
    }


def _actor(prefix: str, parties: Sequence[Party]) -> dict[str, Any]:
    """The first of several: GDELT has room for one on each side."""
    if not parties:
        return {}
    party = parties[0]
    roles = dict(zip(("Type1Code", "Type2Code", "Type3Code"), party.sectors, strict=False))
    code = party.code or (party.country or "") + "".join(party.sectors)
    known = code[3:6] if party.kind == "international" and len(code) >= 6 else None
    fields = {"Code": code, "Name": party.name.upper(), "CountryCode": party.country, "KnownGroupCode": known, **roles}
    return {prefix + name: value for name, value in fields.items()}


def _codes(event: Event) -> dict[str, Any]:
    """The CAMEO code with its base and root; GDELT's class follows the root."""
    kind = types().get(event.type)
    code = event.cameo or (kind.cameo if kind else "")
    code = f"{code}0" if len(code) == 2 else code
    root = code[:2]
    return {
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": root,
        "QuadClass": quad_class(root),
        "GoldsteinScale": goldstein().get(code, goldstein().get(root)),
    }


def quad_class(root: str) -> int | None:
    """1 verbal cooperation (01-05), 2 material cooperation (06-09), 3 verbal conflict (10-14), 4 material conflict (15-20)."""
    if not root.isdigit():
        return None
    return next(n for n, last in ((1, 5), (2, 9), (3, 14), (4, 20)) if int(root) <= last)


def _place(prefix: str, places: Sequence[Locus]) -> dict[str, Any]:
    if not places:
        return {}
    place = places[0]
    country = country_name(place.country)
    fields = {
        "Type": geo_type(place),
        "FullName": ", ".join(unique([place.name, country])),
        "CountryCode": country_codes(place.country).fips,
        "Lat": place.lat,
        "Long": place.lon,
    }
    return {f"{prefix}Geo_{name}": value for name, value in fields.items()}


def geo_type(place: Locus) -> int | None:
    """1 country, 2 US state, 3 US city, 4 city, 5 state elsewhere; None for a region that GDELT has no type for."""
    american = place.country == "USA"
    if place.whole_country:
        return 1
    if place.precision in (3, 4):
        return 2 if american else 5
    return (3 if american else 4) if place.precision in (1, 2) else None
