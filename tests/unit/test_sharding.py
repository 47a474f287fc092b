"""A corpus coded into shards and loaded is the record that reading it gives, however it was coded; what is wrong with a shard is one line."""

from __future__ import annotations

import importlib
import importlib.util
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.app import app
from dateline.ingest import parts
from dateline.ingest.parts import lots
from dateline.store import shards

pytest.importorskip("pyarrow", reason="shards need pyarrow")
RAY = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is not installed: pip install 'dateline[ray]'"
)
TEXTS = (
    "Rebels of the Mondo Front seized the town of Goma on Monday, the army said. About 4,000 people fled to Rwanda.",
    "Ministers of Chad and Niger met in Niamey on 3 May 2021 and signed an agreement on the border.",
    "Kenya promised to release the commander by April 5. The front denied that it had shelled Marsabit.",
    "Goma was taken by the Mondo Front, residents said on Tuesday. The army withdrew from the town.",
)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files of several kinds, cut into lots of a few reports; with a broken line, a report told twice and one id with two texts."""
    monkeypatch.setattr(parts, "LOT", 1_500)
    folder = tmp_path / "corpus"
    folder.mkdir()
    lines = [_line(n) for n in range(24)]
    lines[5] = '{"text": 7}'
    lines[9] = lines[2]
    lines[17] = json.dumps({"id": "r3", "text": "Another text."})
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "b.jsonl").write_text("\n".join(_line(n) for n in range(22, 28)) + "\n", encoding="utf-8")
    (folder / "c.txt").write_text(f"Accra, June 3, 2024\n\n{TEXTS[0]}", encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return folder


def _line(number: int) -> str:
    text = f"{TEXTS[number % len(TEXTS)]} It was told for the {number}. time."
    return json.dumps({"id": f"r{number}", "text": text, "published": f"2021-05-{number % 20 + 1:02}"})


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(w) for w in words])


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def held(store: Path) -> list[tuple[object, ...]]:
    """All that is in a store but the instants of recording."""
    with closing(sqlite3.connect(store)) as found:
        query = "select r.*, c.stamp, c.body from reports r join codings c on c.report = r.id order by r.sequence"
        rows = found.execute(query)
        at = [column[0] for column in rows.description].index("recorded_at")
        return [row[:at] + row[at + 1 :] for row in rows]


def record(store: Path) -> list[str]:
    """What the record says, in bytes."""
    asked = (("events",), ("statements",), ("commitments",), ("situation", "--on", "2021-06-01"))
    return [run(*words, "--format", "json", "--store", url(store)).output for words in asked]


def wanted(corpus: Path, tmp_path: Path) -> Path:
    """The store that one process gives."""
    store = tmp_path / "read.db"
    done = run("read", corpus, "--quiet", "--store", url(store))
    assert done.exit_code == 2
    assert len(held(store)) > 20
    return store


def code(corpus: Path, out: Path, *words: object) -> Result:
    return run("code", corpus, "--out", out, *words)


def loaded(tmp_path: Path, out: Path) -> Path:
    store = tmp_path / f"{out.name}.db"
    run("load", out, "--store", url(store))
    return store


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.glob("*.parquet")}


def test_shards_that_are_loaded_are_the_record_that_reading_gives(corpus: Path, tmp_path: Path) -> None:
    store = wanted(corpus, tmp_path)
    done = code(corpus, tmp_path / "shards")
    assert done.exit_code == 2
    assert "a.jsonl:6: not a report in JSON" in done.output
    assert "empty.txt: is empty" in done.output
    other = loaded(tmp_path, tmp_path / "shards")
    assert len(files(tmp_path / "shards")) > 3
    assert held(other) == held(store)
    assert record(other) == record(store)
    again = run("load", tmp_path / "shards", "--store", url(other))
    assert "0 reports loaded" in again.output
    assert held(other) == held(store)


def test_a_part_of_the_shards_is_loaded_by_days_and_country(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "shards"
    code(corpus, out)
    whole = {row[1]: row for row in held(loaded(tmp_path, out))}
    kept = dict[str, set[object]]()
    for name, words in {
        "days": ("--from", "2021-05-03", "--to", "2021-05-06"), "kenya": ("--country", "ken"), "both": ("--to", "2021-05-06", "--country", "KEN"),
        "none": ("--country", "ISL"),
    }.items():  # fmt: skip
        store = tmp_path / f"{name}.db"
        assert run("load", out, "--store", url(store), *words).exit_code == 0
        kept[name] = {row[1] for row in held(store)}
    ids = {f"r{n}" for n in range(28) if 3 <= n % 20 + 1 <= 6} & whole.keys()
    assert kept["days"] == ids
    assert {"r2", "r6"} <= kept["kenya"] and not {"r0", "r1"} & kept["kenya"]
    assert kept["both"] < kept["kenya"] and "r2" in kept["both"]
    assert kept["none"] == set()


def test_an_id_with_two_texts_is_told_by_the_loader_as_by_the_reader(corpus: Path, tmp_path: Path) -> None:
    said = run("read", corpus, "--quiet", "--store", url(tmp_path / "x.db")).output
    code(corpus, tmp_path / "shards")
    done = run("load", tmp_path / "shards", "--store", url(tmp_path / "y.db"))
    assert done.exit_code == 2
    (line,) = [line for line in said.splitlines() if "another text" in line]
    assert line in done.output


@pytest.mark.slow
def test_files_in_another_order_give_the_same_record(corpus: Path, tmp_path: Path) -> None:
    store = wanted(corpus, tmp_path)
    (corpus / "a.jsonl").write_text(
        (corpus / "a.jsonl").read_text().replace('"id": "r3", "text": "Another', '"id": "q", "text": "Another')
    )
    store.unlink()
    wanted(corpus, tmp_path)
    there = sorted(corpus.iterdir(), reverse=True)
    run("code", *there, "--out", tmp_path / "back")
    run("read", *there, "--quiet", "--workers", 2, "--store", url(tmp_path / "order.db"))
    assert held(tmp_path / "order.db") != held(store)
    assert record(loaded(tmp_path, tmp_path / "back")) == record(tmp_path / "order.db") == record(store)


@pytest.mark.slow
def test_two_workers_write_the_same_shards(corpus: Path, tmp_path: Path) -> None:
    code(corpus, tmp_path / "one")
    code(corpus, tmp_path / "two", "--workers", 2)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert shards.manifest(tmp_path / "one") == shards.manifest(tmp_path / "two")


def alone(*words: object) -> subprocess.Popen[str]:
    """The command in a process of its own, with lots as small as here."""
    driver = f"from dateline.ingest import parts; parts.LOT = {parts.LOT}; from dateline.cli.app import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", driver, *map(str, words)], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@RAY
@pytest.mark.slow
def test_ray_writes_the_same_shards(corpus: Path, tmp_path: Path) -> None:
    code(corpus, tmp_path / "one")
    done = alone("code", corpus, "--out", tmp_path / "ray", "--engine", "ray", "--workers", 2)
    said = done.communicate(timeout=300)[1]
    assert done.returncode == 2, said
    ours = [line for line in said.splitlines() if line.startswith("dateline: ")]
    assert [" is empty" in s or "not a report" in s or "no date" in s or "in 4 shards" in s for s in ours] == [
        True
    ] * 4, said
    assert "Traceback" not in said
    assert files(tmp_path / "ray") == files(tmp_path / "one")
    assert shards.manifest(tmp_path / "one") == shards.manifest(tmp_path / "ray")


@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_where_it_was(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "killed"
    run_ = alone("code", corpus, "--out", out)
    while run_.poll() is None and len(shards.manifest(out)[0]) < 2:
        time.sleep(0.01)
    run_.kill()
    run_.communicate()
    there, whole = shards.manifest(out)
    assert there and not whole
    part = run("load", out, "--store", url(tmp_path / "part.db"))
    assert "was not coded to its end" in part.output
    (out / f"leftover.parquet{shards.UNDONE}").write_bytes(b"PAR1")
    with (out / shards.MANIFEST).open("ab") as file:
        file.write(b'{"name": "0000')
    before = {p.name: p.stat().st_mtime_ns for p in out.glob("*.parquet")}
    done = code(corpus, out)
    assert f"{len(there)} of them coded before" in done.output
    assert {s.name: before[s.name] for s in there} == {s.name: (out / s.name).stat().st_mtime_ns for s in there}
    code(corpus, tmp_path / "whole")
    assert files(out) == files(tmp_path / "whole")
    assert held(loaded(tmp_path, out)) == held(wanted(corpus, tmp_path))
    run("load", out, "--store", url(tmp_path / "part.db"))
    assert record(tmp_path / "part.db") == record(tmp_path / "read.db")


def test_a_damaged_shard_is_one_line_and_the_others_are_loaded(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "shards"
    code(corpus, out)
    first, second, *_ = sorted(out.glob("*.parquet"))
    whole, many = first.read_bytes(), len(held(loaded(tmp_path, out)))
    first.write_bytes(whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])
    second.unlink()
    done = run("load", out, "--quiet", "--store", url(tmp_path / "damaged.db"))
    told = [line for line in done.output.splitlines() if "another text" not in line]
    assert done.exit_code == 2
    assert [(": damaged (" in line, ": is missing:" in line) for line in told] == [(True, False), (False, True)]
    assert str(first) in told[0] and str(second) in told[1]
    assert 0 < len(held(tmp_path / "damaged.db")) < many
    code(corpus, out)
    assert first.read_bytes() == whole
    run("load", out, "--store", url(tmp_path / "damaged.db"))
    assert record(tmp_path / "damaged.db") == record(loaded(tmp_path, out))


def test_a_shard_alone_is_proved_before_it_is_loaded(corpus: Path, tmp_path: Path) -> None:
    code(corpus, tmp_path / "shards")
    shard = sorted((tmp_path / "shards").glob("*.parquet"))[0]
    kept = list(shards.read(shard))
    shards.write(
        tmp_path / "changed.parquet", [*kept[:-1], replace(kept[-1], report=replace(kept[-1].report, text="No."))]
    )
    (tmp_path / "cut.parquet").write_bytes(shard.read_bytes()[:-200])
    (tmp_path / "text.parquet").write_text("no", encoding="utf-8")
    for name, why in (("changed", "does not say"), ("cut", "damaged"), ("text", "damaged"), ("none", "missing")):
        done = run("load", tmp_path / f"{name}.parquet", "--store", url(tmp_path / "x.db"), "--quiet")
        assert (done.exit_code, len(done.output.splitlines())) == (2, 1), done.output
        assert why in done.output
    assert held(tmp_path / "x.db") == []
    assert run("load", shard, "--store", url(tmp_path / "x.db")).exit_code == 0
    assert len(held(tmp_path / "x.db")) == len(kept)


def test_shards_of_other_rules_or_another_program_are_told(corpus: Path, tmp_path: Path) -> None:
    arrow, parquet = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    code(corpus, tmp_path / "shards")
    shard = sorted((tmp_path / "shards").glob("*.parquet"))[0]
    old = [replace(kept, stamp="0123456789abcdef") for kept in shards.read(shard)]
    shards.write(tmp_path / "old.parquet", old)
    done = run("load", tmp_path / "old.parquet", "--store", url(tmp_path / "x.db"))
    assert f"{len(old)} reports were coded by other rules" in done.output
    parquet.write_table(arrow.table({"id": ["a"], "text": ["One."]}), tmp_path / "foreign.parquet")
    done = run("load", tmp_path / "foreign.parquet", "--store", url(tmp_path / "x.db"))
    assert "is no shard of dateline (no column coding)" in done.output
    newer = parquet.read_table(shard).replace_schema_metadata({shards.MARK: "9"})
    parquet.write_table(newer, tmp_path / "newer.parquet")
    assert "upgrade dateline" in run("load", tmp_path / "newer.parquet", "--store", url(tmp_path / "x.db")).output
    (tmp_path / "shards" / "stranger.parquet").write_bytes(shard.read_bytes())
    done = run("load", tmp_path / "shards", "--store", url(tmp_path / "x.db"))
    assert "stranger.parquet: is not in the manifest" in done.output
    (tmp_path / "nothing").mkdir()
    assert "no shards in this folder" in run("load", tmp_path / "nothing", "--store", url(tmp_path / "x.db")).output


def test_other_rules_code_anew_into_the_same_files(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code(corpus, tmp_path / "shards")
    monkeypatch.setattr("dateline.sharding.stamp", lambda *_: "other")
    names = sorted(files(tmp_path / "shards"))
    done = code(corpus, tmp_path / "shards")
    assert "coded before" not in done.output
    assert sorted(files(tmp_path / "shards")) == names
    assert all(kept.stamp == "other" for name in names for kept in shards.read(tmp_path / "shards" / name))


def test_what_cannot_be_coded_into_shards_says_so(corpus: Path, tmp_path: Path) -> None:
    assert "only files and folders" in str(run("code", "-", "--out", tmp_path / "o").exception)
    (tmp_path / "file").write_text("")
    assert "cannot be made" in str(code(corpus, tmp_path / "file" / "o").exception)


def test_many_small_files_share_a_lot_and_a_large_one_is_cut(corpus: Path) -> None:
    there = [str(p) for p in sorted(corpus.iterdir())]
    found = list(lots(there))
    assert [lot.number for lot in found] == list(range(len(found)))
    assert sum(lot.size for lot in found) == sum(Path(p).stat().st_size for p in there)
    assert any(len(lot.parts) > 1 for lot in found)
    assert sum(lot.parts[0].word.endswith("a.jsonl") for lot in found) > 2
    assert all(lot.size <= parts.LOT for lot in found)
    assert [lot.key for lot in lots(there)] == [lot.key for lot in found]
    assert len({lot.key for lot in found}) == len(found)
