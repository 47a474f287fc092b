"""The command `brief`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from dateline.cli.choices import KnownBy, Rule, Store

Subject = Annotated[str, typer.Argument(metavar="SUBJECT", help="Any name of a place or party.")]
First = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="The first day; else the first that is told.")
]
Last = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day; else today.")]


def brief(
    subject: Subject,
    first: First = None,
    last: Last = None,
    known_by: KnownBy = None,
    rule: Rule = "representative",
    store: Store = None,
) -> None:
    """Print a cited chronology in Markdown, ready to paste; disagreements stand in footnotes."""
    from dateline import briefing
    from dateline.cli import output
    from dateline.config import configured
    from dateline.ingest.report import as_date
    from dateline.inquiry import opened

    config = configured(os.environ, store=store)
    known = as_date(known_by, "--known-by") if known_by else None
    end = as_date(last, "--to") if last else known or config.today
    scope = briefing.Scope(subject, as_date(first, "--from") if first else None, end, known)
    with opened(config) as kept:
        output.raw(briefing.briefed(kept, scope, rule).encode("utf-8", "replace"))
