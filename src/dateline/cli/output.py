"""All printing: tables for people, JSON and CSV for programs; notes and errors go to standard error."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

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
    flat = [flattened(row) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(flat)
    _write(text.getvalue())


def flattened(row: Row, prefix: str = "") -> dict[str, str]:
    """One level of text fields."""
    flat: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat |= flattened(value, f"{prefix}{name}.")
        else:
            flat[prefix + name] = _cell(value)
    return flat


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(_cell(v.get("name") or v.get("quote")) if isinstance(v, dict) else _cell(v) for v in value)
    return str(value)


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
