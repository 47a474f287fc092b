"""The figures of the time room on the measuring sets, and its export as EDTF."""

import json
import re
from dataclasses import replace
from datetime import date

import edtf
import pytest

from dateline.annotate.sections import sections
from dateline.annotate.sentences import split
from dateline.annotate.timex import times
from dateline.export.annotated import annotated
from dateline.model.document import Document
from dateline.model.report import Report
from measured import BENCH, floors, needs, scorer

FLOORS: dict[str, dict[str, float]] = floors("times")


def timed(identity: str, text: str, published: str | None) -> Document:
    document = Document(Report(identity, text, date.fromisoformat(published) if published else None))
    document = replace(document, sentences=split(document)["sentences"])
    document = replace(document, sentences=sections(document)["sentences"])
    return replace(document, times=times(document)["times"])


@needs(BENCH / "times")
@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_floors_hold(name: str) -> None:
    score = scorer("times")
    gold = score.lines(BENCH / "times" / f"{name}.jsonl")
    found = {g["id"]: annotated(timed(g["id"], g["text"], g["published"]))["times"] for g in gold}
    line = score.score(name, gold, found)
    reached = {figure: float(value) for figure, value in re.findall(r"(strict|value) F=(\S+)", line)}
    relaxed = re.search(r"R=\S+ F=(\S+)", line)
    assert relaxed
    reached["relaxed"] = float(relaxed[1])
    assert {f: v for f, v in reached.items() if v < FLOORS[name][f]} == {}, line


def test_bounds_are_written_as_edtf() -> None:
    document = timed("x", "They came on 3 May 2019. In the 1990s they had left. They recently returned.", "2024-06-13")
    told = [t["edtf"] for t in annotated(document)["times"]]
    assert told == ["2019-05-03", "1990-01-01/1999-12-31", "../2024-06-13"]
    assert [str(edtf.parse_edtf(t)) for t in told] == told


def test_an_annotated_time_is_plain_json() -> None:
    row = annotated(timed("x", "They came on 3 May 2019.", None))["times"][0]
    assert json.loads(json.dumps(row))["value"] == "2019-05-03"
