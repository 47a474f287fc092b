"""A table (.csv, .tsv) with a report in each row, by the names of its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from dateline.errors import InputError
from dateline.ingest.report import Dating, Terms, as_date, dating, report_id
from dateline.model.report import Report

NAMES: Mapping[str, Sequence[str]] = {
    "text": ("text", "body", "content", "article", "full_text", "story"),
    "id": ("id", "report_id", "article_id", "uid"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "publisher": ("publisher", "source", "outlet", "publication", "newspaper"),
    "published": ("published", "date", "published_at", "publication_date", "pub_date", "datetime"),
    "modified": ("modified", "updated", "modified_at", "updated_at"),
}
"""What a column may be called; the first name that is there is taken. `--column` names others."""
CELL = 10_000_000
"""Letters of one cell; more is no report."""


def from_table(text: str, place: str, terms: Terms) -> Iterator[Report | InputError]:
    """A report a row; a broken row gives its error with its number and the next is read. Raises InputError where no column holds texts."""
    csv.field_size_limit(CELL)  # the limit is one for the whole program; it only ever gets this value
    lines = io.StringIO(text.removeprefix("\ufeff"), newline="")
    head = lines.readline()
    lines.seek(0)
    rows = csv.reader(lines, delimiter=max(",;\t", key=head.count))
    try:
        header = next(rows)
    except (csv.Error, StopIteration) as error:
        raise InputError(f"{place}: is no table ({error}): give a header and rows") from error
    columns = columns_of(header, place, terms)
    yield from _reports(rows, columns, place, terms)


def columns_of(header: Sequence[str], place: str, terms: Terms) -> dict[str, int]:
    """Where each field stands."""
    plain = [name.strip().lower() for name in header]
    given = {field: name.strip().lower() for field, name in terms.columns}
    strange = sorted(given.keys() - NAMES.keys()) or sorted(n for n in given.values() if n not in plain)
    if strange:
        raise InputError(
            f"{place}: no column {strange[0]}: the fields are {', '.join(NAMES)}; the columns {', '.join(header)}"
        )
    found = {}
    for field, names in NAMES.items():
        name = given.get(field) or next((n for n in names if n in plain), None)
        if name:
            found[field] = plain.index(name)
    if "text" not in found:
        raise InputError(
            f"{place}: no column called text (there are: {', '.join(header)[:200]}): name one with --column text=NAME"
        )
    return found


def _reports(
    rows: Iterator[list[str]], columns: Mapping[str, int], place: str, terms: Terms
) -> Iterator[Report | InputError]:
    number = 1
    while True:
        number += 1
        try:
            row = next(rows)
            if any(cell.strip() for cell in row):
                cells = {field: row[at].strip() if at < len(row) else "" for field, at in columns.items()}
                yield row_report(
                    cells, row[columns["text"]] if columns["text"] < len(row) else "", f"{place}:row {number}", terms
                )
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(f"{place}:row {number}: is no row of a table ({error}): correct its quotation marks")
        except InputError as error:
            yield error


def row_report(cells: Mapping[str, str], text: str, place: str, terms: Terms) -> Report:
    """The report of one row, its cells by field; `text` is the cell of its text as it stands. Raises InputError."""
    if not text.strip():
        raise InputError(f"{place}: its text is empty: give one or leave the row out")
    told = Dating(as_date(cells["published"], place), "field") if cells.get("published") else None
    dated = dating(told, text, place, terms)
    publisher = cells.get("publisher") or None
    return Report(
        id=cells.get("id") or report_id(text, dated.day, publisher),
        text=text,
        published=dated.day,
        title=cells.get("title") or None,
        url=cells.get("url") or None,
        publisher=publisher,
        dated_by=dated.rule,
        origin=place,
        modified=as_date(cells["modified"], place) if cells.get("modified") else None,
    )
