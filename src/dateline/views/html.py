"""Rows as an HTML table, for notebooks. All that comes from a report is escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from dateline.views.words import figure, side

Row = Mapping[str, Any]
Column = tuple[str, Callable[[Row], str]]
MOST = 200
"""Rows that are shown; a longer table says how many more there are."""


def table(kind: str, rows: Sequence[Row]) -> str:
    """A table in the columns of its kind; of an unknown kind, one column for each field."""
    columns = COLUMNS.get(kind) or _plain(rows)
    head = "".join(f"<th>{escape(name)}</th>" for name, _ in columns)
    body = "".join(_row(columns, row) for row in rows[:MOST])
    caption = f"{len(rows)} {kind}" + (f", {MOST} shown" if len(rows) > MOST else "")
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(columns: Sequence[Column], row: Row) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell(row))}</td>" for _, cell in columns) + "</tr>"


def _plain(rows: Sequence[Row]) -> Sequence[Column]:
    names = dict.fromkeys(name for row in rows for name in row)
    return [(name, lambda row, name=name: str(row.get(name, ""))) for name in names]  # type: ignore[misc]


def bounds(time: Row) -> str:
    """A day, a stretch, or what is known of it."""
    first, last = time["earliest"], time["latest"]
    if first and last:
        return f"{side(time)}{first}" if first == last else f"{first} to {last}"
    if first or last:
        return f"from {first}" if first else f"by {last}"
    return "unknown"


def _names(things: Sequence[Row] | Sequence[str] | None) -> str:
    return ", ".join(t if isinstance(t, str) else str(t["name"]) for t in things or ())


def _one(thing: Row | None) -> str:
    return str(thing["name"] or "") if thing else ""


def _value(value: Row) -> str:
    number = f"{value['number']:,.0f}" if value["number"] is not None else ""
    return " ".join(filter(None, [value["text"], value["name"], number]))


def _what(row: Row) -> str:
    return " ".join(filter(None, [row["type"], row["mode"], figure(row)]))


def _says(sources: Sequence[Row]) -> str:
    """Claimants, or the outlet where it speaks for itself; each once."""
    names = [_one(s["source"]) or s["publisher"] or s["report"] for s in sources]
    return ", ".join(dict.fromkeys(names))


def _words(sources: Sequence[Row]) -> str:
    return str(sources[0]["quote"]) if sources else ""


COLUMNS: dict[str, Sequence[Column]] = {
    "events": (
        ("when", lambda r: bounds(r["time"])), ("who", lambda r: _names(r["actor"])), ("did what", _what),
        ("to whom", lambda r: _names(r["recipient"])), ("where", lambda r: _names(r["places"])),
        ("says", lambda r: _says(r["sources"])), ("told as", lambda r: r["factuality"]),
        ("in the words", lambda r: _words(r["sources"])),
    ),
    "statements": (
        ("published", lambda r: r["published"] or "unknown"), ("who", lambda r: _one(r["source"]) or "not named"),
        ("said", lambda r: r["quote"]),
    ),
    "situation": (
        ("what", lambda r: r["kind"]), ("of", lambda r: _one(r["subject"])), ("is", lambda r: _value(r["value"])),
        ("since", lambda r: bounds(r["from"])), ("until", lambda r: bounds(r["to"])), ("status", lambda r: r["status"]),
        ("last confirmed", lambda r: r["confirmed"] or ""), ("according to", lambda r: _says(r["according_to"])),
    ),
    "timeline": (
        ("when", lambda r: bounds(r["time"])), ("who", lambda r: _names(r["who"])), ("what", lambda r: r["what"]),
        ("to whom", lambda r: _names(r["to"])), ("where", lambda r: _names(r["where"])),
        ("status", lambda r: r["status"]), ("says", lambda r: _says(r["sources"])),
    ),
    "commitments": (
        ("due", lambda r: bounds(r["due"])), ("who", lambda r: _names(r["actors"])), ("what", lambda r: r["text"]),
        ("status", lambda r: r["status"]), ("made", lambda r: _words(r["made"])),
        ("settled", lambda r: _words(r["settled"])),
    ),
    "explanation": (
        ("is", lambda r: r["kind"]), ("value", lambda r: str(r["value"])), ("rule", lambda r: r["rule"]),
        ("link", lambda r: r["link"]), ("in the words", lambda r: r["quote"]), ("says", lambda r: _says([r])),
    ),
}  # fmt: skip
