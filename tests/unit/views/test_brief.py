"""The brief: a cited chronology that reads well and cites every sentence."""

from datetime import date

import pytest

from dateline.model.claim import Coding, EventClaim, Evidence, Locus, Party, Subject, Value
from dateline.model.dispute import Dispute, Side
from dateline.model.document import EventTime, Factuality
from dateline.model.event import Event
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.model.situation import Commitment, Holding
from dateline.record.assemble import assemble
from dateline.views.brief import Matter, brief, sentence

ARMY = Party("mil:KEN", "Kenyan army", "force", "KEN")
REBELS = Party("group:hill", "Hill Rebels", "armed_group", "KEN")
ARLEN = Locus("place:arlen", "Arlen", country="KEN", precision=1)
DAY = date(2031, 5, 12)
REPORTS = {
    "a": Report("a", "…", date(2031, 5, 13), "Guns at dawn", "https://a.example/1", "Paper A"),
    "b": Report("b", "…", None, None, None, "Paper B"),
}


def words(report: str, quote: str, source: Party | None = None, start: int = 0) -> Evidence:
    return Evidence(report, REPORTS[report].published, start, start + len(quote), quote, (start, start + 4), "body", source,
                    REPORTS[report].publisher)  # fmt: skip


def told(told: Evidence, bounds: Bounds, factuality: Factuality = "happened") -> Event:
    claim = EventClaim(
        id=f"c{told.start}", type="ASSAULT", mode=None, contexts=(), cameo=None, actor=(ARMY,), recipient=(),
        places=(ARLEN,), time=EventTime(bounds, "day"), factuality=factuality, certainty=1.0, confidence=0.5, figures=(),
        evidence=told, lemma="shell", rule="r",
    )  # fmt: skip
    (event,) = assemble([Coding(told.report, (claim,))]).events
    return event


def holding(who: Party, evidence: Evidence, status: str = "holds") -> Holding:
    value = Value(who.name, who.id, who.country)
    return Holding("control", Subject(place=ARLEN), value, Bounds(DAY, DAY), UNKNOWN, status, 0.5, (evidence,), DAY, ())


EVENTS = (
    told(words("a", "NAIROBI, May 13 (Wire) - Guns hit Arlen on Monday.", ARMY), Bounds(DAY, DAY)),
    told(words("a", "It shelled the market too.", ARMY, start=60), Bounds(DAY, DAY)),
    told(words("b", "• Shells fell on Arlen on Monday.", start=5), Bounds(DAY, DAY)),
    told(words("a", "The army was at it again.", start=90), Bounds(None, date(2031, 5, 13))),
)
SPLIT = Dispute("figure", (EVENTS[0].id,), "shells", Bounds(DAY, DAY), (
    Side("8 people killed", (words("a", "Eight."),)), Side("30 people killed", (words("b", "Thirty.", REBELS),)),
))  # fmt: skip
RIVALS = (holding(ARMY, words("a", "Ours."), "disputed"), holding(REBELS, words("b", "No, ours."), "disputed"))
VOW = Commitment("c1", (REBELS,), (), "leave Arlen.", Bounds(None, DAY), "overdue", (words("b", "They will."),), (), ())


def made(**parts: object) -> str:
    given = {"events": EVENTS, "holdings": (), "promises": (), "disputes": ()} | parts
    return brief(Matter("Arlen", date(2031, 5, 1), date(2031, 5, 31), reports=REPORTS, **given))  # type: ignore[arg-type]


def test_each_sentence_stands_once_by_day_with_its_source() -> None:
    lines = made().splitlines()
    assert lines[0] == "# Arlen: 1 May 2031 to 31 May 2031"
    assert "- **12 May 2031.** “Guns hit Arlen on Monday.” (says Kenyan army)[^1]" in lines
    assert "- “It shelled the market too.” (says Kenyan army)[^1]" in lines
    assert "- “Shells fell on Arlen on Monday.”[^2]" in lines
    assert "- **Reported on 13 May 2031.** “The army was at it again.”[^1]" in lines
    assert "[^1]: Paper A, “Guns at dawn”, 13 May 2031, <https://a.example/1>." in lines
    assert lines[-1] == "[^2]: Paper B, no date."


def test_disagreements_stand_in_footnotes() -> None:
    text = made(disputes=(SPLIT,), holdings=RIVALS)
    assert "on Monday.” (says Kenyan army)[^1][^d1]" in text
    assert "[^d1]: Sources differ: 8 people killed (Paper A); 30 people killed (Hill Rebels)." in text
    assert "- Control of Arlen: disputed.[^1][^2][^d2]" in text
    assert "[^d2]: Sources differ: Kenyan army (Paper A); Hill Rebels (Paper B)." in text


def test_states_and_promises_are_cited() -> None:
    text = made(holdings=(holding(ARMY, words("a", "Ours.")),), promises=(VOW,))
    assert "- Control of Arlen: Kenyan army, since 12 May 2031; last told on 12 May 2031.[^1]" in text
    assert "- Hill Rebels: “leave Arlen”, due by 12 May 2031: overdue.[^2]" in text


def test_nothing_told_says_so() -> None:
    assert made(events=()) == "# Arlen: 1 May 2031 to 31 May 2031\n\nNo report tells of it in these days.\n"


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("ADDIS ABABA, Nov 3 (AP) — The siege\nended.", "The siege ended."),
        ("LIMA (Wire) - It rained.", "It rained."),
        ("NATO - the alliance - met.", "NATO - the alliance - met."),
        ("He said “never”.", "He said ‘never’."),
        ("Read on.........", "Read on."),
    ],
)
def test_a_sentence_is_shown_without_what_is_not_its_own(quote: str, shown: str) -> None:
    assert sentence(words("a", quote)) == shown
