"""Deeds told by a noun: "the withdrawal is to be complete by May", "elections are set for March", "the pact provides for the release of …"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.commitments_bound import Binding, bound_by, is_deed, speaker_or_doer
from dateline.claims.commitments_deed import SUBJECTS, Scene, negated
from dateline.knowledge.commitments import among, commitment_words
from dateline.knowledge.states import pact_nouns
from dateline.model.document import Sentence
from dateline.model.syntax import Token

BY_WORD = "noun-said"
PAST = ("had", "was", "were")


def noun_bindings(where: Scene, sentence: Sentence) -> Iterator[Binding]:
    """What a sentence tells as to come by a noun for the deed; one without a day binds only where it is told whom."""
    for token in where.tree.sentence(sentence.index):
        if token.pos in ("VERB", "AUX") and (found := _verb(where, token)):
            yield found
        elif token.dep == "ROOT" and is_deed(token) and sentence.section != "headline":
            yield Binding("agreement", bound_by(where, token), (), token, token, "noun-clause", noun=token)


def _verb(where: Scene, verb: Token) -> Binding | None:
    if negated(where, verb) or any(k.text == "?" for k in where.tree.kids(verb, "punct")):
        return None
    told = next((p for p in where.cast.document.predicates if p.token == verb.i), None)
    if told is not None and told.factuality in ("conditional", "denied", "not_happened", "possible"):
        return None
    subject = next((k for k in where.tree.kids(verb, *SUBJECTS)), None)
    if subject is None:
        return None
    if verb.lemma in commitment_words().pact_verbs and subject.lemma.lower() in (*pact_nouns()[0], *pact_nouns()[1]):
        return _clause(where, verb)
    if not is_deed(subject) or where.tree.kids(verb, "xcomp", "ccomp"):
        return None
    rule = _to_come(where, verb)
    actor = bound_by(where, subject) or (speaker_or_doer(where, verb) if rule == BY_WORD else ())
    return Binding("plan", actor, (), verb, verb, rule, noun=subject) if rule else None


def _to_come(where: Scene, verb: Token) -> str:
    """By which rule a verb says that its subject is to come: "will be held", "is set for", "is due on"."""
    aux = [k.text.lower() for k in where.tree.kids(verb, "aux", "auxpass")]
    passive = bool(where.tree.kids(verb, "auxpass"))
    carried = verb.lemma in among("carried") or verb.lemma in commitment_words().happenings
    if "would" in aux and carried and where.cast.document.said_at(verb.span):
        return BY_WORD
    if any(a in among("will") for a in aux):
        done = any(k.text.lower() in among("complete") for k in where.tree.kids(verb, "acomp", "attr", "advmod"))
        return "noun-will" if passive or done or verb.lemma in commitment_words().happenings else ""
    if any(a in PAST for a in aux):
        return ""
    if passive and verb.lemma in commitment_words().sets_day:
        return "noun-set"
    due = any(k.text.lower() == "due" for k in where.tree.kids(verb, "acomp"))
    return "noun-set" if due and verb.lemma == "be" and verb.tag != "VBD" else ""


def _clause(where: Scene, verb: Token) -> Binding | None:
    """What an agreement provides for."""
    objects = [*where.tree.kids(verb, "dobj")]
    objects += [o for p in where.tree.kids(verb, "prep") if p.text.lower() == "for" for o in where.tree.kids(p, "pobj")]
    noun = next((o for o in objects if is_deed(o)), None)
    return Binding("agreement", bound_by(where, noun), (), verb, noun, "noun-pact", noun=noun) if noun else None
