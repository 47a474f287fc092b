"""The command `rebuild`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import Format, Shape, Store, Workers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model.report import Report
    from dateline.rebuilding import Rebuilt


def rebuild(
    everything: Annotated[bool, typer.Option("--all", help="Also reports that the present rules coded.")] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="Show the difference; leave the store as it is.")] = False,
    workers: Workers = 1,
    shape: Shape = Format.table,
    store: Store = None,
) -> None:
    """Code the stored reports again after rules, data or model changed, and print what that changes; rulings stand."""
    from dateline import rebuilding
    from dateline.cli import comparisons, output
    from dateline.cli.asking import printed
    from dateline.config import configured
    from dateline.inquiry import opened

    config = configured(os.environ, store=store)
    terms = rebuilding.Terms(config.model, everything, dry, workers)
    with opened(config) as kept:
        reports = rebuilding.stale(kept, terms)
        done = rebuilding.rebuild(kept, _with_bar(reports), terms)
    printed(done.rows, shape, comparisons.changes, "no event changes")
    output.note(_summary(done, dry))


def _with_bar(reports: Sequence[Report]) -> Iterator[Report]:
    """The reports, with a bar on standard error where that is a terminal."""
    from rich.progress import Progress

    from dateline.cli import output

    with Progress(console=output.console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        yield from bar.track(reports, description="coding again")


def _summary(done: Rebuilt, dry: bool) -> str:
    if not done.read:
        return "every report is coded by the present rules: --all codes them again"
    counts = ", ".join(f"{name} {was} → {now}" for name, (was, now) in done.tallies.items() if was != now)
    parts = [f"{done.read} reports coded again, {len(done.altered)} read otherwise", counts]
    if done.unread:
        parts.append(f"not read again and left as they were: {', '.join(done.unread)}")
    if done.loose:
        parts.append(f"{done.loose} rulings no longer find their words: dateline rulings")
    if dry:
        parts.append("nothing was kept")
    return "; ".join(p for p in parts if p)
