"""Words that say what became of a promise."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.commitments_deed import Scene, content, negated
from dateline.claims.identity import claim_id
from dateline.knowledge.commitments import Force, Outcome, Verdict, among, commitment_words, makings, phrases
from dateline.model.claim import CommitmentClaim, Party
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token

FORCES: dict[str, Force] = {"pledge": "pledge", "plan": "plan", "threat": "threat", "ultimatum": "ultimatum"}
TOLD = 0.7


def verdicts(where: Scene, sentence: Sentence) -> Iterator[CommitmentClaim]:
    """Told outright as kept, broken or withdrawn; a deed done, or not done, as promised."""
    for token in where.tree.sentence(sentence.index):
        if token.pos != "VERB":
            continue
        for outcome in commitment_words().verdict:
            noun = _promise(where, token, outcome) if token.lemma in outcome.verbs else None
            if noun is not None and (found := _told(where, sentence, token, noun, outcome)):
                yield found
    yield from _owed(where, sentence)
    yield from _left_undone(where, sentence)


def _left_undone(where: Scene, sentence: Sentence) -> Iterator[CommitmentClaim]:
    """A promise with its breach in one breath: "promised to pay the teachers and never did"."""
    for token in where.tree.sentence(sentence.index):
        deed = next(iter(where.tree.kids(token, "xcomp", "ccomp")), None) if _promises(where, token) else None
        subject = where.subject(token) if deed is not None else None
        if deed is None or subject is None or negated(where, deed):
            continue
        beside = (*where.tree.kids(token, "conj"), *where.tree.kids(deed, "conj"))
        if any(_bare_denial(where, verb) for verb in beside) and (actor := where.who(subject)):
            yield _claim(where, sentence, (token, deed), actor, "broken", "left-undone")


def _promises(where: Scene, verb: Token) -> bool:
    cues = [m for m in makings().get(verb.lemma, ()) if m.pos == "verb" and "to" in m.binds]
    return verb.pos == "VERB" and any(m.force in ("promise", "pledge") for m in cues) and not negated(where, verb)


def _bare_denial(where: Scene, verb: Token) -> bool:
    """A verb that stands for the one before it, undone, with nothing more of its own: "did not", "it never has", "failed to"."""
    if any(subject.pos != "PRON" for subject in where.tree.kids(verb, "nsubj", "nsubjpass")):
        return False
    rest = where.tree.kids(verb, "dobj", "xcomp", "ccomp", "attr", "acomp", "prep")
    if any(where.tree.kids(k) or k.text.lower() != "to" for k in rest):
        return False
    return negated(where, verb) if verb.lemma in among("stand-ins") else verb.lemma in among("fails")


def _promise(where: Scene, verb: Token, outcome: Outcome) -> Token | None:
    nouns = [] if verb.lemma in outcome.barred_with else where.tree.kids(verb, "dobj", "nsubjpass")
    links = [
        p for k in (verb, *where.tree.kids(verb, "prep", "prt", "advmod")) for p in (k, *where.tree.kids(k, "prep"))
    ]
    nouns += [o for p in links if p.text.lower() in outcome.prepositions for o in where.tree.kids(p, "pobj")]
    return next((n for n in nouns if n.lemma in outcome.nouns), None)


def _told(where: Scene, sentence: Sentence, verb: Token, noun: Token, outcome: Outcome) -> CommitmentClaim | None:
    said = next((p for p in where.cast.document.predicates if p.token == verb.i), None)
    undone = negated(where, verb) or (said is not None and said.factuality == "not_happened")
    if not undone and said is not None and said.factuality != "happened":
        return None
    if undone and outcome.verdict != "fulfilled":
        return None
    subject = where.subject(verb)
    owner = next(iter(where.tree.kids(noun, "poss")), None)
    actor = (where.who(owner) if owner is not None else ()) or (where.who(subject) if subject is not None else ())
    deed = next((k for k in where.tree.kids(noun, "acl", "ccomp", "relcl") if k.pos == "VERB"), None) or noun
    verdict: Verdict = "broken" if undone else outcome.verdict
    return _claim(where, sentence, (verb, deed), actor, verdict, outcome.id) if actor else None


def _owed(where: Scene, sentence: Sentence) -> Iterator[CommitmentClaim]:
    """A deed told as done or not done, with words that say it was owed."""
    text = sentence.span.of(where.cast.document.text)
    for phrase, cue in phrases():
        match = cue.search(text)
        if match is None:
            continue
        cue_span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
        deed, done = _deed_of(where, cue_span)
        told = next((p for p in where.cast.document.predicates if deed is not None and p.token == deed.i), None)
        if deed is None or told is None or told.factuality not in ("happened", "not_happened"):
            continue
        if any(k.text.lower() in ("will", "would", "shall", "to") for k in where.tree.kids(deed, "aux")) and done:
            continue
        subject = where.subject(deed)
        actor = where.who(subject) if subject is not None else ()
        kept = done and told.factuality == "happened" and not negated(where, deed)
        if actor:
            yield _claim(where, sentence, (deed, deed), actor, "fulfilled" if kept else "broken", phrase.id)


def _deed_of(where: Scene, cue: Span) -> tuple[Token | None, bool]:
    """The verb that the words go with, and whether it was done: what somebody failed to do was not."""
    top = where.tree.top(cue)
    verbs = [t for t in where.tree.ancestors(top) if t.pos == "VERB" and not cue.contains(t.span)] if top else []
    deed = next(iter(verbs), None)
    if deed is None:
        return None, True
    failed = deed if deed.lemma in among("fails") else where.tree.head(deed) if deed.dep == "xcomp" else None
    if failed is not None and failed.lemma in among("fails"):
        undone = next((k for k in where.tree.kids(failed, "xcomp") if k.pos == "VERB"), None)
        return undone, False
    return deed, True


def _claim(
    where: Scene,
    sentence: Sentence,
    words: tuple[Token, Token],
    actor: tuple[Party, ...],
    verdict: Verdict,
    rule: str,
) -> CommitmentClaim:
    cue, deed = words
    event, cast = where.event(deed), where.cast
    return CommitmentClaim(
        id=claim_id("v", cast.document.report.id, cue.span, deed.span, rule),
        force=FORCES.get(deed.lemma, "promise"),
        actor=actor,
        recipient=cast.parties(event.recipient) if event else (),
        text=_words(where, cue, deed),
        due=UNKNOWN
        if verdict == "fulfilled"
        else _told_day(where, content(where, deed), among("firm-roles") if cue is deed else frozenset()),
        type=event.type if event else None,
        lemma=where.tree.tokens[event.token].lemma if event else deed.lemma if deed.pos == "VERB" else "",
        verdict=verdict,
        evidence=cast.evidence(sentence, cue.span),
        confidence=TOLD,
        rule=rule,
        places=cast.loci(event.places) if event else (),
        negated=negated(where, deed) if verdict != "broken" or deed is not cue else False,
    )


def _words(where: Scene, cue: Token, deed: Token) -> str:
    """The words of the deed; of a bare promise, with what it is on: "his promises on a free election"."""
    span = content(where, deed)
    if deed.pos == "NOUN":
        about = [
            p for p in where.tree.kids(cue, "prep") if p.text.lower() in ("on", "about", "of") and p.start > deed.start
        ]
        span = Span(span.start, max([span.end, *(where.tree.extent(p).end for p in about)]))
    return span.of(where.cast.document.text).strip(" ,")


def _told_day(where: Scene, span: Span, roles: frozenset[str]) -> Bounds:
    """The day that the words of the deed name, behind one of `roles` if any are given: a deed told as undone names other days too,
    such as that of the promise."""
    days = [
        t.bounds
        for t in where.cast.document.times
        if span.contains(t.span) and t.type == "DATE" and t.bounds.known and (not roles or t.role in roles)
    ]
    return days[0] if len(days) == 1 else UNKNOWN
