"""How things stood on a day, by hand-made tellings."""

from dataclasses import replace
from datetime import date

from dateline.model.claim import Change, Evidence, Locus, Party, StateClaim, Subject, Value
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.record import Record
from dateline.situation.fold import fold
from dateline.situation.rules import load_rules

TOWN = Subject(place=Locus("geo:1", "Båidoa", country="SOM"))
REBELS = Value("Rebels", "group:rebels")
ARMY = Value("Army", "force:army", "SOM")


def day(month: int, number: int = 1) -> Bounds:
    return Bounds(date(2031, month, number), date(2031, month, number))


def told(value: Value, change: Change, when: Bounds, published: date = date(2031, 9, 1)) -> StateClaim:
    points = {"began": (when, UNKNOWN, UNKNOWN), "ended": (UNKNOWN, when, UNKNOWN), "held": (UNKNOWN, UNKNOWN, when)}
    start, end, seen = points[change]
    words = Evidence("r", published, 0, 5, "Told.", (0, len(value.id or "")), "body", None)
    return StateClaim(
        f"{value.id}{change}", "control", TOWN, value, change, start, end, seen, "happened", 1.0, 0.5, words, "r"
    )


def on(states: list[StateClaim], when: date, known_by: date | None = None) -> list[tuple[str | None, str]]:
    return [(h.value.name, h.status) for h in fold(Record(states=tuple(states)), when, known_by, "baidoa", "control")]


def test_a_successor_ends_what_it_succeeds() -> None:
    states = [told(REBELS, "held", day(2)), told(ARMY, "began", day(5))]
    assert on(states, date(2031, 1, 1)) == []
    assert on(states, date(2031, 3, 1)) == [("Rebels", "holds")]
    assert on(states, date(2031, 6, 1)) == [("Army", "holds")]


def test_rivals_told_for_the_same_day_are_disputed() -> None:
    states = [told(REBELS, "began", day(2)), told(ARMY, "began", day(2))]
    assert on(states, date(2031, 3, 1)) == [("Army", "disputed"), ("Rebels", "disputed")]


def test_an_uncertain_beginning_is_possible_first() -> None:
    states = [told(ARMY, "began", Bounds(date(2031, 2, 1), date(2031, 2, 28)))]
    assert on(states, date(2031, 2, 10)) == [("Army", "possible")]
    assert on(states, date(2031, 2, 28)) == [("Army", "holds")]


def test_what_was_published_later_is_not_known_yet() -> None:
    states = [told(ARMY, "began", day(2), date(2031, 3, 1))]
    assert on(states, date(2031, 6, 1), date(2031, 2, 20)) == []
    assert on(states, date(2031, 6, 1), date(2031, 3, 1)) == [("Army", "holds")]


def test_what_ended_holds_no_more() -> None:
    states = [told(ARMY, "began", day(2)), told(ARMY, "ended", day(4))]
    assert on(states, date(2031, 3, 1)) == [("Army", "holds")]
    assert on(states, date(2031, 5, 1)) == []


def test_rules_are_read_and_have_names_of_their_own() -> None:
    names = [r.name for r in load_rules()]
    assert names and len(set(names)) == len(names)


def test_who_takes_a_place_that_it_claimed_all_along_ends_the_dispute() -> None:
    states = [told(ARMY, "held", day(2)), told(REBELS, "began", day(2)), told(ARMY, "began", day(5))]
    assert on(states, date(2031, 3, 1)) == [("Army", "disputed"), ("Rebels", "disputed")]
    assert on(states, date(2031, 6, 1)) == [("Army", "holds")]


def test_who_takes_a_place_anew_had_lost_it_nobody_knows_when() -> None:
    states = [told(ARMY, "held", day(2)), told(ARMY, "began", day(5))]
    assert on(states, date(2031, 2, 1)) == [("Army", "holds")]
    assert on(states, date(2031, 3, 1)) == [("Army", "possible")]
    rows = fold(Record(states=tuple(states)), date(2031, 6, 1), None, "baidoa", "control")
    assert [(h.status, h.begin) for h in rows] == [("holds", day(5))]


def test_a_capture_told_with_two_dates_is_one() -> None:
    states = [told(ARMY, "began", day(5)), told(ARMY, "began", day(5, 3))]
    rows = fold(Record(states=tuple(states)), date(2031, 6, 1), None, "baidoa", "control")
    assert [(h.status, h.begin) for h in rows] == [("holds", day(5))]


def test_who_left_by_a_day_held_it_no_longer_than_the_next_came() -> None:
    left = told(REBELS, "ended", Bounds(date(2031, 4, 1), date(2031, 6, 1)))
    states = [told(REBELS, "began", day(2)), left, told(ARMY, "began", day(5))]
    assert on(states, date(2031, 4, 20)) == [("Rebels", "possible")]
    assert on(states, date(2031, 5, 1)) == [("Army", "holds")]


