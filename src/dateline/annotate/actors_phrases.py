"""Noun phrases whose head is a noun for an actor: which phrase, and whose it is (the country or group that it names)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dateline.annotate.actors_groups import first_of
from dateline.annotate.actors_names import Hit, Text
from dateline.knowledge.actors import Agent, agent_phrases, countries, words
from dateline.knowledge.persons import Named
from dateline.model.span import Span
from dateline.model.syntax import Token

LONGEST = 4
LEFT = (
    "det",
    "amod",
    "compound",
    "poss",
    "nummod",
    "nmod",
    "quantmod",
    "advmod",
    "predet",
    "punct",
    "case",
    "conj",
    "cc",
)
BREAKS = ("(", ")", "[", "]", "--", "—", ":", ";")
IRREGULAR = ("REB", "UAF", "CRM", "OPP")
LED = ("military", "mob", "people", "side", "state", "officer")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `head` its noun, `first` its first token, `word` the phrase of the data that it matched. `owners` are the states or
    groups that it names; `country` comes from a place in it where no owner does, `region` is a part of that country before the noun."""

    agent: Agent
    word: str
    head: Token
    first: int
    last: int
    owners: tuple[Named, ...]
    country: str | None
    coordinated: bool = False
    region: str | None = None

    @property
    def label(self) -> str:
        """The matched phrase in the number that the text has."""
        return " ".join([*self.word.split()[:-1], self.head.text.lower()]) if self.plural else self.word

    @property
    def plural(self) -> bool:
        """Whether it speaks of several."""
        return self.head.tag in ("NNS", "NNPS")


def phrases(text: Text) -> Iterator[Phrase]:
    """All noun phrases for actors, from left to right."""
    tokens = text.document.tokens
    for token in tokens:
        if token.pos not in ("NOUN", "PROPN") and not (token.pos == "ADJ" and token.dep in ("nsubj", "dobj", "pobj")):
            continue
        if token.i in text.at or token.i in text.hidden:
            continue
        found = _agent(tokens, token)
        if found is None:
            found = _doer(text, token)
        other = _modifies(text, token) or _stance(text, token) or _condition(text, token)
        if found and not (other or _building(text, token, found[1])):
            yield _phrase(text, token, found)


def _agent(tokens: tuple[Token, ...], token: Token) -> tuple[Agent, str, int] | None:
    """The agent of the longest phrase that ends at a token, the phrase, and its first token."""
    known = agent_phrases()
    forms = (token.lemma, token.text.lower(), singular(token.text.lower()))
    if not any(_last(form) in _ends() for form in forms):
        return None
    for length in range(LONGEST, 0, -1):
        first = token.i - length + 1
        if first < 0 or tokens[first].sentence != token.sentence:
            continue
        before = [t.text.lower() for t in tokens[first : token.i]]
        for end in forms:
            word = " ".join([*before, end]).replace(" - ", "-")
            if word in known:
                return known[word], word, first
    return None


@cache
def _ends() -> frozenset[str]:
    """The last words of phrases for agents."""
    return frozenset(map(_last, agent_phrases()))


def _last(phrase: str) -> str:
    return phrase.replace("-", " ").rsplit(" ", 1)[-1]


