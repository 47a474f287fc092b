"""Places that the text tells without a name: "the town", "four border villages", "a village near X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.places_names import Page
from dateline.knowledge.gazetteer_file import fold
from dateline.model.place import Place
from dateline.model.span import Span
from dateline.model.syntax import Token

SETTLED = ("city", "town", "village", "port", "capital", "settlement", "suburb")
AREAS = (
    "region",
    "province",
    "district",
    "county",
    "territory",
    "enclave",
    "governorate",
    "peninsula",
    "island",
    "valley",
)
BY = ("near", "in", "outside", "around", "of", "along", "by")
POINTING = ("the", "this", "that")


def references(page: Page, named: Sequence[Place]) -> list[Place]:
    """Nominal and unnamed places, numbered after the named."""
    heads = {p.span.start: p for p in named if not p.metonym}
    covered = [p.span for p in named]
    made: list[Place] = []
    for token in page.tokens:
        if token.lemma not in SETTLED + AREAS or token.pos != "NOUN" or any(s.contains(token.span) for s in covered):
            continue
        first = _start(page, token)
        beside = _beside(page, token, heads)
        if beside == "named":
            continue
        number = f"r{len(made)}"
        if isinstance(beside, Place):
            made.append(_unnamed(page, first, token, beside, number))
        elif first.text.lower() in POINTING:
            made.extend(_nominal(page, first, token, named, number))
    return made


def _start(page: Page, noun: Token) -> Token:
    """The first word of the noun phrase that a noun ends."""
    first = noun
    while (before := page.beside(first.i, -1)) is not None and before.pos in ("ADJ", "NUM", "DET", "NOUN"):
        first = before
        if before.pos == "DET":
            break
    return first


def _beside(page: Page, noun: Token, heads: dict[int, Place]) -> Place | str | None:
    """The place that the noun stands by; "named" where it only says what kind of place the name is."""
    link = page.beside(noun.i, 1)
    if link is None or link.text.lower() not in BY:
        return "named" if link is not None and link.start in heads else None
    after = page.beside(link.i, 1)
    while after is not None and after.pos in ("DET", "ADJ"):
        after = page.beside(after.i, 1)
    place = heads.get(after.start) if after is not None else None
    return "named" if place is not None and link.text.lower() == "of" else place


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
        feature="P.PPL" if noun.lemma in SETTLED else "A.ADMD",
        confidence=round(beside.confidence * 0.6, 3),
        form="unnamed",
        parent=beside.key,
        key=f"near:{beside.key}:{fold(words).replace(' ', '-')}",
    )


def _nominal(page: Page, first: Token, noun: Token, named: Sequence[Place], number: str) -> Iterator[Place]:
    """The last place before of the kind that the noun tells."""
    if noun.tag == "NNS":
        return
    fitting = [p for p in named if p.span.end <= first.start and not p.metonym and _fits(noun.lemma, p.feature or "")]
    if fitting:
        meant = fitting[-1]
        yield Place(
            id=number,
            span=Span(first.start, noun.end),
            name=meant.name,
            geonames_id=meant.geonames_id,
            lat=meant.lat,
            lon=meant.lon,
            country=meant.country,
            feature=meant.feature,
            confidence=round(meant.confidence * 0.7, 3),
            form="nominal",
            antecedent=meant.id,
            key=meant.key,
        )


def _fits(lemma: str, feature: str) -> bool:
    if lemma == "capital":
        return feature == "P.PPLC"
    if lemma in SETTLED:
        return feature.startswith("P.")
    return feature.startswith(("A.ADM", "L.", "T."))
