"""Which of its namesakes a name means: by what lies in what, by what else the report names, by size and by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log10, radians, sin, sqrt

from rapidfuzz.fuzz import ratio

from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.gazetteer_file import ALTERNATE, MAIN, fold
from dateline.knowledge.place_words import place_words
from dateline.model.place import Form, Place
from dateline.model.span import Span

TAKEN_UP = 0.7
"""How much of the confidence in a place is left where a noun or pronoun takes it up."""
KEPT = 12
ROUNDS = 3
KIND = {
    "A.PCLI": 4.0,
    "L.CONT": 4.0,
    "A.ADM1": 1.0,
    "P.PPLC": 2.6,
    "L.RGN": 1.0,
    "A.PCLH": 3.0,
    "A.ADM2": -0.6,
    "A.ADM3": -1.0,
    "H.SEA": 3.0,
    "H.OCN": 3.0,
    "H.GULF": 3.0,
    "H.STRT": 3.0,
    "H.LK": 1.5,
}
OWN = 2.5
OUTRANKED = -1.5
RANK = (0.0, -1.4, -2.6, 0.0)
SIZE = 0.75
TOLD = 5.0
NEAR = 2.6
STATE = 1.6
HOME = 1.0
ALIKE = 75.0
LARGE, SMALL = 300_000, 30_000
NEARBY = 300.0
SEAT = 0.07
"""The share of a division's people from which on its namesake within it is its town, and not a village that bears the name too."""


@dataclass(slots=True)
class Name:
    """A name of the report with its namesakes: `mentions` counts it, `inside` are numbers of places that the text says it lies in,
    `division` tells that the text calls it a division ("X province"), `settlement` a settlement ("the town of X"), `town` that it
    means one ("seized X")."""

    norm: str
    entries: tuple[Entry, ...]
    mentions: int = 1
    inside: set[int] = field(default_factory=set)
    division: bool = False
    settlement: bool = False
    town: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """The place that a name means and how sure that is (0…1); `town` is the same for a mention that can only mean a settlement, where
    `place` is the division around it. `rather_town`: other mentions tell that the town is meant."""

    place: Entry
    share: float
    town: tuple[Entry, float] | None = None
    rather_town: bool = False

    def of(self, *, town: bool, division: bool) -> tuple[Entry, float]:
        """What a mention means that tells a town, or a division, or neither."""
        if self.town is not None and not division and (town or self.rather_town):
            return self.town
        return self.place, self.share


