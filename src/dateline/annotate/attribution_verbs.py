"""Attributions by a verb that takes its content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.attribution_parts import Found, clause_span, cue_span, expletive, name_of, subject, trimmed
from dateline.annotate.attribution_quotes import at, widened
from dateline.knowledge.attribution import Cue, cue
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

CONTENT = ("ccomp", "xcomp")
SEEMING = ("seem", "appear")
FAR, NEAR = 80, 60
"""Characters from a speech verb to a quotation that it tells."""
_TOUCHING = re.compile(r"[\s,:—–-]*")
_LEADING = re.compile(r"\s*|[^.!?\n]*[,:—–-]\s*")
"""What may stand between a verb and the quotation that it tells, where it has other content and where it has none."""
RAISED = ("clause", "infinitive", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rules of one report share."""

    document: Document
    tree: Tree
    quotes: list[Span]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.document.text

    def quoted(self, token: Token) -> Span | None:
        """The quotation that holds a token."""
        return at(self.quotes, token.start)


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
    source = name_of(tree, scope.text, who) if who is not None and not expletive(tree, verb) else None
    said = cue("verb", verb.lemma, "quote")
    if said:
        around = _around(scope, verb)
        if around:
            if source is None and around.start < verb.start:
                source = _inverted(scope, verb)
            return Found(source, cue_span(tree, verb), widened(around, scope.quotes), said.kind, "quote", verb.start)
    taken = (
        _raised(tree, verb)
        or _clause(tree, verb)
        or _passive(tree, verb)
        or _object(tree, verb)
        or _prepositional(tree, verb)
    )
    if taken is None:
        return None
    if taken.form in ("raised", "passive"):
        agent = [p for a in tree.kids(verb, "agent") for p in tree.kids(a, "pobj")]
        source = name_of(tree, scope.text, agent[0]) if agent else None
    return _attributed(scope, verb, source, taken)


def _attributed(scope: Scope, verb: Token, source: Span | None, taken: _Complement) -> Found | None:
    tree = scope.tree
    content = clause_span(tree, scope.text, taken.heads)
    if taken.form in CLAUSES:
        content = widened(content, [q for q in scope.quotes if q.start > verb.start])
    link = taken.link
    if taken.form == "passive":
        link = next(iter(tree.kids(verb, "agent")), None)
    told = cue_span(tree, verb, link, expletive(tree, verb))
    return Found(source, told, content, taken.entry.kind, taken.form, verb.start) if len(content) else None


CLAUSES = ("clause", "predicate")


def _raised(tree: Tree, verb: Token) -> _Complement | None:
    """ "X is expected to leave", "X seems to be", "X was called a farce": the subject belongs to the content."""
    below = tree.kids(verb, "nsubjpass") or (tree.kids(verb, "nsubj") if verb.lemma in SEEMING else [])
    more = tree.kids(verb, "xcomp", "oprd")
    if not below or not more:
        return None
    entry = next((e for form in RAISED if (e := cue("verb", verb.lemma, form))), None)
    return _Complement(entry, "raised", (below[0], more[0])) if entry and entry.kind != "request" else None


def _clause(tree: Tree, verb: Token) -> _Complement | None:
    for kid in tree.kids(verb, *CONTENT):
        form = form_of(tree, kid)
        entry = cue("verb", verb.lemma, form)
        if entry:
            helped = tree.kids(verb, "dobj") if form == "infinitive" else []
            return _Complement(entry, form, (*helped, kid))
    for prep in tree.kids(verb, "prep"):
        for kid in tree.kids(prep, "pcomp"):
            entry = cue("verb", verb.lemma, prep.lemma)
            if entry:
                return _Complement(entry, prep.lemma, (*tree.kids(verb, "dobj"), kid), prep)
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
    entry = cue("verb", verb.lemma, "object") or cue("verb", verb.lemma, "as")
    if not below or not entry:
        return None
    tail = [k for k in tree.kids(verb, "prep") if k.lemma in ("as", "for", "of") and k.i > verb.i]
    return _Complement(entry, "passive", (below[0], *tail))


