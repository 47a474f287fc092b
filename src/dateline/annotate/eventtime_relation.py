"""When an event was by another: "two weeks after the fall of the town", "after they had attacked"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateline.annotate.eventtime_clause import chosen, clause_of
from dateline.annotate.timex_calendar import moved
from dateline.knowledge.timex import aspect_of, in_list
from dateline.model.document import Document, EventMention, EventTime, Timex
from dateline.model.interval import Bounds
from dateline.model.syntax import Token, Tree

_PERIOD = re.compile(r"P(\d+)(DE|CE|[DWMY])")
_DAYS = {"D": 0, "W": 3, "M": 15, "Y": 183, "DE": 1826, "CE": 18262}
"""Half of a unit in days: so far a span told in it is off."""
STEM = 4
TOLD = ("happened", "ongoing", "not_happened", "denied")
SUBJECTS = ("nsubj", "nsubjpass")
_SIDES = {"after": 1, "before": -1}


def related(document: Document, tree: Tree, times: Mapping[str, EventTime]) -> dict[str, EventTime]:
    """The times of events by id, with those filled in that hang on another event's."""
    found = dict(times)
    by_token = {e.token: e for e in document.events}
    open_ = [e for e in document.events if not found[e.id].times and 0 <= e.token < len(tree.tokens)]
    for event in open_:  # first of all: others are counted from them
        noun = tree.tokens[event.token]
        if told := _by_effect(document, tree, noun) if noun.pos == "NOUN" else None:
            found[event.id] = replace(found[event.id], bounds=told.bounds, granularity="day", times=(told.id,))
    for event in open_:
        if found[event.id].times:
            continue
        time = (
            _by_span(document, tree, event, found, by_token)
            or _by_clause(tree, event, found, by_token)
            or _since(document, tree, event, found[event.id])
            or _by_speech(document, tree, event, found)
        )
        if time:
            found[event.id] = time
    return found


def _by_effect(document: Document, tree: Tree, noun: Token) -> Timex | None:
    """The day of `the raid on the port, which killed nine on Monday`: what a happening did was on its own day. The clause may hang on a
    name within its phrase."""
    inside = [noun, *(o for p in tree.kids(noun, "prep") for o in tree.kids(p, "pobj"))]
    for verb in (v for thing in inside for v in tree.kids(thing, "relcl")):
        if aspect_of(verb.lemma, "effect") and any(s.lemma in ("which", "that") for s in tree.kids(verb, *SUBJECTS)):
            return _on_a_day(document, tree, verb)
    return None


def _on_a_day(document: Document, tree: Tree, verb: Token) -> Timex | None:
    """The one expression of a day that dates a verb."""
    near = [t for t in document.times if t.type in ("DATE", "TIME") and t.bounds.days and _same_sentence(tree, t, verb)]
    told = [t for t in chosen(tree, verb, near) if not in_list(t.role, "stretch_ends")]
    return told[0] if len(told) == 1 and told[0].bounds.days == 1 else None


def _since(document: Document, tree: Tree, event: EventMention, own: EventTime) -> EventTime | None:
    """`have been killed since fighting erupted on Monday`: not before that day."""
    verb = tree.tokens[event.token]
    if event.factuality not in TOLD or not any(a.lemma == "have" for a in tree.kids(verb, "aux")):
        return None
    for clause in tree.kids(verb, "advcl"):
        if any(m.lemma == "since" for m in tree.kids(clause, "mark")) and (told := _on_a_day(document, tree, clause)):
            return replace(own, bounds=Bounds(told.bounds.earliest, own.bounds.latest), times=(told.id,))
    return None


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
    if told := _by_effect(document, tree, noun) if noun.pos == "NOUN" else None:
        return EventTime(told.bounds, "day", "whole", (told.id,))
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
    """`said on Monday that it had withdrawn`: what is told as past is not later than the day on which it was told, and what is told as
    going on, `that it was withdrawing`, is of that day."""
    verb = clause_of(tree, tree.tokens[event.token])
    while verb.dep in ("conj", "advcl") and tree.head(verb).i != verb.i:
        verb = tree.head(verb)
    speech = tree.head(verb)
    if event.factuality not in TOLD or verb.dep != "ccomp" or speech.tag not in ("VBD", "VBN"):
        return None
    told = _on_a_day(document, tree, speech) if _is_past(tree, verb) else None
    if told is None:
        return None
    first = told.bounds.earliest if verb.i == event.token and _goes_on(tree, verb) else None
    return replace(times[event.id], bounds=Bounds(first, told.bounds.latest), times=(told.id,))


def _goes_on(tree: Tree, verb: Token) -> bool:
    """Whether a verb tells what was going on: "was leaving"."""
    return verb.tag == "VBG" and any(a.lemma == "be" and a.tag == "VBD" for a in tree.kids(verb, "aux"))


def _is_past(tree: Tree, verb: Token) -> bool:
    helpers = tree.kids(verb, "aux", "auxpass")
    return verb.tag == "VBD" or any(h.text.lower() in ("had", "was", "were") for h in helpers)
