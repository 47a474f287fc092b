"""What is exported, and what every format has to ask of it: when an event was as told, who bears arms, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.model.claim import Evidence, Party, StateClaim
from dateline.model.event import Event
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.model.situation import Commitment, Holding

ACTUAL = ("happened", "ongoing")
"""Factuality of what is told as a fact; all else was planned, is doubted or denied."""
FINEST_REGION = 5
"""From this where_prec on (regions, countries), the middle of a place is no point at which something was."""
STATE_FORCES = frozenset({"MIL", "COP", "GOV", "SPY", "PRM"})
ARMED_GROUPS = frozenset({"REB", "SEP", "INS", "UAF", "IMG"})
CIVILIANS = frozenset(
    {"CVL", "MED", "EDU", "BUS", "REF", "HLH", "AGR", "LAB", "NGO", "JRN", "REL", "LEG", "JUD", "OPP"}
)


@dataclass(frozen=True, slots=True)
class Selection:
    """A part of the record. `rows` are the events as public rows, in the order of `events`; `recorded` tells for each report the
    instant (ISO 8601, UTC) at which it came into the store; `on` is the day as of which promises and states are judged."""

    on: date
    events: tuple[Event, ...] = ()
    rows: tuple[Mapping[str, Any], ...] = ()
    states: tuple[StateClaim, ...] = ()
    holdings: tuple[Holding, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    reports: Mapping[str, Report] = field(default_factory=dict)
    recorded: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exported:
    """The file, and what it does not hold: a reason and how many."""

    body: bytes
    left_out: tuple[tuple[str, int], ...] = ()


def actual(events: Iterable[Event]) -> tuple[list[Event], Counter[str]]:
    """The events told as facts, and how many others there are, by what they are told as."""
    kept, others = [], Counter[str]()
    for event in events:
        if event.factuality in ACTUAL:
            kept.append(event)
        else:
            others[f"told as {event.factuality.replace('_', ' ')}: only what happened is held there"] += 1
    return kept, others


def exported(text: str, left_out: Mapping[str, int] | None = None) -> Exported:
    """A text file in UTF-8."""
    return Exported(text.encode("utf-8", "replace"), tuple(sorted((left_out or {}).items())))


def told(event: Event) -> Bounds:
    """When it happened, where a text tells it. The day of publication alone, which only bounds what is past, is no date."""
    bounds = event.time.bounds
    return bounds if event.time.times or bounds.earliest else UNKNOWN


def exact(bounds: Bounds) -> date | None:
    """The day, where there is only one that it can be."""
    return bounds.earliest if bounds.earliest == bounds.latest else None


def in_one(bounds: Bounds, length: int) -> str:
    """The year (`length` 4) or month (7) as ISO 8601 in which it surely was, else an empty string."""
    first, last = (day.isoformat()[:length] if day else "" for day in (bounds.earliest, bounds.latest))
    return first if first == last else ""


def sectors(parties: Iterable[Party]) -> frozenset[str]:
    """PLOVER sectors of all of them; an armed group is one even where no sector is known."""
    found = {s for p in parties for s in p.sectors}
    return frozenset(
        found | {"REB" for p in parties if p.kind == "armed_group"} | {"MIL" for p in parties if p.kind == "force"}
    )


def side(parties: Sequence[Party]) -> str:
    """`state`, `insurgent`, `civilians`, or an empty string where it is not known or mixed."""
    has = sectors(parties)
    matches = {
        "state": bool(has & STATE_FORCES),
        "insurgent": bool(has & ARMED_GROUPS),
        "civilians": bool(has & CIVILIANS) or any(p.kind == "population" for p in parties),
    }
    sure = [name for name, fits in matches.items() if fits]
    return sure[0] if len(sure) == 1 else ""


def evidence(event: Event) -> list[Evidence]:
    """The tellings, in order of publication."""
    return [c.evidence for c in event.claims]


def first_recorded(told_by: Iterable[Evidence], recorded: Mapping[str, str]) -> str:
    """The instant at which the first of these tellings came into the store, or an empty string."""
    return min((recorded[e.report] for e in told_by if e.report in recorded), default="")


def number(identity: str) -> int:
    """A whole number for formats that want one: the first 48 bits of an id."""
    return int(identity[1:13], 16)


def unique(values: Iterable[str | None]) -> list[str]:
    """Each once, in order, without what is empty."""
    return list(dict.fromkeys(v for v in values if v))


def claimant(words: Evidence) -> str | None:
    """Who says so, where it is not the outlet itself."""
    return words.source.name if words.source else None
