"""Whether two tellings may tell one happening, and how much speaks for it: what excludes it first, then points for what agrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import cos, hypot, radians

from dateline.model.claim import EventClaim, Figure, Locus, Party

FAMILIES = (
    ("ASSAULT", "COERCE", "MOBILIZE"),
    ("RETREAT", "CONCEDE"),
    ("AGREE", "CONSULT", "COOPERATE", "SUPPORT"),
    ("REQUEST", "THREATEN"),
    ("ACCUSE", "REJECT"),
)
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
REAL = ("happened", "ongoing")
UNREAL = ("denied", "not_happened")
ENOUGH = 5.0
"""Points from which on two tellings are put together."""

NEAR_KM = 40.0
FRESH = 10
"""Days between publications after which tellings without dates are no longer taken for the same news."""

GENERIC = ("", "country", "government", "force", "population", "international")


@dataclass(frozen=True, slots=True)
class Kinship:
    """`score` points and `why`, the agreements in words; zero points and `barred` where it is excluded."""

    score: float
    why: tuple[str, ...] = ()
    barred: str = ""


def family(kind: str) -> str:
    """The first type of the family of types that a happening may be told as."""
    return next((f[0] for f in FAMILIES if kind in f), kind)


def standing(factuality: str) -> str:
    """Whether it is told as real, denied, or neither yet. Tellings of different standing are never one event."""
    return "real" if factuality in REAL else "denied" if factuality in UNREAL else "open"


def kinship(one: EventClaim, other: EventClaim) -> Kinship:
    """What two tellings have in common; symmetrical."""
    barred = _barred(one, other)
    if barred:
        return Kinship(0.0, barred=barred)
    points = [*_deed(one, other), *_who(one, other), *_where(one, other), *_when(one, other), *_words(one, other)]
    return Kinship(sum(p for p, _ in points), tuple(f"{why} {p:+g}" for p, why in points))


def _barred(one: EventClaim, other: EventClaim) -> str:
    if standing(one.factuality) != standing(other.factuality):
        return "told as real by one only"
    if family(one.type) != family(other.type):
        return "different types"
    if not same_process(one, other) and not one.time.bounds.meets(other.time.bounds):
        return "different days"
    if one.places and other.places and not any(nearness(a, b) for a in one.places for b in other.places):
        return "different places"
    return _parties_apart(one, other)


def _parties_apart(one: EventClaim, other: EventClaim) -> str:
    if one.type in MUTUAL and other.type in MUTUAL:
        mine, yours = (*one.actor, *one.recipient), (*other.actor, *other.recipient)
        return "" if not mine or not yours or kin_of(mine, yours) else "different parties"
    if one.actor and other.actor and not kin_of(one.actor, other.actor):
        return "different actors"
    if one.recipient and other.recipient and not kin_of(one.recipient, other.recipient):
        return "different recipients"
    return ""


def same_process(one: EventClaim, other: EventClaim) -> bool:
    """One tells the start, the other the end or the whole, of what may be one process: the end is not before the start."""
    phases = {one.time.phase, other.time.phase}
    if len(phases) == 1 or not _same_deed(one, other):
        return False
    if phases == {"start", "end"}:
        first, last = (one, other) if one.time.phase == "start" else (other, one)
        low, high = first.time.bounds.earliest, last.time.bounds.latest
        return low is None or high is None or low <= high
    return False


def _same_deed(one: EventClaim, other: EventClaim) -> bool:
    return one.type == other.type and one.mode == other.mode


def _deed(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    points = [(1.0 if one.type == other.type else 0.0, "type")]
    if one.lemma and one.lemma == other.lemma:
        points.append((2.0, "same word"))
    elif one.mode and one.mode == other.mode:
        points.append((1.5, "same mode"))
    if same_process(one, other):
        points.append((1.5, "start and end"))
    if _taken_up(one, other) or _taken_up(other, one):
        points.append((3.0, "taken up again in the same report"))
    return [p for p in points if p[0]]


def _taken_up(again: EventClaim, first: EventClaim) -> bool:
    """ "The withdrawal …": a telling without parties or places of a deed that the same report tells before with them."""
    if again.evidence.report != first.evidence.report or again.evidence.trigger <= first.evidence.trigger:
        return False
    bare = not (again.actor or again.recipient or again.places)
    return bare and bool(again.mode) and _same_deed(again, first)


def kin_of(mine: tuple[Party, ...], yours: tuple[Party, ...]) -> float:
    """The best match between two sets of parties: 1.5 the same, 1 one speaks for the other, 0 none."""
    return max((party_match(a, b) for a in mine for b in yours), default=0.0)


def party_match(one: Party, other: Party) -> float:
    """1.5 for the same party, 1 for a state and its own organs and people, 0 otherwise."""
    if one.id == other.id or one.name.casefold() == other.name.casefold():
        return 1.5
    if one.country and one.country == other.country and not (one.kind == other.kind == "person"):
        rebel = ("armed_group",)
        if (one.kind in rebel) != (other.kind in rebel):
            return 0.0
        return 1.0 if one.kind in GENERIC or other.kind in GENERIC else 0.0
    return 0.0


def _who(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    if one.type in MUTUAL:
        mine, yours = (*one.actor, *one.recipient), (*other.actor, *other.recipient)
        best = sorted((party_match(a, b) for a in mine for b in yours), reverse=True)[:2]
        return [(sum(best), "parties")] if sum(best) else []
    points = [(kin_of(one.actor, other.actor), "actor"), (kin_of(one.recipient, other.recipient), "recipient")]
    return [p for p in points if p[0]]


def nearness(one: Locus, other: Locus) -> float:
    """1.5 the same place, 1 one within the other or near, 0 apart."""
    if one.id == other.id or one.name.casefold() == other.name.casefold():
        return 1.5
    if one.id in other.parents or other.id in one.parents:
        return 1.0
    if one.country and one.country == other.country and 6 in (one.precision, other.precision):
        return 0.5
    return 1.0 if (km := distance(one, other)) is not None and km <= NEAR_KM else 0.0


def distance(one: Locus, other: Locus) -> float | None:
    """Kilometres between two points, flat, which is good enough for what is near; None where one is not placed."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return 111.2 * hypot(one.lat - other.lat, (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2)))


