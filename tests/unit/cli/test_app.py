"""Each command from the outside."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "trafilatura", "sqlalchemy", "dateline.desk")


def run(*args: str, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *args]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, input=stdin, env=os.environ | settings, encoding="utf-8"
    )


def test_help_loads_nothing_heavy() -> None:
    code = f"import sys, dateline.cli.app; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_asking_loads_no_language_model() -> None:
    code = "import sys, dateline.inquiry; print([m for m in ('spacy', 'trafilatura') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_good_report_beside_a_bad_one_is_kept_and_the_status_tells(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Soldiers left the town of Arlen on Monday.")
    bad.write_text("")
    store = f"sqlite:///{tmp_path}/record.db"
    done = run("read", str(bad), str(good), "--store", store)
    assert done.returncode == 2
    assert f"{bad}: is empty" in done.stderr
    assert f"{good}: no date of publication" in done.stderr
    again = run("read", str(good), DATELINE_STORE=store)
    assert again.returncode == 0
    assert "0 reports read; 1 were there already" in again.stderr


def test_quiet_says_nothing_but_errors(tmp_path: Path) -> None:
    report = {"id": "1", "text": "Soldiers left the town of Arlen.", "published": "2024-06-13"}
    store = f"sqlite:///{tmp_path}/record.db"
    done = run("read", "-", "--quiet", "--store", store, stdin=json.dumps(report))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    other = run("read", "-", "--quiet", "--store", store, stdin=json.dumps(report | {"text": "Another."}))
    assert other.returncode == 2
    assert "another text has the id 1" in other.stderr


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (("extract", "-", "--published", "June"), 2, "'June' is not a date"),
        (("extract", "-", "--published", "2999-01-01"), 2, "lies in the future"),
        (("read", "-", "--store", "nonsense"), 5, "not a store URL"),
        (("try", " "), 2, "the sentence is empty"),
    ],
)
def test_a_wrong_argument_gets_one_line(args: tuple[str, ...], status: int, words: str) -> None:
    done = run(*args, stdin="Text.")
    assert done.returncode == status
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_try_shows_spans_and_why() -> None:
    done = run("try", "Soldiers left Kenya on 3 May 2024, the minister said.")
    assert done.returncode == 0, done.stderr
    assert "Kenya" in done.stdout
    assert "resolves to" in done.stdout


ASKING = (
    ("events",),
    ("statements",),
    ("situation", "--on", "2024-05-01"),
    ("commitments",),
    ("commitments", "Arlen"),
    ("timeline", "Arlen"),
)


@pytest.mark.parametrize("command", ASKING, ids=lambda c: c[0])
def test_an_empty_record_gives_an_empty_array_and_one_line_that_says_so(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    store = f"sqlite:///{tmp_path}/record.db"
    done = run(*command, "--format", "json", "--store", store)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert re.fullmatch(r"dateline: nothing (found|is told of Arlen).*\n", done.stderr)


def test_an_id_that_nothing_has_is_an_error(tmp_path: Path) -> None:
    done = run("explain", "e0", "--store", f"sqlite:///{tmp_path}/record.db")
    assert (done.returncode, done.stderr.count("\n")) == (4, 1)
    assert "e0" in done.stderr


def test_the_codebook_shows_one_type_or_says_which_there_are() -> None:
    assert "Police arrested" in run("codebook", "coerce").stdout
    assert len(json.loads(run("codebook", "--format", "json").stdout)) == 16
    assert "the types are AGREE" in run("codebook", "x").stderr


def test_the_demo_reads_the_sample_and_keeps_nothing(tmp_path: Path) -> None:
    store = tmp_path / "record.db"
    done = run("demo", DATELINE_STORE=f"sqlite:///{store}")
    assert done.returncode == 0, done.stderr
    assert all(word in done.stdout for word in ("How things stood", "Timeline of Marsabit", "disputed", "denied"))
    assert max(map(len, done.stdout.split("\n"))) <= 100
    assert not store.exists()


def test_a_newer_store_is_refused_in_one_line(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path}/record.db"
    assert run("events", "--store", store).returncode == 0
    with sqlite3.connect(tmp_path / "record.db") as newer:
        newer.execute("update dateline set value = '99'")
    newer.close()
    done = run("events", "--store", store)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (5, "", 1)
    assert "upgrade" in done.stderr
