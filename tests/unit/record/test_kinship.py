"""What speaks for one happening and what excludes it."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model.claim import EventClaim, Evidence, Figure, Party
from dateline.model.document import EventTime, Section
from dateline.model.interval import UNKNOWN, Bounds
from dateline.record.kinship import ENOUGH, kinship
from dateline.record.link import link
from dateline.record.parties import closeness, kin_of
from dateline.record.words import rare

SACKED = Party("person:amina-odhiambo", "Amina Odhiambo", "person", "KEN")
SHORT = Party("person:odhiambo", "Odhiambo", "person")
MAN = Party("unnamed:x:civilians", "man", "population")
PEOPLE = Party("unnamed:x:civilians", "people", "population")
SOLDIERS = Party("unnamed:x:military", "soldier", "force")
ARMY = Party("mil:KEN", "Kenyan army", "force", "KEN")
REBELS = Party("group:hill", "Hill Rebels", "armed_group", "KEN")


def told(report: str, quote: str, trigger: str, section: Section = "body", start: int = 0) -> EventClaim:
    at = start + quote.index(trigger)
    words = Evidence(
        report, date(2031, 5, 20), start, start + len(quote), quote, (at, at + len(trigger)), section, None
    )
    return EventClaim(
        id=f"c{at}", type="ASSAULT", mode=None, contexts=(), cameo=None, actor=(), recipient=(), places=(),
        time=EventTime(), factuality="happened", certainty=1.0, confidence=0.5, figures=(), evidence=words,
        lemma=trigger, rule="r",
    )  # fmt: skip


def killed(report: str, number: float, low: float | None = None) -> EventClaim:
    figure = Figure(number if low is None else low, number, number, "people", "killed", (0, 1))
    return replace(told(report, f"Shells killed {number:g} people.", "killed"), figures=(figure,))


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        (ARMY, ARMY, 1.5), (SACKED, SHORT, 1.0), (ARMY, REBELS, 0.0), (SACKED, MAN, 0.25), (SOLDIERS, ARMY, 0.25),
        (MAN, PEOPLE, 0.25), (MAN, MAN, 0.75), (SOLDIERS, SACKED, 0.0),
    ],
)  # fmt: skip
def test_a_party_without_a_name_may_be_one_with_a_name_but_is_not_known_to_be(
    one: Party, other: Party, points: float
) -> None:
    assert closeness([one], [other]) == closeness([other], [one]) == [points]


def test_a_promise_is_not_bound_to_a_party_without_a_name() -> None:
    assert kin_of([SOLDIERS], [ARMY]) == 0.0


def test_two_counts_of_one_report_are_two_events() -> None:
    assert kinship(killed("a", 19), killed("a", 30)).barred == "other figure"
    assert kinship(killed("a", 19), killed("b", 30)).barred == ""
    assert kinship(killed("a", 19), killed("b", 300_000)).barred == "other figure"
    assert kinship(killed("a", 19), killed("a", 20)).barred == ""
    assert kinship(killed("a", 19), killed("b", 300_000, low=0)).barred == "other figure", "up to"


def test_two_words_of_one_sentence_are_no_two_witnesses() -> None:
    quote = "War broke out when rebels attacked and the army attacked back near Arlen."
    first, second = told("a", quote, "broke out"), told("a", quote, "attacked")
    assert "sentence" not in " ".join(kinship(first, second).why)
    assert "same word of one sentence" in " ".join(kinship(second, replace(second, id="c9")).why)


def test_rare_words_in_common_speak_for_one_happening() -> None:
    sentences = (
        "Ihor Bondar, the mayor, was abducted in June.", "The occupiers abducted its mayor, Ihor Bondar, on 28 June.",
        "A teacher was abducted in Arlen.", "A priest was abducted in Marsh.", "Two nurses were abducted in Wenlow.",
        "A driver was abducted in Ostrov.",
    )  # fmt: skip
    claims = [told(f"r{n}", s, "abducted") for n, s in enumerate(sentences)]
    assert rare({"ihor", "bondar", "said", "killed", "2031"}) == ["2031", "bondar", "ihor"]
    groups = link(claims)
    assert sorted(len(g.claims) for g in groups) == [1, 1, 1, 1, 2]
    assert "rare words (bondar ihor" in " ".join(x for g in groups for x in g.links.values())


def test_background_is_less_likely_the_news() -> None:
    lead, old = (
        told("a", "Shells hit Arlen.", "hit", "lead"),
        told("a", "In the war shells hit it daily.", "hit", "background", 50),
    )
    assert (
        kinship(lead, old).score
        == kinship(lead, replace(old, evidence=replace(old.evidence, section="body"))).score - 1
    )


def test_news_of_unknown_date_is_not_held_to_be_apart() -> None:
    one, other = told("a", "Shells hit Arlen.", "hit"), told("b", "The guns hit again.", "hit")
    undated = replace(other, evidence=replace(other.evidence, published=None))
    assert not any("apart" in w for w in kinship(one, undated).why)
    far = replace(other, evidence=replace(other.evidence, published=date(2031, 7, 1)))
    assert any("apart" in w for w in kinship(one, far).why)
    assert ENOUGH > 0 and Bounds() == UNKNOWN
