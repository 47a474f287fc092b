"""Splits a report into paragraphs and sentences; every stretch but white space lies in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from dateline.model.document import Document, Sentence
from dateline.model.span import Span

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n[ \t\r]*\n|\s*\Z)", re.DOTALL)
_LINE = re.compile(r"[^\n]*\S[^\n]*")
WIDEST_COLUMN = 120
FULL_LINE = 0.7
HALF_LINE = 0.5
_BREAK = re.compile(r"\b[a-z]{4,}[.!?][\"”’]?(?=\s+[\"“‘]?[A-Z])")
"""A whole word in lower case before the stop is no abbreviation."""
_GOES_ON = re.compile(r"[a-z,;)\]”’]")


def paragraphs(text: str) -> list[Span]:
    """Stretches between empty lines, and between lines where no column explains the break, without the white space around them."""
    blocks = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    column = _column([line for block in blocks for line in block.of(text).split("\n")[:-1]])
    return [part for block in blocks for part in _lines(text, block, column)]


def _column(lines: list[str]) -> int:
    """The width at which the lines of a text were broken; 0 where they were not broken to fit."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    width = max(lengths, default=0)
    full = sum(length >= FULL_LINE * width for length in lengths)
    return width if width <= WIDEST_COLUMN and len(lengths) > 1 and full >= FULL_LINE * len(lengths) else 0


def _lines(text: str, block: Span, column: int) -> Iterator[Span]:
    """The lines of a block, those joined that were broken only because the next word did not fit into the column."""
    start = end = length = -1
    for match in _LINE.finditer(text, block.start, block.end):
        left, right = _trimmed(text, *match.span())
        if start >= 0 and length >= column * HALF_LINE and column:
            end, length = right, right - left
            continue
        if start >= 0:
            yield Span(start, end)
        start, end, length = left, right, right - left
    if start >= 0:
        yield Span(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def split(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `sentences`, all of section `body`."""
    from nupunkt import sent_spans  # noqa: PLC0415  (heavy: loaded when first needed)

    text = document.text
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        spans: list[Span] = []
        inside = paragraph.of(text)
        for start, end in (part for whole in sent_spans(inside) for part in _broken(inside, *whole)):
            left, right = _trimmed(text, paragraph.start + start, paragraph.start + end)
            if left >= right:
                continue
            if spans and _belongs(text, left):
                spans[-1] = Span(spans[-1].start, right)
            else:
                spans.append(Span(left, right))
        found += [Sentence(len(found) + n, span, "body", number) for n, span in enumerate(spans)]
    return {"sentences": tuple(found)}


def _broken(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence cut where the splitter took the end of one for an abbreviation."""
    cuts = [start, *(m.end() for m in _BREAK.finditer(text, start, end) if m.end() < end), end]
    return list(pairwise(cuts))


def _belongs(text: str, start: int) -> bool:
    """Whether a stretch goes on with the sentence before it: it begins in lower case or with a closing mark."""
    return bool(_GOES_ON.match(text[start]))
