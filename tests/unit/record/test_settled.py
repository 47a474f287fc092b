"""Promises settled by how things stand: what settles them, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.inquiry import promised
from dateline.model.claim import CommitmentClaim, Evidence, Locus, Party, StateClaim, Subject, Value
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.record import Record
from dateline.model.situation import Commitment
from dateline.record.ledger import ledger

KENYA = Party("country:KEN", "Kenya", "country", "KEN")
SOMALIA = Party("country:SOM", "Somalia", "country", "SOM")
LIBOI = Locus("place:liboi", "Liboi", country="KEN", parents=("place:garissa",), precision=1)
WORDS = Evidence("a", date(2031, 5, 1), 0, 9, "It will.", (3, 7), "body", None)
STAY = CommitmentClaim(
    "c1", "promise", (KENYA,), (), "it would never give up Liboi", UNKNOWN, None, "give", "open", WORDS, 0.5, "r",
    places=(LIBOI,), negated=True,
)  # fmt: skip
LEAVE = replace(
    STAY, text="to leave Liboi by 30 June", lemma="leave", negated=False, due=Bounds(None, date(2031, 6, 30))
)
TAKEN = StateClaim(
    "s1", "control", Subject(place=LIBOI), Value("Somalia", "country:SOM", "SOM"), "began", Bounds(date(2031, 7, 4), date(2031, 7, 4)),
    UNKNOWN, UNKNOWN, "happened", 1.0, 0.6, replace(WORDS, report="b", published=date(2031, 7, 6)), "seizes",
)  # fmt: skip


def stood(promise: CommitmentClaim, *states: StateClaim, on: date = date(2031, 7, 20)) -> Commitment:
    (found,) = ledger(Record(states=states, commitments=(promise,)), on)
    return found


def test_who_lost_what_he_swore_to_keep_broke_his_word_once_that_is_told() -> None:
    found = stood(STAY, TAKEN)
    assert (found.status, found.why) == ("broken", ("a state that settles it: another-holds-what-was-to-be-left",))
    assert [e.report for e in found.settled] == ["b"]
    assert stood(STAY, TAKEN, on=date(2031, 7, 5)).status == "open"


def test_what_came_about_after_the_day_due_is_kept_late_and_was_overdue_until_it_was_told() -> None:
    days = (date(2031, 6, 30), date(2031, 7, 1), date(2031, 7, 5), date(2031, 7, 6))
    assert [stood(LEAVE, TAKEN, on=d).status for d in days] == ["open", "overdue", "overdue", "fulfilled"]
    assert "late, after 2031-06-30" in stood(LEAVE, TAKEN).why[0]


def test_what_was_to_last_until_a_day_is_not_broken_after_it() -> None:
    assert stood(replace(STAY, due=LEAVE.due), TAKEN).status == "open"


def test_a_promise_is_found_by_where_it_is_to_be_kept_and_by_what_that_lies_in() -> None:
    found = ledger(Record(commitments=(STAY,)), date(2031, 5, 2))
    asked = ("Liboi", "Kenya", "place:garissa", "place:dif", "Somalia")
    assert [len(promised(found, name)) for name in asked] == [1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("sectors", "status"),
    [(("REB",), "broken"), (("GOV",), "open"), ((), "open")],
    ids=["rebel", "minister", "nobody known"],
)
def test_the_army_is_another_than_its_countrys_rebels_only(sectors: tuple[str, ...], status: str) -> None:
    vow = replace(STAY, actor=(Party("person:amina-abdi", "Amina Abdi", "person", "KEN", sectors),))
    taken = replace(TAKEN, value=Value("Kenyan army", "mil:KEN", "KEN"))
    assert stood(vow, taken).status == status


OWN = replace(TAKEN, evidence=replace(TAKEN.evidence, source=SOMALIA))
SECOND = replace(TAKEN, id="s2", evidence=replace(TAKEN.evidence, report="c", published=date(2031, 7, 9)))


@pytest.mark.parametrize(
    "states",
    [
        (OWN,),
        (replace(TAKEN, factuality="possible"),),
        (replace(TAKEN, evidence=WORDS),),
        (replace(TAKEN, start=Bounds(date(2031, 4, 2), date(2031, 4, 2))),),
        (replace(TAKEN, start=Bounds(None, date(2031, 7, 6)), evidence=replace(TAKEN.evidence, section="background")),),
        (replace(TAKEN, value=Value("Kenyan army", "mil:KEN", "KEN")),),
        (replace(TAKEN, value=replace(TAKEN.value, text="parts of it")),),
        (replace(TAKEN, subject=Subject(place=replace(LIBOI, id="place:dif", name="Dif", parents=()))),),
        (TAKEN, replace(SECOND, change="denied", start=UNKNOWN)),
        (TAKEN, replace(SECOND, change="held", value=Value("Kenya", "country:KEN", "KEN"), start=UNKNOWN,
                        observed=Bounds(date(2031, 7, 9), date(2031, 7, 9)))),
        (replace(TAKEN, change="held", start=UNKNOWN, observed=TAKEN.start),),
    ],
    ids=["a rival's own word", "not told as real", "told with the promise", "before the promise", "of unknown day in the background",
         "his own army", "a part", "another place", "denied", "told otherwise", "held by another, never by him"],
)  # fmt: skip
def test_what_settles_nothing(states: tuple[StateClaim, ...]) -> None:
    assert stood(STAY, *states).status == "open"


def test_a_rivals_own_word_counts_beside_another_that_tells_it() -> None:
    assert stood(STAY, OWN, SECOND).status == "broken"


def test_who_held_a_place_and_is_told_to_hold_it_no_more_has_left_it() -> None:
    his = replace(TAKEN, change="held", value=Value("Kenya", "country:KEN", "KEN"), start=UNKNOWN, evidence=WORDS,
                  observed=Bounds(date(2031, 5, 1), date(2031, 5, 1)))  # fmt: skip
    now = replace(TAKEN, change="held", start=UNKNOWN, observed=TAKEN.start)
    assert stood(LEAVE, his, now).status == "fulfilled"
