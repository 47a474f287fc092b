"""Organisations told by how their names are built: capitals that end or begin with a noun for a body ("the National Salvation Front")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.annotate.actors_names import Hit, Text
from dateline.annotate.actors_phrases import singular
from dateline.knowledge.actors import Name, agent_phrases, named_slug, words
from dateline.knowledge.long_names import long_names
from dateline.knowledge.persons import Named
from dateline.model.actor import ActorKind
from dateline.model.span import Span
from dateline.model.syntax import Token

TITLED, ENOUGH = 0.9, 4
SHORTEST, LONGEST = 3, 6
REGION = "A."
"""The gazetteer's class of states, provinces and other divisions."""
ORGANS = ("state", "military", "body", "official")


@dataclass(frozen=True, slots=True)
class Built:
    """A name at tokens `first`..`last` whose noun for a body is at `head`."""

    first: int
    last: int
    head: int


def whole(text: Text) -> Text:
    """The text with such names as names of their own, and without those that lie in them or in the names of things ("the Treaty on
    Conventional Armed Forces in Europe", "Nelson Mandela Bridge")."""
    hidden = {t.i for start, end in long_names(text.document.text) for t in text.tree.within(Span(start, end))}
    hidden = {i for i in hidden if text.document.tokens[i].sentence not in text.caseless}
    plain = (one for one in built(text) if one.head not in hidden)
    more = [_hit(text, one) for one in plain if not (_region(text, one) or _inside(text, one))]
    inside = {i for h in more for i in range(h.first, h.last + 1)} | hidden
    kept = [h for h in text.hits if not {h.first, h.last} & inside]
    hits = tuple(sorted((*kept, *more), key=lambda h: h.first))
    at = {i: hit for hit in hits for i in range(hit.first, hit.last + 1)}
    return replace(text, hits=hits, at=at, hidden=frozenset(hidden))


def _region(text: Text, one: Built) -> bool:
    """Whether the gazetteer has the whole name as a region: "the West Bank" is no bank."""
    span = Span(text.document.tokens[one.first].start, text.document.tokens[one.last].end)
    return any(p.span.contains(span) and (p.feature or "").startswith(REGION) for p in text.document.places)


def _inside(text: Text, one: Built) -> bool:
    """Whether the words are only a part of a longer name of the data: no "Shan Alliance" within the Shan Alliance Army."""
    return any(
        h.first <= one.first and one.last <= h.last and h.last - h.first > one.last - one.first for h in text.hits
    )


def _hit(text: Text, one: Built) -> Hit:
    tokens = text.document.tokens
    span = Span(tokens[one.first].start, tokens[one.last].end)
    name = " ".join(span.of(text.document.text).split())
    country = _country(text, one)
    head = tokens[one.head].text.lower()
    agent = agent_phrases().get(head) or agent_phrases().get(singular(head))
    kind: ActorKind = "armed_group" if head in words().armed_heads else "organisation"
    sectors = ("REB",) if kind == "armed_group" else tuple(agent.sectors) if agent else ()
    actor = Named(
        f"org:{named_slug(name)}", name, kind, country, sectors, f"{country or ''}{''.join(sectors[:1])}" or None
    )
    return Hit(span, one.first, one.last, (Name(name, "named", actor),))


def _country(text: Text, one: Built) -> str | None:
    """The country by the state that a name ends in ("Democratic Party of Japan") or begins with, else by what stands before."""
    behind = text.at.get(one.last) if one.last > one.head else None
    before = text.at.get(one.first) if one.first < one.head else None
    name = (behind and behind.sense("state", "capital")) or (before and before.sense("adjective", "state"))
    return name.actor.country if name else owner_before(text, one.first)


def owner_before(text: Text, first: int) -> str | None:
    """Whose it is by a nationality or possessive right before: "Burundi's High Council", "the Omani Guild of Pilots"."""
    apart = int(first > 0 and text.document.tokens[first - 1].tag == "POS")
    hit = text.at.get(first - 1 - apart)
    if hit is None or text.document.tokens[hit.last].sentence != text.document.tokens[first].sentence:
        return None
    name = hit.sense("state") if apart else hit.sense("adjective")
    return name.actor.country if name else None


def built(text: Text) -> Iterator[Built]:
    """All such names that the data does not have, from left to right."""
    tokens = text.document.tokens
    titled = {s for s in {t.sentence for t in tokens} if _titled(text, s)}
    end = -1
    for token in tokens:
        if token.i <= end or token.sentence in titled:
            continue
        if _lettered(text, token):
            yield Built(token.i, token.i, token.i)
        if not _heads(text, token):
            continue
        first, last = _start(text, token.i), _stop(text, token.i)
        if _known(text, first, token.i) and tokens[min(token.i + 1, len(tokens) - 1)].text.lower() in ("in", "to"):
            continue
        own = _named(text, first, token.i) or (last > token.i and not _organ(text, first, token.i, last))
        common = first == token.i and _opening(text, first)  # "Forces of Name": any word may have its capital
        if first < last and own and not common and not _known(text, first, last):
            end = last
            yield Built(first, last, token.i)


