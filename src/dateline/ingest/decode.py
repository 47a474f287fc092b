"""Bytes to text: which encoding, and what is no text at all."""

from __future__ import annotations

from dataclasses import dataclass

import charset_normalizer

from dateline.errors import InputError

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
WESTERN = ("cp1252", "latin_1")
SAMPLE = 100_000
"""Bytes looked at to guess an encoding."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of `place` should know; the reading goes on."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """`guessed` is the encoding taken where the bytes do not say it."""

    text: str
    guessed: str | None = None


def guess_note(found: Decoded, place: str) -> list[Note]:
    """Says which encoding was taken where nothing tells it."""
    words = f"not UTF-8: read as {found.guessed}; if letters look wrong, convert it to UTF-8 first"
    return [Note(place, words)] if found.guessed else []


def decoded(data: bytes, place: str) -> Decoded:
    """UTF-8, UTF-16 by its mark, else the likeliest encoding. Raises InputError for what is empty or no text."""
    if not data.strip():
        raise InputError(f"{place}: is empty: give a file with text in it")
    mark = next((name for sign, name in MARKS if data.startswith(sign)), None)
    try:
        return _with_words(Decoded(data.decode(mark or "utf-8")), place)
    except UnicodeDecodeError:
        pass
    guess = _guess(data)
    if guess is None:
        raise InputError(f"{place}: is no text (binary?): give .txt, .html, .json, .jsonl, .csv, .eml, .pdf or .warc")
    return _with_words(Decoded(data.decode(guess, "replace"), guess), place)


def _with_words(found: Decoded, place: str) -> Decoded:
    if "\x00" in found.text:
        raise InputError(f"{place}: is no text (binary?): give .txt, .html, .json, .jsonl, .csv, .eml, .pdf or .warc")
    if not found.text.strip("\ufeff \t\r\n\f"):
        raise InputError(f"{place}: is empty: give a file with text in it")
    return found


def _guess(data: bytes) -> str | None:
    """Western encodings win ties: dateline reads English."""
    if b"\x00" in data[:SAMPLE]:
        return None
    matches = charset_normalizer.from_bytes(data[:SAMPLE])
    best = matches.best()
    if best is None:
        return None
    names = {name for match in matches for name in (match.encoding, *match.could_be_from_charset)}
    return next((name for name in WESTERN if name in names), best.encoding)
