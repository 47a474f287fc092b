"""Quotations: where they begin and end, over several sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.attribution_parts import Found
from dateline.annotate.attribution_single import SINGLE, single_quotation
from dateline.model.document import Document
from dateline.model.span import Span

OPEN, CLOSE = ("“", "``"), "”"
KINDS = {"“": "curly", "”": "curly", '"': "straight", "``": "double", "''": "double"}
_MARK = re.compile(r"“|”|\"|''|``|‘|(?<![\w'])'(?!')")


def quotations(document: Document) -> list[Span]:
    """All quotations with their marks. One that a paragraph leaves open goes on with the next paragraph where that opens with a
    mark, as long quotations do; else it ends with its paragraph."""
    found: list[Span] = []
    text, last = document.text, None
    for block in paragraph_spans(document):
        quotes = _within(text, block)
        goes_on = last is not None and found and found[-1].end == last.end and not _closed(text, found[-1])
        if goes_on and quotes and quotes[0].start == block.start:
            quotes[0] = Span(found.pop().start, quotes[0].end)
        found.extend(quotes)
        last = block
    return found


def _closed(text: str, quote: Span) -> bool:
    """Whether a quotation ends with a mark."""
    last = text[quote.end - 1]
    return len(quote) > 1 and (last in '”"' or (last in "’'" and text[quote.start] in "‘'`"))


def paragraph_spans(document: Document) -> list[Span]:
    """Each paragraph that is not boilerplate or repeated."""
    blocks: dict[int, Span] = {}
    for s in document.sentences:
        if s.section not in ("boilerplate", "repeat"):
            start = blocks.get(s.paragraph, s.span).start
            blocks[s.paragraph] = Span(start, s.span.end)
    return list(blocks.values())


def _within(text: str, block: Span) -> list[Span]:
    """Quotations of a paragraph. A straight mark opens or closes by the blanks around it where these tell; marks of another kind
    within a quotation belong to a quotation in it."""
    found: list[Span] = []
    start, kind, inner = -1, "", False  # `inner`: whether a mark of another kind was opened within
    for match in _MARK.finditer(text, block.start, block.end):
        if found and match.start() < found[-1].end:
            continue
        if match.group() in SINGLE:
            single = single_quotation(text, block, match.start()) if start < 0 else None
            found.extend([single] if single else [])
            continue
        opens, closes = _turns(text, block, match)
        same = KINDS[match.group()] == kind
        if start >= 0 and closes and (same or not (opens or inner)):
            found.append(Span(start, match.end()))
            start, inner = -1, False
        elif opens and (start < 0 or same):
            start, kind, inner = match.start(), KINDS[match.group()], False
        elif start >= 0:
            inner = opens
    if start >= 0:
        found.append(Span(start, block.end))
    return found


def _turns(text: str, block: Span, match: re.Match[str]) -> tuple[bool, bool]:
    """Whether a mark may open and whether it may close a quotation; one that begins a line opens, whatever its form."""
    mark = match.group()
    before = text[match.start() - 1 : match.start()] if match.start() > block.start else "\n"
    after = text[match.end() : match.end() + 1] if match.end() < block.end else " "
    if mark in OPEN or mark == CLOSE:
        return mark in OPEN or before == "\n", mark == CLOSE
    opens = before.isspace() or before in "([—–-"
    closes = after.isspace() or after in ".,;:!?)]—–-"
    return (opens or not closes), (closes or not opens)


def at(quotes: Sequence[Span], position: int) -> Span | None:
    """The quotation that holds a character."""
    return next((q for q in quotes if q.start <= position < q.end), None)


def widened(content: Span, quotes: Sequence[Span]) -> Span:
    """A content that touches quotations, widened to their ends: a statement is whole."""
    touched = [q for q in quotes if q.overlaps(content)]
    start = min([content.start, *(q.start for q in touched)])
    end = max([content.end, *(q.end for q in touched)])
    return Span(start, end)


def running_on(document: Document, found: Sequence[Found], quotes: Sequence[Span]) -> list[Found]:
    """Each attribution with the quotations after it that no other one claims: what follows a speaker's words is his."""
    spoken = sorted(
        (f for f in found if f.order >= 0 and at(quotes, f.order) is None),
        key=lambda f: f.order,
    )
    more: dict[int, list[Span]] = {}
    for quote in quotes:
        if any(f.content.contains(quote) or f.content.overlaps(quote) for f in spoken):
            continue
        speaker = _speaker(document, spoken, quote, more)
        if speaker is not None:
            more.setdefault(speaker, []).append(quote)
    numbers = {id(f): n for n, f in enumerate(spoken)}
    return [replace(f, more=(*f.more, *more.get(numbers.get(id(f), -1), ()))) for f in found]


def _speaker(
    document: Document,
    spoken: Sequence[Found],
    quote: Span,
    more: dict[int, list[Span]],
) -> int | None:
    """Which of the attributions a whole quotation goes on: one that ends in the sentence before, told by a quotation first."""
    sentence, last = (
        document.sentence_at(quote.start),
        document.sentence_at(quote.end - 1),
    )
    if sentence is None or last is None or sentence.span.start != quote.start:
        return None
    if any(quote.end <= f.order < last.span.end for f in spoken):
        return None
    close = []
    for n, one in enumerate(spoken):
        ends = [one.order, one.content.end - 1, *(q.end - 1 for q in more.get(n, ()))]
        before = document.sentence_at(max(ends))
        if max(ends) < quote.start and before is not None and before.index == sentence.index - 1:
            close.append((one.form == "quote", max(ends), n))
    best = max(close, default=None)
    return best[2] if best and spoken[best[2]].kind == "speech" and spoken[best[2]].source is not None else None
