"""States told by a verb and its roles: who seized, holds, left, detained, banned what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from dateline.claims.events import UNREAD
from dateline.claims.states_claim import Cue, Told, is_real, predicate, state_claim
from dateline.claims.states_clause import Clause
from dateline.claims.states_focus import home_country
from dateline.claims.states_phrases import Stage, subject_of
from dateline.claims.states_taken import left
from dateline.claims.states_time import clause_times, over
from dateline.knowledge.states import Frame, Slot, among, areas, fightings, frames, other_wars, sites
from dateline.model.claim import Change, Locus, Party, StateClaim, Value
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN
from dateline.model.syntax import Token

BY_FRAME = 0.65
COUNT = re.compile(r" (?:some |about |around |another |nearly |roughly |over |only )?\d[\d,]*\b(?! [A-Z])")
HANGS = ("xcomp", "advcl", "ccomp")
DECLARES = ("declare", "proclaim", "pronounce")
SHOWN = 4
"""How many subjects or values coordinated in one phrase are told apart."""


def frame_claims(scene: Stage) -> Iterator[StateClaim]:
    """The states that the verbs of a report tell; repeated text and boilerplate tell none."""
    for sentence in scene.cast.document.sentences:
        if sentence.section not in UNREAD:
            told = [
                claim
                for token in scene.tree.sentence(sentence.index)
                if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")
                for frame in frames().get(token.lemma.lower(), ())
                for claim in _told(scene, sentence, token, frame)
            ]
            yield from (found for claim in told if (found := _held_by_somebody(claim, told)))


def _held_by_somebody(claim: StateClaim, told: list[StateClaim]) -> StateClaim | None:
    """A captive whose captor the clause leaves out ("who was kidnapped in May") is held by the one that the sentence names for him."""
    if claim.kind != "detention" or claim.change == "ended" or claim.value.id:
        return claim
    others = (t.value for t in told if t.kind == "detention" and t.subject.id == claim.subject.id and t.value.id)
    value = next(others, None)
    return replace(claim, value=value) if value else None


def _told(scene: Stage, sentence: Sentence, verb: Token, frame: Frame) -> Iterator[StateClaim]:
    clause = Clause(scene.tree, verb)
    change = _change(scene, clause, frame)
    if change is None or not _fits(scene, clause, frame):
        return
    if frame.change == "began" and frame.kind in ("control", "deployment") and _long_ago(scene, sentence, clause):
        return
    subjects = list(_fill(scene, sentence, clause, frame.subject, frame))[:SHOWN]
    values = list(_fill(scene, sentence, clause, frame.value, frame))[:SHOWN]
    if frame.value_kinds:
        values = [v for v in values if isinstance(v, Party) and v.kind in frame.value_kinds]
    given = [Value(name=v.name, id=v.id, country=v.country, text=frame.text) for v in values]
    if not given and (frame.anyone or change == "denied"):
        given = [Value(text=frame.text)]
    for subject in subjects:
        for value in given:
            if value.id != subject.id and not _at_home(frame, subject, value):
                told = _claim(
                    scene, sentence, (verb, frame), (subject, value), "ended" if change == "ended" else frame.change
                )
                yield replace(told, change=change) if change == "denied" else told


def _at_home(frame: Frame, subject: Party | Locus, value: Value) -> bool:
    """Of presence: a person, or a country's own forces in that country, is none."""
    own = (
        isinstance(subject, Locus) and (subject.feature or "").startswith("A.PCL") and subject.country == value.country
    )
    return frame.kind == "deployment" and (own or (value.id or "").startswith("person:"))


def _change(scene: Stage, clause: Clause, frame: Frame) -> Change | None:
    """What the clause says of the state: as the frame, that it is over or that somebody denies it, or (None) nothing."""
    told = predicate(scene.cast.document, clause.verb)
    if told is not None and told.factuality == "denied" and frame.change != "ended":
        return "denied"
    done = is_real(told) and not (clause.negated or clause.unreal or clause.claimed or clause.begun)
    if frame.presupposed:
        return frame.change if frame.presupposed == "always" or not done else None
    if clause.no_longer:
        return "ended" if frame.change == "held" else None
    if clause.negated or clause.unreal or clause.claimed or not (is_real(told) or _says_so(scene, clause, frame)):
        return None
    return None if frame.change == "ended" and clause.begun else frame.change


