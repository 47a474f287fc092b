"""One figure out of many, by a rule with a name. Each source's own figure stays with its claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from statistics import median_low

from dateline.errors import InputError
from dateline.model.claim import EventClaim, Figure

Dated = tuple[date, Figure]


def best_of(figure: Figure) -> float:
    """The best single number; the low one where only a range is told."""
    return figure.low if figure.best is None else figure.best


def _representative(figures: Sequence[Dated]) -> Figure:
    middle = median_low(sorted(best_of(f) for _, f in figures))
    return next(f for _, f in figures if best_of(f) == middle)


RULES: dict[str, Callable[[Sequence[Dated]], Figure]] = {
    "conservative": lambda figures: min(figures, key=lambda x: best_of(x[1]))[1],
    "informative": lambda figures: min(figures, key=lambda x: (x[1].approximate, x[1].high - x[1].low))[1],
    "representative": _representative,
    "latest": lambda figures: max(figures, key=lambda x: x[0])[1],
}


def figure_of(claims: Sequence[EventClaim], rule: str = "representative") -> Figure | None:
    """The figure of the measure told most often: `best` by the rule, `low` and `high` over all sources. Raises InputError."""
    if rule not in RULES:
        raise InputError(f"no rule {rule}: one of {', '.join(sorted(RULES))}")
    told = [(c.evidence.published or date.min, f) for c in claims for f in c.figures]
    if not told:
        return None
    measures = [(f.measure, f.unit) for _, f in told]
    main = max(sorted(set(measures)), key=measures.count)
    told = sorted(
        ((d, f) for d, f in told if (f.measure, f.unit) == main), key=lambda x: (x[0], best_of(x[1]), x[1].span)
    )
    chosen = RULES[rule](told)
    return Figure(
        low=min(f.low for _, f in told),
        best=best_of(chosen) if chosen.best is not None else None,
        high=max(f.high for _, f in told),
        unit=chosen.unit,
        measure=chosen.measure,
        span=chosen.span,
        approximate=chosen.approximate,
    )
