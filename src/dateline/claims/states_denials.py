"""Denials that take up what was told before: "The army denied it.", "Kyiv disputed this.", "Moscow called the report untrue."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.claims.events import UNREAD
from dateline.claims.identity import claim_id
from dateline.claims.states_clause import Clause
from dateline.claims.states_phrases import Stage
from dateline.knowledge.states import among, denials
from dateline.model.claim import Party, StateClaim
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN
from dateline.model.syntax import Token

KINDS = ("control", "deployment", "detention", "blockade", "sovereignty")
ORGANS = (":military", ":government", ":state", ":officials", ":police")
REACH = 2
"""Sentences back in which what is denied was told."""


def denied_after(scene: Stage, states: list[StateClaim]) -> Iterator[StateClaim]:
    """A denial of each state that another said held, in the sentences before a denial that names nothing itself."""
    for sentence in scene.cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        for verb in scene.tree.sentence(sentence.index):
            who = _denier(scene, verb)
            if who is not None:
                yield from _denied(scene, (sentence, verb), who, states)


def _denier(scene: Stage, verb: Token) -> Party | None:
    if verb.pos != "VERB" or verb.lemma.lower() not in denials():
        return None
    clause = Clause(scene.tree, verb)
    said = [*scene.tree.kids(verb, "dobj"), *clause.done()]
    if clause.negated or not any(t.lemma.lower() in among("denied-words") for t in said):
        return None
    return next((p for n in clause.doer() for p in scene.parties(n)), None)


def _denied(scene: Stage, where: tuple[Sentence, Token], who: Party, states: list[StateClaim]) -> Iterator[StateClaim]:
    sentence, verb = where
    before = [s for s in scene.cast.document.sentences if sentence.index - REACH <= s.index <= sentence.index]
    for state in states:
        said = state.evidence.source
        near = any(s.span.start == state.evidence.start for s in before) and state.evidence.trigger[1] < verb.start
        own = state.value.id == who.id or (state.value.country == who.country is not None and not _rebel(state))
        holds_it = own and state.kind in ("control", "sovereignty")
        if near and said is not None and said.id != who.id and state.kind in KINDS and not holds_it:
            yield replace(
                state,
                id=claim_id("t", state.id, "denied", verb.start),
                change="denied",
                start=UNKNOWN,
                end=UNKNOWN,
                observed=UNKNOWN,
                evidence=replace(scene.cast.evidence(sentence, verb.span), source=who),
                rule="denied-after",
            )


def _rebel(state: StateClaim) -> bool:
    """Whether its value is no organ of a country, though it be from there: a group by name, "the rebels"."""
    value = state.value.id or ""
    return value.startswith("group:") or (value.startswith("unnamed:") and not value.endswith(ORGANS))
