"""A small record with everything that a format may trip over: uncertain and unknown dates, plans, denials, several sources, hostile text."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from dateline.export.selection import Selection
from dateline.model.claim import (
    CommitmentClaim,
    EventClaim,
    Evidence,
    Figure,
    Locus,
    Party,
    StateClaim,
    Subject,
    Value,
)
from dateline.model.document import EventTime
from dateline.model.event import Event
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.record import Record
from dateline.model.report import Report
from dateline.record.ledger import ledger
from dateline.situation.fold import fold
from dateline.views.rows import event_row

HOSTILE = 'Rebels\tshelled "Osk", <script>alert(1)</script>; ]]> =1+1 and\nfled.'
ARMY = Party("mil:GEO", "Georgian army", "force", "GEO", ("MIL",), "GEOMIL")
FRONT = Party("group:front", "Ridge Front", "armed_group", None, ("REB",))
PEOPLE = Party("unnamed:x:civilians", "villager", "population", None, ("CVL",))
UN = Party("igo:un", "United Nations", "international", None, ("IGO",), "IGOUNO")
PERSON = Party("person:nino-lari", "Nino Lari", "person", "GEO", ("GOV",), "GEOGOV")
ABOVE = ("geo:613987", "geo:865540", "geo:614540")
KHASHURI = Locus("geo:613988", "Khashuri", 613988, "GEO", 41.99733, 43.59905, "P.PPL", ABOVE, 1)
GEORGIA = Locus("geo:614540", "Georgia", 614540, "GEO", 42.0, 43.5, "A.PCLI", (), 6)
DAY, LATER = date(2021, 5, 3), date(2021, 5, 9)
KILLED = Figure(4, 5, 7, "people", "killed", (0, 1))
FLED = Figure(1200, 1200, 1500, "people", "displaced", (0, 1), True)


def evidence(report: str, quote: str, source: Party | None = None, start: int = 0) -> Evidence:
    published = {"r1": LATER, "r2": date(2021, 5, 12)}[report]
    return Evidence(report, published, start, start + len(quote), quote, (0, 1), "body", source, "Hill Post")


DAYS = EventTime(Bounds(DAY, DAY), "day", "whole", ("t1",))
BASE = EventClaim(
    "c1", "ASSAULT", None, ("military",), "190", (ARMY,), (FRONT,), (KHASHURI,), DAYS, "happened", 0.9, 0.8, (),
    evidence("r1", "Sentence."), "attack", "r",
)  # fmt: skip


def event(*claims: EventClaim) -> Event:
    """One happening told by these, with the first one's values."""
    one = claims[0]
    return Event(
        "e" + hashlib.sha256(one.id.encode()).hexdigest()[:12], one.type, one.mode, one.contexts, one.cameo, one.actor,
        one.recipient, one.places, one.time, one.factuality, one.certainty, one.confidence, next(iter(one.figures), None), claims,
    )  # fmt: skip


@pytest.fixture(scope="session")
def events() -> tuple[Event, ...]:
    """In order: a battle of one day told twice, shelling of civilians in May, an undated raid, one planned, one denied, flight."""
    month = EventTime(Bounds(date(2021, 5, 1), date(2021, 5, 31)), "month", "whole", ("t1",))
    undated = EventTime(Bounds(None, LATER), "unknown", "whole")
    ahead = EventTime(Bounds(date(2021, 6, 1), date(2021, 6, 2)), "day", "whole", ("t1",))
    again = replace(BASE, id="c2", evidence=evidence("r2", "Five died.", UN))
    shelling = replace(BASE, id="c3", mode="heavy-weapons", time=month, actor=(FRONT,), recipient=(PEOPLE,))
    flight = replace(
        BASE, id="c7", type="COERCE", mode="deport", time=EventTime(UNKNOWN), actor=(), recipient=(PEOPLE,)
    )
    return (
        event(replace(BASE, figures=(KILLED,)), again),
        event(replace(shelling, figures=(KILLED,), evidence=evidence("r1", HOSTILE, start=99))),
        event(replace(BASE, id="c4", time=undated, places=(GEORGIA,))),
        event(
            replace(BASE, id="c5", type="CONSULT", cameo="04", time=ahead, factuality="planned", recipient=(PERSON,))
        ),
        event(replace(BASE, id="c6", type="COERCE", mode="seize", cameo="192", factuality="denied")),
        event(replace(flight, places=(), figures=(FLED,))),
    )


@pytest.fixture(scope="session")
def selection(events: tuple[Event, ...]) -> Selection:
    """The events with a promise, a state of displacement and an office."""
    words = evidence("r1", "About 900 people left Khashuri.", UN)
    fled = StateClaim(
        "s1", "displacement", Subject(place=KHASHURI), Value(number=900.0, text="Tbilisi"), "held", Bounds(DAY, DAY), UNKNOWN,
        Bounds(DAY, DAY), "happened", 0.9, 0.6, words, "fled",
    )  # fmt: skip
    office = StateClaim(
        "s2", "office", Subject(party=PERSON), Value("Georgia", "country:GEO", "GEO", None, "Defence Minister"), "held",
        UNKNOWN, UNKNOWN, Bounds(DAY, LATER), "happened", 0.9, 0.6, words, "title",
    )  # fmt: skip
    promise = CommitmentClaim(
        "k1", "promise", (PERSON,), (), "to open the road", Bounds(None, date(2021, 7, 1)), None, "open", "open",
        evidence("r1", "Lari promised to open the road by July 1.", PERSON), 0.7, "promise",
    )  # fmt: skip
    record = Record(events, (fled, office), (), (promise,))
    reports = {
        "r1": Report("r1", "Text.", LATER, "Fighting near Khashuri", "https://example.org/1", "Hill Post"),
        "r2": Report("r2", "Text.", date(2021, 5, 12), None, None, "Hill Post"),
    }
    on = date(2021, 5, 9)
    return Selection(
        on, events, tuple(event_row(e) for e in events), record.states, fold(record, on), ledger(record, on), reports,
        {"r1": "2026-01-02T03:04:05+00:00", "r2": "2026-01-03T03:04:05+00:00"},
    )  # fmt: skip
