"""What many reports tell together, for a reader who has a minute: events with their words, days side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.table import Table
from rich.text import Text

from dateline.cli import tables
from dateline.views.words import figure

Row = dict[str, Any]
LONGEST = 85


def happenings(rows: Sequence[Row]) -> Table:
    """Each event as a line, with the words of its first source and all who say so."""
    table = tables.blank()
    table.add_column("when", style="cyan", no_wrap=True, width=16)
    table.add_column("what", ratio=4)
    table.add_column("in the words", style="italic", ratio=6)
    table.add_column("according to", style="dim", ratio=3)
    for row in rows:
        quote = Text(cut(row["sources"][0]["quote"]), style="italic")
        quote.highlight_words([row["sources"][0]["trigger"]], "bold not italic")
        table.add_row(tables.bounds(row["time"]), _happening(row), quote, voices(row["sources"]))
    return table


def _happening(row: Row) -> Text:
    number, actor = figure(row), tables.names(row["actor"])
    # "rebels · killed 12 soldiers", but "15,000 people · fled to": nobody is told to have done it to them
    told = Text(actor or number, style="" if actor else "bold")
    told.append(" · " if told else "").append(tables.words(row["sources"]), style="bold red")
    if number and actor:
        told.append(f" {number}", style="bold")
    # "12 soldiers" says already who the unnamed soldiers are
    named = [p for p in row["recipient"] if not (number and p["id"].startswith("unnamed:"))]
    if named:
        told.append(" → " + tables.names(named))
    if row["places"]:
        told.append(" · " + tables.names(row["places"]), style="green")
    told.append(" " + " ".join(filter(None, [row["type"], row["mode"]])), style="dim")
    if row["factuality"] != "happened":
        told.append(" ").append(tables.status(row["factuality"]))
    return told


def days(situations: Mapping[str, Sequence[Row]]) -> Table:
    """How things stood on several days, a column for each; a value that others contradict says so and names its source."""
    table = tables.blank()
    table.add_column("", style="bold", ratio=2)
    for day in situations:
        table.add_column(day, ratio=3)
    topics = sorted({(r["kind"], tables.one(r["subject"])) for rows in situations.values() for r in rows})
    for kind, subject in topics:
        cells = [_cell([r for r in rows if (r["kind"], tables.one(r["subject"])) == (kind, subject)])
                 for rows in situations.values()]  # fmt: skip
        table.add_row(f"{kind}: {subject}", *cells)
    return table


def _cell(rows: Sequence[Row]) -> Text:
    if not rows:
        return Text("–", style="dim")
    parts = []
    for row in rows:
        text = Text(cut(tables.value(row["value"])))
        text.append(" ")
        text.append(tables.status(row["status"]))
        if row["status"] == "disputed":
            text.append(f", says {tables.claimants(row['according_to'])}", style="dim")
        parts.append(text)
    return Text("\n").join(parts)


def voices(sources: Sequence[Row]) -> str:
    """Who says so, and how many reports tell it where it is more than one."""
    reports = len({s["report"] for s in sources})
    return tables.claimants(sources) + (f" ({reports} reports)" if reports > 1 else "")


def cut(words: str) -> str:
    """At most LONGEST characters, cut between words."""
    plain = " ".join(words.split())
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + " …"
