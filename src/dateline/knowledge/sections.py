"""Which words mark the parts of a report: `data/lang/en/sections.toml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from dateline.knowledge.load import read_toml
from dateline.model.document import Section

Place = Literal["sentence", "line", "list", "closing", "heading", "dateline"]


class SectionPattern(msgspec.Struct, frozen=True):
    """A pattern that puts a sentence into `section`; `on` says what it is matched against."""

    id: str
    section: Section
    on: Place
    pattern: str
    examples: list[str]
    never: list[str]
    cased: bool = False


class _File(msgspec.Struct):
    pattern: list[SectionPattern]


@cache
def section_patterns() -> tuple[SectionPattern, ...]:
    """All patterns in the order of the file. Raises KnowledgeError where the file is broken."""
    return tuple(read_toml("lang/en/sections.toml", _File).pattern)


@cache
def _compiled(on: Place) -> tuple[tuple[re.Pattern[str], Section], ...]:
    wanted = [p for p in section_patterns() if p.on == on]
    return tuple((re.compile(p.pattern, re.NOFLAG if p.cased else re.IGNORECASE), p.section) for p in wanted)


def section_of(text: str, on: Place) -> Section | None:
    """The section that the words of a stretch tell, if any: a `sentence` is searched, all others must match whole."""
    for pattern, section in _compiled(on):
        if pattern.search(text) if on == "sentence" else pattern.fullmatch(text):
            return section
    return None


def dateline_end(text: str) -> int:
    """How many characters a dateline ("ACCRA, May 4 (Wire) — ") takes at the start of a paragraph; 0 without one."""
    end, more = 0, True
    while more:
        found = (pattern.match(text, end) for pattern, _ in _compiled("dateline"))
        longest = max((match.end() for match in found if match), default=end)
        end, more = longest, longest > end
    return end