def singular(word: str) -> str:
    """A plural noun in -s, -es, -ies or -men without its ending; else the word."""
    for ending, instead in (("men", "man"), ("ies", "y"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + instead
    return word


def _modifies(text: Text, token: Token) -> bool:
    """Whether the noun only qualifies another one that does not tell of a deed ("army base", but "army raid")."""
    following = text.document.tokens[token.i + 1 : token.i + 2]
    if token.dep not in ("compound", "nmod", "amod") or not following:
        return False
    head = text.tree.head(token)
    return (
        head.i > token.i and head.lemma not in words().events and head.pos in ("NOUN", "PROPN") and head.ent != "PERSON"
    )


def _doer(text: Text, token: Token) -> tuple[Agent, str, int] | None:
    """A noun for persons that no list has, behind a nationality: "Korean climbers"."""
    hit = text.at.get(token.i - 1)
    if token.pos != "NOUN" or not hit or not hit.sense("adjective") or not token.lemma.endswith(words().doers):
        return None
    return (agent_phrases()["civilian"], token.lemma, token.i) if token.lemma not in words().things else None


def _building(text: Text, token: Token, word: str) -> bool:
    """ "Outside parliament" is a place, and so are hospitals that fighters leave and the bank of a river."""
    tokens = text.document.tokens
    if word == "bank" and token.i and tokens[token.i - 1].text.lower() in words().banks:
        return True
    first = first_of(text, token)
    above = text.tree.head(first)
    left = above.lemma == "from" and text.tree.head(above).lemma in words().moves
    return word in words().buildings and first.dep == "pobj" and (left or above.lemma in words().locative)


def _stance(text: Text, token: Token) -> bool:
    """ "Opposition to the plan" is nobody."""
    return token.lemma in words().stances and any(k.lemma == "to" for k in text.tree.kids(token, "prep"))


def _condition(text: Text, token: Token) -> bool:
    """ "A state of emergency" is no state."""
    below = [n for p in text.tree.kids(token, "prep") if p.lemma == "of" for n in text.tree.kids(p, "pobj")]
    return token.lemma == "state" and any(n.pos == "NOUN" and n.i not in text.at for n in below)


def leftmost(text: Text, token: Token) -> int:
    """The first token of the noun phrase that a noun ends."""
    inside = {t.i for t in text.tree.subtree(token)}
    first = token.i
    while first - 1 in inside and text.document.tokens[first - 1].sentence == token.sentence:
        if text.document.tokens[first - 1].text in BREAKS:
            break
        first -= 1
    while first < token.i and text.document.tokens[first].dep in ("cc", "punct", "mark", "preconj"):
        first += 1
    return first


def _phrase(text: Text, token: Token, found: tuple[Agent, str, int]) -> Phrase:
    agent, word, start = found
    first = min(leftmost(text, token), start)
    first = _nationality_before(text, token, first)
    agent = _irregular(text, agent, first, start)
    last, word = _of_body(text, token, word)
    owners, coordinated = owning(text, first, token.i - 1)
    if not owners and token.dep == "conj" and first == start:
        owners, coordinated = _shared(text, token)
    if not owners:
        owners = _behind(text, token, agent) or _possessing(text, token) or _keeping(text, token, agent)
    country = None if owners else _placed(text, first, token, agent)
    region = _region(text, first, token) if country and agent.role == "military" else None
    first = _counted(text, token, first)
    return Phrase(agent, word, token, first, last, tuple(owners), country, coordinated, region)


def _nationality_before(text: Text, token: Token, first: int) -> int:
    """ "The Syrian army offensive": the nationality right before a noun is that noun's, whatever the parser hangs it on."""
    tokens, hit = text.document.tokens, text.at.get(first - 1)
    if token.dep == "compound" and hit and hit.sense("adjective") and tokens[hit.last].head == token.head:
        first = hit.first
    own, other = text.at.get(first), text.at.get(first - 2)
    joined = (
        first > 1 and tokens[first - 1].text.lower() in ("and", "or") and tokens[first - 2].sentence == token.sentence
    )
    if joined and own and other and own.sense("adjective") and other.sense("adjective"):
        return other.first  # "Kyrgyz and Tajik border guards"
    return first


def _counted(text: Text, token: Token, first: int) -> int:
    """ "Dozens of protesters": the phrase begins with the number."""
    preposition = text.tree.head(token)
    number = text.tree.head(preposition)
    if token.dep == "pobj" and preposition.lemma == "of" and number.lemma in words().numbers and number.i < first:
        return leftmost(text, number)
    return first


def _irregular(text: Text, agent: Agent, first: int, start: int) -> Agent:
    """ "Rebel troops" are rebels; a "fighter jet" is not, its word `start`s the noun itself."""
    if agent.role in ("military", "people", "officer"):
        for token in text.document.tokens[first:start]:
            other = agent_phrases().get(singular(token.text.lower()))
            if other and other.sectors[0] in IRREGULAR and token.text.lower() not in ("anti", "suspect"):
                return other
    return agent


def _shared(text: Text, token: Token) -> tuple[list[Named], bool]:
    """ "Israeli helicopters and tanks": the nationality of the first goes for a second that has no words of its own."""
    other = text.tree.head(token)
    if token.i - other.i > 2 or other.i in text.at:
        return [], False
    return owning(text, leftmost(text, other), other.i - 1)


def _of_body(text: Text, token: Token, word: str) -> tuple[int, str]:
    """ "Ministry of Defence" as "defence ministry"; with its last token."""
    if token.lemma not in words().offices_of:
        return token.i, word
    for preposition in text.tree.kids(token, "prep"):
        if preposition.lemma in ("of", "for") and preposition.i == token.i + 1:
            for noun in text.tree.kids(preposition, "pobj"):
                if noun.i not in text.at:
                    first = leftmost(text, noun)
                    name = " ".join(t.text.lower() for t in text.document.tokens[first : noun.i + 1] if t.pos != "DET")
                    return noun.i, f"{name} {token.lemma}"
    return token.i, word


def owning(text: Text, first: int, last: int) -> tuple[list[Named], bool]:
    """Whom the names in tokens `first`..`last` speak of, and whether they are several side by side."""
    hits = [h for h in text.between(first, last) if not otherwise(text, h)]
    named = [(h, n) for h in hits if (n := h.sense("adjective", "state", "named", "capital", "seat", "people"))]
    if not named:
        return [], False
    tokens = text.document.tokens
    apart = [
        any(t.dep == "cc" or t.text in (",", "-", "–") for t in tokens[a.last + 1 : b.first])
        for (a, _), (b, _) in pairwise(named)
    ]
    if apart and all(apart):
        return list(dict.fromkeys(n.actor for _, n in named)), True
    groups = [n.actor for _, n in named if n.sense == "named"]
    return [groups[-1] if groups else named[0][1].actor], False


def otherwise(text: Text, hit: Hit) -> bool:
    """ "Iran-backed", "rebel-held": the name says who backs, not who is meant."""
    if hit.first and text.document.tokens[hit.first - 1].lemma == "ethnic":
        return True
    after = text.document.tokens[hit.last + 1 : hit.last + 3]
    return len(after) == 2 and after[0].text in ("-", "–", "‑") and after[1].text.lower() in words().compound_ends


def _behind(text: Text, token: Token, agent: Agent) -> list[Named]:
    """The owner named after the noun: "the government of Sudan", "troops from Chad", "forces loyal to General Name"."""
    if any(k.tag == "PRP$" for k in text.tree.kids(token, "poss")):
        return []
    for link, noun in linked(text, token, located=agent.located):
        hit = text.at.get(noun.i)
        name = hit.sense("named", "person", "state", "capital") if hit else None
        if name is None or (link == "in" and name.sense in ("named", "person")):
            continue
        if name.sense in ("state", "capital") and agent.role == "side":
            continue  # "supporters of Israel" may live anywhere
        if name.sense != "person" or agent.role in LED:
            return [name.actor]
    return []


def linked(text: Text, token: Token, *, located: bool = True) -> Iterator[tuple[str, Token]]:
    """The nouns that may tell whose a noun is, with the word that ties them to it: "of", "from", "loyal (to)"."""
    allowed = words().owned_in if located else words().owned_by
    for preposition in text.tree.kids(token, "prep"):
        if preposition.lemma in allowed:
            yield from ((preposition.lemma, noun) for noun in text.tree.kids(preposition, "pobj"))
    for tie in text.tree.kids(token, "amod", "acl", "relcl", "appos"):
        if tie.i > token.i and tie.lemma in words().ties:
            for preposition in text.tree.kids(tie, "prep", "agent"):
                yield from ((tie.lemma, noun) for noun in text.tree.kids(preposition, "pobj"))


def _possessing(text: Text, token: Token) -> list[Named]:
    """The person whose troops or aides they are: "Dostum's men", "the Thatcher government"."""
    hits = [text.at.get(k.i) for k in text.tree.kids(token, "poss", "compound")]
    return [n.actor for h in hits if h and (n := h.sense("person"))][:1]


def _keeping(text: Text, token: Token, agent: Agent) -> list[Named]:
    """The state whose soldiers they are, as it has them somewhere: "Peru has 90 soldiers there", "Peru, which withdrew its 90 soldiers"."""
    verb = text.tree.head(token)
    if agent.role != "military" or token.dep != "dobj" or verb.lemma not in words().keeping:
        return []
    over = text.tree.head(verb) if verb.dep == "relcl" else None
    subjects = text.tree.kids(verb, "nsubj")
    if over and any(s.tag == "WDT" for s in subjects):
        subjects = [over]
    hits = [text.at.get(s.i) for s in subjects]
    return [n.actor for h in hits if h and (n := h.sense("state", "capital"))][:1]


def _placed(text: Text, first: int, token: Token, agent: Agent) -> str | None:
    """The country of a place named in the phrase or right behind it: "Karachi police", "police in Karachi"."""
    if not agent.located:
        return None
    tokens = text.document.tokens
    last = token.i
    for preposition in text.tree.kids(token, "prep"):
        if preposition.lemma in words().placed_by:
            last = max([last, *(n.i for n in text.tree.kids(preposition, "pobj"))])
    within = Span(tokens[first].start, tokens[last].end)
    for place in text.document.places:
        if place.country in countries() and within.contains(place.span):
            hits = text.between(first, last)
            if not any(h.span.contains(place.span) and otherwise(text, h) for h in hits):
                return place.country
    return None


def _region(text: Text, first: int, token: Token) -> str | None:
    """The part of a country named before a noun: "Tigray forces" are not the country's own."""
    before = Span(text.document.tokens[first].start, token.start)
    parts = [
        p for p in text.document.places if before.contains(p.span) and (p.feature or "").startswith(("A.ADM1", "L.RGN"))
    ]
    return parts[0].span.of(text.document.text) if parts else None
