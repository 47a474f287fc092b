"""Whether a place is told as held in part only: "parts of the city", "much of the north", "eastern Aleppo"."""

from __future__ import annotations

from dataclasses import replace

from dateline.claims.states_phrases import Stage
from dateline.knowledge.states import among, areas, parts
from dateline.model.claim import PART_OF, StateClaim
from dateline.model.syntax import Token

LINKS = ("of", "in", "across", "around")
CLIMBS = ("compound", "appos", "nmod", "poss")


def in_part(scene: Stage, state: StateClaim) -> StateClaim:
    """The same control, with the words for the part in its value where only a part is told."""
    place, cue = state.subject.place, state.evidence
    sentence = scene.cast.document.sentence_at(cue.start)
    if state.kind != "control" or place is None or sentence is None:
        return state
    heads = [t for t in scene.tree.sentence(sentence.index) if t.i in scene.named and _is(scene, t, place.id)]
    part = next((p for t in heads if (p := _part(scene, t))), None)
    return replace(state, value=replace(state.value, text=part + PART_OF)) if part else state


def _is(scene: Stage, token: Token, place: str) -> bool:
    locus = scene.cast.locus(scene.named[token.i])
    return locus is not None and locus.id == place


def _part(scene: Stage, name: Token) -> str | None:
    """The words for a part above the name of a place, through nouns for a place as a whole ("the city of")."""
    tree, node = scene.tree, name
    for _ in range(4):
        side = next((k for k in tree.kids(node, "amod") if k.text.lower() in among("directions")), None)
        if side is not None and node.i == name.i and not scene.named[name.i].span.contains(side.span):
            return f"the {side.text.lower()} part"
        above = tree.head(node)
        if node.dep in CLIMBS and above.lemma.lower() in areas():
            node = above
        elif (
            node.dep == "pobj"
            and above.lemma.lower() in LINKS
            and tree.head(above).pos in ("NOUN", "PROPN", "ADJ", "ADV", "NUM", "PRON")
        ):
            several = not tree.kids(node, "conj")
            several_of, node = node, tree.head(above)
            if node.tag == "CD":  # "10 of the 17 provinces"
                return " ".join(scene.cast.document.text[node.start : several_of.end].lower().split())
            if _noun(node) in parts() or (several and node.tag == "NNS" and node.lemma.lower() in among("several")):
                return _words(scene, node)
            if node.lemma.lower() not in areas():
                return None
        else:
            return None
    return None


def _noun(token: Token) -> str:
    """The singular, also where a capital makes the parser take a noun for a name: "Parts of"."""
    lemma = token.lemma.lower()
    return lemma.removesuffix("s") if token.tag in ("NNP", "NNPS") else lemma


def _words(scene: Stage, noun: Token) -> str:
    before = [k for k in scene.tree.kids(noun, "amod", "nummod", "det", "quantmod", "advmod") if k.i < noun.i]
    above = scene.tree.head(scene.tree.head(noun))
    before += [above] if noun.dep == "pobj" and above.tag == "CD" else []
    first = min((k.start for k in before), default=noun.start)
    return " ".join(scene.cast.document.text[first : noun.end].lower().split())
