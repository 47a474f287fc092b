"""Invented codings, rulings and stores of them, for tests of what holds for any of them."""

# mypy: disable-error-code="arg-type"
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from dateline.indexing import INDEXER
from dateline.model.claim import Coding, CommitmentClaim, EventClaim, Evidence, Locus, Party, StateClaim, Subject, Value
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.model.ruling import Ruling, Setting
from dateline.record.anchors import anchor, claims_of
from dateline.store.record_store import RecordStore, open_store

DAY = date(2031, 5, 12)
NOON = datetime(2031, 7, 1, 12, tzinfo=UTC)
PARTIES = (
    Party("mil:KEN", "Kenyan army", "force", "KEN"), Party("group:hill", "Hill Rebels", "armed_group", "KEN"),
    Party("country:KEN", "Kenya", "country", "KEN"), Party("unnamed:x:military", "soldiers", "force"),
    Party("person:odhiambo", "Odhiambo", "person"), Party("person:amina-odhiambo", "Amina Odhiambo", "person", "KEN", ("GOV",)),
    Party("person:amina-odhyambo", "Amina Odhyambo", "person", "KEN"), Party("person:paul-odhiambo", "Paul Odhiambo", "person"),
    Party("org:hill-aid-fund", "Hill Aid Fund", "organisation"), Party("org:haf", "HAF", "organisation"),
)  # fmt: skip
NORTH = Locus("place:north", "North", country="KEN", precision=4)
PLACES = (
    NORTH, Locus("country:KEN", "Kenya", country="KEN", precision=6),
    *(Locus(f"place:{n.lower()}", n, country="KEN", parents=("place:north", "country:KEN"), precision=1) for n in ("Arlen", "Marsh")),
    Locus("place:new-arlen", "New Arlen", precision=1),
)  # fmt: skip
DEEDS = (
    ("RETREAT", "withdraw", "leave"), ("COERCE", "seize", "seize"), ("ASSAULT", "heavy-weapons", "shell"), ("RETREAT", "ceasefire", "agree"),
    ("COERCE", "arrest", "detain"), ("CONSULT", None, "meet"),
)  # fmt: skip
KINDS = ("control", "office", "deployment", "agreement", "hostilities", "detention", "question")
SUBJECTS = (
    "Arlen",
    "Kenya",
    "North",
    "Hill Rebels",
    "Odhiambo",
    "Amina Odhiambo",
    "Amina Odhyambo",
    "HAF",
    "place:marsh",
    "Nobody",
    "?!",
)

days = st.integers(0, 20).map(lambda n: DAY + timedelta(days=n))
when = st.one_of(st.just(UNKNOWN), days.map(lambda d: Bounds(d, d)), days.map(lambda d: Bounds(None, d)))
parties = st.lists(st.sampled_from(PARTIES), max_size=2, unique=True).map(tuple)
places = st.lists(st.sampled_from(PLACES), max_size=1).map(tuple)


def words(report: str, day: date | None, at: int) -> Evidence:
    quote = "Troops left the town on Monday."
    return Evidence(
        report, day, at * 90, at * 90 + len(quote), quote, (at * 90 + 7, at * 90 + 11), "body", None, "Courier"
    )


@st.composite
def events(draw: st.DrawFn, report: str, day: date | None, at: int) -> EventClaim:
    kind, mode, lemma = draw(st.sampled_from(DEEDS))
    time = EventTime(draw(when), "day", draw(st.sampled_from(("whole", "whole", "start", "end"))))
    told = draw(st.sampled_from(("happened", "happened", "ongoing", "denied")))
    return EventClaim(f"c{at}", kind, mode, (), None, draw(parties), draw(parties), draw(places), time, told, 1.0, 0.5, (),
                      words(report, day, at), lemma, "r")  # fmt: skip


