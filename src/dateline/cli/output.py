"""All printing: tables for people, JSON and CSV for programs; notes and errors go to standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.progress import Progress

Row = dict[str, Any]
WIDTH = 100


def console(*, stderr: bool = False) -> Console:
    """As wide as the terminal; 100 columns where the output is no terminal."""
    from rich.console import Console

    out = sys.stderr if stderr else sys.stdout
    return Console(file=out, width=None if out.isatty() else WIDTH, highlight=False, emoji=False, markup=False)


def show(*parts: RenderableType) -> None:
    """Prints to standard output."""
    console().print(*parts, sep="\n")


def progress(shown: bool) -> Progress:
    """A bar on standard error with the rate in bytes and the time left; nothing where it is not to be shown."""
    from rich import progress

    columns = (*progress.Progress.get_default_columns(), progress.TransferSpeedColumn())
    return progress.Progress(*columns, console=console(stderr=True), transient=True, disable=not shown)


def note(message: object) -> None:
    """One line to standard error."""
    sys.stderr.write(f"dateline: {message}\n")
    sys.stderr.flush()


def json_rows(rows: Sequence[Row]) -> None:
    """A JSON array, a row a line."""
    lines = ",\n".join(msgspec.json.encode(row).decode() for row in rows)
    _write(f"[{lines}]\n")


def json_line(row: Row) -> None:
    """One object and a line's end."""
    _write(msgspec.json.encode(row).decode() + "\n")


def csv_rows(rows: Sequence[Row]) -> None:
    """A header and a line for each row; nested fields are named by their path, lists are joined with `; `."""
    from dateline.export.delimited import flattened, table

    flat = [flattened(row) for row in rows]
    _write(table(list(dict.fromkeys(name for row in flat for name in row)), flat))


def raw(data: bytes) -> None:
    """Bytes to standard output as they are."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
