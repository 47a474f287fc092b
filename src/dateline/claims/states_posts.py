"""Offices told by a verb: appointed, elected, sworn in, resigned, ousted, died."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.events import UNREAD
from dateline.claims.parties import party
from dateline.claims.states_claim import Cue, Told, is_real, predicate, state_claim
from dateline.claims.states_clause import Clause
from dateline.claims.states_phrases import Stage
from dateline.claims.states_time import clause_times
from dateline.claims.states_titles import is_office, is_title, title_span
from dateline.knowledge.states import Post, posts
from dateline.model.actor import Actor
from dateline.model.claim import StateClaim, Subject, Value
from dateline.model.document import Sentence
from dateline.model.span import Span
from dateline.model.syntax import Token

BY_VERB = 0.7
STOPS = ("WP", "WDT", "VBD", "VBZ", "VBP", "MD")
PARTICLES = {"step": ("down", "aside"), "swear": ("in",)}
"""What must stand with a verb that has other meanings."""
UNNAMED = ("gov:", "unnamed:")


def post_claims(scene: Stage) -> Iterator[StateClaim]:
    """Who is told to have entered, to hold or to have left which office."""
    for sentence in scene.cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        for verb in scene.tree.sentence(sentence.index):
            for post in posts().get(verb.lemma.lower(), ()) if verb.pos == "VERB" else ():
                if found := _told(scene, sentence, verb, post):
                    yield found


def _told(scene: Stage, sentence: Sentence, verb: Token, post: Post) -> StateClaim | None:
    clause = Clause(scene.tree, verb)
    if clause.negated or clause.unreal or not is_real(predicate(scene.cast.document, verb)):
        return None
    particles = [t for t in clause.beside() if t.dep in ("prt", "advmod", "prep")]
    if (needed := PARTICLES.get(verb.lemma)) and not any(t.text.lower() in needed for t in particles):
        return None
    person = _person(scene, clause, post)
    if person is None:
        return None
    title = _title_by_verb(scene, clause, post) if post.titles else _title(scene, clause, person, post)
    if title is None and (post.needs or post.titles):
        return None
    if post.change == "held" and not (clause.present or clause.perfect):
        return None
    claim = _claim(scene, sentence, (verb, post), person, title)
    return claim if title or _plainly(sentence, verb, claim) else None


def _plainly(sentence: Sentence, verb: Token, claim: StateClaim) -> bool:
    """Whether an end without a title is told of all that a person was: dated, or as the news itself."""
    main = verb.dep in ("ROOT", "conj", "ccomp") and sentence.section not in ("headline", "summary")
    return claim.end.earliest is not None or (main and claim.rule == "leaves-office")


def _person(scene: Stage, clause: Clause, post: Post) -> Actor | None:
    nouns = clause.doer() if post.who == "doer" else clause.done()
    near = [n for noun in nouns for n in (noun, *scene.tree.kids(noun, "appos"))]
    behind = [t for t in scene.tree.sentence(clause.verb.sentence) if t.i == clause.verb.i + 1]
    if any(n.text.lower() in ("himself", "herself") for n in (*near, *behind)):
        near = clause.doer()
        near = [n for noun in near for n in (noun, *scene.tree.kids(noun, "appos"))]
    found = next((a for n in near if (a := _named(scene, n))), None)
    if found is None and post.who == "done":
        after = [t for t in scene.tree.sentence(clause.verb.sentence) if t.i > clause.verb.i]
        found = next((a for t in after[:8] if (a := _named(scene, t))), None)
    return found


def _named(scene: Stage, noun: Token) -> Actor | None:
    actor = scene.actors.get(noun.i)
    return actor if actor is not None and actor.kind == "person" and not actor.key.startswith(UNNAMED) else None


def _title(scene: Stage, clause: Clause, person: Actor, post: Post) -> Span | None:
    """The first title told after the verb, before the next clause; of an end, else the one that stands beside the name."""
    for token in scene.tree.sentence(clause.verb.sentence):
        if token.i <= clause.verb.i:
            continue
        if token.tag in STOPS and token.dep not in ("aux", "auxpass"):
            break
        own = any(m.contains(token.span) and m.end > token.end for m in person.mentions)
        if is_title(token) and token.tag != "NNS" and not own:
            span = title_span(scene, token)
            following = scene.tree.tokens[token.i + 1] if token.i + 1 < len(scene.tree.tokens) else token
            if span is not None and not is_title(following) and is_office(span.of(scene.cast.document.text)):
                return span
    if post.change != "ended" or clause.verb.lemma in ("die", "kill", "assassinate"):
        return None
    sentence = scene.cast.document.sentence_at(clause.verb.start)
    beside = [
        r.span for r in person.roles if r.span and r.status != "former" and sentence and sentence.span.contains(r.span)
    ]
    return next((s for s in beside if is_office(s.of(scene.cast.document.text))), None)


def _title_by_verb(scene: Stage, clause: Clause, post: Post) -> Span | None:
    """Of "who leads the front": what is led, where that is an organisation or a body."""
    for noun in clause.done():
        actor = scene.actors.get(noun.i)
        if actor is not None and actor.kind in ("organisation", "armed_group", "international", "force", "government"):
            return next((m for m in actor.mentions if m.overlaps(noun.span)), None)
    return None


def _claim(scene: Stage, sentence: Sentence, told: tuple[Token, Post], person: Actor, title: Span | None) -> StateClaim:
    verb, post = told
    cast = scene.cast
    words = title.of(cast.document.text) if title else None
    if words and post.titles:
        words = f"{post.titles[verb.lemma.lower()]} of {words}"
    country = person.country or next(
        (a.country for a in cast.document.actors if a.country and a.kind == "country"), None
    )
    state = Told(post.id, "office", post.change, BY_VERB, (post.id, person.key, words or ""))
    value = Value(name=words, country=country if words else None, text=words)
    when = clause_times(cast.document, scene.tree, verb, change=post.change)
    return state_claim(Cue(cast, sentence, verb.span), state, Subject(party=party(person)), value, when)
