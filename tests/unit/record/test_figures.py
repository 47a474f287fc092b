"""One figure out of many, by each rule."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model.claim import EventClaim, Evidence, Figure, Party
from dateline.model.document import EventTime
from dateline.record.figures import figure_of

OFFICIALS = Party("gov:x", "Health Ministry", "government")


def told(
    day: int, number: float, source: Party | None = None, quote: str = "", approximate: bool = False
) -> EventClaim:
    figure = Figure(number, number, number, "people", "killed", (0, 1), approximate)
    words = Evidence(f"r{day}", date(2031, 5, day), 0, 9, quote or f"text{day}", (0, 1), "body", source, f"Paper {day}")
    return EventClaim(
        id="c1", type="ASSAULT", mode=None, contexts=(), cameo=None, actor=(), recipient=(), places=(),
        time=EventTime(), factuality="happened", certainty=1.0, confidence=0.5, figures=(figure,), evidence=words,
        lemma="kill", rule="r",
    )  # fmt: skip


CLAIMS = (told(1, 8), told(2, 12, OFFICIALS), told(3, 30, approximate=True))


@pytest.mark.parametrize(
    ("rule", "best"),
    [
        ("conservative", 8), ("informative", 8), ("representative", 12), ("latest", 30), ("health ministry", 12),
        ("Paper 3", 30), ("Paper 2", None),
    ],
)  # fmt: skip
def test_a_rule_chooses_the_best_and_never_the_range(rule: str, best: float | None) -> None:
    figure = figure_of(CLAIMS, rule)
    assert figure and (figure.low, figure.best, figure.high) == (8, best, 30)


def test_a_copied_text_counts_once_among_voices() -> None:
    copied = "Shells hit the market of the town on Monday, doctors at the hospital there counted 30 dead."
    claims = [told(n, 30, quote=copied) for n in (1, 2, 3)] + [told(4, 8), told(5, 9)]
    figure = figure_of(claims)
    assert figure and figure.best == 9


def test_other_measures_are_left_to_themselves() -> None:
    wounded = replace(CLAIMS[0], figures=(Figure(90, 90, 90, "people", "wounded", (0, 1)),))
    figure = figure_of([*CLAIMS, wounded])
    assert figure and figure.high == 30
    assert figure_of([replace(CLAIMS[0], figures=())]) is None


def ranged(day: int, low: float, best: float | None, high: float) -> EventClaim:
    return replace(told(day, 1), figures=(Figure(low, best, high, "people", "killed", (0, 1), True),))


@pytest.mark.parametrize("rule", ["conservative", "informative", "representative", "latest"])
def test_a_vague_plural_swallows_no_number(rule: str) -> None:
    figure = figure_of([told(1, 12), ranged(2, 2000, None, 9999)], rule)
    assert figure and (figure.low, figure.best, figure.high) == (12, 12, 2000)
    figure = figure_of([told(1, 30), ranged(2, 24, None, 99)], rule)
    assert figure and (figure.low, figure.best, figure.high) == (30, 30, 30)


def test_a_range_with_ends_of_its_own_is_no_vague_plural() -> None:
    figure = figure_of([told(1, 45), ranged(2, 40, None, 60)])
    assert figure and (figure.low, figure.high) == (40, 60)


def test_an_upper_bound_says_nothing_of_the_lowest() -> None:
    figure = figure_of([told(1, 19), ranged(2, 0, 300, 300)])
    assert figure and (figure.low, figure.high) == (19, 300)
    nobody = figure_of([told(1, 19), told(2, 0)])
    assert nobody and nobody.low == 0


def test_figures_of_another_unit_are_no_part_of_the_range() -> None:
    soldiers = replace(CLAIMS[0], figures=(Figure(90, 90, 90, "soldiers", "killed", (0, 1)),))
    figure = figure_of([*CLAIMS, soldiers])
    assert figure and (figure.unit, figure.high) == ("people", 30)


def test_what_one_telling_counts_out_is_one_figure() -> None:
    parts = tuple(Figure(n, n, n, "people", "killed", (0, 1)) for n in (3, 5))
    figure = figure_of([replace(CLAIMS[0], figures=parts)])
    assert figure and (figure.low, figure.best, figure.high) == (8, 8, 8)
