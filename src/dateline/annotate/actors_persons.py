"""Persons: names with the titles that the text gives them, which also tell their country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.annotate.actors_country import only_country, told_countries
from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_names import ACTING, SHORT, Hit, Text, located
from dateline.annotate.actors_phrases import singular
from dateline.annotate.actors_titles import Title, beside, governing, sectors_of, titular
from dateline.knowledge.actors import agent_phrases, named_slug, words
from dateline.knowledge.common_words import common_words
from dateline.knowledge.names import fold
from dateline.knowledge.persons import Named, Person, given_names, persons, spelt_otherwise, surnamed
from dateline.knowledge.place_words import place_words
from dateline.model.actor import Role
from dateline.model.span import Span
from dateline.model.syntax import Entity


@dataclass(frozen=True, slots=True)
class Called:
    """A person's name at tokens `first`..`last`, the title beside it, and the person of the data where the name is one of theirs."""

    first: int
    last: int
    label: str
    title: Title | None
    known: Person | None


def people(text: Text) -> Iterator[Reference]:
    """A reference for each full or short name of a person; a short name is the longest name of the report that ends in it."""
    tokens = text.document.tokens
    called = sorted(_called(text), key=lambda c: c.first)
    full = _full({fold(c.label): c for c in called})
    actors: dict[str, Named] = {}
    for one in called:
        name = full.get(fold(one.label), fold(one.label))
        actors[name] = _told(one, actors.get(name), text)
    for one in called:
        actor = actors[full.get(fold(one.label), fold(one.label))]
        yield _reference(text, one, actor, _gender(text, actor, one))
        title = one.title
        if title and title.words and title.first > one.last:
            span = Span(tokens[title.first].start, tokens[title.last].end)
            yield Reference(actor, span, title.last, "nominal", 0.7)
    yield from _surnames(text, called, {name: actors[name] for name in actors})


def _called(text: Text) -> Iterator[Called]:
    tokens = text.document.tokens
    seen: set[int] = set()
    for hit in text.hits:
        name = hit.sense("person")
        if name and (hit.last > hit.first or tokens[hit.last].pos == "PROPN" or _surely(text, hit)):
            seen.update(range(hit.first, hit.last + 1))
            yield _call(text, hit.first, hit.last)
    places = {(p.span.start, p.span.end) for p in text.document.places if p.form == "name"}
    for entity in text.document.entities:
        if (
            not (entity.label == "PERSON" or _like_person(text, entity))
            or (entity.span.start, entity.span.end) in places
        ):
            continue
        first, last = _trimmed(text, entity.first, entity.last)
        fresh = not (seen | text.hidden) & set(range(first, last + 1))
        if first <= last and fresh and last not in text.at and tokens[last].text[:1].isupper():
            one = _call(text, first, last)
            seen.update(range(first, last + 1))
            sure = one.title or one.known
            if sure or (not located(text, last) and (" " in one.label or tokens[last].dep in ACTING)):
                yield one
    yield from _entitled(text, seen)


def _like_person(text: Text, entity: Entity) -> bool:
    """Whether what the recogniser takes for an organisation is built like a person's name and acts: "Sylvain Name said"."""
    inside = text.document.tokens[entity.first : entity.last + 1]
    before = text.document.tokens[entity.first - 1] if entity.first else None
    if entity.label != "ORG" or len(inside) not in (2, 3) or (before and before.text.lower() in ("the", "a", "of")):
        return False
    if any(not t.text.istitle() or t.pos != "PROPN" or t.i in text.at or t.i in text.placed for t in inside):
        return False
    last = inside[-1].text.lower()
    body = (
        last in place_words().bodies | place_words().institutes | words().body_heads
        or singular(last) in agent_phrases().keys() | common_words()
    )
    return fold(inside[0].text) in given_names() and not body and inside[-1].dep in ACTING