def _says_so(scene: Stage, clause: Clause, frame: Frame) -> Token | None:
    """The verb above an infinitive that tells what is so all the same: what goes on by decision ("parliament voted to keep the soldiers
    there"), or what is declared to be so ("declared the town to be under their control")."""
    above = clause.tree.head(clause.verb)
    if frame.change != "held" or above.i == clause.verb.i:
        return None
    decided = (
        above.lemma.lower() in among("decides")
        and clause.verb.lemma.lower() in among("keeps")
        and clause.verb.dep in HANGS
    )
    declared = above.lemma.lower() in DECLARES and clause.verb.dep in HANGS
    real = is_real(predicate(scene.cast.document, above)) and not Clause(clause.tree, above).negated
    return above if decided or (declared and real) else None


def _long_ago(scene: Stage, sentence: Sentence, clause: Clause) -> bool:
    """Told in passing of the past, nobody knows how long ago: "the rebels who seized the town"."""
    aside = (
        clause.verb.dep == "relcl"
        and clause.verb.tag == "VBD"
        and sentence.section not in ("headline", "summary", "lead")
    )
    start, _, _ = clause_times(scene.cast.document, scene.tree, clause.verb, change="began")
    return aside and start.earliest is None


def _fits(scene: Stage, clause: Clause, frame: Frame) -> bool:
    if (frame.passive and not clause.passive) or (frame.durative and not _lasts(scene, clause)):
        return False
    done = [t.lemma.lower() for t in clause.done()]
    if frame.objects and not any(lemma in frame.objects for lemma in done):
        return False
    if frame.of and not _is_of(scene, clause, frame):
        return False
    if frame.through and clause.deed(frame.through) is None:
        return False
    if frame.beside and not any(t.text.lower() in frame.beside for t in clause.beside()):
        return False
    if frame.like and not any(t.lemma.lower() in frame.like or t.text.lower() in frame.like for t in clause.likeness()):
        return False
    if frame.whole and not _whole(scene, clause):
        return False
    return not frame.via or bool(_via(clause, frame))


def _is_of(scene: Stage, clause: Clause, frame: Frame) -> bool:
    """Whether who does it (or, of a passive, to whom it is done) is one of the nouns of the frame, or a force by name."""
    nouns = clause.done() if frame.value[1] == "done" else clause.doer() or clause.done()
    for noun in nouns:
        if any(k.lemma.lower() in other_wars() for k in scene.tree.kids(noun, "compound", "amod")):
            continue
        if noun.lemma.lower() in frame.of:
            return True
        actor = scene.actors.get(noun.i)
        if actor is not None and "troop" in frame.of and actor.kind in ("force", "armed_group"):
            return True
    return False


def _whole(scene: Stage, clause: Clause) -> bool:
    """Whether all of them are meant: not some, a first convoy, or part of them."""
    for noun in [*clause.doer(), *clause.done()]:
        kids = scene.tree.kids(noun, "nummod", "det", "amod", "advmod", "quantmod")
        last = any(k.text.lower() in among("whole") for k in kids)
        if noun.lemma.lower() in among("some-of") or (
            not last and any(k.text.lower() in among("some") or k.dep == "nummod" for k in kids)
        ):
            return False
    return True


def _lasts(scene: Stage, clause: Clause) -> bool:
    """Told as going on: in the present, the perfect or the progressive, or since or for some time."""
    return clause.present or clause.progressive or clause.perfect or bool(clause.prepositional("since"))


