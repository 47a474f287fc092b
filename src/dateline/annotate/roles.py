"""Fills the roles of a trigger: actors, recipients and places."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotate.triggers_clause import RELATIVE, Clauses
from dateline.annotate.triggers_match import Match
from dateline.knowledge.codebook import HOSTILE_WORDS, types
from dateline.knowledge.lexicon import Grammar
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

Ids = tuple[str, ...]
INSIDE = ("compound", "amod", "poss", "nmod", "prep", "pobj", "appos", "nummod", "conj", "dobj", "pcomp", "xcomp")
MODIFIERS = ("poss", "amod", "compound", "nmod")
MAX_DEPTH = 5


class Roles:
    """Knows which actor and which place stands at which token of a document."""

    __slots__ = ("_actor_at", "_place_at", "clauses", "grammar", "tree")

    def __init__(self, document: Document, tree: Tree, clauses: Clauses, grammar: Grammar) -> None:
        self.tree = tree
        self.clauses = clauses
        self.grammar = grammar
        spans = [(m, a.id) for a in document.actors for m in a.mentions]
        self._actor_at = _by_head(tree, spans)
        self._place_at: dict[int, str] = {}
        speakers = [s.source for s in document.statements if s.source]
        for place in document.places:
            head = tree.top(place.span)
            told_from = any(
                s.contains(place.span) for s in speakers
            )  # "officials in Lima": where they sit, not where it happened
            if head is not None and not place.metonym and not told_from:
                self._place_at.setdefault(head.i, place.id)

    @property
    def people(self) -> frozenset[int]:
        """The tokens that head a mention of an actor."""
        return frozenset(self._actor_at)

    def parties(self, match: Match) -> tuple[Ids, Ids]:
        """Actors and recipients of a trigger, as far as the text tells; what it does not tell by itself is taken from the other
        triggers of the same happening."""
        actor, recipient = self._own(match)
        for part in match.parts:
            more = self._own(part)
            if not self._of_object(part, match):
                actor = actor or tuple(a for a in more[0] if a not in recipient)
            recipient = recipient or tuple(r for r in more[1] if r not in actor)
        return actor, recipient if not match.entry.mutual else ()

    def _of_object(self, part: Match, match: Match) -> bool:
        """Whether a trigger only says more of what another is done to, or does: "the bomb set off mines laid by rebels"."""
        noun = self.tree.head(part.head)
        if part.head.dep not in ("acl", "relcl") or noun.dep != "dobj":
            return False
        verb = self.tree.head(noun)
        return bool(self.tree.kids(verb, "nsubj")) and (verb.i == match.head.i or verb in match.tokens)

    def _own(self, match: Match) -> tuple[Ids, Ids]:
        actor = self._slots(match, match.entry.actor, frozenset())
        if match.entry.kind == "noun":
            return self._of_noun(match, actor)
        if match.entry.suffered and actor and not self._has_object(match.head):
            return (), actor
        recipient = self._slots(match, match.entry.recipient, frozenset(actor) | self._spoken_of(match))
        if match.entry.mutual:
            together = self._slots(match, self.grammar.party_links, frozenset(actor))
            return _merged(actor, recipient, together), ()
        return actor, tuple(r for r in recipient if r not in actor)

    def _has_object(self, verb: Token) -> bool:
        """Whether a verb is passive or has something that it is done to."""
        return self.clauses.is_passive(verb) or bool(self.tree.kids(verb, "dobj", "dative", "ccomp", "prt"))

    def resolve(self, noun: Token, barred: frozenset[str] = frozenset()) -> Ids:
        """The actors that a noun phrase and those coordinated with it stand for."""
        found: list[str] = []
        for one in self.tree.conjuncts(noun):
            found.extend(self._nearest(one, barred))
        return tuple(dict.fromkeys(found))

    def _nearest(self, noun: Token, barred: frozenset[str]) -> list[str]:
        """The actor at a noun or, failing that, the nearest inside its phrase."""
        level, depth = [noun], 0
        while level and depth <= MAX_DEPTH:
            found = [a for t in level for a in self._actor_at.get(t.i, ()) if a not in barred]
            if found:
                return found
            level = [k for t in level for k in self.tree.kids(t, *(INSIDE if depth else INSIDE[:7] + INSIDE[9:]))]
            depth += 1
        return []

    def _spoken_of(self, match: Match) -> frozenset[str]:
        """Whom a deed is done to that hostile words are about: "demanded the release of the editor" is asked of another."""
        if types()[match.kind].quad != HOSTILE_WORDS:
            return frozenset()
        words = self.grammar
        nouns = [t for t in self.tree.subtree(match.head) if t.lemma in (*words.undergone, *words.inflicted)]
        suffering = [
            k
            for noun in nouns
            for k in self.tree.kids(noun, "prep", "poss")
            if (k.lemma in words.victim_links if k.dep == "prep" else noun.lemma in words.undergone)
        ]
        return frozenset(a for k in suffering for t in self.tree.subtree(k) for a in self._actor_at.get(t.i, ()))

    def _of_noun(self, match: Match, actor: Ids) -> tuple[Ids, Ids]:
        """Roles of an event noun: owner or nationality before it, by, of, against, between, or the verb it is the object of."""
        noun, light = match.head, match.light
        parties = self._preps((noun, *([light] if light else [])), self.grammar.party_links, frozenset())
        if match.entry.mutual and not parties:
            parties = self._between(noun)
        doer = self._preps((noun,), ("by",), frozenset())
        if "of" in match.entry.actor:  # "the withdrawal of X" is what X does
            doer = doer or self._preps((noun,), ("of",), frozenset())
        if not doer and light is not None:
            doer = _flat(self.resolve(s) for s in self.clauses.logical_subject(light))
        if not doer:
            doer = _flat(self.resolve(k) for k in self.tree.kids(noun, *MODIFIERS))
        if not doer and "from" not in match.entry.recipient:
            doer = self._preps((noun,), ("from",), frozenset())
        if match.entry.mutual:
            return _merged(doer, parties, self._preps((noun,), ("of",), frozenset(doer))), ()
        preps = tuple(s for s in match.entry.recipient if s not in ("object", "subject", "dative", "controlled"))
        sources = (noun, *([light] if light else []))
        hit = self._preps(sources, (*self.grammar.victim_links, *preps), frozenset(doer))
        if not hit and parties:
            hit = parties
        return doer, tuple(h for h in hit if h not in doer)

    def _between(self, noun: Token) -> Ids:
        """The two sides told later in the sentence ("fighting broke out on Monday between …"), where the phrase names both."""
        later = [t for t in self.tree.sentence(noun.sentence) if t.i > noun.i and t.lemma == "between"]
        for prep in later[:1]:
            sides = _flat(self.resolve(o) for o in self.tree.kids(prep, "pobj"))
            if len(sides) > 1:
                return sides
        return ()

    def _slots(self, match: Match, slots: Sequence[str], barred: frozenset[str]) -> Ids:
        for slot in slots:
            found = self._slot(match, slot, barred)
            if found:
                return found
        return ()

    def _slot(self, match: Match, slot: str, barred: frozenset[str]) -> Ids:
        head = match.head
        verb = self.tree.head(head) if head.pos in ("ADJ", "ADV") and head.dep in ("acomp", "xcomp") else head
        if slot == "subject":
            return _flat(self.resolve(s) for s in self.clauses.logical_subject(verb))
        if slot == "object":
            objects = self.clauses.logical_object(verb)
            return _flat(self.resolve(o, barred) for o in objects)
        if slot == "dative":
            given = [
                d if d.pos not in ("ADP",) else p
                for d in self.tree.kids(verb, "dative")
                for p in (self.tree.kids(d, "pobj") or [d])
            ]
            return _flat(self.resolve(o, barred) for o in given)
        if slot == "controlled":
            return self._controlled(match, barred)
        if slot == "possessor":
            owners = [k for t in match.tokens for k in self.tree.kids(t, *MODIFIERS)]
            return _flat(self.resolve(o, barred) for o in owners)
        return self._preps(match.tokens, (slot,), barred)

    def _controlled(self, match: Match, barred: frozenset[str]) -> Ids:
        """Whoever is to do what is said, demanded or refused."""
        inner = [k for t in match.tokens for k in self.tree.kids(t, "ccomp", "xcomp", "advcl", "acl")]
        named = _flat(self.resolve(s, barred) for k in inner for s in self.tree.kids(k, "nsubj", "nsubjpass"))
        return named or _flat(self.resolve(o, barred) for k in inner for o in self.clauses.logical_object(k))

    def _preps(self, sources: Sequence[Token], names: Sequence[str], barred: frozenset[str]) -> Ids:
        """What hangs on the sources, or on their objects, by one of the prepositions; in order of preference."""
        near = list(sources)
        for source in sources:
            near.extend(self.tree.kids(source, "dobj", "xcomp", "nsubjpass", "dative"))
        for name in names:
            for one in near:
                nouns = [
                    o
                    for p in self.tree.kids(one, "prep", "dative", "agent")
                    if p.lemma == name or p.text.lower() == name
                    for o in self.tree.kids(p, "pobj")
                ]
                nouns += [o for s in sources if s.lemma == name and s.pos == "ADP" for o in self.tree.kids(s, "pobj")]
                found = _flat(self.resolve(o, barred) for o in nouns)
                if found:
                    return found
        return ()

    def places(self, matches: Sequence[Match]) -> dict[int, Ids]:
        """The places told with each trigger, by the trigger's head: those in a phrase of place that hangs on it or within its clause."""
        heads = {self.tree.head(m.head).i: m.head.i for m in matches if self._occurs(m)}
        heads |= {t.i: m.head.i for m in matches for p in m.parts for t in p.tokens}
        heads |= {t.i: m.head.i for m in matches for t in (*m.tokens, *([m.light] if m.light else []))}
        found: dict[int, list[str]] = {}
        for token, place in sorted(self._place_at.items()):
            owner = self._owner(self.tree.tokens[token], heads)
            if owner is not None and place not in found.setdefault(owner, []):
                found[owner].append(place)
        for head in {m.head.i for m in matches} - set(found):
            found[head] = self._place_spoken_of(self.tree.tokens[head])
        return {k: tuple(v) for k, v in found.items() if v}

    def _place_spoken_of(self, verb: Token) -> list[str]:
        """Of a relative clause the place that it is said of, if that is its object: "the town of X, which the army retook"."""
        undergone = [k for k in self.tree.kids(verb, "dobj", "nsubjpass") if k.tag in RELATIVE or k.lemma == "that"]
        if verb.dep != "relcl" or not undergone:
            return []
        noun = self.tree.head(verb)
        named = [o for p in self.tree.kids(noun, "prep") if p.lemma == "of" for o in self.tree.kids(p, "pobj")]
        return [self._place_at[t.i] for t in (noun, *named) if t.i in self._place_at][:1]

    def _occurs(self, match: Match) -> bool:
        """Whether a noun is the subject of a verb that says that it came to pass: "fighting broke out in the capital"."""
        verb = self.tree.head(match.head)
        return (
            match.entry.kind == "noun"
            and match.head.dep in ("nsubj", "nsubjpass")
            and verb.lemma in self.grammar.occurrence_verbs
            and not self.tree.kids(verb, "dobj")
        )

    def _owner(self, token: Token, heads: dict[int, int]) -> int | None:
        locative, here = False, token
        for above in self.tree.ancestors(token):
            if self.clauses.beside(here):
                return None
            if above.pos in ("ADP", "SCONJ") and above.lemma in self.grammar.locative:
                locative = True
            if above.i in heads:
                direct = here.dep in ("dobj", "nsubjpass") or (here.dep == "prep" and here.lemma == "of")
                return heads[above.i] if locative or direct else None
            if here.dep == "relcl" and above.dep == "nsubj":  # "France, which has troops in Mali, condemned …"
                return None
            here = above
        return None


def _by_head(tree: Tree, spans: list[tuple[Span, str]]) -> dict[int, Ids]:
    """The actors whose mention a token heads: of several mentions the shortest, which may be of two ("the two countries")."""
    found: dict[int, tuple[Span, Ids]] = {}
    for span, actor in sorted(spans, key=lambda pair: (len(pair[0]), pair[0])):
        for head in tree.heads(span):
            there, ids = found.get(head.i, (span, ()))
            if there == span:
                found[head.i] = (span, (*ids, actor))
    return {i: ids for i, (_, ids) in found.items()}


def _flat(groups: object) -> Ids:
    return tuple(dict.fromkeys(i for g in groups for i in g))  # type: ignore[attr-defined]


def _merged(*groups: Ids) -> Ids:
    return tuple(dict.fromkeys(i for g in groups for i in g))
