"""The commands that ask the record: `events`, `statements`, `situation`, `commitments`, `timeline`, `explain`, `codebook`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import Due, Format, Kind, KnownBy, On, Rule, Shape, Since, Store, Until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rich.table import Table

    from dateline.cli.output import Row
    from dateline.model.record import Record
    from dateline.store.record_store import RecordStore

NOTHING = "nothing found: read reports first, or ask without bounds"


def events(
    subject: Annotated[str | None, typer.Argument(metavar="SUBJECT", help="Any name of a place or party.")] = None,
    since: Since = None,
    until: Until = None,
    known_by: KnownBy = None,
    rule: Rule = "representative",
    shape: Shape = Format.table,
    store: Store = None,
) -> None:
    """Print what happened, was planned or is denied, with who says so."""
    from dateline import inquiry
    from dateline.cli import output, tables

    window = inquiry.Window(subject, given(since, "--from"), given(until, "--to"))
    with _kept(store) as kept:
        record = inquiry.recorded_about(kept, subject, given(known_by, "--known-by"), rule)
    printed(inquiry.events(record, window), shape, tables.events, _empty(subject))
    if undated := inquiry.chosen(record, window)[1]:
        output.note(f"{undated} {inquiry.UNDATED}")


def statements(known_by: KnownBy = None, shape: Shape = Format.table, store: Store = None) -> None:
    """Print who said what, and in which report."""
    from dateline import inquiry
    from dateline.cli import tables

    printed(inquiry.statements(recorded(store, known_by)), shape, tables.statements)


def situation(
    subject: Annotated[str | None, typer.Argument(metavar="SUBJECT", help="Any name of a place or party.")] = None,
    on: On = None,
    kind: Kind = None,
    known_by: KnownBy = None,
    shape: Shape = Format.table,
    store: Store = None,
) -> None:
    """Print how things stood on a day, with every rival value where reports differ."""
    from dateline import inquiry
    from dateline.cli import tables

    ask = inquiry.Ask(_day(on), subject, kind)
    with _kept(store) as kept:
        record = inquiry.recorded_of(kept, subject, kind, given(known_by, "--known-by"))
    printed(inquiry.situation(record, ask), shape, tables.holdings, _empty(subject, f" on {ask.on}"))


def commitments(
    subject: Annotated[
        str | None, typer.Argument(metavar="SUBJECT", help="Who promised, or where it is to be kept; any name.")
    ] = None,
    on: On = None,
    due: Due = None,
    known_by: KnownBy = None,
    shape: Shape = Format.table,
    store: Store = None,
) -> None:
    """Print promises, plans and threats, and what had become of them by a day."""
    from dateline import inquiry
    from dateline.cli import tables

    within = inquiry.span_of_days(due, "--due") if due else None
    with _kept(store) as kept:
        record = inquiry.recorded_of(kept, subject, "commitment", given(known_by, "--known-by"))
    printed(inquiry.commitments(record, _day(on), within, subject), shape, tables.commitments, _empty(subject))


def timeline(
    subject: Annotated[str, typer.Argument(metavar="SUBJECT", help="Any name of a place or party.")],
    known_by: KnownBy = None,
    shape: Shape = Format.table,
    store: Store = None,
) -> None:
    """Print all that is told of a place, party or person, in order of time."""
    from dateline import inquiry
    from dateline.cli import tables

    with _kept(store) as kept:
        record = inquiry.recorded_about(kept, subject, given(known_by, "--known-by"))
    printed(inquiry.timeline(record, subject, _day(known_by)), shape, tables.timeline, _empty(subject))


def explain(
    identity: Annotated[str, typer.Argument(metavar="ID", help="An id as --format json prints it.")],
    known_by: KnownBy = None,
    shape: Shape = Format.table,
    store: Store = None,
) -> None:
    """Print why a value is in the record: rule, sentence, claimant and report of each telling."""
    from dateline import inquiry
    from dateline.cli import tables

    printed(inquiry.explain(recorded(store, known_by), identity, _day(known_by)), shape, tables.explained)


def codebook(
    name: Annotated[str | None, typer.Argument(metavar="TYPE", help="One of the 16 event types.")] = None,
    shape: Shape = Format.table,
) -> None:
    """Print the event types with what they mean and how they are done."""
    from dateline import inquiry
    from dateline.cli import tables

    printed(inquiry.codebook(name), shape, tables.codebook)


def recorded(store: str | None, known_by: str | None, rule: str = "representative") -> Record:
    """The record of a store as it was known by a day."""
    from dateline import inquiry

    with _kept(store) as kept:
        return inquiry.recorded(kept, given(known_by, "--known-by"), rule)


def _kept(store: str | None) -> RecordStore:
    from dateline import inquiry
    from dateline.config import configured

    return inquiry.opened(configured(os.environ, store=store))


def given(day: str | None, option: str) -> date | None:
    """The day that an option gives, if any. Raises InputError."""
    from dateline.ingest.report import as_date

    return as_date(day, option) if day else None


def _day(day: str | None) -> date:
    """The day given, or today."""
    from dateline.config import configured

    return given(day, "--on") or configured(os.environ).today


def _empty(subject: str | None, when: str = "") -> str:
    return f"nothing is told of {subject}{when}: try another of its names" if subject else NOTHING


def printed(rows: Sequence[Row], shape: Format, table: Callable[[Sequence[Row]], Table], empty: str = NOTHING) -> None:
    """Rows in the shape that is asked for. JSON and CSV are printed even where they are empty; why, stands on standard error."""
    from dateline.cli import output

    if shape is Format.json:
        output.json_rows(rows)
    elif shape is Format.csv:
        output.csv_rows(rows)
    elif rows:
        output.show(table(rows))
    if not rows:
        output.note(empty)
