"""The commands of an analyst who overrules what was read: `correct …` and `rulings`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import Format, KnownBy, Shape, Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.corrections import Analyst, Bench
    from dateline.model.ruling import Ruling

app = typer.Typer(
    no_args_is_help=True,
    help="Overrule what was read, with a reason; nothing is erased, and every ruling can be withdrawn.",
)
Identity = Annotated[str, typer.Argument(metavar="ID", help="An id as --format json or explain prints it.")]
Several = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids as --format json or explain prints them.")]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it is kept and shown.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who rules.")]


@app.command()
def merge(ids: Several, reason: Reason, by: By, store: Store = None) -> None:
    """Two or more events are one happening."""
    _rule(store, lambda bench, analyst: bench.merge(ids, analyst), by, reason)


@app.command()
def split(
    identity: Identity,
    parts: Annotated[
        list[str], typer.Argument(metavar="TELLING…", help="Tellings, or reports, as explain prints them.")
    ],
    reason: Reason,
    by: By,
    store: Store = None,
) -> None:
    """Some tellings of an event tell another happening."""
    _rule(store, lambda bench, analyst: bench.split(identity, parts, analyst), by, reason)


@app.command()
def reject(ids: Several, reason: Reason, by: By, store: Store = None) -> None:
    """An event, state or promise was misread: take it out of the record."""
    _rule(store, lambda bench, analyst: bench.reject(ids, analyst), by, reason)


@app.command()
def apart(
    one: Annotated[str, typer.Argument(metavar="PARTY", help="A name or id as dateline explain prints it.")],
    other: Annotated[str, typer.Argument(metavar="PARTY", help="The other one.")],
    reason: Reason,
    by: By,
    store: Store = None,
) -> None:
    """Two spellings that were taken for one person or organisation are two."""
    _rule(store, lambda bench, analyst: bench.apart(one, other, analyst), by, reason)


@app.command("date")
def date_(
    identity: Identity,
    value: Annotated[str, typer.Argument(metavar="DATE", help="2024-05-03, 2024-05, 2024 or FIRST/LAST.")],
    reason: Reason,
    by: By,
    store: Store = None,
) -> None:
    """It was on another day; of a promise, it is due on another day."""
    _rule(store, lambda bench, analyst: bench.set(identity, "date", value, analyst), by, reason)


@app.command()
def place(
    identity: Identity,
    value: Annotated[str, typer.Argument(metavar="PLACE", help="A name, or an id such as geo:2988507.")],
    reason: Reason,
    by: By,
    store: Store = None,
) -> None:
    """It was in another place."""
    _rule(store, lambda bench, analyst: bench.set(identity, "place", value, analyst), by, reason)


@app.command()
def actor(
    identity: Identity,
    value: Annotated[str, typer.Argument(metavar="PARTY", help="A name, or an id of the record.")],
    reason: Reason,
    by: By,
    store: Store = None,
) -> None:
    """Somebody else did it; of a state, somebody else has it."""
    _rule(store, lambda bench, analyst: bench.set(identity, "actor", value, analyst), by, reason)


@app.command("set")
def set_(
    identity: Identity,
    assignment: Annotated[str, typer.Argument(metavar="FIELD=VALUE", help="Such as type=ASSAULT or best=12.")],
    reason: Reason,
    by: By,
    store: Store = None,
) -> None:
    """A field has another value: type, mode, factuality, recipient, low, best, high, status, number, text."""
    from dateline.errors import InputError

    field, equals, value = assignment.partition("=")
    if not equals:
        raise InputError(f"{assignment!r} sets nothing: write FIELD=VALUE, such as type=ASSAULT")
    _rule(store, lambda bench, analyst: bench.set(identity, field.strip(), value, analyst), by, reason)


@app.command()
def withdraw(
    ruling: Annotated[str, typer.Argument(metavar="RULING", help="The id of a ruling, as rulings prints it.")],
    reason: Reason,
    by: By,
    store: Store = None,
) -> None:
    """A ruling no longer holds: what it overrode stands again."""
    _rule(store, lambda bench, analyst: bench.withdraw(ruling, analyst), by, reason)


def rulings(known_by: KnownBy = None, shape: Shape = Format.table, store: Store = None) -> None:
    """Print every ruling: what it says, of what, by whom and why, and whether it stands."""
    from dateline import corrections
    from dateline.cli import comparisons
    from dateline.cli.asking import printed
    from dateline.config import configured
    from dateline.ingest.report import as_date
    from dateline.inquiry import opened

    day = as_date(known_by, "--known-by") if known_by else None
    with opened(configured(os.environ, store=store)) as kept:
        rows = corrections.rulings(kept, day)
    printed(rows, shape, comparisons.rulings, "nobody has ruled yet: dateline correct --help says how")


def _rule(store: str | None, deed: Callable[[Bench, Analyst], Ruling], by: str, reason: str) -> None:
    from dateline.cli import output
    from dateline.config import configured, system_clock
    from dateline.corrections import Analyst, Bench
    from dateline.inquiry import opened

    with opened(configured(os.environ, store=store)) as kept:
        ruling = deed(Bench(kept, system_clock), Analyst(by, reason))
    output.note(f"ruling {ruling.id} is kept; dateline correct withdraw {ruling.id} takes it back")