def test_a_mutual_state_is_seen_from_the_party_asked_for() -> None:
    chad = Subject(party=Party("country:TCD", "Chad", country="TCD"))
    ties = replace(
        told(Value("Sudan", "country:SDN", "SDN", text="strained"), "held", day(2)), kind="relation", subject=chad
    )
    for asked, other in (("Chad", "Sudan"), ("Sudan", "Chad")):
        (row,) = fold(Record(states=(ties,)), date(2031, 2, 1), None, asked, "relation")
        assert (row.subject.name, row.value.name, row.value.text) == (asked, other, "strained")


def test_a_freed_captive_is_held_by_nobody_and_a_surname_is_the_one_person_of_that_name() -> None:
    held = Subject(party=Party("person:ann-lee", "Ann Lee", "person"))
    short = Subject(party=Party("person:lee", "Lee", "person"))
    taken = replace(told(REBELS, "began", day(2)), kind="detention", subject=held)
    freed = replace(told(Value(), "ended", day(4)), kind="detention", subject=short)
    record = Record(states=(taken, freed))
    assert [h.status for h in fold(record, date(2031, 3, 1), subject="Ann Lee")] == ["holds"]
    assert fold(record, date(2031, 5, 1), subject="Ann Lee") == ()


def test_what_is_denied_is_disputed_until_it_is_told_again() -> None:
    claimed = told(REBELS, "began", day(2), date(2031, 2, 2))
    denied = replace(told(Value(), "held", UNKNOWN, date(2031, 2, 3)), change="denied")
    again = told(REBELS, "held", day(6), date(2031, 6, 2))
    assert on([claimed, denied], date(2031, 3, 1)) == [("Rebels", "disputed")]
    assert on([claimed, denied, again], date(2031, 3, 1)) == [("Rebels", "holds")]


def test_an_agreement_stands_as_it_was_last_told_by_then() -> None:
    pact = [
        replace(told(ARMY, "began", day(month)), kind="agreement", status=status)
        for month, status in ((2, "signed"), (4, "in_force"))
    ]
    record = Record(states=tuple(pact))
    assert [h.status for h in fold(record, date(2031, 3, 1))] == ["signed"]
    assert [h.status for h in fold(record, date(2031, 5, 1))] == ["in_force"]


def test_the_next_holder_ends_an_office_that_one_holds_at_a_time() -> None:
    title = Value("President", None, "SOM", text="President")
    first, second = (Subject(party=Party(f"person:{n}", n, "person", "SOM")) for n in ("Ann Lee", "Bob Roe"))
    states = (
        replace(told(title, "held", day(2)), kind="office", subject=first, value=title),
        replace(told(title, "began", day(5)), kind="office", subject=second, value=title),
    )
    assert [h.subject.name for h in fold(Record(states=states), date(2031, 6, 1))] == ["Bob Roe"]


CHAD, SUDAN = Party("country:TCD", "Chad", country="TCD"), Party("mil:SDN", "Sudanese army", country="SDN")


def between(kind: str, one: Party, other: Party, change: Change, when: Bounds, text: str | None = None) -> StateClaim:
    state = replace(
        told(Value(other.name, other.id, other.country, text=text), change, when), subject=Subject(party=one)
    )
    return replace(state, kind=kind, id=f"{kind}{change}{when}", status="in_force" if kind == "agreement" else None)  # type: ignore[arg-type]


def fighting(states: list[StateClaim], when: date) -> list[tuple[str | None, str]]:
    return [(h.value.name, h.status) for h in fold(Record(states=tuple(states)), when, None, "Chad", "hostilities")]


def test_a_truce_ends_the_fighting_of_the_same_two_and_its_end_brings_it_back() -> None:
    war = between("hostilities", CHAD, SUDAN, "began", day(2))
    truce = between("agreement", SUDAN, CHAD, "began", day(4), "ceasefire: a lasting ceasefire")
    broken = between("agreement", CHAD, SUDAN, "ended", day(6), "ceasefire: a lasting ceasefire")
    asked = [date(2031, month, 15) for month in (3, 5, 6)]
    assert [fighting([war, truce, broken], when) for when in asked] == [
        [("Sudanese army", "holds")],
        [],
        [("Sudanese army", "holds")],
    ]


def test_a_pause_of_some_days_leaves_open_whether_the_fighting_goes_on() -> None:
    war = between("hostilities", CHAD, SUDAN, "began", day(2))
    pause = between("agreement", SUDAN, CHAD, "began", day(4), "ceasefire: a three-day truce")
    assert fighting([war, pause], date(2031, 4, 20)) == [("Sudanese army", "possible")]


def test_a_truce_of_two_who_are_not_told_to_fight_tells_of_no_war() -> None:
    truce = between("agreement", SUDAN, CHAD, "began", day(4), "ceasefire: a lasting ceasefire")
    assert fighting([truce], date(2031, 3, 20)) == []


