"""The command `export`: a part of the record in somebody's format, to a file or to standard output."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dateline.cli.asking import given
from dateline.cli.choices import KnownBy, Since, Store, Until
from dateline.errors import InputError


def export(
    subject: Annotated[str | None, typer.Argument(metavar="SUBJECT", help="Any name of a place or party.")] = None,
    name: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="plover, gdelt, ucdp, acled, geojson, csv, parquet, ftm, ftm-statements, hxl, ical, jsonld or markdown.",
        ),
    ] = "csv",
    to: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; else printed.")
    ] = None,
    since: Since = None,
    until: Until = None,
    known_by: KnownBy = None,
    store: Store = None,
) -> None:
    """Write events, promises or displacement in the format of another tool; what it cannot hold is said."""
    from dateline.cli import output
    from dateline.config import configured
    from dateline.export.formats import EXPORTERS
    from dateline.exports import Wanted, exported, write
    from dateline.inquiry import Window, opened

    if name not in EXPORTERS:
        raise InputError(f"no format {name}: one of {', '.join(EXPORTERS)}")
    if EXPORTERS[name].binary and to is None and sys.stdout.isatty():
        raise InputError(f"{name} is no text: name a file with -o FILE")
    config = configured(os.environ, store=store)
    known = given(known_by, "--known-by")
    wanted = Wanted(known or config.today, Window(subject, given(since, "--from"), given(until, "--to")), known)
    with opened(config) as kept:
        made = exported(kept, name, wanted)
    if to is None:
        output.raw(made.body)
    else:
        write(to, made.body)
    for reason, count in made.left_out:
        output.note(f"{count} {reason}")
