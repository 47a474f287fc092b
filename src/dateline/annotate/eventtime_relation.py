"""When an event was by another: "two weeks after the fall of the town", "after they had attacked"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.eventtime_clause import chosen, clause_of
from dateline.annotate.timex_calendar import moved
from dateline.model.document import Document, EventMention, EventTime, Timex
from dateline.model.interval import Bounds
from dateline.model.syntax import Token, Tree

_PERIOD = re.compile(r"P(\d+)(DE|CE|[DWMY])")
_DAYS = {"D": 0, "W": 3, "M": 15, "Y": 183, "DE": 1826, "CE": 18262}
"""Half of a unit in days: so far a span told in it is off."""
STEM = 4
TOLD = ("happened", "ongoing", "not_happened", "denied")
_SIDES = {"after": 1, "before": -1}


def related(document: Document, tree: Tree, times: Mapping[str, EventTime]) -> dict[str, EventTime]:
    """The times of events by id, with those filled in that hang on another event's."""
    found = dict(times)
    by_token = {e.token: e for e in document.events}
    for event in document.events:
        if found[event.id].times or not 0 <= event.token < len(tree.tokens):
            continue
        time = (
            _by_span(document, tree, event, found, by_token)
            or _by_clause(tree, event, found, by_token)
            or _by_speech(document, tree, event, found)
        )
        if time:
            found[event.id] = time
    return found


def _by_span(
    document: Document,
    tree: Tree,
    event: EventMention,
    times: Mapping[str, EventTime],
    by_token: Mapping[int, EventMention],
) -> EventTime | None:
    """`two weeks after the fall`: so far from the other event, where that has a day."""
    trigger = tree.tokens[event.token]
    for timex in document.times:
        sign, holder, other = _pointing(tree, timex, trigger)
        if other in (
            trigger.i,
            clause_of(tree, trigger).i,
        ):  # "voted on Friday, two weeks after they demanded it": back from the vote
            sign, other = -sign, holder
        elif holder not in _above(tree, trigger):
            continue
        base = _time_of(document, tree, other, times, by_token) if other >= 0 else None
        period = _PERIOD.fullmatch(timex.value)
        if period and base and base.bounds.earliest and base.bounds.latest:
            ends = _shifted(base.bounds.earliest, base.bounds.latest, sign * int(period[1]), period[2])
            told = (timex.id, *base.times)
            return replace(times[event.id], bounds=ends, granularity="unknown", times=told) if ends else None
    return None


def _time_of(
    document: Document, tree: Tree, token: int, times: Mapping[str, EventTime], by_token: Mapping[int, EventMention]
) -> EventTime | None:
    """The time of the event at a token, else of the one verb before it that the noun repeats: "the town fell on 1 May … the fall"."""
    event = by_token.get(token)
    if event and times[event.id].times:
        return times[event.id]
    noun = tree.tokens[token]
    found: list[EventTime] = []
    for verb in tree.tokens[:token] if noun.pos == "NOUN" else ():
        if verb.pos == "VERB" and _repeats(noun.lemma, verb.lemma):
            near = [t for t in document.times if t.type == "DATE" and t.bounds.days and _same_sentence(tree, t, verb)]
            found.extend(EventTime(t.bounds, "unknown", "whole", (t.id,)) for t in chosen(tree, verb, near)[:1])
    return found[0] if len(found) == 1 else None


def _same_sentence(tree: Tree, timex: Timex, verb: Token) -> bool:
    top = tree.top(timex.span)
    return top is not None and top.sentence == verb.sentence


def _repeats(noun: str, verb: str) -> bool:
    """`fall` and `fall`, `withdrawal` and `withdraw`, `invasion` and `invade`."""
    return noun == verb or noun.startswith(verb[: max(STEM, len(verb) - 2)])


def _above(tree: Tree, token: Token) -> set[int]:
    return {token.i, *(t.i for t in tree.ancestors(token))}


def _pointing(tree: Tree, timex: Timex, trigger: Token) -> tuple[int, int, int]:
    """For a span of time before "after" or "before" in the trigger's sentence: the side, the token that the span tells more of, and the
    token of what it is counted from; -1 where there is none."""
    top = tree.top(timex.span) if timex.type == "DURATION" else None
    if top is None or top.sentence != trigger.sentence:
        return 0, -1, -1
    behind = next((t for t in tree.sentence(trigger.sentence) if t.start >= timex.span.end), None)
    if behind is None or behind.lemma not in _SIDES:
        return 0, -1, -1
    if behind.dep == "mark":
        other = tree.head(behind)
        return _SIDES[behind.lemma], other.head, other.i
    objects = tree.kids(behind, "pobj", "pcomp")
    return _SIDES[behind.lemma], behind.head, objects[0].i if objects else -1


def _shifted(first: date, last: date, number: int, unit: str) -> Bounds | None:
    low, high = moved(first, number, unit), moved(last, number, unit)
    slack = timedelta(_DAYS[unit])
    return Bounds(low - slack, high + slack) if low and high else None


def _by_clause(
    tree: Tree, event: EventMention, times: Mapping[str, EventTime], by_token: Mapping[int, EventMention]
) -> EventTime | None:
    """`after they had attacked`: not later than the clause above, where that has a time."""
    verb = tree.tokens[event.token]
    marks = {k.lemma for k in tree.kids(verb, "mark", "advmod")}
    above = by_token.get(verb.head)
    if verb.dep != "advcl" or above is None or "after" not in marks:
        return None
    last = times[above.id].bounds.latest if times[above.id].times else None
    return replace(times[event.id], bounds=Bounds(None, last), times=times[above.id].times) if last else None


def _by_speech(document: Document, tree: Tree, event: EventMention, times: Mapping[str, EventTime]) -> EventTime | None:
    """`said on Monday that it had withdrawn`: what is told as past is not later than the day on which it was told."""
    verb = clause_of(tree, tree.tokens[event.token])
    while verb.dep in ("conj", "advcl") and tree.head(verb).i != verb.i:
        verb = tree.head(verb)
    speech = tree.head(verb)
    if (
        event.factuality not in TOLD
        or verb.dep != "ccomp"
        or speech.tag not in ("VBD", "VBN")
        or not _is_past(tree, verb)
    ):
        return None
    near = [t for t in document.times if t.type in ("DATE", "TIME") and t.bounds.days and _same_sentence(tree, t, verb)]
    told = [t for t in chosen(tree, speech, near) if t.role not in ("since", "until", "before", "by", "after")]
    if len(told) != 1 or told[0].bounds.days != 1:
        return None
    return replace(times[event.id], bounds=Bounds(None, told[0].bounds.latest), times=(told[0].id,))


def _is_past(tree: Tree, verb: Token) -> bool:
    helpers = tree.kids(verb, "aux", "auxpass")
    return verb.tag == "VBD" or any(h.text.lower() in ("had", "was", "were") for h in helpers)
