"""Attributions by a verb or a noun that takes its content."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.attribution_parts import Found, clause_span, cue_span, name_of, subject, trimmed
from dateline.annotate.attribution_quotes import at, widened
from dateline.knowledge.attribution import cue, speech_verbs
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

CONTENT = ("ccomp", "xcomp")
SELVES = ("i", "we", "you")
"""Who speaks of himself in a report is being quoted: the quotation is the statement."""
IMPERSONAL = ("seem", "appear")


def by_verb(document: Document, tree: Tree, quotes: list[Span]) -> Iterator[Found]:
    """Every verb of the text that attributes something."""
    for token in document.tokens:
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass", "amod"):
            found = _found(document, tree, quotes, token)
            if found:
                yield found


def _found(document: Document, tree: Tree, quotes: list[Span], verb: Token) -> Found | None:
    text, who = document.text, subject(tree, verb)
    if who is not None and who.text.lower() in SELVES:
        return None
    source = name_of(tree, text, who) if who is not None else None
    if verb.lemma in speech_verbs() and at(quotes, verb.start) is None:
        around = _around(document, tree, quotes, verb, source)
        if around:
            return Found(source, cue_span(tree, verb), widened(around, quotes), "speech", verb.start)
    complement = _complement(tree, verb)
    if complement:
        kind, token = complement
        accused = tree.kids(verb, "dobj") if kind in ("of", "for", "as") else []
        content = clause_span(tree, text, [*accused, token])
        passive = tree.kids(verb, "nsubjpass") or (tree.kids(verb, "nsubj") if verb.lemma in IMPERSONAL else [])
        if kind == "infinitive" and passive:
            whole = clause_span(tree, text, [passive[0], token])
            agent = source if tree.kids(verb, "agent") else None
            return Found(agent, cue_span(tree, verb), whole, "expected", verb.start)
        if at(quotes, verb.start) is None:
            content = widened(content, [q for q in quotes if q.start > verb.start])
        return Found(source, cue_span(tree, verb), content, kind, verb.start) if len(content) else None
    quoted = at(quotes, verb.start) is not None
    return _with_object(document, tree, verb, source) if source and not quoted else None


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
    inside_marks = sum(min(q.end, first) - q.start for q in quoted if q.start < first)
    if before[-1] in "”\"'" and 2 * inside_marks >= len(before):
        return True
    kids = [k for k in tree.kids(verb, "ccomp", "parataxis", "advcl") if k.end <= first]
    later = [k for k in tree.kids(verb, "ccomp") if k.start > verb.end]
    own = bool(tree.kids(verb, "nsubj"))
    inside = own and verb.dep in ("parataxis", "ccomp") and tree.head(verb).i < verb.i and before[-1] == ","
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
    """ "The army's claim that …", "they issued a threat to …"."""
    for noun in document.tokens:
        if noun.pos == "NOUN":
            content = next((k for k in tree.kids(noun, "acl", "relcl", "ccomp") if _contentful(tree, noun, k)), None)
            if content is not None:
                source, told = _owner(document, tree, noun)
                yield Found(source, told, clause_span(tree, document.text, [content]), "noun", noun.start)


def _contentful(tree: Tree, noun: Token, kid: Token) -> bool:
    marks = [m.lemma for m in tree.kids(kid, "mark")]
    form = "clause" if "that" in marks else _form(tree, kid)
    return (form == "infinitive" or "that" in marks) and cue("noun", noun.lemma, form) is not None


def _owner(document: Document, tree: Tree, noun: Token) -> tuple[Span | None, Span]:
    """Whose word it is: a possessor, the noun after "by" or "from", or the subject of the verb that utters it."""
    owner = next(iter(tree.kids(noun, "poss")), None)
    if owner is not None:
        return tree.extent(owner), noun.span
    for prep in tree.kids(noun, "prep"):
        named = tree.kids(prep, "pobj")
        if prep.lemma in ("by", "from") and named:
            return name_of(tree, document.text, named[0]), Span(noun.start, prep.end)
    verb = tree.head(noun)
    who = subject(tree, verb) if noun.dep == "dobj" and verb.pos == "VERB" else None
    if who is not None and noun.start - verb.end < 30:
        return name_of(tree, document.text, who), Span(verb.start, noun.end)
    return None, noun.span
