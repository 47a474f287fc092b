"""What an act that is not done yet counts as: its announcement, or the words that it will not be done."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from dateline.annotate.triggers_clause import RELATIVE, Clauses
from dateline.annotate.triggers_match import Match
from dateline.knowledge.codebook import HOSTILE_WORDS, types
from dateline.knowledge.lexicon import Grammar
from dateline.model.document import Predicate
from dateline.model.syntax import Token, Tree

THROUGH = ("xcomp", "acomp", "oprd", "conj", "advcl", "acl", "dobj", "pcomp", "prep", "pobj", "ccomp")
CONTENT = ("ccomp", "xcomp", "pcomp", "dobj")
CHAIN = ("xcomp", "acomp", "oprd")
STANDING = (1, HOSTILE_WORDS)
"""Classes of types whose bare participle after a noun only says how someone stands: "a militia backed by …", "men accused of …"."""


class Stance:
    """Reads off one document whether what a trigger names is announced or refused; `predicates` are the document's, by token."""

    __slots__ = ("_predicates", "clauses", "tree", "words")

    def __init__(self, tree: Tree, clauses: Clauses, words: Grammar, predicates: Mapping[int, Predicate]) -> None:
        self.tree = tree
        self.clauses = clauses
        self.words = words
        self._predicates = predicates

    def counted(self, match: Match) -> Match:
        """The match with the type that it counts under."""
        book, told = types()[match.entry.type], match.told
        chain = list(self._chain(told))
        if book.refused and told.pos in ("VERB", "AUX") and self._refused(chain):
            return replace(match, counted=book.refused, why="refused")
        if book.planned and self._announced(book.quad, match, chain):
            return replace(match, counted=book.planned, why="planned")
        return match

    def unreal(self, match: Match, heads: Collection[int]) -> bool:
        """Whether the text only supposes the act: under "if", "unless" or "until", as the matter of a plan, a hope or a fear, as
        the purpose of another event, or as a standing quality ("a militia backed by …", "the besieged town"); `heads` are the words that
        events are told by."""
        here = match.told
        if here.pos in ("VERB", "ADJ") and here.dep in ("amod", "compound"):
            return True
        if self._open(match) or self._habit(here) or (match.entry.suffered and self._toll(here)):
            return True
        standing = here.dep == "acl" and here.tag == "VBN" and types()[match.entry.type].quad in STANDING
        if (standing or self._recalled(here, types()[match.entry.type].quad)) and not self._dated(here):
            return True
        for above in self.tree.ancestors(here):
            if self._supposed(match, here, above) or self._aim(match, here, above, heads):
                return True
            if here.dep not in THROUGH:
                return False
            here = above
        return False

    def _open(self, match: Match) -> bool:
        """Whether the factuality leaves it open that the act is done. What is tried, alleged or announced is told all the same, and
        so are the words that an act is done for ("sent a team to investigate the crash")."""
        told = self._predicate(match)
        if told is None or match.told.tag == "VBD":
            return False
        if told.why == "purpose":
            return types()[match.entry.type].quad != HOSTILE_WORDS
        if told.factuality not in ("possible", "requested") or told.why in self.words.told_open:
            return False
        tried = {*self.words.attempts, *self._intents(types()[match.entry.type].quad)}
        return not any(self.tree.head(v).lemma in tried for v in self._chain(match.told))

    def _intents(self, quad: int) -> list[str]:
        """The verbs under which an act counts as announced; a hostile one that is only wished for does not."""
        return [v for v in self.words.intent_verbs if quad < HOSTILE_WORDS or v not in self.words.wishes]

    def _habit(self, told: Token) -> bool:
        """Whether a clause tells what is done again and again, on no day: "often attack", "meets twice a year", "known for attacking"."""
        above = self.tree.head(told)
        if told.dep == "pcomp" and above.lemma == "for" and self.tree.head(above).lemma in self.words.reputations:
            return True
        if told.tag not in ("VBZ", "VBP") or self.tree.kids(told, "aux"):
            return False
        often = any(k.lemma in self.words.habitual for k in self.tree.kids(told, "advmod"))
        spans = [t for k in self.tree.kids(told, "npadvmod", "advmod") for t in self.tree.subtree(k)]
        counted = any(t.lemma in ("once", "twice", "thrice", "time") for t in spans)
        days = ("every", "each", *(("a",) if counted else ()))
        return often or any(t.dep == "det" and t.lemma in days and self.tree.head(t).ent == "DATE" for t in spans)

    def _toll(self, told: Token) -> bool:
        """Whether a clause counts the dead of a whole war: "have died since the start of the war"."""
        if not any(a.lemma == "have" and a.tag in ("VBZ", "VBP") for a in self.tree.kids(told, "aux")):
            return False
        since = [p for p in self.tree.kids(told, "prep") if p.lemma in self.words.totals]
        return any(
            t.lemma in self.words.lasting for p in since for t in self.tree.subtree(p) if t.ent not in ("DATE", "TIME")
        )

    def _predicate(self, match: Match) -> Predicate | None:
        return self._predicates.get(match.told.i) or self._predicates.get(match.head.i)

    def _recalled(self, told: Token, quad: int) -> bool:
        """Whether words said before only tell which thing is meant: "the date that it had promised"."""
        if told.dep != "relcl" or quad != 1 or not any(a.lemma == "have" for a in self.tree.kids(told, "aux")):
            return False
        return not any(s.tag in RELATIVE for s in self.clauses.own_subject(told))

    def _dated(self, participle: Token) -> bool:
        """Whether it tells of a day and so of something done: "a declaration signed on 4 May"."""
        return any(
            t.ent in ("DATE", "TIME")
            for p in self.tree.kids(participle, "prep", "npadvmod")
            for t in self.tree.subtree(p)
        )

    def _supposed(self, match: Match, here: Token, above: Token) -> bool:
        """Whether a clause is only the content of a wish, a thought, a claim or a plan, or a condition."""
        words = self.words
        return (
            (here.dep == "ccomp" and above.lemma in words.wishes)
            or (here.dep in CONTENT and above.lemma in words.considerations)
            or (
                here.dep == "prep"
                and above.pos == "NOUN"
                and above.lemma in words.claims
                and self._said_of(match, here)
            )
            or (here.dep in ("acl", "ccomp") and above.pos == "NOUN" and above.lemma in words.claims)
            or (here.dep == "acl" and above.lemma in words.unreal_nouns and self.clauses.infinitive(here))
            or (here.dep in ("advcl", "ccomp") and self._conditional(here))
        )

    def _said_of(self, match: Match, preposition: Token) -> bool:
        """Whether somebody is only charged with words: "on charges of insulting the king". A charge of violence tells of the violence."""
        clause = self.tree.kids(preposition, "pcomp")
        return bool(clause) and clause[0].i == match.told.i and types()[match.entry.type].quad <= HOSTILE_WORDS

    def _conditional(self, clause: Token) -> bool:
        return any(k.lemma in self.words.suppositions for k in self.tree.kids(clause, "mark", "advmod"))

    def _aim(self, match: Match, here: Token, above: Token, heads: Collection[int]) -> bool:
        """Whether a clause is the purpose of another event, or what one only works towards or is punished for."""
        if here.dep == "advcl":
            return above.i in heads and self.clauses.bare_purpose(here)
        return here.dep == "pcomp" and (above.lemma in ("towards", "toward") or self._ground(match, above, heads))

    def _ground(self, match: Match, preposition: Token, heads: Collection[int]) -> bool:
        """Whether what looks like help or accord is only what another event is for: "jailed for helping the rebels"."""
        return (
            preposition.lemma == "for" and preposition.head in heads and types()[match.entry.type].quad < HOSTILE_WORDS
        )

    def _chain(self, told: Token) -> Iterator[Token]:
        """The verb and those that it is the open complement of: "(is not ready) to (begin) to withdraw"."""
        yield told
        while told.dep in (*CHAIN, "conj") and told.head != told.i:
            above = self.tree.head(told)
            if told.dep == "conj" and (self.tree.kids(told, "aux") or self.clauses.own_subject(told)):
                return
            told = above
            yield told

    def _refused(self, chain: list[Token]) -> bool:
        tree = self.tree
        for verb in chain:
            if not self.clauses.negated(verb):
                continue
            if verb.dep == "advcl" or self.clauses.is_passive(verb):
                return False
            modal = any(_is_modal(a, self.words) for a in tree.kids(verb, "aux"))
            intent = verb is not chain[0] and verb.lemma in (
                *self.words.intent_verbs,
                *self.words.intent_adjectives,
                "go",
            )
            return modal or intent
        return False

    def _announced(self, quad: int, match: Match, chain: list[Token]) -> bool:
        told = match.told
        intended = any(self.clauses.intended(v) for v in chain)
        if self._dated_ahead(match):
            return True
        governors = [self.tree.head(v) for v in chain if v.dep in CHAIN]
        if any(g.lemma in self.words.forecasts for g in governors):
            return False
        wanted = any(g.lemma in self._intents(quad) for g in governors)
        if quad < HOSTILE_WORDS:
            predicate = self._predicate(match)
            planned = predicate is not None and predicate.factuality == "planned"
            return intended or planned or wanted or self._reported(chain[-1])
        if (
            told.pos not in ("VERB", "AUX")
            or self.clauses.is_passive(told)
            or chain[-1].dep not in ("ROOT", "ccomp", "conj")
        ):
            return False
        return intended or wanted or self._reported(chain[-1])

    def _dated_ahead(self, match: Match) -> bool:
        """Whether something is called or set for a day: "called a strike for Monday"."""
        if match.told.lemma not in self.words.convening:
            return False
        days = [p for t in (match.head, match.told) for p in self.tree.kids(t, "prep") if p.lemma == "for"]
        return any(o.ent in ("DATE", "TIME") and o.pos != "NUM" for p in days for o in self.tree.kids(p, "pobj"))

    def _reported(self, verb: Token) -> bool:
        """Future in the past: "said it would strike"."""
        aux = self.tree.kids(verb, "aux")
        return verb.dep == "ccomp" and any(a.lemma in ("would", "'d", "’d") or a.text.lower() == "would" for a in aux)


def _is_modal(token: Token, words: Grammar) -> bool:
    return token.lemma in words.modals or token.text.lower() in words.modals
