"""Under which marks tellings of one happening meet: two are weighed only where one seeks a mark that the other stands under. What a
mark is depends on the telling alone, so which pairs are weighed never depends on what else was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from math import cos, floor, radians

from dateline.model.claim import EventClaim, Locus, Party
from dateline.record.kinship import FRESH, NEAR_KM, family, standing
from dateline.record.parties import NAMELESS

NARROW = 31
"""Days that a telling may lie on up to which its time is good enough to look for others of those days."""

BUCKET = 4
"""Days that share a mark."""

YEARS = 3
"""A telling whose time is wider than so many years has no time to be found by."""

CELL = 0.5
"""Degrees of a cell of the grid in which places near each other are found."""

Spelt = Mapping[str, tuple[str, ...]]
"""By id of a party all ids that reports have it under, where they are several."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a telling `stands` to be found, and where it `seeks` others; of each two either both seek the other or none does."""

    stands: frozenset[str]
    seeks: frozenset[str]


def marks(claim: EventClaim, spelt: Spelt | None = None) -> Marks:
    """The marks of a telling: of its time and place; without a place, of its time and deed or party; of its report."""
    kind = f"{standing(claim.factuality)}|{family(claim.type)}|"
    stands, seeks = set[str](), set[str]()
    for near, far in (_of_time(claim, spelt or {}), _of_deed(claim, spelt or {})):
        stands |= near
        seeks |= far
    report = f"report:{claim.evidence.report}"
    return Marks(*(frozenset(kind + mark for mark in (*found, report)) for found in (stands, seeks)))


def _of_time(claim: EventClaim, spelt: Spelt) -> tuple[set[str], set[str]]:
    """Of what happened, or was told as news, in the same days: near places, or one without a place of the same word or party."""
    mine, all_names = set(_deeds(claim, {})), set(_deeds(claim, spelt))
    if claim.places:
        stands, seeks = _placed(claim.places)
        stands |= {f"bound:{x}" for x in mine}
        seeks |= {f"free:{x}" for x in all_names}
    else:
        stands = {f"free:{x}" for x in mine}
        seeks = {f"{way}:{x}" for way in ("free", "bound") for x in all_names}
    times = _buckets(claim)
    return {f"{t}|{m}" for t, m in product(times, stands)}, {f"{t}|{m}" for t, m in product(times, seeks)}


def _placed(places: tuple[Locus, ...]) -> tuple[set[str], set[str]]:
    stands, seeks = set[str](), set[str]()
    for place in places:
        whole = place.whole_country
        stands |= {f"at:{place.id}", f"called:{place.name.casefold()}", *(f"within:{p}" for p in place.parents)}
        seeks |= {f"at:{x}" for x in (place.id, *place.parents)}
        seeks |= {f"within:{place.id}", f"called:{place.name.casefold()}"}
        if place.country:
            stands.add(f"{'whole' if whole else 'part'}:{place.country}")
            seeks |= {f"whole:{place.country}", *([f"part:{place.country}"] if whole else [])}
        if place.lat is not None and place.lon is not None:
            stands.add(f"cell:{floor(place.lat / CELL)}:{floor(place.lon / CELL)}")
            seeks |= {f"cell:{cell}" for cell in _cells(place.lat, place.lon)}
    return stands, seeks


def _cells(lat: float, lon: float) -> Iterator[str]:
    """The cells that may hold a point so near."""
    high = NEAR_KM / 111.0
    wide = high / max(cos(radians(min(abs(lat) + high, 89.0))), 0.02)
    rows = range(floor((lat - high) / CELL), floor((lat + high) / CELL) + 1)
    columns = range(floor((lon - wide) / CELL), floor((lon + wide) / CELL) + 1)
    return (f"{row}:{column}" for row, column in product(rows, columns))


def _deeds(claim: EventClaim, spelt: Spelt) -> Iterator[str]:
    """The word that told it, how it was done, and who was in it; where only countries are known to be, these with the deed."""
    if claim.lemma:
        yield f"word:{claim.lemma}"
    yield f"deed:{_deed(claim)}"
    parties = (*claim.actor, *claim.recipient)
    for party in parties:
        yield from _ids(party, spelt)
    lands = sorted({p.country for p in parties if p.country and not p.id.startswith(("person:", "org:"))})
    if len(lands) > 1:
        yield f"lands:{' '.join(lands)}"


def _ids(party: Party, spelt: Spelt) -> tuple[str, ...]:
    return () if party.id.startswith(NAMELESS) else spelt.get(party.id, (party.id,))


def _deed(claim: EventClaim) -> str:
    return claim.mode or claim.lemma


def _of_deed(claim: EventClaim, spelt: Spelt) -> tuple[set[str], set[str]]:
    """Of what is told again later: a telling without a day of its own, or the other end of one process, of the same deed in the same
    place, or by the same party in the same year."""
    times = ["", *(str(y) for y in _years(claim))]
    sharp = {f"{_deed(claim)}|at:{p.id}" for p in claim.places}
    mine, all_names = ({f"{t}|{_deed(claim)}|{x}" for t in times for p in (*claim.actor, *claim.recipient) for x in _ids(p, s)}
                       for s in ({}, spelt))  # fmt: skip
    stands, seeks = sharp | mine, sharp | all_names
    ending = claim.time.phase in ("start", "end")
    if ending or not _narrow(claim):
        if not ending:
            seeks, stands = ({m for m in ms if not m.startswith("|")} for ms in (seeks, stands))
        return {f"vague:{m}" for m in stands}, {f"{way}:{m}" for way in ("vague", "sure") for m in seeks}
    return {f"sure:{m}" for m in stands}, {f"vague:{m}" for m in seeks}


def _narrow(claim: EventClaim) -> bool:
    days = claim.time.bounds.days
    return days is not None and days <= NARROW


def _buckets(claim: EventClaim) -> list[str]:
    """Its days, four at a time; where these are not known the days up to its publication; where neither is, one for all such."""
    bounds, told = claim.time.bounds, claim.evidence.published
    if _narrow(claim) and bounds.earliest and bounds.latest:
        return _run(bounds.earliest, bounds.latest)
    return _run(told - timedelta(days=FRESH), told) if told and told.toordinal() > FRESH else ["undated"]


def _run(low: date, high: date) -> list[str]:
    return [str(n) for n in range(low.toordinal() // BUCKET, high.toordinal() // BUCKET + 1)]


def _years(claim: EventClaim) -> range:
    low, high = claim.time.bounds.earliest, claim.time.bounds.latest
    if low is None or high is None or high.year - low.year >= YEARS:
        return range(0)
    return range(low.year, high.year + 1)