def _entitled(text: Text, seen: set[int]) -> Iterator[Called]:
    """Names behind a title that the recogniser does not take for a person's: "army chief Waker-uz-Zaman"."""
    tokens = text.document.tokens
    for token in tokens:
        first, last = token.i + 1, token.i
        if not (titular(token) and token.pos in ("NOUN", "PROPN") and token.text.lower() not in words().honorifics):
            continue
        if first < len(tokens) and tokens[first].text == ",":
            first, last = first + 1, first
        while last + 1 < len(tokens) and _name_goes_on(text, last + 1, token.sentence, started=last >= first):
            last += 1
        if last < first or set(range(first, last + 1)) & seen or any(i in text.placed for i in range(first, last + 1)):
            continue
        top = tokens[last].head
        joined = token.head in range(first, last + 1) or (top == token.i and tokens[last].dep == "appos")
        if joined and all(i not in text.at for i in range(first, last + 1)):
            one = _call(text, first, last)
            if one.title and one.title.words and sectors_of(one.title):
                yield one


def _name_goes_on(text: Text, i: int, sentence: int, *, started: bool) -> bool:
    token = text.document.tokens[i]
    if token.sentence != sentence or titular(token):
        return False
    if singular(token.text.lower()) in agent_phrases():
        return False
    return (token.pos == "PROPN" and text.cased(token)) or (started and token.text in words().person_links)


def _surely(text: Text, hit: Hit) -> bool:
    """Whether a surname can hardly be another word, whatever the parser takes it for: "Zelensky thanked them"."""
    token = text.document.tokens[hit.last]
    rare = len(hit.span) > SHORT and fold(token.text) not in words().surname_words
    return rare and text.cased(token) and all(n.sense == "person" for n in hit.names)


def _trimmed(text: Text, first: int, last: int) -> tuple[int, int]:
    tokens = text.document.tokens
    while first <= last and (
        _nationality(text, first) or titular(tokens[first]) or tokens[first].text.lower() in words().title_links
    ):
        first += 1
    while last >= first and (tokens[last].tag == "POS" or tokens[last].pos == "PUNCT"):
        last -= 1
    return first, last


def _nationality(text: Text, token: int) -> bool:
    hit = text.at.get(token)
    return bool(hit and hit.sense("adjective", "state"))


def _call(text: Text, first: int, last: int) -> Called:
    label = " ".join(text.document.text[text.document.tokens[first].start : text.document.tokens[last].end].split())
    title = beside(text, first, last)
    country = title.owner.country if title and title.owner else None
    known = _known(text, first, label, country)
    if known is None and title and title.words and " " not in label:
        known = _by_surname(text, label, country, title.words.lower())
    return Called(first, last, label, title, known)


def _by_surname(text: Text, label: str, country: str | None, title: str) -> Person | None:
    """Who in government a surname with a title is ("President Santos"): the only one of the data in the countries told, in office on
    the day or, if nobody was, with that title before it."""
    told = {country} if country else set(told_countries(text))
    day = text.document.report.published
    people = [p for p in surnamed(label) if p.country in told and any(o.sector == "GOV" for o in p.offices)]
    people = [p for p in people if day is None or any(o.start <= day.isoformat() for o in p.offices)]
    holding = [p for p in people if p.held(day)] or [
        p for p in people if any(title == o.title.lower() for o in p.offices)
    ]
    return holding[0] if len(holding) == 1 else None


def _known(text: Text, first: int, label: str, country: str | None) -> Person | None:
    """The person of the data: in office on the day if the name is of several, else the first; never one of another country than told."""
    hit = text.at.get(first)
    people = [persons()[n.actor.key] for n in hit.names if n.sense == "person"] if hit else []
    people = [p for p in people if country is None or p.country in (None, country)]
    if not people:
        return spelt_otherwise(label, country) if " " in label else None
    day = text.document.report.published
    return next((p for p in people if p.held(day)), people[0])


