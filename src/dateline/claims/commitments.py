"""Promises, plans, agreed deadlines, ultimatums and threats as claims, and words that one was kept, broken or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.claims.commitments_bound import (
    Binding,
    agreed,
    both,
    bound_by,
    by_words,
    is_deed,
    own,
    owner,
    speaker_or_doer,
)
from dateline.claims.commitments_deed import SUBJECTS, Scene, content, due, negated, scene
from dateline.claims.commitments_done import done
from dateline.claims.commitments_moved import moved, moves_deadline
from dateline.claims.commitments_nouns import noun_bindings
from dateline.claims.commitments_outcome import verdicts
from dateline.claims.commitments_ultimatum import ultimatum
from dateline.claims.events import UNREAD
from dateline.claims.identity import claim_id
from dateline.claims.parties import Cast
from dateline.knowledge.commitments import Force, Making, among, commitment_words, makings
from dateline.knowledge.states import pact_nouns
from dateline.model.claim import CommitmentClaim, Locus, Party
from dateline.model.document import EventMention, Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token

VERBS = ("VERB", "AUX")
UNTRUE = ("denied", "not_happened", "conditional", "requested", "possible")
DONE = ("happened", "ongoing")
COMPLEMENTS = ("xcomp", "ccomp", "advcl", "acl")
DUTY = "must"
"""Told with a day, a duty of who is to do it."""
UNOWNED = ("be-to", "set-to", "due-to")
"""Rules that tell what is to be done also where they do not tell by whom."""
BY_FUTURE = 0.5


def commitment_claims(cast: Cast) -> tuple[CommitmentClaim, ...]:
    """What a report tells as promised, planned, agreed, demanded by a day or threatened; boilerplate and repeats tell none."""
    where = scene(cast)
    found: dict[str, CommitmentClaim] = {}
    for sentence in cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        bound: set[int] = set()
        for binding in _bindings(where, sentence):
            for deed in _deeds(where, binding):
                if deed.i in bound:
                    continue
                for one in _singly(replace(binding, deed=deed)):
                    if claim := _claim(where, sentence, one):
                        bound.add(deed.i)
                        found[claim.id] = claim
        for told in (verdicts(where, sentence), moved(where, sentence), done(where, sentence)):
            found.update((v.id, v) for v in told)
    return tuple(sorted(found.values(), key=lambda c: (c.evidence.trigger, c.id)))


def _singly(made: Binding) -> list[Binding]:
    """What both sides promise, each promises for itself."""
    return [replace(made, actor=(one,)) for one in made.actor] if made.each else [made]


def _bindings(where: Scene, sentence: Sentence) -> Iterator[Binding]:
    tokens = where.tree.sentence(sentence.index)
    for token in tokens:
        if found := ultimatum(where, token, sentence):
            yield found
        for making in makings().get(token.lemma, ()):
            if found := _made(where, token, making, sentence):
                yield found
    yield from noun_bindings(where, sentence)
    for token in tokens:
        if token.pos == "VERB" and (found := _future(where, token, sentence)):
            yield found


def _made(where: Scene, cue: Token, making: Making, sentence: Sentence) -> Binding | None:
    if not _stands(where, cue, making):
        return None
    verb = where.tree.head(cue) if making.pos == "adjective" else cue
    deed = _deed(where, cue, making)
    if deed is None or _barred(where, verb, making) or _asks(where, deed) or moves_deadline(where, deed):
        return None
    noun = owner(where, cue) if making.pos == "noun" else where.subject(verb)
    if verb.lemma == "be" and noun is not None and noun.lemma in commitment_words().purposes:
        return None
    actor = (
        ()
        if noun is None or _undergoes(where, noun, deed, making)
        else both(where, noun) or where.who(noun) or by_words(where, noun)
    )
    roles = "set-roles" if cue.lemma != "decide" else "firm-roles"
    if making.dated and not due(where, where.tree.extent(cue), sentence, roles).known:
        return None
    if making.through and not _commanded(where, cue, deed):
        return None
    told = noun if noun is not None and making.present and is_deed(noun) else None
    if told is not None:
        actor = bound_by(where, told)
    elif not actor and (
        noun is None or noun.pos == "PRON" or noun.i in where.event_at or _undergoes(where, noun, deed, making)
    ):
        actor = speaker_or_doer(where, deed if noun is None or noun.i not in where.event_at else noun) or (
            agreed(where, cue) if making.present else ()
        )
    each = noun is not None and bool(both(where, noun))
    return Binding(making.force, actor, (), cue, deed, making.id, each=each, noun=told, doer=_doer(where, deed, actor))


def _doer(where: Scene, deed: Token, actor: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who is to do it where the clause has a subject of its own that is not the one who promises: "swore that Russia would never …"."""
    subject = next(iter(where.tree.kids(deed, "nsubj")), None) if deed.dep == "ccomp" else None
    who = where.who(subject) if subject is not None and subject.pos != "PRON" else ()
    return () if {p.id for p in who} & {p.id for p in actor} else who


