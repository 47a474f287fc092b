"""A sound store is proven; a damaged one says which report and what; a copy is made while the store is in use."""

import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.app import app, main
from dateline.desk import sample


@pytest.fixture
def store(tmp_path: Path) -> Path:
    done = CliRunner().invoke(app, ["read", sample(), "--quiet", "--store", f"sqlite:///{tmp_path}/record.db"])
    assert done.exit_code == 0, done.output
    return tmp_path / "record.db"


def run(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    monkeypatch.setattr("sys.argv", ["dateline", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_a_sound_store_is_proven(store: Path) -> None:
    done = CliRunner().invoke(app, ["check", "--store", f"sqlite:///{store}"])
    assert done.exit_code == 0
    assert "sound: 6 reports" in done.output


def test_a_changed_text_a_lost_coding_and_an_unread_report_are_found(
    store: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with sqlite3.connect(store) as found:
        found.execute("update reports set text = replace(text, 'seized', 'SEIZED') where id = 'demo-1'")
        found.execute("delete from codings where report = 'demo-2'")
        found.execute("update codings set body = ? where report = 'demo-3'",
                      (json.dumps({"report": "demo-3", "unread": "took longer than 120 s"}),))  # fmt: skip
    assert run(monkeypatch, "check", "--format", "json", "--store", f"sqlite:///{store}") == 5
    out, err = capfdbinary.readouterr()
    told = {(row["report"], row["fault"].split(" ")[0]) for row in json.loads(out)}
    assert told == {("demo-1", "does"), ("demo-2", "was"), ("demo-3", "has")}
    assert b"faults in 6 reports" in err


def test_a_copy_is_a_store_of_its_own(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "copy.db"
    with sqlite3.connect(store) as busy:
        busy.execute("begin immediate")
        done = CliRunner().invoke(app, ["backup", str(copy), "--store", f"sqlite:///{store}"])
    assert done.exit_code == 0, done.output
    assert "sound: 6 reports" in CliRunner().invoke(app, ["check", "--store", f"sqlite:///{copy}"]).output
    assert run(monkeypatch, "backup", str(copy), "--store", f"sqlite:///{store}") == 5
