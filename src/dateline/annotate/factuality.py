"""Whether each predicate is told as having happened."""

from __future__ import annotations

from typing import Any

from dateline.annotate.factuality_walk import Walk
from dateline.knowledge.factuality import among, word
from dateline.model.document import Document, Predicate
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

NAMED = ("PERSON", "NORP", "FAC", "GPE", "LOC", "DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "ORG")
PREDICATIVE = ("acomp", "oprd", "ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "attr", "dobj", "pobj")


def predicates(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `predicates`: verbs, nouns that may name an event, and predicative adjectives, in order of the text."""
    tree = document.tree()
    walk = Walk(tree)
    found = [_predicate(tree, walk, t) for t in document.tokens if is_predicate(tree, t)]
    return {"predicates": tuple(found)}


def is_predicate(tree: Tree, token: Token) -> bool:
    """Whether a token may name an event or a state that holds."""
    if token.pos in ("VERB", "AUX"):
        return token.dep not in ("aux", "auxpass")
    if token.pos == "NOUN":
        return token.text[0].isalpha() and token.ent not in NAMED and word("thing", token.lemma) is None
    if token.pos == "PROPN":
        return word("name", token.text.lower()) is not None
    if token.pos == "PRON" and token.text.lower() in among("this") and token.dep in ("nsubj", "nsubjpass", "pobj"):
        return token.tag == "DT"
    participle = token.dep == "amod" and token.text.lower().endswith(("ing", "ed"))
    return token.pos == "ADJ" and (token.dep in PREDICATIVE or participle)


def _predicate(tree: Tree, walk: Walk, token: Token) -> Predicate:
    told = walk.told(token)
    return Predicate(_span(tree, token), token.i, told.factuality, round(told.certainty, 2), told.why)


def _span(tree: Tree, token: Token) -> Span:
    """The words that name the event together: "is required", "pushed back", "under development"."""
    beside = (k for k in tree.kids(token, "prt", "advmod", "dobj") if k.i == token.i + 1)
    particle = next((k for k in beside if k.dep == "prt" or word("particle", k.lemma)), None)
    first = next((k for k in tree.kids(token, "auxpass") if k.i == token.i - 1), token)
    head = tree.head(token)
    if token.dep == "pobj" and not token.kids and head.i == token.i - 1 and head.lemma in among("standing"):
        first = head
    return Span(first.start, particle.end if particle else token.end)
