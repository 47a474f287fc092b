"""Rows of the public formats as tables that fit 100 columns."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from dateline.views.words import figure, side, state_text

Row = dict[str, Any]
TOLD = {"not_happened": "did not happen", "happened": "done"}
STYLES = {
    "happened": "green", "ongoing": "green", "planned": "cyan", "possible": "yellow", "conditional": "yellow",
    "requested": "yellow", "denied": "red", "not_happened": "red", "holds": "green", "disputed": "magenta",
    "began": "green", "ended": "yellow", "open": "cyan", "overdue": "red", "broken": "red", "fulfilled": "green", "in_force": "green",
}  # fmt: skip


def blank(title: str | None = None) -> Table:
    """A table in the house's looks."""
    return Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)


def events(rows: Sequence[Row], title: str | None = None) -> Table:
    """When, who, did what, to whom, where, who says so, and how it is told."""
    table = blank(title)
    table.add_column("when", style="cyan", no_wrap=True, width=16)
    table.add_column("who", ratio=3)
    table.add_column("did what", style="bold", ratio=3)
    table.add_column("to whom", ratio=3)
    table.add_column("where", ratio=2)
    table.add_column("says", style="dim", ratio=3)
    table.add_column("told as", width=9)
    for row in rows:
        table.add_row(
            bounds(row["time"]), names(row["actor"]), what(row), names(row["recipient"]), names(row["places"]),
            claimants(row["sources"]), status(row["factuality"]),
        )  # fmt: skip
    return table


def statements(rows: Sequence[Row]) -> Table:
    """Who said what, in which report."""
    table = blank()
    table.add_column("published", style="cyan", no_wrap=True)
    table.add_column("who", style="bold", ratio=1)
    table.add_column("how")
    table.add_column("what", ratio=3)
    for row in rows:
        who = one(row["source"]) or "not named"
        table.add_row(row["published"] or "unknown", who, row["kind"], Text(row["quote"]))
    return table


def holdings(rows: Sequence[Row], title: str | None = None) -> Table:
    """What held on a day: since when, until when, how sure, and who says so."""
    table = blank(title)
    table.add_column("what", style="cyan")
    table.add_column("of", style="bold", ratio=2)
    table.add_column("is", ratio=3)
    table.add_column("since", ratio=2)
    table.add_column("until", ratio=2)
    table.add_column("status", no_wrap=True)
    table.add_column("according to", style="dim", ratio=2)
    for row in rows:
        table.add_row(
            row["kind"], one(row["subject"]), value(row["value"]), bounds(row["from"]), bounds(row["to"], ""),
            status(row["status"]), claimants(row["according_to"]),
        )  # fmt: skip
    return table


def states(rows: Sequence[Row]) -> Table:
    """States as one report tells them."""
    table = blank("States it tells")
    table.add_column("what", style="cyan")
    table.add_column("of", style="bold", ratio=2)
    table.add_column("", no_wrap=True)
    table.add_column("is", ratio=3)
    table.add_column("from", ratio=2)
    table.add_column("to", ratio=2)
    table.add_column("says", style="dim", ratio=2)
    for row in rows:
        table.add_row(
            row["kind"], one(row["subject"]), row["change"], value(row["value"]), bounds(row["from"], ""),
            bounds(row["to"], ""), claimants(row["according_to"]),
        )  # fmt: skip
    return table


def commitments(rows: Sequence[Row]) -> Table:
    """Who promised what, to be done when, and what became of it."""
    table = blank()
    table.add_column("due", style="cyan", ratio=2)
    table.add_column("who", style="bold", ratio=2)
    table.add_column("what", ratio=5)
    table.add_column("status", no_wrap=True)
    table.add_column("told on", style="dim", no_wrap=True)
    for row in rows:
        made = row["made"][0]["published"] if row["made"] else None
        actor = row["actor"] if isinstance(row["actor"], list) else [row["actor"]]
        table.add_row(bounds(row["due"]), names(actor), Text(row["text"]), status(row["status"]), made or "")
    return table


def timeline(rows: Sequence[Row]) -> Table:
    """When, who, what, to whom or where, and who says so."""
    table = blank()
    table.add_column("when", style="cyan", no_wrap=True, width=16)
    table.add_column("who", ratio=3)
    table.add_column("what", style="bold", ratio=4)
    table.add_column("to whom, where", ratio=3)
    table.add_column("says", style="dim", ratio=3)
    table.add_column("status", width=9)
    for row in rows:
        table.add_row(
            bounds(row["time"]), ", ".join(row["who"]), what(row) if "type" in row else Text(row["what"]), ", ".join([*row["to"], *row["where"]]),
            claimants(row["sources"]), status(row["status"]),
        )  # fmt: skip
    return table


