"""Deeds told as done that no event tells: an election held, a handover completed. They keep whatever promise there was of them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.commitments_bound import bound_by, is_deed
from dateline.claims.commitments_deed import SUBJECTS, Scene, content, negated
from dateline.claims.identity import claim_id
from dateline.knowledge.commitments import among, commitment_words
from dateline.model.claim import CommitmentClaim, Party
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token

VOTE = "vote"
CONTESTS = ("win", "lose", "contest")
FOR_SURE = 0.6


def done(where: Scene, sentence: Sentence) -> Iterator[CommitmentClaim]:
    """Deeds that a sentence tells as done; what is told as background of long ago is dated by its own day."""
    happened = {p.token for p in where.cast.document.predicates if p.factuality == "happened"}
    for verb in where.tree.sentence(sentence.index):
        if verb.pos != "VERB" or verb.i not in happened or negated(where, verb) or _to_come(where, verb):
            continue
        noun = _carried_out(where, verb) or _decided(where, verb)
        who = bound_by(where, noun) if noun is not None else ()
        if noun is not None and not who and (verb.lemma not in commitment_words().declares or _passive(where, verb)):
            who = _doers(where, verb)
        elif noun is None:
            who = _voted(where, verb, sentence)
        if who:
            yield _claim(where, sentence, verb, noun, who)


def _to_come(where: Scene, verb: Token) -> bool:
    return any(k.text.lower() in among("ahead") for k in where.tree.kids(verb, "aux"))


def _carried_out(where: Scene, verb: Token) -> Token | None:
    """The noun for the deed that a verb says was held, won or took place."""
    objects = where.tree.kids(verb, "dobj", "nsubjpass")
    found = [k for k in objects if is_deed(k)] if verb.lemma in among("held") | set(CONTESTS) else []
    if verb.lemma in among("taken"):
        found += [k for k in where.tree.kids(verb, "nsubj") if is_deed(k)]
    if verb.lemma in CONTESTS:
        found = [k for k in found if k.lemma.lower() in commitment_words().votes]
    return next(iter(found), None)


def _decided(where: Scene, verb: Token) -> Token | None:
    """The vote of which a verb says who was declared the winner: it was held."""
    words = commitment_words()
    if verb.lemma not in words.declares:
        return None
    near = list(where.tree.kids(verb))
    near += [o for k in near for o in where.tree.kids(k, "appos", "pobj")]
    crowned = [k for k in near if k.lemma.lower() in words.winners]
    links = (p for k in crowned for p in where.tree.subtree(verb) if p.i > k.i and p.text.lower() in ("of", "in"))
    firm = (p for p in links if _beside(where, p, (verb, *crowned)))
    return next((o for p in firm for o in where.tree.kids(p, "pobj") if o.lemma.lower() in words.votes), None)


def _beside(where: Scene, link: Token, heads: tuple[Token, ...]) -> bool:
    """Whether a preposition hangs on one of these words, or on a day that stands between: "the winner on Friday of the election"."""
    head = where.tree.head(link)
    dated = (t for t in where.cast.document.times if t.type in ("DATE", "TIME"))
    return head in heads or any(t.span.contains(head.span) for t in dated)


def _passive(where: Scene, verb: Token) -> bool:
    return bool(where.tree.kids(verb, "auxpass")) or bool(where.tree.kids(verb, "nsubjpass"))


def _doers(where: Scene, verb: Token) -> tuple[Party, ...]:
    subject = where.subject(verb)
    return where.who(subject) if subject is not None else ()


def _voted(where: Scene, verb: Token, sentence: Sentence) -> tuple[Party, ...]:
    """Of which country it is told that its people voted."""
    words = commitment_words()
    subject = next(iter(where.tree.kids(verb, *SUBJECTS)), None)
    if subject is None or verb.lemma not in words.vote_verbs or where.tree.kids(verb, "xcomp", "ccomp"):
        return ()
    who = [p for p in where.who(subject) if p.kind in ("population", "country")]
    about = {t.lemma.lower() for t in where.tree.sentence(sentence.index)}
    polled = bool(about & {*words.votes, *words.voters, "percent", "%"}) or "per cent" in sentence.span.of(
        where.cast.document.text
    )
    people = subject.lemma.lower() in words.voters or any(p.kind == "population" for p in who)
    if verb.lemma == VOTE:
        voted = people or bool(who)
    elif verb.lemma == "go":
        voted = bool(about & {"poll", "polls"}) and bool(who)
    else:
        voted = people and polled
    return tuple(who) if voted and who else ()


def _claim(
    where: Scene, sentence: Sentence, verb: Token, noun: Token | None, who: tuple[Party, ...]
) -> CommitmentClaim:
    cast, span = where.cast, content(where, verb)
    when = _day(where, sentence, span)
    vote = noun is None or noun.lemma.lower() in commitment_words().votes
    return CommitmentClaim(
        id=claim_id("d", cast.document.report.id, verb.span, span, "done"),
        force="plan",
        actor=who,
        recipient=(),
        text=(where.tree.extent(noun) if noun is not None else span).of(cast.document.text).strip(" ,"),
        due=Bounds(None, when.latest) if verb.lemma in commitment_words().declares else when,
        type=None,
        lemma=VOTE if vote or noun is None else noun.lemma.lower(),
        verdict="done",
        evidence=cast.evidence(sentence, verb.span),
        confidence=FOR_SURE,
        rule="done",
        places=cast.loci(tuple(p.id for p in cast.document.places if span.contains(p.span) and not p.metonym)),
    )


def _day(where: Scene, sentence: Sentence, span: Span) -> Bounds:
    """The day told with the deed or, failing that, the only one of the sentence."""
    days = [
        t
        for t in where.cast.document.times
        if sentence.span.contains(t.span) and t.type in ("DATE", "TIME") and t.bounds.known
    ]
    near = [t for t in days if span.contains(t.span)] or days
    return near[0].bounds if len(near) == 1 else UNKNOWN
