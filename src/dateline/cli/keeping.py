"""The commands that look after a store: `check` and `backup`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.choices import Format, Shape, Store
from dateline.errors import StoreError


def check(shape: Shape = Format.table, store: Store = None) -> None:
    """Prove a store: every quotation stands in its report, everything named is there; status 5 where it does not."""
    from dateline import checking
    from dateline.cli import tables
    from dateline.cli.asking import printed
    from dateline.config import configured
    from dateline.inquiry import opened

    with opened(configured(os.environ, store=store)) as kept:
        proof = checking.check(kept)
    looked = f"{proof.reports} reports, {proof.quotations} quotations and {proof.rulings} rulings"
    if proof.faults:
        printed(list(proof.faults), shape, tables.faults)
        raise StoreError(f"{len(proof.faults)} faults in {looked}: read those reports again into another store")
    printed([], shape, tables.faults, f"sound: {looked}")


def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="Where to copy it; the file must not be there yet.")],
    store: Store = None,
) -> None:
    """Copy a store into one file, also while it is in use."""
    from dateline.cli import output
    from dateline.config import configured
    from dateline.inquiry import opened

    with opened(configured(os.environ, store=store)) as kept:
        kept.backup(to)
        output.note(f"{to} holds {kept.size()} reports")
