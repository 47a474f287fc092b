"""Which of the triggers found in a sentence are events: asserted nouns, contents of speech acts, tellings of one happening."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.triggers_clause import OBJECTS, Clauses
from dateline.annotate.triggers_match import Match
from dateline.annotate.triggers_stance import Stance
from dateline.knowledge.codebook import HOSTILE_WORDS, types
from dateline.knowledge.lexicon import Grammar
from dateline.model.syntax import Token, Tree

SHORTEST = 4
"""A heading of fewer tokens names a matter and tells of nothing."""
CONTENT = ("xcomp", "ccomp", "dobj", "prep", "pobj", "pcomp", "nsubjpass", "csubj", "acl", "advcl", "oprd", "dative")
PAST = ("VBD",)
APART = frozenset(("abduct", "sexual"))
"""Modes of what is never only the way in which another deed of its type was done."""
TEMPORAL = ("DATE", "TIME")
SAME_TELLING = (
    "advcl",
    "prep",
    "pobj",
    "pcomp",
    "xcomp",
    "conj",
    "dobj",
    "nsubj",
    "relcl",
    "acl",
    "agent",
    "nsubjpass",
    "ccomp",
)


def select(stance: Stance, grammar: Grammar, matches: Sequence[Match]) -> list[Match]:
    """The events among the triggers of one sentence."""
    tree = stance.tree
    told = [m for m in (_asserted(tree, stance.clauses, grammar, m) for m in matches) if m]
    heads = {m.told.i for m in told}
    slogans = [m for m in told if types()[m.entry.type].quad == HOSTILE_WORDS]
    told = [stance.counted(m) for m in told if not stance.unreal(m, heads)]
    shouted = [_with_slogans(tree, m, slogans) for m in _without_content(tree, told)]
    return _one_telling(stance.clauses, _without_slogans(tree, grammar, shouted))


def depth(tree: Tree, match: Match) -> int:
    """How far inside the sentence a trigger stands; the content of a speech verb is no deeper than the verb."""
    steps, here = 0, match.light or match.head
    for above in tree.ancestors(here):
        steps += here.dep not in ("ccomp", "conj", "xcomp")
        here = above
    return steps


def _asserted(tree: Tree, clauses: Clauses, grammar: Grammar, match: Match) -> Match | None:
    """The match if the text tells it as something that is or was done; with its light verb."""
    if match.entry.kind != "noun":
        return match
    noun = match.head
    governor = _governor(clauses, grammar, noun)
    if governor is not None and governor.lemma in grammar.light_verbs and _is_object(tree, clauses, noun, governor):
        return replace(match, light=governor)
    if noun.dep == "pobj" and tree.head(noun).lemma in ("on", "in", "into", "under") and match.entry.asserted:
        return match
    if governor is not None and governor.lemma in grammar.presupposing and _is_object(tree, clauses, noun, governor):
        return match
    if governor is not None and noun.dep == "nsubj" and _of_an_old_accord(tree, grammar, match, governor):
        return None
    if match.entry.asserted or _told_by_itself(tree, grammar, noun, governor):
        return match
    return None


def _governor(clauses: Clauses, grammar: Grammar, noun: Token) -> Token | None:
    tree = clauses.tree
    here = noun
    while here.dep in ("conj", "compound") and here.head != here.i and tree.head(here).pos in ("NOUN", "PROPN"):
        here = tree.head(here)
    if here.dep == "pobj" and tree.head(here).lemma == "of":
        above = tree.head(tree.head(here))
        if above.lemma in grammar.carriers:
            return _governor(clauses, grammar, above)
    head = tree.head(here)
    if clauses.so_called(head):
        head = tree.head(head)
    return head if head.pos in ("VERB", "AUX") and head.i != here.i else None


def _is_object(tree: Tree, clauses: Clauses, noun: Token, verb: Token) -> bool:
    here = noun
    while tree.head(here).i != verb.i and here.head != here.i:
        here = tree.head(here)
    if here.dep in ("ccomp", "pcomp") and clauses.so_called(here):
        return True
    return here.dep in OBJECTS or here.dep == "nsubjpass" or (here.dep == "nsubj" and clauses.is_passive(verb))


def _told_by_itself(tree: Tree, grammar: Grammar, noun: Token, governor: Token | None) -> bool:
    """Whether a noun stands for a happening of its own: it occurred, it did something, it is dated, or its parties are named."""
    if noun.dep in ("nsubj", "nsubjpass") and governor is not None and governor.lemma in grammar.occurrence_verbs:
        return True
    if noun.dep == "attr" and governor is not None and any(k.dep == "expl" for k in tree.kids(governor)):
        return True
    if noun.dep == "ROOT":
        return len(tree.sentence(noun.sentence)) >= SHORTEST
    parties = [p for p in tree.kids(noun, "prep", "agent") if p.lemma in ("by", "between", "against", "on")]
    agent = any(p.lemma == "by" and tree.kids(p, "pobj") for p in parties)
    dated = any(
        t.ent in TEMPORAL
        for k in tree.kids(noun, "amod", "compound", "poss", "prep", "npadvmod", "nummod")
        for t in tree.subtree(k)[:6]
    )
    owned = any(k.ent in ("NORP", "GPE", "ORG", "PERSON") for k in tree.kids(noun, "amod", "poss", "compound"))
    circumstance = _circumstance(tree, grammar, noun)
    of_someone = any(p.lemma == "of" for p in tree.kids(noun, "prep"))
    return (
        agent
        or (bool(parties) and (owned or dated))
        or (circumstance and (dated or owned or bool(parties) or of_someone or _indefinite(tree, noun)))
    )


def _circumstance(tree: Tree, grammar: Grammar, noun: Token) -> bool:
    """Whether a noun stands after a preposition of what happened besides: "after clashes", "amid a backdrop of unrest"."""
    head = tree.head(noun)
    if noun.dep not in ("pobj", "pcomp") and head.dep != "prep":  # "following" takes its noun as an object
        return False
    ground = tree.head(head)
    if head.lemma == "of" and ground.lemma in (*grammar.backgrounds, *grammar.carriers):
        before = tree.head(ground).lemma
        return before in grammar.circumstances or (before == "against" and ground.lemma in grammar.backgrounds)
    return head.lemma in grammar.circumstances


def _of_an_old_accord(tree: Tree, grammar: Grammar, match: Match, verb: Token) -> bool:
    """Whether a clause only says what an accord or a talk is like or how it fared: "the deal is worth nine million", "the truce held"."""
    quad, present = types()[match.entry.type].quad, verb.lemma == "be" and verb.tag in ("VBZ", "VBP")
    described = present and bool(tree.kids(verb, "acomp", "attr"))
    return (quad == 1 and described) or (
        quad < HOSTILE_WORDS and verb.lemma in grammar.endings and not tree.kids(verb, "dobj")
    )


def _indefinite(tree: Tree, noun: Token) -> bool:
    determiners = tree.kids(noun, "det")
    return any(d.lemma in ("a", "an", "another") for d in determiners) or (not determiners and noun.tag == "NNS")


def _without_content(tree: Tree, matches: list[Match]) -> list[Match]:
    """Drops what is only demanded, refused, offered or threatened: it is the content of that event."""
    opaque = {t.i for m in matches if types()[m.kind].opaque for t in m.tokens}
    opaque |= {m.light.i for m in matches if m.light and types()[m.kind].opaque}
    return [m for m in matches if not _is_content(tree, m, opaque)]


def _is_content(tree: Tree, match: Match, opaque: set[int]) -> bool:
    here = match.light or match.head
    own = {t.i for t in match.tokens}
    for above in tree.ancestors(here):
        if here.tag in PAST or here.dep == "relcl":
            return False
        if above.i in opaque and above.i not in own:
            return here.dep in CONTENT
        here = above
    return False


def _without_slogans(tree: Tree, grammar: Grammar, matches: list[Match]) -> list[Match]:
    """Drops what a crowd demands or denounces as it protests ("rallied, calling for his release", "protesters demanding bread"): the
    codebook has nothing beside the protest."""
    protests = {t.i for m in matches if m.kind == "PROTEST" for t in (m.told, m.head)}
    return [m for m in matches if not _is_slogan(tree, grammar, m, protests)]


def _with_slogans(tree: Tree, match: Match, slogans: Sequence[Match]) -> Match:
    """A protest with what is shouted at it as parts: whom it calls on is whom it is against."""
    own = {match.told.i, match.head.i}
    if match.kind != "PROTEST":
        return match
    shouted = [
        s
        for s in slogans
        if s.told.dep in ("advcl", "acl") and s.told.tag in ("VBG", "VB") and tree.head(s.told).i in own
    ]
    return replace(match, parts=(*match.parts, *shouted))


def _is_slogan(tree: Tree, grammar: Grammar, match: Match, protests: set[int]) -> bool:
    told = match.told
    if types()[match.kind].quad != HOSTILE_WORDS or told.tag != "VBG" or told.dep not in ("advcl", "acl"):
        return False
    above = tree.head(told)
    return above.i in protests or (told.dep == "acl" and above.lemma in grammar.crowds)


def _one_telling(clauses: Clauses, matches: list[Match]) -> list[Match]:
    """Joins triggers of one type that tell one happening ("attacked the post, killing two"): the outer keeps the inner's mode."""
    tree = clauses.tree
    heads = {t.i: n for n, m in enumerate(matches) for t in (m.head, *([m.light] if m.light else []))}
    into: dict[int, int] = {}
    for number, match in enumerate(matches):
        outer = _outer(tree, matches, heads, number)
        if outer is not None and matches[outer].kind == match.kind and not _two_deeds(clauses, matches[outer], match):
            into[number] = outer
    kept = list(matches)
    for inner, outer in into.items():
        mode = kept[outer].entry.mode or matches[inner].entry.mode
        entry = replace(kept[outer].entry, mode=mode)
        kept[outer] = replace(kept[outer], entry=entry, parts=(*kept[outer].parts, matches[inner]))
    return [m for n, m in enumerate(kept) if n not in into]


def _two_deeds(clauses: Clauses, one: Match, other: Match) -> bool:
    """Whether verbs joined by "and" tell two ways of doing, each to an object of its own, "seized power and detained the president", or
    one tells what others did besides: "rebels attacked a convoy as the army shelled the port"."""
    tree = clauses.tree
    if clauses.beside(other.head) and tree.head(other.head).i == one.head.i:
        return bool(tree.kids(other.head, "dobj"))
    modes = (one.entry.mode, other.entry.mode)
    apart = modes[0] != modes[1] and (all(modes) or APART.intersection(modes))
    joined = other.head.dep == "conj" and other.head.pos == "VERB" and apart
    return bool(joined) and all(tree.kids(m.head, "dobj", "nsubjpass") for m in (one, other))


def _outer(tree: Tree, matches: list[Match], heads: dict[int, int], number: int) -> int | None:
    here = matches[number].light or matches[number].head
    for above in tree.ancestors(here):
        behind = here.dep == "amod" and here.i > above.i  # "two killed and five more injured in an airstrike"
        if here.dep not in SAME_TELLING and not behind and here.pos in ("VERB", "AUX"):
            return None
        if above.i in heads and heads[above.i] != number:
            return heads[above.i]
        here = above
    return None
