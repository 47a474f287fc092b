"""Deadlines that are moved to another day, and deeds that are put off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateline.claims.commitments_bound import bound_by, is_deed
from dateline.claims.commitments_deed import Scene, day_after, negated
from dateline.claims.commitments_ultimatum import TERMS
from dateline.claims.identity import claim_id
from dateline.knowledge.commitments import Verdict, among, commitment_words
from dateline.knowledge.states import pact_nouns
from dateline.model.claim import CommitmentClaim
from dateline.model.document import Sentence, Timex
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token

MOVED, PUT_OFF = "moved", "put-off"
AGREED = ("agree", "decide", "vote", "consent")
TOLD = 0.7


def moves_deadline(where: Scene, verb: Token) -> bool:
    """Whether a verb moves a deadline: who agrees to that promises nothing more."""
    return verb.lemma in commitment_words().moves and any(k.lemma in TERMS for k in where.tree.kids(verb, "dobj"))


def moved(where: Scene, sentence: Sentence) -> Iterator[CommitmentClaim]:
    """What a sentence tells as extended, postponed, brought forward or called off."""
    words = commitment_words()
    for verb in where.tree.sentence(sentence.index):
        if verb.pos != "VERB" or verb.lemma not in (*words.moves, *words.puts_off) or not _so(where, verb):
            continue
        noun = next((k for k in where.tree.kids(verb, "dobj", "nsubjpass") if _postponable(k)), None)
        if noun is None:
            continue
        day, shift = _new_day(where, verb)
        if (day.known or shift) and verb.lemma in words.moves:
            yield from _claim(where, sentence, (verb, noun), "moved", (day, shift))
        elif verb.lemma in words.puts_off and is_deed(noun):
            yield from _claim(where, sentence, (verb, noun), "withdrawn", (UNKNOWN, 0))


def _postponable(noun: Token) -> bool:
    """A deadline, a deed told by a noun, or what "it" takes up from the sentence before."""
    words = (*pact_nouns()[0], *pact_nouns()[1])
    return noun.lemma in TERMS or is_deed(noun) or noun.lemma.lower() in words or noun.text.lower() == "it"


def _so(where: Scene, verb: Token) -> bool:
    """Told as done or as agreed, with the particle that the verb needs; what had been put off before is no news of the plan that stands."""
    needs = commitment_words().particles.get(verb.lemma)
    if needs and not any(k.text.lower() in needs for k in where.tree.kids(verb, "prt", "advmod")):
        return False
    if any(k.text.lower() == "had" for k in where.tree.kids(verb, "aux")):
        return False
    told = {p.token: p.factuality for p in where.cast.document.predicates}
    above = where.tree.head(verb)
    agreed = verb.dep == "xcomp" and above.lemma in AGREED and told.get(above.i) == "happened"
    return not negated(where, verb) and (told.get(verb.i) == "happened" or agreed)


def _new_day(where: Scene, verb: Token) -> tuple[Bounds, int]:
    """The day that it is moved to, or by how many days."""
    below = where.tree.extent(verb)
    for time in where.cast.document.times:
        if not below.contains(time.span):
            continue
        before = where.cast.document.text[below.start : time.span.start].rstrip().lower().rsplit(" ", 1)[-1]
        if before in ("to", "until", "till") and time.type in ("DATE", "TIME") and time.bounds.known:
            return _next_such(where, time), 0
        if before in among("moved-by") and (days := _length(time)):
            return UNKNOWN, days
    return UNKNOWN, 0


def _next_such(where: Scene, time: Timex) -> Bounds:
    """The bounds of a day; one told without its year is the next such day: "from 30 May to 20 June", told on 1 June."""
    told, published = time.bounds, where.cast.document.report.published
    if re.search(r"\d{4}", time.span.of(where.cast.document.text)) or not (told.earliest and told.latest and published):
        return told
    sooner = Bounds(day_after(told.earliest, -1, "Y"), day_after(told.latest, -1, "Y"))
    return sooner if sooner.earliest and sooner.earliest >= published else told


def _length(time: Timex) -> int:
    number = time.value.removeprefix("P")[:-1]
    if time.type != "DURATION" or not number.isdigit() or time.value[-1] not in "DWMY":
        return 0
    begin = date(2001, 1, 1)
    return (day_after(begin, int(number), time.value[-1]) - begin) // timedelta(days=1)


def _claim(
    where: Scene, sentence: Sentence, words: tuple[Token, Token], verdict: Verdict, day: tuple[Bounds, int]
) -> Iterator[CommitmentClaim]:
    verb, noun = words
    cast, subject = where.cast, where.subject(verb)
    actor = (where.who(subject) if subject is not None and subject.i != noun.i else ()) or bound_by(where, noun)
    if not actor:
        return
    span = where.tree.extent(noun)
    if noun.text.lower() == "it" and sentence.index:
        span = cast.document.sentences[sentence.index - 1].span
    rule = MOVED if verdict == "moved" else PUT_OFF
    vote = noun.lemma.lower() in commitment_words().votes
    yield CommitmentClaim(
        id=claim_id("v", cast.document.report.id, verb.span, Span(noun.start, noun.end), rule),
        force="plan",
        actor=actor,
        recipient=(),
        text=span.of(cast.document.text).strip(" ,"),
        due=day[0],
        type=None,
        lemma="vote" if vote else noun.lemma.lower(),
        verdict=verdict,
        evidence=cast.evidence(sentence, verb.span),
        confidence=TOLD,
        rule=rule,
        shift=day[1],
    )
