"""`dateline export` from the outside."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import typer.main

from dateline.cli.app import app
from dateline.export.formats import EXPORTERS
from dateline.model.claim import Coding, EventClaim, Evidence, Party
from dateline.model.document import EventTime, Factuality
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.store.record_store import open_store

DAY = date(2020, 3, 4)


def claim(name: str, when: Bounds, factuality: Factuality = "happened") -> EventClaim:
    army = Party("mil:MLI", "Malian army", "force", "MLI", ("MIL",))
    words = Evidence("r1", date(2020, 3, 9), 0, 5, f"{name}.", (0, 1), "body", None, "Sahel Post")
    time = EventTime(when, "day" if when.earliest else "unknown")
    return EventClaim(
        name, "RETREAT", "withdraw", (), "087", (army,), (), (), time, factuality, 0.9, 0.8, (), words, "leave", "r"
    )


@pytest.fixture
def store(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'record.db'}"
    claims = (claim("one", Bounds(DAY, DAY)), claim("two", UNKNOWN), claim("three", Bounds(DAY, DAY), "planned"))
    with open_store(url, lambda: datetime(2026, 1, 2, tzinfo=UTC)) as kept:
        kept.add(Report("r1", "one. two. three.", date(2020, 3, 9)), Coding("r1", claims[:1]))
        kept.add(Report("r2", "other.", date(2020, 3, 9)), Coding("r2", claims[1:]))
    return url


def run(*args: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dateline", "export", *args]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ)


def test_the_help_names_every_format() -> None:
    command = typer.main.get_command(app).commands["export"]  # type: ignore[attr-defined]
    (told,) = [p.help for p in command.params if "--format" in p.opts]
    assert told == ", ".join([*EXPORTERS][:-1]) + f" or {[*EXPORTERS][-1]}."


def test_a_file_is_written_and_what_it_does_not_hold_is_said(store: str, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    done = run("--format", "gdelt", "-o", str(out), "--store", store, "--from", "2020-03-01", "--to", "2020-03-31")
    assert (done.returncode, done.stdout) == (0, b"")
    assert len(out.read_bytes().splitlines()) == 1
    told = done.stderr.decode().splitlines()
    assert told == [
        "dateline: 1 told as planned: only what happened is held there",
        "dateline: 1 without a date, so not known to lie between the days asked for",
    ]


def test_parquet_goes_down_a_pipe_as_it_is(store: str) -> None:
    done = run("--format", "parquet", "--store", store)
    assert (done.stdout[:4], done.stdout[-4:]) == (b"PAR1", b"PAR1")


def test_a_subject_and_a_day_of_knowledge_choose(store: str) -> None:
    assert run("Chad", "--store", store).stdout.count(b"\n") == 1
    assert run("Malian army", "--store", store).stdout.count(b"\n") == 4
    assert run("Malian army", "--store", store, "--known-by", "2020-03-08").stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--format", "xml"), "no format xml: one of plover"),
        (("--from", "June"), "'June' is not a date"),
        (("--from", "2021-01-01", "--to", "2020-01-01"), "--from 2021-01-01 is later than --to 2020-01-01"),
        (("-o", "nowhere/out.csv"), "cannot be written"),
    ],
)
def test_a_wrong_argument_gets_one_line(store: str, args: tuple[str, ...], words: str) -> None:
    done = run(*args, "--store", store)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert words in done.stderr.decode()
