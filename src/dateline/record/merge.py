"""One event out of its tellings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from dateline.model.claim import EventClaim, Evidence, Locus, Party
from dateline.model.document import EventTime, Factuality
from dateline.model.event import Event
from dateline.model.interval import Bounds
from dateline.record.figures import COPIED, REPRESENTATIVE, figure_of
from dateline.record.link import Group, key
from dateline.record.words import likeness

FIRMNESS: tuple[Factuality, ...] = (
    "happened", "ongoing", "planned", "requested", "possible", "conditional", "not_happened", "denied",
)  # fmt: skip
SURE = 0.99
Thing = TypeVar("Thing", Party, Locus)


def merged(group: Group, rule: str = REPRESENTATIVE) -> Event:
    """One event out of its tellings; nothing of them is lost."""
    claims = tuple(sorted(group.claims, key=lambda c: told_in_order(c.evidence, c.id)))
    main = min(claims, key=lambda c: (-c.confidence, *key(c)))
    return Event(
        id=event_id(claims),
        type=_most(c.type for c in claims),
        mode=_most(c.mode or "" for c in claims if c.type == main.type or c.mode) or None,
        contexts=tuple(sorted({x for c in claims for x in c.contexts})),
        cameo=main.cameo,
        actor=_parties(claims, "actor"),
        recipient=_parties(claims, "recipient"),
        places=tuple(sorted(_votes([c.places for c in claims]), key=lambda p: (p.precision, p.id))),
        time=when(claims),
        factuality=min((c.factuality for c in claims), key=FIRMNESS.index),
        certainty=max(c.certainty for c in claims),
        confidence=_joint(claims),
        figure=figure_of(claims, rule),
        claims=claims,
        links=tuple(group.links.get(key(c)) or group.links.get(key(claims[0]), "") for c in claims[1:]),
        tellings=tuple(event_id([c]) for c in claims),
    )


def event_id(claims: Sequence[EventClaim]) -> str:
    """A hash of the first telling, so that a later report that tells the same again leaves it as it is."""
    return "e" + hashlib.sha256("\t".join(key(claims[0])).encode()).hexdigest()[:12]


def when(claims: Sequence[EventClaim]) -> EventTime:
    """What satisfies all tellings, the narrowest first; the start and the end of one process span it."""
    starts = [c for c in claims if c.time.phase == "start"]
    ends = [c for c in claims if c.time.phase == "end"]
    wholes = [c for c in claims if c.time.phase == "whole"]
    if starts and ends:
        first, last = _common(starts), _common(ends)
        low, high = first.bounds.earliest, last.bounds.latest
        if low is None or high is None or low <= high:
            return EventTime(Bounds(low, high), last.granularity, "whole", (*first.times, *last.times))
    if ends and not starts:
        return _common([*ends, *wholes], phase_of=ends[0])
    return _common(claims, phase_of=starts[0] if starts else None)


def _common(claims: Sequence[EventClaim], phase_of: EventClaim | None = None) -> EventTime:
    order = sorted(claims, key=lambda c: (_width(c.time.bounds), -c.confidence, *key(c)))
    bounds = order[0].time.bounds
    for claim in order[1:]:
        bounds = bounds.narrowed(claim.time.bounds)
    phase = (phase_of or order[0]).time.phase
    return EventTime(bounds, order[0].time.granularity, phase, order[0].time.times)


def _width(bounds: Bounds) -> int:
    return 10**6 + (not bounds.known) if bounds.days is None else bounds.days


def _parties(claims: Sequence[EventClaim], role: str) -> tuple[Party, ...]:
    """Those in a role, most often told first; one told more often in the other role stands there only."""
    mine = _votes([getattr(c, role) for c in claims])
    other = _votes([c.recipient if role == "actor" else c.actor for c in claims])
    weight = {p.id: n for p, n in other.items()}
    kept = [p for p, n in mine.items() if n > weight.get(p.id, 0) or (n == weight.get(p.id, 0) and role == "actor")]
    return tuple(kept)


def _votes(groups: Iterable[Sequence[Thing]]) -> dict[Thing, int]:
    """Things by how many tell them, one for each id, the most told first."""
    counts: Counter[str] = Counter()
    shown: dict[str, Thing] = {}
    for group in groups:
        for thing in group:
            counts[thing.id] += 1
            held = shown.get(thing.id)
            shown[thing.id] = thing if held is None else max(held, thing, key=lambda t: (len(t.name), repr(t)))
    return {shown[i]: counts[i] for i in sorted(shown, key=lambda i: (-counts[i], i))}


def _most(values: Iterable[str]) -> str:
    counts = Counter(values)
    return min(counts, key=lambda v: (-counts[v], v == "", v), default="")


def _joint(claims: Sequence[EventClaim]) -> float:
    """One minus the chance that every independent voice is misread; another report of the same outlet, or a copied sentence, is no
    second voice."""
    voices: list[tuple[EventClaim, float]] = []
    for claim in sorted(claims, key=lambda c: (-c.confidence, *key(c))):
        if not any(_one_voice(claim, heard) for heard, _ in voices):
            voices.append((claim, claim.confidence))
    doubt = 1.0
    for _, confidence in sorted(voices, key=lambda v: v[1]):
        doubt *= 1 - confidence
    return round(min(SURE, 1 - doubt), 3)


def _one_voice(one: EventClaim, other: EventClaim) -> bool:
    mine, yours = one.evidence, other.evidence
    outlets = [e.publisher or e.report for e in (mine, yours)]
    return outlets[0] == outlets[1] or likeness(mine.quote, yours.quote) >= COPIED


def told_in_order(evidence: Evidence, name: str) -> tuple[date, str, int, str]:
    """The order of tellings: by publication, then as they stand in the report."""
    return evidence.published or date.max, evidence.report, evidence.start, name
