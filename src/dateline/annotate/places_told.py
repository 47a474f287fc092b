"""What the words around a name say of its place: that it is a town or a division, and what it lies in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.annotate.places_names import Candidate, Page
from dateline.knowledge.place_words import place_words
from dateline.model.syntax import Token

DESCRIBED = 6


@dataclass(frozen=True, slots=True)
class Container:
    """The place that the text says a place lies in; `sure` where it says so in words ("X in Y", "X, a village in Y") and not by a comma."""

    outer: Candidate
    sure: bool


def tells_town(page: Page, c: Candidate) -> bool:
    """Whether this mention can only be of a settlement: what is done to it, where things happen in it, what stands by it."""
    words = place_words()
    head = _first(page, page.tokens[c.last])
    above = page.tokens[head.head]
    if tells_settlement(page, c) or _noun_of(page, c) in words.town_nouns or _behind(page, c) in words.town_nouns:
        return True
    if head.dep in ("dobj", "nsubjpass"):
        return above.lemma in words.taking or above.lemma in words.striking
    if head.dep == "nsubj":
        return above.lemma in words.falling
    return (head.dep == "pobj" and above.text.lower() in place_words().told_at) or _opens_report(page, c)


def tells_settlement(page: Page, c: Candidate) -> bool:
    """Whether this mention is called a settlement: "the town of X"."""
    return _noun_of(page, c) in place_words().settlements


def tells_division(page: Page, c: Candidate) -> bool:
    """Whether this mention is called a division or has what only divisions have: "X province", "the governor of X"."""
    nouns = {_noun_of(page, c), _behind(page, c)}
    return not nouns.isdisjoint(place_words().told_divisions) or not nouns.isdisjoint(place_words().division_nouns)


def container(page: Page, c: Candidate, by_first: Mapping[int, Candidate]) -> Container | None:
    """The place that the text says a place lies in: "X, Y", "X (Y)", "X in Y", "X, a village in Y"."""
    link = page.beside(c.last, 1)
    if link is None:
        return None
    within = _described(page, link) if link.text == "," else None
    link = within or link
    if link.text.lower() not in (",", "in", "(", "of"):
        return None
    head = page.beside(link.i, 1)
    sides = place_words().compass | place_words().told_sides
    while head is not None and head.i not in by_first and head.text.lower() in sides:
        head = page.beside(head.i, 1)
    outer = by_first.get(head.i) if head is not None else None
    if outer is None or outer.adjective:
        return None
    return Container(outer, within is not None or link.text.lower() == "in")


def _described(page: Page, comma: Token) -> Token | None:
    """The preposition in ", a village in": None where no kind of settlement stands behind the comma."""
    word = page.beside(comma.i, 1)
    if word is None or word.text.lower() not in place_words().articles:
        return None
    for _ in range(DESCRIBED):
        word = page.beside(word.i, 1)
        if word is None or word.pos not in ("ADJ", "NOUN", "NUM", "PROPN", "ADV", "VERB", "PUNCT"):
            return None
        link = page.beside(word.i, 1)
        if word.lemma in place_words().settlements and link is not None and link.text in ("in", "of"):
            return link
    return None


def _first(page: Page, token: Token) -> Token:
    """The first of names side by side ("seized Gao and Kidal")."""
    while token.dep == "conj" and token.head != token.i:
        token = page.tokens[token.head]
    return token


def _noun_of(page: Page, c: Candidate) -> str | None:
    """The noun that the name belongs to: "the mayor of X"."""
    of = page.beside(c.first, -1)
    noun = page.beside(of.i, -1) if of is not None and of.text == "of" else None
    return noun.lemma if noun is not None else None


def _behind(page: Page, c: Candidate) -> str | None:
    """The noun right behind the name: "X airport"."""
    word = page.beside(c.last, 1)
    return word.lemma.lower() if word is not None and word.pos in ("NOUN", "PROPN") else None


def _opens_report(page: Page, c: Candidate) -> bool:
    """Whether the name stands where a report tells where it was written: "GAO, Mali (Agency) -"."""
    link = page.beside(c.last, 1)
    return c.span.start == 0 and link is not None and link.text in ("(", "—", "–", "--", "-", ",")
