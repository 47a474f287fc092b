"""Whether a machine is quiet enough to measure time on the wall: how much of its processors others took meanwhile."""

from __future__ import annotations

import os
import resource
import time
from dataclasses import dataclass
from pathlib import Path

TOO_BUSY = 0.05
"""The share of all processors that others may take while the time on the wall of one program is measured."""
STAT = Path("/proc/stat")


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds on the wall, of processor time of this program and those it started and waited for, and of all programs; None for the last where
    the system does not tell it."""

    wall: float
    own: float
    all: float | None


def now() -> Moment:
    """This moment, to be compared with another one."""
    own = sum(
        u.ru_utime + u.ru_stime for u in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
    return Moment(time.perf_counter(), own, working(STAT.read_text(encoding="ascii")) if STAT.exists() else None)


def working(stat: str) -> float:
    """Seconds in which the processors did not stand idle, since the system's start."""
    user, nice, system, _idle, _waiting, *interrupts = map(int, stat.split("\n", 1)[0].split()[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def others(since: Moment, until: Moment) -> float | None:
    """The share of the machine's processors that other programs took."""
    if since.all is None or until.all is None:
        return None
    taken = (until.all - since.all) - (until.own - since.own)
    return max(0.0, taken / ((until.wall - since.wall) * (os.cpu_count() or 1)))
