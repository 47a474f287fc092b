"""Places that the text tells without a name: "the town", "the Sudanese capital", "four border villages", "a village near X"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.annotate.places_names import Page
from dateline.annotate.places_resolve import TAKEN_UP, meant_place
from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.gazetteer_file import fold
from dateline.knowledge.place_words import place_words
from dateline.model.place import Place
from dateline.model.span import Span
from dateline.model.syntax import Token

VILLAGE, CITY = 30_000, 5_000
"""Above so many people a place is no village, below so many no city."""

Fit = Callable[[Place], bool]


def references(page: Page, named: Sequence[Place]) -> list[Place]:
    """Nominal and unnamed places, numbered after the named."""
    heads = {p.span.start: p for p in named if not p.metonym}
    covered = [p.span for p in named]
    made: list[Place] = []
    words = place_words()
    for token in page.tokens:
        if token.lemma not in words.areas and token.lemma not in words.towns:
            continue
        if token.pos != "NOUN" or any(s.contains(token.span) for s in covered):
            continue
        first = _start(page, token)
        beside = _beside(page, token, heads)
        number = f"r{len(made)}"
        if beside == "named" or _apposed(page, token, heads):
            continue
        if isinstance(beside, Place):
            made.append(_unnamed(page, first, token, beside, number))
        elif first.text.lower() in words.pointing and token.tag != "NNS":
            made.extend(_nominal(page, Span(first.start, token.end), token, named, number))
    return made


def _start(page: Page, noun: Token) -> Token:
    """The first word of the noun phrase that a noun ends."""
    first = noun
    while (before := page.beside(first.i, -1)) is not None and _within(before, noun):
        first = before
        if before.pos == "DET":
            break
    return first


def _within(before: Token, noun: Token) -> bool:
    return before.pos in ("ADJ", "NUM", "DET", "NOUN") or (
        before.head == noun.i and before.dep in ("amod", "compound", "nmod")
    )


def _beside(page: Page, noun: Token, heads: dict[int, Place]) -> Place | str | None:
    """The place that the noun stands by; "named" where it only says what kind of place the name is."""
    link = page.beside(noun.i, 1)
    if link is None or link.text.lower() not in place_words().beside:
        return "named" if link is not None and link.start in heads else None
    after = page.beside(link.i, 1)
    while after is not None and after.pos in ("DET", "ADJ"):
        after = page.beside(after.i, 1)
    place = heads.get(after.start) if after is not None else None
    return "named" if place is not None and link.text.lower() == "of" else place


def _apposed(page: Page, noun: Token, heads: dict[int, Place]) -> bool:
    """Whether the noun says what a place named before the comma is: "X, a village in Y"."""
    if noun.dep != "appos":
        return False
    of = page.tokens[noun.head]
    return any(p.span.start <= of.start < p.span.end for p in heads.values())


def _unnamed(page: Page, first: Token, noun: Token, beside: Place, number: str) -> Place:
    span = Span(first.start, noun.end)
    words = span.of(page.text)
    return Place(
        id=number,
        span=span,
        name=words,
        lat=beside.lat,
        lon=beside.lon,
        country=beside.country,
        feature="P.PPL" if noun.lemma in place_words().towns else "A.ADMD",
        confidence=round(beside.confidence * 0.6, 3),
        form="unnamed",
        parent=beside.key,
        key=f"near:{beside.key}:{fold(words).replace(' ', '-')}",
    )


def _nominal(page: Page, span: Span, noun: Token, named: Sequence[Place], number: str) -> Iterator[Place]:
    """The place told before that the words take up, or the capital of the country that they name; nothing where two fit."""
    inside = [p for p in named if span.contains(p.span)]
    if _named_behind(page, noun):
        return
    if noun.lemma == "country" and not _located(page, noun):
        return
    if noun.lemma == "capital" and any(p.feature != "A.PCLI" for p in inside):  # "the Chechen capital"
        return
    lands = {p.country for p in inside}
    before = [p for p in named if p.span.end <= span.start and (not p.metonym or noun.lemma in ("country", "island"))]
    before = [p for p in before if not lands or p.country in lands]
    words = {t.text.lower() for t in page.tokens if span.contains(t.span)}
    national = noun.lemma == "capital" and words.isdisjoint(place_words().lesser)
    meant = _taken_up(page, span, before, _fits(noun.lemma, national=national))
    if meant is not None:
        yield _same(meant, span, number)
    elif national and not any(p.feature == "P.PPLC" for p in before):
        seat = _seat(lands or {p.country for p in named if p.feature == "A.PCLI"})
        # a capital that the report does not name
        yield from [meant_place(seat, span, number, form="nominal", confidence=0.6)] if seat else []


def _named_behind(page: Page, noun: Token) -> bool:
    """Whether the name of what a noun tells stands right behind it: "the capital, Hadibo"."""
    comma = page.beside(noun.i, 1)
    name = page.beside(comma.i, 1) if comma is not None and comma.text == "," else None
    if name is None or name.pos != "PROPN" or not page.capital(name.i):
        return False
    return name.dep == "appos" or page.tokens[name.head].dep == "appos"


def _located(page: Page, noun: Token) -> bool:
    """Whether things happen in what a noun names: "across the country"; a country that does something is a government."""
    above = page.tokens[noun.head]
    return above.lemma in place_words().within and noun.dep in ("pobj", "dobj")


def _taken_up(page: Page, span: Span, before: Sequence[Place], fits: Fit) -> Place | None:
    """The one place that fits in the nearest sentence with any: the noun's own, or one before it. Of a country all of the report counts."""
    fitting = [p for p in before if fits(p)]
    if not fitting:
        return None
    near = [p for p in fitting if _sentence(page, p.span) == _sentence(page, fitting[-1].span)]
    if fitting[-1].feature == "A.PCLI":
        near = fitting
    near = [p for p in near if not _anchor(page, p)] or near
    return near[-1] if len({p.key for p in near}) == 1 else None


