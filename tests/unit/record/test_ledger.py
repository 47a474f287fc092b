"""Promises: open, overdue, and told kept or broken."""

from dataclasses import replace
from datetime import date

from dateline.model.claim import CommitmentClaim, Evidence, Party
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.record.ledger import ledger

MADE = CommitmentClaim(
    "c1", "promise", (Party("country:KEN", "Kenya", "country", "KEN"),), (), "reopen the Liboi crossing",
    Bounds(None, date(2031, 6, 30)), None, "reopen", "open",
    Evidence("a", date(2031, 5, 1), 0, 9, "It will.", (3, 7), "body", None), 0.5, "r",
)  # fmt: skip
BROKEN = replace(
    MADE, id="c2", verdict="broken", evidence=replace(MADE.evidence, report="b", published=date(2031, 8, 1))
)


def test_a_promise_is_unknown_then_open_then_overdue_then_told_broken() -> None:
    record = Record(commitments=(MADE, BROKEN))
    days = (date(2031, 4, 1), date(2031, 6, 30), date(2031, 7, 1), date(2031, 8, 1))
    assert [[c.status for c in ledger(record, d)] for d in days] == [[], ["open"], ["overdue"], ["broken"]]


def test_a_promise_told_twice_stands_once_with_both_tellings() -> None:
    again = replace(MADE, id="c9", evidence=replace(MADE.evidence, report="d"))
    (entry,) = ledger(Record(commitments=(MADE, again)), date(2031, 5, 2))
    assert [e.report for e in entry.made] == ["a", "d"]
