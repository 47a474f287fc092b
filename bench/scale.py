"""What a store costs as it grows: adding a report's claims, and asking for the situation of one place, on invented claims.

Usage: python bench/scale.py [REPORTS …] [--folder FOLDER] [--hold]
Prints some lines for each size, in processor time (user and system); the same seed gives the same claims. With `--hold` it ends with 1
where a cost is above what bench/floors/scale.toml holds.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path

from dateline.indexing import INDEXER
from dateline.inquiry import Ask, recorded, recorded_about, recorded_of, situation, timeline
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
BUSY = 4
"""Parties that are asked for at each size: each is told of by some thirty times as many claims as a place."""
FLOORS = Path(__file__).parent / "floors" / "scale.toml"


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds of processor time at one size: adding a report, the situation of a place, and the timeline of a party for each of its
    rows."""

    reports: int
    adding: float
    question: float
    row: float


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


def filled(store: RecordStore, sizes: Sequence[int]) -> Iterator[tuple[int, float]]:
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


def asked(question: Callable[[str], object], subjects: Sequence[str]) -> list[float]:
    """The processor time of a question about each of these subjects, in order, in milliseconds."""
    spent = []
    for subject in subjects:
        begun = time.process_time()
        question(subject)
        spent.append((time.process_time() - begun) * 1000)
    return sorted(spent)


def places(store: RecordStore) -> Iterator[list[float]]:
    """The costs of the situation of QUERIES places: of all kinds and one, known by today and by a day."""
    subjects = [f"Town {pick(f'ask {number}', PLACES)}" for number in range(QUERIES)]
    for kind, known_by in product((None, "control"), (None, date(2012, 6, 1))):

        def question(subject: str, kind: str | None = kind, known_by: date | None = known_by) -> None:
            ask = Ask(known_by or date(2015, 6, 1), subject, kind)
            situation(recorded_of(store, subject, kind, known_by), ask)

        spent = asked(question, subjects)
        middle, worst = _middle(spent), spent[len(spent) * 95 // 100]
        print(f"  situation, kind {kind}, known by {known_by}: p50 {middle:.0f} ms, p95 {worst:.0f} ms")
        yield spent


def busy(store: RecordStore) -> float:
    """What the timeline of a party costs for each of its rows, in milliseconds."""
    subjects = [f"Party {number}" for number in range(BUSY)]
    rows: list[int] = []
    spent = asked(lambda s: rows.append(len(timeline(recorded_about(store, s), s, date(2025, 1, 1)))), subjects)
    print(
        f"  timeline of a party, {sum(rows) // BUSY} rows: {sum(spent) / BUSY:.0f} ms, {sum(spent) / sum(rows):.2f} a row"
    )
    return sum(spent) / sum(rows)


def whole(store: RecordStore, size: int) -> None:
    """Prints what it costs to put the whole record together."""
    begun = time.process_time()
    recorded(store)
    print(f"  the whole record: {(time.process_time() - begun) / size * 1000:.2f} ms a report", flush=True)


def above(costs: Sequence[Cost]) -> list[str]:
    """What is dearer than it is held to be, the smallest size beside the largest."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    first, last = costs[0], costs[-1]
    found = {
        "adding": last.adding / first.adding,
        "question": last.question,
        "row": last.row / first.row,
    }
    return [
        f"{name} {cost:.2f}; at most {floors[name]:.2f} is held" for name, cost in found.items() if cost > floors[name]
    ]


def _middle(spent: Sequence[float]) -> float:
    return spent[len(spent) // 2]


def main() -> int:
    """Prints the figures."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("sizes", nargs="*", type=int, default=[1_000, 10_000])
    cli.add_argument("--folder", type=Path)
    cli.add_argument("--hold", action="store_true", help="end with 1 where a cost is above its floor")
    cli.add_argument("--whole-up-to", type=int, default=10_000, help="larger stores are not put together as a whole")
    given = cli.parse_args()
    costs = []
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        path = Path(folder) / "record.db"
        store = open_store(f"sqlite:///{path}", lambda: datetime(2030, 1, 1, tzinfo=UTC), INDEXER)
        for size, adding in filled(store, sorted(given.sizes)):
            megabytes = sum(f.stat().st_size for f in path.parent.iterdir()) / 1e6
            print(f"{size} reports: adding one {adding * 1000:.2f} ms; {megabytes:.0f} MB")
            questions = [_middle(spent) for spent in places(store)]
            costs.append(Cost(size, adding * 1000, questions[0], busy(store)))
            if size <= given.whole_up_to:
                whole(store, size)
        store.close()
    dear = above(costs)
    print("\n".join(dear or ["nothing is above what is held"]))
    return int(given.hold and bool(dear))


if __name__ == "__main__":
    raise SystemExit(main())
