"""Which tellings are weighed against each other at all: what either finds depends on the two alone."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.claim import EventClaim, Evidence, Locus, Party
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.record.kinship import distance, kinship
from dateline.record.link import key, link
from dateline.record.marks import marks

DAY = date(2031, 5, 12)
TODAY = Bounds(DAY, DAY)
ARMY, REBELS = Party("mil:KEN", "Kenyan army", "force", "KEN"), Party("group:hill", "Hill Rebels", "armed_group")
TOWN = Locus(
    "place:arlen", "Arlen", country="KEN", lat=1.0, lon=37.0, parents=("place:north", "country:KEN"), precision=1
)
NEXT = replace(TOWN, id="place:marsh", name="Marsh", lat=1.2, lon=37.2, parents=("place:south", "country:KEN"))
FAR = replace(TOWN, id="place:ostrov", name="Ostrov", lat=4.0, lon=40.0, parents=("place:east", "country:KEN"))
NORTH = Locus("place:north", "North", country="KEN", parents=("country:KEN",), precision=4)
KENYA = Locus("country:KEN", "Kenya", country="KEN", precision=6)


def told(report: str, places: tuple[Locus, ...] = (TOWN,), when: Bounds = TODAY, said: date | None = DAY) -> EventClaim:
    words = Evidence(report, said, 0, 18, "Shells hit a town.", (7, 10), "body", None)
    return EventClaim("c0", "ASSAULT", "heavy-weapons", (), None, (ARMY,), (REBELS,), places, EventTime(when, "day"), "happened", 1.0,
                      0.6, (), words, "hit", "r")  # fmt: skip


def meet(one: EventClaim, other: EventClaim) -> bool:
    mine, yours = marks(one), marks(other)
    assert bool(mine.seeks & yours.stands) == bool(yours.seeks & mine.stands)
    return bool(mine.seeks & yours.stands)


def test_places_meet_where_they_may_be_one() -> None:
    for places in ((TOWN,), (NEXT,), (NORTH,), (KENYA,), ()):
        assert meet(told("a"), told("b", places)), places
    assert not meet(told("a"), told("b", (FAR,)))
    assert not meet(told("a", (NEXT,)), told("b", (NORTH,)))


def test_days_meet_where_they_may_be_one() -> None:
    later, week = DAY + timedelta(days=40), Bounds(DAY - timedelta(days=5), DAY + timedelta(days=1))
    assert meet(told("a"), told("b", when=week))
    assert not meet(told("a"), told("b", when=Bounds(later, later)))
    assert meet(told("a"), told("b", when=Bounds(None, later), said=later)), "told again without a day"
    assert meet(told("a"), told("b", when=UNKNOWN, said=None))


def test_told_again_without_place_it_meets_by_its_year() -> None:
    that_year = Bounds(date(2031, 1, 1), date(2031, 12, 31))
    assert meet(told("a"), told("b", (), that_year, date(2033, 1, 5)))
    assert not meet(told("a"), told("b", (), Bounds(None, date(2033, 1, 5)), date(2033, 1, 5)))


def test_other_spellings_of_a_party_are_sought_too() -> None:
    other = Party("org:hill-fighters", "Hill Fighters", "armed_group")
    again = replace(told("b", ()), recipient=(other,), actor=(), lemma="shell", mode="siege")
    bare = replace(told("a", ()), actor=())
    assert not marks(bare).seeks & marks(again).stands
    assert marks(bare, {REBELS.id: (REBELS.id, other.id)}).seeks & marks(again).stands


points = st.tuples(st.floats(-80, 80), st.floats(-170, 170))


@given(points, st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_places_near_each_other_meet_wherever_they_are(point: tuple[float, float], up: float, right: float) -> None:
    one = Locus("place:a", "A", lat=point[0], lon=point[1], precision=1)
    other = Locus("place:b", "B", lat=point[0] + up, lon=point[1] + right, precision=1)
    if (distance(one, other) or 0) <= 40:
        assert meet(told("a", (one,)), told("b", (other,)))


days = st.integers(-3, 3).map(lambda n: DAY + timedelta(days=n))
tellings = st.lists(
    st.builds(
        told,
        st.sampled_from("abcdefgh"),
        st.sampled_from([(TOWN,), (NEXT,), (FAR,), (KENYA,), ()]),
        st.one_of(days.map(lambda d: Bounds(d, d)), st.just(UNKNOWN)),
    ),
    max_size=8,
    unique_by=lambda c: c.evidence.report,
)


@settings(deadline=None)
@given(tellings)
def test_a_group_is_the_same_whatever_else_is_told_that_it_is_not_led_to(claims: list[EventClaim]) -> None:
    whole = {tuple(map(key, g.claims)) for g in link(claims)}
    rest, parts = list(claims), set()
    while rest:
        part = [rest.pop()]
        for one in part:
            led = [c for c in rest if meet(one, c) and kinship(one, c).score >= 5]
            part += led
            rest = [c for c in rest if c not in led]
        parts |= {tuple(map(key, g.claims)) for g in link(part)}
    assert parts == whole
