"""The commands that compare: `changes`, `disputes`, `reports`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from dateline.cli.choices import Format, KnownBy, Shape, Store

Since = Annotated[str, typer.Option("--since", metavar="DATE", help="The first day of publication that counts.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The last one; today where none is given.")]
Subject = Annotated[str | None, typer.Argument(metavar="SUBJECT", help="Any name of a place or party.")]


def changes(since: Since, until: Until = None, shape: Shape = Format.table, store: Store = None) -> None:
    """Print what became known, was revised, was contradicted or came to an end between two days."""
    from dateline import comparing
    from dateline.cli import comparisons
    from dateline.cli.asking import printed
    from dateline.config import configured
    from dateline.ingest.report import as_date
    from dateline.inquiry import opened

    config = configured(os.environ, store=store)
    last = as_date(until, "--until") if until else config.today
    stretch = comparing.Stretch(as_date(since, "--since"), last)
    with opened(config) as kept:
        rows = comparing.changes(kept, stretch)
    printed(rows, shape, comparisons.changes, f"no report published from {stretch.since} to {last} changes the record")


def disputes(
    subject: Subject = None, known_by: KnownBy = None, shape: Shape = Format.table, store: Store = None
) -> None:
    """Print where sources differ on figures, states and whether something happened, side by side."""
    from dateline import comparing, inquiry
    from dateline.cli import comparisons
    from dateline.cli.asking import given, printed
    from dateline.config import configured

    with inquiry.opened(configured(os.environ, store=store)) as kept:
        rows = comparing.disputes(inquiry.recorded_disputed(kept, subject, given(known_by, "--known-by")), subject)
    printed(rows, shape, comparisons.disputes, f"no source differs{f' on {subject}' if subject else ''}")


def reports(known_by: KnownBy = None, shape: Shape = Format.table, store: Store = None) -> None:
    """Print the reports that were read, those that tell one story together, and which of them copy another."""
    from dateline import inquiry
    from dateline.cli import comparisons
    from dateline.cli.asking import NOTHING, printed
    from dateline.config import configured
    from dateline.ingest.report import as_date

    day = as_date(known_by, "--known-by") if known_by else None
    with inquiry.opened(configured(os.environ, store=store)) as kept:
        rows = inquiry.reports(kept, day)
    printed(rows, shape, comparisons.reports, NOTHING)
