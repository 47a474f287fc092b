"""Offices told by a verb: appointed, elected, sworn in, resigned, ousted, replaced, died."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.claims.events import UNREAD
from dateline.claims.parties import party
from dateline.claims.states_claim import Cue, Told, is_real, predicate, state_claim
from dateline.claims.states_clause import Clause
from dateline.claims.states_phrases import Stage
from dateline.claims.states_time import clause_times
from dateline.claims.states_titles import ARTICLE, is_office, is_title, seat, title_span
from dateline.knowledge.states import Post, among, posts, seats
from dateline.model.actor import Actor
from dateline.model.claim import Change, StateClaim, Subject, Value
from dateline.model.document import Sentence
from dateline.model.syntax import Token

BY_VERB = 0.7
STOPS = ("WP", "WDT", "VBD", "VBZ", "VBP", "MD")
UNNAMED = ("gov:", "unnamed:")
VOTES = ("vote",)
"""Verbs whose infinitive is done with them: named him to replace her, voted to oust him."""
BELOW = ("advcl", "relcl", "ccomp", "pcomp", "csubj", "nsubj", "nsubjpass", "agent")
DEATHS = ("die", "kill", "assassinate")
COUNTED = ("organisation", "armed_group", "international", "force", "government")
REACH = 12
"""Words behind a verb within which its object stands."""


@dataclass(frozen=True, slots=True)
class Move:
    """A verb of a sentence that moves somebody into or out of an office; `told_by` says whether it is real and when: the verb itself or the
    one on which its infinitive hangs."""

    scene: Stage
    sentence: Sentence
    clause: Clause
    told_by: Token
    post: Post

    @property
    def verb(self) -> Token:
        """What tells it."""
        return self.clause.verb


def post_claims(scene: Stage) -> Iterator[StateClaim]:
    """Who is told to have entered, to hold or to have left which office."""
    left: str | None = None
    for sentence in scene.cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        for verb in scene.tree.sentence(sentence.index):
            for post in posts().get(verb.lemma.lower(), ()) if _tells(verb) else ():
                for claim in _told(scene, sentence, verb, post, left):
                    yield claim
                    left = claim.value.name if claim.change == "ended" else left


def _told(scene: Stage, sentence: Sentence, verb: Token, post: Post, left: str | None) -> Iterator[StateClaim]:
    """`left`: the office that was last told to be left."""
    move = Move(scene, sentence, Clause(scene.tree, verb), _teller(scene, verb), post)
    if not _so(move) or not _with_its_words(move):
        return
    person = _person(move, post.who)
    other = next((a for slot in post.other if (a := _person(move, slot)) and not _rules(move, a, slot)), None)
    if person is None or (other is not None and other.key == person.key):
        return
    told = left if post.place else _title_by_verb(move) if post.titles else _title(move, person)
    if told is None and (post.needs or post.titles):
        return
    words = f"acting {told}" if post.acting and told and not told.lower().startswith("acting") else told
    claim = _claim(move, person, post.change, words)
    if words or other is not None or _plainly(move, claim):
        yield claim
    if other is not None and (new := told or _known_title(scene, person) or _beside(move, other)):
        yield _claim(move, other, "began", new)


def _teller(scene: Stage, verb: Token) -> Token:
    """The verb by which it is told as done: of "named her to replace him" the naming."""
    to = next((k for k in scene.tree.kids(verb, "aux") if k.text.lower() == "to"), None)
    before = [t for t in scene.tree.sentence(verb.sentence) if to is not None and t.i < to.i and t.pos == "VERB"]
    wanted = among("names-one") if verb.lemma in ("replace", "succeed") else VOTES
    return before[-1] if before and before[-1].lemma in wanted else verb


def _tells(verb: Token) -> bool:
    return verb.pos == "VERB" or (verb.pos == "AUX" and verb.dep not in ("aux", "auxpass"))


def _so(move: Move) -> bool:
    clause, teller = move.clause, move.told_by
    if move.post.no_longer or clause.no_longer:
        return move.post.no_longer and clause.no_longer
    if clause.negated or not is_real(predicate(move.scene.cast.document, teller)):
        return False
    if (teller is clause.verb and clause.unreal) or (
        move.post.who == "owner" and clause.present and not clause.perfect
    ):
        return False
    participle = clause.verb.dep == "acl" and clause.verb.tag == "VBN"
    return move.post.change != "held" or clause.present or clause.perfect or participle


def _with_its_words(move: Move) -> bool:
    """Whether the particle, the object and the place that the verb needs stand with it."""
    clause, post = move.clause, move.post
    near = {t.text.lower() for t in clause.beside()}
    if (needed := post.particles.get(clause.verb.lemma)) and not near & set(needed):
        return False
    if post.objects and not any(n.lemma.lower() in post.objects and _bare(move, n) for n in _objects(move)):
        return False
    return not post.place or any(
        n.lemma.lower() in post.place and move.scene.tree.kids(n, "poss") for n in clause.linked("in")
    )


def _bare(move: Move, noun: Token) -> bool:
    """An office as such, "left office", "his post", not "the office" of a firm; and of who hands in a resignation, his own."""
    tree = move.scene.tree
    if move.post.who == "doer" and any(p.pos != "PRON" for p in (*tree.kids(noun, "poss"), *_of(move, noun))):
        return noun.lemma.lower() in seats()
    return noun.lemma.lower() != "office" or not tree.kids(noun, "det", "compound", "amod", "prep")


def _of(move: Move, noun: Token) -> list[Token]:
    tree = move.scene.tree
    return [o for p in tree.kids(noun, "prep") if p.lemma == "of" for o in tree.kids(p, "pobj")]


def _objects(move: Move) -> list[Token]:
    """What is done or, of a verb without an object, what it is told of."""
    clause = move.clause
    return clause.done() or clause.doer()


def _person(move: Move, slot: str) -> Actor | None:
    scene, clause = move.scene, move.clause
    near = [n for noun in _nouns(move, slot) for n in (noun, *scene.tree.kids(noun, "appos"))]
    behind = [t for t in scene.tree.sentence(clause.verb.sentence) if t.i == clause.verb.i + 1]
    if any(n.text.lower() in ("himself", "herself") for n in (*near, *behind)):
        near = [n for noun in clause.doer() for n in (noun, *scene.tree.kids(noun, "appos"))]
    found = next((a for n in near if (a := _named(scene, n))), None)
    if found is None and slot == "done" and not move.post.objects:
        found = next((a for t in _behind(move) if (a := _named(scene, t))), None)
    return found


def _nouns(move: Move, slot: str) -> list[Token]:
    """The nouns in a role of the verb, or after one of its prepositions."""
    clause = move.clause
    if slot == "doer":
        return [] if clause.passive and move.post.other and move.post.who == "done" else clause.doer()
    if slot == "done":
        return clause.done()
    if slot == "owner":
        return [p for n in _objects(move) for p in clause.possessors(n)]
    return clause.linked(slot)


def _behind(move: Move) -> list[Token]:
    """The words after the verb up to the next one, where the parser found no object."""
    found: list[Token] = []
    for token in move.scene.tree.sentence(move.verb.sentence):
        if token.i > move.verb.i:
            if token.pos in ("VERB", "AUX", "PART") or len(found) == REACH:
                break
            found.append(token)
    return found


def _rules(move: Move, who: Actor, slot: str) -> bool:
    """Whether the subject is one who puts others into an office rather than himself: "President Roe replaced his defence minister"."""
    if slot != "doer" or move.verb.dep == "relcl" or move.told_by is not move.verb:
        return False
    return move.verb.lemma == "replace" and any(
        r.title.lower().split()[-1] == "president" for r in who.roles if r.title
    )


def _named(scene: Stage, noun: Token) -> Actor | None:
    actor = scene.actors.get(noun.i)
    return actor if actor is not None and actor.kind == "person" and not actor.key.startswith(UNNAMED) else None


def _title(move: Move, person: Actor) -> str | None:
    """The first title told after the verb, before the next clause; of an end, else the one that stands beside the name."""
    scene = move.scene
    for token in scene.tree.sentence(move.verb.sentence):
        if token.i <= move.verb.i or _in_another_clause(move, token):
            continue
        if token.tag in STOPS and token.dep not in ("aux", "auxpass"):
            break
        own = any(m.contains(token.span) and m.end > token.end for m in person.mentions)
        if words := None if own else _words(scene, token):
            return words
    if move.post.change != "ended" or move.verb.lemma in DEATHS:
        return None
    return _beside(move, person)


def _words(scene: Stage, token: Token) -> str | None:
    """The title that a word heads, or that its office gives."""
    if is_title(token) and token.tag != "NNS":
        span = title_span(scene, token)
        after = [k for k in scene.tree.tokens[token.i + 1 : token.i + 3] if k.text != "-"]
        following = after[0] if after else token
        words = ARTICLE.sub("", span.of(scene.cast.document.text)) if span is not None else ""
        if words and not is_title(following) and is_office(words):
            return words
    return seat(scene, token) if token.pos in ("NOUN", "PROPN") else None


def _in_another_clause(move: Move, token: Token) -> bool:
    """Whether a word belongs to a clause below the verb's: "took over after President Roe was killed"."""
    for node in (token, *move.scene.tree.ancestors(token)):
        if node.i == move.verb.i:
            return False
        if node.dep in BELOW and node.pos in ("VERB", "AUX"):
            return True
    return False