def _full(called: dict[str, Called]) -> dict[str, str]:
    """Short names and the longest name of the report that ends in them."""
    found = {}
    for label, one in called.items():
        longer = [o for o in called if o.endswith(f" {label}")]
        if longer and not (one.known and one.known.country and " " in label):
            found[label] = max(longer, key=lambda o: (len(o), o))
    return found


def _told(one: Called, before: Named | None, text: Text) -> Named:
    """Who a name speaks of: the text's own title goes before the data's offices."""
    actor = before
    if actor is None and one.known:
        actor = one.known.actor(text.document.report.published)
    if actor is None:
        actor = Named(f"person:{named_slug(one.label)}", one.label, "person", None, (), None)
    title = one.title
    if title and title.owner is None and title.status == "former" and actor.sectors == ("GOV",):
        return replace(actor, sectors=("ELI",), code=f"{actor.country or ''}ELI")
    if title and title.owner is None and actor.country is None and governing(title):
        country = only_country(text, short=False)
        sectors = sectors_of(title) if country else actor.sectors
        return replace(
            actor, country=country, sectors=sectors, code=f"{country}{sectors[0]}" if country else actor.code
        )
    if title is None or title.owner is None or (actor.country and actor.sectors and not one.known):
        return actor
    sectors = sectors_of(title) or actor.sectors
    if title.owner.kind == "international":
        office = one.known.held(text.document.report.published) if one.known else None
        if office and office.sector == "GOV":
            return actor  # a minister who chairs a body is still his country's
        return replace(actor, country=None, sectors=sectors, code=title.owner.code)
    country = title.owner.country or actor.country
    code = f"{country or ''}{sectors[0] if sectors else ''}" if country else title.owner.code
    return replace(actor, country=country, sectors=sectors, code=code)


def _gender(text: Text, actor: Named, one: Called) -> str:
    first = one.title.first if one.title else one.first
    said = {t.text.lower() for t in text.document.tokens[first : one.first]} | {fold(actor.name).split()[0]}
    female, male = said & words().female, said & words().male
    return "f" if female and not male else "m" if male and not female else ""


def _reference(text: Text, one: Called, actor: Named, gender: str) -> Reference:
    tokens = text.document.tokens
    start = min(one.first, one.title.first) if one.title else one.first
    roles: list[Role] = []
    if one.title and one.title.words:
        owner = (one.title.owner.country or one.title.owner.name) if one.title.owner else None
        span = Span(tokens[one.title.first].start, tokens[one.title.last].end)
        roles.append(Role(one.title.words, owner, one.title.status, span))
    office = one.known.held(text.document.report.published) if one.known else None
    if office and office.title and not any(r.status == "current" for r in roles):
        roles.append(Role(office.title, actor.country, "current"))
    sure = 0.9 if one.known else 0.75
    return Reference(
        actor, Span(tokens[start].start, tokens[one.last].end), one.last, "person", sure, tuple(roles), gender=gender
    )


def _surnames(text: Text, called: list[Called], actors: dict[str, Named]) -> Iterator[Reference]:
    """Last names that the recogniser missed: the last person before with that name, else the first after."""
    tokens = text.document.tokens
    covered = {i for c in called for i in range(c.first, c.last + 1)} | set(text.at)
    last_names: dict[str, list[tuple[int, Named]]] = {}
    for one in called:
        actor = actors.get(fold(one.label))
        if actor and " " in one.label:
            last_names.setdefault(fold(tokens[one.last].text), []).append((one.last, actor))
    for token in tokens:
        known = last_names.get(fold(token.text))
        if known and token.i not in covered and token.text[:1].isupper() and len(token.text) > 2:
            before = [actor for at, actor in known if at < token.i]
            actor = before[-1] if before else known[0][1]
            title = beside(text, token.i, token.i)
            start = min(token.i, title.first) if title else token.i
            yield Reference(actor, Span(tokens[start].start, token.end), token.i, "person", 0.7)