def _fill(scene: Stage, sentence: Sentence, clause: Clause, slot: Slot, frame: Frame) -> Iterable[Party | Locus]:
    what, role = slot
    nouns = _nouns(clause, role, frame)
    if what == "place":
        places = [p for n in nouns for p in scene.places_of(n)]
        places = [p for p in places if not _gapped(scene, p, nouns)]
        vague = frame.kind == "deployment" and any(n.lemma.lower() in areas() for n in nouns)
        if not places and frame.at_large and not any(_one_site(n) for n in clause.done()):
            home = home_country(scene)
            return [home] if home else []
        if not places and "in" in role.split("|"):
            spot = scene.spot(sentence, clause.verb.start) if clause.says_there() else None
            spot = home_country(scene) if spot is None and vague else spot
            return [spot] if spot is not None else []
        return places or _meant(scene, sentence, frame)
    if what == "people":
        return [p for n in nouns for p in scene.people(n)]
    parties = [p for n in nouns for p in scene.parties(n)]
    if frame.kind in ("relation", "deployment"):
        parties = [scene.speaks_for(p) if frame.kind == "relation" or "LEG" in p.sectors else p for p in parties]
    if role == "doer" and frame.kind == "deployment":
        parties += [
            p
            for n in clause.linked("in", "at", "on")
            for c in scene.tree.conjuncts(n)[1:]
            if _counted(scene, c) and (p := scene.state(c))
        ]
    if role == "doer" and not parties:
        owners = clause.owners() or [o for n in _via(clause, frame) for o in clause.possessors(n)]
        parties = [p for n in owners for p in scene.parties(n)]
    return parties[1:] if role == "second" else parties


def _meant(scene: Stage, sentence: Sentence, frame: Frame) -> list[Locus]:
    """The place that those leave who pull out of one that their sentence does not name."""
    meant = left(scene, sentence) if frame.kind == "deployment" and frame.change == "ended" else None
    return [meant] if meant is not None else []


def _one_site(noun: Token) -> bool:
    """Whether a noun is of one building, ground or besieged town: what is done to it is not done to a country."""
    lemma = noun.lemma.lower()
    siege = lemma in fightings() and fightings()[lemma].on_place
    return noun.tag != "NNS" and (siege or lemma in sites())


def _counted(scene: Stage, noun: Token) -> bool:
    """Whether a number follows at once: "… 1,500 soldiers in Niger and the United States some 1,100"."""
    return COUNT.match(scene.cast.document.text, noun.end) is not None


def _gapped(scene: Stage, place: Locus, nouns: list[Token]) -> bool:
    """Whether what stands for a place is the next who has so many there."""
    ends = [c for n in nouns for c in scene.tree.conjuncts(n)[1:] if _counted(scene, c)]
    return any(p.id == place.id for c in ends for p in scene.places_of(c))


def _via(clause: Clause, frame: Frame) -> list[Token]:
    return [t for t in clause.linked(*frame.after) if t.lemma.lower() in frame.via]


def _nouns(clause: Clause, role: str, frame: Frame) -> list[Token]:
    """The nouns in a role; of several roles the first that is told."""
    within = clause.deed(frame.through) if frame.through else None
    inner = Clause(clause.tree, within) if within is not None else clause
    roles = role.split("|")
    told: dict[str, Callable[[], list[Token]]] = {
        "doer": clause.doer,
        "done": inner.done,
        "whose": clause.whose,
        "second": lambda: clause.linked("between", "with") or clause.doer(),
        "mutual": lambda: [*clause.doer(), *clause.linked("with")],
        "via": lambda: [o for n in _via(clause, frame) for o in clause.possessors(n)],
    }
    for name in roles:
        if name in told and (found := told[name]()):
            return found
    rest = tuple(r for r in roles if r not in told)
    return inner.linked(*rest) if rest else []


def _claim(
    scene: Stage, sentence: Sentence, told: tuple[Token, Frame], ends: tuple[Party | Locus, Value], change: Change
) -> StateClaim:
    (verb, frame), (subject, value) = told, ends
    document = scene.cast.document
    said = predicate(document, verb)
    named = (frame.id, subject.id, value.id)
    certainty = said.certainty if said else 1.0
    state = Told(frame.id, frame.kind, change, BY_FRAME, named, frame.status, certainty)
    start, end, observed = clause_times(document, scene.tree, verb, change=change)
    if not (start.known or end.known or observed.known) and (above := _says_so(scene, Clause(scene.tree, verb), frame)):
        since, _, _ = clause_times(document, scene.tree, above, change="began")
        start, observed = (
            (since, UNKNOWN) if above.lemma.lower() in DECLARES else (UNKNOWN, since if since.earliest else observed)
        )
    if change == "held" and not end.known:
        end = over(document, scene.tree, verb, observed)
    cue = Cue(scene.cast, sentence, verb.span)
    return state_claim(cue, state, subject_of(subject), value, (start, end, observed))
