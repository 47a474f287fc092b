"""Which expression of its sentence dates an event, by syntax."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.knowledge.timex import aspect_of, in_list
from dateline.model.document import Phase, Timex
from dateline.model.syntax import Token, Tree

YEAR = len("2024")
SUPERLATIVE = ("JJS", "RBS")


def chosen(tree: Tree, trigger: Token, near: list[Timex], *, words: bool = False) -> list[Timex]:
    """The expressions that hang on the trigger or its clause; the nearest, and both ends of a range. `words` tells that the trigger is
    something said, which is of another day than what it is said of."""
    near = [
        t
        for t in near
        if not (_ranks(tree, trigger, t) or _names(tree, t, words=words) or _moved_to(tree, t) or _in_force(tree, t))
    ]
    ranked = sorted(
        (rank, abs(t.span.start - trigger.start), t.span, t) for t in near if (rank := _rank(tree, trigger, t)) < 9
    )
    if not ranked:
        verbs = [t for t in tree.sentence(trigger.sentence) if t.pos == "VERB"]
        return near if len(near) == 1 and len(verbs) <= 1 and not _inside(tree, trigger, near[0]) else []
    best = ranked[0][3]
    return next((list(pair) for pair in pairwise(near) if best in pair and _is_range(*pair)), [best])


def _rank(tree: Tree, trigger: Token, timex: Timex) -> int:
    """0: the trigger itself governs it; 1: the verb on which the trigger hangs; 2: a verb joined to that one by `and`; 3: the verb of
    its clause of "when", or the verb to which its own clause of "when" belongs, which tell the same moment; 4: a verb joined before it, where
    the expression stands before both; 9: none."""
    top = tree.top(timex.span)
    if top is None or top.sentence != trigger.sentence:
        return 9
    if all(t.pos in ("ADP", "DET") for t in tree.tokens[trigger.i + 1 : top.i]) and trigger.i < top.i:
        return 0
    for above in (top, *tree.ancestors(top)):
        if _stands(tree, above, timex) or _aims(tree, above, timex):
            continue
        if above.i == trigger.i:
            return 0
        if above.pos in ("VERB", "AUX"):
            clause = clause_of(tree, trigger)
            together = {t.i for t in tree.conjuncts(clause)} | {clause.i}
            if above.i == clause.i:
                return 1
            if above.i in together:
                return 2
            first = _first(tree, clause)
            if _moment(tree, above, clause) or _moment(tree, first, above, top):
                return 3
            if _beside(tree, above, clause):
                return 4
            if _compares(tree, above):
                continue
            return 4 if timex.span.start < above.start and _joined_before(tree, above, clause) else 9
    return 9


def _in_force(tree: Tree, timex: Timex) -> bool:
    """Whether a "since" says how long something has stood, and not when it was changed: "the ban, in place since 2014, was lifted"."""
    top = tree.top(timex.span)
    since = tree.head(top) if top is not None and timex.role == "since" else None
    above = tree.head(since) if since is not None else None
    return since is not None and above is not None and above.pos == "ADP" and above.i < since.i


def _names(tree: Tree, timex: Timex, *, words: bool) -> bool:
    """Whether an expression before a noun only says which thing is meant: a year of anything, "broke the 1953 armistice", and any day of
    what is spoken of, "condemned Sunday's attack"."""
    thing = tree.modified(timex.span)
    return thing is not None and thing.dep == "dobj" and (words or len(timex.value) == YEAR)


def _moved_to(tree: Tree, timex: Timex) -> bool:
    """Whether an expression is the new time of what was moved: "the talks were postponed to May"."""
    top = tree.top(timex.span)
    link = tree.head(top) if top else None
    if link is None or not in_list(link.lemma, "moved_to"):
        return False
    return aspect_of(tree.head(link).lemma, "moving")


def _first(tree: Tree, verb: Token) -> Token:
    """The first of verbs joined by "and"."""
    while verb.dep == "conj" and tree.head(verb).pos in ("VERB", "AUX"):
        verb = tree.head(verb)
    return verb


def _beside(tree: Tree, verb: Token, clause: Token) -> bool:
    """Whether a verb heads a sentence of its own before a semicolon, which the parser hangs on the one behind: "On Monday rebels
    attacked; two men died"."""
    own = verb.dep in ("ccomp", "parataxis") and verb.head == clause.i and verb.i < clause.i
    return own and any(t.text == ";" for t in tree.tokens[verb.i : clause.i])


def _moment(tree: Tree, verb: Token, clause: Token, day: Token | None = None) -> bool:
    """Whether a verb heads a clause that says when another was, "died when the bridge fell on Monday", or what was on a day, "on Monday,
    when the bridge fell"."""
    joined = verb.dep in ("advcl", "relcl") and verb.head in (clause.i, day.i if day else -1)
    return joined and any(k.lemma == "when" for k in tree.kids(verb, "advmod", "mark"))


