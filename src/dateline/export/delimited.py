"""Tables of text: CSV, and rows as one level of fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]], *, header: bool = True) -> str:
    """CSV with a line for each row; what is None or missing is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def tabbed(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Lines of fields parted by tabs, without a header or quotation marks: tabs and line ends in a field become spaces."""
    return "".join("\t".join(_plain(row.get(c)) for c in columns) + "\n" for row in rows)


def _plain(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def flattened(row: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    """One level of text fields: nested ones are named by their path, lists are joined with `; `."""
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
