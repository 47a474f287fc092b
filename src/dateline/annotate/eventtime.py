"""Which expression dates which event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from dateline.annotate.eventtime_clause import begun, chosen, phase_of
from dateline.annotate.eventtime_relation import related
from dateline.annotate.eventtime_running import carried_on
from dateline.knowledge.codebook import HOSTILE_WORDS, types
from dateline.model.document import Document, EventMention, EventTime, Phase, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.syntax import Tree

WEEK = timedelta(7)
SAYING = (1, HOSTILE_WORDS)
"""The classes of types that are words."""
PAST = ("happened", "ongoing", "not_happened", "denied")
_GRAINS = (
    (r"\d{4}-\d\d-\d\d.*", "day"), (r"\d{4}-W\d\d-\d", "day"), (r"\d{4}-W\d\d(?:-WE)?", "week"), (r"\d{4}-\d\d", "month"),
    (r"\d{4}-(?:SP|SU|FA|WI|Q\d|H\d)", "season"), (r"\d{4}", "year"), (r"\d{3}", "decade"),
)  # fmt: skip


def dated(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `events` with the time of each filled in, where the text tells one: by an expression of its sentence, by another event,
    or by the running time of its section."""
    tree = document.tree()
    spans = {s.index: s.span for s in document.sentences}
    times: dict[str, EventTime] = {}
    for event in document.events:
        span = spans.get(event.sentence)
        near = [t for t in document.times if span and span.contains(t.span) and t.type in ("DATE", "TIME")]
        times[event.id] = event_time(document, tree, event, near)
    times = carried_on(document, tree, related(document, tree, times))
    return {"events": tuple(replace(event, time=_past(event, times[event.id], document)) for event in document.events)}


def _past(event: EventMention, time: EventTime, document: Document) -> EventTime:
    """What is told as past is never later than publication; of a bare weekday that was read as the coming one the last is meant."""
    published = document.report.published
    if event.factuality not in PAST or published is None:
        return time
    later = time.bounds.earliest is not None and time.bounds.earliest > published
    if later and _weekday(document, time) and time.bounds.earliest and time.bounds.earliest - WEEK <= published:
        day = time.bounds.earliest - WEEK
        return replace(time, bounds=Bounds(day, day), granularity="day")
    return replace(time, bounds=Bounds(None, published) if later else time.bounds.not_after(published))


def _weekday(document: Document, time: EventTime) -> bool:
    told = [t for t in document.times if t.id in time.times]
    return len(told) == 1 and told[0].rule == "weekday" and told[0].role in ("on", "")


def event_time(document: Document, tree: Tree, event: EventMention, near: Sequence[Timex]) -> EventTime:
    """When an event was, from the expressions of its sentence. An undated past event is only not later than publication."""
    trigger = tree.tokens[event.token] if 0 <= event.token < len(tree.tokens) else None
    known = [t for t in near if t.bounds.known and not t.value.endswith("_REF")]
    words = types()[event.type].quad in SAYING if event.type in types() else False
    told = chosen(tree, trigger, known, words=words) if trigger else []
    phase: Phase = phase_of(tree, trigger) if trigger else "whole"
    if not told:
        past = event.factuality in PAST
        return EventTime(Bounds(None, document.report.published) if past else UNKNOWN, "unknown", phase)
    if first := begun(tree, trigger, told, known) if trigger and phase == "end" else None:
        told, phase = [first, told[-1]], "whole"
    bounds, side = _bounds(told)
    grain = granularity(told[0].value) if len(told) == 1 else "unknown"
    return EventTime(bounds, grain, phase if phase != "whole" else side, tuple(t.id for t in told))


def granularity(value: str) -> str:
    """day, week, month, season, year, decade or unknown."""
    return next((grain for pattern, grain in _GRAINS if re.fullmatch(pattern, value)), "unknown")


def _bounds(told: list[Timex]) -> tuple[Bounds, Phase]:
    """Where the event lies by the expression and its signal, and whether that is its begin or end."""
    if len(told) == 2:
        first, last = told[0].bounds.earliest, told[1].bounds.latest
        return (Bounds(first, last) if not (first and last and first > last) else told[0].bounds), "whole"
    one = told[0]
    if one.type == "TIME" and one.bounds.days == 1 and one.role in ("before", "after"):  # "before dawn on Sunday"
        return one.bounds, "whole"
    if one.role in ("by", "before"):
        return Bounds(None, one.bounds.latest), "whole"
    if one.role == "after":
        return Bounds(one.bounds.earliest, None), "whole"
    side: Phase = "start" if one.role == "since" else "end" if one.role in ("until", "till") else "whole"
    return one.bounds, side
