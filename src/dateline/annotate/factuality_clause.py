"""What a clause says of its own event: negation, modality, tense and mood, before any word that governs it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.factuality import word
from dateline.model.document import Factuality
from dateline.model.syntax import Token, Tree

POSITIVE: tuple[Factuality, ...] = ("happened", "ongoing")
CERTAIN = 0.98
FINITE = ("VBD", "VBZ", "VBP", "MD")
CLAUSES = ("advcl", "ccomp", "xcomp", "acl", "relcl", "conj", "pcomp", "csubj", "parataxis")
WH = ("WP", "WRB", "WDT", "WP$")


@dataclass(frozen=True, slots=True)
class Told:
    """How an event is told: `certainty` 0..1 in that, `why` the entry of the data that decided."""

    factuality: Factuality
    certainty: float = CERTAIN
    why: str = "plain"

    @property
    def positive(self) -> bool:
        """Whether it is told as having happened or going on."""
        return self.factuality in POSITIVE


def auxiliaries(tree: Tree, verb: Token) -> list[Token]:
    """The auxiliaries before a verb; a copula that is itself the verb has its own."""
    return tree.kids(verb, "aux", "auxpass")


def infinitive(tree: Tree, verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(a.tag == "TO" for a in auxiliaries(tree, verb))


def finite(tree: Tree, verb: Token) -> bool:
    """Whether a verb or one of its auxiliaries has a tense."""
    return any(t.tag in FINITE for t in (verb, *auxiliaries(tree, verb)))


def negated(tree: Tree, verb: Token) -> str:
    """The entry that negates a verb, or an empty string."""
    for kid in tree.kids(verb):
        if kid.dep == "neg" or (
            kid.dep in ("advmod", "preconj") and kid.lemma in ("never", "neither", "nor", "hardly")
        ):
            return "negation"
        if kid.dep == "advmod" and kid.i < verb.i:
            found = word("negation", kid.lemma)
            if found and kid.lemma != "no":
                return found.id
        if kid.dep in ("nsubj", "nsubjpass") and _none(tree, kid):
            return "negative-argument"
    return ""


def _none(tree: Tree, subject: Token) -> bool:
    if subject.lemma != "no" and word("argument", subject.lemma):
        return True
    if subject.text.lower() == "no" or any(k.lemma in ("no", "neither") for k in tree.kids(subject, "det", "nummod")):
        return True
    return subject.lemma == "one" and any(k.lemma == "no" for k in tree.kids(subject))


def clause(tree: Tree, verb: Token) -> Told:
    """What the clause alone says."""
    told = _mood(tree, verb) or _modal(tree, verb) or _tense(tree, verb)
    no = negated(tree, verb)
    if no:
        told = _denied(told, no)
    for adverb in tree.kids(verb, "advmod"):
        found = word("adverb", adverb.lemma)
        if found and found.effect == "fact":
            told = Told(told.factuality, told.certainty * found.certainty, found.id)
        elif found and told.positive:
            told = Told("possible", 0.5, found.id)
    return told


def _denied(told: Told, why: str) -> Told:
    if told.positive:
        return Told("not_happened", told.certainty, why)
    if told.factuality == "planned" or told.why == "modal-can":
        return Told("not_happened", 0.75, why)
    return told


def _modal(tree: Tree, verb: Token) -> Told | None:
    auxes = auxiliaries(tree, verb)
    modal = next((a for a in auxes if a.tag == "MD"), None)
    if modal is None:
        return None
    lemma = modal.text.lower()
    found = word("modal", lemma)
    perfect = any(a.lemma == "have" and a.i > modal.i for a in auxes)
    if conditioned(tree, verb):
        return Told("not_happened", 0.7, "counterfactual") if perfect and found and lemma != "may" else _if()
    if perfect:
        return _past_modal(lemma)
    if found is None:
        return Told("possible", 0.5, "modal")
    if lemma in ("can", "could", "ca"):
        return Told("possible", 0.5, "modal-can")
    return Told(_as_factuality(found.effect), 0.8, found.id)


def _if() -> Told:
    return Told("conditional", 0.6, "condition")


def _past_modal(lemma: str) -> Told:
    if lemma in ("would", "should", "ought", "’d", "'d"):
        return Told("not_happened", 0.7, "counterfactual")
    if lemma in ("must", "will"):
        return Told("happened", 0.7, "modal-must-have")
    return Told("possible", 0.5, "modal-may-have")


def _as_factuality(effect: str) -> Factuality:
    known: dict[str, Factuality] = {"planned": "planned", "requested": "requested", "denied": "denied"}
    known |= {"conditional": "conditional", "not_happened": "not_happened"}
    return known.get(effect, "possible")


def conditioned(tree: Tree, verb: Token) -> bool:
    """Whether an if-clause hangs on a verb."""
    for kid in tree.kids(verb, "advcl"):
        marks = tree.kids(kid, "mark")
        found = [word("mark", m.lemma) for m in marks]
        if any(f and f.effect == "conditional" and f.id == "condition" for f in found):
            return True
    return False


def _tense(tree: Tree, verb: Token) -> Told:
    auxes = auxiliaries(tree, verb)
    if verb.tag == "VBG" and any(a.lemma == "be" and a.tag in ("VBZ", "VBP", "VBN") for a in auxes):
        return Told("ongoing", CERTAIN, "progressive")
    return Told("happened")


def _mood(tree: Tree, verb: Token) -> Told | None:
    """Commands and questions."""
    if verb.dep in CLAUSES:
        return None
    if _command(tree, verb):
        return Told("requested", 0.8, "imperative")
    return Told("possible", 0.5, "question") if _asks(tree, verb) else None


def _command(tree: Tree, verb: Token) -> bool:
    if verb.tag not in ("VB", "VBP") or finite_aux(tree, verb) or tree.kids(verb, "nsubj", "nsubjpass", "expl"):
        return False
    if infinitive(tree, verb):
        return False
    before = [t for t in tree.sentence(verb.sentence) if t.i < verb.i and t.pos not in ("PUNCT", "SPACE")]
    return (
        verb.dep == "ROOT"
        and len(before) <= 3
        and all(t.pos in ("ADV", "INTJ", "AUX", "PART", "CCONJ") for t in before)
    )


def finite_aux(tree: Tree, verb: Token) -> bool:
    """Whether an auxiliary, "do" of a command apart, gives a verb its tense."""
    return any(a.tag in FINITE and a.lemma != "do" for a in auxiliaries(tree, verb))


def _asks(tree: Tree, verb: Token) -> bool:
    """A yes-or-no question: it ends in a question mark, no question word begins it, and a verb stands before its subject."""
    tokens = tree.sentence(verb.sentence)
    if not any(t.text == "?" for t in tokens[-3:]):
        return False
    subject = next(iter(tree.kids(verb, "nsubj", "nsubjpass", "expl")), None)
    asked = any(t.tag in WH for t in tokens if subject is None or t.i < subject.i)
    first = [t for t in (verb, *auxiliaries(tree, verb)) if subject and t.i < subject.i]
    return bool(first) and not asked
