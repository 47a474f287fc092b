"""Wires the rebuild: codes the reports in the store again, and what that changes in the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from dateline.comparing import changed_row
from dateline.desk import annotators
from dateline.inquiry import recorded
from dateline.knowledge.stamp import order_of, stamp
from dateline.model.claim import Coding
from dateline.model.dispute import Changed
from dateline.model.record import Record
from dateline.model.report import Report
from dateline.record.assemble import assemble
from dateline.record.changes import event_changes
from dateline.store.record_store import RecordStore
from dateline.views.rows import Row
from dateline.workers import Way, coded

COUNTED = ("events", "states", "statements", "commitments")


@dataclass(frozen=True, slots=True)
class Terms:
    """How to rebuild: all reports or only those coded by other rules, and whether the store is left as it is."""

    model: str
    everything: bool = False
    dry: bool = False
    workers: int = 1


@dataclass(slots=True)
class Rebuilt:
    """`read` reports were coded again and `altered` of them differ; `rows` are the events that are new, gone or read otherwise, `tallies`
    the claims before and after, `loose` the rulings whose words are no longer read so; those that could not be
    read again, `unread`, stay as they were."""

    read: int = 0
    altered: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    tallies: dict[str, tuple[int, int]] = field(default_factory=dict)
    loose: int = 0
    unread: list[str] = field(default_factory=list)


def stale(store: RecordStore, terms: Terms) -> list[Report]:
    """The reports that other rules, data or another model coded; all of them where everything is asked for."""
    stamps = store.stamps()
    return [
        r for r in store.reports() if terms.everything or stamps[r.id] != stamp(terms.model, order_of(stamps[r.id]))
    ]


def rebuild(store: RecordStore, reports: Iterable[Report], terms: Terms) -> Rebuilt:
    """Codes reports again and keeps what comes of it; each at once, so that what was done stays whatever happens next."""
    done, new = Rebuilt(), dict[str, Coding]()
    old = {c.report: c for c in store.codings()}
    before = recorded(store)
    for coding, mark in _coded(reports, terms, store.stamps()):
        if coding.unread:
            done.unread.append(coding.report)
            continue
        done.read += 1
        new[coding.report] = coding
        if coding != old[coding.report]:
            done.altered.append(coding.report)
        if not terms.dry:
            store.recode(coding, mark)
    after = assemble([*(old | new).values()], store.rulings())
    done.rows = [changed_row(c) for c in (*event_changes(before, after), *_gone(before, after))]
    done.tallies = {name: (_count(old.values(), name), _count((old | new).values(), name)) for name in COUNTED}
    done.loose = len(after.loose)
    return done


def _coded(reports: Iterable[Report], terms: Terms, stamps: Mapping[str, str]) -> Iterator[tuple[Coding, str]]:
    """Codings with the stamps to keep them under; each report with the order of days that it was read with."""
    for order, some in groupby(reports, key=lambda r: order_of(stamps[r.id])):
        for _, coding in coded(some, Way(annotators, terms.model, order), terms.workers):
            yield coding, stamp(terms.model, order)


def _gone(before: Record, after: Record) -> Iterator[Changed]:
    for found in event_changes(after, before):
        if found.turn == "new":
            yield Changed("gone", "event", found.thing, found.about, found.now, "no longer read", found.sources)


def _count(codings: Iterable[Coding], name: str) -> int:
    return sum(len(getattr(c, name)) for c in codings)
