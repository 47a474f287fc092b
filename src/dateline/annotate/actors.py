"""The layer `actors`: who is spoken of, with an identity that holds across reports.

A country, its government, capital and seats of power are one actor, `country:ISO`; its armed forces `mil:ISO`, its ministries,
courts, police and offices `gov:ISO:…`. Every mention covers the head noun of its phrase ("Russian peacekeepers"), so that whoever
has the head of a subject finds the actor. A demonym before a noun for a deed ("Israeli strikes") is a mention of the country by itself;
a place name where something happens ("in Baku") is none. What takes up an actor ("the group", "it") is a mention of that actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.annotate.actors_acronyms import decided
from dateline.annotate.actors_built import whole
from dateline.annotate.actors_coref import antecedent, nominal, possessors, pronoun
from dateline.annotate.actors_country import Lands, lands
from dateline.annotate.actors_draft import NAMELESS, Reference, assemble
from dateline.annotate.actors_names import Hit, Text, agentive, knowing, read
from dateline.annotate.actors_nouns import kind_of, refer
from dateline.annotate.actors_orgs import acronyms, known_by, organisations, spelt_out
from dateline.annotate.actors_persons import people
from dateline.annotate.actors_phrases import Phrase, leftmost, linked, phrases
from dateline.knowledge.actors import Name, countries, ethnic, people_of, words
from dateline.knowledge.persons import Named
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Token

BODIES = ("armed_group", "organisation")


def actors(document: Document) -> dict[str, tuple[Any, ...]]:
    """All actors of a report, with all their mentions."""
    text = whole(decided(read(document)))
    said = named(text)
    covered = {i for r in said for i in _tokens(text, r.span)}
    text = knowing(text, _found(text, said))
    nouns = {p.head.i: p for p in phrases(text) if p.head.i not in covered}
    absorbed = [Span(text.document.tokens[p.first].start, p.head.end) for p in nouns.values()]
    said = [r for r in said if r.how == "person" or not any(s.contains(r.span) for s in absorbed)]
    return {"actors": assemble(_read_on(text, said, nouns))}


def named(text: Text) -> list[Reference]:
    """Persons, names of the data, acronyms and unknown organisations; of two at one place the first kind."""
    found = list(people(text))
    for more in (_names(text, [r.span for r in found]), organisations(text)):
        heads = {i for r in found for i in _tokens(text, r.span)}
        found += [r for r in more if r.head not in heads]
    found = known_by(text, spelt_out(found))
    short = list(acronyms(text, found))
    heads = {r.head for r in short}
    return sorted([*(r for r in found if r.head not in heads), *short], key=lambda r: r.head)


def _found(text: Text, said: list[Reference]) -> Iterator[Hit]:
    """Organisations that the data does not have and persons, as names."""
    for reference in said:
        inside = _tokens(text, reference.span)
        form = reference.span.of(text.document.text)
        if reference.how == "name" and reference.actor.key.startswith("org:"):
            yield Hit(reference.span, inside.start, inside.stop - 1, (Name(form, "named", reference.actor),))
        elif reference.how == "person":
            yield Hit(reference.span, reference.head, reference.head, (Name(form, "person", reference.actor),))


def _tokens(text: Text, span: Span) -> range:
    inside = text.tree.within(span)
    return range(inside[0].i, inside[-1].i + 1) if inside else range(0)


def _read_on(text: Text, named_: list[Reference], nouns: dict[int, Phrase]) -> list[Reference]:
    """From left to right, so that what takes up an actor finds those named before it."""
    report = Reading(text, {r.head: r for r in named_}, nouns, lands(text))
    covered = {i for r in named_ for i in _tokens(text, r.span)}
    said: list[Reference] = []
    for token in text.document.tokens:
        if token.i in report.named or token.i not in covered:
            said += _at(report, token, said)
    return said


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of a report before it is read from left to right: names and noun phrases by their heads, and whose
    its institutions are."""

    text: Text
    named: Mapping[int, Reference]
    nouns: Mapping[int, Phrase]
    lands: Lands


