"""What goes wrong outside: the disk is full, the store is locked, several write at once, an archive or a migration is cut off. Each is one
line that says what to do, and what was read stays."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

SENTENCES = (
    "Rebels of the Mondo Front seized the town of Goma on Monday, the army said.",
    "Ministers of Chad and Niger met in Niamey on 3 May 2021.",
    "Kenya promised to release the commander by April 5.",
)
MORE = "The town lies on the lake. " * 120


def start(*words: object, before: str = "") -> subprocess.Popen[str]:
    """The command in a process of its own; `before` is done there first."""
    driver = f"from dateline.cli.app import main\n{before}\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", driver, *map(str, words)], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def run(*words: object, before: str = "") -> tuple[int, list[str]]:
    """Its exit status and the lines that it says."""
    done = start(*words, before=before)
    said = done.communicate(timeout=300)[1]
    return done.returncode, said.splitlines()


def corpus(path: Path, first: int, end: int, more: str = "") -> Path:
    lines = [
        json.dumps(
            {"id": f"r{n}", "text": f"{SENTENCES[n % 3]} Told for the {n}. time. {more}", "published": "2021-06-07"}
        )
        for n in range(first, end)
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def held(store: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(store)) as found:
        query = "select r.id, r.text, c.body from reports r join codings c on c.report = r.id order by r.sequence"
        return found.execute(query).fetchall()


def url(store: Path) -> str:
    return f"sqlite:///{store}"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("no mount here")
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], capture_output=True, check=True)


@pytest.mark.slow
def test_a_full_disk_is_one_line_and_reading_goes_on_once_there_is_room(disk: Path, tmp_path: Path) -> None:
    source = corpus(tmp_path / "a.jsonl", 0, 60, MORE)
    filler = disk / "filler"
    filler.write_bytes(b"x" * 3_800_000)
    status, said = run("read", source, "--quiet", "--store", url(disk / "full.db"))
    assert (status, len(said)) == (5, 1), said
    assert "full" in said[0] and "make room" in said[0]
    filler.unlink()
    kept = held(disk / "full.db")
    assert 0 < len(kept) < 60
    assert run("check", "--store", url(disk / "full.db"))[0] == 0
    assert run("read", source, "--quiet", "--store", url(disk / "full.db")) == (0, [])
    assert run("read", source, "--quiet", "--store", url(tmp_path / "roomy.db")) == (0, [])
    assert held(disk / "full.db") == held(tmp_path / "roomy.db")
    assert held(disk / "full.db")[: len(kept)] == kept


@pytest.mark.slow
def test_a_full_disk_leaves_no_half_a_shard(disk: Path, tmp_path: Path) -> None:
    source = corpus(tmp_path / "a.jsonl", 0, 40, MORE)
    small = "from dateline.ingest import parts; parts.LOT = 40_000"
    filler = disk / "filler"
    filler.write_bytes(b"x" * 4_165_000)
    status, said = run("code", source, "--out", disk / "shards", "--quiet", before=small)
    assert (status, len(said)) == (5, 1), said
    assert "make room" in said[0]
    filler.unlink()
    assert run("code", source, "--out", disk / "shards", "--quiet", before=small) == (0, [])
    assert run("load", disk / "shards", "--quiet", "--store", url(tmp_path / "shards.db")) == (0, [])
    assert run("read", source, "--quiet", "--store", url(tmp_path / "read.db")) == (0, [])
    assert held(tmp_path / "shards.db") == held(tmp_path / "read.db")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["read", "load"])
def test_a_locked_store_is_one_line(command: str, tmp_path: Path) -> None:
    source, store = corpus(tmp_path / "a.jsonl", 0, 3), tmp_path / "locked.db"
    run("read", corpus(tmp_path / "b.jsonl", 7, 8), "--quiet", "--store", url(store))
    if command == "load":
        run("code", source, "--out", tmp_path / "shards")
        source = tmp_path / "shards"
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("begin immediate")
    hasty = "from dateline.store import record_store; record_store.PATIENCE = 0.1"
    status, said = run(command, source, "--quiet", "--store", url(store), before=hasty)
    holder.close()
    assert (status, len(said)) == (5, 1), said
    assert "is locked by another program: wait until it is done" in said[0]
    assert run(command, source, "--quiet", "--store", url(store)) == (0, [])
    assert len(held(store)) == 4


@pytest.mark.slow
def test_two_programs_that_read_and_load_into_one_store_lose_and_double_nothing(tmp_path: Path) -> None:
    one, two = corpus(tmp_path / "a.jsonl", 0, 40), corpus(tmp_path / "b.jsonl", 20, 60)
    run("code", two, "--out", tmp_path / "shards", "--quiet")
    store = tmp_path / "both.db"
    both = [
        start("read", one, "--quiet", "--store", url(store)),
        start("read", two, "--quiet", "--store", url(store)),
        start("load", tmp_path / "shards", "--quiet", "--store", url(store)),
    ]
    assert [(p.communicate(timeout=300)[1], p.returncode) for p in both] == [("", 0)] * 3
    run("read", one, two, "--quiet", "--store", url(tmp_path / "alone.db"))
    assert sorted(held(store)) == sorted(held(tmp_path / "alone.db"))
    assert len(held(store)) == 60


def _archive(pages: int) -> bytes:
    records = []
    for n in range(pages):
        words = f"<p>{SENTENCES[n % 3]} It was told for the {n}. time. {MORE[:300]}</p>"
        page = f"<html><head><title>Page {n}</title></head><body><article>{words}</article></body></html>"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{n}\r\nWARC-Date: 2021-06-07T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0))
    return b"".join(records)


@pytest.mark.slow
def test_of_an_archive_cut_in_the_middle_the_whole_records_are_read(tmp_path: Path) -> None:
    whole = _archive(12)
    cut = tmp_path / "a.warc.gz"
    cut.write_bytes(whole[: len(whole) // 2 + 40])
    status, said = run("read", cut, "--quiet", "--store", url(tmp_path / "cut.db"))
    assert status == 0
    assert "1 damaged records were skipped" in said[0]
    some = held(tmp_path / "cut.db")
    assert len(some) == 6
    cut.write_bytes(whole)
    assert run("read", cut, "--quiet", "--store", url(tmp_path / "cut.db"))[0] == 0
    assert held(tmp_path / "cut.db")[:6] == some
    assert len(held(tmp_path / "cut.db")) == 12


DIES = """
import os, signal
from sqlalchemy import event
from sqlalchemy.engine import Engine
seen = []
@event.listens_for(Engine, "{when}")
def die(*told):
    if {condition}:
        seen.append(told)
    if len(seen) > {after}:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