@st.composite
def states(draw: st.DrawFn, report: str, day: date | None, at: int) -> StateClaim:
    kind = draw(st.sampled_from(KINDS))
    who, other = draw(st.sampled_from(PARTIES)), draw(st.sampled_from(PARTIES))
    subject = (
        Subject(party=who) if kind not in ("control", "deployment") else Subject(place=draw(st.sampled_from(PLACES)))
    )
    value = Value(other.name, other.id, other.country)
    if kind == "office":
        value = Value(draw(st.sampled_from(("president", "defence minister"))), None, "KEN")
    if kind == "agreement":
        value = replace(value, text="ceasefire")
    if kind == "question":
        value = Value(text=draw(st.sampled_from(("who governs Arlen", "the budget"))))
    change = draw(st.sampled_from(("held", "held", "began", "ended", "denied")))
    start = Bounds(day, day) if change == "began" else UNKNOWN
    end = Bounds(day, day) if change == "ended" else UNKNOWN
    seen = Bounds(day, day) if change == "held" else UNKNOWN
    status = "signed" if kind == "agreement" else None
    return StateClaim(
        f"s{at}",
        kind,
        subject,
        value,
        change,
        start,
        end,
        seen,
        "happened",
        1.0,
        0.6,
        words(report, day, at),
        "r",
        status,
    )


@st.composite
def promises(draw: st.DrawFn, report: str, day: date | None, at: int) -> CommitmentClaim:
    kind, lemma, text = draw(st.sampled_from((
        ("RETREAT", "leave", "Will leave Arlen."), ("RETREAT", "withdraw", "Will withdraw from Arlen."),
        (None, "leave", "Will leave the town."), ("CONSULT", "meet", "Will meet the rebels."),
        (None, "hold", "Will hold Arlen."), (None, "stay", "Will stay in office."), (None, "release", "Will release Amina Odhiambo."),
    )))  # fmt: skip
    verdict = draw(st.sampled_from(("open", "open", "fulfilled", "broken")))
    due = draw(st.one_of(st.just(UNKNOWN), days.map(lambda d: Bounds(None, d))))
    return CommitmentClaim(f"p{at}", "promise", draw(parties), (), text, due, kind, lemma, verdict, words(report, day, at), 0.5, "r",
                           places=draw(places), negated=draw(st.booleans()), doer=draw(st.one_of(st.just(()), parties)))  # fmt: skip


@st.composite
def codings(draw: st.DrawFn) -> list[tuple[Report, Coding]]:
    made = []
    for name in "abcdefg"[: draw(st.integers(1, 7))]:
        day = draw(st.one_of(days, days, st.none()))
        told = tuple(draw(events(name, day, n)) for n in range(draw(st.integers(0, 3))))
        held = tuple(draw(states(name, day, 10 + n)) for n in range(draw(st.integers(0, 2))))
        promised = tuple(draw(promises(name, day, 30 + n)) for n in range(draw(st.integers(0, 3)) // 2))
        made.append((Report(name, f"Text of {name}.", day), Coding(name, told, held, commitments=promised)))
    return made


@st.composite
def rulings(draw: st.DrawFn, made: list[tuple[Report, Coding]]) -> list[Ruling]:
    claims = [c for _, coding in made for c in claims_of(coding)]
    told = [c for c in claims if isinstance(c, EventClaim)]
    found = []
    for number in range(draw(st.integers(0, 2)) if told else 0):
        deed = draw(st.sampled_from(("merge", "split", "reject", "set", "apart")))
        one, other = draw(st.sampled_from(told)), draw(st.sampled_from(told))
        groups: tuple[tuple[object, ...], ...] = (
            ((anchor(one),), (anchor(other),)) if deed in ("merge", "split") else ((anchor(one),),)
        )
        setting = Setting("place", place=draw(st.sampled_from(PLACES))) if deed == "set" else None
        if deed == "apart":
            groups, setting = (), Setting("party", text="person:amina-odhiambo person:amina-odhyambo")
        found.append(
            Ruling(f"u{number}", deed, groups, setting, None, "seen", "ada", f"2031-06-0{number + 1}T00:00:00+00:00")
        )
    return found


def filled(made: list[tuple[Report, Coding]], ruled: list[Ruling], indexer: bool = True) -> RecordStore:
    store = open_store("sqlite://", lambda: NOON, INDEXER if indexer else None)
    for report, coding in made:
        store.add(report, coding)
    for ruling in ruled:
        store.rule(ruling)
    return store
