"""What the commands print has the shapes of the public formats, and every span is in the text."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from annotated import AnnotatedReport
from typer.testing import CliRunner

from dateline.cli.app import app
from dateline.desk import sample
from dateline.views import shapes

DAY = "2023-05-16"
LISTS: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("events",), shapes.Event),
    (("statements",), shapes.Statement),
    (("situation", "--on", DAY), shapes.Holding),
    (("commitments", "--on", DAY), shapes.Commitment),
)


def printed(*args: str) -> str:
    done = CliRunner().invoke(app, args)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('contract')}/record.db"
    printed("read", sample(), "--quiet", "--store", url)
    return url


@pytest.fixture(scope="module")
def lines() -> list[str]:
    return printed("extract", "--predicates", sample()).splitlines()


@pytest.mark.parametrize(("args", "shape"), LISTS, ids=lambda x: x[0] if isinstance(x, tuple) else "")
def test_a_list_has_its_shape(args: tuple[str, ...], shape: Any, store: str) -> None:
    rows = msgspec.json.decode(printed(*args, "--format", "json", "--store", store), type=list[shape])
    assert rows


def test_an_annotated_report_has_its_shape(lines: list[str]) -> None:
    reports = [msgspec.json.decode(line, type=AnnotatedReport) for line in lines]
    assert len(reports) == len(list(Path(sample()).glob("*.json")))
    assert all(r.events and r.statements and r.predicates for r in reports)


def spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every start and end, however deep."""
    if isinstance(value, dict):
        if "start" in value:
            yield value["start"], value["end"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_every_span_lies_in_the_text_and_every_id_is_there(lines: list[str]) -> None:
    for line in lines:
        row = json.loads(line)
        assert all(0 <= start < end <= len(row["text"]) for start, end in spans(row))
        known = {thing["id"] for layer in ("times", "places", "place_references", "actors", "quantities", "statements")
                 for thing in row[layer]}  # fmt: skip
        for event in row["events"]:
            named = {
                *event["actor"],
                *event["recipient"],
                *event["places"],
                *event["quantities"],
                *event["time"]["times"],
            }
            assert named <= known
            assert event["statement"] is None or event["statement"] in known
            assert event["sentence"] < len(row["sentences"])


def test_a_source_quotes_its_report(store: str) -> None:
    texts = {json.loads(p.read_text())["id"]: json.loads(p.read_text())["text"] for p in Path(sample()).glob("*.json")}
    for args, _ in LISTS:
        for row in json.loads(printed(*args, "--format", "json", "--store", store)):
            told = [row] if "quote" in row else row.get("sources") or row.get("according_to") or row["made"]
            assert all(texts[s["report"]][s["start"] : s["end"]] == s["quote"] for s in told)
