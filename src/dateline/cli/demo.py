"""The command `demo`: a sample that ships with the package, read into a store that lasts as long as the command."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.config import Config
    from dateline.model.record import Record

SUBJECT = "Marsabit"
DAYS = ("2023-03-10", "2023-04-20", "2023-05-16")


def demo() -> None:
    """Read six short invented reports on one conflict and show what they tell; nothing is kept."""
    from dateline.cli import output
    from dateline.config import configured

    output.show(*parts(*sample(configured(os.environ, store="sqlite://"))))
    output.note("an invented conflict, not kept; read your own reports with: dateline read PATH")


def sample(config: Config) -> tuple[Record, int]:
    """What the sample tells, and how many reports it has."""
    from dateline import desk, inquiry
    from dateline.ingest.report import Terms
    from dateline.ingest.sources import expand, findings

    found = findings(expand([desk.sample()]), Terms(config.today), io.BytesIO())
    with inquiry.opened(config) as kept:
        read = list(desk.read(found, config.model, kept))
        if bad := [item for item in read if not isinstance(item, desk.Reading)]:
            raise TypeError(f"the sample has a bad report: {bad[0]}")
        return inquiry.recorded(kept), len(read)


def parts(record: Record, reports: int) -> list[RenderableType]:
    """What happened, how things stood on three days, one place's timeline, and what became of promises."""
    from datetime import date

    from rich.rule import Rule

    from dateline import inquiry
    from dateline.cli import overview, tables

    last = date.fromisoformat(DAYS[-1])
    situations = {day: inquiry.situation(record, inquiry.Ask(date.fromisoformat(day))) for day in DAYS}
    promises = inquiry.commitments(record, last)
    shown: list[RenderableType] = [
        Rule(f"{reports} reports: what happened, in whose words", align="left", style="blue"),
        overview.happenings(inquiry.events(record)),
        Rule("How things stood on three days", align="left", style="blue"),
        overview.days(situations),
        Rule(f"Timeline of {SUBJECT}", align="left", style="blue"),
        tables.timeline(inquiry.timeline(record, SUBJECT, last)),
    ]
    if promises:
        shown += [Rule("Promises, and what became of them", align="left", style="blue"), tables.commitments(promises)]
    return shown
