"""What a store costs as it grows: adding a report's claims, and asking for the situation of one place, on invented claims.

Usage: python bench/scale.py [REPORTS …] [--folder FOLDER]     prints some lines for each size; the same seed gives the same claims
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

from dateline.indexing import INDEXER
from dateline.inquiry import Ask, recorded, recorded_of, situation
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
QUERIES = 40
"""Places that are asked for at each size."""
AT_ONCE = 200
"""Reports that are added in one step where none is timed."""
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
        for first in range(at, size - SAMPLE, AT_ONCE):
            store.add_all([(*coding(n), "") for n in range(first, min(first + AT_ONCE, size - SAMPLE))])
        spent = 0.0
        for number in range(size - SAMPLE, size):
            report, claims = coding(number)
            begun = time.process_time()
            store.add(report, claims)
            spent += time.process_time() - begun
        at = size
        yield size, spent / SAMPLE


def asked(store: RecordStore, kind: str | None, known_by: date | None) -> list[float]:
    """The processor time of asking for the situation of each of QUERIES places, in order, in seconds."""
    spent = []
    for number in range(QUERIES):
        subject = f"Town {pick(f'ask {number}', PLACES)}"
        begun = time.process_time()
        situation(recorded_of(store, subject, kind, known_by), Ask(known_by or date(2015, 6, 1), subject, kind))
        spent.append(time.process_time() - begun)
    return sorted(spent)


def main() -> None:
    """Prints the figures."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    cli.add_argument("--folder", type=Path)
    cli.add_argument("--whole-up-to", type=int, default=10_000, help="larger stores are not put together as a whole")
    given = cli.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        path = Path(folder) / "record.db"
        store = open_store(f"sqlite:///{path}", lambda: datetime(2030, 1, 1, tzinfo=UTC), INDEXER)
        for size, adding in filled(store, sorted(given.sizes)):
            megabytes = sum(f.stat().st_size for f in path.parent.iterdir()) / 1e6
            print(f"{size} reports: adding one {adding * 1000:.2f} ms; {megabytes:.0f} MB")
            for kind, known_by in product((None, "control"), (None, date(2012, 6, 1))):
                spent = [s * 1000 for s in asked(store, kind, known_by)]
                middle, worst = spent[len(spent) // 2], spent[len(spent) * 95 // 100]
                print(f"  situation, kind {kind}, known by {known_by}: p50 {middle:.0f} ms, p95 {worst:.0f} ms")
            if size <= given.whole_up_to:
                begun = time.process_time()
                recorded(store)
                print(f"  the whole record: {(time.process_time() - begun) / size * 1000:.2f} ms a report", flush=True)
        store.close()


if __name__ == "__main__":
    main()
