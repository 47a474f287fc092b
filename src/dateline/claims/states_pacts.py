"""Agreements: proposed, signed, in force, suspended, ended, between whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.claims.events import UNREAD
from dateline.claims.parties import party
from dateline.claims.states_claim import Cue, Told, is_real, predicate, state_claim
from dateline.claims.states_clause import Clause
from dateline.claims.states_focus import home_country
from dateline.claims.states_phrases import Stage, subject_of
from dateline.claims.states_time import clause_times
from dateline.knowledge.states import Pact, pact_nouns, pact_verbs
from dateline.model.claim import Locus, Party, StateClaim, Value
from dateline.model.document import Sentence
from dateline.model.interval import UNKNOWN
from dateline.model.syntax import Token

BY_NOUN = 0.65
LEADS = re.compile(r"\b(?:leader|chief|commander|head|chairman|negotiator)\b", re.IGNORECASE)
GOES_ON = ("hold", "last", "remain", "stay")
"""What is told so of "the truce" is told of one that the report has to have named."""
SIDED = ("country", "government", "armed_group", "force", "organisation", "person")
MEDIATORS = ("mediat", "observ", "facilitat")


@dataclass(frozen=True, slots=True)
class Treaty:
    """An agreement of a report: its words, whether it is a truce, and the parties."""

    words: str
    truce: bool
    parties: tuple[Party, ...]


def pact_claims(scene: Stage) -> Iterator[StateClaim]:
    """What the verbs of a report tell of agreements; the parties of one taken up are those told last before."""
    latest: dict[bool, Treaty] = {}
    for sentence in scene.cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        for verb in scene.tree.sentence(sentence.index):
            for pact in pact_verbs().get(verb.lemma.lower(), ()) if verb.pos == "VERB" else ():
                noun = _noun(scene, verb, pact, latest)
                told = _told(scene, verb, noun, latest) if noun is not None else None
                if told is not None:
                    latest[told.truce] = told
                    yield from _claims(scene, sentence, (verb, pact), told)
                    break


def _noun(scene: Stage, verb: Token, pact: Pact, latest: dict[bool, Treaty]) -> Token | None:
    """The agreement that the verb speaks of, where it tells it as so."""
    clause = Clause(scene.tree, verb)
    if clause.negated or clause.unreal or not is_real(predicate(scene.cast.document, verb)):
        return None
    holds = verb.lemma == "hold" and not scene.tree.kids(verb, "dobj")
    if pact.beside and not holds and not any(t.text.lower() in pact.beside for t in clause.beside()):
        return None
    nouns = clause.doer() if pact.role == "subject" else [*clause.done(), *clause.linked("on", "to")]
    if pact.role == "subject" and not nouns:
        nouns = clause.done()
    if pact.role == "subject" and not pact.beside and scene.tree.kids(verb, "dobj"):
        return None
    truces, pacts = pact_nouns()
    return next((n for n in nouns if n.lemma.lower() in truces | pacts or (n.text.lower() == "it" and latest)), None)


def _told(scene: Stage, verb: Token, noun: Token, latest: dict[bool, Treaty]) -> Treaty | None:
    if noun.text.lower() == "it":
        return list(latest.values())[-1]
    words = scene.words(noun)
    if verb.lemma in GOES_ON and " " not in words and not latest and not scene.tree.kids(noun, "prep", "poss"):
        return None
    truce = any(t.lemma.lower() in pact_nouns()[0] for t in scene.tree.subtree(noun))
    clause = Clause(scene.tree, verb)
    parties = _between(scene, noun) or _between(scene, verb)
    if len(parties) < 2:
        own = [*scene.tree.kids(noun, "poss"), *([] if clause.doer() == [noun] else clause.doer())]
        others = clause.linked("with", "to") + [
            o for p in scene.tree.kids(noun, "prep") if p.lemma == "with" for o in scene.tree.kids(p, "pobj")
        ]
        parties = [*parties, *(p for n in (*own, *others) for p in scene.parties(n))]
    several = _sides(scene, [p for p in parties if not any(m in p.name.lower() for m in MEDIATORS)])
    if len(several) < 2 and truce in latest and clause.verb.lemma not in ("sign", "conclude", "reach", "strike"):
        several = latest[truce].parties
    return Treaty(words, truce, several)


def _between(scene: Stage, head: Token) -> list[Party]:
    links = [p for p in scene.tree.kids(head, "prep") if p.lemma == "between"]
    return [x for p in links for o in scene.tree.kids(p, "pobj") for x in scene.parties(o)]


def _claims(scene: Stage, sentence: Sentence, cue: tuple[Token, Pact], told: Treaty) -> Iterator[StateClaim]:
    """One for each pair of parties; where fewer than two are known, one of the country that the report is about."""
    pairs: list[tuple[Party | Locus, Party | None]] = [
        (a, b) for n, a in enumerate(told.parties[:4]) for b in told.parties[n + 1 : 4]
    ]
    if not pairs and (both := _of_report(scene)):
        pairs = [(both[0], both[1])]
    if not pairs:
        home = home_country(scene)
        subjects: list[Party | Locus] = [home] if home else list(told.parties[:1])
        pairs = [(s, None) for s in subjects]
    yield from (_claim(scene, sentence, cue, told, pair) for pair in pairs)


def _of_report(scene: Stage) -> list[Party]:
    """The two that the report tells to have agreed with each other, where it tells of no others."""
    told = [scene.cast.parties((*e.actor, *e.recipient)) for e in scene.cast.document.events if e.type == "AGREE"]
    sided = [_sides(scene, ps) for ps in told]
    pairs = {frozenset(p.id for p in two): two for two in sided if len(two) == 2 and all(_signs(p) for p in two)}
    return list(next(iter(pairs.values()))) if len(pairs) == 1 else []


def _signs(who: Party) -> bool:
    """Whether one can be a party to an agreement: no crowd, and no trade told without a name ("banks")."""
    return who.kind in SIDED and not (who.kind == "organisation" and who.id.startswith("unnamed:"))


def _sides(scene: Stage, parties: Iterable[Party]) -> tuple[Party, ...]:
    """The states and groups that those who sign act for, each once; a crowd signs nothing."""
    sided = [scene.speaks_for(_group_of(scene, p)) for p in parties if not p.id.endswith(":civilians")]
    return tuple({p.id: p for p in sided}.values())


def _group_of(scene: Stage, who: Party) -> Party:
    """The group whose leader a person is told to be: "FARC leader Timochenko"."""
    document = scene.cast.document
    titles = [r.span.of(document.text) for a in document.actors if a.key == who.id for r in a.roles if r.span]
    own = [m for a in document.actors if a.key == who.id for m in a.mentions]
    before = [m for a in document.actors if a.key.startswith("unnamed:") for m in a.mentions]
    titles += [m.of(document.text) for m in before if any(m.end + 1 == o.start for o in own)]
    groups = [a for a in document.actors if a.kind in ("armed_group", "organisation")]
    names = ((a, m.of(document.text).removeprefix("the ").removeprefix("The ")) for a in groups for m in a.mentions)
    led = (a for a, name in names if any(name in title and LEADS.search(title) for title in titles))
    return next((party(a) for a in led), who)


def _claim(
    scene: Stage, sentence: Sentence, cue: tuple[Token, Pact], told: Treaty, pair: tuple[Party | Locus, Party | None]
) -> StateClaim:
    verb, pact = cue
    one, other = pair
    ended = pact.status == "ended"
    start, end, _ = clause_times(scene.cast.document, scene.tree, verb, change="ended" if ended else "began")
    words = f"{'ceasefire' if told.truce else 'agreement'}: {told.words}"
    value = Value(other.name, other.id, other.country, text=words) if other else Value(name=words, text=words)
    state = Told(
        pact.id,
        "agreement",
        "ended" if ended else "began",
        BY_NOUN,
        (pact.id, one.id, value.id),
        None if ended else pact.status,
    )
    when = (UNKNOWN if ended else start, end, UNKNOWN)
    return state_claim(Cue(scene.cast, sentence, verb.span), state, subject_of(one), value, when)
