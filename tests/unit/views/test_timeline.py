"""What is told of one subject in order of time, and why it is there."""

from datetime import date

from dateline import inquiry
from dateline.model.claim import Coding, CommitmentClaim, EventClaim, Evidence, Locus, Party, StateClaim, Subject, Value
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.record.assemble import assemble

REBELS = Party("group:rebels", "Hill Rebels", "armed_group")
ARLEN = Locus("place:arlen", "Arlen", country="KEN")
TODAY = date(2024, 7, 1)


def words(quote: str, published: date) -> Evidence:
    return Evidence("r1", published, 10, 10 + len(quote), quote, (10, 14), "lead", REBELS, "The Courier")


def seized(when: Bounds, published: date) -> EventClaim:
    return EventClaim(
        "e1", "COERCE", "seize", (), None, (REBELS,), (), (ARLEN,), EventTime(when), "happened", 1.0, 0.8, (),
        words("Took the town.", published), "seize", "verb seize",
    )  # fmt: skip


HELD = StateClaim(
    "s1", "control", Subject(place=ARLEN), Value("Hill Rebels", "group:rebels"), "ended", UNKNOWN,
    Bounds(date(2024, 6, 20), date(2024, 6, 20)), UNKNOWN, "happened", 1.0, 0.7,
    words("Lost the town.", date(2024, 6, 21)), "rule",
)  # fmt: skip
LEAVE = CommitmentClaim(
    "c1", "promise", (REBELS,), (), "to leave Arlen", Bounds(None, date(2024, 6, 30)), "RETREAT", "leave", "open",
    words("Will leave.", date(2024, 6, 10)), 0.6, "verb promise",
)  # fmt: skip
DAY = date(2024, 6, 3)
CODING = Coding("r1", (seized(Bounds(DAY, DAY), date(2024, 6, 4)),), (HELD,), (), (LEAVE,))


def test_a_timeline_is_in_order_of_time() -> None:
    rows = inquiry.timeline(assemble([CODING]), "rebels", TODAY)
    assert [(r["kind"], r["status"]) for r in rows if r["kind"] != "state"] == [
        ("event", "happened"),
        ("promise", "overdue"),
    ]
    place = inquiry.timeline(assemble([CODING]), "arlen", TODAY)
    last = [r for r in place if r["kind"] == "state"][-1]
    assert (last["what"], last["status"]) == ("control: Hill Rebels", "ended")


def test_an_id_leads_to_rule_words_and_report() -> None:
    (event,) = inquiry.events(assemble([CODING]))
    (row,) = inquiry.explain(assemble([CODING]), event["id"], TODAY)
    assert (row["rule"], row["trigger"], row["report"], row["link"]) == (
        "verb seize",
        "Took",
        "r1",
        "the first telling",
    )
    (promise,) = inquiry.commitments(assemble([CODING]), TODAY)
    assert inquiry.explain(assemble([CODING]), promise["id"], TODAY)[0]["quote"] == "Will leave."


def test_a_promise_is_part_of_the_situation() -> None:
    (row,) = inquiry.situation(assemble([CODING]), inquiry.Ask(date(2024, 6, 15), "rebels", "commitment"))
    assert (row["value"]["text"], row["status"], row["to"]["latest"]) == ("to leave Arlen", "open", "2024-06-30")
