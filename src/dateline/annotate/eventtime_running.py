"""The running time of a section: what its parties did on in the simple past, told without a date of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.knowledge.timex import in_list
from dateline.model.document import Document, EventMention, EventTime, Sentence
from dateline.model.interval import Bounds
from dateline.model.syntax import Token, Tree

STORY = ("lead", "body")
SILENT = ("headline", "summary", "boilerplate", "repeat", "outlook")
"""Sections in which no sentence goes on from the one before."""
FRESH = 7
"""Days before publication within which a report's own day carries on into the next paragraph."""
REACH = 2
"""Sentences without a date over which a time carries on."""
PAST = ("happened", "not_happened")


@dataclass(frozen=True, slots=True)
class Running:
    """The last time that the section told, in which sentence, and who acted then or was acted on."""

    time: EventTime
    sentence: Sentence
    parties: frozenset[str]
    misses: int = 0


def carried_on(document: Document, tree: Tree, times: Mapping[str, EventTime]) -> dict[str, EventTime]:
    """The times of events by id, with those filled in that the running time of their section tells: the day of a fresh report for what the
    same parties did on; of an older time only that it was not before."""
    found = dict(times)
    published = document.report.published
    running: Running | None = None
    for sentence in document.sentences:
        inside = [e for e in document.events if e.sentence == sentence.index]
        dated = any(sentence.span.contains(t.span) and t.type in ("DATE", "TIME") for t in document.times)
        soon = not dated and _soon(document, sentence)
        running = _kept(running, sentence, published, soon=soon)
        if not dated and running:
            for event in inside:
                if soon and not found[event.id].times and event.factuality in PAST:
                    found[event.id] = _soon_after(running.time, found[event.id], published)
                elif not found[event.id].times and _goes_on(tree, event, running):
                    found[event.id] = _carried(running.time, found[event.id], published)
        running = _next(running, sentence, inside, found, dated=dated)
    return found


def _soon(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence tells what came "within hours" or "within minutes" of what was told before, not of a thing that it names itself."""
    spans = (t for t in document.times if sentence.span.contains(t.span) and t.type == "DURATION")
    within = (t for t in spans if t.value.startswith("PT") and t.role == "within")
    return any(not document.text[t.span.end :].startswith(" of ") for t in within)


def _soon_after(running: EventTime, own: EventTime, published: date | None) -> EventTime:
    """On the day told before or the next one."""
    last = running.bounds.latest
    bounds = Bounds(running.bounds.earliest, last + timedelta(1) if last else None)
    return replace(own, bounds=bounds.not_after(published) if published else bounds, times=running.times)


def _fresh(time: EventTime, published: date | None) -> bool:
    first = time.bounds.earliest
    return bool(published and first and time.bounds.days == 1 and 0 <= (published - first).days <= FRESH)


def _carried(running: EventTime, own: EventTime, published: date | None) -> EventTime:
    if _fresh(running, published):
        return replace(own, bounds=running.bounds, granularity=running.granularity, times=running.times)
    return replace(own, bounds=Bounds(running.bounds.earliest, published), times=running.times)


def _kept(running: Running | None, sentence: Sentence, published: date | None, *, soon: bool) -> Running | None:
    """The running time as far as it reaches into a sentence: its paragraph, and the one behind it for a fresh day or what came `soon`."""
    if running is None or sentence.section in SILENT or running.misses > REACH:
        return None
    before = running.sentence
    same = before.section == sentence.section or {before.section, sentence.section} <= set(STORY)
    if not same or sentence.paragraph - before.paragraph > 1:
        return None
    near = before.paragraph == sentence.paragraph
    return running if near or (sentence.section in STORY and (soon or _fresh(running.time, published))) else None


def _next(
    running: Running | None,
    sentence: Sentence,
    inside: Sequence[EventMention],
    found: Mapping[str, EventTime],
    *,
    dated: bool,
) -> Running | None:
    """What a sentence leaves behind: the one time of its events; with dates that date none of them, nothing."""
    if not dated:
        if running and any(found[e.id].times == running.time.times for e in inside):
            return replace(running, sentence=sentence, parties=running.parties | _parties(inside), misses=0)
        return replace(running, misses=running.misses + 1) if running else None
    told = {found[e.id] for e in inside if e.factuality in PAST and found[e.id].times and found[e.id].bounds.days}
    if len({t.times for t in told}) != 1 or sentence.section in SILENT:
        return None
    return Running(replace(next(iter(told)), phase="whole"), sentence, _parties(inside))


def _parties(events: Sequence[EventMention]) -> frozenset[str]:
    return frozenset(party for event in events for party in (*event.actor, *event.recipient))


def _goes_on(tree: Tree, event: EventMention, running: Running) -> bool:
    """Whether the same parties act on in the simple past: not "had fled", "has fled", "who fled", "after they fled"."""
    if event.factuality not in PAST or not running.parties.intersection(event.actor):
        return False
    verb = tree.tokens[event.token] if 0 <= event.token < len(tree.tokens) else None
    if verb is None or verb.pos != "VERB":
        return False
    return _simple_past(tree, verb) and _told_on(tree, verb)


def _simple_past(tree: Tree, verb: Token) -> bool:
    helpers = tree.kids(verb, "aux", "auxpass")
    if any(in_list(h.lemma, "helping") for h in helpers):
        return False
    if verb.dep == "conj" and not helpers and not tree.kids(verb, "nsubj", "nsubjpass"):
        head = tree.head(verb)
        return head.pos == "VERB" and _simple_past(tree, head)
    return verb.tag == "VBD" or any(h.tag == "VBD" for h in helpers)


def _told_on(tree: Tree, verb: Token) -> bool:
    """Whether a verb heads its sentence, is joined to the one that does, or is what somebody said."""
    while verb.dep in ("conj", "ccomp") and tree.head(verb).i != verb.i:
        verb = tree.head(verb)
    return verb.dep == "ROOT"
