"""The lines of a text that tell when it was published: `data/lang/en/publication.toml`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache

import msgspec
from dateutil import parser

from dateline.knowledge.load import read_toml

BLANK = datetime(1, 1, 1, tzinfo=UTC)


class DayLine(msgspec.Struct, frozen=True):
    """A pattern with the group `day`; it matches a whole line, or its beginning where `lead`. The lowest `rank` is believed first."""

    id: str
    rank: int
    pattern: str
    examples: list[tuple[str, str]]
    never: list[str]
    lead: bool = False


class _File(msgspec.Struct):
    pieces: dict[str, str]
    line: list[DayLine]


@cache
def _file() -> _File:
    return read_toml("lang/en/publication.toml", _File)


def day_lines() -> tuple[DayLine, ...]:
    """All patterns in the order of the file. Raises KnowledgeError where the file is broken."""
    return tuple(_file().line)


@cache
def _compiled() -> tuple[tuple[DayLine, re.Pattern[str]], ...]:
    pieces = dict(_file().pieces)
    for name in pieces:
        for other in pieces:
            pieces[name] = pieces[name].replace(f"{{{other}}}", pieces[other])
    found = []
    for line in day_lines():
        pattern = line.pattern
        for name, piece in pieces.items():
            pattern = pattern.replace(f"{{{name}}}", piece)
        found.append((line, re.compile(pattern)))
    return tuple(found)


def told_day(line: str) -> tuple[int, date] | None:
    """The day that a line tells, with the rank of the pattern that read it; None where it tells none."""
    for entry, pattern in _compiled():
        match = pattern.match(line) if entry.lead else pattern.fullmatch(line)
        if match and (day := _day(match["day"])):
            return entry.rank, day
    return None


def _day(words: str) -> date | None:
    try:
        return parser.parse(words, default=BLANK).date()
    except (parser.ParserError, OverflowError):
        return None
