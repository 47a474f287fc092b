"""Titles beside a person's name: "Peruvian Foreign Minister" before it, ", the former president of Peru," after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.annotate.actors_names import Text
from dateline.annotate.actors_phrases import owning
from dateline.knowledge.actors import agent_phrases, countries, words
from dateline.knowledge.persons import Named
from dateline.model.syntax import Token

FAR = 9
FIELD = 6


@dataclass(frozen=True, slots=True)
class Title:
    """An office told beside a name: its words, whose it is, and how it is held; tokens `first`..`last`."""

    words: str
    owner: Named | None
    status: str
    first: int
    last: int


def titular(token: Token) -> bool:
    """Whether a word may be part of a title."""
    return token.text.lower() in _titular()


@cache
def _titular() -> frozenset[str]:
    lists = words()
    return frozenset(lists.titles | lists.honorifics | lists.former | lists.acting | lists.designate)


def _belongs(text: Text, token: Token) -> bool:
    """Whether a word may stand within what is told beside a name: a title, whose it is, and what else is said of the person."""
    word = token.text.lower()
    return (
        titular(token)
        or word in words().title_links
        or word in words().epithets
        or token.i in text.at
        or token.i in text.placed
    )


def _sovereign(token: Token) -> bool:
    """Whether a word in capitals begins the office of one who governs."""
    return token.text in ("President", "Prime", "Premier", "Chancellor", "King", "Queen", "Emir", "Sultan", "Pope")


def governing(title: Title) -> bool:
    """Whether it is an office of state that needs no more words: a president or a minister, not a leader, who may be anybody's."""
    agent = agent_phrases().get(title.words.lower())
    return agent is not None and agent.role == "official" and title.words.lower() not in words().anybodys


def sectors_of(title: Title) -> tuple[str, ...]:
    """PLOVER sectors of the office."""
    owner = title.owner
    if owner and not owner.key.startswith("country:"):
        return owner.sectors
    if title.status == "former":
        return ("ELI",)
    said = title.words.lower().split()
    for length in range(len(said), 0, -1):
        for start in range(len(said) - length + 1):
            agent = agent_phrases().get(" ".join(said[start : start + length]))
            if agent:
                return tuple(agent.sectors)
    return ("GOV",) if owner else ()


def beside(text: Text, first: int, last: int) -> Title | None:
    """The title before or after the name at tokens `first`..`last`."""
    before = _before(text, first)
    after = _after(text, last)
    if before and before.words:
        return before if before.owner else _of_land(text, before, last)
    return after or before


def _of_land(text: Text, title: Title, last: int) -> Title:
    """ "King Name of Morocco": the land behind the name."""
    tokens = text.document.tokens
    hit = text.at.get(last + 2) if last + 2 < len(tokens) and tokens[last + 1].text == "of" else None
    name = hit.sense("state", "named") if hit and tokens[last + 2].sentence == tokens[last].sentence else None
    return replace(title, owner=name.actor) if name else title


def _before(text: Text, first: int) -> Title | None:
    tokens = text.document.tokens
    end = first - 1
    if (
        end > 0
        and tokens[end].text == ","
        and titular(tokens[end - 1])
        and tokens[end].sentence == tokens[first].sentence
    ):
        end -= 1  # "the prime minister, Name"
    start = end + 1
    while start > 0 and first - start < FAR and tokens[start - 1].sentence == tokens[first].sentence:
        token = tokens[start - 1]
        governs = token.pos == "VERB" and token.dep != "amod"  # "parliament elected Name" is no title
        # "the re-election of President Name" is what befell the president
        governs |= token.text.lower() in ("of", "for", "to", "by") and start <= end and _sovereign(tokens[start])
        if governs or not (_belongs(text, token) or token.text.lower() == "ex"):
            start = _field(text, start)
            break
        if _of_person(text, token.i):
            start += tokens[start].text.lower() in ("and", "&") if start <= end else 0
            break
        start -= 1
    told = tokens[start : end + 1]
    owned = start > 0 and tokens[start - 1].tag == "PRP$"
    named = told and (told[0].text.lower() == "the" or any(t.tag == "POS" for t in told) or owned)
    if end < first - 1 and not named:
        return None
    title = _title(text, start, end)
    if (
        title
        and title.words
        and title.owner is None
        and start > 1
        and tokens[start - 1].text == ","
        and end == first - 1
    ):
        wider = _before(text, start)  # "the army chief, General Name"
        return wider if wider and wider.owner else title
    return title


