"""Text and JSON files to reports."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import msgspec

from dateline.errors import InputError
from dateline.model.report import Report


class _Line(msgspec.Struct):
    """The fields of a report as JSON; others are ignored."""

    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None


def report_id(text: str, published: date | None, publisher: str | None) -> str:
    """The same report has the same id wherever it is read."""
    parts = (text, published.isoformat() if published else "", publisher or "")
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def from_json(line: str | bytes, place: str) -> Report:
    """One JSON object with at least `text`; `place` is for the message. Raises InputError."""
    try:
        found = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{place}: not a report in JSON ({error}): it needs an object with a text") from error
    published = as_date(found.published, place) if found.published else None
    return Report(
        id=found.id or report_id(found.text, published, found.publisher),
        text=found.text,
        published=published,
        title=found.title,
        url=found.url,
        publisher=found.publisher,
        dated_by="field" if published else "none",
        origin=place,
    )


def as_date(text: str, place: str) -> date:
    """The day of an ISO 8601 date or time. Raises InputError."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise InputError(f"{place}: {text!r} is not a date: write it as 2024-06-13") from error


def read_reports(path: Path, published: date | None) -> list[Report]:
    """The reports of a .txt, .json or .jsonl file. Raises InputError where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    if path.suffix == ".json":
        return [from_json(data, str(path))]
    if path.suffix == ".jsonl":
        lines = data.split(b"\n")
        return [from_json(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 text: convert it first") from error
    if not text.strip():
        raise InputError(f"{path}: there is no text in it")
    dated_by = "argument" if published else "none"
    return [Report(report_id(text, published, None), text, published, dated_by=dated_by, origin=str(path))]
