"""The commands `gazetteer …`: a gazetteer of one's own from a GeoNames dump."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import Format, Quiet, Shape

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer(no_args_is_help=True, help="Build a larger gazetteer from a GeoNames dump, or see which one is used.")


@app.command()
def build(
    archives: Annotated[
        list[Path],
        typer.Argument(metavar="ZIP…", help="allCountries.zip or a country's (AM.zip), and alternateNamesV2.zip."),
    ],
    quiet: Quiet = False,
) -> None:
    """Build a gazetteer of your own from GeoNames dumps; it is used from then on."""
    from dateline import desk
    from dateline.cli import output

    made = desk.build_gazetteer(archives, _progress(quiet))
    output.note(f"{made.places:,} places with {made.names:,} names in {made.path}; delete it to use the packaged one")


def _progress(quiet: bool) -> Callable[[str, int], None]:
    from dateline.cli import output

    def tell(name: str, rows: int) -> None:
        if not quiet:
            output.note(f"{name}: {rows:,} rows read")

    return tell


@app.command()
def show(shape: Shape = Format.table) -> None:
    """Print which gazetteer is used and how many places it has."""
    from dateline import desk
    from dateline.cli import asking, tables

    asking.printed([desk.gazetteer_row()], shape, tables.plain)
