"""Tables of text: CSV, and rows as one level of fields."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """CSV with a header and a line for each row; what is None or missing is empty. Lines end with a line feed."""
    lines = _Lines()
    writer = csv.DictWriter(lines, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return "".join(lines.kept)


class _Lines:
    """Takes rows with CR LF at their end, for which alone the writer of Python 3.11 quotes a CR within a field, and keeps LF."""

    def __init__(self) -> None:
        self.kept: list[str] = []

    def write(self, row: str) -> None:
        self.kept.append(row.removesuffix("\r\n") + "\n")


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