def _heads(text: Text, token: Token) -> bool:
    return token.text.lower() in words().body_heads and text.cased(token) and not token.text.isupper()


def _lettered(text: Text, token: Token) -> bool:
    """Whether a word behind an article is an acronym that the data does not have: "fighters of the CSP"."""
    before = text.document.tokens[token.i - 1] if token.i else token
    short = token.text.isalpha() and token.text.isupper() and SHORTEST <= len(token.text) <= LONGEST
    free = token.i not in text.at and token.i not in text.placed and token.dep not in ("compound", "amod", "nmod")
    return short and free and before.text.lower() == "the" and text.cased(token)


def _titled(text: Text, sentence: int) -> bool:
    """Whether a headline has capitals throughout."""
    said = [
        t for t in text.tree.sentence(sentence) if t.text.isalpha() and t.pos not in ("DET", "ADP", "CCONJ", "PART")
    ]
    return len(said) >= ENOUGH and sum(t.text[0].isupper() for t in said) > TITLED * len(said)


def _capital(text: Text, i: int, sentence: int) -> bool:
    tokens = text.document.tokens
    return 0 <= i < len(tokens) and tokens[i].sentence == sentence and text.cased(tokens[i])


def _start(text: Text, head: int) -> int:
    """The first capital of the name that a noun ends; articles, titles and persons before it are none of it."""
    tokens, first = text.document.tokens, head
    while first > 0:
        before = tokens[first - 1]
        if _capital(text, first - 1, tokens[head].sentence) and before.pos not in (
            "DET",
            "ADP",
            "SCONJ",
            "VERB",
            "AUX",
        ):
            first -= 1
        elif before.text in ("'s", "’s", "'", "’", "-", "and", "&") and _capital(
            text, first - 2, tokens[head].sentence
        ):
            if before.tag == "POS" and (first - 2) in text.at:
                break  # "Peru's National Front": the country owns it
            if before.text == "and" and tokens[first - 2].tag != tokens[first].tag:
                break
            first -= 2
        else:
            break
    return first


def _stop(text: Text, head: int) -> int:
    """The last capital of what follows a noun by "of" or "for"."""
    tokens, last = text.document.tokens, head
    links = words().name_links
    while (i := last + 1) < len(tokens) and tokens[i].text.lower() in (words().name_joins if last == head else links):
        while i < len(tokens) and tokens[i].text.lower() in links:
            i += 1
        if not _capital(text, i, tokens[head].sentence) or _is_day(text, tokens[i]):
            break
        while _capital(text, i + 1, tokens[head].sentence):
            i += 1
        last = i
    return last


def _is_day(text: Text, token: Token) -> bool:
    """Whether what follows is when, not what it is called: "the Council in January"."""
    return any(t.span.contains(token.span) for t in text.document.times)


def _named(text: Text, first: int, head: int) -> bool:
    """Whether more than a nationality and a common noun is told: "Liberian Peace Council", not "Liberian Parliament"."""
    tokens = text.document.tokens
    while first < head and first in text.at and text.at[first].sense("adjective", "state", "capital"):
        first = text.at[first].last + 1
    while first < head and tokens[first].text.lower() in words().state_words:
        first += 1
    phrase = " ".join(t.text.lower() for t in tokens[first : head + 1])
    known = agent_phrases()
    return first < head and phrase not in known and singular(phrase) not in known


def _opening(text: Text, i: int) -> bool:
    """Whether a token opens its sentence, where any word has a capital."""
    return i == 0 or text.document.tokens[i - 1].sentence != text.document.tokens[i].sentence


def _organ(text: Text, first: int, head: int, last: int) -> bool:
    """Whether it is an organ of a state by a common noun: "Central Bank of Nigeria"."""
    tokens = text.document.tokens
    phrase = " ".join(t.text.lower() for t in tokens[first : head + 1])
    agent = agent_phrases().get(phrase) or agent_phrases().get(singular(phrase))
    hit = text.at.get(last)
    state = bool(hit and hit.first > head and hit.sense("state", "capital"))
    return state and agent is not None and agent.role in ORGANS and agent.slug != "party"


def _known(text: Text, first: int, last: int) -> bool:
    """Whether a name of the data covers it, or ends it behind a nationality or by itself ("Turkish Kurdistan Workers' Party")."""
    hit = text.at.get(last)
    if hit is None or hit.last != last or not hit.sense("named", "person"):
        return False
    return hit.first <= first or hit.last - hit.first > 1 or all(i in text.at for i in range(first, hit.first))
