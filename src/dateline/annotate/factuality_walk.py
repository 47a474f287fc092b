"""Walks from an event up to what governs it, and composes what each governor says (embedded event selecting predicates)."""

from __future__ import annotations

import msgspec

from dateline.annotate.factuality_clause import CLAUSES, Told, clause, finite, infinitive, inverted, negated, past
from dateline.annotate.factuality_compose import OPEN, applied, by_word, shared
from dateline.knowledge.factuality import Marker, Part, marker, word
from dateline.model.syntax import Token, Tree

VERBS = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN")
DEFINITE = ("the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your")
RANKS = ("first", "second", "third", "last", "only", "latest", "next", "few")
OPENED = ("planned", "conditional", "possible", "requested")
TIMES = ("when", "before", "after", "as", "while", "where")
MEANS = ("by", "through")
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
        if token.pos in VERBS or (token.dep in CLAUSES and self.tree.kids(token, "nsubj", "mark")):
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
        like = self.told(head)
        first_negated = negated(self.tree, head) and not negated(self.tree, verb)
        if like.factuality == "not_happened" and first_negated and self._contrasted(verb, head):
            return Told("happened", 0.8, "contrast")
        if not own.positive:
            return own
        return like

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
        timed = any(m.lemma in TIMES for m in marks) and own.positive and verb.tag in ("VBZ", "VBP")
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
        for governor in (self._before(verb, head), head):
            found = self._signature(governor, "infinitive") if governor else None
            if governor and found:
                return applied(found, self.told(governor), own)
        return Told("planned", 0.7, "purpose") if own.positive else own

    def _outcome(self, verb: Token, head: Token, own: Told) -> Told | None:
        """An infinitive of result: "fell to close at", "returned to find", "arrived only to leave", "took 20 minutes to get"."""
        tree = self.tree
        only = any(k.lemma == "only" and k.i < verb.i for k in tree.kids(verb, "advmod"))
        lasted = head.lemma == "take" and any(k.ent in ("DATE", "TIME") for k in tree.kids(head, "dobj", "npadvmod"))
        found = self._signature(head, "outcome") if word("outcome", verb.lemma) else None
        if found or only or lasted:
            return shared(self.told(head), own)
        return None

    def _before(self, word_: Token, head: Token) -> Token | None:
        """The object right before a phrase that the parse hangs on the verb: "carried a plan | for a truce"."""
        first = min(t.i for t in self.tree.subtree(word_))
        objects = (k for k in self.tree.kids(head, "dobj", "nsubjpass", "attr", "pobj"))
        return next((k for k in objects if k.i == first - 1), None)

    def _of_noun(self, verb: Token, noun: Token, own: Told) -> Told:
        tree = self.tree
        if infinitive(tree, verb):
            found = self._signature(noun, "infinitive")
            if found:
                return applied(found, self.told(noun), own)
            ranked = any(k.lemma in RANKS for k in tree.subtree(noun) if k.i < verb.i) or noun.lemma in RANKS
            return own if ranked else Told("possible", 0.5, "infinitive")
        found = self._signature(noun, "clause") if self._content(verb) else None
        if found:
            return applied(found, self.told(noun), own)
        present = verb.tag in ("VBZ", "VBP") and own.positive and noun.pos != "PROPN"
        if present and not self._definite(noun) and self.told(noun).factuality in OPENED:
            return Told("possible", 0.5, "of-the-open")  # "will pay whoever helps", "seek a deal that ends the war"
        return own

    def _content(self, verb: Token) -> bool:
        """Whether "that" before a verb begins a content clause: it is a mark, or the verb has an object beside it."""
        that = [k for k in self.tree.kids(verb) if k.lemma == "that" and k.i < verb.i and k.pos != "DET"]
        objects = [k for k in self.tree.kids(verb, "dobj") if k.i > verb.i]
        return any(k.dep == "mark" or (k.dep == "dobj" and objects) for k in that)

    def _after_preposition(self, verb: Token, preposition: Token, own: Told) -> Told:
        governor = self.tree.head(preposition)
        beside = (governor, *self.tree.kids(preposition, "advmod"))
        if preposition.lemma == "of" and any(t.lemma in ("instead", "lieu") for t in beside):
            return Told("not_happened", 0.9, "without")
        said = word("preposition", preposition.lemma)
        governed = self._governed(preposition, preposition.lemma, own)
        if governed:
            return governed
        if said and not (said.effect == "fact" and preposition.lemma in MEANS):
            return by_word(said, own)
        if governor.pos in VERBS:
            gerund = self._signature(governor, "gerund") if preposition.lemma in ("on", "about", "with") else None
            return applied(gerund, self.told(governor), own) if gerund else shared(self.told(governor), own)
        return own

    def _complement(self, verb: Token, head: Token, own: Told) -> Told:
        tree = self.tree
        for mark in tree.kids(verb, "mark"):
            found_word = word("mark", mark.lemma)
            if found_word and not (mark.lemma == "if" and verb.dep == "ROOT"):
                label = "possible" if verb.dep == "ccomp" else OPEN.get(found_word.effect, "possible")
                return Told(label, 0.5, found_word.id) if own.positive else own
        kind = self._kind(verb)
        if (
            kind == "infinitive"
            and head.lemma in ("have", "be", "remain")
            and any(k.lemma == "yet" for k in tree.kids(head, "advmod"))
        ):
            return Told("not_happened", 0.9, "yet-to")
        outcome = self._outcome(verb, head, own) if kind == "infinitive" and head.pos in VERBS else None
        if outcome:
            return outcome
        found = self._signature(head, kind)
        if found is None and kind == "bare":
            found = self._signature(head, "infinitive") or self._signature(head, "clause")
        if found:
            return applied(found, self.told(head), own)
        if verb.dep in ("csubj", "csubjpass"):
            above = self.told(head)
            return own if kind == "clause" or above.positive else shared(above, own)
        if kind == "clause":
            return own
        if kind == "infinitive":
            return Told("possible", 0.5, "infinitive") if own.positive else own
        return shared(self.told(head), own)

    def _kind(self, verb: Token) -> str:
        if infinitive(self.tree, verb):
            return "infinitive"
        if finite(self.tree, verb):
            return "clause"
        return "gerund" if verb.tag == "VBG" else "bare"

    # nouns

    def _noun(self, noun: Token) -> Told:
        own = self._modified(noun)
        if own.why == "any":
            governed = self._placed_noun(noun, Told("happened"))
            return governed if governed.factuality in ("denied", "not_happened") else own
        return self._placed_noun(noun, own) if own.positive else own

    def _placed_noun(self, noun: Token, own: Told) -> Told:
        head = self.tree.head(noun)
        if head.i == noun.i:
            return own
        if noun.dep == "conj":
            like = self.told(head)
            return like if like.why != "plain" else own
        if noun.dep in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
            return self._object(noun, head, own)
        if noun.dep == "nsubj":
            return self._subject(noun, head, own)
        if noun.dep == "pobj":
            return self._prepositional(noun, head, own)
        if noun.dep == "compound":
            found = self._signature(head, "compound")
            return applied(found, self.told(head), own) if found else self.told(head)
        return own

    def _modified(self, noun: Token) -> Told:
        for kid in self.tree.kids(noun, "amod", "det", "compound", "neg"):
            found = word("argument", kid.lemma) if kid.dep in ("det", "neg") else None
            if found:
                return Told("not_happened", 0.95, found.id)
            modifier = marker("modifier", kid.text.lower(), "object")
            if modifier:
                return applied(modifier, Told("happened"), Told("happened"))
        return Told("happened")

    def _definite(self, noun: Token) -> bool:
        kids = self.tree.kids(noun, "det", "poss")
        return any(k.dep == "poss" or k.text.lower() in DEFINITE for k in kids)

    def _object(self, noun: Token, verb: Token, own: Told) -> Told:
        above = self.told(verb)
        if noun.dep == "attr":
            return shared(above, own)
        found = self._signature(verb, "object")
        if found:
            return own if noun.lemma in found.spares else applied(found, above, own)
        return own if self._definite(noun) else shared(above, own)

    def _subject(self, noun: Token, verb: Token, own: Told) -> Told:
        above = self.told(verb)
        found = self._signature(verb, "subject")
        if found and not (above.factuality == "not_happened" and self._definite(noun) and above.why != "negation"):
            return applied(found, above, own)
        if verb.pos not in VERBS or self._definite(noun) or above.factuality == "not_happened":
            return own
        return shared(above, own)

    def _prepositional(self, noun: Token, preposition: Token, own: Told) -> Told:
        governor = self.tree.head(preposition)
        # A bare noun after "to" is most often a verb that the tagger missed: "ordered his men to fire".
        bare = preposition.lemma == "to" and noun.tag == "NN" and not noun.kids
        governed = self._governed(preposition, "infinitive", own) if bare else None
        governed = governed or self._governed(preposition, preposition.lemma, own)
        if governed:
            return governed
        said = word("preposition", preposition.lemma)
        if said:
            return by_word(said, own)
        if self._definite(noun):
            return own
        if governor.pos in VERBS or (governor.pos in NOUNS and preposition.lemma in OF_NOUN):
            return shared(self.told(governor), own)
        return own

    # composition

    def _governed(self, preposition: Token, kind: str, own: Told) -> Told | None:
        """What the governor of a prepositional phrase makes of its noun or gerund, if it says anything."""
        head = self.tree.head(preposition)
        for governor in (self._before(preposition, head), head):
            found = self._signature(governor, kind) if governor else None
            if governor and found:
                return applied(found, self.told(governor), own)
        return None

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
        phrases = [f"{governor.lemma} {k.lemma}" for k in self.tree.kids(governor, "prt")] if part == "verb" else []
        found = next((m for lemma in (*phrases, governor.lemma) if (m := marker(part, lemma, kind))), None)
        if found is None and part == "adj" and governor.tag.startswith("VB"):
            found = marker("verb", governor.lemma, kind)
        if found and found.past and past(self.tree, governor if part == "verb" else self.tree.head(governor)):
            return msgspec.structs.replace(found, effect=found.past)
        return found
