"""Coding as a pure function of rows, for Spark, Beam, Dask or any other program that spreads rows over machines. What comes out can be
written as Parquet by that program, and `dateline load` folds it into a record."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.config import configured, system_clock
from dateline.desk import annotators
from dateline.errors import InputError
from dateline.ingest.columns import plain
from dateline.ingest.report import Terms, report_id
from dateline.ingest.table import columns_of, row_report
from dateline.knowledge.stamp import stamp
from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.store.shards import Kept, row_of, schema
from dateline.workers import Way, coding_of

if TYPE_CHECKING:
    import pyarrow

DDL = (
    "id string, text string, published date, title string, url string, publisher string, language string, dated_by string, "
    "origin string, modified date, stamp string, coding string"
)
"""The columns that come out, as Spark writes them."""


def coded_row(
    row: Mapping[str, Any], model: str = "", date_order: str = "", today: date | None = None
) -> dict[str, Any]:
    """A report's row with what is read off it. Its columns are found by their names as those of a table are (text, id, title, url,
    publisher, published, modified); others are left out. A row that is no report comes back with a coding that says why. `model` is
    a spaCy package, `date_order` dmy or mdy, `today` the last day on which a report can have been published. Raises InputError where
    no column holds texts, KnowledgeError where the model is missing."""
    terms = Terms(today or system_clock().date())
    names = tuple(row)
    cells = {field: plain(row[names[at]]) for field, at in _columns(names, terms).items()}
    way = Way(annotators, model or configured({}).model, date_order)
    try:
        report = row_report(cells, cells["text"], cells.get("url") or cells.get("id") or "row", terms)
        coding = coding_of(report, way)
    except InputError as error:
        name = cells.get("id") or report_id(cells["text"], None, cells.get("publisher") or None)
        report, coding = Report(name, cells["text"]), Coding(name, unread=str(error))
    return row_of(Kept(report, coding, stamp(way.model, date_order)))


def coded_batches(
    batches: Iterable[pyarrow.RecordBatch], model: str = "", date_order: str = "", today: date | None = None
) -> Iterator[pyarrow.RecordBatch]:
    """The same for Arrow's batches of rows, one after the other."""
    arrow = importlib.import_module("pyarrow")
    for batch in batches:
        rows = [coded_row(row, model, date_order, today) for row in batch.to_pylist()]
        yield arrow.RecordBatch.from_pylist(rows, schema=schema())


@cache
def _columns(names: tuple[str, ...], terms: Terms) -> dict[str, int]:
    return columns_of(names, "rows", terms)
