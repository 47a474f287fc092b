"""Attributions by a verb that takes its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.attribution_asides import Scope, around
from dateline.annotate.attribution_order import by_order
from dateline.annotate.attribution_parts import (
    Found,
    breaks_off,
    clause_span,
    cue_span,
    entry_of,
    expletive,
    is_time,
    name_of,
    subject,
    trimmed,
)
from dateline.annotate.attribution_quotes import widened
from dateline.knowledge.attribution import Cue, among, cue
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

CONTENT = ("ccomp", "xcomp")
CLAUSES = ("clause", "predicate")
RAISED = ("raised", "clause", "infinitive", "predicate", "object")


@dataclass(frozen=True, slots=True)
class _Complement:
    """What a verb takes: the entry that lets it, the form, the tokens that head the content, and the preposition before it."""

    entry: Cue
    form: str
    heads: tuple[Token, ...]
    link: Token | None = None


def by_verb(scope: Scope) -> Iterator[Found]:
    """Every verb of the text that attributes something. A quotation is one statement: what others said is its speaker's word there."""
    for token in scope.document.tokens:
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod"):
            found = _found(scope, token)
            if found:
                yield found


def _found(scope: Scope, verb: Token) -> Found | None:
    if scope.quoted(verb):
        return None
    tree, who = scope.tree, subject(scope.tree, verb, scope.quotes)
    source = name_of(tree, scope.text, who, verb) if who is not None and not expletive(tree, verb) else None
    enclosed = around(scope, verb, source)
    if enclosed:
        return enclosed
    taken = (
        _raised(tree, verb)
        or _clause(tree, verb)
        or _passive(tree, verb)
        or _idiom(tree, verb)
        or _object(tree, verb)
        or _prepositional(tree, verb)
    )
    if taken is None or taken.form == "object":
        ordered = by_order(scope, verb, source)
        if ordered:
            return ordered
    if taken is None:
        return None
    if taken.form in ("raised", "passive"):
        agent = [p for a in tree.kids(verb, "agent") for p in tree.kids(a, "pobj")]
        source = name_of(tree, scope.text, agent[0]) if agent else None
    return _attributed(scope, verb, source, taken)


def _attributed(scope: Scope, verb: Token, source: Span | None, taken: _Complement) -> Found | None:
    told = _told(scope.tree, verb, taken)
    if told is None:
        return None
    contents = _contents(scope, verb, taken)
    first, *more = contents
    return Found(source, told, first, taken.entry.kind, taken.form, verb.start, tuple(more)) if len(first) else None


def _told(tree: Tree, verb: Token, taken: _Complement) -> Span | None:
    """The cue; none where the verb is an infinitive that no one is told to have carried out."""
    link = next(iter(tree.kids(verb, "agent")), None) if taken.form == "passive" else taken.link
    told = cue_span(tree, verb, link, expletive(tree, verb))
    if not any(k.tag == "TO" for k in tree.kids(verb, "aux")):
        return told
    leading = tree.head(verb)
    if verb.dep == "xcomp" and entry_of(tree, leading, "cue"):
        return Span(cue_span(tree, leading).start, told.end)
    return told if taken.form in CLAUSES else None


def _contents(scope: Scope, verb: Token, taken: _Complement) -> list[Span]:
    """What is told, in one piece or, around the verb, in two."""
    tree = scope.tree
    if taken.form == "raised":
        return [clause_span(tree, scope.text, [head]) for head in taken.heads]
    content = clause_span(tree, scope.text, taken.heads)
    if taken.link is not None and content.start == taken.link.start:
        content = trimmed(scope.text, taken.link.end, content.end)
    taken_up = breaks_off(tree, taken.heads[-1], verb)
    if taken_up is not None:
        content = trimmed(scope.text, content.start, _start(tree, taken_up))
    if taken.form in CLAUSES:
        content = widened(content, [q for q in scope.quotes if q.start > verb.start])
    return [content]


def _start(tree: Tree, verb: Token) -> int:
    """Where a clause begins, with the "and" before it."""
    first = tree.subtree(verb)[0]
    before = tree.tokens[first.i - 1]
    return before.start if before.dep == "cc" else first.start


def _raised(tree: Tree, verb: Token) -> _Complement | None:
    """ "X is expected to leave", "X seems to be", "X was called a farce": the subject belongs to the content."""
    below = tree.kids(verb, "nsubjpass") or (tree.kids(verb, "nsubj") if verb.lemma in among("seeming") else [])
    more = tree.kids(verb, "xcomp", "oprd")
    if not below or not more:
        return None
    entry = next((e for form in RAISED if (e := entry_of(tree, verb, form))), None)
    return _Complement(entry, "raised", (below[0], more[0])) if entry and entry.kind != "request" else None


def _clause(tree: Tree, verb: Token) -> _Complement | None:
    for kid in _complements(tree, verb):
        form, entry = _form_taken(tree, verb, kid)
        if entry:
            link = next(
                (p for p in tree.kids(verb, "prep") if p.lemma in among("called") and verb.i < p.i < kid.i),
                None,
            )
            upon = tree.kids(link, "pobj") if link is not None else tree.kids(verb, "dobj")
            helped = upon if form == "infinitive" else []
            return _Complement(entry, form, (*helped, kid), link if helped else None)
    for prep in tree.kids(verb, "prep"):
        for kid in tree.kids(prep, "pcomp"):
            entry = entry_of(tree, verb, prep.lemma)
            if entry:
                return _Complement(entry, prep.lemma, (*tree.kids(verb, "dobj"), kid), prep)
    return _for_to(tree, verb)


