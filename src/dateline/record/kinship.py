"""Whether two tellings may tell one happening, and how much speaks for it: what excludes it first, then points for what agrees."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians

from dateline.model.claim import EventClaim, Figure, Locus, Party
from dateline.record.parties import closeness
from dateline.record.words import likeness, rare, stem, words_of

FAMILIES = (
    ("ASSAULT", "COERCE", "MOBILIZE"),
    ("RETREAT", "CONCEDE"),
    ("AGREE", "CONSULT", "COOPERATE", "SUPPORT"),
    ("REQUEST", "THREATEN"),
    ("ACCUSE", "REJECT"),
)
FAMILY_OF = {kind: f[0] for f in FAMILIES for kind in f}
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
REAL = ("happened", "ongoing")
UNREAL = ("denied", "not_happened")
ENOUGH = 5.0
"""Points from which on two tellings are put together."""

NEAR_KM = 40.0
NEWS = {"headline", "summary", "lead"}
MOST = 2.0
"""Points at most for rare words in common."""

CLOSE = 1.25
"""Counts within this ratio are one count, rounded or brought up to date."""

BEYOND = 10.0
"""By how many times the victims of one event may grow from one report to another."""

FRESH = 10
"""Days between publications after which tellings without dates are no longer taken for the same news."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """`score` points and `why`, the agreements in words; zero points and `barred` where it is excluded."""

    score: float
    why: tuple[str, ...] = ()
    barred: str = ""


def family(kind: str) -> str:
    """The first type of the family of types that a happening may be told as."""
    return FAMILY_OF.get(kind, kind)


def standing(factuality: str) -> str:
    """Whether it is told as real, denied, or neither yet. Tellings of different standing are never one event."""
    return "real" if factuality in REAL else "denied" if factuality in UNREAL else "open"


def kinship(one: EventClaim, other: EventClaim) -> Kinship:
    """What two tellings have in common; symmetrical, and the same whatever else is told."""
    barred = _barred(one, other)
    if barred:
        return Kinship(0.0, barred=barred)
    points = [*_deed(one, other), *_who(one, other), *_where(one, other), *_when(one, other)]
    points += [*_words(one, other), *_figures(one, other), *_rare(one, other)]
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
    return _parties_apart(one, other) or ("other figure" if _figures_apart(one, other) else "")


def _parties_apart(one: EventClaim, other: EventClaim) -> str:
    if one.type in MUTUAL and other.type in MUTUAL:
        mine, yours = (*one.actor, *one.recipient), (*other.actor, *other.recipient)
        return "" if not mine or not yours or closeness(mine, yours)[0] else "different parties"
    if one.actor and other.actor and not closeness(one.actor, other.actor)[0]:
        return "different actors"
    if one.recipient and other.recipient and not closeness(one.recipient, other.recipient)[0]:
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
    if _retells(one, other) or _retells(other, one):
        points.append((ENOUGH, "told again in the same report"))
    elif _taken_up(one, other) or _taken_up(other, one):
        points.append((3.0, "taken up again in the same report"))
    return [p for p in points if p[0]]


def _retells(again: EventClaim, first: EventClaim) -> bool:
    return again.evidence.report == first.evidence.report and bool(again.retells) and again.retells == first.id


def _taken_up(again: EventClaim, first: EventClaim) -> bool:
    """ "The withdrawal …": a telling without parties or places, which names the deed, of one that the same report tells before."""
    if again.evidence.report != first.evidence.report or again.evidence.trigger <= first.evidence.trigger:
        return False
    bare = not (again.actor or again.recipient or again.places)
    return bare and bool(again.mode) and _same_deed(again, first) and _same_stem(again, first)


def _same_stem(again: EventClaim, first: EventClaim) -> bool:
    """The sentence has "the withdrawal", and what it takes up was told as "withdrew", "withdrawal" or by another word of that mode."""
    mine = {stem(w) for w in words_of(again.evidence.quote)}
    return bool(mine & {stem(w) for w in (*_trigger(first).split(), first.lemma, *(first.mode or "").split("-"))})


def _trigger(claim: EventClaim) -> str:
    start, end = (offset - claim.evidence.start for offset in claim.evidence.trigger)
    return claim.evidence.quote[start:end]


def _who(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    if one.type in MUTUAL:
        best = closeness((*one.actor, *one.recipient), (*other.actor, *other.recipient))[:2]
        return [(sum(best), "parties")] if sum(best) else []
    points = [(_best(one.actor, other.actor), "actor"), (_best(one.recipient, other.recipient), "recipient")]
    return [p for p in points if p[0]]


def _best(mine: tuple[Party, ...], yours: tuple[Party, ...]) -> float:
    return next(iter(closeness(mine, yours)), 0.0)


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
    first, second = one.evidence.published, other.evidence.published
    if first and second and abs((first - second).days) > FRESH:
        return [(-2.5, "no common date, news apart")]
    return [(0.5, "same news day")] if first and second and one.evidence.report != other.evidence.report else []


def _words(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    """What the sentences have in common; two words of one sentence are no two witnesses."""
    if _one_sentence(one, other):
        return [(1.0, "same word of one sentence")] if one.lemma == other.lemma else []
    points = []
    alike = likeness(one.evidence.quote, other.evidence.quote)
    if alike >= 0.6 and _same_deed(one, other):
        points.append((3.0, "nearly the same sentence"))
    elif alike >= 0.25:
        points.append((1.0, "alike in words"))
    heads = {one.evidence.section, other.evidence.section}
    if one.evidence.report == other.evidence.report and heads & {"headline", "summary"} and len(heads) > 1:
        points.append((1.0, "headline and text"))
    if "background" in heads and heads & NEWS:
        points.append((-1.0, "news and background"))
    return points


def _one_sentence(one: EventClaim, other: EventClaim) -> bool:
    mine, yours = one.evidence, other.evidence
    return (mine.report, mine.start, mine.quote) == (yours.report, yours.start, yours.quote)


def _rare(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    """Half a point for each rare word that both sentences have beside the word of the deed, up to MOST."""
    if _one_sentence(one, other):
        return []
    deeds = {stem(w) for c in (one, other) for w in (c.lemma, *_trigger(c).split())}
    shared = words_of(one.evidence.quote) & words_of(other.evidence.quote)
    both = [w for w in rare(shared) if stem(w) not in deeds]
    return [(min(MOST, 0.5 * len(both)), f"rare words ({' '.join(both[:3])})")] if both else []


def _figures(one: EventClaim, other: EventClaim) -> list[tuple[float, str]]:
    if not one.figures or not other.figures:
        return []
    same = any(_same_figure(a, b) for a in one.figures for b in other.figures)
    return [(1.0, "figure") if same else (-1.0, "other figure")]


def _figures_apart(one: EventClaim, other: EventClaim) -> bool:
    """One report counts the victims of one event once; later counts of others may be higher, but not beyond measure."""
    pairs = [(a, b) for a in one.figures for b in other.figures if a.measure == b.measure]
    if not pairs or any(_same_figure(a, b) for a, b in pairs):
        return False
    apart = 1.0 if one.evidence.report == other.evidence.report else BEYOND
    return all(max(_typical(a), _typical(b)) > apart * min(_typical(a), _typical(b)) for a, b in pairs)


def _same_figure(a: Figure, b: Figure) -> bool:
    low, high = sorted((_typical(a), _typical(b)))
    return a.measure == b.measure and high <= CLOSE * max(low, 1.0)


def _typical(figure: Figure) -> float:
    return figure.high if figure.best is None else figure.best
