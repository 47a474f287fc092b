"""What falls due within some days of a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.errors import InputError
from dateline.inquiry import commitments, span_of_days
from dateline.model.claim import CommitmentClaim, Evidence, Party
from dateline.model.interval import Bounds
from dateline.model.record import Record

MADE = CommitmentClaim(
    "c1", "promise", (Party("country:KEN", "Kenya", "country", "KEN"),), (), "reopen the Liboi crossing",
    Bounds(None, date(2031, 6, 30)), None, "reopen", "open",
    Evidence("a", date(2031, 5, 1), 0, 9, "It will.", (3, 7), "body", None), 0.5, "r",
)  # fmt: skip
UNDATED = replace(MADE, id="c2", text="rebuild a school", lemma="rebuild", due=Bounds())


@pytest.mark.parametrize(("day", "due"), [(15, False), (16, True), (30, True)])
def test_only_what_is_open_and_falls_due_within_the_span_is_listed(day: int, due: bool) -> None:
    rows = commitments(Record(commitments=(MADE, UNDATED)), date(2031, 6, day), timedelta(days=14))
    assert [r["text"] for r in rows] == (["reopen the Liboi crossing"] if due else [])


def test_what_is_overdue_falls_due_no_more() -> None:
    assert commitments(Record(commitments=(MADE,)), date(2031, 7, 1), timedelta(days=14)) == []


def test_spans_are_days_or_weeks() -> None:
    assert [span_of_days(t, "--due").days for t in ("14d", "2w", "3", " 0D ")] == [14, 14, 3, 0]
    for wrong in ("", "d", "two weeks", "-3d", "1.5d"):
        with pytest.raises(InputError, match="--due"):
            span_of_days(wrong, "--due")