def _complements(tree: Tree, verb: Token) -> list[Token]:
    """Clauses that a verb takes; failing these, what the parser hangs on it as an adverbial clause with "that" or "to"."""
    found = tree.kids(verb, *CONTENT)
    if found:
        return found
    loose = [k for k in tree.kids(verb, "advcl") if k.i > verb.i]
    marked = [k for k in loose if any(m.lemma in among("that") for m in tree.kids(k, "mark"))]
    marked = marked or [k for k in loose if _unsaid(tree, verb, k)]
    addressed = [k for k in loose if tree.kids(verb, "dobj") and form_of(tree, k) == "infinitive"]
    asked = entry_of(tree, verb, "infinitive")
    return marked or (addressed if asked and asked.kind == "request" else [])


def _unsaid(tree: Tree, verb: Token, clause: Token) -> bool:
    """Whether a clause is what nobody says: "have not said when they will vote", "declined to say where it fell"."""
    asked = any(k.tag == "WRB" and k.i == verb.i + 1 for k in tree.kids(clause, "advmod"))
    refused = verb.dep == "xcomp" and tree.head(verb).lemma in among("refusing")
    return asked and (refused or bool(tree.kids(verb, "neg")))


def _form_taken(tree: Tree, verb: Token, kid: Token) -> tuple[str, Cue | None]:
    """The form of a complement with the entry that lets the verb take it; a predicate with a subject may be a clause as well."""
    form = form_of(tree, kid)
    entry = entry_of(tree, verb, form)
    if entry is None and form == "predicate" and tree.kids(kid, "nsubj", "nsubjpass", "expl", "mark"):
        return "clause", entry_of(tree, verb, "clause")
    return form, entry


def _for_to(tree: Tree, verb: Token) -> _Complement | None:
    """ "Called for the army to leave"."""
    for kid in tree.kids(verb, "advcl", "ccomp", "xcomp"):
        if form_of(tree, kid) != "infinitive":
            continue
        marks = [m for m in tree.kids(kid, "mark") if m.lemma == "for"]
        entry = entry_of(tree, verb, "for")
        if marks and entry and kid.i > verb.i:
            return _Complement(entry, "for", (kid,), marks[0])
    return None


def form_of(tree: Tree, kid: Token) -> str:
    """The form of a complement: clause, infinitive, gerund or predicate."""
    auxes = [t.tag for t in tree.kids(kid, "aux", "auxpass")]
    if "TO" in auxes:
        return "infinitive"
    if kid.tag == "VBG" and not auxes and kid.dep == "xcomp":
        return "gerund"
    return "clause" if kid.pos in ("VERB", "AUX") else "predicate"


def _passive(tree: Tree, verb: Token) -> _Complement | None:
    """ "The raid was condemned by X"."""
    below = tree.kids(verb, "nsubjpass")
    entry = entry_of(tree, verb, "object") or entry_of(tree, verb, "as")
    if not below or not entry:
        return None
    tail = [k for k in tree.kids(verb, "prep") if k.lemma in among("behind-passive") and k.i > verb.i]
    return _Complement(entry, "passive", (below[0], *tail))


def _idiom(tree: Tree, verb: Token) -> _Complement | None:
    """ "Cast doubt on X", "paid tribute to X": a verb that says nothing of itself, with the noun and the preposition that do."""
    for noun in tree.kids(verb, "dobj"):
        for prep in (*tree.kids(noun, "prep"), *tree.kids(verb, "prep", "dative")):
            entry = cue("verb", f"{verb.lemma} {noun.lemma}", prep.lemma)
            objects = tree.kids(prep, "pobj", "pcomp")
            if entry and objects and prep.i > noun.i:
                return _Complement(entry, prep.lemma, (objects[0],), prep)
    return None


def _object(tree: Tree, verb: Token) -> _Complement | None:
    for kid in tree.kids(verb, "dobj"):
        if kid.tag in ("WDT", "WP"):
            continue
        others = [k for k in tree.kids(verb, "oprd", "xcomp", "ccomp") if k.i > kid.i]
        tail = [k for k in tree.kids(verb, "prep") if k.lemma in among("behind-object") and k.i > kid.i]
        seen_as = any(k.lemma == "as" for k in (*tail, *tree.kids(kid, "prep")))
        form = "predicate" if others else "as" if seen_as else "object"
        entry = entry_of(tree, verb, form) or entry_of(tree, verb, "object") or _issued(tree, verb, kid)
        if entry:
            return _Complement(entry, form, (kid, *others, *tail))
    return None


def _issued(tree: Tree, verb: Token, noun: Token) -> Cue | None:
    """What is issued and says something: "a statement", "a series of tweets"."""
    below = [p for prep in tree.kids(noun, "prep") if prep.lemma == "of" for p in tree.kids(prep, "pobj")]
    entry = entry_of(tree, verb, "document")
    return entry if entry and any(cue("noun", n.lemma, "document") for n in (noun, *below)) else None


def _prepositional(tree: Tree, verb: Token) -> _Complement | None:
    for prep in tree.kids(verb, "prep"):
        objects = tree.kids(prep, "pobj")
        entry = entry_of(tree, verb, prep.lemma)
        if objects and entry and not is_time(objects[0]):
            return _Complement(entry, prep.lemma, (objects[0],), prep)
    return None
