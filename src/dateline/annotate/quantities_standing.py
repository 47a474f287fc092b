"""Whether a figure is a stock, how many stand so at a time, or a flow, how many came to it in a span."""

from __future__ import annotations

from dateline.knowledge.quantities import quantity_data
from dateline.model.document import Standing
from dateline.model.syntax import Token, Tree

NEAR = 5
"""How many words around a figure its own words of stock or flow may stand."""


def standing(tree: Tree, counted: Token | None, measure: str, tolled: bool) -> Standing:
    """Stock or flow by the words around what is counted, then by the tense of its verb; empty where neither tells it. `tolled` says that
    a toll or number is told of it ("the number of the displaced stands at …")."""
    if counted is None:
        return ""
    words = [t for t in tree.sentence(counted.sentence) if abs(t.i - counted.i) <= NEAR]
    lemmas = {t.lemma for t in words} | {t.text.lower() for t in words}
    data = quantity_data()
    if lemmas & set(data.flow):
        return "flow"
    verb = next((t for t in tree.ancestors(counted) if t.pos in ("VERB", "AUX")), None)
    if tolled or lemmas & set(data.stock) or (verb and verb.lemma in data.holds):
        return "stock"
    if not measure or verb is None:
        return ""
    auxes = tree.kids(verb, "aux", "auxpass")
    if verb.tag == "VBD" or any(a.tag == "VBD" or a.lemma == "have" for a in auxes):
        return "flow"
    stands = any(a.tag in ("VBZ", "VBP") and a.lemma == "be" for a in auxes) and verb.tag == "VBN"
    return "stock" if stands else ""
