"""Where work on many lots is done: in this process, in several, or on a Ray cluster. What comes of each lot comes in any order."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any

import msgspec

from dateline.errors import DatelineError, InputError, RecordError, error_of
from dateline.ingest.parts import Lot
from dateline.store.shards import Shard

Work = Callable[[Lot], Shard]
"""Can be sent to another process."""
AHEAD = 2
"""Lots for each worker that wait or are being worked on."""
RENEWED = 32
"""Lots after which a worker is replaced by a new process, so that none grows without end."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where work is done: by so many workers; `address` is that of a running Ray cluster."""

    workers: int = 1
    address: str | None = None


def in_processes(work: Work, lots: Iterable[Lot], place: Place) -> Iterator[Shard]:
    """Raises RecordError where a worker was killed."""
    if place.workers < 2:
        yield from map(work, lots)
        return
    pool = ProcessPoolExecutor(place.workers, get_context("spawn"), max_tasks_per_child=RENEWED)
    waiting: set[Future[Shard]] = set()
    try:
        for lot in lots:
            waiting.add(pool.submit(work, lot))
            if len(waiting) >= place.workers * AHEAD:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        yield from (future.result() for future in waiting)
    except BrokenProcessPool as error:
        raise RecordError("a worker was killed, perhaps for want of memory: code again with fewer --workers") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def on_ray(work: Work, lots: Iterable[Lot], place: Place) -> Iterator[Shard]:
    """One model an actor. Only the names of lots go through Ray and only lines of the manifest come back, so that its object store stays
    empty however large the files are; after each round the actors end and every reference is dropped. Raises InputError where Ray
    is not installed."""
    ray, data = _ray()
    ours = not ray.is_initialized()
    if ours:
        size = {} if place.address else {"num_cpus": place.workers}
        ray.init(address=place.address, include_dashboard=False, log_to_driver=False, logging_level="error", **size)
    data.DataContext.get_current().enable_progress_bars = False
    importlib.import_module("logging").getLogger("ray.data").setLevel("ERROR")
    try:
        waiting = iter(lots)
        while some := list(islice(waiting, place.workers * RENEWED)):
            yield from _round(data, work, some, place.workers)
    except ray.exceptions.RayError as error:
        raise RecordError(f"Ray lost a worker ({str(error).splitlines()[0][:120]}): code again to go on") from error
    finally:
        if ours:
            ray.shutdown()


def _round(data: Any, work: Work, lots: list[Lot], workers: int) -> Iterator[Shard]:
    rows = data.from_items([{"lot": msgspec.json.encode(lot)} for lot in lots], override_num_blocks=len(lots))
    actors = data.ActorPoolStrategy(size=min(workers, len(lots)))
    done = rows.map_batches(_Actor, fn_constructor_args=(work,), batch_size=1, compute=actors, num_cpus=1)
    for row in done.iter_rows():
        if row["failed"]:
            raise error_of(row["kind"], row["failed"])
        yield msgspec.json.decode(row["shard"], type=Shard)


class _Actor:
    """Holds what the work has loaded, from lot to lot."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, list[Any]]:
        lot = msgspec.json.decode(batch["lot"][0], type=Lot)
        try:
            shard = self._work(lot)
        except DatelineError as error:  # Ray would bury its one line in a traceback
            return {"shard": [b""], "kind": [error.code], "failed": [str(error)]}
        return {"shard": [msgspec.json.encode(shard)], "kind": [""], "failed": [""]}


def _ray() -> tuple[Any, Any]:
    try:
        return importlib.import_module("ray"), importlib.import_module("ray.data")
    except ModuleNotFoundError as error:
        raise InputError("--engine ray needs Ray: pip install 'dateline[ray]'") from error


ENGINES: Mapping[str, Callable[[Work, Iterable[Lot], Place], Iterator[Shard]]] = {
    "processes": in_processes,
    "ray": on_ray,
}
