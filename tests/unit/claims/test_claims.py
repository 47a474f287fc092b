"""Claims hang on the words that tell them and name parties and places as every report does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.claims.coding import code
from dateline.claims.parties import locus, precision
from dateline.model.actor import Actor
from dateline.model.claim import Coding
from dateline.model.document import Attribution, Document, EventMention, EventTime, Quantity, Section, Sentence
from dateline.model.place import Place
from dateline.model.report import Report
from dateline.model.span import Span

TEXT = "The ministry said that rebels killed nine men near Lodja."


def spot(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def document(section: Section = "body") -> Document:
    return Document(
        Report("r1", TEXT, date(2022, 5, 3), publisher="Example Post"),
        sentences=(Sentence(0, Span(0, len(TEXT)), section, 0),),
        places=(
            Place("p1", spot("Lodja"), "Lodja", 211647, country="COD", feature="P.PPL", key="geo:211647"),
            Place("p2", spot("near Lodja"), "there", form="nominal", antecedent="p1"),
        ),
        actors=(
            Actor("a1", "gov:COD:ministry", "ministry", "government", "COD", mentions=(spot("The ministry"),)),
            Actor("a2", "unnamed:COD:rebel", "rebels", "armed_group", "COD", ("REB",), mentions=(spot("rebels"),)),
        ),
        quantities=(Quantity("q1", spot("nine men"), 9, 9, 9, "people", False, "killed"),),
        statements=(
            Attribution("s1", spot("The ministry"), "a1", spot("said"), spot("that rebels killed nine men"), "speech"),
        ),
        events=(
            EventMention(
                "e1", "ASSAULT", None, (), "180", spot("killed"), 0, 0, ("a2", "a2"), (), ("p1", "p2"), ("q1",),
                EventTime(), "happened", 0.9, "s1", 0.8, "assault.toml:kill",
            ),
        ),
    )  # fmt: skip


def test_an_event_carries_its_claimant_its_figure_and_its_words() -> None:
    (event,) = code(document()).events
    assert event.evidence.source is not None
    assert event.evidence.source.id == "gov:COD:ministry"
    assert [p.id for p in event.actor] == ["unnamed:COD:rebel"]
    assert [p.id for p in event.places] == ["geo:211647"]
    assert (event.figures[0].best, event.figures[0].measure) == (9, "killed")
    assert TEXT[slice(*event.evidence.trigger)] == "killed"
    assert event.evidence.quote == TEXT


def test_an_event_that_nobody_is_named_for_is_the_outlets_own() -> None:
    plain = document()
    plain = replace(plain, statements=(), events=(replace(plain.events[0], statement=None),))
    assert code(plain).events[0].evidence.source is None
    assert code(plain).events[0].evidence.publisher == "Example Post"


def test_a_statement_names_the_events_it_tells() -> None:
    coding = code(document())
    (said,) = coding.statements
    assert said.quote == TEXT[said.start : said.end]
    assert said.events == (coding.events[0].id,)
    assert said.cue == "said"


def test_repeated_text_claims_nothing() -> None:
    assert code(document("repeat")) == Coding("r1")


def test_ids_are_the_same_whenever_the_report_is() -> None:
    assert code(document()) == code(document())


def test_a_locus_knows_what_it_lies_in() -> None:
    town = locus(document().places[0])
    assert len(town.parents) >= 1
    near = Place(
        "p3", spot("near Lodja"), "village", form="unnamed", parent="geo:211647", key="near:geo:211647:village"
    )
    assert locus(near).parents[0] == "geo:211647"
    assert locus(near).precision == 2


def test_precision_follows_the_kind_of_place() -> None:
    assert [precision(f) for f in ("P.PPL", "A.ADM2", "A.ADM1", "L.RGN", "A.PCLI", "H.SEA")] == [1, 3, 4, 5, 6, 7]
