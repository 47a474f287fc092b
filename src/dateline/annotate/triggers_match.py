"""Finds the triggers of the lexicon in a parsed sentence."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.annotate.triggers_clause import Clauses
from dateline.knowledge.lexicon import Entry, Grammar, Index, Kind
from dateline.model.syntax import Token, Tree

ANY, NONE, ACTOR = "any", "none", "ACTOR"
KINDS: dict[str, Kind] = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADV": "adjective",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger found: `head` is its syntactic head, `tokens` all its words in order. `light` is the verb that an event noun
    is the object of ("launched an offensive"), where there is one."""

    entry: Entry
    head: Token
    tokens: tuple[Token, ...]
    light: Token | None = None


class Matcher:
    """Looks triggers up by lemma and tests their conditions."""

    __slots__ = ("clauses", "grammar", "index", "people", "tree")

    def __init__(self, tree: Tree, clauses: Clauses, index: Index, grammar: Grammar, people: frozenset[int]) -> None:
        self.tree = tree
        self.clauses = clauses
        self.index = index
        self.grammar = grammar
        self.people = people

    def sentence(self, number: int) -> list[Match]:
        """The triggers of one sentence in order of the text, of several at one head the most specific."""
        tokens = self.tree.sentence(number)
        words = frozenset(t.lemma for t in tokens) | frozenset(t.text.lower() for t in tokens)
        if any(len(words & frozenset(domain)) >= 2 for domain in self.grammar.domains.values()):
            return []
        found = (self._at(token, words) for token in tokens)
        return _without_parts([m for m in found if m])

    def _at(self, token: Token, words: frozenset[str]) -> Match | None:
        for kind in self._kinds(token):
            for lemma in _lemmas(token):
                for entry in self.index.get((kind, lemma), ()):
                    tokens = self._pattern(entry, token)
                    if tokens and self._tests(entry, token, tokens, words):
                        return Match(entry, token, tokens)
        return None

    def _kinds(self, token: Token) -> tuple[Kind, ...]:
        kind = KINDS.get(token.pos)
        if kind is None or (token.pos == "PROPN" and token.ent == "DATE"):
            return ()
        if kind == "verb":
            return ("verb", "noun") if token.dep in ("dobj", "pobj", "nsubj") else ("verb",)
        if kind == "noun":
            return () if self._names_something(token) else ("noun",)
        return ("adjective", "verb") if token.dep in ("ROOT", "acl", "relcl", "conj", "acomp") else ("adjective",)

    def _names_something(self, noun: Token) -> bool:
        """A noun that only modifies another ("ceasefire line"), or is part of a name."""
        head = self.tree.head(noun)
        if noun.dep == "compound" and head.pos in ("NOUN", "PROPN") and head.i != noun.i:
            return True
        return noun.pos == "PROPN" and noun.ent in ("ORG", "WORK_OF_ART", "LAW", "FAC", "PRODUCT", "PERSON", "GPE")

    def _pattern(self, entry: Entry, head: Token) -> tuple[Token, ...] | None:
        found = [head]
        for choices in entry.rest:
            near = (k for t in found for k in self._near(t, entry))
            hit = next((k for k in near if k not in found and _is_one(k, choices)), None)
            if hit is None:
                return None
            found.append(hit)
        return tuple(sorted(found, key=lambda t: t.i))

    def _near(self, token: Token, entry: Entry) -> list[Token]:
        return self.clauses.arguments(token) if entry.kind != "noun" else self.tree.kids(token)

    def _tests(self, entry: Entry, head: Token, tokens: tuple[Token, ...], words: frozenset[str]) -> bool:
        tests = entry.tests
        wanted, barred = tests.clause
        if (wanted and not wanted & words) or (barred & words):
            return False
        if any(tests.subject) and not self._fits(self._subject(head), tests.subject):
            return False
        if any(tests.object) and not self._fits(self._object(head, tokens), tests.object):
            return False
        return not any(tests.complement) or self._fits(self._complement(tokens), tests.complement)

    def _subject(self, head: Token) -> list[Token]:
        if head.pos in ("VERB", "AUX"):
            return self.clauses.logical_subject(head)
        if head.pos in ("ADJ", "ADV"):
            return self.clauses.surface_subject(self.tree.head(head))
        return self.tree.kids(head, "poss", "compound", "amod")

    def _object(self, head: Token, tokens: tuple[Token, ...]) -> list[Token]:
        """The object of the verb or, where the pattern ends in a preposition, of that."""
        last = tokens[-1]
        if last.i != head.i and last.pos in ("ADP", "SCONJ"):
            return self.tree.kids(last, "pobj")
        if head.pos in ("VERB", "AUX"):
            return self.clauses.logical_object(head)
        return [
            o
            for p in self.tree.kids(head, "prep")
            if p.lemma in ("of", "on", "against")
            for o in self.tree.kids(p, "pobj")
        ]

    def _complement(self, tokens: tuple[Token, ...]) -> list[Token]:
        found = [k for t in tokens for k in self.tree.kids(t, "xcomp", "ccomp", "pcomp", "advcl", "acl")]
        return [c for k in found for c in self.tree.conjuncts(k)]

    def _members(self, noun: Token) -> list[Token]:
        """Those of whom a group is told: "a group of soldiers"."""
        if noun.lemma not in self.grammar.partitives:
            return []
        return [o for p in self.tree.kids(noun, "prep") if p.lemma == "of" for o in self.tree.kids(p, "pobj")]

    def _fits(self, tokens: list[Token], test: tuple[frozenset[str], frozenset[str]]) -> bool:
        wanted, barred = test
        named = [one for t in tokens for c in self.tree.conjuncts(t) for one in (c, *self._members(c))]
        words = {w for one in named for w in (one.lemma, one.text.lower())}
        if any(t.i in self.people for t in tokens):
            words.add(ACTOR)
        if NONE in wanted and not tokens:
            return True
        if wanted and not (wanted & words or (ANY in wanted and tokens)):
            return False
        return not barred & words and not (ANY in barred and tokens)


def _lemmas(token: Token) -> tuple[str, ...]:
    """The lemma, and what it is where the lemmatiser cut an e too many (staged, raped)."""
    found = (token.lemma, token.text.lower(), *((f"{token.lemma}e",) if token.pos == "VERB" else ()))
    return tuple(dict.fromkeys(found))


def _is_one(token: Token, choices: frozenset[str]) -> bool:
    return token.lemma in choices or token.text.lower() in choices


def _without_parts(matches: list[Match]) -> list[Match]:
    """Drops a trigger whose head is a word of a longer one."""
    taken = {t.i for m in matches for t in m.tokens if len(m.tokens) > 1 and t.i != m.head.i}
    return [m for m in matches if m.head.i not in taken or len(m.tokens) > 1]