def _object(tree: Tree, verb: Token) -> _Complement | None:
    for kid in tree.kids(verb, "dobj"):
        if kid.tag in ("WDT", "WP"):
            continue
        others = [k for k in tree.kids(verb, "oprd", "xcomp", "ccomp") if k.i > kid.i]
        tail = [k for k in tree.kids(verb, "prep") if k.lemma in ("as", "for", "of", "to") and k.i > kid.i]
        seen_as = any(k.lemma == "as" for k in (*tail, *tree.kids(kid, "prep")))
        form = "predicate" if others else "as" if seen_as else "object"
        entry = cue("verb", verb.lemma, form) or cue("verb", verb.lemma, "object")
        if entry:
            return _Complement(entry, form, (kid, *others, *tail))
    return None


def _prepositional(tree: Tree, verb: Token) -> _Complement | None:
    for prep in tree.kids(verb, "prep"):
        objects = tree.kids(prep, "pobj")
        entry = cue("verb", verb.lemma, prep.lemma)
        if objects and entry:
            return _Complement(entry, prep.lemma, (objects[0],), prep)
    return None


def _inverted(scope: Scope, verb: Token) -> Span | None:
    """ "…," replied the captain: a speaker after the verb that the parser takes for its object."""
    after = next(iter(scope.tree.kids(verb, "dobj", "attr", "oprd")), None)
    if after is None or scope.text[verb.end : scope.tree.extent(after).start].strip() or after.tag == "PRP":
        return None
    return name_of(scope.tree, scope.text, after)


def _around(scope: Scope, verb: Token) -> Span | None:
    """What stands before a speech verb that follows or interrupts its content ("…, she said"), or a quotation after it."""
    text, tree, sentence = scope.text, scope.tree, scope.document.sentences[verb.sentence]
    own = [tree.extent(k).start for k in tree.kids(verb, "nsubj") if not scope.quoted(k)]
    first = min([verb.start, *own])
    after = [q for q in scope.quotes if verb.end <= q.start <= verb.end + FAR]
    start = _told_before(scope, verb, first)
    if start is not None:
        rest = [q for q in after if q.start - verb.end < NEAR and q.start < sentence.span.end]
        return trimmed(text, start, rest[-1].end if rest else first)
    clauses = [tree.extent(k) for k in tree.kids(verb, "ccomp") if k.i > verb.i]
    if after and (_TOUCHING if clauses else _LEADING).fullmatch(text, verb.end, after[0].start):
        return widened(after[0], [c for c in clauses if c.overlaps(after[0])])
    return None


def _told_before(scope: Scope, verb: Token, first: int) -> int | None:
    """Where what stands before the source begins, if it is what is said: a quotation that ends there, or a clause and a comma."""
    text, sentence = scope.text, scope.document.sentences[verb.sentence]
    quote = next((q for q in scope.quotes if q.end <= first and _TOUCHING.fullmatch(text, q.end, first)), None)
    if quote is not None and _awaits(scope, quote, verb, first):
        begun = scope.document.sentence_at(quote.start)
        return begun.span.start if begun else quote.start
    before = text[sentence.span.start : first].rstrip()
    return (
        sentence.span.start
        if before and before[-1] in ",?!—" and _clause_before(scope.tree, verb, first, before)
        else None
    )


def _awaits(scope: Scope, quote: Span, verb: Token, first: int) -> bool:
    """Whether a quotation is followed by its speaker: it ends in a comma or dash, or asks or calls and the verb has nothing else."""
    if any(k.i > verb.i for k in scope.tree.kids(verb, "ccomp")):
        return False
    ending = scope.text[quote.start : first].rstrip(" \n\"”'")[-1:]
    if ending in (",", "—", "–", "-"):
        return True
    return ending in ("?", "!", "…") and not scope.tree.kids(verb, "dobj", "xcomp")


def _clause_before(tree: Tree, verb: Token, first: int, before: str) -> bool:
    """Whether the words before the source are a clause that the verb takes."""
    kids = [k for k in tree.kids(verb, "ccomp", "parataxis", "advcl") if k.end <= first]
    later = [k for k in tree.kids(verb, "ccomp") if k.start > verb.end]
    own = bool(tree.kids(verb, "nsubj"))
    inside = own and verb.dep in ("parataxis", "ccomp") and tree.head(verb).i < verb.i and before[-1] == ","
    return (any(k.dep == "ccomp" for k in kids) or inside) and not later
