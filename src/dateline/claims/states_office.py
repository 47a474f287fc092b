"""Who holds which office, by the titles beside the names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.claims.events import UNREAD
from dateline.claims.parties import Cast, party
from dateline.claims.states_claim import Cue, Told, is_real, predicate, state_claim
from dateline.claims.states_clause import Clause
from dateline.claims.states_phrases import Stage
from dateline.claims.states_posts import post_claims
from dateline.claims.states_time import clause_times, state_times
from dateline.claims.states_titles import ARTICLE, TRAIL, is_office, is_title, title_span
from dateline.knowledge.actors import words
from dateline.knowledge.states import among, bodies, title_words
from dateline.model.actor import Actor, Role
from dateline.model.claim import StateClaim, Subject, Value
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

BY_TITLE = 0.8
INSTALLED = re.compile(r"\b(?:sworn in|swore in|took office|inaugurat\w+|appoint\w+|named|elected)\b", re.IGNORECASE)
UNDER = re.compile(
    r"\b(?:adviser|advisor|aide|spokesman|spokeswoman|deputy|secretary|envoy|assistant) (?:to|of|for) (?:the )?[\w ]*(?:president|minister|premier|king|chancellor)$",
    re.IGNORECASE,
)
SINCE = re.compile(r"[\w\s,.'’-]{0,40}")


@dataclass(frozen=True, slots=True)
class Held:
    """A title as told of a person, by a verb where one tells it."""

    role: Role
    verb: Token | None = None
    beside: bool = False


def offices(scene: Stage) -> Iterator[StateClaim]:
    """Who is told with which title or put into which office; a former one has ended by publication."""
    cast = scene.cast
    yield from post_claims(scene)
    for actor in cast.document.actors:
        if actor.kind != "person" or actor.key.startswith(("gov:", "unnamed:")) or actor.name.lower() in bodies():
            continue
        told = [Held(r, beside=True) for r in (*actor.roles, *_before_name(cast, actor))]
        for held in (*told, *_told_of(scene, actor)):
            role = held.role
            sentence = cast.document.sentence_at(role.span.start) if role.span else None
            if role.span is None or sentence is None or sentence.section in UNREAD or role.status == "designate":
                continue
            if not is_office(role.title) or (held.beside and _anothers(cast, actor, role.span)) or _under(role):
                continue
            if found := _office(scene, actor, held, sentence):
                yield found


def _office(scene: Stage, actor: Actor, held: Held, sentence: Sentence) -> StateClaim | None:
    role, cast = held.role, scene.cast
    assert role.span is not None
    former = role.status == "former"
    published = cast.document.report.published
    start, end, observed = _times(scene, held, sentence)
    if former:
        start, end, observed = UNKNOWN, Bounds(None, published), UNKNOWN
    elif not (start.known or end.known or observed.known) and published is not None:
        return None
    title = _words(scene, role, actor.name)
    if not any(is_title(t) for t in scene.tree.within(role.span)):
        return None
    told = Told("title", "office", "ended" if former else "held", BY_TITLE, (actor.key, title))
    value = Value(name=title, country=role.of if _is_code(role.of) else actor.country, text=title)
    when = (start, end, observed)
    return state_claim(Cue(cast, sentence, role.span), told, Subject(party=party(actor)), value, when)


def _under(role: Role) -> bool:
    """Whether the words before a name are of one who serves its bearer: "adviser to Prime Minister" before the prime minister's name."""
    return UNDER.search(role.title) is not None


def _is_code(owner: str | None) -> bool:
    return owner is not None and len(owner) == 3 and owner.isupper()


def _words(scene: Stage, role: Role, name: str) -> str:
    """The title as the text has it: with what it is an office of and with `acting` where it is told so."""
    assert role.span is not None
    text = scene.cast.document.text
    heads = [t for t in scene.tree.within(role.span) if is_title(t)]
    whole = title_span(scene, heads[-1]) if heads and role.status != "former" else None
    led_by = [t for t in scene.tree.within(role.span) if whole and t.start < whole.start]
    kept = [t for t in led_by if t.pos in ("NOUN", "PROPN", "ADJ") and scene.state(t) is None]
    cut = whole is not None and role.title.lower() in among("bare-titles") and whole.start < role.span.start
    first = role.span.start if whole and kept == led_by and not cut else whole.start if whole else 0
    told = text[first : max(whole.end, heads[-1].end)] if whole else role.span.of(text)
    if (
        role.status == "former"
        or not set(role.title.lower().split()) <= set(re.split(r"[\s'’-]", told.lower()))
        or len(told) > len(role.title) + 60
    ):
        told = role.title
    for part in name.split():
        told = told.split(f" {part}")[0]
    told = TRAIL.sub("", ARTICLE.sub("", told))
    led = text[: role.span.start].lower().rstrip().rsplit(" ", 1)[-1]
    return f"{led} {told}" if led in words().acting and not told.lower().startswith(led) else " ".join(told.split())


