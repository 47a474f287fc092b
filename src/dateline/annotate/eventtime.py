"""Which expression dates which event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from dateline.knowledge.timex import aspect_of
from dateline.model.document import Document, EventMention, EventTime, Phase, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.syntax import Token, Tree

PAST = ("happened", "ongoing", "not_happened", "denied")
_GRAINS = (
    (r"\d{4}-\d\d-\d\d.*", "day"), (r"\d{4}-W\d\d-\d", "day"), (r"\d{4}-W\d\d(?:-WE)?", "week"), (r"\d{4}-\d\d", "month"),
    (r"\d{4}-(?:SP|SU|FA|WI|Q\d|H\d)", "season"), (r"\d{4}", "year"), (r"\d{3}", "decade"),
)  # fmt: skip


def dated(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `events` with the time of each filled in, where the text tells one."""
    tree = document.tree()
    spans = {s.index: s.span for s in document.sentences}
    events = []
    for event in document.events:
        span = spans.get(event.sentence)
        near = [t for t in document.times if span and span.contains(t.span) and t.type in ("DATE", "TIME")]
        events.append(replace(event, time=event_time(document, tree, event, near)))
    return {"events": tuple(events)}


def event_time(document: Document, tree: Tree, event: EventMention, near: Sequence[Timex]) -> EventTime:
    """When an event was, from the expressions of its sentence. An undated past event is only not later than publication."""
    published = document.report.published
    past = event.factuality in PAST
    trigger = tree.tokens[event.token] if 0 <= event.token < len(tree.tokens) else None
    told = _chosen(tree, trigger, [t for t in near if t.bounds.known]) if trigger else []
    phase: Phase = _phase(tree, trigger) if trigger else "whole"
    if not told:
        return EventTime(Bounds(None, published) if past else UNKNOWN, "unknown", phase)
    bounds, side = _bounds(told)
    if past and published:
        later = bounds.earliest is not None and bounds.earliest > published
        bounds = Bounds(None, published) if later else bounds.not_after(published)
    grain = granularity(told[0].value) if len(told) == 1 else "unknown"
    return EventTime(bounds, grain, phase if phase != "whole" else side, tuple(t.id for t in told))


def granularity(value: str) -> str:
    """day, week, month, season, year, decade or unknown."""
    return next((grain for pattern, grain in _GRAINS if re.fullmatch(pattern, value)), "unknown")


def _chosen(tree: Tree, trigger: Token, near: list[Timex]) -> list[Timex]:
    """The expressions that hang on the trigger or its clause; the nearest, and both ends of a range."""
    ranked = sorted(
        (rank, abs(t.span.start - trigger.start), t.span, t) for t in near if (rank := _rank(tree, trigger, t)) < 9
    )
    if not ranked:
        verbs = [t for t in tree.sentence(trigger.sentence) if t.pos == "VERB"]
        return near if len(near) == 1 and len(verbs) <= 1 else []
    best = ranked[0][3]
    return next((list(pair) for pair in pairwise(near) if best in pair and _is_range(*pair)), [best])


def _rank(tree: Tree, trigger: Token, timex: Timex) -> int:
    """0: the trigger itself governs it; 1: the verb on which the trigger hangs; 2: a verb joined to that one by `and`; 3: the verb of
    its clause of "when", which tells the same moment; 9: none."""
    top = tree.top(timex.span)
    if top is None or top.sentence != trigger.sentence:
        return 9
    if all(t.pos in ("ADP", "DET") for t in tree.tokens[trigger.i + 1 : top.i]) and trigger.i < top.i:
        return 0
    for above in (top, *tree.ancestors(top)):
        if above.i == trigger.i:
            return 0
        if above.pos in ("VERB", "AUX"):
            clause = _clause(tree, trigger)
            together = {t.i for t in tree.conjuncts(clause)} | {clause.i}
            if above.i == clause.i:
                return 1
            return 2 if above.i in together else 3 if _moment(tree, above, clause) else 9
    return 9


def _moment(tree: Tree, verb: Token, clause: Token) -> bool:
    """Whether a verb heads a clause that says when another was: "died when the bridge fell on Monday"."""
    joined = verb.dep == "advcl" and verb.head == clause.i
    return joined and any(k.lemma == "when" for k in tree.kids(verb, "advmod", "mark"))


def _clause(tree: Tree, token: Token) -> Token:
    """The verb on which a token hangs; of verbs in one chain (`began to leave`) the first."""
    while token.pos not in ("VERB", "AUX") or token.dep == "xcomp":
        above = tree.head(token)
        if above.i == token.i:
            return token
        token = above
    return token


def _is_range(first: Timex, second: Timex) -> bool:
    ends = {"from": ("to", "until", "till", "through"), "between": ("and",), "": ()}
    close = second.span.start - first.span.end <= 12
    return close and second.role in ends.get(first.role, ())


def _bounds(told: list[Timex]) -> tuple[Bounds, Phase]:
    """Where the event lies by the expression and its signal, and whether that is its begin or end."""
    if len(told) == 2:
        first, last = told[0].bounds.earliest, told[1].bounds.latest
        return (Bounds(first, last) if not (first and last and first > last) else told[0].bounds), "whole"
    one = told[0]
    if one.role in ("by", "before"):
        return Bounds(None, one.bounds.latest), "whole"
    if one.role == "after":
        return Bounds(one.bounds.earliest, None), "whole"
    side: Phase = "start" if one.role == "since" else "end" if one.role in ("until", "till") else "whole"
    return one.bounds, side


def _phase(tree: Tree, trigger: Token) -> Phase:
    """Start or end where the trigger is what a verb says began or ended."""
    above = tree.head(trigger)
    if above.pos == "ADP" and above.i != trigger.i:
        above = tree.head(above)
    told = (
        aspect_of(above.lemma)
        if above.i != trigger.i and trigger.dep in ("nsubj", "nsubjpass", "dobj", "xcomp", "pobj")
        else None
    )
    return "start" if told == "start" else "end" if told == "end" else "whole"
