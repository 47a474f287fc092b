"""Rows coded by other programs make the record that reading makes; the code on the page about them runs."""

from __future__ import annotations

import importlib.util
import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from dateline.batches import DDL, coded_batches, coded_row
from dateline.cli.app import app
from dateline.errors import InputError
from dateline.store import shards

arrow: Any = pytest.importorskip("pyarrow", reason="batches need pyarrow")
PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "spark-and-beam.md"
ROWS: list[dict[str, Any]] = [
    {"id": "a", "body": "Rebels seized the town of Goma on Monday, the army said.", "date": date(2021, 5, 4), "publisher": "Wire"},
    {"id": "b", "body": "Ministers of Chad and Niger met in Niamey on 3 May 2021.", "date": None, "publisher": None},
    {"id": "c", "body": "Kenya promised to release the commander by April 5.", "date": date(2021, 3, 1), "publisher": "Wire"},
]  # fmt: skip


def test_a_row_comes_back_with_its_claims() -> None:
    row = coded_row(ROWS[0])
    assert list(row) == shards.schema().names == [part.split()[0] for part in DDL.split(", ")]
    assert (row["id"], row["published"], row["publisher"]) == ("a", date(2021, 5, 4), "Wire")
    assert json.loads(row["coding"])["states"] or json.loads(row["coding"])["events"]
    assert coded_row(ROWS[0]) == row


def test_a_row_that_is_no_report_says_why_and_one_without_a_column_of_texts_is_an_error() -> None:
    assert "its text is empty" in json.loads(coded_row({"id": "x", "text": None})["coding"])["unread"]
    late = coded_row({"id": "x", "text": "A report.", "date": "2031-01-01"}, today=date(2030, 1, 1))
    assert "lies in the future" in json.loads(late["coding"])["unread"]
    with pytest.raises(InputError, match="no column called text"):
        coded_row({"words": "A report."})


def test_batches_are_coded_one_after_the_other() -> None:
    table = arrow.Table.from_pylist(ROWS)
    found = [row for batch in coded_batches(table.to_batches(max_chunksize=2)) for row in batch.to_pylist()]
    assert found == [coded_row(row) for row in ROWS]


def held(store: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(store)) as found:
        query = (
            "select r.id, r.text, r.published, c.body from reports r join codings c on c.report = r.id order by r.id"
        )
        return found.execute(query).fetchall()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "needed"), [("Arrow alone", "pyarrow"), ("Spark", "pyspark"), ("Beam", "apache_beam")]
)
def test_the_code_on_the_page_makes_the_record_that_reading_makes(name: str, needed: str, tmp_path: Path) -> None:
    if importlib.util.find_spec(needed) is None:
        pytest.skip(f"{needed} is not installed")
    page = PAGE.read_text(encoding="utf-8")
    (code,) = re.findall(rf"## {name}\n\n```python\n(.+?)```", page, re.DOTALL)
    importlib.import_module("pyarrow.parquet").write_table(arrow.Table.from_pylist(ROWS), tmp_path / "reports.parquet")
    if name != "Spark":
        (tmp_path / "coded").mkdir()
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    stores = [f"sqlite:///{tmp_path / store}.db" for store in ("loaded", "read")]
    loaded = CliRunner().invoke(app, ["load", str(tmp_path / "coded"), "--store", stores[0]])
    assert (loaded.exit_code, "3 reports loaded" in loaded.output) == (0, True), loaded.output
    CliRunner().invoke(app, ["read", str(tmp_path / "reports.parquet"), "--store", stores[1]])
    assert held(tmp_path / "loaded.db") == held(tmp_path / "read.db")
    assert msgspec.json.decode(held(tmp_path / "read.db")[0][3])["report"] == "a"
