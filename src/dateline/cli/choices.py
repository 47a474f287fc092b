"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"
    csv = "csv"


class Order(StrEnum):
    """How texts write a day in numerals."""

    dmy = "dmy"
    mdy = "mdy"


class Engine(StrEnum):
    """Where a corpus is coded."""

    processes = "processes"
    ray = "ray"


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="The day of publication, where a report comes with none; else a plain text is dated by its head or its name.",
    ),
]
DateOrder = Annotated[
    Order | None,
    typer.Option(
        metavar="ORDER",
        envvar="DATELINE_DATE_ORDER",
        show_envvar=False,
        help="What 03/04/2024 means: dmy (3 April) or mdy. Else DATELINE_DATE_ORDER, else the publisher's habit.",
    ),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon", metavar="FILE", help="Triggers of your own in TOML, before the packaged ones; may be given twice."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Store = Annotated[str | None, typer.Option(metavar="URL", help="Where the record is kept; else DATELINE_STORE.")]
Shape = Annotated[
    Format, typer.Option("--format", metavar="FORMAT", help="table for people, json or csv for programs.")
]
KnownBy = Annotated[str | None, typer.Option(metavar="DATE", help="Use only reports published up to this day.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="The day that is asked for; today where none is given.")]
Due = Annotated[
    str | None,
    typer.Option(
        metavar="SPAN", help="Only what is still open and falls due from that day to so long after, such as 14d or 2w."
    ),
]
Kind = Annotated[str | None, typer.Option(metavar="KIND", help="Only one kind, such as control, deployment or office.")]
Rule = Annotated[
    str,
    typer.Option(
        metavar="RULE",
        help="Which figure is best: conservative, informative, representative, latest, or a source by name.",
    ),
]
Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="Only what may have happened on this day or later.")
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Only what may have happened on this day or earlier.")
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, max=256, help="Processes that read; the record is the same.")
]
Where = Annotated[
    Engine,
    typer.Option("--engine", metavar="ENGINE", help="processes on this machine, or ray (RAY_ADDRESS names a cluster)."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch addresses of private networks, such as localhost.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FIELD=NAME", help="Which column of a table holds a field, such as text=Body; may be repeated."
    ),
]
