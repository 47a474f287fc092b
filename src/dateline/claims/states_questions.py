"""What a report says is not yet known."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.claims.events import UNREAD
from dateline.claims.states_claim import Cue, Told, state_claim
from dateline.claims.states_focus import last_named, main_country, main_place
from dateline.claims.states_phrases import Stage
from dateline.claims.states_slots import Filler, fillers
from dateline.knowledge.states import questions
from dateline.model.claim import StateClaim, Subject, Value
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span

BY_WORDS = 0.6
BREAKS = re.compile(r"[:;]\s|\s[-–—]\s")


def question_claims(scene: Stage) -> Iterator[StateClaim]:
    """One for each sentence that says so, of the place or party that it asks about."""
    document = scene.cast.document
    for sentence in document.sentences:
        if sentence.section in UNREAD:
            continue
        text = sentence.span.of(document.text)
        for question, cue in questions():
            match = cue.search(text)
            if match is None:
                continue
            span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
            subject = _subject(scene, sentence, span)
            if subject is not None:
                yield _claim(scene, sentence, span, subject, question.id)
                break


def _subject(scene: Stage, sentence: Sentence, cue: Span) -> Subject | None:
    """A place that the sentence names, else a person or organisation; else the place spoken of last, or what the report is about."""
    text = scene.cast.document.text
    breaks = [m.start() for m in BREAKS.finditer(text, sentence.span.start, sentence.span.end)]
    first = max((b for b in breaks if b < cue.start), default=sentence.span.start)
    last = min((b for b in breaks if b >= cue.end), default=sentence.span.end)
    clause = Span(first, last)
    named = [f for f in fillers(scene.cast, sentence) if not f.pronoun and clause.contains(f.span)]
    places = [f.subject for f in named if f.subject.place]
    if places:
        return places[0]
    parties = [f.subject for f in named if _is_somebody(f)]
    if parties:
        return parties[0]
    around = last_named(scene, sentence) or main_place(scene) or main_country(scene)
    return Subject(place=around) if around else None


def _is_somebody(filler: Filler) -> bool:
    return filler.subject.party is not None and not filler.id.startswith(("unnamed:", "gov:"))


def _claim(scene: Stage, sentence: Sentence, cue: Span, subject: Subject, rule: str) -> StateClaim:
    published = scene.cast.document.report.published
    told = Told(rule, "question", "held", BY_WORDS, (rule, subject.id), "open")
    value = Value(text=" ".join(sentence.span.of(scene.cast.document.text).split()))
    observed = Bounds(published, published) if published else UNKNOWN
    return state_claim(Cue(scene.cast, sentence, cue), told, subject, value, (UNKNOWN, UNKNOWN, observed))
