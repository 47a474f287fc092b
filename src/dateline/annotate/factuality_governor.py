"""What governs an event: the entry of a governing word for a kind of complement, and the marks by which a complement is known."""

from __future__ import annotations

import msgspec

from dateline.annotate.factuality_clause import WH, finite, infinitive, past
from dateline.knowledge.factuality import Marker, Part, among, marker
from dateline.model.syntax import Token, Tree

VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN")


def signature(tree: Tree, governor: Token, kind: str) -> Marker | None:
    """What a governor does to a complement of a kind, if the data say: its own entry, or that of what it is said to be ("was able to")."""
    part: Part = "verb"
    if governor.pos in NOUNS:
        part = "noun"
    elif governor.pos in ("ADJ", "ADV"):
        part = "adj"
    if governor.pos in VERBS and governor.lemma == "be":
        for kid in tree.kids(governor, "acomp", "attr"):
            found = signature(tree, kid, kind)
            if found:
                return found
        if tree.kids(governor, "acomp", "attr"):
            return None
    phrases = [f"{governor.lemma} {k.lemma}" for k in tree.kids(governor, "prt")] if part == "verb" else []
    found = next((m for lemma in (*phrases, governor.lemma) if (m := marker(part, lemma, kind))), None)
    if found is None and part == "adj" and governor.tag.startswith("VB"):
        found = marker("verb", governor.lemma, kind)
    tensed = governor if part == "verb" else tree.head(governor)
    # "Said that they had to leave" may be no more than a duty: what was "have to" when it was said.
    shifted = found is not None and found.effect == "requested" and tensed.dep == "ccomp"
    if found and found.past and past(tree, tensed) and not shifted and not _said_by(tree, tensed, found.texts):
        return msgspec.structs.replace(found, effect=found.past)
    return found


def _said_by(tree: Tree, verb: Token, texts: list[str]) -> bool:
    """Whether the subject of a verb, in a relative clause what that is said of, is one of these nouns."""
    subjects = tree.kids(verb, "nsubj")
    told = [tree.head(verb) if verb.dep == "relcl" and s.tag in WH else s for s in subjects]
    return any(s.lemma in texts for s in told)


def before(tree: Tree, word_: Token, head: Token) -> Token | None:
    """The object right before a phrase that the parse hangs on the verb: "carried a plan | for a truce"."""
    first = min(t.i for t in tree.subtree(word_))
    objects = (k for k in tree.kids(head, "dobj", "nsubjpass", "attr", "pobj"))
    return next((k for k in objects if k.i == first - 1), None)


def content(tree: Tree, verb: Token) -> bool:
    """Whether a clause under a noun is its content and not a relative clause: "that" is its mark, or its verb has subject and object of
    its own ("claims it shelled the plant", "the denial that it shelled the plant")."""
    that = [k for k in tree.kids(verb) if k.lemma == "that" and k.i < verb.i and k.pos != "DET"]
    objects = [k for k in tree.kids(verb, "dobj") if k.i > verb.i]
    subject = tree.kids(verb, "nsubj", "nsubjpass")
    bare = objects and subject and not any(k.tag in WH for k in tree.subtree(subject[0]))
    return bool(bare and not that) or any(k.dep == "mark" or (k.dep == "dobj" and objects) for k in that)


def definite(tree: Tree, noun: Token) -> bool:
    """Whether a noun stands with a definite article, a demonstrative or a possessive."""
    kids = tree.kids(noun, "det", "poss")
    return any(k.dep == "poss" or k.text.lower() in among("definite") for k in kids)


def some_one(tree: Tree, noun: Token) -> bool:
    """Whether a noun brings in one of its kind that was not spoken of before: "a gang", "another unit"."""
    return any(k.lemma in among("some-one") for k in tree.kids(noun, "det"))


def denial(tree: Tree, claim: Token) -> tuple[Token, Marker] | None:
    """The word that a claim is denied by, and its entry: "rejected claims", "cleared him of charges", "the reports were false"."""
    over, kind = tree.head(claim), "object"
    if claim.dep == "pobj" and over.lemma == "of":
        over, kind = tree.head(over), "gerund"
        over = tree.head(over) if over.dep == "dobj" else over  # "cleared the officer of charges"
    elif claim.dep == "nsubj":
        kind = "subject"
    elif claim.dep not in ("dobj", "nsubjpass"):
        return None
    found = signature(tree, over, kind) if over.pos in (*VERBS, "ADJ") else None
    denied = found and (found.effect == "denied" or (kind == "object" and claim.lemma in found.spares))
    return (over, found) if found and denied else None


def complement(tree: Tree, verb: Token) -> str:
    """The kind of a clause as a complement."""
    if infinitive(tree, verb):
        return "infinitive"
    if finite(tree, verb):
        return "clause"
    return "gerund" if verb.tag == "VBG" else "bare"
