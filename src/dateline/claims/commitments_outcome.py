"""Words that say what became of a promise."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.commitments_deed import Scene, content, negated
from dateline.claims.identity import claim_id
from dateline.knowledge.commitments import Force, Outcome, Verdict, commitment_words, phrases
from dateline.model.claim import CommitmentClaim, Party
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN
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
        start = sentence.span.start + match.start()
        near = [
            p
            for p in where.cast.document.predicates
            if sentence.span.contains(p.span) and p.span.end <= start and where.tree.tokens[p.token].pos == "VERB"
        ]
        deeds = [p for p in near if where.event(where.tree.tokens[p.token])]
        if not deeds or deeds[-1].factuality not in ("happened", "not_happened"):
            continue
        deed = where.tree.tokens[deeds[-1].token]
        if any(k.text.lower() in ("will", "would", "shall", "to") for k in where.tree.kids(deed, "aux")):
            continue
        subject = where.subject(deed)
        actor = where.who(subject) if subject is not None else ()
        verdict: Verdict = "fulfilled" if deeds[-1].factuality == "happened" else "broken"
        if actor:
            yield _claim(where, sentence, (deed, deed), actor, verdict, phrase.id)


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
        text=content(where, deed).of(cast.document.text).strip(" ,"),
        due=UNKNOWN,
        type=event.type if event else None,
        lemma=where.tree.tokens[event.token].lemma if event else deed.lemma if deed.pos == "VERB" else "",
        verdict=verdict,
        evidence=cast.evidence(sentence, cue.span),
        confidence=TOLD,
        rule=rule,
        places=cast.loci(event.places) if event else (),
        negated=negated(where, deed) if verdict != "broken" or deed is not cue else False,
    )
