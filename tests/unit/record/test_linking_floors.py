"""The floors of linking on the development set."""

import importlib.util
import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.model.report import Report
from dateline.record.stories import stories

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("DATELINE_SHARED") or ROOT.parent / "shared") / "bench"
FLOORS: dict[str, float] = tomllib.loads((ROOT / "bench/floors/linking.toml").read_text(encoding="utf-8"))["reports"]


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_linking", SHARED / "score_linking.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason="the measuring sets are not here")
def test_reports_of_one_happening_are_found() -> None:
    lines = (SHARED / "linking/ecbplus.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    told = stories(Report(r["id"], r["text"]) for r in rows)
    predicted = [{"report_id": r["id"], "cluster": told[r["id"]]} for r in rows]
    score = scorer()
    gold = score.gold_items(rows, False)
    found = score.score(gold, score.placed(gold, predicted, False))
    assert {name: found[name] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)
