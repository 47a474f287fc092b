"""Who holds which office, by the titles beside the names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from dateline.claims.events import UNREAD
from dateline.claims.identity import claim_id
from dateline.claims.parties import Cast, party
from dateline.claims.states_time import state_times
from dateline.knowledge.actors import words
from dateline.model.actor import Actor, Role
from dateline.model.claim import StateClaim, Subject, Value
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

BY_TITLE = 0.8
INSTALLED = re.compile(r"\b(?:sworn in|swore in|took office|inaugurat\w+|appoint\w+|named|elected)\b", re.IGNORECASE)


def offices(cast: Cast) -> Iterator[StateClaim]:
    """Who is told with which title; a former one has ended by publication."""
    for actor in cast.document.actors:
        if actor.kind != "person":
            continue
        for role in (*actor.roles, *_before_name(cast, actor), *_told_of(cast, actor)):
            sentence = cast.document.sentence_at(role.span.start) if role.span else None
            if role.span is None or sentence is None or sentence.section in UNREAD or role.status == "designate":
                continue
            if not _anothers(cast, actor, role.span):
                yield _office(cast, actor, role, sentence)


def _office(cast: Cast, actor: Actor, role: Role, sentence: Sentence) -> StateClaim:
    assert role.span is not None
    former = role.status == "former"
    published = cast.document.report.published
    return StateClaim(
        id=claim_id("t", cast.document.report.id, role.span, actor.key, role.title),
        kind="office",
        subject=Subject(party=party(actor)),
        value=Value(name=role.title, country=role.of or actor.country, text=role.title),
        change="ended" if former else "held",
        start=UNKNOWN,
        end=Bounds(None, published) if former else UNKNOWN,
        observed=UNKNOWN if former else _observed(cast, sentence),
        factuality="ongoing",
        certainty=1.0,
        confidence=BY_TITLE,
        evidence=cast.evidence(sentence, role.span),
        rule="title",
    )


def _observed(cast: Cast, sentence: Sentence) -> Bounds:
    """The day the sentence tells of; without one the day before publication, as news is of the day before, unless the text tells of
    somebody taking office."""
    published: date | None = cast.document.report.published
    if published is None:
        return UNKNOWN
    told = state_times(cast.document, sentence, held=False)[0]
    if told.earliest and told.latest and (published - timedelta(days=31)) <= told.earliest <= told.latest <= published:
        return told
    fresh = INSTALLED.search(cast.document.text) is not None
    day = published if fresh else published - timedelta(days=1)
    return Bounds(day, day)


def _before_name(cast: Cast, actor: Actor) -> Iterator[Role]:
    """Titles told as an actor of their own right before the name: "Ruritanian President" "Jane Roe"."""
    text = cast.document.text
    for other in cast.document.actors:
        if other.kind != "person" or other.id == actor.id or not other.key.startswith(("gov:", "unnamed:")):
            continue
        for title in other.mentions:
            if any(m.start == title.end + 1 and text[title.end] == " " for m in actor.mentions):
                words = [w for w in title.of(text).split() if w[:1].isupper()]
                name = " ".join(words[1:]) if other.country and len(words) > 1 else " ".join(words)
                yield replace(Role(name, other.country), span=title)


def _told_of(cast: Cast, actor: Actor) -> Iterator[Role]:
    """Titles told of a person by a clause or an apposition: "Roe remains prime minister", "Jane Roe, speaker of the parliament"."""
    tree = cast.document.tree()
    for mention in actor.mentions:
        head = tree.top(mention)
        if head is None:
            continue
        verbs = [tree.head(head)] if head.dep == "nsubj" else []
        verbs += [v for v in tree.kids(head, "relcl") if any(k.tag == "WP" for k in tree.kids(v, "nsubj"))]
        holds = [v for v in verbs if _real(cast, v) and v.lemma in ("be", "remain") and v.tag in ("VBZ", "VBP")]
        told = [*tree.kids(head, "appos"), *(k for v in holds for k in tree.kids(v, "attr"))]
        for noun in told:
            span = _title(tree, noun)
            if span and not span.overlaps(mention):
                yield Role(span.of(cast.document.text), span=span)


def _real(cast: Cast, verb: Token) -> bool:
    known = next((p for p in cast.document.predicates if p.token == verb.i), None)
    return (known is None or known.factuality in ("happened", "ongoing")) and not any(
        cast.document.tokens[k].dep == "neg" for k in verb.kids
    )


def _title(tree: Tree, noun: Token) -> Span | None:
    """The words of a title with what it is an office of; None for other nouns and for what is no longer or only wished for."""
    marks = {t.text.lower() for t in tree.kids(noun, "amod", "det", "neg", "advmod")}
    if noun.lemma.lower() not in words().titles or marks & {
        "former",
        "late",
        "ex",
        "then",
        "a",
        "an",
        "no",
        "not",
        "future",
        "next",
    }:
        return None
    first = min((t.start for t in tree.kids(noun, "compound", "amod")), default=noun.start)
    of = [t for t in tree.kids(noun, "prep") if t.lemma == "of"]
    end = max(
        (t.end for o in of for p in tree.kids(o, "pobj") for t in (p, *tree.kids(p, "compound"))), default=noun.end
    )
    return Span(min(first, noun.start), end)


def _anothers(cast: Cast, actor: Actor, title: Span) -> bool:
    """Whether the words stand as title of somebody named nearer to them."""

    def gap(one: Actor) -> int:
        return min((m.end for m in one.mentions if m.end > title.end and m.start <= title.end + 1), default=10**9)

    own = gap(actor)
    others = [a for a in cast.document.actors if a.id != actor.id and a.kind == "person"]
    named = [a for a in others if not a.key.startswith(("gov:", "unnamed:"))]
    inside = any(title.contains(m) for a in named for m in a.mentions)
    return inside or (own < 10**9 and any(gap(a) < own for a in named))
