"""The `dateline` command: arguments in, rows out, errors as one line with the exit status of the error tree."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.errors import DatelineError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def about() -> None:
    """Reads news reports into a sourced, dated record of what happened, who said so, and how things stood on any day."""


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files: .txt, .json or .jsonl.")],
    published: Annotated[str | None, typer.Option(help="The day of publication where a file has none.")] = None,
    predicates: Annotated[bool, typer.Option("--predicates", help="Also every predicate with its factuality.")] = False,
) -> None:
    """Print annotated reports as JSON lines; nothing is stored."""
    import msgspec

    from dateline import desk
    from dateline.config import configured
    from dateline.ingest.text import as_date

    day = as_date(published, "--published") if published else None
    for line in desk.extract(paths, configured(os.environ), day, predicates=predicates):
        sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")


def main() -> None:
    """Entry point: runs the command and turns an error into a line and an exit status."""
    try:
        app()
    except DatelineError as error:
        sys.stderr.write(f"dateline: {error}\n")
        raise SystemExit(error.exit_status) from error
