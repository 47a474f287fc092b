"""Organisations that the data does not know but the recogniser finds, and acronyms that a text introduces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.annotate.actors_built import owner_before
from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_names import ACTING, Text, located
from dateline.annotate.actors_nouns import kind_of
from dateline.annotate.actors_phrases import owning, singular
from dateline.knowledge.actors import Agent, agent_phrases, lexicon, named_slug, words
from dateline.knowledge.names import fold
from dateline.knowledge.persons import Named
from dateline.model.actor import ActorKind
from dateline.model.span import Span

ACRONYM = re.compile(r"(?:[(\[]\s*|,\s+)([A-Z][A-Za-z0-9&.-]{1,9})\s*[)\]]")
ENOUGH = 2
LEANING = re.compile(r"(?:pro|anti)[-–‑]", re.I)


def organisations(text: Text) -> Iterator[Reference]:
    """A reference for each ORG that is no place, no person and no name of the data."""
    document = text.document
    places = [p.span for p in document.places]
    for entity in document.entities:
        first, last = entity.first, entity.last
        while last > first and (document.tokens[last].tag == "POS" or document.tokens[last].pos == "PUNCT"):
            last -= 1
        span = Span(entity.span.start, document.tokens[last].end)
        if entity.label != "ORG" or last in text.at or last in text.hidden or any(s.contains(span) for s in places):
            continue
        while first < last and document.tokens[first].pos in ("DET", "PUNCT"):
            first += 1
        name = document.text[document.tokens[first].start : span.end]
        if first == last and name.lower() in words().body_heads:
            continue  # "the Front" takes up one that was told
        if name.lower() in agent_phrases() or (first == last and singular(name.lower()) in words().numbers):
            continue  # "the Armed Forces", "Millions"
        if sum(c.isalpha() for c in name) < ENOUGH or not name[0].isupper() or LEANING.match(name):
            continue
        agent = _noun(text, last)
        if agent and (text.between(first, last) or agent.role in ("state", "body", "official", "people")):
            continue  # the phrase tells more: "the Omani Defence Ministry"
        if any(_locates(text, p, span) for p in places):
            continue  # "Baga on Lake Chad"
        if agent is None and (located(text, last) or (first == last and document.tokens[last].dep not in ACTING)):
            continue
        yield Reference(_organisation(text, first, last, name), span, last, "name", 0.6)


def _organisation(text: Text, first: int, last: int, name: str) -> Named:
    agent = _noun(text, last)
    owners, _ = owning(text, first, last)
    country = owners[0].country if owners else owner_before(text, first)
    sectors = tuple(agent.sectors) if agent else ()
    code = f"{country or ''}{sectors[0] if sectors else ''}" or None
    kind: ActorKind = kind_of(agent) if agent and kind_of(agent) in ("armed_group", "government") else "organisation"
    return Named(f"org:{named_slug(name)}", " ".join(name.split()), kind, country, sectors, code)


def _locates(text: Text, place: Span, name: Span) -> bool:
    """Whether a place stands in a name behind a preposition of place."""
    before = [t for t in text.tree.within(name) if t.end <= place.start]
    return name.contains(place) and bool(before) and before[-1].lemma in words().locative | {"on"}


def _noun(text: Text, last: int) -> Agent | None:
    """The noun for an actor that the name ends in: "Harbour Workers' Union"."""
    word = text.document.tokens[last].text.lower()
    known = agent_phrases()
    return known.get(word) or known.get(singular(word))


def acronyms(text: Text, references: list[Reference]) -> Iterator[Reference]:
    """Later mentions by an acronym that stands in brackets behind a name."""
    document = text.document
    ends = {r.span.end: r for r in references if r.how in ("name", "noun")}
    aliases: dict[str, tuple[int, Reference]] = {}
    for match in ACRONYM.finditer(document.text):
        before = len(document.text[: match.start()].rstrip())
        if before in ends and _initials(match[1], ends[before].span.of(document.text)):
            aliases.setdefault(match[1], (match.start(), ends[before]))
    for token in document.tokens:
        start, reference = aliases.get(token.text, (0, None))
        if reference and token.start > start:
            yield Reference(reference.actor, Span(token.start, token.end), token.i, "name", 0.85)


def spelt_out(references: list[Reference]) -> list[Reference]:
    """Unknown acronyms as the one organisation of the report whose initials they are."""
    names = {r.actor.key: r.actor for r in references if r.actor.key.startswith(("org:", "igo:", "group:"))}
    found = []
    for reference in references:
        name = reference.actor.name
        short = reference.actor.key.startswith("org:") and name.isalpha() and name.isupper() and len(name) > ENOUGH
        meant = [a for a in names.values() if short and _letters(a.name) == name.lower()]
        found.append(replace(reference, actor=meant[0]) if len(meant) == 1 else reference)
    return found


def known_by(text: Text, references: list[Reference]) -> list[Reference]:
    """Unknown bodies as those of the data whose acronym stands in brackets behind them: "the National Liberation Army (ELN)"."""
    meant: dict[str, Named] = {}
    ends = {r.span.end: r.actor for r in references if r.actor.key.startswith("org:")}
    for match in ACRONYM.finditer(text.document.text):
        told = ends.get(len(text.document.text[: match.start()].rstrip()))
        found = [n.actor for n in lexicon().names.get(fold(match[1]), ()) if n.sense == "named"]
        if told and len(found) == 1 and fold(told.name) in fold(found[0].name):
            meant.setdefault(told.key, found[0])
    return [replace(r, actor=meant.get(r.actor.key, r.actor)) for r in references]


def _letters(name: str) -> str:
    return "".join(word[0] for word in fold(name).split() if word not in ("the", "of", "and", "for"))


def _initials(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym begin with the first letter of a word of the name, or its first two letters do so in order."""
    initials = [word[0] for word in fold(name).split() if word not in ("the", "of", "and", "for")]
    letters = [c for c in fold(acronym) if c.isalpha()]
    shared = sum(1 for c in letters if c in initials)
    return len(initials) > 1 and shared * 2 >= len(letters) and letters[0] in initials