def _anchor(page: Page, place: Place) -> bool:
    """Whether a place only tells where another lies: "near X", "north of X"."""
    link = next((page.beside(t.i, -1) for t in page.tokens if t.start == place.span.start), None)
    if link is None or link.text.lower() != "of":
        return link is not None and link.text.lower() in place_words().anchors
    side = page.beside(link.i, -1)
    return side is not None and side.text.lower() in place_words().compass


def _sentence(page: Page, span: Span) -> int:
    """The number of the sentence that a span begins in."""
    found = [s.index for s in page.document.sentences if s.span.start <= span.start]
    return found[-1] if found else 0


def _fits(lemma: str, *, national: bool) -> Fit:
    """Whether a place is of the kind that a noun tells."""
    if lemma == "capital":
        return (
            (lambda p: p.feature == "P.PPLC") if national else (lambda p: _kind(p, ("P.",)) and p.feature != "P.PPLC")
        )
    if lemma in place_words().towns:
        return lambda p: _kind(p, ("P.",)) and _sized(lemma, p)
    if lemma == "island":
        return lambda p: _kind(p, place_words().areas[lemma]) or fold(p.name) in place_words().islands
    return lambda p: _kind(p, place_words().areas[lemma])


def _kind(place: Place, features: tuple[str, ...]) -> bool:
    return (place.feature or "").startswith(features)


def _sized(lemma: str, place: Place) -> bool:
    """Whether a settlement may be called a village or a city by its people, where they are counted; a country's capital is no town."""
    known = gazetteer.entry(place.geonames_id) if place.geonames_id else None
    if lemma != "city" and lemma != "port" and place.feature == "P.PPLC":
        return False
    people = known.population if known is not None else 0
    return not people or not ((lemma == "village" and people > VILLAGE) or (lemma == "city" and people < CITY))


def _seat(lands: set[str | None]) -> Entry | None:
    """The capital of a country, where only one is told of."""
    state = gazetteer.country(iso3) if len(lands) == 1 and (iso3 := next(iter(lands))) else None
    return gazetteer.entry(state.capital) if state is not None and state.capital else None


def _same(meant: Place, span: Span, number: str) -> Place:
    """The place told before, taken up by a noun."""
    return meant_place(
        meant, span, number, form="nominal", confidence=round(meant.confidence * TAKEN_UP, 3), antecedent=meant.id
    )
