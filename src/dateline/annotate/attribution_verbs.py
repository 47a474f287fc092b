"""Attributions by a verb or a noun that takes its content."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.attribution_parts import Found, clause_span, cue_span, name_of, subject, trimmed
from dateline.annotate.attribution_quotes import at, widened
from dateline.knowledge.attribution import cue, speech_verbs
from dateline.model.document import Document, Sentence
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

CONTENT = ("ccomp", "xcomp")


def by_verb(document: Document, tree: Tree, quotes: list[Span]) -> Iterator[Found]:
    """Every verb of the text that attributes something."""
    for token in document.tokens:
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod"):
            found = _found(document, tree, quotes, token)
            if found:
                yield found


def _found(document: Document, tree: Tree, quotes: list[Span], verb: Token) -> Found | None:
    text, who = document.text, subject(tree, verb)
    sentence = document.sentences[verb.sentence]
    source = name_of(tree, who) if who is not None else None
    if verb.lemma in speech_verbs() and at(quotes, verb.start) is None:
        around = _around(document, tree, quotes, verb, source)
        if around:
            return Found(source, cue_span(tree, verb), widened(around, quotes), "speech", verb.start)
    complement = _complement(tree, verb)
    if complement:
        kind, token = complement
        content = clause_span(tree, text, [token])
        if kind == "clause" and token.i > verb.i:
            content = _to_end(document, tree, sentence, content, verb)
        if at(quotes, verb.start) is None:
            content = widened(content, [q for q in quotes if q.start > verb.start])
        return Found(source, cue_span(tree, verb), content, kind, verb.start) if len(content) else None
    return _with_object(document, tree, verb, source) if source else None


def _complement(tree: Tree, verb: Token) -> tuple[str, Token] | None:
    for kid in tree.kids(verb, *CONTENT):
        kind = _form(tree, kid)
        if cue("verb", verb.lemma, kind):
            return kind, kid
    for prep in tree.kids(verb, "prep"):
        for kid in tree.kids(prep, "pcomp"):
            if cue("verb", verb.lemma, prep.lemma):
                return prep.lemma, kid
    return None


def _form(tree: Tree, kid: Token) -> str:
    auxes = [t.tag for t in tree.kids(kid, "aux", "auxpass")]
    if "TO" in auxes:
        return "infinitive"
    if kid.tag == "VBG" and not auxes and kid.dep == "xcomp":
        return "gerund"
    return "clause" if kid.pos in ("VERB", "AUX") else "predicate"


def _to_end(document: Document, tree: Tree, sentence: Sentence, content: Span, verb: Token) -> Span:
    """A finite content runs to the end of its sentence, unless another clause of the cue's own rank follows it."""
    rivals = [k for k in tree.kids(verb, "conj", "advcl", "prep", "npadvmod") if k.start >= content.end]
    if rivals or tree.head(verb).i != verb.i:
        return content
    end = sentence.span.end
    tail = document.text[content.end : end]
    return content if len(tail) > 2 else trimmed(document.text, content.start, content.end)


def _around(document: Document, tree: Tree, quotes: list[Span], verb: Token, source: Span | None) -> Span | None:
    """What stands before a speech verb that follows or interrupts its content ("…, she said"), or a quotation after it."""
    text, sentence = document.text, document.sentences[verb.sentence]
    first = min(source.start, verb.start) if source else verb.start
    before = text[sentence.span.start : first].rstrip()
    quoted = [q for q in quotes if q.overlaps(sentence.span) or q.start == sentence.span.end]
    after = [q for q in quoted if verb.end <= q.start <= verb.end + 80]
    if before and before[-1] in ',”"?!—' and _said_before(tree, verb, first, quoted, before):
        start = sentence.span.start
        rest = [q for q in after if q.start - verb.end < 60]
        end = rest[-1].end if rest else sentence.span.start + len(before)
        return trimmed(text, start, end)
    if after and text[verb.end : after[0].start].strip(" ") in ("", ",", ":", ", ,") and not tree.kids(verb, "ccomp"):
        return after[0]
    return None


def _said_before(tree: Tree, verb: Token, first: int, quoted: list[Span], before: str) -> bool:
    """Whether the words before the source are what is said."""
    if any(q.start < first for q in quoted) and before[-1] in '”"':
        return True
    kids = [k for k in tree.kids(verb, "ccomp", "parataxis", "advcl") if k.end <= first]
    later = [k for k in tree.kids(verb, "ccomp") if k.start > verb.end]
    inside = verb.dep in ("parataxis", "advcl", "ccomp") and tree.head(verb).i < verb.i and before[-1] == ","
    return (any(k.dep == "ccomp" for k in kids) or inside) and not later


def _with_object(document: Document, tree: Tree, verb: Token, source: Span | None) -> Found | None:
    text = document.text
    for kid in tree.kids(verb, "dobj"):
        if cue("verb", verb.lemma, "object") and kid.tag not in ("WDT", "WP"):
            others = [k for k in tree.kids(verb, "oprd", "xcomp", "ccomp") if k.i > kid.i]
            tail = [k for k in tree.kids(verb, "prep") if k.lemma in ("as", "for", "of", "to") and k.i > kid.i]
            content = clause_span(tree, text, [kid, *others, *tail])
            return Found(source, cue_span(tree, verb), content, "object", verb.start)
    for prep in tree.kids(verb, "prep"):
        objects = tree.kids(prep, "pobj")
        if objects and cue("verb", verb.lemma, prep.lemma):
            content = clause_span(tree, text, objects[:1])
            return Found(source, cue_span(tree, verb, prep), content, prep.lemma, verb.start)
    return None


def by_noun(document: Document, tree: Tree) -> Iterator[Found]:
    """ "The army's claim that …", "reports that …"."""
    for noun in document.tokens:
        if noun.pos != "NOUN" or cue("noun", noun.lemma, "clause") is None:
            continue
        content = next((k for k in tree.kids(noun, "acl", "relcl", "ccomp") if _contentful(tree, k)), None)
        if content is None:
            continue
        owner = next(iter(tree.kids(noun, "poss")), None)
        source = tree.extent(owner) if owner is not None else None
        yield Found(source, noun.span, clause_span(tree, document.text, [content]), "noun", noun.start)


def _contentful(tree: Tree, kid: Token) -> bool:
    marks = [m.lemma for m in tree.kids(kid, "mark")]
    return "that" in marks or any(a.tag == "TO" for a in tree.kids(kid, "aux"))