def distance(one: Entry, other: Entry) -> float:
    """Kilometres between two places; half round the Earth where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 20_039.0
    la, lb = radians(one.lat), radians(other.lat)
    part = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 12_742.0 * asin(min(1.0, sqrt(part)))


def closeness(one: Entry, other: Entry) -> float:
    """How much one place speaks for another: 1 side by side or one in the other, 0 far apart."""
    if one.number in (other.admin1, other.admin2, other.within) or other.number in (one.admin1, one.admin2, one.within):
        return 1.0
    same = one.country is not None and one.country == other.country
    if same and "A.PCLI" in (one.feature, other.feature):
        return 0.45
    away = distance(one, other)
    near = exp(-away / 120.0)
    if same and one.admin1 is not None and one.admin1 == other.admin1:
        near = max(near, 0.5)
    return max(near, 0.15) if same else near


def resolve(names: Sequence[Name], home: frozenset[str]) -> Mapping[str, Meaning]:
    """What each name means; `home` are the countries of the publisher."""
    prior = {n.norm: [(e, _prior(n, e, home)) for e in n.entries if e.lat is not None] for n in names}
    prior = {norm: sorted(rows, key=lambda r: (-r[1], r[0].number)) for norm, rows in prior.items() if rows}
    belief = {norm: _shares(rows) for norm, rows in prior.items()}
    heavy = {n.norm: 1.0 + 0.3 * min(n.mentions - 1, 4) for n in names}
    near = _remembered(closeness)
    for _ in range(ROUNDS):
        around = Around(belief, heavy, near)
        belief = {
            norm: _shares([(e, p + around.speaks(e, norm)) for e, p in rows]) if len(rows) > 1 else belief[norm]
            for norm, rows in prior.items()
        }
    told = {n.norm: n for n in names}
    lands = _lands(belief) | home
    return {norm: _meaning(rows, told[norm]) for norm, rows in belief.items() if not _far(norm, rows, belief, lands)}


def _lands(belief: Mapping[str, list[tuple[Entry, float]]]) -> frozenset[str]:
    """The countries that the report names, by their names or adjectives."""
    best = [rows[0][0] for rows in belief.values()]
    return frozenset(e.country for e in best if e.feature == "A.PCLI" and e.country)


def _far(
    norm: str,
    rows: Sequence[tuple[Entry, float]],
    belief: Mapping[str, list[tuple[Entry, float]]],
    lands: frozenset[str],
) -> bool:
    """Whether the best namesake is a small place of a country that the report does not speak of, with nothing near it named: the place
    meant is one that the gazetteer lacks. Under another name ("Ber" for Veroia) a place counts as small up to a larger size."""
    best = rows[0][0]
    if not lands or best.country in lands or best.feature[0] != "P" or best.feature == "P.PPLC":
        return False
    other = best.rank == ALTERNATE and ratio(norm, fold(best.name)) < ALIKE
    if best.population >= (LARGE if other else SMALL):
        return False
    return not any(
        other_rows[0][0].country == best.country or distance(other_rows[0][0], best) < NEARBY
        for other_norm, other_rows in belief.items()
        if other_norm != norm
    )


def _prior(name: Name, e: Entry, home: frozenset[str]) -> float:
    score = SIZE * log10(e.population + 100) + RANK[e.rank] + KIND.get(e.feature, 0.0)
    if e.rank and name.entries[0].rank == 0:
        score += OUTRANKED
    if e.number < 0:
        score += OWN
    if name.inside & _above(e):
        score += TOLD
    if name.division:
        score += 3.0 if e.feature[0] in "AL" else 0.0
    if name.settlement:
        score += 1.5 if e.feature[0] == "P" else 0.0
    return score + (HOME if e.country in home else 0.0)


def _above(e: Entry) -> set[int]:
    state = gazetteer.country(e.country) if e.country else None
    numbers = {e.admin1, e.admin2, e.within, state.place if state else None}
    return {n for n in numbers if n is not None}


def _remembered(measure: Callable[[Entry, Entry], float]) -> Callable[[Entry, Entry], float]:
    """A measure that is the same both ways, taken once for each pair."""
    known: dict[tuple[int, int], float] = {}

    def found(one: Entry, other: Entry) -> float:
        a, b = one.number, other.number
        pair = (a, b) if a < b else (b, a)
        if pair not in known:
            known[pair] = measure(one, other)
        return known[pair]

    return found


class Around:
    """What the names of a report are believed to mean in one round: `heavy` says how much each counts, `near` how close two places are."""

    __slots__ = ("_belief", "_heavy", "_near", "_states")

    def __init__(
        self,
        belief: Mapping[str, list[tuple[Entry, float]]],
        heavy: Mapping[str, float],
        near: Callable[[Entry, Entry], float],
    ) -> None:
        self._belief = belief
        self._heavy = heavy
        self._near = near
        self._states = {norm: _by_country(rows) for norm, rows in belief.items()}

    def speaks(self, e: Entry, norm: str) -> float:
        """What the other names speak for a meaning of the name `norm`: the nearest of them most."""
        found = []
        states = 0.0
        for other, rows in self._belief.items():
            if other != norm:
                found.append(sum([share * self._near(e, o) for o, share in rows]) * self._heavy[other])
                states += self._states[other].get(e.country, 0.0) * self._heavy[other]
        if not found:
            return 0.0
        found.sort(reverse=True)
        total = sum(self._heavy[o] for o in self._belief if o != norm)
        return NEAR * sum(f * 0.6**i for i, f in enumerate(found[:6])) / 1.6 + STATE * states / total


def _by_country(rows: list[tuple[Entry, float]]) -> dict[str | None, float]:
    found: dict[str | None, float] = {}
    for e, share in rows:
        if e.country is not None:
            found[e.country] = found.get(e.country, 0.0) + share
    return found


def _shares(rows: list[tuple[Entry, float]]) -> list[tuple[Entry, float]]:
    top = sorted(rows, key=lambda r: (-r[1], r[0].number))[:KEPT]
    best = top[0][1]
    raw = [(e, exp(1.8 * (s - best))) for e, s in top]
    total = sum(r for _, r in raw)
    return [(e, r / total) for e, r in raw]


def _best(rows: list[tuple[Entry, float]]) -> tuple[Entry, float]:
    """The best namesake; those within 50 km of it are the same place for what follows, so their shares are added."""
    best = rows[0][0]
    return best, min(1.0, sum(share for e, share in rows if distance(best, e) < 50.0))


def _meaning(rows: list[tuple[Entry, float]], name: Name) -> Meaning:
    best, share = _best(rows)
    if name.norm in place_words().lands or not best.feature.startswith("A.ADM"):
        return Meaning(best, share)
    return Meaning(best, share, _town(rows, name.norm, best, share), name.town and not name.division)


def _town(rows: list[tuple[Entry, float]], norm: str, best: Entry, share: float) -> tuple[Entry, float] | None:
    """The town of a division that bears the same name as its own; None where it has none or only a village."""
    inside = [(e, s) for e, s in rows if e.feature[0] == "P" and best.number in (e.admin1, e.admin2, e.within)]
    large = [(e, s) for e, s in inside if _spelt(e, norm) and e.population >= SEAT * best.population]
    if not large:
        return None
    town, more = max(large, key=lambda row: (row[0].population, -row[0].number))
    return town, share if distance(best, town) < 50.0 else min(1.0, share + more)


def _spelt(e: Entry, norm: str) -> bool:
    """Whether a name is a place's own or a spelling of it, and not its name cut short ("Oklahoma" for Oklahoma City)."""
    own = fold(e.name)
    return e.rank == MAIN or (ratio(norm, own) >= ALIKE and len(own.split()) == len(norm.split()))


def meant_place(
    meant: Place | Entry, span: Span, number: str, *, form: Form, confidence: float, antecedent: str | None = None
) -> Place:
    """What a stretch of text that is not its name here stands for: a place told before, or one of the gazetteer."""
    return Place(
        id=number,
        span=span,
        name=meant.name,
        geonames_id=meant.geonames_id,
        lat=meant.lat,
        lon=meant.lon,
        country=meant.country,
        feature=meant.feature,
        confidence=confidence,
        form=form,
        antecedent=antecedent,
        key=meant.key,
    )
