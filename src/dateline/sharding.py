"""Wires the coding of a corpus into shards, and the loading of shards into a store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

import msgspec

from dateline.checking import unfit
from dateline.engines import ENGINES, Place
from dateline.errors import InputError, StoreError
from dateline.ingest.decode import Note
from dateline.ingest.parts import Lot, lots
from dateline.ingest.report import Terms
from dateline.ingest.sources import stretch
from dateline.knowledge.stamp import order_of, stamp
from dateline.model.claim import Coding
from dateline.model.report import Report
from dateline.record.identity import parties_of
from dateline.store import shards
from dateline.store.record_store import RecordStore
from dateline.store.shards import Kept, Shard, Told
from dateline.workers import Way, coding_of


@dataclass(frozen=True, slots=True)
class Coder:
    """Codes a lot into a shard in `folder`. It can be sent to another process; coding the same lot twice gives the same shard."""

    way: Way
    terms: Terms
    folder: Path

    @property
    def key(self) -> str:
        """The same as long as rules, data, model and terms are; `today` only bounds days, so it is left out."""
        told = (self.stamp, self.terms.published, self.terms.columns, [shards.digest(p) for p in self.way.lexicons])
        return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:16]

    @property
    def stamp(self) -> str:
        """What the reports are coded by."""
        return stamp(self.way.model, self.way.date_order)

    def __call__(self, lot: Lot) -> Shard:
        """Raises StoreError where the folder cannot be written."""
        told: list[Told] = []
        kept = list[Kept]()
        for report in _once(lot, self.terms, told):
            coding = coding_of(report, self.way)
            if coding.unread:
                told.append(("error", f"{report.origin or report.id}: not read ({coding.unread}): kept without claims"))
            kept.append(Kept(report, coding, self.stamp))
        name = f"{lot.number:06}-{lot.key}.parquet"
        undated = sum(k.report.published is None for k in kept)
        return Shard(name, shards.write(self.folder / name, kept), lot.key, self.key, len(kept), undated, tuple(told))


@dataclass(frozen=True, slots=True)
class Coded:
    """A lot that is done; `new` where it was done in this run."""

    lot: Lot
    shard: Shard
    new: bool


def code(words: Iterable[str], coder: Coder, engine: str, place: Place) -> Iterator[Coded]:
    """Codes the lots that are not yet in the folder. What is done stays done whatever happens next. Raises InputError, StoreError and
    KnowledgeError."""
    _make(coder.folder)
    coder.way.annotators(
        coder.way.model, coder.way.date_order, coder.way.lexicons
    )  # what is wrong with them is told once, here
    there = {s.lot: s for s in shards.manifest(coder.folder)[0] if s.way == coder.key and _whole(coder.folder, s)}
    given, waiting = dict[str, Lot](), list[Lot]()
    for lot in lots(words):
        given[lot.key] = lot
        if lot.key in there:
            yield Coded(lot, there[lot.key], new=False)
        else:
            waiting.append(lot)
    for shard in ENGINES[engine](coder, waiting, place) if waiting else ():
        shards.note(coder.folder, shard)
        yield Coded(given[shard.lot], shard, new=True)
    shards.note(coder.folder, Shard())


@dataclass(slots=True)
class Loaded:
    """How many reports, some of a shard, were `new` to the store and how many it had; `unread` of them have no claims; `stale` were coded by
    other rules, data or another model than these."""

    new: int = 0
    known: int = 0
    unread: int = 0
    stale: int = 0
    errors: list[InputError] = field(default_factory=list)

    def take(self, other: Loaded) -> None:
        """Counts others with these."""
        self.new += other.new
        self.known += other.known
        self.unread += other.unread
        self.stale += other.stale
        self.errors += other.errors


@dataclass(frozen=True, slots=True)
class Partition:
    """Which reports a store is to hold, where it is to hold a part: those published from `since` to `until`, and those that tell of a country by
    its code; all where neither is given. A report without a date of publication is of no stretch of days."""

    since: date | None = None
    until: date | None = None
    country: str | None = None

    def __contains__(self, kept: Kept) -> bool:
        day = kept.report.published
        if (self.since or self.until) and day is None:
            return False
        if day and not (self.since or day) <= day <= (self.until or day):
            return False
        return self.country is None or self.country in set(_countries(kept.coding))


ALL = Partition()


def _countries(coding: Coding) -> Iterator[str | None]:
    """The codes of the countries that a report tells of, by its places and parties."""
    yield from (p.country for p in parties_of(coding))
    yield from (p.country for c in coding.events for p in c.places)
    yield from (p.country for c in coding.commitments for p in c.places)
    yield from (s.subject.country for s in coding.states)
    yield from (s.value.country for s in coding.states)


Fold = Callable[[Sequence[Kept]], Loaded]


def load(
    paths: Sequence[Path], model: str, store: RecordStore, part: Partition = ALL
) -> Iterator[Loaded | Note | InputError]:
    """Folds shards into the store, folder by folder in the order of their names. A report that is there is left as it is; a shard that
    is damaged or none gives its error and the next is loaded. Only the reports of a `part` are, where one is given."""

    def folded(rows: Sequence[Kept]) -> Loaded:
        return _folded([kept for kept in rows if kept in part], model, store)

    for path in paths:
        yield from _folder(path, folded) if path.is_dir() else _shard(path, None, folded)


def _folder(folder: Path, folded: Fold) -> Iterator[Loaded | Note | InputError]:
    """By its manifest; all Parquet files of one without, such as another program writes."""
    told, whole = shards.manifest(folder)
    hashes: dict[str, str | None] = {s.name: s.sha256 for s in told}
    strangers = [p for p in sorted(folder.glob("*.parquet")) if p.name not in hashes]
    if not told and not strangers:
        yield InputError(f"{folder}: no shards in this folder: dateline code writes them")
        return
    if told and not whole:
        yield Note(str(folder), "was not coded to its end: dateline code, told the same, goes on with it")
    if told and strangers:
        yield InputError(f"{strangers[0]}: is not in the manifest, not loaded: load it by its own name if you trust it")
    for name in hashes or [p.name for p in strangers]:
        yield from _shard(folder / name, hashes.get(name), folded)


def _shard(path: Path, sha256: str | None, folded: Fold) -> Iterator[Loaded | InputError]:
    try:
        if not path.is_file():
            raise InputError(f"{path}: is missing: code it again into the same folder, then load again")
        if sha256 and shards.digest(path) != sha256:
            raise shards.damaged(path, "its hash is not that of the manifest")
        for kept in shards.read(path):
            _prove(path, kept)
        rows = shards.read(path)
        while some := list(islice(rows, shards.BATCH)):
            loaded = folded(some)
            yield loaded
            yield from loaded.errors
    except InputError as error:
        yield error


def _prove(path: Path, kept: Kept) -> None:
    """Raises InputError for claims that do not fit their text."""
    wrong = next(unfit(kept.report, kept.coding), None)
    if wrong or kept.coding.report != kept.report.id:
        raise shards.damaged(path, f"report {kept.report.id} {wrong or f'has the coding of {kept.coding.report}'}")


def _folded(rows: Sequence[Kept], model: str, store: RecordStore) -> Loaded:
    done = Loaded()
    for kept, new in zip(rows, store.add_all([(k.report, k.coding, k.stamp) for k in rows]), strict=True):
        done.new += new
        if not new and store.report(kept.report.id).text != kept.report.text:
            done.errors.append(_other(kept.report))
            continue
        done.known += not new
        done.unread += bool(new and kept.coding.unread)
        done.stale += new and kept.stamp != stamp(model, order_of(kept.stamp))
    return done


def _once(lot: Lot, terms: Terms, told: list[Told]) -> Iterator[Report]:
    """The reports of a lot, each once; what else is to be said goes to `told`."""
    met = dict[str, str]()
    for part in lot.parts:
        for finding in stretch(part, terms):
            if not isinstance(finding, Report):
                told.append(("note" if isinstance(finding, Note) else "error", str(finding)))
            elif finding.id not in met:
                met[finding.id] = finding.text
                yield finding
            elif met[finding.id] != finding.text:
                told.append(("error", str(_other(finding))))


def _other(report: Report) -> InputError:
    return InputError(f"{report.origin}: another text has the id {report.id}: give it an id of its own")


def _whole(folder: Path, shard: Shard) -> bool:
    path = folder / shard.name
    return path.is_file() and shards.digest(path) == shard.sha256


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder {folder} cannot be made ({error.strerror}): choose another with --out") from error
