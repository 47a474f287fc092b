"""Who and what can be subject or value of a state: the actors and places that a sentence names."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.parties import Cast, party
from dateline.model.claim import Subject
from dateline.model.document import Sentence
from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention at `span` that may fill a slot."""

    span: Span
    subject: Subject

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
    found = [
        Filler(span, Subject(party=party(actor)))
        for actor in cast.document.actors
        for span in actor.mentions
        if sentence.span.contains(span)
    ]
    for place in cast.document.places:
        where = cast.locus(place) if sentence.span.contains(place.span) else None
        if where is not None:
            found.append(Filler(place.span, Subject(place=where)))
    return sorted(found, key=lambda f: (f.span.start, f.span.end, f.id))


def pick(named: list[Filler], slot: tuple[str, str], cue: Span) -> Filler | None:
    """The mention that fills a slot; None where there is none of its kind on its side."""
    what, side = slot
    fit = [f for f in named if _fits(f, what)]
    if side == "before":
        return max(
            (f for f in fit if f.span.start < cue.start), key=lambda f: (f.span.end, _is_place(f, what)), default=None
        )
    if side == "after":
        return min(
            (f for f in fit if f.span.start >= cue.end),
            key=lambda f: (f.span.start, not _is_place(f, what)),
            default=None,
        )
    return fit[0] if fit else None


def _fits(filler: Filler, what: str) -> bool:
    who = filler.subject.party
    if what == "place":
        return who is None or who.kind == "country"
    return what == "any" or who is not None


def _is_place(filler: Filler, what: str) -> bool:
    """Where a country is both actor and place, the place fills a slot that is not an actor's."""
    return what != "actor" and filler.subject.place is not None
