"""Who is bound by a deed: by whom the words for the promise, for the deed or for the agreement name."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.commitments_deed import Scene
from dateline.claims.parties import once
from dateline.knowledge.actors import countries
from dateline.knowledge.commitments import Force, commitment_words
from dateline.knowledge.states import pact_nouns
from dateline.model.claim import Party
from dateline.model.document import EventMention
from dateline.model.syntax import Token

BY_CUE = 0.7
TAKEN_UP = 2
"""How many sentences before "the withdrawal" it may have been told who withdraws."""


@dataclass(frozen=True, slots=True)
class Binding:
    """A deed with who is bound to it, by which cue. `noun`: the word for the deed where a noun tells it and the verb only says that it is
    to come. `doer`: who is to do it, where that is another."""

    force: Force
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    cue: Token
    deed: Token
    rule: str
    confidence: float = BY_CUE
    each: bool = False
    noun: Token | None = None
    doer: tuple[Party, ...] = ()


def by_words(where: Scene, noun: Token) -> tuple[Party, ...]:
    """A body that is known by a word for it only: "the political forum"."""
    if noun.lemma.lower() not in commitment_words().bodies:
        return ()
    words = [t for t in where.tree.subtree(noun) if t.i <= noun.i]
    name = where.cast.document.text[words[0].start : noun.end]
    return (Party(f"unnamed:x:{noun.lemma.lower()}", " ".join(name.split()), "organisation"),)


def is_deed(noun: Token) -> bool:
    """Whether a noun tells a deed that somebody can owe: a withdrawal, an election."""
    words = commitment_words()
    return noun.pos in ("NOUN", "PROPN") and noun.lemma.lower() in (*words.deed_nouns, *words.own_deeds, *words.votes)


def bound_by(where: Scene, noun: Token) -> tuple[Party, ...]:
    """Whom the words for a deed bind: its possessor, who it is told to be by or between or, of a deed that one does oneself, of; of a vote, the
    country. Failing these, who was told to do it shortly before, and the parties of the agreement that it stands in; or nobody known."""
    words = commitment_words()
    if noun.lemma.lower() in words.votes:
        states = tuple(p for p in where.who(noun) if p.kind in ("country", "government"))
        return states or lands(where, noun) or _parties(where, noun)
    links = ["by", "between", *(["of"] if noun.lemma.lower() in words.own_deeds else [])]
    near = [k for k in where.tree.kids(noun, "poss", "amod", "compound", "nmod") if k.i in where.actor_at]
    near += [
        o for p in where.tree.kids(noun, "prep", "agent") if p.text.lower() in links for o in where.tree.kids(p, "pobj")
    ]
    named = next((w for k in near if (w := where.who(k))), ())
    if named and all(w.id.startswith("unnamed:x:") for w in named):
        return _parties(where, noun) or named
    return named or _told_before(where, noun) or _parties(where, noun)


def lands(where: Scene, noun: Token) -> tuple[Party, ...]:
    """The country that a noun phrase names as where it is: "elections in Chad"."""
    span = where.tree.extent(noun)
    named = [p for p in where.cast.document.places if span.contains(p.span) and (p.feature or "").startswith("A.PCL")]
    states = [countries().get(p.country or "") for p in named]
    return once(Party(s.key, s.name, s.kind, s.country, s.sectors, s.code) for s in states if s is not None)[:1]


def _told_before(where: Scene, noun: Token) -> tuple[Party, ...]:
    """ "The withdrawal": of whoever is told to withdraw in the sentences just before."""
    event = where.event_at.get(noun.i)
    if event is None or where.tree.kids(noun, "prep", "poss"):
        return ()
    before = [
        e
        for e in where.cast.document.events
        if e.type == event.type and e.token < noun.i and noun.sentence - e.sentence <= TAKEN_UP and e.actor
    ]
    return where.cast.parties(before[-1].actor) if before else ()


def _parties(where: Scene, noun: Token) -> tuple[Party, ...]:
    """The parties of the agreement: told before or in the clause whose subject the agreement is, "the pact between X and Y"."""
    verb = next((t for t in where.tree.ancestors(noun) if t.pos == "VERB"), None)
    pact = where.subject(verb) if verb is not None and verb.lemma in commitment_words().pact_verbs else None
    if pact is None or pact.i == noun.i:
        return agreed(where, noun)
    signed = [a for k in where.tree.kids(pact, "acl") for a in where.tree.kids(k, "agent", "prep")]
    signers = [o for a in signed if a.text.lower() in ("by", "between") for o in where.tree.kids(a, "pobj")]
    return where.who(pact) or next((w for o in signers if (w := where.who(o))), ()) or agreed(where, noun)


def both(where: Scene, noun: Token) -> tuple[Party, ...]:
    """Both parties, the two sides: those of the agreement told last before."""
    counted = any(k.text.lower() in ("both", "two") for k in where.tree.kids(noun))
    if noun.text.lower() not in ("parties", "sides", "both") or not (counted or noun.text.lower() == "both"):
        return ()
    pacts = [e for e in where.cast.document.events if e.type == "AGREE" and e.token < noun.i and len(e.actor) > 1]
    return where.cast.parties(pacts[-1].actor) if pacts else ()


def agreed(where: Scene, cue: Token) -> tuple[Party, ...]:
    """The parties of the agreement that the sentence or the one before it tells of: what it says is to be done binds them. A sentence
    between them that tells of the same parties ("Both gave …") does not part them."""
    told = [e for e in where.cast.document.events if e.token < cue.i and len(e.actor) > 1]
    pacts = [e for e in told if cue.sentence - 2 <= e.sentence and _pact(where, e)]
    if not pacts:
        return ()
    last = pacts[-1]
    between = {e.sentence for e in told if set(e.actor) == set(last.actor)}
    near = all(n in between for n in range(last.sentence + 1, cue.sentence))
    return where.cast.parties(last.actor) if near else ()


def _pact(where: Scene, event: EventMention) -> bool:
    """An agreement, or what is told by a verb with one as its object: "signed a truce"."""
    words = (*pact_nouns()[0], *pact_nouns()[1])
    verb = where.tree.tokens[event.token]
    return event.type == "AGREE" or any(k.lemma.lower() in words for k in where.tree.kids(verb, "dobj"))


def owner(where: Scene, noun: Token) -> Token | None:
    """Whose promise it is: its possessor, or the subject of the verb whose object it is."""
    owner = next(iter(where.tree.kids(noun, "poss")), None)
    verb = where.tree.head(noun)
    if owner is not None and owner.i in where.actor_at:
        return owner
    return where.subject(verb) if noun.dep == "dobj" and verb.pos == "VERB" else owner


def speaker_or_doer(where: Scene, deed: Token) -> tuple[Party, ...]:
    """Who is bound where the clause names none: who does it or, failing that, who says so."""
    event = where.event(deed)
    if event and event.actor:
        return where.cast.parties(event.actor)
    said = where.cast.document.said_at(deed.span)
    source = where.cast.source(said.id) if said else None
    return (source,) if source else ()


def own(actor: tuple[Party, ...], source: Party) -> bool:
    """Whether a speaker speaks of himself or of his country and its organs."""
    return any(
        a.id == source.id or (a.country == source.country is not None and a.kind != "armed_group") for a in actor
    )
