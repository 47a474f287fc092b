"""The page as one file to send to a colleague: the script, the style and the rows within it, and no request to anywhere."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from graphlib import TopologicalSorter
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from dateline import comparing, inquiry
from dateline.days import Days
from dateline.model.record import Record
from dateline.views.explain import explained_events
from dateline.web import rows
from dateline.web.records import Records

Row = dict[str, Any]
Ask = Callable[[date], list[Row]]
Run = tuple[int, str, str]
"""A row by its number, the first and the last day on which it is given."""
MOST_STEPS = 12
"""How many days of knowledge are kept apart at most; between them the page shows the last before."""


def one_file(records: Records, static: Path) -> str:
    """The document. `static` holds the built page."""
    script = (static / "app.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    style = (static / "app.css").read_text(encoding="utf-8")
    held = msgspec.json.encode(embedded(records)).decode().replace("<", "\\u003c")
    policy = f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'; img-src data:; base-uri 'none'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
        f'<title>dateline</title><link rel="icon" href="data:,"><style>{style}</style></head>'
        f'<body><div id="app"></div><script type="application/json" id="record">{held}</script>'
        f'<script type="module">{script}</script></body></html>\n'
    )


def embedded(records: Records) -> Row:
    """All rows for every day of knowledge, each row once; those that depend on the day asked for with the days between which they
    stand."""
    store = records.store
    pool: dict[bytes, int] = {}
    days = store.days()
    last = max(days[-1] if days else records.today, records.today)
    span = (days[0] if days else last) - timedelta(days=365), last
    whole = records.at(None)
    moments = steps(days)
    known = [_known(records.at(day), day, span, pool) for day in moments]
    for told, since, until in zip(known, _firsts(moments), moments, strict=True):
        changes = comparing.changes(store, comparing.Stretch(since, until))
        told["changes"] = [_kept(row, pool) for row in changes]
    known.append(_known(whole, date.max, span, pool))  # rulings made after the last report too
    return {
        "about": rows.about(store, records.today, corrections=False),
        "reports": [rows.report_text(r) for r in store.reports()],
        "explain": explained_events(whole),
        "rows": [msgspec.Raw(row) for row in pool],
        "known": known,
    }


def steps(days: Sequence[date], most: int = MOST_STEPS) -> list[date]:
    """Days of publication, evenly thinned to `most`, the last always among them."""
    if len(days) <= most:
        return list(days)
    return sorted({days[round(n * (len(days) - 1) / (most - 1))] for n in range(most)})


def _firsts(moments: Sequence[date]) -> list[date]:
    """The first day of each step of knowledge: the day after the last step."""
    return [*moments[:1], *(day + timedelta(days=1) for day in moments[:-1])]


def _known(record: Record, day: date, span: tuple[date, date], pool: dict[bytes, int]) -> Row:
    lists = {
        "events": inquiry.events(record),
        "timeline": inquiry.timeline(record, None, min(day, span[1])),
        "disputes": comparing.disputes(record),
    }
    asked = Days(record)
    asks: dict[str, Ask] = {"situation": asked.situation, "commitments": asked.commitments}
    moments = _moments(record, span)
    return {
        "by": day.isoformat(),
        "lists": {name: [_kept(row, pool) for row in found] for name, found in lists.items()},
        "runs": {name: runs(ask, moments, pool) for name, ask in asks.items()},
        "changes": [],
    }


def runs(ask: Ask, moments: Sequence[date], pool: dict[bytes, int]) -> list[Run]:
    """Each row of an answer with the first and the last day on which it is given, in the order of the answers. Between two of
    `moments` whose answers differ, the day of change is looked for by halving."""
    answers = {day: tuple(_kept(row, pool) for row in ask(day)) for day in moments}
    unsure = list(pairwise(moments))
    while unsure:
        low, high = unsure.pop()
        if answers[low] != answers[high] and (high - low).days > 1:
            middle = low + (high - low) // 2
            answers[middle] = tuple(_kept(row, pool) for row in ask(middle))
            unsure += [(low, middle), (middle, high)]
    return _stretches(sorted(answers.items()))


def _stretches(answers: Sequence[tuple[date, tuple[int, ...]]]) -> list[Run]:
    found: list[Run] = []
    begun: dict[int, date] = {}
    for at, (day, given) in enumerate(answers):
        for row in [r for r in begun if r not in given]:
            found.append((row, begun.pop(row).isoformat(), (day - timedelta(days=1)).isoformat()))
        for row in given:
            begun.setdefault(row, day if at else date.min)
    found += [(row, first.isoformat(), date.max.isoformat()) for row, first in begun.items()]
    ranks = _ranks([given for _, given in answers])
    return sorted(found, key=lambda run: (ranks[run[0]], run[1]))


def _ranks(lists: Iterable[tuple[int, ...]]) -> dict[int, int]:
    """A place for each row that agrees with every list. The lists are cut out of one order, so that one exists."""
    after: dict[int, set[int]] = {}
    for given in lists:
        for row in given:
            after.setdefault(row, set())
        for row, following in pairwise(given):
            after[following].add(row)
    return {row: rank for rank, row in enumerate(TopologicalSorter(after).static_order())}


def _moments(record: Record, span: tuple[date, date]) -> list[date]:
    """The days on which an answer may change: every day told, and the one after."""
    told: set[date] = set(span)
    for bounds in _bounds(record):
        told |= {d for d in (bounds.earliest, bounds.latest) if d}
    days = {d + timedelta(days=n) for d in told if date(1000, 1, 1) < d < date(9000, 1, 1) for n in (0, 1)}
    return sorted(days)


def _bounds(record: Record) -> Iterable[Any]:
    for state in record.states:
        yield from (state.start, state.end, state.observed)
    yield from (e.time.bounds for e in record.events)
    yield from (c.due for c in record.commitments)


def _kept(row: Row, pool: dict[bytes, int]) -> int:
    return pool.setdefault(msgspec.json.encode(row), len(pool))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
