"""Finds the triggers of the lexicon in a parsed sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotate.triggers_clause import UNTIL, Clauses
from dateline.knowledge.codebook import HOSTILE_WORDS, types
from dateline.knowledge.lexicon import Entry, Grammar, Index, Kind
from dateline.knowledge.lexicon_file import NONE as NO_TYPE
from dateline.model.syntax import Token

ANY, NONE, ACTOR, INFINITIVE, THING, PEOPLE, SEVERAL = "any", "none", "ACTOR", "INF", "THING", "people", "SEVERAL"
NEAR = 2
"""Sentences around one that belong to what it tells."""
ABOUT = 3
"""Words of a subject that show a report to be about it."""
BORROWED = "borrowed:"
PLURAL = ("NNS", "NNPS")
NAMED = ("PERSON", "ORG", "GPE", "NORP")
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
    is the object of ("launched an offensive"), where there is one. `counted` is the type that it counts under where the act is
    only announced or refused (`why`), else empty. `parts` are triggers of the sentence that tell the same happening."""

    entry: Entry
    head: Token
    tokens: tuple[Token, ...]
    light: Token | None = None
    counted: str = ""
    why: str = ""
    parts: tuple[Match, ...] = ()

    @property
    def kind(self) -> str:
        """The type of event that it tells of."""
        return self.counted or self.entry.type

    @property
    def told(self) -> Token:
        """The word that carries tense and subject."""
        return self.light or self.head


