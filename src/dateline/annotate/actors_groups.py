"""Who is told side by side: subjects joined by "and", and those whom a verb of meeting brings together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_names import Text
from dateline.knowledge.actors import words
from dateline.model.syntax import Token

NEAR = 2
SUBJECTS = ("nsubj", "nsubjpass", "agent")
OBJECTS = ("dobj", "dative", "pobj")


def first_of(text: Text, token: Token) -> Token:
    """The first of nouns that are joined by "and"."""
    while token.dep == "conj" and token.head != token.i and text.tree.head(token).pos in ("NOUN", "PROPN", "PRON"):
        token = text.tree.head(token)
    return token


def _place(text: Text, reference: Reference) -> Token:
    """The noun that hangs on the verb: the first of those joined with a mention's."""
    return first_of(text, text.tree.top(reference.span) or text.document.tokens[reference.head])


def _verb(text: Text, noun: Token) -> Token | None:
    """The verb that a noun is an argument of."""
    return next((t for t in text.tree.ancestors(noun) if t.pos in ("VERB", "AUX")), None)


def beside_it(text: Text, reference: Reference, pronoun: Token) -> bool:
    """Whether a mention is another argument of a pronoun's own verb: in "the army freed them" they are not the army."""
    if pronoun.dep == "poss" or text.apart(reference.head, pronoun.i):
        return False
    verb = _verb(text, first_of(text, pronoun))
    return verb is not None and _verb(text, _place(text, reference)) == verb and pronoun.dep in (*OBJECTS, "conj")


def together(text: Text, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """The parties of the nearest sentence before that are subjects side by side, or a subject and whom it met; none if others are."""
    for apart in range(NEAR):
        those = [r for r in said if r.head < token.i and text.apart(r.head, token.i) == apart and r.how != "modifier"]
        subjects = [r for r in those if _place(text, r).dep in SUBJECTS]
        if not subjects:
            continue
        last = _place(text, subjects[-1])
        side = _distinct(r for r in subjects if _place(text, r).i == last.i)
        verb = _verb(text, last)
        if len(side) == 1 and not side[0].plural and verb is not None and verb.lemma in words().meeting:
            side = _distinct([*side, *(r for r in those if r.head > verb.i and _met(text, r, verb))])
        return side if len(side) > 1 else []
    return []


def told_of_together(text: Text, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """The parties whom the sentence before names side by side as what its subject does something to or with, for a "them" that something
    is done to; none where it tells others in the plural too: "Togo held talks with Chad and Benin. It asked them …"."""
    if token.dep not in OBJECTS:
        return []
    those = [r for r in said if text.apart(r.head, token.i) == 1 and r.how != "modifier"]
    others = [r for r in those if _place(text, r).dep not in SUBJECTS]
    side = _distinct(r for r in others if _place(text, r).i == _place(text, others[0]).i)
    rest = [r for r in others if r.actor not in {o.actor for o in side}]
    subjects = {r.actor for r in those} - {r.actor for r in others}
    return side if len(side) > 1 and not rest and len(subjects) < 2 else []


def _met(text: Text, reference: Reference, verb: Token) -> bool:
    noun = _place(text, reference)
    above = text.tree.head(noun)
    if noun.dep == "dobj":
        return above.i == verb.i and reference.actor.kind != "population"
    return noun.dep == "pobj" and above.lemma == "with" and verb in text.tree.ancestors(above)


def _distinct(references: Iterable[Reference]) -> list[Reference]:
    return list({r.actor: r for r in references}.values())
