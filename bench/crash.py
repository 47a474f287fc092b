"""Kills a read at random points, reads again, and says whether the store is the one that an undisturbed read gives.

Usage: python bench/crash.py [POINTS] [SEED]
Prints one line and ends with status 1 where anything was lost, doubled or changed. Needs a system that can fork."""

from __future__ import annotations

import os
import random  # noqa: TID251
import signal
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

from dateline.config import Config, configured
from dateline.desk import read
from dateline.inquiry import opened
from dateline.model.report import Report

TEXTS = (
    "Rebels seized the town of Goma on Monday, the army said. About 4,000 people fled to Rwanda.",
    "Ministers of Chad and Niger met in Niamey on 3 May 2021 and signed an agreement on the border.",
    "Kenya promised to release the commander by April 5. The front denied that it had shelled Marsabit.",
)
REPORTS = tuple(Report(f"r{n}", f"{TEXTS[n % len(TEXTS)]} It was told for the {n}. time.") for n in range(24))


def read_all(config: Config) -> None:
    """Reads every report into the store."""
    with opened(config) as kept:
        for _ in read(REPORTS, config.model, kept):
            pass


def killed(config: Config, after: float) -> None:
    """A read in a process of its own that is killed after so many seconds."""
    child = os.fork()
    if child == 0:
        read_all(config)
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def held(path: Path) -> list[tuple[str, str, str]]:
    """What a store holds, in the order in which it came."""
    with sqlite3.connect(path) as store:
        query = "select r.id, r.text, c.body from reports r join codings c on c.report = r.id order by r.sequence"
        return store.execute(query).fetchall()


def main(points: int, seed: int) -> int:
    """Status 0 where nothing was lost."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        undisturbed, tried = Path(folder, "whole.db"), Path(folder, "killed.db")
        config = configured(os.environ, store=f"sqlite:///{undisturbed}")
        read_all(config)  # loads the model, which the children then have
        undisturbed.unlink()
        began = time.perf_counter()
        read_all(config)
        whole = time.perf_counter() - began
        wanted, cut = held(undisturbed), 0
        for point in range(points):
            if point % 5 == 0:
                for file in Path(folder).glob("killed.db*"):
                    file.unlink()
            other = configured(os.environ, store=f"sqlite:///{tried}")
            killed(other, chance.uniform(0, whole))
            cut += tried.exists() and len(_there(tried)) < len(REPORTS)
            if point % 5 == 4:
                read_all(other)
                if held(tried) != wanted:
                    sys.stdout.write(f"after a kill at point {point} the store differs\n")
                    return 1
    sys.stdout.write(f"{points} kills, {cut} of them in the middle of a read: nothing lost, nothing doubled\n")
    return 0


def _there(path: Path) -> list[tuple[str, str, str]]:
    try:
        return held(path)
    except sqlite3.OperationalError:  # killed before the tables were made
        return []


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
