"""Walks from an event up to what governs it, and composes what each governor says (embedded event selecting predicates)."""

from __future__ import annotations

from dateline.annotate.factuality_clause import (
    CLAUSES,
    WH,
    Told,
    clause,
    finite,
    infinitive,
    inverted,
    negated,
    past,
    perfect,
)
from dateline.annotate.factuality_compose import OPEN, applied, by_word, shared
from dateline.annotate.factuality_governor import (
    NOUNS,
    VERBS,
    before,
    complement,
    content,
    definite,
    denial,
    signature,
    some_one,
)
from dateline.annotate.factuality_nouns import NounWalk
from dateline.knowledge.factuality import Marker, among, word
from dateline.model.syntax import Token, Tree

OPENED = ("planned", "conditional", "possible", "requested")


class Walk(NounWalk):
    """Answers for one document; each token is asked once."""

    __slots__ = ("_known",)

    def __init__(self, tree: Tree) -> None:
        super().__init__(tree)
        self._known: dict[int, Told] = {}

    def told(self, token: Token) -> Told:
        """How the text tells the event that a token names."""
        if token.i not in self._known:
            self._known[token.i] = Told("happened", 0.9, "circular")
            self._known[token.i] = self._told(token)
        return self._known[token.i]

    def _told(self, token: Token) -> Told:
        if token.tag == "VBG" and token.dep in ("nsubj", "nsubjpass"):  # "if fighting spreads": a noun by its place
            return self.noun(token)
        if token.pos in VERBS or (token.dep in CLAUSES and self.tree.kids(token, "nsubj", "mark")):
            return self._verb(token)
        if token.pos in NOUNS:
            return self.noun(token)
        head = self.tree.head(token)
        return self.told(head) if head.i != token.i and head.pos in (*VERBS, *NOUNS, "ADJ") else Told("happened")

    # verbs

    def _verb(self, verb: Token) -> Told:
        tree, own = self.tree, clause(self.tree, verb)
        if verb.dep == "conj":
            return self._joined(verb, own)
        head = tree.head(verb)
        if verb.dep == "ROOT" or head.i == verb.i:
            to = infinitive(tree, verb) and bool(tree.kids(verb, "nsubj", "nsubjpass"))
            return Told("planned", 0.9, "headline-infinitive") if to and own.positive else own
        if verb.dep == "advcl":
            return self._adverbial(verb, head, own)
        if verb.dep in ("acl", "relcl"):
            return self._of_noun(verb, head, own)
        if verb.dep in ("pcomp", "pobj") or (verb.dep in CLAUSES and head.pos in ("ADP", "SCONJ")):
            return self._after_preposition(verb, head, own)
        if verb.dep in ("ccomp", "xcomp", "csubj", "csubjpass", "acomp", "oprd"):
            return self._complement(verb, head, own)
        return own

    def _joined(self, verb: Token, own: Told) -> Told:
        """A coordinated verb: with a tense of its own it shares only what governs the first, else all of it."""
        head = self.tree.head(verb)
        while head.dep == "conj" and head.head != head.i:
            head = self.tree.head(head)
        if head.pos not in VERBS:
            return own
        if finite(self.tree, verb) and not self._of_one_auxiliary(verb, head):
            return self._placed(head, own) if head.dep in ("ccomp", "advcl") else own
        like = self.told(head)
        first_negated = negated(self.tree, head) and not negated(self.tree, verb)
        if like.factuality == "not_happened" and first_negated and self._contrasted(verb, head):
            return Told("happened", 0.8, "contrast")
        if not own.positive:
            return own
        return like

    def _of_one_auxiliary(self, verb: Token, head: Token) -> bool:
        """Whether what is tagged as a present shares the auxiliary or the command before it: "will strike the port and leave"."""
        if verb.tag != "VBP" or self.tree.kids(verb, "nsubj", "nsubjpass", "expl", "aux", "auxpass"):
            return False
        return head.tag == "VB" or clause(self.tree, head).factuality == "requested"

    def _contrasted(self, verb: Token, head: Token) -> bool:
        return any(c.lemma == "but" and c.i < verb.i for c in self.tree.kids(head, "cc"))

    def _placed(self, like: Token, own: Told) -> Told:
        """What governs `like` says of a clause beside it."""
        head = self.tree.head(like)
        if like.dep == "ccomp":
            return self._complement(like, head, own)
        return self._adverbial(like, head, own)

    def _adverbial(self, verb: Token, head: Token, own: Told) -> Told:
        tree = self.tree
        marks = [m for m in tree.kids(verb, "mark", "advmod") if m.i < verb.i]
        for mark in marks:
            found = word("mark", mark.lemma)
            if found and not (found.past == "fact" and past(tree, verb) and past(tree, head)):
                return by_word(found, own)
            lost = word("preposition", mark.lemma)
            if lost and lost.effect == "not_happened" and not finite(tree, verb):
                return by_word(lost, own)
        if not marks and inverted(tree, verb):
            return (
                Told("not_happened", 0.7, "counterfactual")
                if past(tree, verb)
                else Told("conditional", 0.6, "condition")
            )
        if infinitive(tree, verb):
            return self._purpose(verb, head, own)
        if not finite(tree, verb):
            return shared(self.told(head), own)
        timed = any(m.lemma in among("times") for m in marks) and own.positive and verb.tag in ("VBZ", "VBP")
        return self._not_yet(verb, marks, self.told(head), own) if timed else own

    def _not_yet(self, verb: Token, marks: list[Token], above: Told, own: Told) -> Told:
        """A clause of time in the present: under what is still open it is open too ("will sign when talks end"), and so is what comes
        `before` it or is told of anybody ("when you arrive")."""
        if above.factuality in OPENED:
            return above
        anybody = any(k.text.lower() == "you" for k in self.tree.kids(verb, "nsubj", "nsubjpass"))
        if not above.positive or anybody or any(m.lemma == "before" for m in marks):
            return Told("conditional", 0.6, "not-yet")
        return own

    def _purpose(self, verb: Token, head: Token, own: Told) -> Told:
        outcome = self._outcome(verb, head, own)
        if outcome:
            return outcome
        for governor in (before(self.tree, verb, head), head):
            found = signature(self.tree, governor, "infinitive") if governor else None
            if governor and found:
                return applied(found, self.told(governor), own)
        return Told("planned", 0.7, "purpose") if own.positive else own

    def _outcome(self, verb: Token, head: Token, own: Told) -> Told | None:
        """An infinitive of result: "fell to close at", "returned to find", "arrived only to leave", "took 20 minutes to get"."""
        tree = self.tree
        only = any(k.lemma == "only" and k.i < verb.i for k in tree.kids(verb, "advmod"))
        lasted = head.lemma == "take" and any(k.ent in ("DATE", "TIME") for k in tree.kids(head, "dobj", "npadvmod"))
        found = signature(self.tree, head, "outcome") if word("outcome", verb.lemma) else None
        if found or only or lasted:
            return shared(self.told(head), own)
        return None

    def _of_noun(self, verb: Token, noun: Token, own: Told) -> Told:
        tree = self.tree
        if infinitive(tree, verb):
            for owner in (noun, self._owned(noun)):
                found = signature(self.tree, owner, "infinitive")
                if found:
                    return applied(found, self.told(owner), own)
            before_verb = (noun, *(k for k in tree.subtree(noun) if k.i < verb.i))
            ranked = any(k.lemma in among("ranks") for k in before_verb)
            return own if ranked else Told("possible", 0.5, "infinitive")
        found = signature(self.tree, noun, "clause") if content(self.tree, verb) else None
        if found:
            return self.claimed(found, noun, own)
        present = verb.tag in ("VBZ", "VBP") and own.positive and noun.pos != "PROPN"
        if present and not definite(self.tree, noun) and self.told(noun).factuality in OPENED:
            return Told("possible", 0.5, "of-the-open")  # "will pay whoever helps", "seek a deal that ends the war"
        if own.positive and some_one(self.tree, noun) and self.told(noun).factuality == "denied":
            return Told("possible", 0.5, "of-the-denied")  # "denied that he ran a gang that killed voters"
        claim, against = signature(self.tree, noun, "clause"), denial(self.tree, noun)
        if own.positive and claim and claim.deniable and against:
            return Told("denied", 0.8, against[1].id)  # "a rumour that he fled was denied", parsed as what he fled
        return own

    def _owned(self, noun: Token) -> Token:
        """The noun that another stands under with "of", where the parse hangs an infinitive on the nearer one: "the decision of the union |
        to strike"."""
        preposition = self.tree.head(noun)
        over = self.tree.head(preposition)
        return over if noun.dep == "pobj" and preposition.lemma == "of" and over.pos in NOUNS else noun

    def _after_preposition(self, verb: Token, preposition: Token, own: Told) -> Told:
        governor = self.tree.head(preposition)
        beside = (governor, *self.tree.kids(preposition, "advmod"))
        if preposition.lemma == "of" and any(t.lemma in among("instead") for t in beside):
            return Told("not_happened", 0.9, "without")
        said = word("preposition", preposition.lemma)
        governed = self.governed(preposition, preposition.lemma, own)
        if governed is None and preposition.lemma in among("of-gerund"):
            governed = self.governed(preposition, "gerund", own)
        if governed:
            return governed
        if said and not (said.effect == "fact" and preposition.lemma in among("means")):
            return by_word(said, own)
        return shared(self.told(governor), own) if governor.pos in VERBS else own

    def _complement(self, verb: Token, head: Token, own: Told) -> Told:
        tree = self.tree
        for mark in tree.kids(verb, "mark"):
            found_word = word("mark", mark.lemma)
            if found_word and not (mark.lemma == "if" and verb.dep == "ROOT"):
                label = "possible" if verb.dep == "ccomp" else OPEN.get(found_word.effect, "possible")
                return Told(label, 0.5, found_word.id) if own.positive else own
        kind = complement(self.tree, verb)
        yet = head.lemma in among("yet-to") and any(k.lemma == "yet" for k in tree.kids(head, "advmod"))
        if kind == "infinitive" and yet:
            return Told("not_happened", 0.9, "yet-to")
        if kind == "infinitive" and head.lemma in ("be", "suppose") and past(tree, head) and perfect(tree, verb):
            return Told("not_happened", 0.7, "was-to-have")
        if kind == "infinitive" and own.positive and any(k.tag in WH and k.i < verb.i for k in tree.kids(verb)):
            return Told("possible", 0.5, "how-to")
        outcome = self._outcome(verb, head, own) if kind == "infinitive" and head.pos in VERBS else None
        if outcome:
            return outcome
        found = signature(self.tree, head, kind)
        if found is None and kind == "bare":
            found = signature(self.tree, head, "infinitive") or signature(self.tree, head, "clause")
        if found:
            return self.claimed(found, head, own)
        extraposed = self._content_of_subject(verb, head) if kind == "clause" else None
        if extraposed:
            return applied(extraposed[1], self.told(extraposed[0]), own)
        if verb.dep in ("csubj", "csubjpass"):
            above = self.told(head)
            return own if kind == "clause" or above.positive else shared(above, own)
        if kind == "clause":
            return own
        if kind == "infinitive":
            return Told("possible", 0.5, "infinitive") if own.positive else own
        return shared(self.told(head), own)

    def _content_of_subject(self, verb: Token, head: Token) -> tuple[Token, Marker] | None:
        """The noun whose content stands behind the verb, and what it says: "no evidence emerged | that they fled"."""
        behind = verb.i > head.i and content(self.tree, verb)  # what stands before it is a sentence of its own
        subjects = self.tree.kids(head, "nsubj", "nsubjpass") if behind else []
        found = ((s, signature(self.tree, s, "clause")) for s in subjects if s.pos in NOUNS)
        return next(((s, m) for s, m in found if m), None)
