"""Time expressions: TIMEX3 with bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, cast

from dateline.annotate.timex_calendar import a_date, covers
from dateline.annotate.timex_grammar import Match, matches
from dateline.annotate.timex_reading import Context, Reading
from dateline.annotate.timex_reference import Reference, core_years, is_narrative
from dateline.annotate.timex_resolve import read
from dateline.knowledge.timex import signal_pattern, timex_words
from dateline.model.document import Document, Sentence, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span

_BC = re.compile(r"BC(\d{4})(?:-(\d\d)(?!\d))?")
Type = Literal["DATE", "TIME", "DURATION", "SET"]


def times(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `times`, in order of the text. Without a publication date relative ones stay unresolved."""
    published = document.report.published
    ref = Reference(published, is_narrative(document.text, published))
    ref.core = core_years(document.text)
    found: list[Timex] = []
    paragraph = -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            ref.new_paragraph()
            paragraph = sentence.paragraph
        for timex in _in_sentence(document, sentence, ref, len(found)):
            found.append(timex)
    return {"times": tuple(found)}


def _in_sentence(document: Document, sentence: Sentence, ref: Reference, count: int) -> Iterator[Timex]:
    text = sentence.span.of(document.text)
    for match in matches(text):
        reading = read(match, Context(ref, text, match.start, match.end))
        if reading is None:
            continue
        timex = _timex(match, reading, text, (sentence.span.start, count))
        bounds = timex.bounds
        if ref.dct and reading.value == "PAST_REF":
            timex = _timex(match, reading, text, (sentence.span.start, count), Bounds(None, ref.dct))
        count += 1
        if not _aside(text, match, reading, ref):
            _tell(ref, reading, bounds)
        yield timex


def _timex(match: Match, reading: Reading, text: str, place: tuple[int, int], bounds: Bounds | None = None) -> Timex:
    offset, count = place
    mod = _mod(match)
    signal = signal_pattern().search(text[max(0, match.start - 30) : match.start])
    role = signal[1].lower() if signal else ""
    return Timex(
        id=f"t{count}",
        span=Span(offset + match.start, offset + match.end),
        type=cast(Type, reading.type),
        value=reading.value,
        mod=mod,
        bounds=bounds
        or reading.bounds
        or (covers(reading.value, mod) if reading.type in ("DATE", "TIME") else UNKNOWN),
        rule=match.rule.id,
        anchor=reading.anchor,
        role="ago" if match.get("dir") == "ago" else role,
    )


def _mod(match: Match) -> str | None:
    told = match.get("mod").removeprefix("the ").removeprefix("very ")
    amount = timex_words("amount").get(match.get("amount"), "")
    words = {"beginning": "START", "start": "START", "middle": "MID", "end": "END"}
    return timex_words("mod").get(told) or words.get(told) or amount or None


def _tell(ref: Reference, reading: Reading, bounds: Bounds) -> None:
    """Moves the running time of the text along."""
    if found := _BC.match(reading.value):
        ref.bc, ref.day = True, None
        ref.running = a_date(int(found[1]), int(found[2] or 1), 1)
        return
    if bounds.earliest is None or reading.type not in ("DATE", "TIME"):
        return
    if len(reading.value) < 4 or (ref.dct and bounds.earliest > ref.dct and ref.narrative):
        return
    day = bounds.earliest if bounds.days == 1 else None
    if ref.narrative and ref.core and reading.anchor == "absolute" and bounds.earliest.year not in ref.core:
        return
    ref.bc = False
    if not ref.narrative:
        old = ref.dct and bounds.earliest.year < ref.dct.year
        ref.grain = "near" if old and reading.anchor == "absolute" else ref.grain if reading.anchor == "text" else ""
    ref.tell(bounds.earliest, day)


def _aside(text: str, match: Match, reading: Reading, ref: Reference) -> bool:
    """A far year in parentheses is a source or a comparison, not where the account goes on."""
    inside = text[: match.start].rstrip().endswith(("(", ","))
    if not inside or match.rule.kind != "year" or ref.running is None:
        return False
    return reading.value.isdigit() and abs(int(reading.value) - ref.running.year) > 3
