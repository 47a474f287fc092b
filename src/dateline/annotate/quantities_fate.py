"""What became of those whom a word counts: the words right behind it, and the verbs and nouns above it."""

from __future__ import annotations

from itertools import zip_longest

from dateline.knowledge.quantities import Unit, measure_by, quantity_data, unit_of
from dateline.model.syntax import Token, Tree

WIDE = 8
"""How many words behind a number its fate may stand."""
OBJECT, SUBJECT = ("dobj", "nsubjpass", "attr", "oprd"), ("nsubj", "nsubjpass")
HANGING = {"acl": ("objects",), "relcl": ("subjects", "objects")}


def main(tree: Tree, here: Token | None) -> str:
    """What the verb tells whose subject the number is, where a clause that hangs on the noun says only of whom: "4,000 of the people who
    fled have returned", "nine of the villagers abducted last week were freed"."""
    top = here
    while top is not None and top.dep in ("pobj", "prep") and (top.dep == "pobj" or top.lemma == "of"):
        top = tree.head(top)
    if here is None or top is None or top.dep not in SUBJECT:
        return ""
    verb = tree.head(top)
    hanging = [k for word in (here, top) for k in tree.kids(word, *HANGING)] or (top is not here)
    return _verb(tree, top, verb) if hanging and verb.i > here.i else ""


def behind(tree: Tree, last: Token | None) -> str:
    """What the words right behind the number and its noun tell: "25 missing", "30 people were reported killed"."""
    if last is None:
        return ""
    data, passive = quantity_data(), False
    words = [t for t in tree.sentence(last.sentence) if last.i < t.i <= last.i + WIDE]
    for token, after in zip_longest(words, words[1:]):
        if after and (told := measure_by("words", f"{token.text} {after.text}".lower())):
            return told
        if token.pos in ("AUX", "ADV", "SPACE") or token.lemma in data.between or _noun_unit(token):
            passive = passive or token.lemma == "be"
            continue
        active = token.tag == "VB" or (token.tag[:2] == "VB" and not passive and bool(tree.kids(token, "dobj")))
        return measure_by("subjects", token.lemma) if active else measure_by("words", token.text.lower())
    return ""


def fate(tree: Tree, here: Token | None) -> str:
    """What the words that hang on a noun or bare number tell, else those above it; an empty string where they tell nothing."""
    if here is None:
        return ""
    for word in tree.kids(here, "amod", "acl", "relcl", "oprd", "acomp", "advcl", "appos"):
        if any(k.pos == "NUM" for k in tree.kids(word, "nsubj", "nsubjpass")):
            continue  # it tells of some of them: "15 of whom were evacuated"
        slots = HANGING.get(word.dep, ())
        told = (measure_by("words", word.text.lower()), *(measure_by(slot, word.lemma) for slot in slots))
        if any(told):
            return next(filter(None, told))
    return governed(tree, here)


def governed(tree: Tree, here: Token) -> str:
    """What the verbs and nouns above a noun or bare number tell."""
    below = here
    for above in tree.ancestors(here):
        if told := _verb(tree, below, above):
            return told
        if above.pos == "NOUN" and (told := measure_by("nouns", above.lemma)):
            return told
        if above.pos in ("VERB", "AUX") and below.dep not in ("conj", "agent", "dative", "ccomp", "xcomp"):
            return _toll(tree, above) if below.dep in ("prep", "pobj") else _beside(tree, above, below)
        below = above
    return ""


def _verb(tree: Tree, below: Token, above: Token) -> str:
    if below.dep in OBJECT:
        return measure_by("objects", above.lemma)
    if below.dep in SUBJECT:
        if above.tag == "VBN" and not tree.kids(above, "aux"):
            return measure_by("objects", above.lemma)
        return measure_by("subjects", above.lemma)
    return ""


def _beside(tree: Tree, verb: Token, below: Token) -> str:
    """ "Forced people to flee", "were left homeless", "were reported killed", "are missing"."""
    for kid in tree.kids(verb, "xcomp", "ccomp", "oprd", "acomp", "advcl", "conj", "prep", "dobj"):
        if kid.dep in ("advcl", "conj") and tree.kids(kid, "nsubj", "nsubjpass"):
            continue  # it tells of somebody else
        told = measure_by("words", kid.text.lower()) or measure_by("subjects", kid.lemma)
        for noun in (kid, *tree.kids(kid, "pobj")):
            told = told or (measure_by("refuge", noun.lemma) if below.dep in SUBJECT else "")
        if told:
            return told
    return ""


def _toll(tree: Tree, verb: Token) -> str:
    for toll in tree.kids(verb, "nsubj", "nsubjpass", "dobj"):
        if toll.lemma in quantity_data().toll_nouns:
            for token in tree.subtree(toll):
                unit = unit_of_token(token)
                if told := (unit.measure if unit else "") or measure_by("words", token.text.lower()):
                    return told
            return measure_by("nouns", toll.lemma)
    return ""


def _noun_unit(token: Token) -> Unit | None:
    return unit_of_token(token) if token.pos in ("NOUN", "PROPN") else None


def unit_of_token(token: Token) -> Unit | None:
    """What a noun counts; None where it is not counted here."""
    if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    found = unit_of(token.lemma) or unit_of(token.text.lower())
    if found is None and token.tag in ("NNPS", "NNP", "NNS") and token.ent == "NORP":
        return unit_of("people")
    return found
