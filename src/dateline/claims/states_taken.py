"""Places that a clause means without naming them: "the army retook it", "the last fighters pulled out the next morning"."""

from __future__ import annotations

from dateline.claims.states_phrases import Stage
from dateline.knowledge.states import areas
from dateline.model.claim import Locus
from dateline.model.document import Sentence
from dateline.model.syntax import Token

CENTRAL = ("dobj", "nsubj", "nsubjpass")
DONE = ("dobj", "nsubjpass")


def taken_up(scene: Stage, pronoun: Token) -> Locus | None:
    """The place that "it" stands for: what was last told as doing or undergoing something, in this sentence or the one before, if that is a
    place below a country. Where something only happened is none, and a ship or a law told after it stands nearer."""
    if pronoun.text.lower() != "it":
        return None
    for token in reversed(scene.tree.tokens[: pronoun.i]):
        if token.sentence < pronoun.sentence - 1:
            return None
        place = scene.places.get(token.i)
        if place is not None and _stands_for(scene, token).dep in CENTRAL:
            found = scene.cast.locus(place)
            return found if found and not (found.feature or "").startswith("A.PCL") else None
        if token.dep in DONE and token.pos in ("NOUN", "PROPN") and token.lemma.lower() not in areas():
            return None
    return None


def _stands_for(scene: Stage, name: Token) -> Token:
    """The head of the phrase that a name stands for: of "the town of X" the town."""
    node = name
    for _ in range(4):
        above = scene.tree.head(node)
        if node.dep in ("compound", "appos", "conj", "nmod"):
            node = above
        elif node.dep == "pobj" and above.lemma == "of" and scene.tree.head(above).lemma.lower() in areas():
            node = scene.tree.head(above)
        else:
            break
    return node


def left(scene: Stage, sentence: Sentence) -> Locus | None:
    """The place that those leave who leave one that their sentence does not name: the only one of the sentence before."""
    document = scene.cast.document
    if any(sentence.span.contains(p.span) for p in document.places if not p.metonym):
        return None
    before = next((s for s in document.sentences if s.index == sentence.index - 1), None)
    if before is None or before.paragraph != sentence.paragraph:
        return None
    named = [p for p in document.places if before.span.contains(p.span) and not p.metonym]
    found = {locus.id: locus for p in named if (locus := scene.cast.locus(p))}
    return next(iter(found.values())) if len(found) == 1 else None
