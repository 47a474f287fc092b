"""Who and what can be subject or value of a state: the actors and places that a sentence names."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.parties import Cast, party
from dateline.knowledge.states import among, fighters
from dateline.model.claim import Subject
from dateline.model.document import Document, Sentence
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

FAR = 60
"""Characters after a cue within which its object begins."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention at `span` that may fill a slot."""

    span: Span
    subject: Subject
    pronoun: bool = False

    @property
    def id(self) -> str:
        """The identity of who or what is meant."""
        return self.subject.id

    @property
    def name(self) -> str:
        """The name to show."""
        return self.subject.name

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3, where known."""
        return self.subject.country


def fillers(cast: Cast, sentence: Sentence) -> list[Filler]:
    """All mentions of actors and places in a sentence, in order of the text."""
    text = cast.document.text
    found = [
        Filler(span, Subject(party=party(actor)), span.of(text).lower() in among("own"))
        for actor in cast.document.actors
        for span in actor.mentions
        if sentence.span.contains(span)
    ]
    for place in cast.document.places:
        where = cast.locus(place) if sentence.span.contains(place.span) else None
        if where is not None:
            found.append(Filler(place.span, Subject(place=where)))
    return sorted(found, key=lambda f: (f.span.start, f.span.end, f.id))


def pick(named: list[Filler], slot: tuple[str, str], cue: Span, tree: Tree) -> Filler | None:
    """The mention that fills a slot; None where there is none of its kind on its side. Before the cue the grammatical subject of the
    cue's verb goes first."""
    what, side = slot
    fit = [f for f in named if _fits(f, what)]
    if side == "before":
        fit = [f for f in fit if f.span.start < cue.start]
        head = _subject(tree, cue)
        own = _within([f for f in fit if f.span.end <= cue.end], head, tree, what) if head else None
        return own or max(fit, key=lambda f: (f.span.end, _is_place(f, what)), default=None)
    if side == "after":
        fit = [f for f in fit if cue.end <= f.span.start <= cue.end + FAR]
        return min(fit, key=lambda f: (f.span.start, not _is_place(f, what)), default=None)
    if side == "second":
        return next((f for f in fit if f.subject.party and f.span.start < cue.start), None)
    return fit[0] if fit else None


def leads(tree: Tree, filler: Filler) -> str:
    """The preposition that a mention hangs on."""
    top = tree.top(filler.span)
    above = [top, *tree.ancestors(top)][:3] if top else []
    return next((t.lemma for t in above if t.pos == "ADP"), "")


def _within(fit: list[Filler], head: Token, tree: Tree, what: str) -> Filler | None:
    """The mention whose words hold the head; else the first of the head's phrase outside relative clauses."""
    exact = [f for f in fit if f.span.overlaps(head.span)]
    below = [t for t in tree.subtree(head) if t.i == head.i or not _in_clause(t, head, tree)]
    spans = [t.span for t in below]
    loose = [f for f in fit if any(f.span.overlaps(s) for s in spans)]
    return min(exact or loose, key=lambda f: (f.span.start, not _is_place(f, what)), default=None)


def _in_clause(token: Token, head: Token, tree: Tree) -> bool:
    path = [token, *(t for t in tree.ancestors(token))]
    return any(t.dep in ("relcl", "advcl", "conj") for t in path[: path.index(head)] if t.i != head.i)


def _subject(tree: Tree, cue: Span) -> Token | None:
    """The head of the subject of the clause that the cue stands in; of a relative clause, what it is said of."""
    node = tree.top(cue)
    while node is not None:
        subjects = [s for s in tree.kids(node, "nsubj", "nsubjpass") if s.start < cue.start]
        if subjects and subjects[0].tag not in ("WDT", "WP"):
            return subjects[0]
        if node.dep in ("relcl", "acl"):
            return tree.head(node)
        node = tree.head(node) if node.head != node.i else None
    return None


def _fits(filler: Filler, what: str) -> bool:
    who = filler.subject.party
    if what == "place":
        return who is None or (who.kind == "country" and not filler.pronoun)
    return what == "any" or who is not None


def _is_place(filler: Filler, what: str) -> bool:
    """Where a country is both actor and place, the place fills a slot that is not an actor's."""
    return what != "actor" and filler.subject.place is not None


def armed(document: Document, cue: Span) -> str | None:
    """The words for an unnamed group of fighters right after a cue: "under the control of northern rebels"."""
    tokens = [t for t in document.tokens if cue.end <= t.start <= cue.end + 60]
    for number, token in enumerate(tokens):
        if token.pos in ("VERB", "AUX", "ADP", "PUNCT") and token.text != "-":
            return None
        if token.lemma in fighters():
            first = next((t for t in tokens[: number + 1] if t.pos != "DET"), token)
            return document.text[first.start : token.end]
    return None
