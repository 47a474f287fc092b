"""Quotations: where they begin and end, over several sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model.document import Document
from dateline.model.span import Span

OPEN, CLOSE = ("“", "``"), "”"
_MARK = re.compile(r"“|”|\"|''|``")
LONGEST_TURN = 1500
"""Characters of quotation after a cue that still count as its own without another cue."""


def quotations(document: Document) -> list[Span]:
    """All quotations with their marks; one that a paragraph leaves open ends with the paragraph."""
    found: list[Span] = []
    for block in paragraph_spans(document):
        found.extend(_within(document.text, block))
    return found


def paragraph_spans(document: Document) -> list[Span]:
    """Each paragraph that is not boilerplate or repeated."""
    blocks: dict[int, Span] = {}
    for s in document.sentences:
        if s.section not in ("boilerplate", "repeat"):
            start = blocks.get(s.paragraph, s.span).start
            blocks[s.paragraph] = Span(start, s.span.end)
    return list(blocks.values())


def _within(text: str, block: Span) -> list[Span]:
    found: list[Span] = []
    start = -1
    for match in _MARK.finditer(text, block.start, block.end):
        mark = match.group()
        if start < 0 and mark != CLOSE:
            start = match.start()
        elif start >= 0 and mark not in OPEN:
            found.append(Span(start, match.end()))
            start = -1
    if start >= 0:
        found.append(Span(start, block.end))
    return found


def at(quotes: Sequence[Span], position: int) -> Span | None:
    """The quotation that holds a character."""
    return next((q for q in quotes if q.start <= position < q.end), None)


def widened(content: Span, quotes: Sequence[Span]) -> Span:
    """A content that touches quotations, widened to their ends: a statement is whole."""
    touched = [q for q in quotes if q.overlaps(content)]
    start = min([content.start, *(q.start for q in touched)])
    end = max([content.end, *(q.end for q in touched)])
    return Span(start, end)