def _times(scene: Stage, held: Held, sentence: Sentence) -> tuple[Bounds, Bounds, Bounds]:
    """Since when, until when, and a day on which it was held."""
    document, span = scene.cast.document, held.role.span
    assert span is not None
    if held.verb is not None:
        start, end, observed = clause_times(document, scene.tree, held.verb, change="held")
        past = held.verb.tag == "VBD" and not (start.known or end.known)
        return (Bounds(None, observed.latest), observed, UNKNOWN) if past and observed.known else (start, end, observed)
    for time in document.times:
        between = document.text[span.end : time.span.start] if time.span.start >= span.end else None
        if time.role == "since" and time.bounds.known and between is not None and SINCE.fullmatch(between):
            return time.bounds, UNKNOWN, _observed(scene.cast, sentence)
    return UNKNOWN, UNKNOWN, _observed(scene.cast, sentence)


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
                if not words or words[-1].lower() not in title_words():
                    continue
                name = " ".join(words[1:]) if other.country and len(words) > 1 else " ".join(words)
                yield replace(Role(name, other.country), span=title)


def _told_of(scene: Stage, actor: Actor) -> Iterator[Held]:
    """Titles told of a person by a clause or an apposition: "Roe remains prime minister", "Jane Roe, speaker of the parliament", "the
    speaker, Jane Roe"."""
    cast, tree = scene.cast, scene.tree
    for mention in actor.mentions:
        head = tree.top(mention)
        if head is None:
            continue
        above = tree.head(head)
        verbs = [above] if head.dep == "nsubj" else []
        verbs += [v for v in tree.kids(head, "relcl") if any(k.tag == "WP" for k in tree.kids(v, "nsubj"))]
        holds = [v for v in verbs if v.lemma in ("be", "remain", "serve", "act") and _real(cast, v)]
        told = [(noun, None) for noun in _appositions(tree, head)]
        told += [(above, None)] if head.dep == "appos" and _comma_before(cast, mention) else []
        by_verb = [(k, v) for v in holds for k in (*tree.kids(v, "attr"), *_as(scene, v))]
        for noun, verb in (*told, *by_verb):
            span = title_span(scene, noun) if is_title(noun) and not mention.contains(noun.span) else None
            if span and not span.overlaps(mention):
                over = verb is not None and Clause(tree, verb).no_longer
                yield Held(Role(span.of(cast.document.text), span=span, status="former" if over else "current"), verb)


def _appositions(tree: Tree, name: Token) -> list[Token]:
    """The nouns in apposition to a name; of "Smith and Jones, speaker of the house", it is Jones who is speaker."""
    own = [k for k in tree.kids(name, "appos") if k.tag == "NNS" or not _parted(tree, name, k)]
    first = tree.head(name) if name.dep == "conj" and name.pos == "PROPN" else name
    shared = [k for k in tree.kids(first, "appos") if k.tag != "NNS" and name.i < k.i and not _parted(tree, name, k)]
    return own if first is name else [*own, *(k for k in shared if not tree.kids(name, "appos"))]


def _parted(tree: Tree, name: Token, title: Token) -> bool:
    """Whether another name coordinated with the first stands between it and a title."""
    return any(name.i < c.i < title.i and c.pos == "PROPN" for c in tree.conjuncts(name) if c.i != name.i)


def _comma_before(cast: Cast, mention: Span) -> bool:
    return cast.document.text[: mention.start].endswith(", ")


def _as(scene: Stage, verb: Token) -> list[Token]:
    return [o for p in scene.tree.kids(verb, "prep") if p.lemma == "as" for o in scene.tree.kids(p, "pobj")]


def _real(cast: Cast, verb: Token) -> bool:
    return is_real(predicate(cast.document, verb)) and not any(cast.document.tokens[k].dep == "neg" for k in verb.kids)


def _anothers(cast: Cast, actor: Actor, title: Span) -> bool:
    """Whether the words stand as title of somebody named nearer to them."""

    def gap(one: Actor) -> int:
        return min((m.end for m in one.mentions if m.end > title.end and m.start <= title.end + 1), default=10**9)

    own = gap(actor)
    others = [a for a in cast.document.actors if a.id != actor.id and a.kind == "person"]
    named = [a for a in others if not a.key.startswith(("gov:", "unnamed:"))]
    inside = any(title.contains(m) for a in named for m in a.mentions)
    return inside or (own < 10**9 and any(gap(a) < own for a in named))
