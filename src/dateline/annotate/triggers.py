"""Events: triggers, roles and types of the codebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.annotate.roles import Ids, Roles
from dateline.annotate.triggers_clause import Clauses
from dateline.annotate.triggers_figures import with_figures
from dateline.annotate.triggers_gapped import place_at, place_by_place
from dateline.annotate.triggers_match import Match, Matcher
from dateline.annotate.triggers_modes import Modes
from dateline.annotate.triggers_private import Private
from dateline.annotate.triggers_select import depth, select
from dateline.annotate.triggers_stance import Stance
from dateline.knowledge.codebook import cameo_of
from dateline.knowledge.lexicon import grammar, load
from dateline.model.document import Document, EventMention, EventTime, Factuality, Predicate
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

HEADS = ("headline", "summary", "lead")
BODIES = ("organisation", "international")
SURE, NOMINAL, UNROLED = 0.85, 0.7, 0.55


@dataclass(frozen=True, slots=True)
class _Layers:
    """What an event takes from the layers before it."""

    roles: Roles
    modes: Modes
    places: dict[int, Ids]
    predicates: dict[int, Predicate]
    document: Document


def _placed(document: Document, tree: Tree) -> frozenset[int]:
    """The words of names of places and the pronouns that take one up: they are named as much as who can act."""
    named = [p.span for p in document.places if p.form == "name" and not p.metonym]
    taken_up = [p.span for p in document.places if p.form == "nominal"]
    names = {t.i for span in named for t in _inside(tree, span) if t.pos == "PROPN"}
    return frozenset(
        names | {t.i for span in taken_up for t in tree.within(span) if t.pos == "PRON" and t.span == span}
    )


def _inside(tree: Tree, span: Span) -> list[Token]:
    return [t for t in tree.within(span) if span.contains(t.span)]


def _is_name(words: str) -> bool:
    """Whether words are a name of several: the first and the last with a capital."""
    first, _, last = words.partition(" ")
    return first[:1].isupper() and last.rpartition(" ")[2][:1].isupper()


def _in_names(document: Document, tree: Tree) -> frozenset[int]:
    """The words of names of organisations, which tell of no deed: "Save the Children said"."""
    spans = [m for a in document.actors if a.kind in BODIES for m in a.mentions if _is_name(m.of(document.text))]
    return frozenset(t.i for span in spans for t in _inside(tree, span))


def events(document: Document, lexicons: Sequence[Path] = ()) -> dict[str, tuple[Any, ...]]:
    """The layer `events`, in order of the sentences and within one from the main clause inwards; `lexicons` are files of the
    analyst's own. Raises KnowledgeError where one of them is wrong."""
    tree = document.tree()
    clauses = Clauses(tree)
    words = grammar()
    roles = Roles(document, tree, clauses, words)
    lead = frozenset(s.index for s in document.sentences if s.section in HEADS)
    matcher = Matcher(clauses, load(lexicons), words, roles.people | _placed(document, tree), lead)
    told = {p.token: p for p in document.predicates}
    stance = Stance(tree, clauses, words, told)
    found: list[Match] = []
    named = _in_names(document, tree)
    for sentence in document.sentences:
        told_there = [m for m in matcher.sentence(sentence.index) if m.head.i not in named]
        found.extend(select(stance, words, told_there))
    layers = _Layers(roles, Modes(tree, words), roles.places(found), told, document)
    ordered = sorted(found, key=lambda m: (m.head.sentence, depth(tree, m), m.head.i))
    at = place_at(document, tree)
    each = (m for match in ordered for m in _each(tree, match, _mention(layers, match)))
    mentions = (m for one in each for m in place_by_place(tree, at, one))
    private = Private(document, tree, words)
    numbered = [replace(m, id=f"e{n}") for n, m in enumerate((m for m in mentions if not private.matter(m)), 1)]
    return {"events": with_figures(tree, words, numbered, document.quantities)}


def _mention(layers: _Layers, match: Match) -> EventMention:
    actor, recipient = layers.roles.parties(match)
    told = match.told
    predicate = layers.predicates.get(told.i) or layers.predicates.get(match.head.i)
    kind, rule = match.kind, f"{match.entry.origin}+{match.why}" if match.why else match.entry.origin
    span = _trigger_span(match)
    mode = (match.entry.mode if kind == match.entry.type else None) or layers.modes.of(kind, match)
    own = kind == match.entry.type and (match.entry.mode == mode or len(match.entry.cameo) == 3)
    return EventMention(
        id="",
        type=kind,
        mode=mode,
        contexts=match.entry.contexts,
        cameo=match.entry.cameo if own else cameo_of(kind, mode),
        trigger=span,
        token=told.i,
        sentence=match.head.sentence,
        actor=actor,
        recipient=recipient,
        places=layers.places.get(match.head.i, ()),
        quantities=(),
        time=EventTime(),
        factuality=_factuality(layers, match, predicate),
        certainty=predicate.certainty if predicate else 1.0,
        statement=said.id if (said := layers.document.said_at(span)) else None,
        confidence=_confidence(match, actor, recipient),
        rule=rule,
    )


def _factuality(layers: _Layers, match: Match, predicate: Predicate | None) -> Factuality:
    """How the text tells it: what is announced, or told by the words that one means to do it, is planned."""
    words = layers.roles.grammar
    if predicate is None:
        return "planned" if layers.roles.clauses.intended(match.told) else "happened"
    said = match.head.lemma in words.intent_verbs or (
        match.head.pos == "ADJ" and match.head.lemma in words.intent_adjectives
    )
    meant = match.why == "planned" or said
    return "planned" if meant and predicate.factuality in ("happened", "ongoing") else predicate.factuality


def _each(tree: Tree, match: Match, mention: EventMention) -> list[EventMention]:
    """One mention for each happening that has a time of its own: "two wars, one in 1965 and another in 1971"."""
    words = tree.sentence(match.head.sentence)
    later = [n for n, t in enumerate(words) if t.i > match.head.i and t.lemma in ("one", "another")]
    dated = [
        words[n] for n in later if any(t.ent == "DATE" for t in words[n + 2 : n + 4]) and words[n + 1].pos == "ADP"
    ]
    plural = any(t.tag == "NNS" for t in match.tokens)
    if not plural or len(dated) < 2 or dated[0].lemma != "one":
        return [mention]
    return [replace(mention, token=t.i, trigger=t.span) for t in dated]


def _trigger_span(match: Match) -> Span:
    """The words of the trigger with the light verb, where they stand close together; else the head alone."""
    tokens = sorted(
        {t.i: t for t in (*match.tokens, *([match.light] if match.light else []))}.values(), key=lambda t: t.i
    )
    if tokens[-1].i - tokens[0].i > 6:
        return match.head.span
    return Span(tokens[0].start, tokens[-1].end)


def _confidence(match: Match, actor: Ids, recipient: Ids) -> float:
    base = NOMINAL if match.entry.kind == "noun" and match.light is None else SURE
    return base if actor or recipient else min(base, UNROLED)
