"""What one report tells, as `read` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import RenderableType
from rich.rule import Rule
from rich.text import Text

from dateline.cli import tables
from dateline.model.report import Report

Row = dict[str, Any]
DATED_BY = {"line": " (told at its head)", "name": " (its file's name)"}
"""What to say of a date of publication that nobody gave."""


def told(report: Report, events: Sequence[Row], states: Sequence[Row]) -> list[RenderableType]:
    """A heading, then what happened, then the states it tells."""
    published = report.published.isoformat() + DATED_BY.get(report.dated_by, "") if report.published else "no date"
    heading = " · ".join(filter(None, [report.publisher, published, report.title or report.origin]))
    parts: list[RenderableType] = [Rule(Text(heading), align="left", style="blue")]
    parts.append(tables.events(events) if events else "No event is read in it.")
    if states:
        parts.append(tables.states(states))
    return parts