def _field(text: Text, start: int) -> int:
    """ "Minister for Trade and Fisheries Name": where the office begins whose field ends before `start`; else `start`."""
    tokens = text.document.tokens
    i = start - 1
    while i > 0 and start - i < FIELD and (text.cased(tokens[i]) or tokens[i].text in ("and", ",", "&")):
        i -= 1
    of = tokens[i].text.lower() in ("of", "for") and i + 1 < start and tokens[i].sentence == tokens[start - 1].sentence
    if not of or not titular(tokens[i - 1]):
        return start
    while i > 0 and _belongs(text, tokens[i - 1]) and not _of_person(text, i - 1):
        i -= 1
    return i


def _after(text: Text, last: int) -> Title | None:
    tokens = text.document.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
        return None
    quit_ = _quit(text, last)
    if quit_:
        return quit_
    end = last + 1
    while end + 1 < len(tokens) and end - last < FAR and tokens[end + 1].sentence == tokens[last].sentence:
        token = tokens[end + 1]
        if not (_belongs(text, token) or token.text.lower() in ("a", "an") or token.pos in ("ADJ", "NUM")):
            break
        end += 1
    following = tokens[end + 1].text if end + 1 < len(tokens) else "."
    while end > last + 2 and tokens[end].text.lower() in words().title_links:
        end -= 1
    apposed = tokens[end].dep == "appos" and tokens[end].head == last
    if (
        following not in (",", ")", ".", ";", "who")
        and not apposed
        and tokens[min(end + 1, len(tokens) - 1)].lemma != "say"
    ):
        return None
    return _title(text, last + 2, end, after=True)


def _quit(text: Text, last: int) -> Title | None:
    """ ", who resigned as foreign minister": a title that is held no more."""
    tokens = text.document.tokens
    near = tokens[last + 2 : last + 8]
    if not near or near[0].text.lower() != "who":
        return None
    lemmas = [t.lemma for t in near]
    verb = next((n for n, lemma in enumerate(lemmas) if lemma in words().quit), None)
    link = next(
        (n for n, t in enumerate(near) if verb is not None and n > verb and t.text.lower() in words().quit_as), None
    )
    if link is None:
        return None
    start = end = near[link].i + 1
    while end < len(tokens) and (
        titular(tokens[end]) or tokens[end].text.lower() in words().title_links or end in text.at
    ):
        end += 1
    title = _title(text, start, end - 1, after=True)
    return Title(title.words, title.owner, "former", title.first, title.last) if title else None


def _seat(text: Text, inside: Sequence[Token]) -> list[Named]:
    """The country of the place whose office it is: "mayor of Tumaco", "Tigray's interim president"."""
    for token in inside:
        if token.i in text.placed and token.i:
            before, behind = text.document.tokens[token.i - 1], text.document.tokens[token.i + 1 : token.i + 2]
            if (
                before.text.lower() in ("of", "for", "in")
                or token.ent == "GPE"
                or [t for t in behind if t.tag == "POS"]
            ):
                return [countries()[text.placed[token.i]]]
    return []


def _of_person(text: Text, i: int) -> bool:
    """Whether a token belongs to the name of another person: "Foreign Minister A and Prime Minister B"."""
    hit = text.at.get(i)
    return bool(hit and hit.sense("person") and not titular(text.document.tokens[i]))


def _title(text: Text, first: int, last: int, *, after: bool = False) -> Title | None:
    tokens = text.document.tokens
    links = words().title_links
    while first <= last and tokens[first].text.lower() in links and tokens[first].text.lower() != "the":
        first += 1
    while last >= first and tokens[last].text.lower() in links and tokens[last].tag != "POS":
        last -= 1
    inside = tokens[first : last + 1]
    owners, coordinated = owning(text, first, last)
    owners = owners or _seat(text, inside)
    lists = words()
    said = [t for t in inside if t.text.lower() in lists.titles and t.i not in text.at]
    if not said or coordinated:
        honorific = [t for t in inside if t.text.lower() in lists.honorifics]
        if after or not (honorific or (owners and len(inside) == 1)):
            return None
        return Title("", owners[0] if owners else None, "current", honorific[0].i if honorific else first, last)
    skip = (lists.former | lists.acting | lists.designate | lists.epithets) - lists.offices
    skip |= lists.untitled
    told = [t.text for t in inside if t.i not in text.at and t.i not in text.placed and t.text.lower() not in skip]
    while told and told[-1].lower() in links:
        told.pop()
    while told and told[0].lower() in links:
        told.pop(0)
    return Title(" ".join(told), owners[0] if owners else None, _status({t.text.lower() for t in inside}), first, last)


def _status(said: set[str]) -> str:
    lists = words()
    for label, cues in (("designate", lists.designate), ("acting", lists.acting), ("former", lists.former)):
        if said & cues:
            return label
    return "current"