def _where(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    best = max((nearness(a, b) for a in one.places for b in other.places), default=0.0)
    return [(best, "place")] if best else []


def _when(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    if same_process(one, other):
        return []
    both = one.time.bounds.narrowed(other.time.bounds)
    widths = [w for w in (one.time.bounds.days, other.time.bounds.days) if w]
    if len(widths) == 2 and both.days:
        wide = max(widths)
        return [(2.0 if wide <= 2 else 1.5 if wide <= 8 else 1.0 if wide <= 31 else 0.5, "time")]
    if not _fresh(one.evidence.published, other.evidence.published):
        return [(-2.5, "no common date, news apart")]
    return [(0.5, "same news day")] if one.evidence.report != other.evidence.report else []


def _fresh(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= FRESH


def _words(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    points = []
    alike = likeness(one.evidence.quote, other.evidence.quote)
    if alike >= 0.6 and _same_deed(one, other):
        points.append((3.0, "nearly the same sentence"))
    elif alike >= 0.25:
        points.append((1.0, "alike in words"))
    heads = {one.evidence.section, other.evidence.section}
    if one.evidence.report == other.evidence.report and heads & {"headline", "summary"} and len(heads) > 1:
        points.append((1.0, "headline and text"))
    if one.figures and other.figures:
        same = any(_same_figure(a, b) for a in one.figures for b in other.figures)
        points.append((1.0, "figure") if same else (-1.0, "other figure"))
    return points


def _same_figure(one: Figure, other: Figure) -> bool:
    return one.measure == other.measure and one.low <= other.high and other.low <= one.high


def likeness(one: str, other: str) -> float:
    """Jaccard's share of common words of two sentences."""
    mine, yours = words_of(one), words_of(other)
    return len(mine & yours) / len(mine | yours) if mine and yours else 0.0


@lru_cache(maxsize=100_000)
def words_of(text: str) -> frozenset[str]:
    """The words of four letters or more, and numbers, that a sentence is compared by."""
    return frozenset(w for w in re.findall(r"\w+", text.casefold()) if len(w) > 3 or w.isdigit())
