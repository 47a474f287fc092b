"""A deed that a report takes up again without saying whose it was is the deed it told before."""

from dataclasses import replace
from datetime import date

from dateline.model.claim import Coding, EventClaim, Evidence, Locus, Party
from dateline.model.document import EventTime
from dateline.model.interval import Bounds
from dateline.record.assemble import assemble

GUARD = Party("mil:NPL", "Nepalese armed forces", "force", "NPL")
VALLEY = Locus("geo:7", "Kalapani")


def telling(name: str, at: int, report: str = "r1") -> EventClaim:
    words = Evidence(report, date(2021, 8, 9), at, at + 40, "The withdrawal ended.", (at, at + 4), "body", None)
    return EventClaim(
        name, "RETREAT", "withdraw", (), None, (GUARD,), (), (VALLEY,),
        EventTime(Bounds(None, date(2021, 8, 9))), "happened", 1.0, 0.8, (), words, "withdrawal", "rule",
    )  # fmt: skip


def bare(claim: EventClaim) -> EventClaim:
    day = Bounds(date(2021, 8, 6), date(2021, 8, 6))
    words = replace(claim.evidence, quote="The withdrawal was over on Friday, a herder told a trader.")
    return replace(claim, actor=(), places=(), time=EventTime(day, "day"), evidence=words, lemma="end")


def test_the_withdrawal_is_the_one_told_before_and_gives_it_its_day() -> None:
    (event,) = assemble([Coding("r1", (telling("a", 0), bare(telling("b", 90))))]).events
    assert event.time.bounds == Bounds(date(2021, 8, 6), date(2021, 8, 6))
    assert event.actor == (GUARD,)
    assert "taken up again" in event.links[0]


def test_another_report_or_what_was_told_before_is_not_taken_up() -> None:
    other = Coding("r2", (bare(telling("b", 90, "r2")),))
    assert len(assemble([Coding("r1", (telling("a", 0),)), other]).events) == 2
    assert len(assemble([Coding("r1", (telling("a", 90), bare(telling("b", 0))))]).events) == 2
