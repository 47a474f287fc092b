"""What the user names, a file, a folder, `-` or a URL, to reports. A bad one gives its error and the next is read."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from dateline.errors import InputError
from dateline.ingest.decode import Decoded, Note, decoded
from dateline.ingest.fetch import fetch
from dateline.ingest.jsonl import from_document, from_lines
from dateline.ingest.report import Terms
from dateline.ingest.text import from_text
from dateline.model.report import Report

Finding = Report | Note | InputError
SUFFIXES = (".txt", ".html", ".htm", ".json", ".jsonl")
MOST = 10_000_000
"""Bytes of a file that holds one report; more is no report. JSON lines have no bound."""


def expand(words: Sequence[str]) -> list[str]:
    """Folders replaced by the files in them that can be read, sorted, at any depth."""
    return [file for word in words for file in _files(word)]


def findings(words: Iterable[str], terms: Terms, stdin: IO[bytes]) -> Iterator[Finding]:
    """Reports, notes and errors, in the order of `words` as `expand` gives them."""
    for word in words:
        try:
            yield from _source(word, terms, stdin)
        except InputError as error:
            yield error
        except OSError as error:
            yield InputError(f"{word}: cannot be read ({error.strerror}): check the path")


def _files(word: str) -> list[str]:
    path = Path(word)
    if word == "-" or _is_url(word) or not path.is_dir():
        return [word]
    found = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    return [str(p) for p in found] or [word]


def _is_url(word: str) -> bool:
    return "://" in word


def _source(word: str, terms: Terms, stdin: IO[bytes]) -> Iterator[Finding]:
    if word == "-":
        yield from _standard_input(stdin.read(), terms)
    elif _is_url(word):
        page = fetch(word)
        yield from _page(page.data, page.charset, word, terms, page.url if page.kind != "text/plain" else None)
    elif Path(word).is_dir():
        raise InputError(f"{word}: no {', '.join(SUFFIXES)} file in this folder: check the path")
    else:
        yield from _file(Path(word), terms)


def _file(path: Path, terms: Terms) -> Iterator[Finding]:
    place, suffix = str(path), path.suffix.lower()
    if suffix == ".jsonl":
        with path.open("rb") as lines:
            yield from from_lines(lines, place, terms)
        return
    size = path.stat().st_size
    if size > MOST:
        raise InputError(f"{place}: has {size // 1_000_000} MB, too much for one report: split it, or give JSON lines")
    data = path.read_bytes()
    if suffix == ".json":
        yield from from_document(data, place, terms)
    elif suffix in (".html", ".htm"):
        yield from _page(data, None, place, terms, None)
    else:
        yield from _text(data, place, terms)


def _standard_input(data: bytes, terms: Terms) -> Iterator[Finding]:
    start = data.lstrip()[:200].lower()
    if start.startswith(b"{"):
        yield from from_lines(data.split(b"\n"), "standard input", terms)
    elif start.startswith((b"<!doctype html", b"<html")):
        yield from _page(data, None, "standard input", terms, None)
    else:
        yield from _text(data, "standard input", terms)


def _text(data: bytes, place: str, terms: Terms) -> Iterator[Finding]:
    found = decoded(data, place)
    yield from _guess_note(found, place)
    yield from_text(found.text, place, terms)


def _page(data: bytes, charset: str | None, place: str, terms: Terms, url: str | None) -> Iterator[Finding]:
    html = importlib.import_module("dateline.ingest.html")  # trafilatura is loaded only where there is a page
    named = charset or html.charset(data)
    found = Decoded(data.decode(named, "replace")) if named and data.strip() else decoded(data, place)
    yield from _guess_note(found, place)
    if "<" not in found.text:
        yield from_text(found.text, place, terms)
        return
    report: Report = html.from_html(found.text, place, terms, url)
    yield report


def _guess_note(found: Decoded, place: str) -> Iterator[Finding]:
    if found.guessed:
        yield Note(place, f"not UTF-8: read as {found.guessed}; if letters look wrong, convert it to UTF-8 first")
