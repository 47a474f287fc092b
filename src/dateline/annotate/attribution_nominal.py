"""Attributions by a noun or an adjective: "the army's claim that …", "they are worried about …", "X made the case for …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.attribution_asides import Scope
from dateline.annotate.attribution_parts import (
    Found,
    clause_span,
    cue_span,
    expletive,
    is_time,
    name_of,
    possessor,
    subject,
)
from dateline.annotate.attribution_verbs import form_of
from dateline.knowledge.attribution import Cue, PartOfSpeech, among, cue
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

OWNERLESS = ("clause", "about", "on", "of")
"""The forms that attribute without saying to whom: "reports that …", "questions about …"; a plan of no one is none."""
NAMED = ("ORG", "GPE", "NORP", "PERSON")
CLAUSAL = ("acl", "relcl", "ccomp", "xcomp", "advcl")


@dataclass(frozen=True, slots=True)
class _Taken:
    entry: Cue
    form: str
    head: Token
    link: Token | None = None


def by_noun(scope: Scope) -> Iterator[Found]:
    """ "The army's claim that …", "fears of …", "they issued a threat to …"."""
    for noun in scope.document.tokens:
        if noun.pos == "NOUN" and not scope.quoted(noun):
            taken = _taken(scope.tree, "noun", noun)
            if taken is not None:
                source, told = _heads_line(scope, noun, taken) or _owner(scope, noun, taken)
                if source is None and taken.form not in OWNERLESS:
                    continue
                content = clause_span(scope.tree, scope.text, [taken.head])
                if len(content):
                    yield Found(source, told, content, taken.entry.kind, "noun", noun.start)


def by_adjective(scope: Scope) -> Iterator[Found]:
    """ "They are worried about …", "it is unclear whether …"."""
    for word in scope.document.tokens:
        if (
            word.pos not in ("ADJ", "VERB")
            or word.dep not in ("acomp", "amod", "acl", "advcl", "conj", "ROOT")
            or scope.quoted(word)
        ):
            continue
        if word.pos == "VERB" and word.tag != "VBN":
            continue
        found = _adjective(scope, word)
        if found is not None:
            yield found


def _adjective(scope: Scope, word: Token) -> Found | None:
    tree = scope.tree
    verb = tree.head(word)
    passive = bool(tree.kids(word, "auxpass"))
    linked = passive or (word.dep == "acomp" and verb.lemma in among("linking"))
    verb = word if passive else verb
    name = word.lemma if word.pos == "ADJ" else word.text.lower()
    it = expletive(tree, verb) if linked else None
    taken = _plain(tree, name, word, verb) if it is not None else _taken(tree, "adjective", word, name)
    if taken is None:
        return None
    content = clause_span(tree, scope.text, [taken.head])
    last = taken.link or word
    if linked:
        upon = (verb, *tree.kids(verb, "auxpass"))
        own = next((k for v in upon for k in tree.kids(v, "nsubj", "nsubjpass")), None)
        who = (own or subject(tree, verb)) if it is None else None
        told = cue_span(tree, verb, last, it)
    else:
        who = tree.head(word) if word.dep in ("amod", "acl") else subject(tree, word)
        told = Span(word.start, last.end)
    source = name_of(tree, scope.text, who) if who is not None else None
    return Found(source, told, content, taken.entry.kind, "adjective", word.start) if len(content) else None


def _plain(tree: Tree, name: str, word: Token, verb: Token) -> _Taken | None:
    entry = cue("adjective", name, "expletive")
    kid = next(iter([*tree.kids(word, "ccomp"), *tree.kids(verb, "ccomp", "advcl")]), None)
    return _Taken(entry, "expletive", kid) if entry and kid is not None else None


def _taken(tree: Tree, pos: PartOfSpeech, word: Token, name: str | None = None) -> _Taken | None:
    lemma = name or word.lemma
    for kid in tree.kids(word, *CLAUSAL):
        if kid.i < word.i:
            continue
        form = _clausal(tree, pos, kid)
        entry = cue(pos, lemma, form) if form else None
        if entry:
            return _Taken(entry, form, kid)
    for prep in tree.kids(word, "prep"):
        entry = cue(pos, lemma, prep.lemma)
        inner = tree.kids(prep, "pobj", "pcomp")
        if entry and inner and prep.i > word.i and not is_time(inner[0]):
            return _Taken(entry, prep.lemma, inner[0], prep)
    return None


def _clausal(tree: Tree, pos: PartOfSpeech, kid: Token) -> str:
    marks = [m.lemma for m in tree.kids(kid, "mark")]
    if "that" in marks:
        return "clause"
    form = form_of(tree, kid)
    return form if form == "infinitive" or pos == "adjective" else ""


def _heads_line(scope: Scope, noun: Token, taken: _Taken) -> tuple[Span, Span] | None:
    """ "Ruling party plans to …": what the parser takes for a noun at the head of a line is the verb of the name before it."""
    before = scope.tree.kids(noun, "compound", "amod", "nmod")
    others = scope.tree.kids(noun, "det", "poss", "prep", "nummod")
    if noun.dep != "ROOT" or noun.tag != "NNS" or others or not before or taken.link is not None:
        return None
    return Span(scope.tree.extent(before[0]).start, before[-1].end), noun.span


def _owner(scope: Scope, noun: Token, taken: _Taken) -> tuple[Span | None, Span]:
    """Whose word it is: a possessor, the noun after "by" or "from", a name before it, or the subject of the verb that utters it."""
    tree, end = scope.tree, (taken.link or noun).end
    below = [t for t in tree.kids(noun) if t.i < noun.i and t.dep != "poss"]
    owner = next(iter(tree.kids(noun, "poss")), None)
    if owner is not None:
        start = min([noun.start, *(t.start for t in below if t.start > owner.start)])
        return possessor(tree, owner), Span(start, end)
    start = min([noun.start, *(tree.extent(t).start for t in below)])
    for prep in tree.kids(noun, "prep"):
        named = tree.kids(prep, "pobj")
        if prep.lemma in among("owner") and named and prep is not taken.link:
            return name_of(tree, scope.text, named[0]), Span(start, end)
    named_before = [t for t in below if t.dep in ("compound", "amod", "nmod") and t.ent in NAMED]
    if named_before:
        return Span(tree.extent(named_before[0]).start, named_before[-1].end), Span(named_before[-1].end + 1, end)
    verb = tree.head(noun)
    if noun.dep == "dobj" and verb.pos == "VERB" and cue("verb", verb.lemma, "noun"):
        who = subject(tree, verb)
        return (name_of(tree, scope.text, who, verb) if who is not None else None), Span(
            cue_span(tree, verb).start, end
        )
    return None, Span(start, end)
