"""Reports as JSON: one object, an array, or a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dateline.errors import InputError
from dateline.ingest.report import Dating, Terms, as_date, dating, report_id
from dateline.model.report import Report


class _Line(msgspec.Struct):
    """The fields of a report as JSON; others are ignored."""

    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None


def from_json(line: str | bytes, place: str, terms: Terms) -> Report:
    """One JSON object with at least `text`; `place` is for the message. Raises InputError."""
    try:
        found = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{place}: not a report in JSON ({error}): it needs an object with a text") from error
    if "\x00" in found.text:
        raise InputError(f"{place}: its text holds a null character: it is no text; leave the line out")
    if not found.text.strip():
        raise InputError(f"{place}: its text is empty: give one or leave the line out")
    told = Dating(as_date(found.published, place), "field") if found.published else None
    dated = dating(told, found.text, place, terms)
    return Report(
        id=found.id or report_id(found.text, dated.day, found.publisher),
        text=found.text,
        published=dated.day,
        title=found.title,
        url=found.url,
        publisher=found.publisher,
        dated_by=dated.rule,
        origin=place,
        modified=as_date(found.modified, place) if found.modified else None,
    )


def from_lines(lines: Iterable[bytes], place: str, terms: Terms, first: int = 1) -> Iterator[Report | InputError]:
    """A report a line; a broken line gives its error and the next is read. Lines end at \\n only and are counted from `first`."""
    for number, line in enumerate(lines, first):
        body = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if body.strip():
            yield _or_error(body, f"{place}:{number}", terms)


def from_document(data: bytes, place: str, terms: Terms) -> Iterator[Report | InputError]:
    """A file that holds one report or an array of them."""
    body = data.removeprefix(b"\xef\xbb\xbf")
    if not body.lstrip().startswith(b"["):
        yield _or_error(body, place, terms)
        return
    try:
        rows = msgspec.json.decode(body, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield InputError(f"{place}: not JSON ({error}): correct it, or give JSON lines")
        return
    for number, row in enumerate(rows, 1):
        yield _or_error(bytes(row), f"{place}[{number}]", terms)


def _or_error(line: bytes, place: str, terms: Terms) -> Report | InputError:
    try:
        return from_json(line, place, terms)
    except InputError as error:
        return error
