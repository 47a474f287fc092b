"""The same reports give the same record: in any order of reading, read twice, and through a store."""

from datetime import UTC, date, datetime, timedelta

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.inquiry import recorded
from dateline.model.claim import Coding, EventClaim, Evidence, Figure, Locus, Party, StateClaim, Subject, Value
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.record.assemble import assemble
from dateline.store.record_store import open_store

DAY = date(2031, 5, 12)
PARTIES = (
    Party("mil:KEN", "Kenyan army", "force", "KEN"), Party("group:hill", "Hill Rebels", "armed_group", "KEN"),
    Party("unnamed:x:military", "soldier", "force"), Party("person:odhiambo", "Odhiambo", "person"),
    Party("person:amina-odhiambo", "Amina Odhiambo", "person", "KEN"),
)  # fmt: skip
PLACES = tuple(Locus(f"place:{n.lower()}", n, country="KEN", precision=1) for n in ("Arlen", "Marsh"))
DEEDS = (("RETREAT", "withdraw", "leave"), ("ASSAULT", None, "kill"), ("AGREE", None, "sign"))
days = st.integers(0, 6).map(lambda n: DAY + timedelta(days=n))
some = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True).map(tuple)


@st.composite
def claims(draw: st.DrawFn, report: str, number: int) -> EventClaim:
    kind, mode, lemma = draw(st.sampled_from(DEEDS))
    when = draw(st.one_of(st.just(UNKNOWN), days.map(lambda d: Bounds(d, d)), days.map(lambda d: Bounds(None, d))))
    quote = draw(st.sampled_from(("They left.", "Troops left Arlen on Monday.", "Shells killed people in Marsh.")))
    words = Evidence(
        report, DAY, number * 90, number * 90 + len(quote), quote, (number * 90, number * 90 + 4), "body", None
    )
    killed = draw(st.one_of(st.none(), st.sampled_from((3.0, 4.0, 300.0))))
    return EventClaim(
        id=f"c{number}", type=kind, mode=mode, contexts=(), cameo=None, actor=draw(some), recipient=draw(some),
        places=draw(st.lists(st.sampled_from(PLACES), max_size=1).map(tuple)), time=EventTime(when, "day"),
        factuality=draw(st.sampled_from(("happened", "happened", "denied", "planned"))), certainty=1.0, confidence=0.5,
        figures=(Figure(killed, killed, killed, "people", "killed", (0, 1)),) if killed else (), evidence=words, lemma=lemma,
        rule="r",
    )  # fmt: skip


@st.composite
def codings(draw: st.DrawFn) -> list[Coding]:
    made = []
    for report in "abcd"[: draw(st.integers(1, 4))]:
        told = tuple(draw(claims(report, n)) for n in range(draw(st.integers(0, 4))))
        words = Evidence(report, DAY, 500, 520, "Rebels hold the town.", (507, 511), "body", None)
        holder = draw(st.sampled_from(PARTIES))
        held = StateClaim(
            f"s{report}", "control", Subject(place=PLACES[0]), Value(holder.name, holder.id, holder.country), "held",
            UNKNOWN, UNKNOWN, Bounds(DAY, DAY), "happened", 1.0, 0.6, words, "r",
        )  # fmt: skip
        made.append(Coding(report, told, (held,)))
    return made


@settings(deadline=None)
@given(codings(), st.randoms(use_true_random=False))
def test_the_record_is_the_same_in_any_order_and_through_a_store(made: list[Coding], chance: object) -> None:
    record = msgspec.json.encode(assemble(made))
    mixed = [*made, *made[:2]]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert msgspec.json.encode(assemble(mixed)) == record
    with open_store("sqlite://", lambda: datetime(2031, 7, 1, tzinfo=UTC)) as store:
        for coding in mixed:
            store.add(Report(coding.report, f"Text of {coding.report}.", DAY), coding)
        assert msgspec.json.encode(recorded(store)) == record
        for coding in made:
            assert not store.recode(coding, "again")
        assert msgspec.json.encode(recorded(store)) == record


@given(codings())
def test_no_telling_is_lost_or_doubled(made: list[Coding]) -> None:
    told = sorted((c.evidence.report, c.id) for e in assemble(made).events for c in e.claims)
    assert told == sorted((c.report, x.id) for c in made for x in c.events)
