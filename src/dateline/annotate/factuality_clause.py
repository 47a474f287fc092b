"""What a clause says of its own event: negation, modality, tense and mood, before any word that governs it is asked."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.knowledge.factuality import Word, among, word
from dateline.model.document import Factuality
from dateline.model.syntax import Token, Tree

POSITIVE: tuple[Factuality, ...] = ("happened", "ongoing")
CERTAIN = 1.0
FINITE = ("VBD", "VBZ", "VBP", "MD")
CLAUSES = ("advcl", "ccomp", "xcomp", "acl", "relcl", "conj", "pcomp", "csubj", "parataxis")
WH = ("WP", "WRB", "WDT", "WP$")
ASIDE = ("advcl", "advmod", "intj", "punct", "cc", "npadvmod", "dep", "meta")


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


def past(tree: Tree, verb: Token) -> bool:
    """Whether a verb stands in a past tense, "did not …" and "has …ed" among them."""
    auxes = auxiliaries(tree, verb)
    if any(a.tag == "MD" or a.tag == "TO" for a in auxes):
        return False
    return verb.tag == "VBD" or any(a.tag == "VBD" or (a.lemma == "have" and verb.tag == "VBN") for a in auxes)


def perfect(tree: Tree, verb: Token) -> bool:
    """Whether "have" stands before a participle."""
    return any(a.lemma == "have" for a in auxiliaries(tree, verb))


def inverted(tree: Tree, verb: Token) -> bool:
    """Whether an auxiliary stands before the subject without a conjunction: "had they attacked", "should talks fail"."""
    subject = next(iter(tree.kids(verb, "nsubj", "nsubjpass", "expl")), None)
    first = next(iter(auxiliaries(tree, verb)), None)
    return bool(subject and first and first.i < subject.i and first.lemma in among("inverted"))


def negated(tree: Tree, verb: Token) -> str:
    """The entry that negates a verb, or an empty string; what negates only a part of the clause does not count."""
    for kid in tree.kids(verb):
        if _denies(kid) and not _partial(tree, verb, kid):
            return "negation"
        if kid.dep == "advmod" and kid.i < verb.i:
            found = word("negation", kid.lemma)
            if found and kid.lemma != "no":
                return found.id
        if kid.dep in ("nsubj", "nsubjpass") and _none(tree, kid):
            return "negative-argument"
        if any(_nothing(tree, k) for k in ((kid,) if kid.dep == "dobj" else tree.kids(kid, "pobj"))):
            return "negative-argument"
    if verb.dep == "conj" and any(k.lemma == "nor" and k.i < verb.i for k in tree.kids(tree.head(verb), "cc")):
        return "negation"
    return ""


def _denies(kid: Token) -> bool:
    return kid.dep == "neg" or (kid.dep in ("advmod", "preconj") and kid.lemma in among("denying"))


def _partial(tree: Tree, verb: Token, negation: Token) -> Word | None:
    """What leaves the event itself standing under a negation: "not only", "not fully"."""
    after = [t for t in tree.sentence(verb.sentence) if negation.i < t.i][:1]
    return word("partial", after[0].lemma) if after and negation.lemma in among("not") else None


def _none(tree: Tree, subject: Token) -> bool:
    if subject.lemma != "no" and word("argument", subject.lemma):
        return True
    if subject.text.lower() == "no" or any(k.lemma in among("no") for k in tree.kids(subject, "det", "nummod")):
        return True
    return subject.lemma == "one" and any(k.lemma == "no" for k in tree.kids(subject))


def _nothing(tree: Tree, word_: Token) -> bool:
    """Whether an object behind its verb is nobody or nothing: "agreed to nothing", "met no one"; not "nothing but", "for nothing"."""
    alone = word_.tag in ("NN", "PRP", "DT") and not tree.kids(word_, "prep", "acl", "relcl", "amod", "det", "conj")
    over = tree.head(word_)
    met = over.pos != "ADP" or over.lemma in among("met-by")
    found = word("argument", word_.lemma)
    return bool(alone and met and found and found.id == "negative-argument" and word_.lemma not in among("no"))


def clause(tree: Tree, verb: Token) -> Told:
    """What the clause alone says."""
    told = _mood(tree, verb) or _modal(tree, verb) or _tense(tree, verb)
    no = negated(tree, verb)
    if no:
        told = _delayed(tree, verb, told) or _denied(told, no)
    elif told.positive:
        told = _in_part(tree, verb) or told
    for adverb in tree.kids(verb, "advmod"):
        found = word("adverb", adverb.lemma)
        if found and found.effect == "fact":
            told = Told(told.factuality, told.certainty * found.certainty, found.id)
        elif found and told.positive:
            told = Told("possible", 0.5, found.id)
    return told


def _delayed(tree: Tree, verb: Token, told: Told) -> Told | None:
    """ "Did not end until Friday": it ended then; "will not end until they leave": if they leave."""
    limits = [
        *(k for k in tree.kids(verb, "prep") if k.i > verb.i),
        *(m for k in tree.kids(verb, "advcl") for m in tree.kids(k, "mark")),
    ]
    until = any(k.lemma in among("until") for k in limits)
    if until and told.factuality == "planned":
        return Told("conditional", 0.6, "not-until")
    return Told("happened", 0.8, "not-until") if until and told.positive and past(tree, verb) else None


def _in_part(tree: Tree, verb: Token) -> Told | None:
    parts = [_partial(tree, verb, k) for k in tree.kids(verb) if _denies(k)]
    return next((Told("possible", 0.5, p.id) for p in parts if p and p.effect == "possible"), None)


def _denied(told: Told, why: str) -> Told:
    if told.positive:
        return Told("not_happened", told.certainty, why)
    if told.factuality == "planned" or told.why == "modal-can":
        return Told("not_happened", 0.75, why)
    return told


def _modal(tree: Tree, verb: Token) -> Told | None:
    auxes = auxiliaries(tree, verb)
    modal = next((a for a in auxes if a.tag == "MD"), None)
    if modal is None or (verb.tag == "VBN" and auxes[-1] is modal):
        return None
    lemma = modal.text.lower()
    wished = word("polite", verb.lemma) if lemma in among("would") else None
    if wished:
        return Told("happened", wished.certainty, wished.id)
    found = word("modal", lemma)
    perfect = any(a.lemma == "have" and a.i > modal.i for a in auxes)
    if conditioned(tree, verb):
        return Told("not_happened", 0.7, "counterfactual") if perfect and found and lemma != "may" else _if()
    if perfect:
        return _past_modal(lemma)
    if found is None:
        return Told("possible", 0.5, "modal")
    if lemma in among("can"):
        return Told("possible", 0.5, "modal-can")
    return Told(_as_factuality(found.effect), 0.8, found.id)


def _if() -> Told:
    return Told("conditional", 0.6, "condition")


def _past_modal(lemma: str) -> Told:
    if lemma in among("would-have"):
        return Told("not_happened", 0.7, "counterfactual")
    if lemma in among("must-have"):
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
    ahead = _ahead(tree, verb, auxes)
    if ahead:
        return Told("planned", ahead.certainty, ahead.id)
    if any(k.lemma in among("whatever") for k in tree.kids(verb)) and verb.tag in ("VBZ", "VBP"):
        return Told("conditional", 0.6, "whatever")
    if verb.lemma == "go" and verb.tag == "VBG" and any(infinitive(tree, k) for k in tree.kids(verb, "xcomp")):
        return Told("planned", 0.9, "going-to")
    if verb.tag == "VBG" and any(a.lemma == "be" and a.tag in ("VBZ", "VBP", "VBN") for a in auxes):
        return Told("ongoing", CERTAIN, "progressive")
    return Told("happened")


def _ahead(tree: Tree, verb: Token, auxes: list[Token]) -> Word | None:
    """The word that puts a present tense into the future: "is leaving tomorrow", "opens next week"."""
    progressive = verb.tag == "VBG" and any(a.tag in ("VBZ", "VBP") and a.lemma == "be" for a in auxes)
    if not progressive and not (verb.tag in ("VBZ", "VBP") and not auxes):
        return None
    times = [t for k in tree.kids(verb, "npadvmod", "advmod", "prep") if k.i > verb.i for t in tree.subtree(k)[:5]]
    found = (word("ahead", t.lemma) for t in times if t.ent in ("DATE", "TIME") or t.dep == "advmod")
    return next((f for f in found if f), None)


def _mood(tree: Tree, verb: Token) -> Told | None:
    """Commands and questions, and what one says of oneself without a subject ("Thank you", "Hope to come")."""
    if verb.tag in ("VB", "VBP") and not tree.kids(verb, "nsubj", "nsubjpass", "expl") and not finite_aux(tree, verb):
        felt = word("feeling", verb.lemma)
        if felt and verb.dep == "ROOT":
            return Told("happened", felt.certainty, felt.id)
        if _command(tree, verb):
            return Told("requested", 0.8, "imperative")
    if verb.dep in CLAUSES:
        return None
    return Told("possible", 0.5, "question") if _asks(tree, verb) or _asks_how(tree, verb) else None


def _command(tree: Tree, verb: Token) -> bool:
    """A base form that nothing before it asks for: no subject, no "to", no governor with a bare infinitive."""
    if infinitive(tree, verb) or tree.kids(verb, "mark"):
        return False
    if any(k.lemma == "please" for k in (*tree.kids(verb), *tree.kids(tree.head(verb)))):
        return True
    aside = (*ASIDE, "prep") if verb.tag == "VB" else ASIDE
    before = [k for k in tree.kids(verb) if k.i < verb.i and k.pos not in ("PUNCT", "SPACE") and k.dep != "aux"]
    if any(k.dep not in (*aside, "neg") for k in before):
        return False
    if verb.dep == "ROOT":
        return verb.tag == "VB" or all(k.pos in ("ADV", "INTJ", "PART", "CCONJ", "VERB") for k in before)
    return verb.tag == "VB" and verb.dep in ("advcl", "parataxis") and tree.head(verb).lemma not in among("bare-after")


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


def _asks_how(tree: Tree, verb: Token) -> bool:
    """A question of what is still to be done: "How do we stop the war?", "Where do I vote?"; "How do they live?" is of what is so."""
    asked = [k for k in tree.kids(verb, "advmod") if k.tag == "WRB" and k.lemma in among("how")]
    doing = [a for a in auxiliaries(tree, verb) if a.tag == "VBP" and a.lemma == "do"]
    subject = tree.kids(verb, "nsubj", "nsubjpass")
    return bool(asked and doing and subject and subject[0].text.lower() in among("asking"))
