"""What a speech verb tells by the order of the words alone, where the parse gives it no clause."""

from __future__ import annotations

import re

from dateline.annotate.attribution_asides import Scope
from dateline.annotate.attribution_parts import Found, cue_span, entry_of, trimmed
from dateline.annotate.attribution_quotes import widened
from dateline.knowledge.attribution import Cue
from dateline.model.span import Span
from dateline.model.syntax import Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
LONGEST_CALLED = 12
"""Words at most between a verb that names and the quotation that it gives as a name."""
_CLOSED = re.compile(r"[,;:.!?(]|\s(?:and|but|who|which)\b")


def by_order(scope: Scope, verb: Token, source: Span | None) -> Found | None:
    """ "Told a meeting of mayors in Gao that …", "said after the vote he would go", "called the law “a farce”"."""
    if source is None or source.start > verb.start:
        return None
    clause, named = entry_of(scope.tree, verb, "clause"), entry_of(scope.tree, verb, "predicate")
    if clause and clause.kind == "speech" and (content := _that(scope, verb) or _plain(scope, verb)):
        return _found(scope, verb, source, content, clause, "clause")
    content = _called(scope, verb) if named and named.kind == "speech" else None
    return _found(scope, verb, source, content, named, "predicate") if content and named else None


def _found(scope: Scope, verb: Token, source: Span, content: Span, entry: Cue, form: str) -> Found:
    content = widened(content, [q for q in scope.quotes if q.start > verb.start])
    return Found(source, cue_span(scope.tree, verb), content, entry.kind, form, verb.start)


def _after(scope: Scope, verb: Token) -> list[Token]:
    sentence = scope.tree.sentence(verb.sentence)
    return [t for t in sentence if t.i > verb.i and t.pos != "SPACE"]


def _to_end(scope: Scope, verb: Token, start: int) -> Span:
    end = scope.document.sentences[verb.sentence].span.end
    found = trimmed(scope.text, start, end)
    return Span(found.start, found.end - 1) if found.of(scope.text).endswith(".") else found


def _that(scope: Scope, verb: Token) -> Span | None:
    """From a "that" that opens a clause, with no other verb, noun of speech or mark before it."""
    after = _after(scope, verb)
    for n, token in enumerate(after):
        if token.lemma == "that" and token.tag in ("IN", "WDT", "DT"):
            opens = token.dep == "mark" and any(t.tag in FINITE for t in after[n + 1 :])
            return _to_end(scope, verb, token.start) if opens else None
        if token.pos in ("VERB", "AUX", "CCONJ") or (token.pos == "PUNCT" and token.text != "-"):
            return None
    return None


def _plain(scope: Scope, verb: Token) -> Span | None:
    """All that stands right behind "say", where it is a clause: whatever is said has a verb."""
    after = _after(scope, verb)
    if verb.lemma != "say" or not after or after[0].tag in ("IN", "WRB", "WP", "WDT", "CC", "TO"):
        return None
    if after[0].pos in ("PUNCT", "VERB", "AUX", "PART"):
        return None
    mark = next((n for n, t in enumerate(after) if t.pos == "PUNCT" and t.text in (",", ";", ":")), len(after))
    clause = any(t.tag in FINITE and t.dep != "relcl" for t in after[:mark])
    return _to_end(scope, verb, after[0].start) if clause else None


def _called(scope: Scope, verb: Token) -> Span | None:
    """What is named and, in marks, the name that it is given."""
    quote = next((q for q in scope.quotes if q.start >= verb.end), None)
    if quote is None:
        return None
    between = scope.text[verb.end : quote.start].strip()
    if not between or len(between.split()) > LONGEST_CALLED or _CLOSED.search(between):
        return None
    return trimmed(scope.text, verb.end, quote.end)
