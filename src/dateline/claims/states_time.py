"""When a state held by the sentence that tells it: its own dates first, the day of publication only for the present tense."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.model.claim import StateClaim
from dateline.model.document import Document, Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span

LENGTH = re.compile(r"P(\d+)(Y|M|W|D|DE|CE)")
DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365, "DE": 3652, "CE": 36524}
SLACK = 0.2
"""A round length such as "three decades" may be this share shorter or longer."""


def state_times(document: Document, sentence: Sentence, *, held: bool) -> tuple[Bounds, Bounds, Bounds]:
    """Start, end and a day observed, from the times of the sentence; a present-tense state is observed when published."""
    published = document.report.published
    times = [
        t for t in document.times if sentence.span.contains(t.span) and t.type in ("DATE", "TIME") and t.bounds.known
    ]
    start = next((t.bounds for t in times if t.role in ("since", "from")), UNKNOWN)
    end = next((t.bounds for t in times if t.role in ("until", "till", "to")), UNKNOWN)
    other = next((t.bounds for t in times if t.role not in ("since", "from", "until", "till", "to")), UNKNOWN)
    if not held:
        return other.not_after(published) if other.known else UNKNOWN, UNKNOWN, UNKNOWN
    if not start.known and end.known and (long := _length(document, sentence)):
        start = _back(end, long)
    if end.known or other.known or published is None or not present(document, sentence):
        return start, end, other.not_after(published) if other.known else UNKNOWN
    return start, end, Bounds(published, published)


def present(document: Document, sentence: Sentence) -> bool:
    """Whether the first finite verb of the sentence stands in the present tense."""
    finite = [t for t in document.tokens if t.sentence == sentence.index and t.tag in ("VBZ", "VBP", "VBD")]
    return bool(finite) and any(t.tag != "VBD" for t in finite)


def bounded_by_rivals(document: Document, states: list[StateClaim]) -> list[StateClaim]:
    """A place's control told for the past ("was under the control of X for three decades") ends by the first dated control of another."""
    return [_bounded(document, s, states) if _open_past(s) else s for s in states]


def _open_past(state: StateClaim) -> bool:
    told = state.start.known or state.end.known or state.observed.known
    return state.kind == "control" and state.change == "held" and not told


def _bounded(document: Document, state: StateClaim, states: list[StateClaim]) -> StateClaim:
    rivals = [
        point
        for s in states
        if s.kind == state.kind and s.subject.id == state.subject.id and s.value != state.value
        and (point := s.start if s.start.known else s.observed).known
    ]  # fmt: skip
    end = min(rivals, key=lambda b: b.latest or date.max, default=Bounds(None, document.report.published))
    sentence = document.sentence_at(state.evidence.start)
    long = _length(document, sentence) if sentence else None
    return replace(state, start=_back(end, long) if long else UNKNOWN, end=end)


def _length(document: Document, sentence: Sentence) -> int | None:
    """Days of the sentence's "for …", if it has one."""
    for time in document.times:
        if sentence.span.contains(time.span) and time.type == "DURATION" and _for(document, time.span):
            match = LENGTH.fullmatch(time.value)
            return int(match[1]) * DAYS[match[2]] if match else None
    return None


def _for(document: Document, span: Span) -> bool:
    return re.search(r"\bfor\b[\w\s]{0,20}$", document.text[: span.start]) is not None


def _back(end: Bounds, days: int) -> Bounds:
    """The beginning of what lasted about so many days up to `end`."""
    if end.latest is None:
        return UNKNOWN
    least = end.latest - timedelta(days=int(days * (1 - SLACK)))
    return Bounds(None, least)
