"""Shards: Parquet files of reports with what was read off them, and the manifest of a folder of them. Needs pyarrow."""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.errors import InputError, StoreError
from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.store.record_store import REPORT_FIELDS

FORM = "1"
"""The version of the format; another one is not read."""
MARK = b"dateline.shard"
MANIFEST = "manifest.jsonl"
UNDONE = ".part"
"""The end of a shard's name until it is whole."""
BATCH = 64
"""Rows held in memory at once."""

Told = tuple[Literal["note", "error"], str]


@dataclass(frozen=True, slots=True)
class Kept:
    """A report with what was read off it, and the stamp of what read it."""

    report: Report
    coding: Coding
    stamp: str


@dataclass(frozen=True, slots=True)
class Shard:
    """A line of the manifest. `name` is the file in the folder and `sha256` its hash, `lot` the key of what was read and `way` that of how,
    `undated` of its `reports` have no day of publication, `told` is what was to be said of the sources. A line without a name tells that the run of all lots came to its end."""

    name: str = ""
    sha256: str = ""
    lot: str = ""
    way: str = ""
    reports: int = 0
    undated: int = 0
    told: tuple[Told, ...] = ()


def write(path: Path, kept: Iterable[Kept]) -> str:
    """Writes a shard, at once whole or not at all, and gives its hash. Raises StoreError where the folder cannot be written."""
    arrow, parquet = _pyarrow()
    rows = [row_of(k) for k in kept]
    table = arrow.Table.from_pylist(rows, schema=schema())
    undone = path.with_name(f"{path.name}{UNDONE}")
    try:
        parquet.write_table(table, undone, compression="zstd", write_page_checksum=True)
        found = digest(undone)
        undone.replace(path)
    except OSError as error:
        raise StoreError(
            f"{path.parent} cannot be written ({_line(error)}): make room or choose another folder, then code again to go on"
        ) from error
    return found


def read(path: Path) -> Iterator[Kept]:
    """What a shard holds, row by row. Raises InputError where it is damaged or none."""
    _, parquet = _pyarrow()
    try:
        file = parquet.ParquetFile(path, page_checksum_verification=True)
        form = (file.schema_arrow.metadata or {}).get(MARK, FORM.encode()).decode()
        absent = sorted({"id", "text", "stamp", "coding"} - set(file.schema_arrow.names))
        if absent:
            raise InputError(f"{path}: is no shard of dateline (no column {absent[0]}): read it with dateline read")
        if form != FORM:
            raise InputError(f"{path}: is a shard of form {form}, newer than this dateline reads: upgrade dateline")
        known = [f for f in (*REPORT_FIELDS, "stamp", "coding") if f in file.schema_arrow.names]
        for batch in file.iter_batches(BATCH, columns=known):
            yield from map(_kept, batch.to_pylist())
    except (OSError, ValueError, TypeError) as error:  # pyarrow's and msgspec's own errors are of these
        raise damaged(path, _line(error)) from error


def damaged(path: Path, why: str) -> InputError:
    """The line on a shard that cannot be trusted."""
    return InputError(f"{path}: damaged ({why}) and left out: code it again into the same folder, then load again")


def schema() -> Any:
    """The columns of a shard: a report's fields, `stamp`, and `coding` as JSON."""
    arrow, _ = _pyarrow()
    days = ("published", "modified")
    fields = [(f, arrow.date32() if f in days else arrow.string()) for f in (*REPORT_FIELDS, "stamp", "coding")]
    return arrow.schema(fields, metadata={MARK: FORM})


def row_of(kept: Kept) -> dict[str, object]:
    """A row of a shard by its columns."""
    row = {f: getattr(kept.report, f) for f in REPORT_FIELDS}
    return row | {"stamp": kept.stamp, "coding": msgspec.json.encode(kept.coding).decode()}


def digest(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def manifest(folder: Path) -> tuple[tuple[Shard, ...], bool]:
    """The shards of a folder, the last line on each, in the order of their names; and whether the last run came to its end. A line that
    was cut by a crash is passed over: its shard is coded again."""
    found, whole = dict[str, Shard](), False
    file = folder / MANIFEST
    for line in file.read_bytes().split(b"\n") if file.is_file() else ():
        try:
            shard = msgspec.json.decode(line, type=Shard)
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
        whole = not shard.name
        if shard.name:
            found[shard.name] = shard
    return tuple(found[name] for name in sorted(found)), whole


def note(folder: Path, shard: Shard) -> None:
    """Puts a line at the end of the manifest. Raises StoreError."""
    try:
        with (folder / MANIFEST).open("ab") as file:
            file.write(b"\n" + msgspec.json.encode(shard) + b"\n")  # a line that a crash cut stays a line of its own
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StoreError(
            f"{folder / MANIFEST} cannot be written ({_line(error)}): make room, then code again"
        ) from error


def _pyarrow() -> tuple[Any, Any]:
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise InputError("shards need pyarrow: pip install 'dateline[parquet]'") from error


def _kept(row: dict[str, Any]) -> Kept:
    coding = msgspec.json.decode(row.pop("coding"), type=Coding)
    stamp = row.pop("stamp")
    return Kept(Report(**{field: value for field, value in row.items() if value is not None}), coding, stamp)


def _line(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).strip().splitlines()[0][:120]
