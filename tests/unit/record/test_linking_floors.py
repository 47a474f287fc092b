"""The floors of linking on the development set."""

import json

from dateline.model.report import Report
from dateline.record.stories import stories
from measured import BENCH, floors, needs, scorer

FLOORS: dict[str, float] = floors("linking")["reports"]


@needs(BENCH / "linking")
def test_reports_of_one_happening_are_found() -> None:
    lines = (BENCH / "linking/ecbplus.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    told = stories(Report(r["id"], r["text"]) for r in rows)
    predicted = [{"report_id": r["id"], "cluster": told[r["id"]]} for r in rows]
    score = scorer("linking")
    gold = score.gold_items(rows, False)
    found = score.score(gold, score.placed(gold, predicted, False))
    assert {name: found[name] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True)
