"""Quotations in single marks, where the mark that closes one is also the apostrophe."""

from __future__ import annotations

import re

from dateline.model.span import Span

SINGLE = ("‘", "'")
_OPENS = re.compile(r"(?<![\w’'.,])(?:‘|'(?!'))(?=[\w“\"\[$£€…])(?!\d0s\b|(?:em|til|tis|twas|cause|n|bout|round)\b)")
_CLOSES = re.compile(r"(?<=[^\s‘(\[—])(?:’|'(?!'))(?![\w‘])")
_ENDING, _FOLLOWING = ",.!?…", ",.;:)!?—–"


def single_quotation(text: str, block: Span, start: int) -> Span | None:
    """The quotation that a single mark at `start` opens within a paragraph; None where it is an apostrophe or nothing closes it. One in
    curly marks that a paragraph begins with and does not close goes to its end, as long quotations do."""
    if not _OPENS.match(text, start):
        return None
    mark = text[start]
    following = next(
        (m.start() for m in _OPENS.finditer(text, start + 1, block.end) if text[m.start()] == mark), block.end
    )
    marks = [m for m in _CLOSES.finditer(text, start + 1, following) if mark == "'" or m.group() == "’"]
    end = next((m.end() for m in marks if _ends(text, block, m)), None)
    if end is None and marks:
        end = next((m.end() for m in marks if text[m.start() - 1] != "s"), marks[0].end())
    if end is None:
        return Span(start, block.end) if mark == "‘" and start == block.start else None
    return Span(start, end)


def _ends(text: str, block: Span, mark: re.Match[str]) -> bool:
    """Whether a mark can be no apostrophe: a stop or comma stands beside it, or nothing behind."""
    after = text[mark.end() : mark.end() + 1]
    return text[mark.start() - 1] in _ENDING or after in _FOLLOWING or mark.end() >= block.end
