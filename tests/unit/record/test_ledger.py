"""Promises: open, overdue, and told kept or broken."""

from dataclasses import replace
from datetime import date

from dateline.model.claim import Coding, CommitmentClaim, EventClaim, Evidence, Party
from dateline.model.document import EventTime
from dateline.model.interval import Bounds
from dateline.model.record import Record
from dateline.record.assemble import assemble
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


CLAIM = EventClaim(
    "e1", "RETREAT", None, (), None, MADE.actor, (), (), EventTime(Bounds(date(2031, 6, 2), date(2031, 6, 2))), "happened",
    0.9, 0.8, (), replace(MADE.evidence, report="f", published=date(2031, 6, 3)), "leave", "r",
)  # fmt: skip
LEAVE = replace(MADE, id="c3", type="RETREAT", lemma="leave", text="leave the Liboi crossing")


def test_a_later_deed_of_the_same_party_and_kind_settles_a_promise_once_it_is_told() -> None:
    record = replace(assemble([Coding("f", events=(CLAIM,))]), commitments=(LEAVE,))
    days = (date(2031, 6, 2), date(2031, 6, 3), date(2031, 8, 1))
    found = [ledger(record, d)[0] for d in days]
    assert [c.status for c in found] == ["open", "fulfilled", "fulfilled"]
    assert [e.report for e in found[1].settled] == ["f"]
    assert found[1].why == (f"an event of the same party and kind: {record.events[0].id}",)


def test_a_deed_that_was_promised_not_to_be_done_breaks_the_promise() -> None:
    record = replace(assemble([Coding("f", events=(CLAIM,))]), commitments=(replace(LEAVE, negated=True),))
    assert [c.status for c in ledger(record, date(2031, 8, 1))] == ["broken"]


def test_a_deed_before_the_promise_or_by_another_party_settles_nothing() -> None:
    before = replace(CLAIM, evidence=replace(CLAIM.evidence, published=date(2031, 4, 1)))
    other = replace(CLAIM, actor=(Party("country:SOM", "Somalia", "country", "SOM"),))
    for claim in (before, other):
        record = replace(assemble([Coding("f", events=(claim,))]), commitments=(LEAVE,))
        assert [c.status for c in ledger(record, date(2031, 6, 10))] == ["open"]


def test_promises_of_many_parties_are_kept_apart() -> None:
    made = tuple(
        replace(MADE, id=f"c{n}", actor=(Party(f"group:{n}", f"Group {n}", "armed_group"),)) for n in range(300)
    )
    assert len(ledger(Record(commitments=made), date(2031, 5, 2))) == 300


BEGUN = replace(
    CLAIM, id="e2", time=EventTime(Bounds(date(2031, 7, 6), date(2031, 7, 6)), "day", "start"),
    evidence=replace(CLAIM.evidence, report="g", published=date(2031, 7, 7)),
)  # fmt: skip
LEFT = replace(
    BEGUN, id="e3", time=EventTime(Bounds(None, date(2031, 7, 9))),
    evidence=replace(CLAIM.evidence, report="h", published=date(2031, 7, 10)),
)  # fmt: skip


def test_a_deed_that_only_began_leaves_a_promise_overdue_and_one_done_late_says_so() -> None:
    (event,) = assemble([Coding("g", events=(BEGUN,))]).events
    event = replace(event, claims=(BEGUN, LEFT))
    record = Record(events=(event,), commitments=(LEAVE,))
    begun, done = (ledger(record, d)[0] for d in (date(2031, 7, 8), date(2031, 7, 10)))
    assert (begun.status, done.status) == ("overdue", "fulfilled")
    assert done.why[0].endswith("late, after 2031-06-30")


def test_words_of_one_kind_of_deed_settle_each_other() -> None:
    offer = replace(MADE, text="hand over his office by the end of June", lemma="hand")
    taken_back = replace(BROKEN, text="to resign", lemma="resign", verdict="withdrawn", due=Bounds())
    assert [c.status for c in ledger(Record(commitments=(offer, taken_back)), date(2031, 8, 1))] == ["withdrawn"]
    other = replace(taken_back, text="to close the port", lemma="close")
    assert [c.status for c in ledger(Record(commitments=(offer, other)), date(2031, 8, 1))] == ["overdue", "withdrawn"]


ARMS = replace(MADE, text="to lay down its arms", lemma="lay", type="RETREAT")


