"""State sentences as claims: how things stand, stood or no longer stand, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.events import UNREAD
from dateline.claims.identity import claim_id
from dateline.claims.parties import Cast, party
from dateline.claims.states_slots import Filler, fillers, pick
from dateline.knowledge.states import StateRule, state_rules
from dateline.model.claim import StateClaim, Subject, Value
from dateline.model.document import Predicate, Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span

REAL = ("happened", "ongoing")
BY_RULE, BY_TITLE = 0.6, 0.8


def state_claims(cast: Cast) -> tuple[StateClaim, ...]:
    """The states that a report tells outright; repeated text and boilerplate tell none."""
    found = {claim.id: claim for claim in (*_told(cast), *_offices(cast))}
    return tuple(sorted(found.values(), key=lambda c: (c.evidence.trigger, c.id)))


def _told(cast: Cast) -> Iterator[StateClaim]:
    for sentence in cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        text = sentence.span.of(cast.document.text)
        named: list[Filler] | None = None
        for rule, cue in state_rules():
            for match in cue.finditer(text):
                named = fillers(cast, sentence) if named is None else named
                span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
                if claim := _claim(cast, sentence, rule, span, named):
                    yield claim


def _claim(cast: Cast, sentence: Sentence, rule: StateRule, cue: Span, named: list[Filler]) -> StateClaim | None:
    subject = pick(named, rule.subject, cue)
    if subject is None:
        return None
    if rule.value[0] == "text":
        value = Value(text=Span(cue.start, sentence.span.end).of(cast.document.text).strip())
    else:
        other = pick([f for f in named if f.id != subject.id], rule.value, cue)
        if other is None:
            return None
        value = Value(name=other.name, id=other.id, country=other.country, text=rule.text)
    predicate = _predicate(cast, cue)
    if predicate and predicate.factuality not in REAL and rule.kind != "question":
        return None
    start, end, observed = _when(cast, sentence, held=rule.change == "held")
    return StateClaim(
        id=claim_id("t", cast.document.report.id, cue, rule.id, subject.id, value.id),
        kind=rule.kind,
        subject=subject.subject,
        value=value,
        change=rule.change,
        start=start,
        end=end,
        observed=observed,
        factuality="ongoing",
        certainty=predicate.certainty if predicate else 1.0,
        confidence=BY_RULE,
        evidence=cast.evidence(sentence, cue, _statement(cast, cue)),
        rule=rule.id,
    )


def _predicate(cast: Cast, cue: Span) -> Predicate | None:
    return next((p for p in cast.document.predicates if cue.overlaps(p.span)), None)


def _statement(cast: Cast, span: Span) -> str | None:
    around = [s for s in cast.document.statements if s.content.contains(span)]
    return min(around, key=lambda s: (len(s.content), s.id)).id if around else None


def _when(cast: Cast, sentence: Sentence, *, held: bool) -> tuple[Bounds, Bounds, Bounds]:
    """Start, end and a day observed, from the times of the sentence; a present-tense state is observed when published."""
    published = cast.document.report.published
    times = [
        t
        for t in cast.document.times
        if sentence.span.contains(t.span) and t.type in ("DATE", "TIME") and t.bounds.known
    ]
    start = next((t.bounds for t in times if t.role in ("since", "from")), UNKNOWN)
    end = next((t.bounds for t in times if t.role in ("until", "till", "to")), UNKNOWN)
    other = next((t.bounds for t in times if t.role not in ("since", "from", "until", "till", "to")), UNKNOWN)
    if not held:
        return other.not_after(published), UNKNOWN, UNKNOWN
    if end.known or other.known or published is None or not _present(cast, sentence):
        return start, end, other.not_after(published)
    return start, end, Bounds(published, published)


def _present(cast: Cast, sentence: Sentence) -> bool:
    """Whether the first finite verb of the sentence stands in the present tense."""
    finite = [t for t in cast.document.tokens if t.sentence == sentence.index and t.tag in ("VBZ", "VBP", "VBD")]
    return bool(finite) and any(t.tag != "VBD" for t in finite)


def _offices(cast: Cast) -> Iterator[StateClaim]:
    """Who is told with which title; a former one has ended by publication."""
    published = cast.document.report.published
    today = Bounds(published, published)
    for actor in cast.document.actors:
        for role in actor.roles:
            sentence = cast.document.sentence_at(role.span.start) if role.span else None
            if actor.kind != "person" or role.span is None or sentence is None or sentence.section in UNREAD:
                continue
            if role.status == "designate":
                continue
            former = role.status == "former"
            yield StateClaim(
                id=claim_id("t", cast.document.report.id, role.span, actor.key, role.title),
                kind="office",
                subject=Subject(party=party(actor)),
                value=Value(name=role.title, country=role.of or actor.country, text=role.title),
                change="ended" if former else "held",
                start=UNKNOWN,
                end=Bounds(None, published) if former else UNKNOWN,
                observed=UNKNOWN if former else today,
                factuality="ongoing",
                certainty=1.0,
                confidence=BY_TITLE,
                evidence=cast.evidence(sentence, role.span, _statement(cast, role.span)),
                rule="title",
            )
