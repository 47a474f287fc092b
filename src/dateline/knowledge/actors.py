"""Who acts, by name and by noun: states, groups, organisations, persons, and the nouns for those without a name.

Keys: `country:ISO` is the state and stands for the country as an agent, its government, capital and seats of power;
`mil:ISO` its armed forces; `gov:ISO:office` its ministries, courts, police and offices; `group:`, `igo:`, `org:`,
`person:` and a slug for the named; `pop:ISO` a people; `unnamed:ISO:noun` the rest, with `x` where no country is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ahocorasick_rs
import msgspec

from dateline.knowledge.load import parts, read_csv, read_toml
from dateline.knowledge.names import fold, slug
from dateline.knowledge.persons import Named, persons
from dateline.model.actor import ActorKind

Sense = Literal["state", "capital", "seat", "adjective", "people", "named", "person"]
As = Literal["state", "military", "body", "official", "people", "officer", "part", "side", "mob"]


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call an actor; `form` is the name as it is written."""

    form: str
    sense: Sense
    actor: Named


class Agent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A noun for actors without a name; see the head of `data/actors/agents.toml`."""

    slug: str
    role: As = msgspec.field(name="as")
    sectors: list[str]
    words: list[str]
    own: bool = False
    located: bool = True
    examples: list[str] = []
    never: list[str] = []


class _Agents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    agent: list[Agent]


class Wordlists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Closed lists that the rules for actors read; see `data/lang/en/actors.toml`."""

    common: frozenset[str]
    locative: frozenset[str]
    motion: frozenset[str]
    receiving: frozenset[str]
    undergone: frozenset[str]
    events: frozenset[str]
    things: frozenset[str]
    compound_ends: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    former: frozenset[str]
    acting: frozenset[str]
    designate: frozenset[str]
    epithets: frozenset[str]
    surname_words: frozenset[str]
    offices: frozenset[str]
    anybodys: frozenset[str]
    quit: frozenset[str]
    group_nouns: frozenset[str]
    bloc_nouns: frozenset[str]
    leagues: frozenset[str]
    named_nouns: frozenset[str]
    keeping: frozenset[str]
    country_nouns: frozenset[str]
    others: frozenset[str]
    pair_nouns: frozenset[str]
    stances: frozenset[str]
    numbers: frozenset[str]
    hiding: tuple[str, ...]
    female: frozenset[str]
    male: frozenset[str]
    foreign: frozenset[str]
    addressed: frozenset[str]
    buildings: frozenset[str]
    ties: frozenset[str]
    body_heads: frozenset[str]
    armed_heads: frozenset[str]
    state_words: frozenset[str]
    thing_heads: frozenset[str]
    venues: frozenset[str]
    meeting: frozenset[str]
    moves: frozenset[str]
    doers: tuple[str, ...]
    juntas: frozenset[str]
    rulers: frozenset[str]
    anyones: frozenset[str]
    mobile: frozenset[str]
    rebel_nouns: frozenset[str]
    speaking: frozenset[str]
    myself: frozenset[str]
    heard: frozenset[str]
    name_links: frozenset[str]
    name_joins: frozenset[str]
    personal: frozenset[str]
    her: frozenset[str]
    them: frozenset[str]
    theirs: frozenset[str]
    neuter: frozenset[str]
    the: frozenset[str]
    pointing: frozenset[str]
    pointing_more: frozenset[str]
    two: frozenset[str]
    pairing: frozenset[str]
    missions: frozenset[str]
    pair_people: frozenset[str]
    pair_states: frozenset[str]
    promising: frozenset[str]
    impersonal: frozenset[str]
    settled: frozenset[str]
    rivals: frozenset[str]
    any_one: frozenset[str]
    some_army: frozenset[str]
    person_links: frozenset[str]
    title_links: frozenset[str]
    untitled: frozenset[str]
    quit_as: frozenset[str]
    banks: frozenset[str]
    offices_of: frozenset[str]
    owned_in: frozenset[str]
    owned_by: frozenset[str]
    placed_by: frozenset[str]
    short_forms: frozenset[str]
    small: frozenset[str]
    british: dict[str, str]
    examples: dict[str, list[tuple[str, str]]]
    never: dict[str, list[str]]


class Lexicon:
    """All names; `matches` finds them in a folded text."""

    __slots__ = ("_finder", "_forms", "names")

    def __init__(self, names: Mapping[str, tuple[Name, ...]]) -> None:
        self.names = names
        self._forms = list(names)
        self._finder = ahocorasick_rs.AhoCorasick(self._forms)

    def matches(self, folded: str) -> list[tuple[int, int, tuple[Name, ...]]]:
        """Longest names that stand between word boundaries, from left to right, without overlap."""
        found = []
        for number, start, end in self._finder.find_matches_as_indexes(folded, overlapping=True):
            if not (folded[start - 1 : start].isalnum() or folded[end : end + 1].isalnum()):
                found.append((start, -end, number))
        kept: list[tuple[int, int, tuple[Name, ...]]] = []
        for start, end, number in sorted(found):
            if not kept or start >= kept[-1][1]:
                kept.append((start, -end, self.names[self._forms[number]]))
        return kept


@cache
def words() -> Wordlists:
    """The closed lists."""
    return read_toml("lang/en/actors.toml", Wordlists)


def list_cases() -> dict[str, tuple[list[tuple[str, str]], list[str]]]:
    """By list: sentences whose words in brackets are a mention because of it, with the actor's key, and those whose are none."""
    lists = words()
    return {n: (lists.examples.get(n, []), lists.never.get(n, [])) for n in (*lists.examples, *lists.never)}