def _told(quote: str, word: str) -> EventClaim:
    at = quote.index(word)
    evidence = replace(CLAIM.evidence, quote=quote, start=0, end=len(quote), trigger=(at, at + len(word)))
    return replace(CLAIM, lemma=word, evidence=evidence)


def test_who_surrenders_his_weapons_lays_down_his_arms_but_who_pledges_to_has_not() -> None:
    told = {"Kenya handed over its rifles.": "handed", "Kenya pledged to hand over its rifles.": "pledged"}
    records = [assemble([Coding("f", events=(_told(q, w),))]) for q, w in told.items()]
    found = [ledger(replace(r, commitments=(ARMS,)), date(2031, 6, 5))[0].status for r in records]
    assert found == ["fulfilled", "open"]


def test_a_verdict_of_the_same_type_with_words_in_common_settles_a_promise_told_by_another_verb() -> None:
    promise = replace(LEAVE, text="withdraw its soldiers from Somalia", lemma="withdraw")
    kept = replace(BROKEN, verdict="fulfilled", type="RETREAT", lemma="leave", text="The last soldiers left Somalia",
                   due=Bounds())  # fmt: skip
    assert [c.status for c in ledger(Record(commitments=(promise, kept)), date(2031, 8, 1))] == ["fulfilled"]


def test_a_deadline_that_is_moved_is_overdue_only_after_the_new_day_and_says_so() -> None:
    told = replace(MADE.evidence, report="m", published=date(2031, 6, 20))
    moved = replace(MADE, id="c7", verdict="moved", due=Bounds(None, None), shift=60, rule="moved", evidence=told)
    record = Record(commitments=(MADE, moved))
    entries = [ledger(record, d)[0] for d in (date(2031, 6, 10), date(2031, 7, 1), date(2031, 8, 30))]
    assert [(e.status, e.due.latest) for e in entries] == [
        ("open", date(2031, 6, 30)),
        ("open", date(2031, 8, 29)),
        ("overdue", date(2031, 8, 29)),
    ]
    assert entries[1].why[1] == "due moved from 2031-06-30 to 2031-08-29"


VOTE = replace(MADE, id="c4", lemma="hold", text="to hold a presidential election")
HELD = replace(
    MADE, id="c5", verdict="done", rule="done", lemma="vote", text="Kenyans went to the polls", due=Bounds(None, date(2031, 6, 8)),
    evidence=replace(MADE.evidence, report="v", published=date(2031, 6, 9)),
)  # fmt: skip


def test_an_election_told_as_held_keeps_the_promise_of_it_and_stands_for_none_by_itself() -> None:
    (entry,) = ledger(Record(commitments=(VOTE, HELD)), date(2031, 7, 1))
    assert (entry.status, [e.report for e in entry.settled]) == ("fulfilled", ["v"])
    assert ledger(Record(commitments=(HELD,)), date(2031, 7, 1)) == ()


def test_an_election_of_another_sort_or_of_a_day_before_the_promise_keeps_nothing() -> None:
    local = replace(HELD, text="local elections were held")
    before = replace(HELD, due=Bounds(None, date(2031, 4, 1)))
    for held in (local, before):
        assert [e.status for e in ledger(Record(commitments=(VOTE, held)), date(2031, 6, 20))] == ["open"]


def test_one_promise_in_two_words_with_one_day_due_stands_once() -> None:
    one = replace(MADE, lemma="withdraw", text="withdraw its soldiers from Liboi")
    other = replace(MADE, id="c6", lemma="pull", text="pull out by then", evidence=replace(MADE.evidence, report="w"))
    (entry,) = ledger(Record(commitments=(one, other)), date(2031, 5, 2))
    assert [e.report for e in entry.made] == ["a", "w"]


def test_what_another_was_sworn_not_to_do_is_broken_when_he_does_it() -> None:
    sworn = replace(LEAVE, actor=(Party("person:x", "Jane Roe", "person"),), doer=MADE.actor, negated=True)
    record = replace(assemble([Coding("f", events=(CLAIM,))]), commitments=(sworn,))
    assert [c.status for c in ledger(record, date(2031, 8, 1))] == ["broken"]


def test_a_deed_done_in_part_keeps_no_promise() -> None:
    part = replace(
        CLAIM, evidence=replace(CLAIM.evidence, quote="Kenya left some posts.", start=0, end=22, trigger=(6, 10))
    )
    record = replace(assemble([Coding("f", events=(part,))]), commitments=(LEAVE,))
    assert [c.status for c in ledger(record, date(2031, 8, 1))] == ["overdue"]