def _beside(move: Move, person: Actor) -> str | None:
    """The title that stands beside the name in the sentence."""
    text = move.scene.cast.document.text
    told = [
        r.span.of(text) for r in person.roles if r.span and r.status != "former" and move.sentence.span.contains(r.span)
    ]
    return next((t for t in (ARTICLE.sub("", t) for t in told) if is_office(t)), None)


def _known_title(scene: Stage, person: Actor) -> str | None:
    """The title by which a report knows somebody."""
    return next((r.title for r in person.roles if r.span and is_office(r.title)), None)


def _title_by_verb(move: Move) -> str | None:
    """Of "who leads the front": what is led, where that is an organisation or a body."""
    text = move.scene.cast.document.text
    for noun in move.clause.done():
        actor = move.scene.actors.get(noun.i)
        named = next((m for m in actor.mentions if m.overlaps(noun.span)), None) if actor is not None else None
        led = f"{move.post.titles[move.verb.lemma.lower()]} of"
        if actor is not None and actor.kind in COUNTED and named is not None:
            return f"{led} {named.of(text)}"
        if noun.lemma.lower() in among("led") and (words := move.scene.words(noun)):
            return f"{led} the {words}"
    return None


def _plainly(move: Move, claim: StateClaim) -> bool:
    """Whether an end without a title is told of all that a person was: dated, or as the news itself."""
    main = move.verb.dep in ("ROOT", "conj", "ccomp") and move.sentence.section not in ("headline", "summary")
    return claim.end.earliest is not None or (main and move.post.who == "doer")


def _claim(move: Move, person: Actor, change: Change, words: str | None) -> StateClaim:
    cast, post = move.scene.cast, move.post
    country = person.country or next(
        (a.country for a in cast.document.actors if a.country and a.kind == "country"), None
    )
    state = Told(post.id, "office", change, BY_VERB, (post.id, person.key, words or ""))
    value = Value(name=words, country=country if words else None, text=words)
    when = clause_times(cast.document, move.scene.tree, move.told_by, change=change)
    return state_claim(Cue(cast, move.sentence, move.verb.span), state, Subject(party=party(person)), value, when)