def _stands(where: Scene, cue: Token, making: Making) -> bool:
    if making.pos == "noun":
        return cue.pos == "NOUN"
    if making.pos == "adjective":
        return cue.pos in ("ADJ", "ADP", "SCONJ") and where.tree.head(cue).lemma == "be"
    return (
        cue.pos in VERBS
        and cue.dep not in ("aux", "auxpass", "amod")
        and (not making.passive or bool(where.tree.kids(cue, "auxpass")))
    )


def _barred(where: Scene, verb: Token, making: Making) -> bool:
    """Not promised, or a plan of the past: what was to happen is told as such only where it came otherwise."""
    told = {p.token: p for p in where.cast.document.predicates}.get(verb.i)
    if negated(where, verb) or (told is not None and told.factuality in UNTRUE):
        return True
    aux = [k.text.lower() for k in where.tree.kids(verb, "aux", "auxpass")]
    past = "had" in aux or "was" in aux or "were" in aux or (verb.lemma == "be" and verb.tag == "VBD")
    return past and (making.present or _carried_out(where, verb))


def _carried_out(where: Scene, verb: Token) -> bool:
    """Whether the promise is told of what is done in the clause above: "withdrew the soldiers whom it had promised to pull out"."""
    noun = where.tree.head(verb) if verb.dep == "relcl" else None
    above = next((t for t in where.tree.ancestors(noun) if t.pos in VERBS), None) if noun is not None else None
    told = next((p for p in where.cast.document.predicates if above is not None and p.token == above.i), None)
    return told is not None and told.factuality in DONE


def _deed(where: Scene, cue: Token, making: Making) -> Token | None:
    for kid in where.tree.kids(cue, *COMPLEMENTS):
        to = any(a.text.lower() == "to" for a in where.tree.kids(kid, "aux"))
        if "to" in making.binds and to and kid.pos in VERBS and kid.start > cue.start and not _is_pact(kid):
            other = where.tree.kids(kid, *SUBJECTS)
            if other and making.own:
                return None
            return kid
        if "that" in making.binds and kid.dep == "ccomp" and _modal(where, kid) and kid.start > cue.start:
            return kid
    if "object" in making.binds:
        objects = where.tree.kids(cue, "dobj")
        return next((k for k in objects if k.pos == "NOUN" and k.start > cue.start), None)
    return None


def _is_pact(deed: Token) -> bool:
    """A noun that a headline leaves without an article: "agree to truce"."""
    return deed.lemma.lower() in pact_nouns()[0] | pact_nouns()[1]


def _modal(where: Scene, verb: Token) -> Token | None:
    return next((k for k in where.tree.kids(verb, "aux") if k.text.lower() in among("modals")), None)


def _undergoes(where: Scene, noun: Token, deed: Token, making: Making) -> bool:
    """What is to be done to the subject, or a happening that is to come: neither binds whoever the subject's words name."""
    named = any(t.i in where.actor_at for t in where.tree.conjuncts(noun))
    happens = noun.i in where.event_at or deed.lemma in commitment_words().happenings
    return making.present and (bool(where.tree.kids(deed, "auxpass")) or (happens and not named))


def _asks(where: Scene, deed: Token) -> bool:
    """What somebody plans to do, or whether: a question, no plan."""
    if any(k.text.lower() in ("whether", "if") for k in where.tree.kids(deed, "mark")):
        return True
    return any(k.tag in ("WP", "WDT", "WRB") for k in where.tree.kids(deed, "dobj", "advmod", "pobj", "attr"))


def _commanded(where: Scene, cue: Token, deed: Token) -> bool:
    """Whether the one ordered is the orderer's own: his troops, its forces."""
    ordered = [*where.tree.kids(cue, "dobj"), *where.tree.kids(deed, *SUBJECTS)]
    return any(k.text.lower() in ("his", "her", "its", "their") for o in ordered for k in where.tree.kids(o, "poss"))


def _future(where: Scene, verb: Token, sentence: Sentence) -> Binding | None:
    """What the speaker says he or his own will do; or what anybody is told to do by a day."""
    modal = _modal(where, verb) or next((k for k in where.tree.kids(verb, "aux") if k.text.lower() == DUTY), None)
    subject = where.subject(verb)
    if modal is None or subject is None or verb.lemma in commitment_words().not_willed or _conditional(where, verb):
        return None
    said = where.cast.document.said_at(verb.span)
    source = where.cast.source(said.id) if said else None
    actor = where.who(subject) or by_words(where, subject)
    passive = bool(where.tree.kids(verb, "nsubjpass")) and verb.lemma != "go"
    dated = due(where, content(where, verb), sentence).known
    shall = modal.text.lower() == "shall"
    official = source is not None and source.kind in ("country", "government") and modal.text.lower() == "would"
    if passive or not actor:
        actor = (
            (source,) if source and (dated or (passive and official)) else speaker_or_doer(where, verb) if shall else ()
        )
    elif not (source and own(actor, source)) and not shall and (modal.text.lower() == "would" or not dated):
        return None
    cue = said.cue.of(where.cast.document.text).lower() if said and said.cue else ""
    force: Force = "agreement" if shall else "threat" if cue.startswith(("warn", "threat")) else "plan"
    return Binding(force, actor, (), modal, verb, "future", BY_FUTURE) if actor else None


