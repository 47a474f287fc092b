"""Walks from an event up to what governs it, and composes what each governor says (embedded event selecting predicates)."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotate.factuality_clause import CLAUSES, Told, clause, finite, infinitive, negated
from dateline.knowledge.factuality import Effect, Marker, Part, Word, marker, word
from dateline.model.document import Factuality
from dateline.model.syntax import Token, Tree

OPEN: dict[Effect, Factuality] = {
    "planned": "planned",
    "possible": "possible",
    "requested": "requested",
    "conditional": "conditional",
    "denied": "denied",
    "not_happened": "not_happened",
}
VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN")
DEFINITE = ("the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your")
RANKS = ("first", "second", "third", "last", "only", "latest", "next")
OF_NOUN = ("of", "for", "on", "about", "over", "at", "in", "against", "to", "from", "with")


class Walk:
    """Answers for one document; each token is asked once."""

    __slots__ = ("_known", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._known: dict[int, Told] = {}

    def told(self, token: Token) -> Told:
        """How the text tells the event that a token names."""
        if token.i not in self._known:
            self._known[token.i] = Told("happened", 0.9, "circular")
            self._known[token.i] = self._told(token)
        return self._known[token.i]

    def _told(self, token: Token) -> Told:
        if token.pos in VERBS:
            return self._verb(token)
        if token.pos in NOUNS:
            return self._noun(token)
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
        if verb.dep in ("amod", "compound"):
            return own
        return own

    def _joined(self, verb: Token, own: Told) -> Told:
        """A coordinated verb: with a tense of its own it shares only what governs the first, else all of it."""
        head = self.tree.head(verb)
        while head.dep == "conj" and head.head != head.i:
            head = self.tree.head(head)
        if head.pos not in VERBS:
            return own
        if finite(self.tree, verb):
            return self._placed(head, own) if head.dep in ("ccomp", "advcl") else own
        shared = self.told(head)
        first_negated = negated(self.tree, head) and not negated(self.tree, verb)
        if shared.factuality == "not_happened" and first_negated and self._contrasted(verb, head):
            return Told("happened", 0.8, "contrast")
        if not own.positive:
            return own
        return shared

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
            if found and not (found.id == "before-it-could" and self.told(head).positive):
                return self._by_word(found, own)
            lost = word("preposition", mark.lemma)
            if lost and lost.effect == "not_happened" and not finite(tree, verb):
                return self._by_word(lost, own)
        if infinitive(tree, verb):
            return self._purpose(verb, head, own)
        if not finite(tree, verb):
            return self._with(self.told(head), own)
        above = self.told(head)
        open_above = above.factuality in ("planned", "conditional", "possible", "requested")
        time = any(m.lemma in ("when", "before", "after", "as", "while", "where") for m in marks)
        return above if open_above and time and own.positive and verb.tag in ("VBZ", "VBP") else own

    def _purpose(self, verb: Token, head: Token, own: Told) -> Told:
        found = self._signature(head, "infinitive")
        if found:
            return self._apply(found, self.told(head), own)
        return Told("planned", 0.7, "purpose") if own.positive else own

    def _of_noun(self, verb: Token, noun: Token, own: Told) -> Told:
        tree = self.tree
        if infinitive(tree, verb):
            found = self._signature(noun, "infinitive")
            if found:
                return self._apply(found, self.told(noun), own)
            ranked = any(k.lemma in RANKS for k in tree.subtree(noun) if k.i < verb.i) or noun.lemma in RANKS
            return own if ranked else Told("possible", 0.5, "infinitive")
        found = self._signature(noun, "clause") if any(m.lemma == "that" for m in tree.kids(verb, "mark")) else None
        return self._apply(found, self.told(noun), own) if found else own

    def _after_preposition(self, verb: Token, preposition: Token, own: Told) -> Told:
        governor = self.tree.head(preposition)
        if preposition.lemma == "of" and governor.lemma in ("instead", "lieu"):
            return Told("not_happened", 0.9, "without")
        said = word("preposition", preposition.lemma)
        found = self._signature(governor, preposition.lemma)
        if found:
            return self._apply(found, self.told(governor), own)
        if said:
            return self._by_word(said, own)
        if governor.pos in VERBS:
            gerund = self._signature(governor, "gerund") if preposition.lemma in ("on", "about", "with") else None
            return self._apply(gerund, self.told(governor), own) if gerund else self._with(self.told(governor), own)
        return own

    def _complement(self, verb: Token, head: Token, own: Told) -> Told:
        tree = self.tree
        for mark in tree.kids(verb, "mark"):
            found_word = word("mark", mark.lemma)
            if found_word and not (mark.lemma == "if" and verb.dep == "ROOT"):
                label = "possible" if verb.dep == "ccomp" else OPEN.get(found_word.effect, "possible")
                return Told(label, 0.5, found_word.id) if own.positive else own
        kind = self._kind(verb)
        found = self._signature(head, kind)
        if found is None and kind == "bare":
            found = self._signature(head, "infinitive") or self._signature(head, "clause")
        if found:
            return self._apply(found, self.told(head), own)
        if kind == "clause" or verb.dep in ("csubj", "csubjpass"):
            return own
        if kind == "infinitive":
            return Told("possible", 0.5, "infinitive") if own.positive else own
        return self._with(self.told(head), own)

    def _kind(self, verb: Token) -> str:
        if infinitive(self.tree, verb):
            return "infinitive"
        if finite(self.tree, verb):
            return "clause"
        return "gerund" if verb.tag == "VBG" else "bare"

    # nouns

    def _noun(self, noun: Token) -> Told:
        own = self._modified(noun)
        head = self.tree.head(noun)
        if head.i == noun.i or not own.positive:
            return own
        if noun.dep == "conj":
            shared = self.told(head)
            return shared if shared.why != "plain" else own
        if noun.dep in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
            return self._object(noun, head, own)
        if noun.dep == "nsubj":
            return self._subject(noun, head, own)
        if noun.dep == "pobj":
            return self._prepositional(noun, head, own)
        if noun.dep == "compound":
            found = self._signature(head, "compound")
            return self._apply(found, self.told(head), own) if found else self.told(head)
        return own

    def _modified(self, noun: Token) -> Told:
        for kid in self.tree.kids(noun, "amod", "det", "compound", "neg"):
            found = word("argument", kid.lemma) if kid.dep in ("det", "neg") else None
            if found:
                return Told("not_happened", 0.95, found.id)
            modifier = marker("modifier", kid.text.lower(), "object")
            if modifier:
                return self._apply(modifier, Told("happened"), Told("happened"))
        return Told("happened")

    def _definite(self, noun: Token) -> bool:
        kids = self.tree.kids(noun, "det", "poss")
        return any(k.dep == "poss" or k.text.lower() in DEFINITE for k in kids)

    def _object(self, noun: Token, verb: Token, own: Told) -> Told:
        above = self.told(verb)
        if noun.dep == "attr":
            return self._with(above, own)
        found = self._signature(verb, "object")
        if found:
            return self._apply(found, above, own)
        return own if self._definite(noun) else self._with(above, own)

    def _subject(self, noun: Token, verb: Token, own: Told) -> Told:
        above = self.told(verb)
        found = self._signature(verb, "subject")
        if found and not (above.factuality == "not_happened" and self._definite(noun) and above.why != "negation"):
            return self._apply(found, above, own)
        if verb.pos not in VERBS or self._definite(noun) or above.factuality == "not_happened":
            return own
        return self._with(above, own)

    def _prepositional(self, noun: Token, preposition: Token, own: Told) -> Told:
        governor = self.tree.head(preposition)
        found = self._signature(governor, preposition.lemma)
        if found:
            return self._apply(found, self.told(governor), own)
        said = word("preposition", preposition.lemma)
        if said:
            return self._by_word(said, own)
        if self._definite(noun):
            return own
        if governor.pos in VERBS or (governor.pos in NOUNS and preposition.lemma in OF_NOUN):
            return self._with(self.told(governor), own)
        return own

    # composition

    def _signature(self, governor: Token, kind: str) -> Marker | None:
        part: Part = "verb"
        if governor.pos in NOUNS:
            part = "noun"
        elif governor.pos in ("ADJ", "ADV"):
            part = "adj"
        if governor.pos in VERBS and governor.lemma == "be":
            for kid in self.tree.kids(governor, "acomp", "attr"):
                found = self._signature(kid, kind)
                if found:
                    return found
            if self.tree.kids(governor, "acomp", "attr"):
                return None
        found = marker(part, governor.lemma, kind)
        if found is None and part == "adj" and governor.tag.startswith("VB"):
            found = marker("verb", governor.lemma, kind)
        return found

    def _by_word(self, found: Word, own: Told) -> Told:
        label = OPEN.get(found.effect)
        if label is None:
            return own
        return Told(label, 0.6, found.id) if own.positive or found.effect == "conditional" else own

    def _with(self, above: Told, own: Told) -> Told:
        if above.positive:
            return replace(own, certainty=min(own.certainty, above.certainty))
        if own.factuality == "not_happened" and above.factuality == "not_happened":
            return Told("possible", 0.5, above.why)
        return above

    def _apply(self, found: Marker, above: Told, own: Told) -> Told:
        """What a marker makes of a complement under a governor told as `above`."""
        if found.effect == "fact":
            return replace(own, certainty=own.certainty * found.certainty)
        if found.effect == "with":
            return self._with(above, own)
        if found.effect == "against":
            return self._against(found, above, own)
        label = OPEN[found.effect]
        if label == "denied":
            kept = above.positive or above.factuality == "planned"
            return Told("denied", 0.8, found.id) if kept and own.positive else Told("possible", 0.5, found.id)
        if above.factuality == "not_happened" and label in ("planned", "possible"):
            return Told("not_happened", 0.6, found.id)
        if label == "not_happened":
            return Told(label, 0.9, found.id) if own.positive else own
        return Told(label, 0.8 * found.certainty, found.id)

    def _against(self, found: Marker, above: Told, own: Told) -> Told:
        if above.factuality in ("not_happened", "denied"):
            return Told("happened", 0.8, found.id)
        if above.positive and own.positive:
            return Told("not_happened", 0.95 * above.certainty, found.id)
        return Told("possible", 0.5, found.id)