def test_what_no_report_confirms_is_possible_for_a_while_and_then_unknown() -> None:
    war = between("hostilities", CHAD, SUDAN, "began", day(2))
    asked = [date(2031, 5, 1), date(2032, 1, 1), date(2055, 1, 1)]
    assert [fighting([war], when) for when in asked] == [
        [("Sudanese army", "holds")],
        [("Sudanese army", "possible")],
        [],
    ]


def test_two_wars_decades_apart_are_no_war_in_between() -> None:
    wars = [
        replace(
            between("hostilities", CHAD, SUDAN, "held", Bounds(date(year, 1, 1), date(year, 12, 31))),
            rule="fighting-is-hostilities",
        )
        for year in (1994, 2020)
    ]
    asked = [date(1994, 5, 1), date(2010, 1, 1), date(2020, 5, 1)]
    assert [fighting(wars, when) for when in asked] == [
        [("Sudanese army", "possible")],
        [],
        [("Sudanese army", "possible")],
    ]


def test_an_agreement_of_two_is_one_in_whichever_order_they_are_told() -> None:
    states = [
        between("agreement", CHAD, SUDAN, "began", day(4), "agreement: a pact"),
        between(
            "agreement", replace(SUDAN, id="country:SDN", name="Sudan"), CHAD, "began", day(4), "agreement: the deal"
        ),
    ]
    rows = fold(Record(states=tuple(states)), date(2031, 5, 1), None, None, "agreement")
    assert [(h.subject.name, h.value.name) for h in rows] == [("Sudan", "Chad")]


def test_who_holds_a_part_neither_rivals_nor_ends_who_holds_a_place() -> None:
    part = replace(told(replace(REBELS, text="parts of it"), "began", day(5)), id="part")
    assert on([told(ARMY, "held", day(2)), part], date(2031, 6, 1)) == [("Army", "holds"), ("Rebels", "holds")]
    most = replace(part, value=replace(REBELS, text="most of it"), id="most")
    assert on([told(ARMY, "began", day(5)), most], date(2031, 6, 1)) == [("Army", "disputed"), ("Rebels", "disputed")]


def test_who_left_a_place_holds_it_no_more() -> None:
    left = replace(told(REBELS, "ended", day(4)), kind="deployment", id="left")
    asked = [date(2031, month, 1) for month in (3, 5)]
    assert [on([told(REBELS, "began", day(2)), left], when) for when in asked] == [[("Rebels", "holds")], []]


def test_many_who_came_back_leave_open_how_many_are_displaced() -> None:
    away = replace(told(Value(number=50_000), "held", day(2)), kind="displacement", id="away")
    back = replace(
        away,
        change="ended",
        observed=UNKNOWN,
        end=Bounds(date(2031, 4, 1), None),
        id="back",
        value=Value(number=20_000),
    )
    record = Record(states=(away, back))
    rows = [fold(record, date(2031, month, 15), None, "baidoa", "displacement") for month in (3, 4)]
    assert [[(h.value.number, h.status) for h in r] for r in rows] == [[(50_000, "holds")], [(50_000, "possible")]]


def test_who_took_a_place_side_by_side_are_no_rivals() -> None:
    alone = [
        told(REBELS, "began", day(2)),
        told(replace(REBELS, name="Allies", id="group:their-allies"), "began", day(2)),
    ]
    joint = [alone[0], replace(alone[1], evidence=alone[0].evidence)]
    assert [status for _, status in on(joint, date(2031, 3, 1))] == ["holds", "holds"]
    assert [status for _, status in on(alone, date(2031, 3, 1))] == ["disputed", "disputed"]


def test_who_is_told_to_hold_a_place_by_a_day_ends_what_held_before() -> None:
    taken = told(REBELS, "began", Bounds(None, date(2031, 5, 2)))
    assert on([told(ARMY, "began", day(2)), taken], date(2031, 6, 1)) == [("Rebels", "holds")]


def test_what_is_told_of_a_base_in_a_town_and_of_a_town_in_a_land_is_shown_with_them_and_says_nothing_of_them() -> None:
    land, town = "geo:192950", Subject(place=Locus("geo:187583", "Marsabit", 187583, "KEN", parents=("geo:192950",)))
    base = Subject(place=Locus("name:camp", "army camp in Marsabit", None, "KEN", parents=("geo:187583", land)))
    states = (replace(told(REBELS, "began", day(2)), subject=base), replace(told(ARMY, "held", day(2)), subject=town))
    record = Record(states=states)
    for asked, shown in (("Marsabit", {"Army", "Rebels"}), ("Kenya", {"Army", "Rebels"}), ("Nairobi", set())):
        rows = fold(record, date(2031, 3, 1), None, asked, "control")
        assert {h.value.name for h in rows} == shown
        assert all(h.status == "holds" for h in rows)
