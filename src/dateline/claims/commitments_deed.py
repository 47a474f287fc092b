"""The promised deed: who is bound, to what, by when and where."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.claims.parties import Cast, once, party
from dateline.knowledge.commitments import among
from dateline.model.actor import Actor
from dateline.model.claim import Party
from dateline.model.document import EventMention, Sentence, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

SUBJECTS = ("nsubj", "nsubjpass")
INSIDE = ("poss", "amod", "compound", "nmod", "prep", "pobj", "appos", "conj")


@dataclass(frozen=True, slots=True)
class Scene:
    """A report's layers with walks over its parse."""

    cast: Cast
    tree: Tree
    actor_at: dict[int, Actor]
    event_at: dict[int, EventMention]

    def who(self, noun: Token) -> tuple[Party, ...]:
        """The actors that a noun phrase and those coordinated with it stand for; failing that the nearest inside it."""
        found = [self.actor_at[t.i] for t in self.tree.conjuncts(noun) if t.i in self.actor_at]
        level = [noun]
        while not found and level:
            level = [k for t in level for k in self.tree.kids(t, *INSIDE)]
            found = [self.actor_at[t.i] for t in level if t.i in self.actor_at]
        return once(self._as_told(a, noun) for a in found)

    def _as_told(self, actor: Actor, noun: Token) -> Party:
        """A group without a name goes by the words for it."""
        who = party(actor)
        mention = next((m for m in actor.mentions if m.overlaps(noun.span)), None)
        if mention is None or not who.id.startswith("unnamed:") or noun.pos == "PRON":
            return who
        return replace(who, name=" ".join(mention.of(self.cast.document.text).split()))

    def subject(self, verb: Token) -> Token | None:
        """The subject of a verb, also of one that it is coordinated with or controlled by."""
        for _ in range(4):
            own = self.tree.kids(verb, *SUBJECTS)
            if own and own[0].tag in ("WDT", "WP"):
                return self.tree.head(verb) if verb.dep == "relcl" else own[0]
            if own:
                return own[0]
            if verb.dep not in ("conj", "xcomp", "advcl"):
                return self.tree.head(verb) if verb.dep == "acl" and verb.tag == "VBG" else None
            verb = self.tree.head(verb)
        return None

    def event(self, deed: Token) -> EventMention | None:
        """The event that a deed is told as: at its verb or, failing that, at its object."""
        near = [deed, *self.tree.kids(deed, "dobj", "nsubjpass", "prt", "acomp", "attr")]
        return next((self.event_at[t.i] for t in near if t.i in self.event_at), None)


def scene(cast: Cast) -> Scene:
    """Prepares a report for reading deeds."""
    tree = cast.document.tree()
    actor_at: dict[int, Actor] = {}
    spans = [(m, a) for a in cast.document.actors for m in a.mentions]
    for span, actor in sorted(spans, key=lambda x: (len(x[0]), x[0].start, x[1].id)):
        head = tree.top(span)
        if head is not None:
            actor_at.setdefault(head.i, actor)
    return Scene(cast, tree, actor_at, {e.token: e for e in cast.document.events})


def content(where: Scene, deed: Token) -> Span:
    """The words of a deed without what it is coordinated with and without the word that joins it on."""
    apart = {t.i for k in where.tree.kids(deed, "conj") for t in where.tree.subtree(k)}
    apart |= {k.i for k in where.tree.kids(deed, "cc", "punct", "mark") if k.text.lower() != "not"}
    words = [t for t in where.tree.subtree(deed) if t.i not in apart]
    return Span(words[0].start, max(t.end for t in words))


def due(where: Scene, span: Span, sentence: Sentence, roles: str = "due-roles") -> Bounds:
    """When it must be done: the last date told with the deed that does not lie before publication; a length of time counts from a past
    day that the sentence tells, else from publication; from a happening of an untold day it leads to none. `roles` names the list of the words before a date that count."""
    published = where.cast.document.report.published
    times = [t for t in where.cast.document.times if sentence.span.contains(t.span) and span.overlaps(t.span)]
    found = [b for t in times if (b := _deadline(where, t, sentence, among(roles))).latest]
    found = [b for b in found if b.latest and (published is None or b.latest >= published)]
    return max(found, key=lambda b: (b.latest, b.earliest or b.latest), default=UNKNOWN)


def _deadline(where: Scene, time: Timex, sentence: Sentence, roles: frozenset[str]) -> Bounds:
    day = _counted_from(where, sentence)
    before = where.cast.document.text[sentence.span.start : time.span.start].lower()
    after = where.cast.document.text[time.span.end : sentence.span.end].lower()
    if time.role == "from" and re.match(r"\s+(?:to|until|till)\s", after):
        return UNKNOWN
    if time.type in ("DATE", "TIME") and time.role in roles and time.bounds.latest:
        return _to_come(where, time)
    length = re.fullmatch(r"P(?:T)?(\d+)([DWMYH])", time.value)
    within = time.role in ("within", "in") or re.search(r"\b(?:within|in|the next|no more than)(?: \w+)?\s*$", before)
    given = re.search(r"\b(?:gave|given|gives|giving)\b", before)
    if day == where.cast.document.report.published and re.match(
        r"\s+(?:of|after|from|following)\s+(?!today|now\b)", after
    ):
        return UNKNOWN
    if time.type == "DURATION" and length and day and (within or given):
        last = day_after(day, int(length[1]), length[2])
        return Bounds(last, last)
    return UNKNOWN


def _to_come(where: Scene, time: Timex) -> Bounds:
    """The bounds of a day due; one told by day and month only is the next such day: "is set for July 1" means no July gone by."""
    published, told = where.cast.document.report.published, time.bounds
    yearless = re.fullmatch(r"\d{4}-\d\d(-\d\d)?", time.value) and not re.search(
        r"\d{4}|\b(?:last|past|this|next)\b", time.span.of(where.cast.document.text)
    )
    if not (yearless and published and told.latest and told.latest < published and time.role == "for"):
        return told
    return Bounds(told.earliest and day_after(told.earliest, 1, "Y"), day_after(told.latest, 1, "Y"))


def _counted_from(where: Scene, sentence: Sentence) -> date | None:
    published = where.cast.document.report.published
    past = [
        t.bounds.latest
        for t in where.cast.document.times
        if sentence.span.contains(t.span) and t.type == "DATE" and t.bounds.days == 1 and t.bounds.latest
    ]
    return max((d for d in past if published and d <= published), default=published)


def day_after(day: date, number: int, unit: str) -> date:
    """A length of time after a day; hours as the days that they begin, months to the same day of the month or to its last."""
    if unit in "HDW":
        return day + timedelta(days=-(-number // 24) if unit == "H" else number * (7 if unit == "W" else 1))
    months = day.year * 12 + day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def negated(where: Scene, verb: Token) -> bool:
    """Whether a verb stands with a negation."""
    return any(k.dep == "neg" or k.text.lower() == "never" for k in where.tree.kids(verb))
