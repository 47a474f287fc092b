"""A reading that is interrupted says how many reports it has kept, wherever the interruption comes."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from types import FrameType
from typing import Any

import pytest

from dateline import desk
from dateline.cli import output, tally
from dateline.indexing import INDEXER
from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.store import record_store, unbroken
from dateline.store.record_store import RecordStore, open_store

REPORTS = [Report(f"r{n}", f"Text {n}.", date(2031, 5, 3)) for n in range(3)]
WATCHED = {module.__file__ for module in (desk, tally, record_store, unbroken)}


@pytest.fixture(autouse=True)
def uncoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Coding takes no time and no model."""
    monkeypatch.setattr(desk, "coded", lambda reports, way, workers: ((r, Coding(r.id)) for r in reports))
    monkeypatch.setattr(desk, "stamp", lambda model, order: "")


def opened() -> RecordStore:
    return open_store("sqlite://", lambda: datetime(2031, 7, 1, tzinfo=UTC), INDEXER)


@contextmanager
def interrupted_at(step: int) -> Iterator[list[int]]:
    """Sends an interruption when so many lines of the modules watched have run; gives how many did."""
    steps = [0]

    def watch(frame: FrameType, event: str, _told: object) -> Any:
        if frame.f_code.co_filename not in WATCHED:
            return None
        if event == "line":
            steps[0] += 1
            if steps[0] == step:
                signal.raise_signal(signal.SIGINT)
        return watch

    before, old = signal.signal(signal.SIGINT, signal.default_int_handler), sys.gettrace()
    sys.settrace(watch)
    try:
        yield steps
    finally:
        sys.settrace(old)
        signal.signal(signal.SIGINT, before)


def told_and_held(step: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int | None, int, int]:
    """How many reports the line of an interruption tells of, none where it came too late; how many are kept; how many lines ran."""
    notes: list[str] = []
    monkeypatch.setattr(output, "note", lambda item: notes.append(str(item)))
    with closing(opened()) as store:
        with interrupted_at(step) as steps, suppress(SystemExit, KeyboardInterrupt):
            tally.taken(desk.read(REPORTS, "", store), True, store)
        found = [m for n in notes if (m := re.search(r"interrupted: (\d+) reports were read and are kept", n))]
        return int(found[0][1]) if found else None, store.size(), steps[0]


def test_at_every_step_of_a_reading_as_many_reports_are_told_as_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    _, held, last = told_and_held(0, monkeypatch)
    assert held == len(REPORTS)
    found = [told_and_held(step, monkeypatch) for step in range(1, last + 1)]
    assert {held for _, held, _ in found} == {0, 1, 2, 3}
    assert [told for told, held, _ in found if told is not None and told != held] == []
    assert sum(told is None for told, _, _ in found) < 20  # before the first and after the last report


def test_an_interruption_waits_until_what_is_kept_is_counted() -> None:
    with closing(opened()) as store:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            with pytest.raises(KeyboardInterrupt), unbroken.unbroken():
                signal.raise_signal(signal.SIGINT)
                assert store.add(REPORTS[0], Coding("r0"))
            assert (store.kept, store.size()) == (1, 1)
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
            assert not store.add(REPORTS[0], Coding("r0"))
            assert store.kept == 1
        finally:
            signal.signal(signal.SIGINT, before)
