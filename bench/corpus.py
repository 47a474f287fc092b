"""What a corpus costs from text to record, and how well its repeats are linked: invented reports are coded into shards by one worker and by two,
loaded, and their record is held against what was invented.

Usage: python bench/corpus.py [REPORTS] [--seed N] [--engine ray] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import quiet
from invented import Invented, invented

from dateline.annotate.pipeline import annotate
from dateline.claims.coding import code
from dateline.config import configured
from dateline.desk import annotators
from dateline.model.event import Event
from dateline.model.report import Report
from dateline.record.assemble import assemble
from dateline.store.record_store import open_store

Telling = tuple[str, str]
"""A report and a happening that it tells."""
STEP = 200
"""Reports between two looks at the memory of one process."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the wall and of processor time, and megabytes of the largest process, of a command; the share of the processors that other
    programs took meanwhile, None where the system does not tell it."""

    wall: float
    spent: float
    large: float
    others: float | None


def run(*words: object) -> Run:
    """Runs the command."""
    begun = quiet.now()
    subprocess.run([sys.executable, "-m", "dateline", *map(str, words)], check=True, capture_output=True)
    done = quiet.now()
    large = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Run(done.wall - begun.wall, done.own - begun.own, large, quiet.others(begun, done))


def compared(one: Run, two: Run) -> str:
    """What two workers gain. Where others took more of the processors than may be, only what processor time allows is told."""
    most = f"at most {2 * one.spent / two.spent:.2f} by processor time"
    told = [r.others for r in (one, two) if r.others is not None]
    if told and max(told) > quiet.TOO_BUSY:
        return f"two workers against one: not measured, others took {max(told):.0%} of the processors meanwhile; {most}"
    unknown = "" if told else " (nobody knows what others took meanwhile)"
    return f"two workers against one: {one.wall / two.wall:.2f} on the wall{unknown}, {most}"


def size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


def linked(events: Iterable[Event], reports: list[Invented]) -> tuple[int, int, int, int]:
    """Pairs of tellings that are linked, that are linked rightly, that are the same happening, and those of them that were coded."""
    where = {r.id: r.tells for r in reports}
    named = {e.id: _told(e, where) for e in events}
    found = {
        pair for tellings in named.values() for pair in combinations(sorted(tellings), 2) if pair[0][0] != pair[1][0]
    }
    coded = {telling for tellings in named.values() for telling in tellings}
    groups: dict[str, list[Telling]] = {}
    for report in reports:
        for _, _, happening in report.tells:
            groups.setdefault(happening, []).append((report.id, happening))
    same = {pair for group in groups.values() for pair in combinations(sorted(set(group)), 2)}
    return len(found), len(found & same), len(same), sum(a in coded and b in coded for a, b in same)


def _told(event: Event, where: dict[str, list[tuple[int, int, str]]]) -> set[Telling]:
    spans = ((c.evidence.report, c.evidence.trigger[0]) for c in event.claims)
    return {(report, name) for report, at in spans for start, end, name in where[report] if start <= at < end}


def memory(reports: list[Invented]) -> Iterator[int]:
    """Megabytes that this process holds after every STEP reports it coded itself, without renewal."""
    way = annotators(configured({}).model)
    for number, report in enumerate(reports, 1):
        code(annotate(Report(report.id, report.text, report.published, publisher=report.publisher), way))
        if number % STEP == 0:
            yield _held()


def _held() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 2**20


def main() -> None:
    """Prints the figures."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("reports", nargs="?", type=int, default=1_000)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--engine", default="processes")
    cli.add_argument("--folder", type=Path)
    cli.add_argument("--memory", action="store_true", help="the memory of one process instead")
    given = cli.parse_args()
    made = list(invented(given.reports, given.seed))
    if given.memory:
        print(f"MB after every {STEP} reports: {', '.join(map(str, memory(made)))}")
        return
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        measure(Path(name), made, given.engine)


def measure(folder: Path, made: list[Invented], engine: str) -> None:
    """Codes, loads, links and prints what each took."""
    source, store = folder / "reports.jsonl", f"sqlite:///{folder / 'record.db'}"
    (folder / "one.jsonl").write_text(made[0].line() + "\n", encoding="utf-8")
    source.write_text("".join(r.line() + "\n" for r in made), encoding="utf-8")
    words = sum(len(r.text.split()) for r in made)
    print(f"{len(made)} reports, {words} words, {source.stat().st_size} bytes")
    first = run("code", folder / "one.jsonl", "--out", folder / "s0")
    print(f"start-up and one report: wall {first.wall:.1f} s, processor {first.spent:.1f} s, {first.large:.0f} MB")
    one = run("code", source, "--out", folder / "s1")
    two = run("code", source, "--out", folder / "s2", "--workers", 2, "--engine", engine)
    for workers, done in ((1, one), (2, two)):
        per = done.spent * 1000 / len(made)
        print(
            f"{workers} workers: wall {done.wall:.1f} s, processor {done.spent:.1f} s ({per:.1f} ms a report), largest process {done.large:.0f} MB"
        )
    print(compared(one, two))
    loading = run("load", folder / "s1", "--store", store)
    print(f"load: wall {loading.wall:.1f} s, processor {loading.spent * 1000 / len(made):.2f} ms a report")
    print(
        f"bytes a report: shards {size(folder / 's1') // len(made)}, store {(folder / 'record.db').stat().st_size // len(made)}"
    )
    with open_store(store, lambda: datetime(2030, 1, 1, tzinfo=UTC)) as kept:
        codings = kept.codings()
    begun = time.process_time()
    events = assemble(codings).events
    print(
        f"record of {len(events)} events from {sum(len(c.events) for c in codings)} tellings: {time.process_time() - begun:.1f} s"
    )
    found, right, same, coded = linked(events, made)
    print(
        f"linking: {found} pairs, precision {right / max(found, 1):.3f}, recall {right / max(coded, 1):.3f} of the {coded} pairs coded ({same} invented)"
    )


if __name__ == "__main__":
    main()