def explained(rows: Sequence[Row]) -> Table:
    """Each telling with its rule, its sentence and its source."""
    table = blank(" ".join([rows[0]["kind"], rows[0]["value"]]))
    table.add_column("report", style="cyan", ratio=2)
    table.add_column("says", ratio=2)
    table.add_column("in the words", ratio=5)
    table.add_column("read by", style="dim", ratio=3)
    for row in rows:
        report = "\n".join(filter(None, [row["report"], row["publisher"], row["published"]]))
        quote = Text(row["quote"])
        if row["trigger"]:
            quote.highlight_words([row["trigger"]], "bold red")
        telling = f"telling {row['telling']}" if row["telling"] else None
        value = row["value"] if row["kind"] in ("ruling", "party") else None
        why = "\n".join(filter(None, [value, row["rule"], row["link"], telling]))
        table.add_row(report, claimants([row]), quote, why)
    return table


def faults(rows: Sequence[Row]) -> Table:
    """Which report, and what is wrong with it."""
    table = blank()
    table.add_column("report", style="cyan")
    table.add_column("fault", ratio=1)
    for row in rows:
        table.add_row(row["report"] or "", Text(row["fault"]))
    return table


def codebook(rows: Sequence[Row]) -> Table:
    """Types with their definitions, examples and modes."""
    table = blank()
    table.add_column("type", style="bold")
    table.add_column("means", ratio=5)
    table.add_column("modes", style="cyan", ratio=2)
    for row in rows:
        modes = row["modes"]
        alone = len(rows) == 1
        example = "".join(f"\n“{e}”" for e in row["examples"]) if alone else ""
        told = (
            "\n".join(f"{m['name']}: {m['definition']}" for m in modes)
            if alone
            else ", ".join(m["name"] for m in modes)
        )
        table.add_row(row["name"], row["definition"] + example, told)
    return table


def bounds(time: Row, unknown: str = "unknown") -> str:
    """Uncertain bounds as a person would write them: a day, a month, up to a day, between two."""
    low, high = time["earliest"], time["latest"]
    if not low and not high:
        return unknown
    if not low:
        return f"up to {high}"
    if not high:
        return f"from {low}"
    told = side(time)
    if low == high:
        return f"{told}{low}"
    if low.endswith("-01-01") and high.endswith("-12-31"):
        return f"{told}{low[:4]}" if low[:4] == high[:4] else f"{low[:4]} to {high[:4]}"
    if low[:7] == high[:7] and low.endswith("-01") and int(high[8:]) == monthrange(int(low[:4]), int(low[5:7]))[1]:
        return f"{told}{low[:7]}"
    return f"{low} to\n{high}"


def what(row: Row) -> Text:
    """The words that told it with the figure, before them where nobody is told to have done it to so many; then the type with its mode."""
    told = Text(words(row["sources"]), style="bold")
    if number := figure(row):
        told = Text(f"{told} {number}", style="bold") if row["actor"] else Text(f"{number} {told}", style="bold")
    return told.append(" " + " ".join(filter(None, [row["type"], row.get("mode")])), style="not bold dim")


def words(sources: Sequence[Row]) -> str:
    """The words that told an event in its first source."""
    return " ".join(sources[0]["trigger"].split()).lower() if sources else ""


def value(row: Row) -> str:
    """What a state says of its subject."""
    number = f"{row['number']:,.0f}" if row.get("number") is not None else None
    text = row.get("text") if row.get("text") != row.get("name") else None
    parts = [state_text(row.get("name")), number, state_text(text)]
    return ", ".join(str(p) for p in parts if p)


def one(thing: Row | None) -> str:
    """The name of a party or place."""
    return str((thing or {}).get("name") or "")


def names(things: Iterable[Row]) -> str:
    """Names of parties or places, each once."""
    return ", ".join(dict.fromkeys(one(t) for t in things if t))


def claimants(sources: Sequence[Row]) -> str:
    """Who says so, each once; the outlet where it speaks for itself."""
    said = [one(s.get("source")) or s.get("publisher") or "the report" for s in sources]
    return ", ".join(dict.fromkeys(said))


def status(word: str) -> Text:
    """A status in its colour; the word says it without colour too."""
    return Text(TOLD.get(word, word.replace("_", " ")), style=STYLES.get(word, ""))


def plain(rows: Sequence[Row]) -> Table:
    """Rows as they are, a column for each field."""
    table = blank()
    for name in rows[0] if rows else ():
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(f"{v:,}" if type(v) is int else str(v) for v in row.values()))
    return table
