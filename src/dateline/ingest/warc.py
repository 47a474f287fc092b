"""Web archives (.warc, .warc.gz): the pages that answered, each with the day of its capture. Damaged records are skipped and counted."""

from __future__ import annotations

import io
import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from dateline.ingest.fetch import Page

MOST = 20_000_000
"""Bytes of one record, unpacked; a larger one is no report."""
PIECE = 1 << 18
HEADERS = 65_536
PACKED = b"\x1f\x8b\x08"
PLAIN = b"WARC/1."
GAP = re.compile(rb"\r?\n\r?\n")
LENGTH = re.compile(rb"^Content-Length:\s*(\d+)\s*$", re.IGNORECASE | re.MULTILINE)
TEXTS = ("text/html", "application/xhtml+xml", "text/plain")


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was captured, at byte `at` of the archive; `day` is ISO 8601, in UTC, or empty where it is not told."""

    page: Page
    day: str
    at: int


@dataclass(slots=True)
class Skipped:
    """What was passed over so far: `damaged` stretches, and records too `large` for a report."""

    damaged: int = 0
    large: int = 0


def captures(path: Path, skipped: Skipped, start: int = 0, end: int | None = None) -> Iterator[Capture]:
    """The answers with status 200 and text in them, of records that begin between two bytes, in the order of the archive. Raises OSError
    and, for an empty file, ValueError."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        for at, raw in _records(data, skipped, start, len(data) if end is None else end):
            try:
                for record in ArchiveIterator(io.BytesIO(raw), auto_decode="all", fsspec_args=False):
                    if found := _capture(record, at):
                        yield found
            except (OSError, ValueError, RuntimeError, EOFError):
                skipped.damaged += 1


def cuts(path: Path, every: int) -> list[int]:
    """Where the archive can be cut, about every so many bytes: where records begin, and last its end."""
    found = []
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        at = _begins(data, every)
        while at < len(data):
            found.append(at)
            at = _begins(data, at + every)
        return [*found, len(data)]


def _begins(data: mmap.mmap, start: int) -> int:
    """Where the first whole record from a byte on begins; the end where there is none."""
    read, sign = (_packed, PACKED) if data[: len(PACKED)] == PACKED else (_plain, PLAIN)
    at = data.find(sign, start)
    while at >= 0 and read(data, at)[1] is None:
        at = data.find(sign, at + 1)
    return at if at >= 0 else len(data)


def _records(data: mmap.mmap, skipped: Skipped, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
    """Each whole record that starts in a stretch, with where it starts. After a damaged one the next sign of a beginning is looked for; what lies between
    counts as one damage."""
    at, lost = start, False
    while at < stop:
        raw, end = _packed(data, at) if data[at : at + 3] == PACKED else _plain(data, at)
        if end is None:
            skipped.damaged += not lost
            lost, at = True, _next(data, at + 1)
            continue
        if raw is None:
            skipped.large += 1
        else:
            yield at, raw
        lost, at = False, end
        while data[at : at + 1] in (b"\r", b"\n"):
            at += 1


def _next(data: mmap.mmap, start: int) -> int:
    found = [at for sign in (PACKED, PLAIN) if (at := data.find(sign, start)) >= 0]
    return min(found, default=len(data))


def _plain(data: mmap.mmap, at: int) -> tuple[bytes | None, int | None]:
    """The record that starts here with its end; without bytes where it is too large, without an end where it is damaged."""
    end = _end(data[at : at + HEADERS])
    if end is None or at + end > len(data) or data[at + end : at + end + 1] not in (b"", b"\r", b"\n"):
        return None, None  # cut short: what its length spans is the next record's
    return (None if end > MOST else data[at : at + end] + b"\r\n\r\n"), at + end


def _packed(data: mmap.mmap, at: int) -> tuple[bytes | None, int | None]:
    """The same for a record that is packed on its own."""
    unpacker, parts, size, fed = zlib.decompressobj(wbits=31), list[bytes](), 0, at
    try:
        while not unpacker.eof:
            waiting = unpacker.unconsumed_tail
            piece = waiting or data[fed : fed + PIECE]
            if not piece:
                return None, None
            fed += 0 if waiting else len(piece)
            part = unpacker.decompress(piece, PIECE)
            size += len(part)
            parts += [part] if size <= MOST else []
    except zlib.error:
        return None, None
    end, raw = fed - len(unpacker.unused_data), b"".join(parts)
    if size > MOST:
        return None, end
    told = _end(raw[:HEADERS])
    return (raw, end) if told is not None and told <= len(raw) else (None, None)


def _end(head: bytes) -> int | None:
    """How long the record is that starts here, by its own word; None where no record starts here."""
    gap = GAP.search(head) if head.startswith(PLAIN) else None
    if gap and head.find(PLAIN, 1, gap.end()) > 0:
        return None  # its head was cut short, and the next record's is run into it
    length = LENGTH.search(head, 0, gap.end()) if gap else None
    return gap.end() + int(length[1]) if gap and length else None


def _capture(record: WarcRecord, at: int) -> Capture | None:
    """The page of a record that holds one."""
    if record.record_type != WarcRecordType.response or record.http_headers is None:
        return None
    kind = (record.http_content_type or "").partition(";")[0].strip().lower()
    if record.http_headers.status_code != 200 or kind not in TEXTS:
        return None
    url = str(record.headers.get("WARC-Target-URI", "")).strip("<>")
    day = str(record.headers.get("WARC-Date", ""))[:10]
    return Capture(Page(record.reader.read(), kind, record.http_charset, url), day, at)
