"""The places of a dateline ("KYIV, Ukraine, Feb. 2 (Wire) --"), where a report was written: they stand outside of what is parsed, and say
which namesakes the report means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.places_resolve import Meaning, Name, meant_place
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.gazetteer_file import ADJECTIVE, fold
from dateline.knowledge.place_words import day_in_head, place_words
from dateline.knowledge.sections import dateline_end
from dateline.model.document import Document
from dateline.model.place import Place
from dateline.model.span import Span

_END = re.compile(r"\s*(?:[(\[/:—–―]|--|\s-|\.\s+(?=[A-Z/]))")
_PART = re.compile(r"[^,]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A place of a dateline with its namesakes; `within` are those of what stands behind it: "KYIV, Ukraine"."""

    span: Span
    text: str
    entries: tuple[Entry, ...]
    within: tuple[Entry, ...] = ()

    @property
    def norm(self) -> str:
        """The folded name, which it shares with the same name in the text."""
        return fold(self.text)


def headings(document: Document) -> list[Heading]:
    """The places of all datelines, in order."""
    found: list[Heading] = []
    for sentence in document.sentences:
        if sentence.section == "boilerplate":
            told = sentence.span.of(document.text)
            if dateline_end(told + " ") == len(told) + 1:
                found += _read(document.text, sentence.span)
    return found


def _read(text: str, line: Span) -> Iterator[Heading]:
    told = line.of(text)
    end = match.start() if (match := _END.search(told)) else len(told)
    parts: list[Heading] = []
    for part in _PART.finditer(told, 0, end):
        name = part[0].strip()
        entries = tuple(e for e in gazetteer.lookup(name) if e.rank < ADJECTIVE)
        if day_in_head().search(name) or fold(name) in place_words().never or (parts and not entries):
            break
        start = line.start + part.start() + part[0].index(name)
        parts.append(Heading(Span(start, start + len(name)), name, entries))
    if all(not p.entries for p in parts):
        return  # a name that may be anybody's
    for n, place in enumerate(parts, 1):
        yield Heading(place.span, place.text, place.entries, parts[n].entries if n < len(parts) else ())


def add(names: dict[str, Name], found: list[Heading]) -> None:
    """Tells the names of a report what its datelines say: a town, in what stands behind it."""
    for heading in (h for h in found if h.entries):
        name = names.setdefault(heading.norm, Name(heading.norm, heading.entries, 0))
        name.mentions += 1
        name.town = name.town or not heading.within or any(e.feature[0] == "P" for e in heading.entries)
        name.inside.update(e.number for e in heading.within if e.feature[0] in "AL")


def placed(heading: Heading, meaning: Meaning | None, number: str) -> Place:
    """The place of a dateline; without coordinates where the report leaves open which namesake it is."""
    if meaning is None:
        return Place(
            number, heading.span, heading.text, confidence=0.3, form="dateline", key=gazetteer.place_key(heading.text)
        )
    entry, share = meaning.of(town=True, division=False)
    return meant_place(entry, heading.span, number, form="dateline", confidence=round(share, 3))