class Matcher:
    """Looks triggers up by lemma and tests their conditions."""

    __slots__ = ("_led", "_seen", "clauses", "grammar", "index", "lead", "people", "tree")

    def __init__(
        self, clauses: Clauses, index: Index, grammar: Grammar, people: frozenset[int], lead: frozenset[int]
    ) -> None:
        """`people` are the tokens that stand for whoever can act, `lead` the sentences that say what the report is about."""
        self.tree = clauses.tree
        self.lead = lead
        self._led: frozenset[str] | None = None
        self.clauses = clauses
        self.index = index
        self.grammar = grammar
        self.people = people
        self._seen: dict[int, frozenset[str]] = {}

    def sentence(self, number: int) -> list[Match]:
        """The triggers of one sentence in order of the text, of several at one head the most specific."""
        tokens = self.tree.sentence(number)
        words = self._words(number)
        found = [m for token in tokens if (m := self._at(token, words))]
        if any(len(words & frozenset(domain)) >= 2 for domain in self.grammar.domains.values()):
            found = [m for m in found if m.entry.mode in self.grammar.literal]
        return _without_idioms(_without_parts(found))

    def _at(self, token: Token, words: frozenset[str]) -> Match | None:
        if self.clauses.so_called(token):
            return None
        for kind in self._kinds(token):
            for lemma in _lemmas(token):
                for entry in self.index.get((kind, lemma), ()):
                    if any(choices.isdisjoint(words) for choices in entry.rest):
                        continue  # a word that it asks for is not in the sentence: no need to look where it would stand
                    tokens = self._pattern(entry, token)
                    if tokens and self._tests(entry, token, tokens, words):
                        return Match(entry, token, tokens)
        return None

    def _set(self, entry: Entry, sentence: int) -> bool:
        """Whether the report is about what an entry asks for (several of its words stand in it, or its lead tells a deed of the same type), and
        the sentences around do not speak of what it bars."""
        wanted, barred = entry.tests.clause
        near = range(sentence - NEAR, sentence + NEAR + 1)
        if any(barred & self._words(n) for n in near):
            return False
        told = {w for n in {t.sentence for t in self.tree.tokens} for w in wanted & self._words(n)}
        return len(told) >= ABOUT or entry.type in self._lead_types()

    def _lead_types(self) -> frozenset[str]:
        """The types of the deeds that the head and the lead of the report tell by themselves."""
        if self._led is None:
            self._led = frozenset()  # what is told by the setting alone lends it nothing
            found = [m for n in sorted(self.lead) for m in self.sentence(n)]
            self._led = frozenset(m.entry.type for m in found if not m.entry.setting)
        return self._led

    def _words(self, sentence: int) -> frozenset[str]:
        if sentence not in self._seen:
            tokens = self.tree.sentence(sentence)
            self._seen[sentence] = frozenset(t.lemma for t in tokens) | frozenset(t.text.lower() for t in tokens)
        return self._seen[sentence]

    def _kinds(self, token: Token) -> tuple[Kind, ...]:
        kind = KINDS.get(token.pos)
        if kind is None or (token.pos == "PROPN" and token.ent == "DATE"):
            return ()
        if kind == "verb":
            return ("verb", "noun") if token.dep in ("dobj", "pobj", "nsubj") else ("verb",)
        if kind == "noun":
            return () if self._names_something(token) else ("noun",)
        participle = token.text.lower().endswith(self.grammar.participles) and token.dep in (
            "ROOT",
            "acl",
            "relcl",
            "conj",
            "acomp",
        )
        return ("adjective", "verb") if participle else ("adjective",)

    def _names_something(self, noun: Token) -> bool:
        """A noun that only modifies another ("ceasefire line"), or is part of a name."""
        head = self.tree.head(noun)
        if noun.dep == "compound" and head.pos in ("NOUN", "PROPN") and head.i != noun.i:
            return True
        return noun.pos == "PROPN" and noun.ent in ("ORG", "WORK_OF_ART", "LAW", "FAC", "PRODUCT", "PERSON", "GPE")

    def _pattern(self, entry: Entry, head: Token) -> tuple[Token, ...] | None:
        found, wanted = [head], list(entry.rest)
        while wanted:
            near = [k for t in found for k in self._near(t, entry) if k not in found and not self._of_time(k)]
            hit = next(((k, choices) for choices in wanted for k in near if _is_one(k, choices)), None)
            if hit is None:
                return None
            found.append(hit[0])
            wanted.remove(hit[1])
        if any(p not in found and self._turns(p) for p in self.tree.kids(head, "prt", "advmod")):
            return None
        return tuple(sorted(found, key=lambda t: t.i))

    def _turns(self, particle: Token) -> bool:
        """Whether a particle makes another verb of its verb: "pushed them back" urges nobody."""
        bare = not self.tree.kids(particle)  # "two years back", "back in May"
        return particle.lemma in self.grammar.turning and (particle.dep == "prt" or (particle.lemma == "back" and bare))

    def _of_time(self, prep: Token) -> bool:
        """A preposition of a date is no part of a verb: "called on Monday for"."""
        return (
            prep.pos in ("ADP", "SCONJ")
            and prep.lemma not in UNTIL
            and any(o.ent in ("DATE", "TIME") for o in self.tree.kids(prep, "pobj"))
        )

    def _near(self, token: Token, entry: Entry) -> list[Token]:
        if entry.kind == "noun":
            return self.tree.kids(token)
        if token.pos == "ADP":
            return [one for k in self.tree.kids(token) for one in (k, *self._carried(k))]
        near = [k for k in self.clauses.arguments(token) if not self.clauses.finite_aside(k)]
        # A figure of speech is of verb and object: no party is thrown where "the party threw him out".
        return (
            [k for k in near if k.dep != "nsubj"]
            if entry.type == NO_TYPE or entry.origin.startswith(BORROWED)
            else near
        )

    def _tests(self, entry: Entry, head: Token, tokens: tuple[Token, ...], words: frozenset[str]) -> bool:
        tests = entry.tests
        wanted, barred = tests.clause
        own = {w for t in tokens for w in (t.lemma, t.text.lower())}  # who storms a post is in no storm
        if self._barred(barred & (words - own), head) or not (
            not wanted or wanted & words or (entry.setting and self._set(entry, head.sentence))
        ):
            return False
        if self._natural(entry, head):
            return False
        if entry.negated and not self.clauses.negated(self._verb_of(head)):
            return False
        if tests.aux and not self.clauses.obliged(head) & tests.aux:
            return False
        if any(tests.subject) and not self._fits(self._subject(head), tests.subject):
            return False
        if any(tests.object) and not self._fits(self._object(head, tokens), tests.object):
            return False
        told = self.complement(tokens) if any((*tests.complement, *tests.theme, tests.modal)) else []
        if tests.modal and not any(self.clauses.obliged(t) & tests.modal for t in told):
            return False
        if any(tests.theme) and not self._fits([p for t in told for p in self._parties(t)], tests.theme):
            return False
        return not any(tests.complement) or self._fits(told, tests.complement)

    def _barred(self, told: frozenset[str], head: Token) -> bool:
        """Whether words that an entry bars stand in the sentence, other than in what says nothing of the deed."""
        if not told:
            return False
        aside = {t.i for t in self.clauses.not_its_own(head)}
        return not aside or any(t.i not in aside and _is_one(t, told) for t in self.tree.sentence(head.sentence))

    def _natural(self, entry: Entry, head: Token) -> bool:
        """Whether a force of nature does it: floods that destroy houses take nothing from anybody."""
        hostile = entry.type != NO_TYPE and types()[entry.type].quad > HOSTILE_WORDS and entry.kind == "verb"
        return hostile and any(t.lemma in self.grammar.natural for t in self.clauses.logical_subject(head))

    def _parties(self, told: Token) -> list[Token]:
        return self.clauses.surface_subject(told) if told.pos in ("VERB", "AUX") else [told]

    def _verb_of(self, head: Token) -> Token:
        """The copula of an adjective, else the word itself."""
        return self.tree.head(head) if head.pos in ("ADJ", "ADV") and head.dep in ("acomp", "xcomp") else head

    def _subject(self, head: Token) -> list[Token]:
        if head.pos in ("VERB", "AUX"):
            return self.clauses.logical_subject(head)
        if head.pos in ("ADJ", "ADV"):
            return self.clauses.surface_subject(self.tree.head(head))
        return self.tree.kids(head, "poss", "compound", "amod")

    def _object(self, head: Token, tokens: tuple[Token, ...]) -> list[Token]:
        """The object of the verb or, where the pattern ends in a preposition, of that."""
        last = tokens[-1]
        if last.i != head.i and last.pos in ("ADP", "SCONJ") and last.dep != "prt":
            return self.tree.kids(last, "pobj") or self.tree.kids(self.tree.head(last), "nsubj", "nsubjpass")
        if head.pos in ("VERB", "AUX"):
            given = self.tree.kids(head, "dobj") if self.clauses.is_passive(head) else []  # "were denied visas"
            return [*self.clauses.logical_object(head), *given]
        return [
            o
            for p in self.tree.kids(head, "prep")
            if p.lemma in ("of", "on", "against")
            for o in self.tree.kids(p, "pobj")
        ]

    def complement(self, tokens: tuple[Token, ...]) -> list[Token]:
        """The heads of the clauses that a trigger governs."""
        found = [k for t in tokens for k in self.tree.kids(t, "xcomp", "ccomp", "pcomp", "acl")]
        found += [k for t in tokens for k in self.tree.kids(t, "advcl") if self.clauses.bare_purpose(k)]
        return [c for k in found for c in self.tree.conjuncts(k)]

    def _carried(self, noun: Token) -> list[Token]:
        """What a noun of number or kind carries: "engaged in a campaign of killings"."""
        if noun.lemma not in self.grammar.carriers:
            return []
        return [o for p in self.tree.kids(noun, "prep") if p.lemma == "of" for o in self.tree.kids(p, "pobj")]

    def _members(self, noun: Token) -> list[Token]:
        """Those of whom a group is told: "a group of soldiers"."""
        if noun.lemma not in self.grammar.partitives:
            return []
        return [o for p in self.tree.kids(noun, "prep") if p.lemma == "of" for o in self.tree.kids(p, "pobj")]

    def _titles(self, name: Token) -> list[Token]:
        """The nouns before a name that say what it is: "the newspaper Novidades"."""
        return [k for k in self.tree.kids(name, "compound") if k.pos == "NOUN"] if name.pos == "PROPN" else []

    def _fits(self, tokens: list[Token], test: tuple[frozenset[str], frozenset[str]]) -> bool:
        wanted, barred = test
        named = [
            one for t in tokens for c in self.tree.conjuncts(t) for one in (c, *self._members(c), *self._titles(c))
        ]
        words = {w for one in named for w in (one.lemma, one.text.lower())}
        if any(t.lemma in self.grammar.neuter and t.i not in self.people for t in tokens):
            words.add(THING)
        if any(t.i in self.people or t.ent in NAMED for t in tokens):
            words.add(ACTOR)
        if any(self.clauses.infinitive(t) for t in tokens):
            words.add(INFINITIVE)
        if len(named) > 1 or any(t.tag in PLURAL or t.lemma in ("they", "we") for t in named):
            words.add(SEVERAL)
        if any(t.tag == "CD" for t in named):  # people are counted without being named: "killed at least 40"
            words.add(PEOPLE)
        if NONE in wanted and not tokens:
            return True
        if wanted and not (wanted & words or (ANY in wanted and tokens)):
            return False
        return not barred & words and not (ANY in barred and tokens)


