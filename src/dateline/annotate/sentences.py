"""Splits a report into paragraphs and sentences; every stretch but white space lies in one sentence."""

from __future__ import annotations

import re
from typing import Any

from dateline.model.document import Document, Sentence
from dateline.model.span import Span

_PARAGRAPH = re.compile(r"\S(?:.*?\S)??(?=\s*\n[ \t\r]*\n|\s*\Z)", re.DOTALL)


def paragraphs(text: str) -> list[Span]:
    """Stretches between empty lines, without the white space around them."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def split(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `sentences`, all of section `body`."""
    from nupunkt import sent_spans  # noqa: PLC0415  (heavy: loaded when first needed)

    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(document.text)):
        text = paragraph.of(document.text)
        for start, end in sent_spans(text):
            words = text[start:end]
            left = start + len(words) - len(words.lstrip())
            right = start + len(words.rstrip())
            if left < right:
                span = Span(paragraph.start + left, paragraph.start + right)
                found.append(Sentence(len(found), span, "body", number))
    return {"sentences": tuple(found)}
