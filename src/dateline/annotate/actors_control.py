"""Whose a noun is by its place in the sentence: "the accord obliged both sides to withdraw their troops" tells of the sides' troops."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_names import Text
from dateline.knowledge.actors import words
from dateline.model.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass")
INFINITIVES = ("xcomp", "ccomp", "advcl")


def owner(text: Text, token: Token, said: Sequence[Reference]) -> list[Reference] | None:
    """Who "their" before the object of an infinitive takes up: whoever is to do it, and nobody where that is several who are no known
    actor. None: it stands in no infinitive that another governs, or one that is done by a single thing."""
    deed = text.tree.head(text.tree.head(token))
    doers = _doers(text, deed) if token.dep == "poss" and text.tree.head(token).dep == "dobj" else []
    if not doers or any(d.i >= token.i for d in doers):
        return None
    heads = {d.i for d in doers}
    found = [r for r in said if r.head in heads]
    several = len(heads) > 1 or any(d.tag in ("NNS", "NNPS") for d in doers)
    return found or ([] if several else None)


def near_owner(text: Text, token: Token, said: list[Reference]) -> list[Reference]:
    """Where a noun stands right before "and its", it is the owner and, if it is no actor, nobody is: "the mosque and its minaret"."""
    noun = text.tree.head(token)
    over = text.tree.head(noun)
    if token.dep != "poss" or noun.dep != "conj" or over.pos not in ("NOUN", "PROPN") or token.text.lower() != "its":
        return said
    inside = {t.i for t in text.tree.subtree(over) if t.i < token.i}
    return [r for r in said if r.head in inside]


def _doers(text: Text, deed: Token) -> list[Token]:
    """The nouns that are to do what an infinitive tells: its own subject in the parse, the object of who asks or obliges, the subject of
    who promises."""
    while deed.dep == "conj" and not text.tree.kids(deed, *SUBJECTS):
        deed = text.tree.head(deed)
    if deed.dep not in INFINITIVES or not any(k.lemma == "to" for k in text.tree.kids(deed, "aux")):
        return []
    above = text.tree.head(deed)
    objects = [] if above.lemma in words().promising else text.tree.kids(above, "dobj")
    nouns = text.tree.kids(deed, *SUBJECTS) or objects or text.tree.kids(above, *SUBJECTS)
    return [c for n in nouns for c in text.tree.conjuncts(n) if n.pos in ("NOUN", "PROPN")]
