"""When a state held by the sentence that tells it: its own dates first, the day of publication only for the present tense."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.knowledge.timex import in_list
from dateline.model.claim import Change, StateClaim
from dateline.model.document import Document, Sentence, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

LENGTH = re.compile(r"P(\d+)(Y|M|W|D|DE|CE)")
DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365, "DE": 3652, "CE": 36524}
LONG_AGO = timedelta(days=90)
"""A day told in the past tense that lies further back tells a state that is over."""
BRIEFLY = ("briefly", "temporarily", "shortly", "momentarily")
SLACK = 0.2
"""A round length such as "three decades" may be this share shorter or longer."""


def state_times(document: Document, sentence: Sentence, *, held: bool) -> tuple[Bounds, Bounds, Bounds]:
    """Start, end and a day observed, from the times of the sentence; a present-tense state is observed when published."""
    published = document.report.published
    times = [
        t for t in document.times if sentence.span.contains(t.span) and t.type in ("DATE", "TIME") and t.bounds.known
    ]
    start = next((t.bounds for t in times if in_list(t.role, "stretch_from")), UNKNOWN)
    end = next((t.bounds for t in times if in_list(t.role, "stretch_to")), UNKNOWN)
    other = next((t.bounds for t in times if not in_list(t.role, "stretch")), UNKNOWN)
    if not held:
        return other.not_after(published) if other.known else UNKNOWN, UNKNOWN, UNKNOWN
    if not start.known and end.known and (long := _length(document, sentence)):
        start = back(end, long)
    if end.known or other.known or published is None or not present(document, sentence):
        return start, end, other.not_after(published) if other.known else UNKNOWN
    return start, end, Bounds(published, published)


def clause_times(document: Document, tree: Tree, verb: Token, *, change: Change) -> tuple[Bounds, Bounds, Bounds]:
    """Start, end and a day observed of a state that a verb tells, by the times of its clause. What began or ended without a date did so by
    publication; what holds in the present or has held till now is observed when published."""
    published = document.report.published
    times = _of_clause(document, tree, verb)
    start = next((t.bounds for t in times if in_list(t.role, "stretch_from")), UNKNOWN)
    end = next((t.bounds for t in times if in_list(t.role, "stretch_to")), UNKNOWN)
    others = [t.bounds for t in times if not in_list(t.role, "stretch")]
    other = next((b for b in others if b.earliest), next(iter(others), UNKNOWN))
    point = other.not_after(published) if other.known else UNKNOWN
    if change == "held" and not start.known and _ever_since(tree, verb):
        start, point = point, UNKNOWN
    if change == "began":
        return (start if start.known else point if point.known else Bounds(None, published)), end, UNKNOWN
    if change == "ended":
        since = start if start.known and not other.known else UNKNOWN
        return UNKNOWN, (point if point.known else since if since.known else Bounds(None, published)), UNKNOWN
    if (
        not start.known
        and end.known
        and (sentence := document.sentence_at(verb.start))
        and (long := _length(document, sentence))
    ):
        start = back(end, long)
    if end.known:
        return start, end, UNKNOWN
    now = published is not None and (_now(tree, verb) or _told_then(document, tree, verb))
    if now and published and not point.known:
        return start, end, Bounds(published, published)
    return start, end, point


def over(document: Document, tree: Tree, verb: Token, point: Bounds) -> Bounds:
    """The end that a plain past tense implies: who "controlled the town in 2014" does not when that is told years later; who held it
    "briefly" lost it soon."""
    published, last = document.report.published, point.latest
    words = (verb, *tree.kids(verb, "aux", "auxpass"))
    past = any(t.tag == "VBD" for t in words) and not any(t.tag in ("VBZ", "VBP") for t in words)
    if published is None or last is None or not past or _told_then(document, tree, verb):
        return UNKNOWN
    if any(t.lemma.lower() in BRIEFLY for t in tree.kids(verb, "advmod")):
        return Bounds(point.earliest, published)
    return Bounds(last, published) if last < published - LONG_AGO else UNKNOWN


def _ever_since(tree: Tree, verb: Token) -> bool:
    """Whether what was told before is when it began: "entered the town in May and have run it since"."""
    return any(t.text.lower() == "since" for t in tree.kids(verb, "advmod"))


def _told_then(document: Document, tree: Tree, verb: Token) -> bool:
    """Whether a past tense tells, in the words of another, what held when he spoke ("they said that troops were still there"); or says that
    it still did."""
    if any(t.tag == "VBN" or t.text.lower() == "had" for t in (verb, *tree.kids(verb, "aux"))) and not tree.kids(
        verb, "auxpass"
    ):
        return False
    still = any(t.text.lower() == "still" for t in tree.kids(verb, "advmod"))
    return still or any(s.content.contains(verb.span) and s.cue is not None for s in document.statements)


def _of_clause(document: Document, tree: Tree, verb: Token) -> list[Timex]:
    """The dates whose nearest verb is this one, or one that it is coordinated with or hangs on; all of a sentence with one verb."""
    sentence = document.sentence_at(verb.start)
    near = [
        t for t in document.times
        if sentence and sentence.span.contains(t.span) and t.type in ("DATE", "TIME") and t.bounds.known and not _names(tree, t)
    ]  # fmt: skip
    own = [t for t in near if _verb_of(tree, t) == verb.i] or _when(tree, near, verb)
    if own:
        return own
    node = verb
    while node.dep in ("conj", "xcomp", "ccomp", "acl") and node.head != node.i:
        node = tree.head(node)
        if node.pos in ("VERB", "AUX") and (shared := [t for t in near if _verb_of(tree, t) == node.i]):
            return shared
    alone = len([t for t in tree.sentence(verb.sentence) if t.pos == "VERB"]) <= 1
    return near if alone else []


def _names(tree: Tree, time: Timex) -> bool:
    """Whether a year only says which thing something is done to: "broke the 1953 armistice"."""
    thing = tree.modified(time.span)
    return len(time.value) == len("1953") and thing is not None and thing.dep == "dobj"


def _when(tree: Tree, near: list[Timex], verb: Token) -> list[Timex]:
    """The date that a clause of "when" tells more of ("in May, when …"), or that of the clause on which it hangs."""
    if not any(t.text.lower() == "when" for t in tree.kids(verb, "advmod")) or verb.dep not in ("relcl", "advcl"):
        return []
    above = tree.head(verb)
    return [t for t in near if t.span.contains(above.span) or _verb_of(tree, t) == above.i]


def _verb_of(tree: Tree, time: Timex) -> int | None:
    top = tree.top(time.span)
    above = tree.ancestors(top) if top else iter(())
    return next((t.i for t in above if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")), None)


def _now(tree: Tree, verb: Token) -> bool:
    """Whether a verb stands in the present, the present perfect, or as a participle of a clause that does."""
    node: Token | None = verb
    for _ in range(4):
        if node is None:
            return False
        words = [node, *tree.kids(node, "aux", "auxpass")]
        if any(t.tag in ("VBZ", "VBP") for t in words):
            return True
        if any(t.tag in ("VBD", "MD") for t in words):
            return False
        node = tree.head(node) if node.head != node.i else None
    return False


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
    return replace(state, start=back(end, long) if long else UNKNOWN, end=end)


def _length(document: Document, sentence: Sentence) -> int | None:
    """Days of the sentence's "for …", if it has one."""
    for time in document.times:
        if sentence.span.contains(time.span) and time.type == "DURATION" and _for(document, time.span):
            return days_of(time.value)
    return None


def days_of(value: str) -> int | None:
    """The days of a duration of whole units such as P3Y or P44D."""
    match = LENGTH.fullmatch(value)
    return int(match[1]) * DAYS[match[2]] if match else None


def _for(document: Document, span: Span) -> bool:
    return re.search(r"\bfor\b[\w\s]{0,20}$", document.text[: span.start]) is not None


def back(end: Bounds, days: int) -> Bounds:
    """The beginning of what lasted about so many days up to `end`."""
    if end.latest is None:
        return UNKNOWN
    least = end.latest - timedelta(days=int(days * (1 - SLACK)))
    return (
        Bounds(end.earliest - timedelta(days=int(days * (1 + SLACK))), least) if end.earliest else Bounds(None, least)
    )
