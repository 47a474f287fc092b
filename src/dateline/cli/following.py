"""The command `follow`: what is new in feeds."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from dateline.cli.choices import AllowPrivate, Quiet, Store
from dateline.cli.reading import terms_of
from dateline.cli.tally import leave, taken


def follow(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED…", help="Addresses of RSS or Atom feeds.")],
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
    store: Store = None,
) -> None:
    """Read what is new in RSS or Atom feeds into the store; run it again, by cron for instance, to go on."""
    import time

    from dateline import desk
    from dateline.config import configured
    from dateline.ingest.fetch import Limits, answer
    from dateline.ingest.follow import Visitor
    from dateline.inquiry import opened

    config = configured(os.environ, store=store)
    limits = Limits(allow_private=allow_private)
    visitor = Visitor(lambda url, headers: answer(url, limits, headers), time.sleep)
    with opened(config) as kept:
        found = desk.follow(feeds, config.model, kept, visitor, terms_of(config))
        tally = taken(found, quiet, kept)
    leave(tally.worst)
