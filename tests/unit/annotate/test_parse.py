"""What makes parsing quick says nothing else than the model does."""

from __future__ import annotations

import importlib

import pytest
from spacy.language import Language
from thinc.api import get_current_ops

from dateline.annotate.parse_model import load_model
from dateline.config import configured

SENTENCES = (
    "There is no doubt that the rebels hadn't left the port by Monday.",
    "They're gonna talk, said the mayor; let's wait, y'all.",
    "There were fewer than 200 peacekeepers in the town, and there's more to come.",
    "The ministers couldn't agree on what the truce's terms did or do mean.",
    "SHELLS HIT A SCHOOL IN THE NORTH",
    "But I had had it,  you know\t– it has been dealt with.",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    loaded: Language = importlib.import_module(configured({}).model).load()
    return loaded


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_what_the_model_says_of_the_whole_text(plain: Language, sentence: str) -> None:
    doc = plain(sentence)
    whole = [(t.pos_, t.tag_, t.dep_, t.lemma_.lower(), t.head.i, t.ent_type_, t.idx) for t in doc]
    for _ in range(2):  # as asked, and as remembered
        (parsed,) = load_model(configured({}).model).read([sentence])
        told = [(w.pos, w.tag, w.dep, w.lemma) for w in parsed.words]
        assert [(*w, *rest) for w, *rest in zip(told, parsed.heads, parsed.labels, parsed.starts, strict=True)] == whole
        assert [sentence[s:e] for s, e in zip(parsed.starts, parsed.ends, strict=True)] == [t.text for t in doc]


def test_loading_leaves_the_arithmetic_of_others_alone() -> None:
    before = get_current_ops()
    load_model(configured({}).model)
    assert get_current_ops() is before
