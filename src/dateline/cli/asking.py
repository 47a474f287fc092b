"""The commands that ask the record: `events`, `statements`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dateline.cli.choices import Format, KnownBy, Shape, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.table import Table

    from dateline.cli.output import Row
    from dateline.model.claim import Coding


def events(known_by: KnownBy = None, shape: Shape = Format.table, store: Store = None) -> None:
    """Print what happened, was planned or is denied, with who says so."""
    from dateline import inquiry
    from dateline.cli import tables

    _print(inquiry.events(_codings(store, known_by)), shape, tables.events)


def statements(known_by: KnownBy = None, shape: Shape = Format.table, store: Store = None) -> None:
    """Print who said what, and in which report."""
    from dateline import inquiry
    from dateline.cli import tables

    _print(inquiry.statements(_codings(store, known_by)), shape, tables.statements)


def _codings(store: str | None, known_by: str | None) -> Sequence[Coding]:
    from dateline.config import configured
    from dateline.ingest.report import as_date
    from dateline.inquiry import opened

    day = as_date(known_by, "--known-by") if known_by else None
    with opened(configured(os.environ, store=store)) as kept:
        return kept.codings(day)


def _print(rows: Sequence[Row], shape: Format, table: Callable[[Sequence[Row]], Table]) -> None:
    from dateline.cli import output

    if shape is Format.json:
        output.json_rows(rows)
    elif shape is Format.csv:
        output.csv_rows(rows)
    elif rows:
        output.show(table(rows))
    else:
        output.note("nothing found: read reports first, or ask without bounds")