@cache
def agents() -> tuple[Agent, ...]:
    """The nouns for actors without a name."""
    return tuple(read_toml("actors/agents.toml", _Agents).agent)


@cache
def agent_phrases() -> Mapping[str, Agent]:
    """Each word or phrase and its agent; of two that list a word the first one has it."""
    found: dict[str, Agent] = {}
    for agent in agents():
        for word in agent.words:
            found.setdefault(word, agent)
    return found


@cache
def countries() -> Mapping[str, Named]:
    """States by ISO 3166-1 alpha-3."""
    return {row["iso3"]: _state(row["iso3"], row["name"]) for row in read_csv("actors/countries.csv")}


@cache
def adjective(iso: str) -> str:
    """The first demonym adjective, or the country's name where it has none."""
    for row in read_csv("actors/countries.csv"):
        if row["iso3"] == iso:
            return next(iter(parts(row["adjectives"])), row["name"])
    return iso


def army_of(iso: str) -> Named:
    """The armed forces of a country, by whatever name."""
    return Named(f"mil:{iso}", f"{adjective(iso)} armed forces", "force", iso, ("MIL",), f"{iso}MIL")


def _state(iso: str, name: str) -> Named:
    return Named(f"country:{iso}", name, "country", iso, ("GOV",), f"{iso}GOV")


def people_of(iso: str) -> Named:
    """The people of a country."""
    return Named(f"pop:{iso}", f"{adjective(iso)} people", "population", iso, ("CVL",), f"{iso}CVL")


def ethnic(name: str) -> Named:
    """An ethnic group told by a demonym ("ethnic Albanians"): a people of no told country."""
    return Named(f"pop:ethnic-{slug(name)}", f"ethnic {name}", "population", None, ("CVL",), "CVL")


@dataclass(frozen=True, slots=True)
class Acronym:
    """One body that an acronym may stand for: in a report on `country`, beside one of the words, or, if `default`, where nothing tells."""

    actor: Named
    country: str
    beside: frozenset[str]
    default: bool


@cache
def acronyms() -> Mapping[str, tuple[Acronym, ...]]:
    """What each acronym of several meanings may stand for, by the acronym."""
    known = {fold(n.form): n.actor for n in _bodies()}
    found: dict[str, list[Acronym]] = {}
    for row in read_csv("actors/acronyms.csv"):
        actor = known.get(fold(row["name"])) or _body(row)
        beside = frozenset(parts(row["beside"]))
        found.setdefault(row["acronym"], []).append(Acronym(actor, row["country"], beside, row["default"] == "yes"))
    return {form: tuple(meanings) for form, meanings in found.items()}


def _body(row: Mapping[str, str]) -> Named:
    if row["kind"] == "army":
        return army_of(row["country"])
    sectors, country = tuple(parts(row["sectors"])), row["country"] or None
    kind: ActorKind = msgspec.convert(row["kind"], ActorKind)
    return Named(f"group:{slug(row['name'])}", row["name"], kind, country, sectors, f"{country or ''}{sectors[0]}")


@cache
def _bodies() -> tuple[Name, ...]:
    """The names of groups, organisations and armies."""
    armies = (
        Name(form, "named", army_of(row["iso3"]))
        for row in read_csv("actors/armies.csv")
        for form in parts(row["names"])
    )
    return (*_listed("actors/groups.csv", "group"), *_listed("actors/igos.csv", "org"), *armies)


@cache
def lexicon() -> Lexicon:
    """All names of the data."""
    found: dict[str, dict[tuple[str, str, bool], Name]] = {}
    short = [Name(form, "named", m.actor) for form, meanings in acronyms().items() for m in meanings]
    people = [Name(form, "person", p.actor()) for p in persons().values() for form in p.names]
    for name in [*_country_names(), *_bodies(), *short, *people]:
        key = (name.sense, name.actor.key, name.form.islower())
        found.setdefault(fold(name.form), {}).setdefault(key, name)
    for form in words().hiding:
        found.setdefault(fold(form), {})
    return Lexicon({form: tuple(senses.values()) for form, senses in sorted(found.items())})


def _country_names() -> list[Name]:
    found = []
    for row in read_csv("actors/countries.csv"):
        iso = row["iso3"]
        state = countries()[iso]
        found += [Name(form, "state", state) for form in [row["name"], *parts(row["names"])]]
        found += [Name(form, "capital", state) for form in parts(row["capital"])]
        found += [Name(form, "seat", state) for form in parts(row["seats"])]
        found += [Name(form, "adjective", state) for form in parts(row["adjectives"])]
        plurals = [f"{a}s" for a in parts(row["adjectives"]) if re.search(r"[aeio]n$|[ikqbgt]$|[a-z]ek$|l$", a)]
        found += [Name(form, "people", people_of(iso)) for form in [*plurals, *parts(row["people"])]]
    return found


def _listed(file: str, prefix: str) -> list[Name]:
    found = []
    for row in read_csv(file):
        kind: ActorKind = msgspec.convert(row["kind"], ActorKind)
        start = "igo" if kind == "international" else "pop" if kind == "population" else prefix
        sectors, country = tuple(parts(row["sectors"])), row["country"] or None
        code = row.get("code") or f"{country or ''}{sectors[0]}"
        actor = Named(f"{start}:{row['slug']}", row["name"], kind, country, sectors, code)
        found += [Name(form, "named", actor) for form in [row["name"], *parts(row["names"])]]
        found += [Name(form, "capital", actor) for form in parts(row.get("seats") or "")]
    return found


def named_slug(name: str) -> str:
    """The slug of a name that the data does not know."""
    return slug(name) or "unnamed"
