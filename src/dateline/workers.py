"""Codes reports, in this process or in several. Coding is a pure function of a report, so the record is the same either way; what comes
back is in the order given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from dateline.annotate.pipeline import Annotator, annotate
from dateline.claims.coding import code
from dateline.errors import DatelineError, RecordError
from dateline.limits import TooLongError, limited
from dateline.model.claim import Coding
from dateline.model.report import Report

BATCH = 16
"""Reports that a worker is sent at once."""
AHEAD = 4
"""Batches for each worker that wait or are being coded; bounds what is held in memory."""
RENEWED = 64
"""Batches after which a worker is replaced by a new process, so that none grows without end."""
LONGEST = 120.0
"""Seconds of processor time that one report may take."""


@dataclass(frozen=True, slots=True)
class Way:
    """How to read: `annotators` gives the annotators for a model, an order of days and months in numerals and lexicons of one's own."""

    annotators: Callable[[str, str, tuple[Path, ...]], tuple[Annotator, ...]]
    model: str
    date_order: str = ""
    lexicons: tuple[Path, ...] = ()
    longest: float = LONGEST


def coded(reports: Iterable[Report], way: Way, workers: int = 1) -> Iterator[tuple[Report, Coding]]:
    """Each report with what was read off it, in the order given. A report on which coding fails or takes too long comes with a coding that says
    so in `unread` and has no claims. Raises KnowledgeError where the model or a data file is missing, RecordError where a worker
    was killed."""
    if workers < 2:
        yield from ((report, coding_of(report, way)) for report in reports)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), max_tasks_per_child=RENEWED)
    waiting: deque[tuple[list[Report], Future[list[Coding]]]] = deque()
    try:
        for batch in _batches(reports):
            waiting.append((batch, pool.submit(_codings, batch, way)))
            if len(waiting) >= workers * AHEAD:
                yield from _paired(*waiting.popleft())
        while waiting:
            yield from _paired(*waiting.popleft())
    except BrokenProcessPool as error:
        raise RecordError("a worker was killed, perhaps for want of memory: read again with fewer --workers") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def coding_of(report: Report, way: Way) -> Coding:
    """What is read off one report. Raises what the house raises on purpose; any other failure is told in `unread`."""
    try:
        with limited(way.longest):
            return code(annotate(report, _annotators(way)))
    except TooLongError:
        return Coding(report.id, unread=f"took longer than {way.longest:g} s")
    except DatelineError:
        raise
    except Exception as error:  # a fault of ours in one report must not cost the others
        return Coding(report.id, unread=f"failed on {type(error).__name__}: {error}"[:300])


@cache
def _annotators(way: Way) -> tuple[Annotator, ...]:
    return way.annotators(way.model, way.date_order, way.lexicons)


def _codings(batch: list[Report], way: Way) -> list[Coding]:
    return [coding_of(report, way) for report in batch]


def _paired(batch: list[Report], future: Future[list[Coding]]) -> Iterator[tuple[Report, Coding]]:
    return zip(batch, future.result(), strict=True)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    for report in reports:
        batch.append(report)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
