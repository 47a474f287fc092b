"""What the user names, a file, a folder, `-` or a URL, to reports. A bad one gives its error and the next is read."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

from dateline.errors import InputError
from dateline.ingest.decode import Note, decoded, guess_note
from dateline.ingest.jsonl import from_document, from_lines
from dateline.ingest.parts import Part
from dateline.ingest.report import Terms
from dateline.ingest.text import from_text
from dateline.model.report import Report

Finding = Report | Note | InputError
Progress = Callable[[int], None]
"""Told how many bytes more are read."""
SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl", ".csv", ".tsv", ".eml", ".pdf", ".warc", ".warc.gz", ".parquet")
MOST = 10_000_000
"""Bytes of a file that holds one report; more is no report. JSON lines, Parquet and web archives have no bound."""
MOST_TABLE = 500_000_000
"""Bytes of a table; it is held in memory as a whole."""


def expand(words: Sequence[str]) -> list[str]:
    """Folders replaced by the files in them that can be read, sorted, at any depth."""
    return [file for word in words for file in _files(word)]


def size(word: str) -> int:
    """Bytes to be read, 0 where they are not known before."""
    path = Path(word)
    return path.stat().st_size if word != "-" and not _is_url(word) and path.is_file() else 0


def findings(
    words: Iterable[str], terms: Terms, stdin: IO[bytes], progress: Progress = lambda _: None
) -> Iterator[Finding]:
    """Reports, notes and errors, in the order of `words` as `expand` gives them."""
    for word in words:
        try:
            yield from _source(word, terms, stdin, progress)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(f"{word}: cannot be read ({error.strerror or error}): check the path")


def stretch(part: Part, terms: Terms) -> Iterator[Finding]:
    """What `findings` gives of one stretch of a file."""
    path = Path(part.word)
    try:
        if part.end is None:
            yield from _source(part.word, terms, io.BytesIO(), lambda _: None)
        elif path.suffix.lower() == ".jsonl":
            with path.open("rb") as file:
                file.seek(part.start)
                yield from from_lines(_up_to(file, part.end - part.start), part.word, terms, part.first)
        elif path.suffix.lower() == ".parquet":
            yield from _columns(path, terms, part.start, part.end)
        else:
            yield from _archive(path, terms, lambda _: None, part)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(f"{part.word}: cannot be read ({error.strerror or error}): check the path")


def _up_to(lines: Iterable[bytes], size: int) -> Iterator[bytes]:
    for line in lines:
        if size <= 0:
            return
        size -= len(line)
        yield line


def _files(word: str) -> list[str]:
    path = Path(word)
    if word == "-" or _is_url(word) or not path.is_dir():
        return [word]
    found = sorted(p for p in path.rglob("*") if p.name.lower().endswith(SUFFIXES) and p.is_file())
    return [str(p) for p in found] or [word]


def _is_url(word: str) -> bool:
    return "://" in word


def _source(word: str, terms: Terms, stdin: IO[bytes], progress: Progress) -> Iterator[Finding]:
    if word == "-":
        yield from _standard_input(stdin.read(), terms)
    elif _is_url(word):
        yield from _address(word, terms)
    elif Path(word).is_dir():
        raise InputError(f"{word}: no {', '.join(SUFFIXES)} file in this folder: check the path")
    elif word.lower().endswith(".jsonl"):
        with Path(word).open("rb") as lines:
            yield from from_lines(_counted(lines, progress), word, terms)
    elif word.lower().endswith((".warc", ".warc.gz")):
        yield from _archive(Path(word), terms, progress)
    elif word.lower().endswith(".parquet"):
        yield from _columns(Path(word), terms)
        progress(size(word))
    else:
        yield from _file(Path(word), terms)
        progress(size(word))


def _counted(lines: Iterable[bytes], progress: Progress) -> Iterator[bytes]:
    for line in lines:
        yield line
        progress(len(line))


def _address(url: str, terms: Terms) -> Iterator[Finding]:
    fetch, pages = (importlib.import_module(f"dateline.ingest.{name}") for name in ("fetch", "pages"))
    page = fetch.fetch(url, fetch.Limits(allow_private=terms.allow_private))
    yield from pages.from_page(page, url, terms)


def _file(path: Path, terms: Terms) -> Iterator[Finding]:
    place, suffix = str(path), path.suffix.lower()
    most = MOST_TABLE if suffix in (".csv", ".tsv") else MOST
    large = path.stat().st_size
    if large > most:
        raise InputError(f"{place}: has {large // 1_000_000} MB, too much for one report: split it, or give JSON lines")
    data = path.read_bytes()
    if suffix == ".json":
        yield from from_document(data, place, terms)
    elif suffix in (".html", ".htm"):
        yield from importlib.import_module("dateline.ingest.pages").from_html_bytes(data, None, place, terms, None)
    elif suffix in (".csv", ".tsv"):
        yield from _table(data, place, terms)
    elif suffix == ".eml":
        yield from importlib.import_module("dateline.ingest.mail").from_mail(data, place, terms)
    elif suffix == ".pdf" or data.startswith(b"%PDF-"):
        yield importlib.import_module("dateline.ingest.pdf").from_pdf(data, place, terms)
    else:
        yield from _text(data, place, terms)


def _columns(path: Path, terms: Terms, start: int = 0, end: int | None = None) -> Iterator[Finding]:
    yield from importlib.import_module("dateline.ingest.columns").from_parquet(path, terms, start, end)


def _archive(path: Path, terms: Terms, progress: Progress, part: Part | None = None) -> Iterator[Finding]:
    """Each page is published no later than it was captured; one without an article in it is counted, not named."""
    if path.stat().st_size == 0:
        raise InputError(f"{path}: is empty: give a file with text in it")
    warc, pages = (importlib.import_module(f"dateline.ingest.{name}") for name in ("warc", "pages"))
    skipped, bare, read, last = warc.Skipped(), 0, 0, 0
    for capture in warc.captures(path, skipped, part.start if part else 0, part.end if part else None):
        progress(capture.at - last)
        last, captured = capture.at, _day(capture.day)
        try:
            yield from pages.from_page(
                capture.page, capture.page.url, replace(terms, today=min(captured or terms.today, terms.today))
            )
            read += 1
        except InputError:
            bare += 1
    progress(path.stat().st_size - last)
    counts = (
        (skipped.damaged, "damaged records were skipped"),
        (skipped.large, "records are too large for a report"),
        (bare, "pages hold no article"),
    )
    yield from (Note(str(path), f"{count} {what}") for count, what in counts if count)
    if not read and part is None:
        raise InputError(f"{path}: no page with an article in it: check that it is a web archive")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _standard_input(data: bytes, terms: Terms) -> Iterator[Finding]:
    start = data.lstrip()[:200].lower()
    if start.startswith(b"{"):
        yield from from_lines(data.split(b"\n"), "standard input", terms)
    elif start.startswith((b"<!doctype html", b"<html")):
        yield from importlib.import_module("dateline.ingest.pages").from_html_bytes(
            data, None, "standard input", terms, None
        )
    else:
        yield from _text(data, "standard input", terms)


def _table(data: bytes, place: str, terms: Terms) -> Iterator[Finding]:
    found = decoded(data, place)
    yield from guess_note(found, place)
    yield from importlib.import_module("dateline.ingest.table").from_table(found.text, place, terms)


def _text(data: bytes, place: str, terms: Terms) -> Iterator[Finding]:
    found = decoded(data, place)
    yield from guess_note(found, place)
    yield from_text(found.text, place, terms)