def _ranks(tree: Tree, trigger: Token, timex: Timex) -> bool:
    """Whether a "since" only says among which happenings this one is the first or the worst: "the first raid since 2019"."""
    top = tree.top(timex.span)
    if timex.role != "since" or top is None or trigger.start > timex.span.start:
        return False
    for token in reversed([t for t in tree.sentence(top.sentence) if t.start < timex.span.start]):
        if token.ent == "ORDINAL" or token.tag in SUPERLATIVE or in_list(token.lemma, "ranks"):
            return True
        if token.pos == "VERB" and token.tag != "VB":
            return False
    return False


def _inside(tree: Tree, trigger: Token, timex: Timex) -> bool:
    """Whether an expression stands in a clause beside or under that of the trigger: "the fall … since rebels took the port in May"."""
    top = tree.top(timex.span)
    verb = next((t for t in (top, *tree.ancestors(top)) if t.pos in ("VERB", "AUX")), None) if top else None
    return verb is not None and verb.dep in ("advcl", "relcl") and trigger.i not in {t.i for t in tree.subtree(verb)}


def _compares(tree: Tree, verb: Token) -> bool:
    """Whether a participle only compares, so that what follows it hangs on the verb above: "left sooner than planned on Sunday"."""
    return (
        verb.tag == "VBN"
        and not tree.kids(verb, "nsubj", "nsubjpass")
        and tree.tokens[verb.i - 1].lemma in ("than", "as")
    )


def _stands(tree: Tree, verb: Token, timex: Timex) -> bool:
    """Whether a participle behind a noun tells how that stands, or what it does at the same time, so that a day at its end is of the
    verb above: "expelled two men accused of fraud on Monday", "attacked a bus carrying miners on Monday"."""
    same_time = verb.tag == "VBG" and tree.head(verb).dep in ("dobj", "nsubjpass")
    return (
        verb.dep == "acl"
        and (same_time or (verb.tag == "VBN" and aspect_of(verb.lemma, "standing")))
        and timex.bounds.earliest == timex.bounds.latest
        and any(t.pos in ("NOUN", "PROPN") for t in tree.tokens[verb.i + 1 :] if t.start < timex.span.start)
    )


def _aims(tree: Tree, verb: Token, timex: Timex) -> bool:
    """Whether a verb only says what something done was for, so that a day at the end of the clause is of what was done: "sent police to
    clear the square on Monday"."""
    done = tree.head(verb)
    done = tree.head(done) if done.pos == "NOUN" and verb.dep in ("acl", "relcl") else done
    purpose = verb.dep in ("advcl", "acl", "relcl") and any(k.tag == "TO" for k in tree.kids(verb, "aux"))
    last = tree.top(timex.span)
    return (
        purpose
        and done.tag == "VBD"
        and last is not None
        and timex.role in ("", "on")
        and timex.bounds.earliest == timex.bounds.latest
        and last.i > max((k.i for k in tree.kids(verb, "dobj")), default=last.i)
    )


def _joined_before(tree: Tree, verb: Token, clause: Token) -> bool:
    """Whether `clause` is joined by "and" to `verb`, which comes before it."""
    while clause.dep == "conj":
        clause = tree.head(clause)
        if clause.i == verb.i:
            return True
    return False


def clause_of(tree: Tree, token: Token) -> Token:
    """The verb on which a token hangs; of verbs in one chain (`began to leave`, `was the first to leave`) the first."""
    while token.pos not in ("VERB", "AUX") or token.dep == "xcomp" or _predicative(tree, token):
        above = tree.head(token)
        if above.i == token.i:
            return token
        token = above
    return token


def _predicative(tree: Tree, verb: Token) -> bool:
    """Whether it is the infinitive of "was the first to leave"."""
    return verb.tag == "VB" and verb.dep in ("relcl", "acl") and tree.head(verb).dep == "attr"


def _is_range(first: Timex, second: Timex) -> bool:
    close = second.span.start - first.span.end <= 12
    return close and in_list(second.role, f"{first.role}_to")


def phase_of(tree: Tree, trigger: Token) -> Phase:
    """Start or end where the trigger is what a verb says began or ended, or that verb itself of what was completed."""
    things = tree.kids(trigger, "dobj", "nsubjpass") if aspect_of(trigger.lemma, "whole") else []
    if any(not aspect_of(thing.lemma, "product") for thing in things):
        return "end"
    above = tree.head(trigger)
    if above.pos == "ADP" and above.i != trigger.i:
        above = tree.head(above)
    if above.i == trigger.i or trigger.dep not in ("nsubj", "nsubjpass", "dobj", "xcomp", "pobj"):
        return "whole"
    return "start" if aspect_of(above.lemma, "start") else "end" if aspect_of(above.lemma, "end") else "whole"


def begun(tree: Tree, trigger: Token, told: Sequence[Timex], near: Sequence[Timex]) -> Timex | None:
    """The expression that dates the begin of a process whose end `told` dates: "the withdrawal, which began in March, ended on Friday"."""
    thing = {t.i for t in tree.subtree(trigger)} | {trigger.i, trigger.head}
    for timex in near:
        top = tree.top(timex.span)
        verb = next((t for t in tree.ancestors(top) if t.pos == "VERB"), None) if top and timex not in told else None
        if verb and verb.i != trigger.i and aspect_of(verb.lemma, "start") and thing.intersection((verb.i, verb.head)):
            return timex
    return None