def _at(report: Reading, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """Whom a token stands for."""
    if token.i in report.named:
        return [report.named[token.i]]
    if more := nominal(report.text, token, said):
        return more
    if token.i in report.nouns:
        return _noun(report, report.nouns[token.i], said)
    if token.text.lower() in words().speaking and token.tag in ("PRP", "PRP$"):
        return _speaker(report, token, said)
    return pronoun(report.text, token, said)


def _speaker(report: Reading, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """Who says "we" and "our" in a sentence that tells who says it: the body or state that the speaker speaks for."""
    tree, within = report.text.tree, token
    for verb in tree.ancestors(token):
        if within.dep == "ccomp" and verb.pos == "VERB":
            for subject in tree.kids(verb, "nsubj"):
                told = [r for r in said if r.head == subject.i] or (
                    _at(report, subject, said) if subject.i > token.i else []
                )
                return [_heard(r, token) for r in told]
        within = verb
    return []


def _heard(speaker: Reference, token: Token) -> Reference:
    actor = speaker.speaks_for or speaker.actor
    if actor.kind == "person" and set(actor.sectors) & {"GOV", "MIL"} and token.text.lower() not in words().myself:
        actor = countries().get(actor.country or "", actor)
    return Reference(actor, token.span, token.i, "pronoun", 0.5, plural=True)


def _noun(report: Reading, phrase: Phrase, said: Sequence[Reference]) -> list[Reference]:
    text = report.text
    if phrase.word in words().country_nouns and not phrase.owners:
        return []
    owners = () if phrase.owners else (*_before(report, phrase, said), *_behind(report, phrase, said))
    if called := _apposed(report, phrase):
        said_for = next((r.speaks_for for r in refer(text, phrase, report.lands, owners)), None)
        return [replace(_as(text, phrase, called), word=phrase.word, speaks_for=said_for)]
    if not phrase.owners and not owners:
        taken_up = antecedent(text, phrase, said, report.lands)
        if taken_up:
            return [_as(text, phrase, taken_up)]
    return list(refer(text, phrase, report.lands, owners))


def _apposed(report: Reading, phrase: Phrase) -> Reference | None:
    """Who is named right behind a noun for one of the kind: "the army commander, General Name", "the rebel group, the Name Front"."""
    if phrase.plural:
        return None
    beside = {k.i for k in report.text.tree.kids(phrase.head, "appos")}
    if phrase.agent.slug == "kin" and phrase.head.dep == "compound":
        beside.add(phrase.head.head)  # "his nephew Given Name"
    near = [r for i, r in report.named.items() if i > phrase.head.i and beside & set(_tokens(report.text, r.span))]
    return next((r for r in near if r.how in ("person", "name") and _fits(phrase, r)), None)


def _fits(phrase: Phrase, reference: Reference) -> bool:
    """Whether a noun may be said of who is named beside it."""
    kind, noun = reference.actor.kind, phrase.head.lemma
    if kind == "person":
        return phrase.agent.role in ("official", "officer", "people") or phrase.agent.slug == "kin"
    if kind == "country":
        return noun in words().pair_nouns and phrase.agent.role == "mob"
    body = kind_of(phrase.agent) in BODIES or noun in words().group_nouns | words().bloc_nouns
    return kind in BODIES and body


def _before(report: Reading, phrase: Phrase, said: Sequence[Reference]) -> tuple[Named, ...]:
    """Whom "our", "its" and "the group's" before a noun tell as its owners."""
    ours = [k for k in report.text.tree.kids(phrase.head, "poss") if k.text.lower() in words().speaking]
    if ours:
        return tuple(r.actor for r in _speaker(report, ours[0], said))
    return possessors(report.text, phrase, said)


def _behind(report: Reading, phrase: Phrase, said: Sequence[Reference]) -> tuple[Named, ...]:
    """Whom nouns and pronouns behind a noun tell as its owners: "fighters of the group", "troops of both countries"."""
    text, found = report.text, []
    for _, noun in linked(text, phrase.head, located=False):
        if noun.i > phrase.head.i and noun.i not in text.at:
            found += [
                r.actor for r in _at(report, noun, said) if r.actor.country or not r.actor.key.startswith(NAMELESS)
            ]
    return tuple(dict.fromkeys(found))


def _as(text: Text, phrase: Phrase, reference: Reference) -> Reference:
    tokens = text.document.tokens
    span = Span(tokens[phrase.first].start, tokens[phrase.last].end)
    noun = reference.noun or phrase.agent.slug
    return Reference(
        reference.actor, span, phrase.head.i, "nominal", 0.6, plural=phrase.plural, noun=noun, word=phrase.word
    )


def _names(text: Text, taken: list[Span]) -> Iterator[Reference]:
    for hit in text.hits:
        if any(span.contains(hit.span) for span in taken):
            continue
        reference = _name(text, hit)
        if reference:
            yield reference


def _name(text: Text, hit: Hit) -> Reference | None:
    tokens = text.document.tokens
    last = tokens[hit.last]
    modifier = last.dep in ("amod", "compound", "nmod") and last.head > last.i
    name = hit.sense("named", "people", "state", "seat", "capital", "adjective")
    if name is None:
        return None
    actor = name.actor
    if name.sense == "adjective":
        if modifier and tokens[last.head].lemma in words().things:
            return None
        if not modifier and last.dep in ("nsubj", "dobj", "pobj", "nsubjpass", "conj") and actor.country:
            actor = people_of(actor.country)
    if hit.first and tokens[hit.first - 1].lemma == "ethnic" and not modifier:
        actor = ethnic(hit.span.of(text.document.text))
    territorial = name.sense in ("state", "capital") or actor.kind == "government"
    if territorial and not agentive(text, hit):
        return None
    first = hit.first if modifier else min(hit.first, leftmost(text, last))
    if any(i in text.at and text.at[i] is not hit for i in range(first, hit.first)):
        first = hit.first
    how = "modifier" if modifier else "name"
    plural = name.sense == "people" or actor.kind == "population"
    return Reference(actor, Span(tokens[first].start, hit.span.end), hit.last, how, 0.9, plural=plural)
