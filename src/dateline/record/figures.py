"""One figure out of many, by a rule with a name. Each source's own figure stays with its claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median_low

from dateline.model.claim import EventClaim, Figure
from dateline.record.words import likeness

REPRESENTATIVE = "representative"
VAGUE = 2.0
"""A range whose high is more than this many times its low is a plural without a number ("dozens", "thousands")."""
COPIED = 0.8
"""From this share of common words on, two sentences of different reports count as one text, printed twice."""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure as one voice tells it; `names` are what that voice may be called by: the claimant, or the outlet where it speaks for itself."""

    day: date
    figure: Figure
    quote: str
    names: tuple[str, ...]


def best_of(figure: Figure) -> float:
    """The best single number; the low one where only a range is told."""
    return figure.low if figure.best is None else figure.best


def _representative(told: Sequence[Told]) -> Figure:
    voices = _voices(told)
    middle = median_low(sorted(best_of(t.figure) for t in voices))
    return next(t.figure for t in voices if best_of(t.figure) == middle)


GRAVEST = ("killed", "wounded", "missing", "detained", "displaced")
RULES: dict[str, Callable[[Sequence[Told]], Figure]] = {
    "conservative": lambda told: min(told, key=lambda t: best_of(t.figure)).figure,
    "informative": lambda told: min(told, key=lambda t: (t.figure.approximate, t.figure.high - t.figure.low)).figure,
    REPRESENTATIVE: _representative,
    "latest": lambda told: max(told, key=lambda t: t.day).figure,
}
"""The lowest; the most exact; the middle one of all voices, a copied text counting once; the last published."""


def figure_of(claims: Sequence[EventClaim], rule: str = REPRESENTATIVE) -> Figure | None:
    """The figure of the measure and unit told most often: `best` by the rule, `low` and `high` over all sources. Where somebody tells a
    number, no vague plural is the best. A rule that is none of RULES names a source, whose latest figure is taken; `best` is None where
    that source tells none."""
    told = [t for c in claims for t in _told(c)]
    if not told:
        return None
    measures = [(t.figure.measure, t.figure.unit) for t in told]
    main = max(sorted(set(measures), key=_order), key=measures.count)
    told = sorted(
        (t for t in told if (t.figure.measure, t.figure.unit) == main),
        key=lambda t: (t.day, best_of(t.figure), t.figure.span, t.quote),
    )
    low, high = _range([t.figure for t in told])
    numbers = [t for t in told if not vague(t.figure)]
    chosen = RULES[rule](numbers or told) if rule in RULES else _of_source(told, rule)
    if chosen is None:
        return replace(told[0].figure, low=low, best=None, high=high)
    best = best_of(chosen) if chosen.best is not None else None
    return replace(chosen, low=low, best=best, high=high)


def vague(figure: Figure) -> bool:
    """Whether it is a plural without a number."""
    return figure.best is None and figure.high > VAGUE * figure.low


def _range(figures: Sequence[Figure]) -> tuple[float, float]:
    """The lowest and highest number told. "Up to 300" says nothing of the lowest, and a vague plural beside numbers widens their range
    no further than to the end of it that is nearest to them: "dozens" leaves 30 as it is and makes 12 a range from 12 to 24."""
    numbers = [f for f in figures if not vague(f)] or list(figures)
    low = min([f.low for f in numbers if f.low or not f.high] or [0.0])
    high = max(f.high for f in numbers)
    plurals = [f for f in figures if f not in numbers]
    return min([low, *(f.high for f in plurals)]), max([high, *(f.low for f in plurals)])


def _told(claim: EventClaim) -> Iterable[Told]:
    words = claim.evidence
    speaker = words.source.name if words.source else words.publisher
    day = words.published or date.min
    return (Told(day, f, words.quote, (speaker,) if speaker else ()) for f in counted_out(claim.figures))


def counted_out(figures: Sequence[Figure]) -> list[Figure]:
    """What one telling counts out of one measure and unit is one figure: "three women and two men"."""
    sums: dict[tuple[str, str], Figure] = {}
    for one in figures:
        key = (one.measure, one.unit)
        sums[key] = _sum(sums[key], one) if key in sums else one
    return list(sums.values())


def _sum(one: Figure, other: Figure) -> Figure:
    best = None if one.best is None or other.best is None else one.best + other.best
    rough = one.approximate or other.approximate
    return replace(one, low=one.low + other.low, best=best, high=one.high + other.high, approximate=rough)


def _of_source(told: Sequence[Told], name: str) -> Figure | None:
    wanted = name.casefold()
    return next((t.figure for t in reversed(told) if any(wanted in n.casefold() for n in t.names)), None)


def _order(measure: tuple[str, str]) -> tuple[int, tuple[str, str]]:
    """Of measures that are told equally often, the dead first."""
    return (GRAVEST.index(measure[0]) if measure[0] in GRAVEST else len(GRAVEST)), measure


def _voices(told: Sequence[Told]) -> list[Told]:
    """Without what only repeats the figure in nearly the same words."""
    kept: list[Told] = []
    for one in told:
        if not any(best_of(k.figure) == best_of(one.figure) and likeness(k.quote, one.quote) >= COPIED for k in kept):
            kept.append(one)
    return kept
