"""Rulings, changes and disputes as tables that fit 100 columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from dateline.cli import tables
from dateline.cli.overview import cut

Row = dict[str, Any]


def rulings(rows: Sequence[Row]) -> Table:
    """What was ruled, of what, by whom and why."""
    table = tables.blank()
    table.add_column("ruling", style="cyan", no_wrap=True)
    table.add_column("says", style="bold", ratio=3)
    table.add_column("of", ratio=2)
    table.add_column("", no_wrap=True)
    table.add_column("by", ratio=2)
    table.add_column("because", ratio=4)
    for row in rows:
        says = " ".join(filter(None, [row["ruling"], row["field"], row["value"]]))
        by = f"{row['by']}\n{row['recorded_at'][:10]}"
        table.add_row(row["id"], says, "\n".join(row["of"]), row["status"], by, Text(row["reason"]))
    return table


def changes(rows: Sequence[Row]) -> Table:
    """What became known, was revised, was contradicted, came to an end."""
    table = tables.blank()
    table.add_column("", style="cyan", no_wrap=True)
    table.add_column("of what", style="bold", ratio=5)
    table.add_column("was", ratio=3)
    table.add_column("is", ratio=3)
    table.add_column("says", style="dim", ratio=2)
    for row in rows:
        about = Text(row["about"])
        if row["sources"]:
            about.append(f"\n{cut(row['sources'][0]['quote'])}", style="dim italic")
        table.add_row(row["change"], about, row["was"] or "", row["now"], tables.claimants(row["sources"]))
    return table


def disputes(rows: Sequence[Row]) -> Table:
    """Each dispute with its sides, one below the other, and who takes them."""
    table = tables.blank()
    table.add_column("when", style="cyan", no_wrap=True, width=16)
    table.add_column("on what", style="bold", ratio=4)
    table.add_column("one says, another says", ratio=4)
    table.add_column("who", style="dim", ratio=4)
    for row in rows:
        for number, side in enumerate(row["sides"]):
            heads = (tables.bounds(row["time"]), Text(row["about"])) if number == 0 else ("", "")
            table.add_row(
                *heads, side["value"], tables.claimants(side["sources"]), end_section=side is row["sides"][-1]
            )
    return table


def reports(rows: Sequence[Row]) -> Table:
    """A line a report; a rule after each story."""
    table = tables.blank()
    table.add_column("published", style="cyan", no_wrap=True)
    table.add_column("outlet", style="bold", ratio=2)
    table.add_column("title", ratio=5)
    table.add_column("id", style="dim", ratio=2)
    table.add_column("copies", style="dim", ratio=2)
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        title = Text(row["title"] or row["origin"])
        ends = after is None or after["story"] != row["story"]
        day, copied = row["published"] or "no date", row["copy_of"] or ""
        table.add_row(day, row["publisher"] or "", title, row["id"], copied, end_section=ends)
    return table
