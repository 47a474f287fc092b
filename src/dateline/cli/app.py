"""The `dateline` command: arguments in, rows out, errors as one line with the exit status of the error tree."""

from __future__ import annotations

import gc

import typer

from dateline.cli import (
    asking,
    briefing,
    comparing,
    correcting,
    demo,
    exporting,
    following,
    gazetteer,
    keeping,
    reading,
    rebuilding,
    serving,
    sharding,
)
from dateline.errors import DatelineError

RARELY = (50_000, 20, 100)
"""How often memory is searched for what nothing needs: lexicons and model are half a million objects that stay, and each search walks over them."""

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def about() -> None:
    """Reads news reports into a sourced, dated record of what happened, who said so, and how things stood on any day."""


app.command()(reading.read)
app.command()(reading.extract)
app.command()(following.follow)
app.command("try")(reading.analyse)
app.command()(demo.demo)
app.command()(exporting.export)
for command in (
    asking.events, asking.statements, asking.situation, asking.commitments, asking.timeline, asking.explain,
    asking.codebook, briefing.brief, comparing.changes, comparing.disputes, comparing.reports, correcting.rulings,
    rebuilding.rebuild, serving.serve, serving.page, keeping.check, keeping.backup, sharding.code, sharding.load,
):  # fmt: skip
    app.command()(command)
app.add_typer(correcting.app, name="correct")
app.add_typer(gazetteer.app, name="gazetteer")


def main() -> None:
    """Entry point: runs the command and turns an error into a line and an exit status."""
    gc.set_threshold(*RARELY)
    try:
        app()
    except DatelineError as error:
        from dateline.cli import output

        output.note(error)
        raise SystemExit(error.exit_status) from error
