"""What a store costs as it grows: adding a report's claims, and asking for the situation of one place, on invented claims.

Usage: python bench/scale.py [REPORTS …] [--folder FOLDER]     prints a line for each size; the same seed gives the same claims
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.inquiry import Ask, recorded, situation
from dateline.model.claim import Coding, EventClaim, Evidence, Locus, Party, StateClaim, Subject, Value
from dateline.model.document import EventTime
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.report import Report
from dateline.store.record_store import RecordStore, open_store

FIRST = date(2000, 1, 1)
PLACES, PARTIES, DAYS, EVENTS = 5_000, 400, 9_000, 6
DEEDS = (
    ("RETREAT", "withdraw", "leave"),
    ("ASSAULT", "heavy-weapons", "shell"),
    ("COERCE", "seize", "take"),
    ("AGREE", "", "sign"),
)
SAMPLE = 200
"""Reports whose adding is timed at each size."""


def pick(seed: str, many: int) -> int:
    """A number below `many` that follows from the seed alone."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6], "big") % many


def coding(number: int) -> tuple[Report, Coding]:
    """An invented report with what is read off it: six events and two states of control."""
    name = f"r{number}"
    day = FIRST + timedelta(days=pick(f"day {number}", DAYS))
    events = tuple(_event(name, day, n) for n in range(EVENTS))
    states = tuple(_state(name, day, n) for n in range(2))
    return Report(name, f"Report {number}.", day), Coding(name, events, states)


def _event(report: str, day: date, number: int) -> EventClaim:
    seed = f"{report} {number}"
    kind, mode, lemma = DEEDS[pick(f"deed {seed}", len(DEEDS))]
    place, mine, yours = _place(seed), _party(f"{seed} a"), _party(f"{seed} b")
    when = day - timedelta(days=pick(f"ago {seed}", 5))
    words = _words(
        report, day, f"{mine.name} {lemma} {yours.name} near {place.name}, witness {pick(seed, 9999)} said.", number
    )
    return EventClaim(
        f"c{number}", kind, mode or None, (), None, (mine,), (yours,), (place,), EventTime(Bounds(when, when), "day"),
        "happened", 0.9, 0.7, (), words, lemma, "bench",
    )  # fmt: skip


def _state(report: str, day: date, number: int) -> StateClaim:
    seed = f"{report} s{number}"
    place, holder = _place(seed), _party(seed)
    words = _words(report, day, f"{holder.name} hold {place.name}.", 50 + number)
    value = Value(holder.name, holder.id, holder.country)
    return StateClaim(
        f"s{report}{number}", "control", Subject(place=place), value, "held", UNKNOWN, UNKNOWN, Bounds(day, day),
        "happened", 0.9, 0.7, words, "bench",
    )  # fmt: skip


def _place(seed: str) -> Locus:
    number = pick(f"place {seed}", PLACES)
    return Locus(f"place:town-{number}", f"Town {number}", country=f"Q{number % 90:02}", precision=1)


def _party(seed: str) -> Party:
    number = pick(f"party {seed}", PARTIES)
    return Party(f"org:party-{number}", f"Party {number}", "armed_group", f"Q{number % 90:02}")


def _words(report: str, day: date, quote: str, place: int) -> Evidence:
    start = 200 * place
    return Evidence(
        report, day, start, start + len(quote), quote, (start, start + 5), "body", None, f"Paper {pick(report, 50)}"
    )


def filled(store: RecordStore, sizes: list[int]) -> Iterator[tuple[int, float]]:
    """Adds reports up to each size; gives it with the mean processor time of its last SAMPLE additions, in seconds."""
    at = 0
    for size in sizes:
        spent = 0.0
        for number in range(at, size):
            report, claims = coding(number)
            begun = time.process_time()
            store.add(report, claims)
            spent += time.process_time() - begun if number >= size - SAMPLE else 0.0
        at = size
        yield size, spent / SAMPLE


def main() -> None:
    """Prints the figures."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    cli.add_argument("--folder", type=Path)
    cli.add_argument("--ask-up-to", type=int, default=10_000, help="larger stores are not asked")
    given = cli.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        store = open_store(f"sqlite:///{folder}/record.db", lambda: datetime(2030, 1, 1, tzinfo=UTC))
        for size, adding in filled(store, sorted(given.sizes)):
            line = f"{size} reports: adding one {adding * 1000:.2f} ms"
            if size <= given.ask_up_to:
                begun = time.process_time()
                rows = situation(recorded(store), Ask(date(2015, 6, 1), "Town 7", "control"))
                line += f"; a situation {(time.process_time() - begun) * 1000:.0f} ms ({len(rows)} rows)"
            print(line)
        store.close()


if __name__ == "__main__":
    main()
