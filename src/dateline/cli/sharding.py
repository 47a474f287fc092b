"""The commands for large corpora: `code` into shards, `load` them into a store."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import Columns, DateOrder, Engine, Lexicons, Published, Quiet, Store, Where, Workers
from dateline.cli.tally import INTERRUPTED, leave
from dateline.errors import DatelineError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.sharding import Coded


def code(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="Files and folders.")],
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the shards and their manifest go.")],
    published: Published = None,
    date_order: DateOrder = None,
    column: Columns = None,
    lexicon: Lexicons = None,
    workers: Workers = 1,
    engine: Where = Engine.processes,
    quiet: Quiet = False,
) -> None:
    """Code a large corpus into Parquet shards, in processes or on a Ray cluster; run again, it goes on where it was."""
    from dateline import desk
    from dateline.cli import output
    from dateline.cli.reading import terms_of
    from dateline.config import configured
    from dateline.engines import Place
    from dateline.ingest import sources
    from dateline.sharding import Coder
    from dateline.sharding import code as coded
    from dateline.workers import Way

    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray would else report over the network
    config = configured(os.environ)
    way = Way(desk.annotators, config.model, date_order or "", tuple(p.absolute() for p in lexicon or ()))
    coder = Coder(way, terms_of(config, published, column or ()), out.absolute())
    place = Place(workers, os.environ.get("RAY_ADDRESS"))
    worst: DatelineError | None = None
    new = there = reports = undated = 0
    try:
        files = sources.expand(paths)
        for done in _shown(coded(files, coder, engine, place), sum(map(sources.size, files))):
            new, there, reports = new + done.new, there + (not done.new), reports + done.shard.reports
            undated += done.shard.undated
            for kind, told in done.shard.told:
                output.note(told)
                worst = InputError(told) if kind == "error" else worst
    except KeyboardInterrupt:
        output.note(f"interrupted: {new} shards were coded and are kept; code again to go on")
        raise SystemExit(INTERRUPTED) from None
    if undated:
        output.note(
            f"no date of publication in {undated} of the reports: relative dates stay unresolved: give --published"
        )
    if not quiet:
        known = f"; {there} of them coded before" if there else ""
        shards = f"{new + there} shard{'s' * (new + there != 1)}"
        output.note(f"{reports} reports in {shards} in {out}{known}")
    leave(worst)


def load(
    paths: Annotated[
        list[Path], typer.Argument(metavar="SHARDS…", help="Folders that dateline code wrote, or single shards.")
    ],
    since: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only reports published from this day on.")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only those published up to it.")] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only reports that tell of a country, such as KEN.")
    ] = None,
    quiet: Quiet = False,
    store: Store = None,
) -> None:
    """Fold coded shards into the store; the record is the same as if their reports had been read into it."""
    from dateline import sharding
    from dateline.cli import output
    from dateline.cli.asking import given
    from dateline.config import configured
    from dateline.inquiry import opened

    config = configured(os.environ, store=store)
    part = sharding.Partition(given(since, "--from"), given(until, "--to"), country.upper() if country else None)
    total = sharding.Loaded()
    worst: DatelineError | None = None
    with opened(config) as kept:
        try:
            for item in sharding.load(paths, config.model, kept, part):
                if isinstance(item, sharding.Loaded):
                    total.take(item)
                    continue
                output.note(item)
                worst = item if isinstance(item, InputError) else worst
        except KeyboardInterrupt:
            output.note(f"interrupted: {kept.kept} reports were loaded and are kept; load again to go on")
            raise SystemExit(INTERRUPTED) from None
    if total.stale:
        output.note(
            f"{total.stale} reports were coded by other rules, data or model: dateline rebuild codes them again"
        )
    if total.unread:
        output.note(f"{total.unread} reports have no claims as coding them failed: dateline check lists them")
    if not quiet:
        known = f"; {total.known} were there already" if total.known else ""
        output.note(f"{total.new} reports loaded{known}")
    leave(worst)


def _shown(coded: Iterator[Coded], size: int) -> Iterator[Coded]:
    """Moves a bar by what was read."""
    from dateline.cli import output

    with output.progress(sys.stderr.isatty()) as bar:
        task = bar.add_task("coding", total=size or None)
        for done in coded:
            yield done
            bar.advance(task, done.lot.size)
