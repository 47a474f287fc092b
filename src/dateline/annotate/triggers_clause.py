"""Who does what to whom in a clause: logical subjects and objects through passives, control, coordination and relative clauses."""

from __future__ import annotations

from dateline.knowledge.lexicon import grammar
from dateline.model.syntax import Token, Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
ASIDE = ("npadvmod", "dep", "advcl", "nsubj")
NAMES = ("GPE", "ORG", "PERSON", "NORP", "LOC")
OBJECTS = ("dobj", "attr", "oprd")
RELATIVE = ("WDT", "WP", "WRB")
UNTIL = ("until", "till", "til")
"""Prepositions that only times stand after."""
MAX_CLIMB = 6


class Clauses:
    """Reads clauses off one document's tree."""

    __slots__ = ("tree",)

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def is_passive(self, verb: Token) -> bool:
        """Whether the verb's surface subject is what it is done to."""
        tree = self.tree
        if tree.kids(verb, "nsubjpass", "auxpass"):
            return True
        if verb.tag not in ("VBN", "VBD") or tree.kids(verb, "nsubj", "dobj"):
            return False
        if verb.dep == "acl":
            return verb.tag == "VBN" or bool(tree.kids(verb, "agent"))
        if verb.dep == "conj":
            head = tree.head(verb)
            if verb.tag == "VBD" and not verb.text.endswith("ed"):  # "were routed and took to the hills"
                return False
            return head.pos in ("VERB", "AUX") and not tree.kids(verb, "aux") and self.is_passive(head)
        return bool(tree.kids(verb, "agent"))

    def logical_subject(self, verb: Token) -> list[Token]:
        """Who does it: the subject, or the agent of `by` in a passive."""
        if self.is_passive(verb):
            return [o for a in self.tree.kids(verb, "agent") for o in self.tree.kids(a, "pobj")]
        return self.surface_subject(verb)

    def logical_object(self, verb: Token) -> list[Token]:
        """To whom or what it is done."""
        if self.is_passive(verb):
            return self.surface_subject(verb) or self.tree.kids(verb, "dobj", "oprd")
        objects = [*(self.tree.kids(verb, "dobj") or self.tree.kids(verb, *OBJECTS)), *self._named(verb)]
        if objects:
            return [self._referent(o, verb) for o in objects]
        if verb.dep == "relcl" and self.own_subject(verb) and not self._relative_subject(verb):
            return [self.tree.head(verb)]
        if verb.dep == "conj":
            shared = self.tree.head(verb)
            if shared.pos == "VERB" and shared.i + 2 >= verb.i - 1 and not self.is_passive(shared):
                return []
        return []

    def surface_subject(self, verb: Token, climbed: int = 0) -> list[Token]:
        """The subject as the sentence has it, its own or one shared with or controlled by another verb."""
        own = self.own_subject(verb)
        if own:
            return [self._referent(s, verb) for s in own]
        if climbed > MAX_CLIMB or verb.head == verb.i:
            return []
        return self._inherited(verb, climbed + 1)

    def _inherited(self, verb: Token, climbed: int) -> list[Token]:
        head = self.tree.head(verb)
        if verb.dep in ("relcl", "acl") and head.dep == "attr" and self.infinitive(verb):  # "was the first to reach"
            return self.surface_subject(self.tree.head(head), climbed)
        if verb.dep == "relcl":
            return [head]
        if verb.dep == "acl":
            return self._of_noun(verb, head, climbed)
        if verb.dep == "xcomp" and head.pos in ("VERB", "AUX"):
            controlled = [] if self.is_passive(head) else self.tree.kids(head, "dobj", "dative")
            return controlled or self.surface_subject(head, climbed)
        if verb.dep == "pcomp":
            governor = self.tree.head(head)
            if governor.pos == "VERB" and head.lemma in ("of", "for", "from", "into"):
                return self.logical_object(governor) or self.surface_subject(governor, climbed)
            return self.surface_subject(governor, climbed)
        if verb.dep in ("conj", "advcl", "ccomp", "xcomp", "acomp", "prep", "dep"):
            return self.surface_subject(head, climbed)
        if verb.dep == "pobj" and verb.tag == "VBG":
            return self._of_gerund(head, climbed)
        return []

    def _of_gerund(self, preposition: Token, climbed: int) -> list[Token]:
        """The subject of a verb in -ing: "took the port after two days of fighting with the army"."""
        above = self.tree.head(preposition)
        if above.ent in ("DATE", "TIME") and above.dep == "pobj":
            above = self.tree.head(self.tree.head(above))
        return self.surface_subject(above, climbed) if above.pos == "VERB" else []

    def _of_noun(self, verb: Token, noun: Token, climbed: int) -> list[Token]:
        """The subject of a clause on a noun: "troops guarding", "plan to leave"."""
        if not self.infinitive(verb):
            return [noun]
        owner = self.tree.kids(noun, "poss")
        return owner or (self.surface_subject(self._governor(noun), climbed) if noun.dep != "ROOT" else [])

    def _governor(self, noun: Token) -> Token:
        for above in self.tree.ancestors(noun):
            if above.pos in ("VERB", "AUX"):
                return above
        return noun

    def own_subject(self, verb: Token) -> list[Token]:
        """The subject that stands in the verb's own clause, with names listed before it that the parser left aside: "Peru, Chile and
        Cuba signed"."""
        subjects = self.tree.kids(verb, *SUBJECTS)
        if not subjects or not self.tree.kids(subjects[0], "cc"):
            return subjects
        return [*(k for k in self.tree.kids(verb, *ASIDE) if self._listed(k, subjects[0])), *subjects]

    def _listed(self, name: Token, subject: Token) -> bool:
        """Whether between a name and the subject nothing but commas and the subject's own words stand."""
        between = self.tree.tokens[name.i + 1 : self.tree.subtree(subject)[0].i]
        return name.pos == "PROPN" and name.ent in NAMES and bool(between) and all(t.text == "," for t in between)

    def _relative_subject(self, verb: Token) -> bool:
        return any(s.tag in RELATIVE for s in self.own_subject(verb))

    def _referent(self, token: Token, verb: Token) -> Token:
        """A relative pronoun stands for the noun that its clause hangs on."""
        if token.tag not in RELATIVE and not (token.lemma == "that" and token.pos == "PRON"):
            return token
        clause = verb
        for _ in range(MAX_CLIMB):
            if clause.dep == "relcl":
                return self.tree.head(clause)
            if clause.head == clause.i:
                break
            clause = self.tree.head(clause)
        return token

    def so_called(self, verb: Token) -> list[Token]:
        """What a free relative names: the offensive of "what it called an offensive" or "what witnesses described as an offensive"."""
        if not any(k.text.lower() == "what" and k.dep in OBJECTS for k in self.tree.kids(verb)):
            return []
        described = [o for p in self.tree.kids(verb, "prep") if p.lemma == "as" for o in self.tree.kids(p, "pobj")]
        return self.tree.kids(verb, "oprd") or described

    def _named(self, verb: Token) -> list[Token]:
        return [n for k in self.tree.kids(verb, "ccomp", "dobj") for n in self.so_called(k)]

    def arguments(self, token: Token) -> list[Token]:
        """What a pattern's further words may be found in: children, and the noun a participle or relative clause hangs on."""
        found = list(self.tree.kids(token))
        if token.pos in ("VERB", "AUX"):
            if token.dep in ("relcl", "acl"):
                found.append(self.tree.head(token))
            elif token.dep in ("conj", "xcomp") and self.is_passive(token):
                found.extend(self.surface_subject(token))
            inner = self.tree.kids(
                token, "ccomp", "advcl", "xcomp"
            )  # "called for him to leave", "gave him until noon to leave"
            found.extend(m for k in inner for m in self.tree.kids(k, "mark") if m.lemma in ("for", *UNTIL))
            found.extend(self._named(token))
            found.extend(p for k in inner if self.so_called(k) for p in self.tree.kids(k, "prep"))
        return [c for one in found for c in (self.tree.conjuncts(one) if one.dep in (*OBJECTS, "pobj") else [one])]

    def intended(self, verb: Token) -> bool:
        """Whether an auxiliary of the future stands on it: will, shall, is to."""
        aux = self.tree.kids(verb, "aux")
        return any(a.lemma in ("will", "shall", "'ll", "wo") or a.text.lower() in ("will", "'ll", "’ll") for a in aux)

    def obliged(self, verb: Token) -> frozenset[str]:
        """The words of duty that stand on a verb: its auxiliaries, and "need to" or "have to" where it is one of these."""
        words = {w for a in self.tree.kids(verb, "aux") for w in (a.lemma, a.text.lower())}
        if verb.lemma in ("need", "have") and any(self.infinitive(k) for k in self.tree.kids(verb, "xcomp")):
            words.add(f"{verb.lemma} to")
        return frozenset(words)

    def negated(self, verb: Token) -> bool:
        """Whether "not" or "never" stands on a verb or on its auxiliaries."""
        return any(self.tree.kids(v, "neg") for v in (verb, *self.tree.kids(verb, "aux")))

    def finite_aside(self, clause: Token) -> bool:
        """Whether it is an adverbial clause with a conjunction and a subject of its own: "after a convoy was attacked"."""
        return (
            clause.dep == "advcl" and bool(self.tree.kids(clause, "mark", "advmod")) and bool(self.own_subject(clause))
        )

    def infinitive(self, verb: Token) -> bool:
        """Whether it is an infinitive with `to`."""
        return any(k.tag == "TO" for k in self.tree.kids(verb, "aux"))

    def bare_purpose(self, verb: Token) -> bool:
        """Whether an adverbial clause is an infinitive, which the parser often takes a complement for."""
        return self.infinitive(verb) and not self.tree.kids(verb, "mark", "advmod")

    def beside(self, clause: Token) -> bool:
        """Whether an adverbial clause tells of others who did something besides a deed done to somebody: "troops killed nine as floods cut the
        road", "rebels took the port while the army shelled the town"."""
        deed, subjects = self.tree.head(clause), self.tree.kids(clause, *SUBJECTS)
        marks = [k for k in self.tree.kids(clause, "mark") if k.lemma in grammar().besides]
        done = bool(self.tree.kids(deed, "nsubj")) and bool(self.tree.kids(deed, "dobj"))
        named = any(s.pos in ("NOUN", "PROPN") and s.ent not in ("DATE", "TIME") for s in subjects)
        return clause.dep == "advcl" and bool(marks) and done and named

    def counted_from(self, verb: Token) -> list[Token]:
        """The words of what a deed is only counted from: "a day after floods", "two weeks before the storm hit"."""
        found: list[Token] = []
        for one in self.tree.kids(verb, "prep", "advcl", "npadvmod", "advmod"):
            marks = [one] if one.dep == "prep" else self.tree.kids(one, "mark", "prep")
            spans = [k for m in (one, *marks) for k in self.tree.kids(m, "npadvmod", "nmod", "nummod")]
            if any(m.lemma in ("after", "before") for m in marks) and (spans or one.ent == "DATE"):
                found += self.tree.subtree(one)
        return found

    def not_its_own(self, verb: Token) -> list[Token]:
        """The words of its sentence that say nothing of a deed: what it is counted from, and what others did besides."""
        beside = [t for k in self.tree.kids(verb, "advcl") if self.beside(k) for t in self.tree.subtree(k)]
        return [*self.counted_from(verb), *beside]