@pytest.mark.parametrize("after", range(5))
def test_a_migration_that_is_killed_is_done_when_the_store_is_next_opened(after: int, tmp_path: Path) -> None:
    """Killed after so many of its statements; the last time when all are done and not yet kept."""
    store = tmp_path / "old.db"
    run("read", corpus(tmp_path / "a.jsonl", 0, 3), "--quiet", "--store", url(store))
    wanted = held(store)
    with sqlite3.connect(store) as old:
        for change in ("alter table reports drop column modified", "drop table feeds", "drop table feed_items"):
            old.execute(change)
        old.execute("update dateline set value = '1'")
    changes = "told[2].lower().lstrip().startswith(('alter', 'create', 'update'))"
    dies = DIES.format(when="after_cursor_execute", condition=changes, after=after) if after < 4 else DIES.format(
        when="commit", condition="True", after=0
    )  # fmt: skip
    status, _ = run("reports", "--store", url(store), before=dies)
    assert status == -9
    with sqlite3.connect(store) as old:
        assert old.execute("select value from dateline").fetchone() == ("1",)
    assert run("reports", "--store", url(store))[0] == 0
    with closing(sqlite3.connect(store)) as new:
        assert new.execute("select value from dateline").fetchone() != ("1",)
    assert held(store) == wanted
    assert run("read", tmp_path / "a.jsonl", "--quiet", "--store", url(store)) == (0, [])
    assert held(store) == wanted
