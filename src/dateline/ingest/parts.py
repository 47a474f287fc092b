"""Cuts sources into lots that can be read apart from each other: many small files together, a file of many reports in stretches."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from dateline.errors import InputError

LOT = 500_000
"""Bytes of a lot; a lot becomes a shard, is coded by one worker and held in its memory as a whole."""
DENSE = {".warc": 16, ".gz": 8}
"""By suffix: bytes of a web archive for one byte of text; most of a page is markup."""
ROWS = 256
"""Rows of a Parquet file in a stretch."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file: bytes, or rows of a Parquet file, from `start` up to `end`, the whole file where there is no end. `first` is the
    number of its first line; `size` (bytes to be read) and `changed` (nanoseconds) tell whether it is the same as before."""

    word: str
    start: int = 0
    end: int | None = None
    first: int = 1
    size: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Lot:
    """The `number`-th lot of a corpus, from 0."""

    number: int
    parts: tuple[Part, ...]

    @property
    def size(self) -> int:
        """Bytes to be read."""
        return sum(p.size for p in self.parts)

    @property
    def key(self) -> str:
        """The same for the same stretches of the same files, wherever the lot stands."""
        return hashlib.sha256(msgspec.json.encode(self.parts)).hexdigest()[:16]


def lots(words: Iterable[str]) -> Iterator[Lot]:
    """Lots of files in their order; `words` as `sources.expand` gives them. Raises InputError for what no other process can read."""
    number, parts, weight = 0, list[Part](), 0.0
    for word in words:
        if word == "-" or "://" in word:
            raise InputError(f"{word}: only files and folders are coded into shards: save it to a file first")
        for part in _parts(Path(word)):
            heavy = part.size / _dense(word)
            if parts and weight + heavy > LOT:
                yield Lot(number, tuple(parts))
                number, parts, weight = number + 1, [], 0.0
            parts.append(part)
            weight += heavy
    if parts:
        yield Lot(number, tuple(parts))


def _dense(word: str) -> int:
    return DENSE.get(Path(word).suffix.lower(), 1)


def _parts(path: Path) -> Iterator[Part]:
    word, name = str(path), path.name.lower()
    if not path.is_file():
        yield Part(word)  # whoever reads it says what is wrong
        return
    told = path.stat()
    size, changed = told.st_size, told.st_mtime_ns
    if name.endswith(".jsonl") and size > LOT:
        yield from _lines(path, changed)
    elif name.endswith((".warc", ".warc.gz")) and size > LOT * _dense(word):
        ends = importlib.import_module("dateline.ingest.warc").cuts(path, LOT * _dense(word))
        starts = [0, *ends[:-1]]
        yield from (Part(word, a, b, size=b - a, changed=changed) for a, b in zip(starts, ends, strict=True))
    elif name.endswith(".parquet"):
        yield from _rows(path, size, changed)
    else:
        yield Part(word, size=size, changed=changed)


def _lines(path: Path, changed: int) -> Iterator[Part]:
    start = at = 0
    first = number = 1
    with path.open("rb") as lines:
        for line in lines:
            if at > start and at + len(line) - start > LOT:
                yield Part(str(path), start, at, first, at - start, changed)
                start, first = at, number
            at += len(line)
            number += 1
    yield Part(str(path), start, at, first, at - start, changed)


def _rows(path: Path, size: int, changed: int) -> Iterator[Part]:
    try:
        rows = importlib.import_module("dateline.ingest.columns").rows(path)
    except InputError:
        rows = 0  # whoever reads it says what is wrong
    if not rows:
        yield Part(str(path), size=size, changed=changed)
    for start in range(0, rows, ROWS):
        end = min(start + ROWS, rows)
        yield Part(str(path), start, end, start + 1, size * (end - start) // rows, changed)
