"""Proves a store: every quotation stands in its report, and everything that is named is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.record.anchors import digest
from dateline.store.record_store import RecordStore
from dateline.views.rows import Row


@dataclass(frozen=True, slots=True)
class Proof:
    """How much was looked at, and what is wrong: rows of a report and what is wrong with it."""

    reports: int
    quotations: int
    rulings: int
    faults: tuple[Row, ...]


def check(store: RecordStore) -> Proof:
    """Looks at every report, coding and ruling. Raises StoreError where the store cannot be read."""
    faults = [_fault("", words) for words in store.damage()]
    texts = {r.id: r for r in store.reports()}
    codings = {c.report: c for c in store.codings()}
    quotations = 0
    for identity, report in texts.items():
        if identity not in codings:
            faults.append(_fault(identity, "was never coded: dateline rebuild codes it"))
            continue
        coding = codings[identity]
        if coding.unread:
            faults.append(_fault(identity, f"has no claims: {coding.unread}"))
        quotations += sum(1 for _ in _quotations(msgspec.to_builtins(coding)))
        faults += [_fault(identity, told) for told in unfit(report, coding)]
    rulings = store.rulings()
    for ruling in rulings:
        for anchor in (a for group in ruling.groups for a in group):
            text = texts[anchor.report].text if anchor.report in texts else None
            if text is None or digest(text[anchor.start : anchor.end]) != anchor.digest:
                faults.append(_fault(anchor.report, f"has no longer the words that ruling {ruling.id} speaks of"))
    return Proof(len(texts), quotations, len(rulings), tuple(faults))


def unfit(report: Report, coding: Coding) -> Iterator[str]:
    """What in a coding does not fit its report."""
    for words in _quotations(msgspec.to_builtins(coding)):
        yield from _misquoted(words, report)
    yield from _dangling(coding)


def _fault(report: str, told: str) -> Row:
    return {"report": report or None, "fault": told}


def _quotations(value: Any) -> Iterator[dict[str, Any]]:
    """Everything that quotes, however deep."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from _quotations(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _quotations(inner)


def _misquoted(words: dict[str, Any], report: Report) -> Iterator[str]:
    start, end = words["start"], words["end"]
    if words["report"] != report.id:
        yield f"has a claim that quotes {words['report']}"
    elif report.text[start:end] != words["quote"]:
        yield f"does not say {words['quote'][:60]!r} at {start} to {end}"
    first, last = words.get("trigger") or (start, end)
    if not start <= first <= last <= end:
        yield f"has words of a claim at {first} to {last}, outside their sentence at {start} to {end}"


def _dangling(coding: Coding) -> Iterator[str]:
    known = {e.id for e in coding.events}
    for statement in coding.statements:
        for event in statement.events:
            if event not in known:
                yield f"has a statement {statement.id} on an event {event} that is not there"
