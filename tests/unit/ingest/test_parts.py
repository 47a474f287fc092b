"""A file read in stretches gives the reports that it gives when read as a whole."""

from __future__ import annotations

import gzip
import importlib
import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.ingest import parts
from dateline.ingest.columns import rows
from dateline.ingest.decode import Note
from dateline.ingest.parts import Part, lots
from dateline.ingest.report import Terms
from dateline.ingest.sources import findings, stretch
from dateline.model.report import Report

TERMS = Terms(date(2030, 1, 1))


def whole(path: Path) -> list[Report | Note | InputError]:
    return list(findings([str(path)], TERMS, io.BytesIO()))


def cut(path: Path) -> tuple[list[Report | Note | InputError], int]:
    stretches = [part for lot in lots([str(path)]) for part in lot.parts]
    return [found for part in stretches for found in stretch(part, TERMS)], len(stretches)


def reports(found: list[Report | Note | InputError]) -> list[Report]:
    return [f for f in found if isinstance(f, Report)]


def page(number: int, packed: bool) -> bytes:
    words = f"Soldiers left the town of Isiolo for the {number}. time, a spokesman said on Monday. " * 4
    body = (
        f"<html><head><title>Page {number}</title></head><body><article><p>{words}</p></article></body></html>".encode()
    )
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\nWARC-Date: 2023-06-07T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    record = head.encode() + answer + b"\r\n\r\n"
    return gzip.compress(record) if packed else record


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_is_cut_where_records_begin(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LOT", 100)
    path, pages = tmp_path / name, [page(n, name.endswith("gz")) for n in range(30)]
    path.write_bytes(b"".join(pages))
    found, many = cut(path)
    assert many > 4
    assert [r.title for r in reports(found)] == [f"Page {n}" for n in range(30)]
    assert found == whole(path)


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_damaged_record_costs_no_other_in_stretches_either(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "LOT", 100)
    path, pages = tmp_path / name, [page(n, name.endswith("gz")) for n in range(30)]
    pages[11] = pages[11][:150] + b"\x00" * 200
    path.write_bytes(b"".join(pages)[:-100])
    found, many = cut(path)
    assert many > 4
    assert len(reports(found)) == 28
    assert reports(found) == reports(whole(path))
    assert any(isinstance(f, Note) and "damaged" in str(f) for f in found)


def test_lines_keep_their_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LOT", 100)
    path = tmp_path / "a.jsonl"
    lines = ["\ufeff" + '{"text": "First."}', "", "{", *(f'{{"text": "{"x" * n}"}}' for n in range(0, 300, 7))]
    path.write_text("\n".join(lines), encoding="utf-8")
    found, many = cut(path)
    assert many > 10
    assert [str(f) for f in found] == [str(f) for f in whole(path)]
    assert reports(found)[-1].origin.endswith(f":{len(lines)}")


def parquet(path: Path, columns: dict[str, list[Any]]) -> Path:
    arrow, writer = (pytest.importorskip(name) for name in ("pyarrow", "pyarrow.parquet"))
    writer.write_table(arrow.table(columns), path, row_group_size=7)
    return path


def test_a_parquet_file_is_read_by_the_names_of_its_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "ROWS", 10)
    texts = [f"Report {n}." for n in range(25)]
    columns: dict[str, list[Any]] = {
        "Body": [*texts, "", None],
        "date": [date(2023, 6, 1)] * 26 + [None],
        "source": ["Coast Wire"] * 27,
        "junk": [[1]] * 27,
        "updated": [datetime(2023, 6, 2, 4, tzinfo=UTC)] * 27,
    }
    path = parquet(tmp_path / "a.parquet", columns)
    found, many = cut(path)
    assert many == 3
    assert [str(f) for f in found] == [str(f) for f in whole(path)]
    first = reports(found)[0]
    assert (first.text, first.published, first.publisher, first.modified) == (
        "Report 0.", date(2023, 6, 1), "Coast Wire", date(2023, 6, 2),
    )  # fmt: skip
    assert first.origin == f"{path}:row 1"
    assert [r.text for r in reports(found)] == texts
    assert ["empty" in str(f) for f in found if isinstance(f, InputError)] == [True, True]
    named = Terms(date(2030, 1, 1), columns=(("text", "junk"),))
    assert len(list(findings([str(path)], named, io.BytesIO()))) == 27


def test_what_is_wrong_with_a_parquet_file_is_one_line(tmp_path: Path) -> None:
    path = parquet(tmp_path / "a.parquet", {"words": ["a"]})
    assert "no column called text" in str(whole(path)[0])
    path = parquet(tmp_path / "b.parquet", {"text": [f"Words {n} of a report." for n in range(500)]})
    data = path.read_bytes()
    path.write_bytes(data[:-30])
    assert "is no Parquet file, or damaged" in str(whole(path)[0])
    path.write_bytes(data[:100] + b"\xff" * 50 + data[150:])
    assert "is damaged" in str(whole(path)[-1])
    assert str(whole(path)[-1]) in [str(f) for f in cut(path)[0]]
    assert "check the path" in str(next(stretch(Part(str(tmp_path / "none.parquet")), TERMS)))


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = parquet(tmp_path / "a.parquet", {"text": ["a"]})

    def missing(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    with pytest.raises(InputError, match=r"dateline\[parquet\]"):
        rows(path)
