"""The command `demo`: a sample that ships with the package, read into a store that lasts as long as the command."""

from __future__ import annotations

import os
import sys


def demo() -> None:
    """Read six short invented reports on one conflict and show what they tell; nothing is kept."""
    from rich.rule import Rule

    from dateline import desk, inquiry
    from dateline.cli import output, tables
    from dateline.cli.report import told
    from dateline.config import configured
    from dateline.ingest.report import Terms
    from dateline.ingest.sources import expand, findings

    config = configured(os.environ, store="sqlite://")
    files = expand([desk.sample()])
    with inquiry.opened(config) as kept:
        for item in desk.read(findings(files, Terms(config.today), sys.stdin.buffer), config.model, kept):
            if isinstance(item, desk.Reading):
                output.show(*told(item.report, *inquiry.told(item.coding)))
        events = inquiry.events(kept.codings())
    if events:
        output.show(Rule("All reports together", align="left"), tables.events(events))
    output.note("this was a sample about an invented conflict; read your own reports with: dateline read PATH")