def _conditional(where: Scene, verb: Token) -> bool:
    told = next((p for p in where.cast.document.predicates if p.token == verb.i), None)
    asked = _asks(where, verb) or any(t.text == "?" for t in where.tree.kids(verb, "punct"))
    duty = any(k.text.lower() == DUTY for k in where.tree.kids(verb, "aux"))
    barring = ("conditional", "denied") if duty else ("conditional", "denied", "requested")
    return asked or (told is not None and told.factuality in barring)


def _deeds(where: Scene, made: Binding) -> list[Token]:
    """A deed and those coordinated with it; what is told in the past beside it is done, not owed, what another is to do is his, and what
    is to follow otherwise is demanded of nobody ("leave or face attack")."""
    deed = made.deed
    if made.force == "ultimatum" and any(k.text.lower() == "or" for k in where.tree.kids(deed, "cc")):
        return [deed]
    beside = [t for t in where.tree.conjuncts(deed) if t.pos in VERBS and t.tag != "VBD"]
    return [
        t for t in where.tree.conjuncts(deed) if t.i == deed.i or (t in beside and not where.tree.kids(t, *SUBJECTS))
    ]


def _claim(where: Scene, sentence: Sentence, made: Binding) -> CommitmentClaim | None:
    event = where.event(made.noun or made.deed)
    if event is not None and event.factuality in DONE and made.deed.pos in VERBS and made.rule == "future":
        return None
    span = _telling(where, made)
    when = _due(where, sentence, made, span)
    if not made.actor and not (when.known and (made.noun is not None or made.rule in UNOWNED)):
        return None
    cast = where.cast
    lemma = where.tree.tokens[event.token].lemma if event else (made.noun or made.deed).lemma
    return CommitmentClaim(
        id=claim_id(
            "p",
            cast.document.report.id,
            made.cue.span,
            made.deed.span,
            made.rule,
            made.actor[0].id if made.each else "",
        ),
        force=made.force,
        actor=made.actor,
        recipient=made.recipient or _towards(where, made, event),
        text=span.of(cast.document.text).strip(" ,"),
        due=when,
        type=event.type if event and not (negated(where, made.deed) and event.type == "REJECT") else None,
        lemma=lemma,
        verdict="open",
        evidence=cast.evidence(sentence, made.cue.span),
        confidence=made.confidence,
        rule=made.rule,
        places=_places(where, event, span),
        negated=negated(where, made.deed),
        doer=made.doer,
    )


def _places(where: Scene, event: EventMention | None, span: Span) -> tuple[Locus, ...]:
    """Where it is to be done: of its event or, where none is told, the places that its words name."""
    if event is not None and event.places:
        return where.cast.loci(event.places)
    return where.cast.loci(tuple(p.id for p in where.cast.document.places if span.contains(p.span) and not p.metonym))


def _towards(where: Scene, made: Binding, event: EventMention | None) -> tuple[Party, ...]:
    """Those to whom it is to be done."""
    bound = {p.id for p in made.actor}
    return tuple(p for p in where.cast.parties(event.recipient) if p.id not in bound) if event else ()


def _telling(where: Scene, made: Binding) -> Span:
    """The words of the deed, from the noun for it on where there is one."""
    span = content(where, made.deed)
    noun = made.noun
    if made.rule == "set-day":
        clause = content(where, made.cue)
        return Span(made.cue.start, max(span.end, clause.end))
    if noun is None and made.rule in UNOWNED and where.tree.kids(made.deed, "auxpass"):
        noun = where.subject(made.deed)
    return span if noun is None else Span(min(span.start, where.tree.extent(noun).start), span.end)


def _due(where: Scene, sentence: Sentence, made: Binding, span: Span) -> Bounds:
    """The day told with the deed or, failing that, in the clause of the word that binds."""
    firm = made.rule in UNOWNED and made.noun is None and not made.actor
    later = "set-roles" if made.rule == "noun-set" else "due-roles"
    roles = "firm-roles" if firm or made.rule == "noun-clause" else later
    found = due(where, span, sentence, roles)
    if found.known:
        return found
    whole = Span(min(span.start, made.cue.start), max(span.end, made.cue.end))
    beside = [where.tree.extent(k) for k in where.tree.kids(made.cue, "prep", "npadvmod")]
    if made.force == "ultimatum":
        return due(where, where.tree.extent(made.cue), sentence, "ultimatum-roles")
    reach = [whole, *(b for b in beside if b.end <= made.cue.start or not made.noun)]
    roles = "set-roles" if made.rule == "set-day" else "firm-roles"
    return next((b for s in reach if (b := due(where, s, sentence, roles)).known), UNKNOWN)
