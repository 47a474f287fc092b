"""The country that a report speaks of, for those of whom it tells none: its army, its government, its junta."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dateline.annotate.actors_names import Text, agentive
from dateline.knowledge.actors import words
from dateline.model.place import Place
from dateline.model.syntax import Token

DOMINANT = 0.8
REPEATED, LONG = 2, 3
HALF, AHEAD, FORCED = 0.5, 2.0, 1.5


@dataclass(frozen=True, slots=True)
class Lands:
    """What a report tells of whose its institutions are: the `only` country it speaks of, the one that is its `home`, and the one `forced`
    by soldiers; each None where the report leaves it open."""

    only: str | None
    home: str | None
    forced: str | None


def lands(text: Text) -> Lands:
    """Reads them."""
    return Lands(only_country(text), home(text), forced(text))


def told_countries(text: Text) -> Counter[str]:
    """The countries of states, nationalities, bodies and places in a report, with how often they are told."""
    acting = [h for h in text.hits if h.sense("state", "adjective", "named") or agentive(text, h)]
    seen = Counter(n.actor.country for h in acting if (n := h.sense("state", "adjective", "capital", "named")))
    seen.update(p.country for p in _told(text) if p.country and not _venue(text, p))
    return Counter({c: n for c, n in seen.items() if c})


def _told(text: Text) -> list[Place]:
    """The places of a report but those of its dateline: where it was written is not what it speaks of."""
    return [p for p in text.document.places if p.form != "dateline"]


def only_country(text: Text, *, short: bool = True) -> str | None:
    """The country that a report speaks of, where it speaks of hardly any other; with `short`, twice is enough, and once in
    one or two sentences."""
    known = told_countries(text)
    if not known:
        return None
    best = _most(known)
    brief = len(text.document.sentences) < LONG
    enough = (short and (brief or known[best] >= REPEATED)) or (not brief and known[best] >= LONG)
    return best if enough and known[best] >= DOMINANT * sum(known.values()) else None


def home(text: Text) -> str | None:
    """The country whose army "the army" is: the only one that the report speaks of, or the one that half of its names are of and
    that is told far more often than any other."""
    told = _with_people(text)
    first, second = [*sorted(told.values(), reverse=True), 0, 0][:2]
    if first > LONG and first > AHEAD * second and first >= HALF * sum(told.values()):
        return _most(told)
    return only_country(text)


def forced(text: Text) -> str | None:
    """The country where soldiers rule: of those told the first that is no other party to what a junta does or suffers ("France does not
    recognise the junta"), if it stands well before the next."""
    juntas = [t for t in text.document.tokens if rules_by_force(text, t)]
    if not juntas:
        return None
    others = {c for junta in juntas for c in _dealing(text, junta)}
    told = Counter({c: n for c, n in _with_people(text).items() if c not in others})
    first, second = [*sorted(told.values(), reverse=True), 0, 0][:2]
    return _most(told) if first >= REPEATED and first >= FORCED * second else None


def _with_people(text: Text) -> Counter[str]:
    """The countries told, each name once: of states, nationalities, bodies, persons of the data, and places."""
    told = [p for p in _told(text) if p.country and not _venue(text, p)]
    found = {top.i: p.country for p in told if (top := text.tree.top(p.span))}
    for hit in text.hits:
        names = {n.actor.country for n in hit.names if n.sense != "people"}
        if len(names) == 1 and (hit.sense("state", "adjective", "named", "person") or agentive(text, hit)):
            found[hit.last] = names.pop()
    return Counter(c for c in found.values() if c)


def _most(told: Counter[str]) -> str:
    return max(sorted(told), key=lambda c: told[c])


def rules_by_force(text: Text, token: Token) -> bool:
    """Whether a noun is for soldiers who rule: "the junta", "the military government"."""
    lists = words()
    if token.lemma.lower() in lists.juntas:
        return True
    return token.lemma in lists.rulers and any(
        k.lemma.lower() == "military" for k in text.tree.kids(token, "amod", "compound")
    )


def _dealing(text: Text, junta: Token) -> set[str]:
    """The countries that are another argument of a junta's own verb."""
    verb = next((t for t in text.tree.ancestors(junta) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return set()
    inside = {t.i for t in text.tree.subtree(junta)}
    sides = [k for k in text.tree.kids(verb, "nsubj", "dobj", "dative") if k.i not in inside]
    hits = [text.at[k.i] for k in sides if k.i in text.at]
    hits += [text.at[m.i] for k in sides for m in text.tree.kids(k, "amod", "poss", "compound") if m.i in text.at]
    return {n.actor.country for h in hits if (n := h.sense("state", "adjective", "capital")) and n.actor.country}


def _venue(text: Text, place: Place) -> bool:
    """Whether somebody only meets or speaks in a town: "the rebels and the government met in Doha"."""
    top = text.tree.top(place.span)
    if top is None or not (place.feature or "").startswith("P.") or top.dep != "pobj":
        return False
    above = next((t for t in text.tree.ancestors(top) if t.pos in ("VERB", "AUX")), None)
    return above is not None and above.lemma in words().meeting | words().venues
