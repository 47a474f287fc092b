"""The sample that ships with the package tells what its six reports say, and nothing else."""

import pytest

from dateline import Desk
from dateline.views.words import state_text


@pytest.fixture(scope="module")
def sample() -> Desk:
    return Desk.sample()


def test_whoever_ends_a_state_does_not_say_that_it_held(sample: Desk) -> None:
    rows = sample.situation("Marsabit", on="2023-04-20", kind="control")
    said = {r["value"]["name"]: {s["source"]["name"] for s in r["according_to"] if s["source"]} for r in rows}
    assert said["Lorian Front"] == {"residents", "aid workers"}


def test_who_may_have_had_forces_where_they_held_the_place_is_no_row_of_its_own(sample: Desk) -> None:
    assert [r["kind"] for r in sample.situation("Marsabit", on="2023-04-20")].count("deployment") == 0


def test_a_value_is_confirmed_by_the_day_on_which_it_began(sample: Desk) -> None:
    (row,) = sample.situation("Marsabit", on="2023-06-01", kind="control")
    assert (row["value"]["name"], row["confirmed"]) == ("Kenyan armed forces", "2023-05-15")


def test_the_words_of_promises_kept_are_no_events(sample: Desk) -> None:
    told = {(e["sources"][0]["report"], e["type"]) for e in sample.events()}
    assert not {("demo-4", "AGREE"), ("demo-5", "AGREE")} & told


def test_a_text_says_its_kind_once() -> None:
    assert state_text("ceasefire: ceasefire in Accra") == "ceasefire in Accra"
    assert state_text("ceasefire: truce") == "ceasefire: truce"
    assert state_text(None) == ""
