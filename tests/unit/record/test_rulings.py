"""Rulings: they override and erase nothing, hold on to the words of the reports, and can be withdrawn."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.model.claim import Coding, CommitmentClaim, EventClaim, Evidence, Locus, Party, StateClaim, Subject, Value
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.ruling import Anchor, Ruling, Setting
from dateline.record.anchors import anchor, found
from dateline.record.assemble import assemble
from dateline.record.rulings import known
from dateline.record.settings import FIELDS, changed
from dateline.record.things import tellings

KENYA = Party("country:KEN", "Kenya", "country", "KEN")
REBELS = Party("group:hill", "Hill Rebels", "armed_group", "KEN")
ARLEN = Locus("place:arlen", "Arlen", country="KEN", precision=1)
MARSH = Locus("place:marsh", "Marsh", country="KEN", precision=1)
MAY = date(2031, 5, 12)


def words(report: str, quote: str, trigger: str, at: int = 0) -> Evidence:
    start = at + quote.index(trigger)
    return Evidence(report, date(2031, 5, 20), at, at + len(quote), quote, (start, start + len(trigger)), "body", None)


def left(report: str, day: date = MAY, quote: str = "Kenyan troops left Arlen.") -> EventClaim:
    return EventClaim(
        id=f"c{report}", type="RETREAT", mode="withdraw", contexts=(), cameo=None, actor=(KENYA,), recipient=(),
        places=(ARLEN,), time=EventTime(Bounds(day, day), "day"), factuality="happened", certainty=1.0,
        confidence=0.5, figures=(), evidence=words(report, quote, "left"), lemma="leave", rule="r",
    )  # fmt: skip


def coding(report: str, day: date = MAY) -> Coding:
    told = words(report, "Rebels hold Arlen.", "hold", 40)
    held = StateClaim(
        f"s{report}", "control", Subject(place=ARLEN), Value(REBELS.name, REBELS.id, "KEN"), "held", UNKNOWN, UNKNOWN,
        Bounds(MAY, MAY), "happened", 1.0, 0.6, told, "state.hold",
    )  # fmt: skip
    due = Bounds(None, date(2031, 6, 1))
    will = words(report, "They will go home.", "will", 80)
    vow = CommitmentClaim(
        f"v{report}", "promise", (REBELS,), (), "go home", due, None, "go", "open", will, 0.5, "promise.will"
    )
    return Coding(report, (left(report, day),), (held,), (), (vow,))


def rule(deed: str, *groups: tuple[EventClaim | StateClaim | CommitmentClaim, ...], **more: object) -> Ruling:
    hooks = [[msgspec.to_builtins(anchor(c)) for c in group] for group in groups]
    row = {
        "id": f"r{deed}", "deed": deed, "groups": hooks, "setting": None, "withdraws": None, "reason": "a slip",
        "by": "Ada", "recorded_at": "2031-07-01T00:00:00+00:00",
    }  # fmt: skip
    return msgspec.convert(row | {k: msgspec.to_builtins(v) for k, v in more.items()}, Ruling)


def back(ruling: Ruling, at: str = "2031-07-02T00:00:00+00:00") -> Ruling:
    return rule("withdraw", withdraws=ruling.id, id=f"w{ruling.id}", recorded_at=at)


def test_what_is_merged_is_one_event_though_the_days_differ() -> None:
    one, other = coding("a"), coding("b", date(2031, 5, 15))
    merger = rule("merge", one.events, other.events)
    (event,) = assemble([one, other], [merger]).events
    assert [c.evidence.report for c in event.claims] == ["a", "b"]
    assert event.links == ("ruled to be one",) and event.rulings == ("rmerge",)
    late = assemble([one, other, coding("c", date(2031, 5, 15))], [merger])
    assert len(late.events) == 1, "a third report of either day joins them"


def test_what_is_split_is_two_events_and_a_later_ruling_stands() -> None:
    one, other = coding("a"), coding("b")
    assert len(assemble([one, other]).events) == 1
    apart = rule("split", one.events, other.events)
    assert len(assemble([one, other], [apart]).events) == 2
    together = rule("merge", one.events, other.events, recorded_at="2031-07-03T00:00:00+00:00")
    for order in permutations((apart, together)):
        assert len(assemble([one, other], order).events) == 1


def test_what_is_rejected_is_set_aside() -> None:
    one = coding("a")
    for claims in (one.events, one.states, one.commitments):
        record = assemble([one], [rule("reject", claims)])
        assert len(record.events) + len(record.states) + len(record.commitments) == 2
        assert record.aside and [r.now for r in record.ruled] == ["rejected"]


def test_a_ruled_field_outweighs_every_other_telling() -> None:
    many = [coding(r) for r in "abc"]
    new = Setting("place", place=MARSH)
    record = assemble(many, [rule("set", tuple(c.events[0] for c in many[:2]), setting=new)])
    (event,) = [e for e in record.events if e.rulings]
    assert event.places == (MARSH,)
    assert [(r.field, r.was, r.now) for r in record.ruled] == [("place", "Arlen", "Marsh")]


def test_states_and_promises_are_set_too() -> None:
    one = coding("a")
    due = Setting("date", bounds=Bounds(None, date(2031, 9, 1)))
    record = assemble([one], [rule("set", one.commitments, setting=due)])
    assert record.commitments[0].due.latest == date(2031, 9, 1)
    record = assemble([one], [rule("set", one.states, setting=Setting("actor", party=KENYA))])
    assert record.states[0].value.name == "Kenya" and record.ruled[0].was == "Hill Rebels"


def test_a_ruling_finds_its_words_when_they_are_coded_anew_and_no_others() -> None:
    old = left("a")
    hook = anchor(old)
    renamed = replace(old, id="c9", mode="flee")
    elsewhere = left("a", quote="Kenyan troops have left Arlen.")
    assert found(hook, [renamed]) is renamed
    assert found(hook, [replace(renamed, type="CONCEDE")])
    assert found(hook, [elsewhere]) is None
    assert found(hook, [left("b")]) is None
    assert found(hook, [replace(old, id="c8"), renamed]) is None, "two that fit as well are no answer"
    loose = assemble([Coding("a", (elsewhere,))], [rule("reject", (old,))])
    assert [r.id for r in loose.loose] == ["rreject"] and len(loose.events) == 1


def test_a_withdrawal_can_be_withdrawn() -> None:
    one = coding("a")
    gone = rule("reject", one.events)
    undone = back(gone)
    again = back(undone, "2031-07-04T00:00:00+00:00")
    assert len(assemble([one], [gone, undone]).events) == 1
    assert len(assemble([one], [gone, undone, again]).events) == 0


def test_a_ruling_is_not_known_before_it_was_made() -> None:
    made = rule("reject", coding("a").events)
    assert known([made], date(2031, 6, 30)) == ()
    assert known([made], date(2031, 7, 1)) == known([made], None) == (made,)


def test_an_id_of_any_telling_leads_to_all_of_them() -> None:
    both = {r: coding(r) for r in "ab"}
    record = assemble(both.values())
    assert len(tellings(record.events[0].tellings[1], record, both)) == 2
    assert tellings("sa", record, both) == [both["a"].states[0]]


def test_a_figure_is_set_within_its_range() -> None:
    one = changed(left("a"), "event", Setting("best", number=12))
    assert (one.figures[0].low, one.figures[0].best, one.figures[0].high) == (12, 12, 12)
    wider = changed(one, "event", Setting("high", number=20))
    assert (wider.figures[0].low, wider.figures[0].best, wider.figures[0].high) == (12, 12, 20)
    with pytest.raises(InputError, match="no field verb"):
        changed(one, "event", Setting("verb", text="go"))


SETTINGS = {
    "date": Setting("date", bounds=Bounds(date(2031, 1, 1), date(2031, 1, 31))),
    "place": Setting("place", place=MARSH),
    "actor": Setting("actor", party=REBELS),
    "recipient": Setting("recipient", party=REBELS),
    "best": Setting("best", number=4),
    "factuality": Setting("factuality", text="denied"),
    "type": Setting("type", text="CONCEDE"),
}


@st.composite
def ruled(draw: st.DrawFn) -> tuple[list[Coding], list[Ruling]]:
    codings = [coding(r, date(2031, 5, draw(st.integers(11, 14)))) for r in "abcd"[: draw(st.integers(1, 4))]]
    claims = [c.events[0] for c in codings]
    rulings = []
    for number in range(draw(st.integers(1, 4))):
        deed = draw(st.sampled_from(["merge", "split", "reject", "set"]))
        chosen = draw(st.lists(st.sampled_from(claims), min_size=1, unique=True))
        rest = tuple(c for c in claims if c not in chosen) or tuple(chosen)
        setting = SETTINGS[draw(st.sampled_from(sorted(SETTINGS)))] if deed == "set" else None
        at = f"2031-07-{draw(st.integers(1, 9)):02}T00:00:00+00:00"
        rulings.append(rule(deed, tuple(chosen), rest, setting=setting, id=f"r{number}", recorded_at=at))
    return codings, rulings


@given(ruled(), st.randoms())
def test_the_record_does_not_depend_on_the_order_of_rulings_or_reports(
    case: tuple[list[Coding], list[Ruling]], chance: st.DataObject
) -> None:
    codings, rulings = case
    record = assemble(codings, rulings)
    mixed, shuffled = list(codings), list(rulings)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assemble(mixed, shuffled) == record
    told = [c for e in record.events for c in e.claims] + [c for e in (record.aside or record).events for c in e.claims]
    assert {c.evidence.report for c in told} == {c.report for c in codings}, "nothing is lost"


@given(ruled())
def test_withdrawing_every_ruling_restores_the_record_byte_for_byte(case: tuple[list[Coding], list[Ruling]]) -> None:
    codings, rulings = case
    undone = [back(r, "2031-08-01T00:00:00+00:00") for r in rulings]
    assert msgspec.json.encode(assemble(codings, [*rulings, *undone])) == msgspec.json.encode(assemble(codings))


def test_every_field_of_every_thing_can_be_shown_and_set() -> None:
    one = coding("a")
    given_: dict[str, EventClaim | StateClaim | CommitmentClaim] = {
        "event": one.events[0],
        "state": one.states[0],
        "promise": one.commitments[0],
    }
    value = {"text": "denied", "bounds": Bounds(MAY, MAY), "place": MARSH, "party": REBELS, "number": 3.0}
    for noun, thing in given_.items():
        for field in FIELDS[noun]:  # type: ignore[index]
            setting = Setting(field, **value)  # type: ignore[arg-type]
            record = assemble([one], [rule("set", (thing,), setting=setting)])
            assert [r.field for r in record.ruled] == [field]


def test_anchors_are_plain_data() -> None:
    hook = anchor(left("a"))
    assert msgspec.json.decode(msgspec.json.encode(hook), type=Anchor) == hook
