"""The roles of a verb, whichever way its clause is built: active, passive, relative, participle, coordinated."""

from __future__ import annotations

from dateline.knowledge.states import among
from dateline.knowledge.timex import aspect_of
from dateline.model.syntax import Token, Tree

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = ("WP", "WDT", "WP$")
CLIMBS = ("conj", "xcomp", "advcl")


class Clause:
    """A verb with its roles."""

    __slots__ = ("tree", "verb")

    def __init__(self, tree: Tree, verb: Token) -> None:
        self.tree = tree
        self.verb = verb

    @property
    def passive(self) -> bool:
        """Whether the subject undergoes it."""
        if self.tree.kids(self.verb, "auxpass", "nsubjpass", "agent"):
            return True
        if self.verb.dep == "conj" and not self._own_subject() and self.verb.tag == "VBN":
            return not self._aux("have", "has", "had") and Clause(self.tree, self.tree.head(self.verb)).passive
        return (
            self.verb.tag == "VBN"
            and self.verb.dep in ("acl", "amod", "advcl")
            and not self.tree.kids(self.verb, "aux")
        )

    @property
    def negated(self) -> bool:
        """Whether it is told as not so: `not`, `never`, `no` soldiers."""
        chain = [self.verb, *(t for t in self._carriers())]
        said = any(
            k.dep == "neg" or k.text.lower() in ("never", "hardly", "nobody") for v in chain for k in self.tree.kids(v)
        )
        nouns = [*self.done(), *self._subjects()]
        return said or any(
            k.text.lower() in ("no", "neither", "none") for n in nouns for k in (n, *self.tree.kids(n, "det", "neg"))
        )

    @property
    def no_longer(self) -> bool:
        """Whether it is told as over: `no longer`, `no more`, not `any more`."""
        words = [k for k in self.tree.kids(self.verb) if k.text.lower() in ("longer", "more", "anymore")]
        near = {k.text.lower() for w in words for k in (w, *self.tree.kids(w))}
        said = any(k.dep == "neg" for k in self.tree.kids(self.verb))
        return "no" in near or (said and bool(near & {"any", "anymore"}))

    @property
    def unreal(self) -> bool:
        """An infinitive that hangs on a verb of wanting, trying, beginning or refusing."""
        return (
            self.verb.dep in ("xcomp", "ccomp", "advcl")
            and any(t.lemma.lower() in among("unreal") for t in (self.tree.head(self.verb),))
            and any(k.text.lower() == "to" for k in self.tree.kids(self.verb, "aux"))
        )

    @property
    def begun(self) -> bool:
        """Whether a verb above says only that it began: "began withdrawing its soldiers"."""
        return self.verb.dep in ("xcomp", "ccomp") and aspect_of(self.tree.head(self.verb).lemma.lower(), "start")

    @property
    def claimed(self) -> bool:
        """Whether it is what somebody claims to do or to have done."""
        return self.verb.dep in ("xcomp", "ccomp") and self.tree.head(self.verb).lemma.lower() == "claim"

    @property
    def present(self) -> bool:
        """Whether its tense is the present, or a participle without a tense."""
        if any(k.tag in ("VBZ", "VBP") for k in self.tree.kids(self.verb, "aux", "auxpass")):
            return True
        return self.verb.tag in ("VBZ", "VBP") and not self.tree.kids(self.verb, "aux")

    @property
    def perfect(self) -> bool:
        """Whether it stands in the perfect or the pluperfect."""
        return self._aux("has", "have", "had", "'ve", "'s")

    @property
    def progressive(self) -> bool:
        """Whether it stands in a progressive form."""
        return any(k.text.lower() == "being" for k in self.tree.kids(self.verb)) or (
            self.verb.tag == "VBG" and bool(self.tree.kids(self.verb, "aux"))
        )

    def _aux(self, *words: str) -> bool:
        return any(k.text.lower() in words for k in self.tree.kids(self.verb, "aux", "auxpass"))

    def _own_subject(self) -> list[Token]:
        return self.tree.kids(self.verb, *SUBJECTS)

    def _carriers(self) -> list[Token]:
        """The verbs whose subject this one shares."""
        found: list[Token] = []
        verb = self.verb
        while verb.dep in CLIMBS and not self.tree.kids(verb, *SUBJECTS) and len(found) < 4:
            verb = self.tree.head(verb)
            found.append(verb)
        return found

    def _subjects(self) -> list[Token]:
        """The grammatical subject, of a relative clause what it is said of, of a participle what it hangs on."""
        verb = self.verb
        for _ in range(5):
            own = self.tree.kids(verb, *SUBJECTS)
            if own:
                return [self._antecedent(verb, own[0])]
            if verb.dep in ("acl", "relcl") and not (verb.dep == "relcl" and self._object_relative(verb)):
                return [self.tree.head(verb)]
            if verb.dep not in CLIMBS:
                return []
            deed, verb = verb, self.tree.head(verb)
            if deed.dep == "xcomp" and verb.lemma.lower() in among("making") and (made := self.tree.kids(verb, "dobj")):
                return made
        return []

    def _antecedent(self, verb: Token, subject: Token) -> Token:
        if subject.tag not in RELATIVE and not (subject.text.lower() == "that" and verb.dep == "relcl"):
            return subject
        while verb.dep in ("conj", "xcomp") and verb.head != verb.i:
            verb = self.tree.head(verb)
        return self.tree.head(verb) if verb.dep == "relcl" else subject

    def _object_relative(self, verb: Token) -> bool:
        return any(k.tag in RELATIVE for k in self.tree.kids(verb, "dobj"))

    def doer(self) -> list[Token]:
        """Who does it; a means ("by way of", "by air") is nobody."""
        if self.passive:
            links = [p for p in self.tree.kids(self.verb, "agent", "prep") if p.text.lower() == "by"]
            return [o for p in links for o in self.tree.kids(p, "pobj") if o.lemma.lower() not in among("means")]
        told = self._subjects()
        return told or (self.tree.kids(self.verb, "attr") if self.tree.kids(self.verb, "expl") else [])

    def whose(self) -> list[Token]:
        """Whose the subject is: "Russia's invasion of Ukraine began"."""
        return [p for n in self._subjects() for p in self.tree.kids(n, "poss")]

    def likeness(self) -> list[Token]:
        """The adjectives said of the object or of the subject."""
        said = self.tree.kids(self.verb, "acomp", "attr", "oprd")
        said += [k for k in self.tree.kids(self.verb, "xcomp", "ccomp") if not self.tree.kids(k, *SUBJECTS, "aux")]
        return [*said, *(k for n in self.done() for k in self.tree.kids(n, "amod"))]

    def done(self) -> list[Token]:
        """To whom or what it is done."""
        if self.passive:
            return self._subjects()
        objects = self.tree.kids(self.verb, "dobj", "oprd") or [
            o for v in self._sharing() for o in self.tree.kids(v, "dobj")
        ]
        if objects and (objects[0].tag in RELATIVE or (objects[0].text.lower() == "that" and self.verb.dep == "relcl")):
            return [self._antecedent(self.verb, objects[0])]
        bare = (
            self.verb.dep == "relcl"
            and not objects
            and self._own_subject()
            and self._own_subject()[0].tag not in RELATIVE
        )
        return [self.tree.head(self.verb)] if bare else objects

    def _sharing(self) -> list[Token]:
        """A verb coordinated after this one whose object both have: "searched and seized the house"."""
        return (
            [] if self.tree.kids(self.verb, "prep", "prt", "ccomp", "xcomp") else self.tree.kids(self.verb, "conj")[:1]
        )

    def owners(self) -> list[Token]:
        """Whose the object is: its possessor, or who it is said to come from with `by`."""
        nouns = self.done()
        own = [p for n in nouns for p in self.tree.kids(n, "poss")]
        return own or [
            o
            for n in nouns
            for p in self.tree.kids(n, "prep", "agent")
            if p.text.lower() == "by"
            for o in self.tree.kids(p, "pobj")
        ]

    def possessors(self, noun: Token) -> list[Token]:
        """Whose a noun is: its possessor, what stands after `of`, or the adjective of a people ("under Turkish control")."""
        own = self.tree.kids(noun, "poss")
        of = [o for p in self.tree.kids(noun, "prep") if p.lemma == "of" for o in self.tree.kids(p, "pobj")]
        return own or of or self.tree.kids(noun, "amod", "compound", "nmod")

    def linked(self, *prepositions: str) -> list[Token]:
        """What stands after one of the prepositions (or after any), of the verb, its object or its subject, or of a noun that hangs on
        those: "in control of"."""
        done = [c for n in self.done() for c in self.tree.conjuncts(n)]
        roots = [self.verb, *done, *self.tree.kids(self.verb, "acomp", "attr", "advmod", "prt")]
        if self.passive or not self.tree.kids(self.verb, "dobj"):
            roots += self._subjects()
        links = [p for r in roots for p in self.tree.kids(r, "prep", "dative", "agent")]
        links += [p for link in links for p in self.tree.kids(link, "prep", "conj") if p.pos in ("ADP", "SCONJ")]
        if not prepositions or "of" in prepositions:
            inner = [o for link in links for o in self.tree.kids(link, "pobj")]
            deeper = [p for o in inner for p in self.tree.kids(o, "prep")]
            links += [*deeper, *(q for p in deeper for q in self.tree.kids(p, "conj") if q.pos == "ADP")]
        fit = sorted({p.i: p for p in links if not prepositions or p.text.lower() in prepositions}.items())
        return [o for _, p in fit for o in self._objects(p)] + (self._where() if "in" in prepositions else [])

    def _where(self) -> list[Token]:
        """The place that a clause of "where" is said of: "the island, where soldiers are stationed"."""
        said = self.verb.dep == "relcl" and any(k.text.lower() == "where" for k in self.tree.kids(self.verb, "advmod"))
        return [self.tree.head(self.verb)] if said else []

    def _objects(self, link: Token) -> list[Token]:
        found = self.tree.kids(link, "pobj") or ([link] if link.dep == "dative" and link.pos != "ADP" else [])
        return [self._antecedent(self.verb, o) if o.tag in RELATIVE else o for o in found]

    def prepositional(self, *prepositions: str) -> list[Token]:
        """The prepositions of the verb itself."""
        return [k for k in self.tree.kids(self.verb, "prep", "mark") if k.text.lower() in prepositions]

    def beside(self) -> list[Token]:
        """Adverbs, particles, nouns and bare participles that make the meaning of the verb: "away", "hostage", "unopposed"."""
        near = self.tree.kids(self.verb, "advmod", "prt", "oprd", "acomp", "dobj", "prep", "npadvmod", "ccomp", "xcomp")
        near += [
            k
            for k in self.tree.kids(self.verb, "advcl")
            if k.tag in ("VBN", "JJ") and not self.tree.kids(k, "nsubj", "aux")
        ]
        return [*near, *self.linked(), *(k for n in self.done() for k in self.tree.kids(n, "appos", "nmod"))]

    def deed(self, lemmas: tuple[str, ...]) -> Token | None:
        """The infinitive of one of the lemmas that hangs on the verb."""
        return next((k for k in self.tree.kids(self.verb, "xcomp", "ccomp") if k.lemma.lower() in lemmas), None)

    def says_there(self) -> bool:
        """Whether it stands with `there` or `in` it."""
        words = [*self.tree.kids(self.verb, "advmod"), *self.linked("in", "on", "at")]
        return any(w.text.lower() in ("there", "it") for w in words)