def _lemmas(token: Token) -> tuple[str, ...]:
    return _spellings(token.lemma, token.text.lower())


@lru_cache(maxsize=50_000)
def _spellings(lemma: str, form: str) -> tuple[str, ...]:
    """The lemma, the form, and their other spelling (-ise, -ize)."""
    found = [lemma, form]
    found += [re.sub(r"i([sz])(e?)$", _respelt, w) for w in found]
    return tuple(dict.fromkeys(found))


def _respelt(match: re.Match[str]) -> str:
    return f"i{'z' if match[1] == 's' else 's'}{match[2]}"


def _is_one(token: Token, choices: frozenset[str]) -> bool:
    return token.lemma in choices or token.text.lower() in choices


def _without_idioms(matches: list[Match]) -> list[Match]:
    """Drops what only looks like a trigger, and triggers at the words of it."""
    words = {t.i for m in matches if m.entry.type == NO_TYPE for t in m.tokens}
    return [m for m in matches if m.entry.type != NO_TYPE and m.head.i not in words]


def _told_closer(noun: Match, other: Match) -> bool:
    """Whether a noun with a word before it says of another type what the other pattern only has the noun of."""
    own = set(noun.tokens) <= set(other.tokens) or noun.entry.type == other.entry.type
    return noun.head in other.tokens and not own


def _borrowed(match: Match) -> bool:
    return match.entry.origin.startswith(BORROWED)


def _without_parts(matches: list[Match]) -> list[Match]:
    """Of two triggers of which one's head is a word of the other ("launched a cyber attack"), the noun where it has a word before
    it that says what kind it is, else the longer pattern."""
    kinds = [m for m in matches if m.tokens[0].i < m.head.i and m.entry.kind == "noun"]
    own = {m.head.i for m in matches if not _borrowed(m) and m.entry.kind == "noun"}
    kept = [
        m
        for m in matches
        if not any(_told_closer(k, m) for k in kinds)
        # A borrowed pair of verb and noun says no more than our own entry for the noun does.
        and not (_borrowed(m) and own & {t.i for t in m.tokens if t.i != m.head.i})
    ]
    taken = {t.i for m in kept for t in m.tokens if t.i != m.head.i}
    return [m for m in kept if m.head.i not in taken]
