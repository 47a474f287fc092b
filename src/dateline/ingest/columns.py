"""A Parquet file with a report in each row, by the names of its columns as in a table. Needs pyarrow."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.ingest.report import Terms
from dateline.ingest.table import columns_of, row_report
from dateline.model.report import Report

BATCH = 256
"""Rows held in memory at once."""


def rows(path: Path) -> int:
    """How many rows there are. Raises InputError."""
    return int(_opened(path).metadata.num_rows)


def from_parquet(path: Path, terms: Terms, start: int = 0, end: int | None = None) -> Iterator[Report | InputError]:
    """A report for each row from `start` up to `end`, counted from 0. Raises InputError where no column holds texts or the file is damaged."""
    file, place = _opened(path), str(path)
    header = list(file.schema_arrow.names)
    columns = columns_of(header, place, terms)
    wanted = sorted({header[at] for at in columns.values()})
    try:
        for number, row in _rows(file, wanted, start, file.metadata.num_rows if end is None else end):
            cells = {field: plain(row[header[at]]) for field, at in columns.items()}
            try:
                yield row_report(cells, cells["text"], f"{place}:row {number + 1}", terms)
            except InputError as error:
                yield error
    except (OSError, ValueError) as error:  # pyarrow's own errors are of these
        raise InputError(f"{place}: is damaged ({_line(error)}): copy it anew") from error


def _rows(file: Any, wanted: list[str], start: int, end: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """Numbered rows; groups of rows that lie outside are not read."""
    at = 0
    for group in range(file.metadata.num_row_groups):
        many = file.metadata.row_group(group).num_rows
        if at < end and at + many > start:
            first = at
            for batch in file.iter_batches(BATCH, row_groups=[group], columns=wanted):
                if first < end and first + batch.num_rows > start:
                    held = batch.slice(max(0, start - first), end - max(start, first))
                    yield from enumerate(held.to_pylist(), max(start, first))
                first += batch.num_rows
        at += many


def _opened(path: Path) -> Any:
    try:
        return importlib.import_module("pyarrow.parquet").ParquetFile(path, page_checksum_verification=True)
    except ModuleNotFoundError as error:
        raise InputError("Parquet needs pyarrow: pip install 'dateline[parquet]'") from error
    except (OSError, ValueError) as error:
        if not path.is_file():
            raise InputError(f"{path}: cannot be read (No such file or directory): check the path") from error
        raise InputError(f"{path}: is no Parquet file, or damaged ({_line(error)}): copy it anew") from error


def plain(value: object) -> str:
    """A cell as a table would write it."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _line(error: Exception) -> str:
    return str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__
