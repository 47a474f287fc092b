"""State sentences as claims: how things stand, stood or no longer stand, and who holds which office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from dateline.claims.events import UNREAD
from dateline.claims.parties import Cast, party
from dateline.claims.states_claim import Cue, Told, is_real, state_claim
from dateline.claims.states_denials import denied_after
from dateline.claims.states_displaced import displaced_claims
from dateline.claims.states_frames import frame_claims
from dateline.claims.states_office import offices
from dateline.claims.states_pacts import pact_claims
from dateline.claims.states_parts import in_part
from dateline.claims.states_phrases import Stage, stage
from dateline.claims.states_questions import question_claims
from dateline.claims.states_returns import return_claims
from dateline.claims.states_slots import Filler, armed, fillers, pick
from dateline.claims.states_time import bounded_by_rivals, state_times
from dateline.claims.states_wars import war_claims
from dateline.knowledge.states import StateRule, fightings, state_rules
from dateline.model.claim import StateClaim, Subject, Value
from dateline.model.document import Sentence
from dateline.model.span import Span
from dateline.model.syntax import Tree

BY_RULE = 0.6
PHRASES = ("controlled-by",)


def state_claims(cast: Cast) -> tuple[StateClaim, ...]:
    """The states that a report tells outright; repeated text and boilerplate tell none."""
    scene = stage(cast)
    found = {
        claim.id: claim
        for claim in chain(
            _told(scene),
            frame_claims(scene),
            offices(scene),
            displaced_claims(scene),
            question_claims(scene),
            pact_claims(scene),
            war_claims(scene),
        )
    }
    told = [in_part(scene, claim) for claim in _without_doubles(list(found.values()))]
    settled = bounded_by_rivals(cast.document, [*told, *denied_after(scene, told), *return_claims(scene, told)])
    return tuple(sorted(settled, key=lambda c: (c.evidence.trigger, c.id)))


def _without_doubles(states: list[StateClaim]) -> list[StateClaim]:
    """Of control or fighting told by a phrase or a noun and by a verb of the same sentence, the verb's."""
    states = [s for s in states if not (s.rule == "title" and _over(s, states))]
    states = [s for s in states if not _named_below(s, states)]
    less = (*PHRASES, *(f.id for f in fightings().values()))
    by_verb = {(s.evidence.start, s.kind, s.subject.id, s.change) for s in states if s.rule not in less}
    return [
        s for s in states if s.rule not in less or (s.evidence.start, s.kind, s.subject.id, s.change) not in by_verb
    ]


def _over(title: StateClaim, states: list[StateClaim]) -> bool:
    """Whether the same sentence tells that the bearer of a title was removed, left or died."""
    return any(
        s.kind == "office" and s.change == "ended" and s.rule != "title" and s.subject.id == title.subject.id
        and s.evidence.start == title.evidence.start and title.change == "held"
        for s in states
    )  # fmt: skip


def _named_below(state: StateClaim, states: list[StateClaim]) -> bool:
    """Whether a headline leaves open who it is ("Rebels take Goma") whom the report names for the same change."""
    if state.evidence.section not in ("headline", "summary") or not (state.value.id or "").startswith(
        ("unnamed:", "group:")
    ):
        return False
    return any(
        s.kind == state.kind and s.change == state.change and s.subject.id == state.subject.id and s.value.id != state.value.id
        and s.evidence.section not in ("headline", "summary")
        for s in states
    )  # fmt: skip


def _told(scene: Stage) -> Iterator[StateClaim]:
    cast = scene.cast
    tree = cast.document.tree()
    for sentence in cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        text = sentence.span.of(cast.document.text)
        named: list[Filler] | None = None
        for rule, cue in state_rules():
            for match in cue.finditer(text):
                named = fillers(cast, sentence) if named is None else named
                span = Span(sentence.span.start + match.start(), sentence.span.start + match.end())
                if not _negated(tree, span) and (claim := _claim(cast, sentence, rule, span, named)):
                    yield _between_states(scene, claim) if rule.kind == "relation" else claim


def _between_states(scene: Stage, claim: StateClaim) -> StateClaim:
    """A relation of ministers and governments is one of their states."""
    parties = {party(a).id: party(a) for a in scene.cast.document.actors}
    other = parties.get(claim.value.id or "")
    value = claim.value
    if other is not None:
        whole = scene.speaks_for(other)
        value = replace(value, name=whole.name, id=whole.id, country=whole.country)
    who = claim.subject.party
    return replace(claim, subject=Subject(party=scene.speaks_for(who)) if who else claim.subject, value=value)


def _negated(tree: Tree, cue: Span) -> bool:
    """Whether `not`, `never` or `no longer` goes with the cue's verb."""
    top = tree.top(cue)
    verbs = [top, *(t for t in tree.within(cue) if t.pos in ("VERB", "AUX"))] if top else []
    return any(
        k.dep == "neg" or k.text.lower() in ("never", "hardly")
        for verb in verbs
        for k in tree.kids(verb)
        if not cue.contains(k.span)
    )


def _claim(cast: Cast, sentence: Sentence, rule: StateRule, cue: Span, named: list[Filler]) -> StateClaim | None:
    tree = cast.document.tree()
    subject = pick(named, rule.subject, cue, tree)
    value = _filled(cast, sentence, rule, cue, [f for f in named if subject and f.id != subject.id])
    said = next((p for p in cast.document.predicates if cue.overlaps(p.span)), None)
    if subject is None or value is None or not is_real(said):
        return None
    certainty = said.certainty if said else 1.0
    told = Told(rule.id, rule.kind, rule.change, BY_RULE, (rule.id, subject.id, value.id), rule.status, certainty)
    when = state_times(cast.document, sentence, held=rule.change == "held")
    return state_claim(Cue(cast, sentence, cue), told, subject.subject, value, when)


def _filled(cast: Cast, sentence: Sentence, rule: StateRule, cue: Span, named: list[Filler]) -> Value | None:
    other = pick(named, rule.value, cue, cast.document.tree())
    if other is not None:
        return Value(name=other.name, id=other.id, country=other.country, text=rule.text)
    group = armed(cast.document, cue) if rule.value == ("actor", "after") and rule.kind == "control" else None
    return Value(name=group, text=group) if group else None
