"""Persons: names with the titles that the text gives them, which also tell their country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_names import Text
from dateline.annotate.actors_phrases import owning
from dateline.knowledge.actors import Named, agent_phrases, named_slug, words
from dateline.model.actor import Role
from dateline.model.span import Span
from dateline.model.syntax import Token

FAR = 9
LINKS = ("of", "for", "the", "and", "'s", "’s", "-", "–", "in", "&", "to", "on", "'", "’")


@dataclass(frozen=True, slots=True)
class Title:
    """An office told beside a name: its words, whose it is, and how it is held."""

    words: str
    owner: Named | None
    status: str
    first: int
    last: int


def persons(text: Text, country: str | None) -> Iterator[Reference]:
    """A reference for each full or short name of a person; short names follow the full one of the report."""
    names = list(_names(text))
    titles = {first: _title_of(text, first, last) for first, last in names}
    full = _full_names(text, names)
    known: dict[str, Named] = {}
    for first, last in names:
        label = " ".join(t.text for t in text.document.tokens[first : last + 1])
        name = full.get(label, label)
        title = titles[first]
        known[name] = _person(name, title, known.get(name))
    for first, last in names:
        label = " ".join(t.text for t in text.document.tokens[first : last + 1])
        yield _reference(text, (first, last), known[full.get(label, label)], titles[first])


def _reference(text: Text, name: tuple[int, int], actor: Named, title: Title | None) -> Reference:
    tokens = text.document.tokens
    first, last = name
    start = min(first, title.first) if title else first
    roles: tuple[Role, ...] = ()
    if title and title.words:
        owner = (title.owner.country or title.owner.name) if title.owner else None
        span = Span(tokens[title.first].start, tokens[title.last].end)
        roles = (Role(title.words, owner, title.status, span),)
    return Reference(actor, Span(tokens[start].start, tokens[last].end), last, "person", 0.8, roles)


def _names(text: Text) -> Iterator[tuple[int, int]]:
    places = {(p.span.start, p.span.end) for p in text.document.places if p.form == "name"}
    tokens = text.document.tokens
    for entity in text.document.entities:
        if entity.label != "PERSON" or (entity.span.start, entity.span.end) in places:
            continue
        first, last = entity.first, entity.last
        while first <= last and (first in text.at or _titular(tokens[first]) or tokens[first].text.lower() in LINKS):
            first += 1
        while last >= first and (tokens[last].tag == "POS" or tokens[last].pos == "PUNCT"):
            last -= 1
        if first <= last and tokens[last].i not in text.at and any(c.isalpha() for c in tokens[last].text):
            yield first, last


def _titular(token: Token) -> bool:
    word = token.text.lower()
    lists = words()
    return word in lists.titles or word in lists.honorifics or word in lists.former or word in lists.acting


def _full_names(text: Text, names: list[tuple[int, int]]) -> dict[str, str]:
    """Short names and the longest name of the report that ends in them."""
    labels = {" ".join(t.text for t in text.document.tokens[a : b + 1]): None for a, b in names}
    found = {}
    for label in labels:
        longer = [other for other in labels if other.endswith(f" {label}")]
        if longer:
            found[label] = max(longer, key=len)
    return found


def _person(name: str, title: Title | None, before: Named | None) -> Named:
    if title is None or title.owner is None:
        return before or Named(f"person:{named_slug(name)}", name, "person", None, (), None)
    if before and before.country:
        return before
    sectors = _sectors(title)
    code = f"{title.owner.country or ''}{sectors[0] if sectors else ''}" if title.owner.country else title.owner.code
    return Named(f"person:{named_slug(name)}", name, "person", title.owner.country, sectors, code)


def _sectors(title: Title) -> tuple[str, ...]:
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


def _title_of(text: Text, first: int, last: int) -> Title | None:
    return _before(text, first) or _after(text, last)


def _before(text: Text, first: int) -> Title | None:
    """ "Peruvian Foreign Minister" before a name."""
    tokens = text.document.tokens
    start = first
    while start > 0 and first - start < FAR and tokens[start - 1].sentence == tokens[first].sentence:
        token = tokens[start - 1]
        if not (_titular(token) or token.text.lower() in LINKS or token.i in text.at or token.text.lower() == "ex"):
            break
        start -= 1
    return _title(text, start, first - 1)


def _after(text: Text, last: int) -> Title | None:
    """ ", the foreign minister of Peru," after a name."""
    tokens = text.document.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text not in (",", "("):
        return None
    end = last + 1
    while end + 1 < len(tokens) and end - last < FAR and tokens[end + 1].sentence == tokens[last].sentence:
        token = tokens[end + 1]
        if not (_titular(token) or token.text.lower() in (*LINKS, "a", "an") or token.i in text.at):
            break
        end += 1
    following = tokens[end + 1].text if end + 1 < len(tokens) else "."
    if following not in (",", ")", ".", ";", "who") and not following.endswith("said"):
        return None
    return _title(text, last + 2, end, after=True)


def _title(text: Text, first: int, last: int, *, after: bool = False) -> Title | None:
    tokens = text.document.tokens
    while first <= last and tokens[first].text.lower() in LINKS and tokens[first].text.lower() != "the":
        first += 1
    inside = tokens[first : last + 1]
    owners, coordinated = owning(text, first, last)
    lists = words()
    said = [t for t in inside if t.text.lower() in lists.titles and t.i not in text.at]
    if not said or coordinated:
        honorific = [t for t in inside if t.text.lower() in lists.honorifics]
        return Title("", None, "current", honorific[0].i, last) if honorific and not after else None
    known = {t.text.lower() for t in inside}
    status = "current"
    for label, cues in (("former", lists.former), ("acting", lists.acting), ("designate", lists.designate)):
        status = label if known & cues else status
    skip = lists.former | lists.acting | frozenset(("the", "a", "an", "'s", "’s", "-"))
    told = [t.text for t in inside if t.i not in text.at and t.text.lower() not in skip]
    while told and told[-1].lower() in LINKS:
        told.pop()
    while told and told[0].lower() in LINKS:
        told.pop(0)
    return Title(" ".join(told), owners[0] if owners else None, status, first, last)
