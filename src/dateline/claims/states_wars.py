"""Fighting told by a noun: the war between two, one's invasion of another, the siege of a town, with their years and their length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.claims.events import UNREAD
from dateline.claims.states_claim import Cue, Told, When, is_real, predicate, state_claim
from dateline.claims.states_clause import Clause
from dateline.claims.states_phrases import Stage, subject_of
from dateline.claims.states_time import back, clause_times, days_of
from dateline.knowledge.states import Fighting, against, among, averted, fightings, other_wars
from dateline.knowledge.timex import in_list
from dateline.model.claim import Change, Locus, Party, StateClaim, Value
from dateline.model.document import Sentence, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.syntax import Token

BY_NOUN = 0.6
FIGURATIVE = re.compile(
    r"\s+(?:of (?:words|wills|nerves|ideas)|for the (?:\w+ )?(?:cup|title|championship|presidency))\b"
)
OLD = re.compile(r"[\w\s-]{0,12}\bold\b")
Pair = tuple[Party | Locus, Value]


def war_claims(scene: Stage) -> Iterator[StateClaim]:
    """One for each two that a noun sets against each other, where the text tells when: by the noun, by its clause or as going on."""
    for sentence in scene.cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        for noun in scene.tree.sentence(sentence.index):
            kind = fightings().get(noun.lemma.lower()) if noun.pos in ("NOUN", "PROPN") else None
            if kind is not None and _is_told(scene, noun) and (pair := _sides(scene, noun, kind)):
                yield from _claim(scene, sentence, (noun, kind), pair)


def _is_told(scene: Stage, noun: Token) -> bool:
    """Whether there is fighting by the words before and above the noun: no trade war, no threat of war, no war that was averted."""
    tree = scene.tree
    before = tree.kids(noun, "compound", "amod", "nmod", "det", "neg")
    if noun.dep == "compound" or any(k.text.lower() in ("no", "any", "another") for k in before):
        return False
    if any(k.lemma.lower() in other_wars() for k in before) or FIGURATIVE.match(scene.cast.document.text, noun.end):
        return False
    for above in tree.ancestors(noun):
        if above.lemma.lower() in averted():
            return False
        if above.pos in ("VERB", "AUX"):
            return is_real(predicate(scene.cast.document, above)) and not Clause(tree, above).unreal
    return True


def _sides(scene: Stage, noun: Token, kind: Fighting) -> Pair | None:
    """Who fights whom; of a siege the place and, where told, who lies before it."""
    tree = scene.tree
    links = {p.lemma.lower(): tree.kids(p, "pobj") for p in tree.kids(noun, "prep", "agent")}
    own = [p for k in tree.kids(noun, "poss", "amod", "compound", "nmod") for p in _whose(scene, k)]
    by = own or [p for o in links.get("by", ()) for p in scene.parties(o)]
    if kind.on_place:
        place = next((p for o in links.get("of", ()) for p in scene.places_of(o)), None)
        value = Value(by[0].name, by[0].id, by[0].country) if by else Value(name=noun.lemma, text=noun.lemma)
        return (place, value) if place is not None else None
    both = [p for o in links.get("between", ()) for p in scene.parties(o)]
    if len(both) < 2:
        others = [p for link in against() for o in links.get(link, ()) for p in scene.parties(o)]
        if not by and noun.dep == "dobj":
            by = [p for n in Clause(tree, tree.head(noun)).doer() for p in scene.parties(n)]
        both = [*by[:1], *others[:1]]
    if len(both) < 2 or both[0].id == both[1].id or any(p.kind in ("person", "population") for p in both[:2]):
        return None
    return both[0], Value(both[1].name, both[1].id, both[1].country)


def _whose(scene: Stage, noun: Token) -> list[Party]:
    """A possessor is whoever it is; an adjective or a name before the noun only the country it stands for."""
    if noun.dep == "poss":
        return scene.parties(noun)
    state = scene.state(noun)
    return [state] if state else []


def _claim(scene: Stage, sentence: Sentence, told: tuple[Token, Fighting], pair: Pair) -> Iterator[StateClaim]:
    noun, kind = told
    subject, value = pair
    change, when = _when(scene, noun)
    if any(bounds.known for bounds in when):
        what = Told(kind.id, "hostilities", change, BY_NOUN, (kind.id, subject.id, value.id))
        yield state_claim(Cue(scene.cast, sentence, noun.span), what, subject_of(subject), value, when)


def _when(scene: Stage, noun: Token) -> tuple[Change, When]:
    """By the dates told with the noun, else by its clause; a length reaches back from the end, or from publication for what is so old."""
    document, tree = scene.cast.document, scene.tree
    published = document.report.published
    verb = next((t for t in tree.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    own = _times(scene, noun)
    long = next((d for t in own if t.type == "DURATION" and (d := days_of(t.value))), None)
    since = next((t.bounds for t in own if t.bounds.known and in_list(t.role, "stretch_from")), UNKNOWN)
    until = next((t.bounds for t in own if t.bounds.known and in_list(t.role, "stretch_to")), UNKNOWN)
    year = next((t.bounds for t in own if t.bounds.known and not in_list(t.role, "stretch")), UNKNOWN)
    today = Bounds(published, published) if published else UNKNOWN
    if year.known or until.known:
        return "held", (since if since.known else year, until if until.known else year, UNKNOWN)
    if since.known:
        return "held", (since, UNKNOWN, today)
    if long and OLD.match(document.text, max(t.span.end for t in own) - 4):
        return "held", (back(today, long), UNKNOWN, today)
    if verb is None:
        return "held", (UNKNOWN, UNKNOWN, UNKNOWN)
    return _by_clause(scene, noun, verb, long)


def _by_clause(scene: Stage, noun: Token, verb: Token, long: int | None) -> tuple[Change, When]:
    document, tree = scene.cast.document, scene.tree
    clause = Clause(tree, verb)
    central = noun in (*clause.doer(), *clause.done())
    ended = verb.lemma in among("war-ends") and not _breaks_out(scene, verb)
    ended = ended or any(k.text.lower() == "over" for k in tree.kids(verb, "acomp", "advmod", "prt", "prep"))
    above = [tree.head(noun), tree.head(tree.head(noun))]
    closed = above[1].lemma.lower() in among("war-end") and verb.lemma in among("war-closing")
    over = (central and ended) or above[0].lemma.lower() == "after" or closed
    if over and not clause.negated:
        _, end, _ = clause_times(document, tree, verb, change="ended")
        return ("held", (back(end, long), end, UNKNOWN)) if long else ("ended", (UNKNOWN, end, UNKNOWN))
    if central and (verb.lemma in among("war-begins") or _breaks_out(scene, verb)):
        start, end, _ = clause_times(document, tree, verb, change="began")
        return "began", (start, end, UNKNOWN)
    return "held", clause_times(document, tree, verb, change="held")


def _breaks_out(scene: Stage, verb: Token) -> bool:
    return verb.lemma == "break" and any(k.text.lower() == "out" for k in scene.tree.kids(verb, "prt", "advmod"))


def _times(scene: Stage, noun: Token) -> list[Timex]:
    """The times told with the noun itself, not in a clause that hangs on it."""
    tree = scene.tree
    loose = {t.i for k in tree.kids(noun, "relcl", "acl", "advcl", "appos") for t in tree.subtree(k)}
    words = [t for t in tree.subtree(noun) if t.i not in loose]
    return [t for t in scene.cast.document.times if any(t.span.contains(w.span) for w in words)]
