"""What stands around a speech verb: a quotation before, between or after, a clause that the verb interrupts or follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.annotate.attribution_parts import (
    Found,
    cue_span,
    entry_of,
    name_of,
    trimmed,
)
from dateline.annotate.attribution_quotes import at, widened
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

UNHEARD = ("boilerplate", "repeat", "headline")
FAR, NEAR = 80, 60
"""Characters from a speech verb to a quotation that it tells."""
_TOUCHING = re.compile(r"[\s,:—–-]*")
_LEADING = re.compile(r"\s*|[^.!?\n]*[,:—–-]\s*")
"""What may stand between a verb and the quotation that it tells, where it has other content and where it has none."""


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


def around(scope: Scope, verb: Token, source: Span | None) -> Found | None:
    """An attribution whose content stands around its verb."""
    entry = entry_of(scope.tree, verb, "quote")
    content = _around(scope, verb) if entry else None
    if entry and content:
        if source is None and content.start < verb.start:
            source = _inverted(scope, verb)
        return Found(
            source,
            cue_span(scope.tree, verb),
            widened(content, scope.quotes),
            entry.kind,
            "quote",
            verb.start,
        )
    return _aside(scope, verb, source)


def _aside(scope: Scope, verb: Token, source: Span | None) -> Found | None:
    """ "The dam, he said, would hold", "as X put it, …": the clause that a speech verb interrupts, without the words that do so."""
    tree, text, head = scope.tree, scope.text, scope.tree.head(verb)
    entry = entry_of(tree, verb, "clause")
    marked = verb.dep == "advcl" and any(k.lemma == "as" for k in tree.kids(verb, "mark"))
    inserted = verb.dep == "parataxis" and head.i > verb.i and tree.kids(verb, "nsubj")
    full = [k for k in tree.kids(verb, "ccomp", "xcomp", "dobj") if k.lemma != "it"]
    if not entry or entry.kind != "speech" or not (inserted or marked) or full:
        return None
    whole, gap = tree.extent(head), tree.extent(verb)
    end = whole.end - (text[whole.end - 1] == ".")
    pieces = [
        trimmed(text, whole.start, gap.start),
        trimmed(text, gap.end, max(gap.end, end)),
    ]
    said = [p for p in pieces if len(p) > 1]
    if not said:
        return None
    own = source if tree.kids(verb, "nsubj") else None
    it = next((k for k in tree.kids(verb, "dobj") if k.lemma == "it"), None)
    return Found(
        own,
        cue_span(tree, verb, it),
        said[0],
        entry.kind,
        "aside",
        verb.start,
        tuple(said[1:]),
    )


def _inverted(scope: Scope, verb: Token) -> Span | None:
    """ "…," replied the captain: a speaker after the verb that the parser takes for its object."""
    after = next(iter(scope.tree.kids(verb, "dobj", "attr", "oprd")), None)
    if after is None or scope.text[verb.end : scope.tree.extent(after).start].strip() or after.tag == "PRP":
        return None
    return name_of(scope.tree, scope.text, after)


def _around(scope: Scope, verb: Token) -> Span | None:
    """What stands before a speech verb that follows or interrupts its content ("…, she said"), or a quotation after it."""
    text, tree, sentence = (
        scope.text,
        scope.tree,
        scope.document.sentences[verb.sentence],
    )
    own = [tree.extent(k).start for k in tree.kids(verb, "nsubj") if not scope.quoted(k)]
    first = min([verb.start, *own])
    after = [q for q in scope.quotes if verb.end <= q.start <= verb.end + FAR]
    start = _told_before(scope, verb, first)
    if start is not None:
        rest = [
            q
            for q in after
            if q.start - verb.end < NEAR and q.start < sentence.span.end and not _verb_between(tree, verb, q)
        ]
        return trimmed(text, start, rest[-1].end if rest else first)
    clauses = [tree.extent(k) for k in tree.kids(verb, "ccomp") if k.i > verb.i]
    between = _TOUCHING if clauses else _LEADING
    if after and between.fullmatch(text, verb.end, after[0].start) and not _verb_between(tree, verb, after[0]):
        return widened(after[0], [c for c in clauses if c.overlaps(after[0])])
    return _next_paragraph(scope, verb) if not clauses else None


def _next_paragraph(scope: Scope, verb: Token) -> Span | None:
    """ "The captain went on:" and then a paragraph of his, without marks."""
    sentence = scope.document.sentences[verb.sentence]
    if scope.text[verb.end : sentence.span.end].strip() != ":":
        return None
    later = [s for s in scope.document.sentences if s.index > sentence.index and s.section not in UNHEARD]
    own = [s.span for s in later if s.paragraph == later[0].paragraph]
    return Span(own[0].start, own[-1].end) if own and later[0].paragraph > sentence.paragraph else None


def _verb_between(tree: Tree, verb: Token, quote: Span) -> bool:
    return any(t.pos == "VERB" and t.i != verb.i for t in tree.within(Span(verb.start, quote.start)))


def _told_before(scope: Scope, verb: Token, first: int) -> int | None:
    """Where what stands before the source begins, if it is what is said: a quotation that ends there, or a clause and a comma."""
    text, sentence = scope.text, scope.document.sentences[verb.sentence]
    quote = next(
        (q for q in scope.quotes if q.end <= first and _TOUCHING.fullmatch(text, q.end, first)),
        None,
    )
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
    ending = scope.text[quote.start : first].rstrip(" \n\"”’'")[-1:]
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
