"""What a text says of an event that a noun tells: by the words beside it and by what governs it."""

from __future__ import annotations

from abc import ABC, abstractmethod

from dateline.annotate.factuality_clause import WH, Told, clause, infinitive
from dateline.annotate.factuality_compose import applied, by_word, shared
from dateline.annotate.factuality_governor import NOUNS, VERBS, before, definite, denial, signature
from dateline.knowledge.factuality import Marker, among, marker, word
from dateline.model.syntax import Token, Tree


class NounWalk(ABC):
    """The part of a walk that asks about nouns; what governs them is asked of the whole walk."""

    __slots__ = ("tree",)

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    @abstractmethod
    def told(self, token: Token) -> Told:
        """How the text tells the event that a token names."""

    def noun(self, noun: Token) -> Told:
        """How the text tells the event that a noun names."""
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
        if noun.dep == "nsubj" and (verb := self._to_come(head)):
            undergone = self.tree.kids(verb, "auxpass")
            return self._object(noun, verb, own) if undergone else self._subject(noun, verb, own)
        if noun.dep in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
            return self._object(noun, head, own)
        if noun.dep == "nsubj":
            return self._subject(noun, head, own)
        if noun.dep == "pobj":
            return self._prepositional(noun, head, own)
        if noun.dep == "compound":
            found = signature(self.tree, head, "compound")
            return applied(found, self.told(head), own) if found else self.told(head)
        return own

    def _to_come(self, verb: Token) -> Token | None:
        """The infinitive that "is to" sets for its subject, where it tells of nothing but the noun's own event: "is to be completed"."""
        deeds = self.tree.kids(verb, "xcomp") if verb.lemma == "be" else []
        for deed in deeds:
            found = signature(self.tree, deed, "object" if self.tree.kids(deed, "auxpass") else "subject")
            if infinitive(self.tree, deed) and found and found.effect == "with" and not found.presupposes:
                return deed
        return None

    def _modified(self, noun: Token) -> Told:
        for kid in self.tree.kids(noun, "amod", "det", "compound", "neg"):
            found = word("argument", kid.lemma) if kid.dep in ("det", "neg") else None
            if found:
                return Told("not_happened", 0.95, found.id)
            modifier = marker("modifier", kid.text.lower(), "object")
            if modifier:
                return applied(modifier, Told("happened"), Told("happened"))
        for verb in self.tree.kids(noun, "acl", "relcl"):
            undergone = verb.dep == "acl" and verb.tag == "VBN"
            undergone = undergone or any(k.tag in WH for k in self.tree.kids(verb, "dobj", "nsubjpass"))
            found_ = signature(self.tree, verb, "object") if undergone else None
            if found_ and noun.lemma not in found_.spares and found_.effect not in ("with", "fact"):
                return applied(found_, clause(self.tree, verb), Told("happened"))  # "the march that was cancelled"
        return Told("happened")

    def _object(self, noun: Token, verb: Token, own: Told) -> Told:
        above = self.told(verb)
        if noun.dep == "attr":
            return shared(above, own)
        found = signature(self.tree, verb, "object")
        if found:
            return own if noun.lemma in found.spares else applied(found, above, own)
        return own if definite(self.tree, noun) else shared(above, own)

    def _subject(self, noun: Token, verb: Token, own: Told) -> Told:
        above = self.told(verb)
        found = signature(self.tree, verb, "subject")
        stands = found and (found.presupposes or (definite(self.tree, noun) and above.why != "negation"))
        if found and not (above.factuality == "not_happened" and stands):
            return applied(found, above, own)
        if verb.pos not in VERBS or definite(self.tree, noun) or above.factuality == "not_happened":
            return own
        return shared(above, own)

    def _prepositional(self, noun: Token, preposition: Token, own: Told) -> Told:
        governor = self.tree.head(preposition)
        # A bare noun after "to" is most often a verb that the tagger missed: "ordered his men to fire".
        bare = preposition.lemma == "to" and noun.tag == "NN" and not noun.kids
        governed = self.governed(preposition, "infinitive", own) if bare else None
        governed = governed or self.governed(preposition, preposition.lemma, own)
        if governed:
            return governed
        said = word("preposition", preposition.lemma)
        if said:
            return by_word(said, own)
        if definite(self.tree, noun):
            return own
        if governor.pos in VERBS or (governor.pos in NOUNS and preposition.lemma in among("of-noun")):
            return shared(self.told(governor), own)
        return own

    def governed(self, preposition: Token, kind: str, own: Told) -> Told | None:
        """What the governor of a prepositional phrase makes of its noun or gerund, if it says anything."""
        head = self.tree.head(preposition)
        for governor in (before(self.tree, preposition, head), head):
            found = signature(self.tree, governor, kind) if governor else None
            if governor and found:
                return self.claimed(found, governor, own)
        return None

    def claimed(self, found: Marker, noun: Token, own: Told) -> Told:
        """What a governing noun says; a claim that is itself denied, rejected or false tells its content as denied."""
        against = denial(self.tree, noun) if found.deniable else None
        if against and self.told(against[0]).positive:
            return Told("denied", 0.8, against[1].id)
        return applied(found, self.told(noun), own)
