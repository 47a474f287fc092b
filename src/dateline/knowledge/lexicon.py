"""The trigger lexicon: which words tell of which event, with which roles and under which conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.codebook import cameo_codes, types
from dateline.knowledge.lexicon_file import FOLDER, NONE, Lexicon, Trigger, read, spelt
from dateline.knowledge.load import data_path, data_text, parts, read_csv, read_toml

SETTINGS = ("classes.toml", "grammar.toml")
PREPOSITIONS = frozenset(
    ("at", "in", "into", "from", "off", "out", "over", "up", "down", "of", "for", "to", "on", "against", "with")
)
AFTER_NOUNS = ("of", "for", "to", "on", "against", "between", "by", "with", "that")
NONE_FIRST = 50
"""How far expressions that tell of no event go before other entries of as many words."""
BORROWED, BORROWED_LAST = f"{FOLDER}/borrowed.csv", -50
"""Verbs with words from another dictionary, and how far they come after the lexicon's own."""
Kind = Literal["verb", "noun", "adjective"]


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that the reading of a clause hangs on. `figures` says which types of events a figure of a measure may belong to;
    those of a measure in `figures_far` may stand anywhere in the sentence. `totals`, `totalling` and `lasting` tell of a figure that it
    is one of a longer time: words of since when, verbs that bring a count to a number, and what lasts. `modes` tells, for a type that is all words, its mode by
    what the words are about."""

    light_verbs: tuple[str, ...]
    occurrence_verbs: tuple[str, ...]
    presupposing: tuple[str, ...]
    locative: tuple[str, ...]
    turning: tuple[str, ...]
    circumstances: tuple[str, ...]
    carriers: tuple[str, ...]
    backgrounds: tuple[str, ...]
    endings: tuple[str, ...]
    intent_verbs: tuple[str, ...]
    intent_adjectives: tuple[str, ...]
    forecasts: tuple[str, ...]
    convening: tuple[str, ...]
    unreal_nouns: tuple[str, ...]
    told_open: tuple[str, ...]
    attempts: tuple[str, ...]
    habitual: tuple[str, ...]
    reputations: tuple[str, ...]
    suppositions: tuple[str, ...]
    wishes: tuple[str, ...]
    considerations: tuple[str, ...]
    claims: tuple[str, ...]
    undergone: tuple[str, ...]
    inflicted: tuple[str, ...]
    partitives: tuple[str, ...]
    happenings: tuple[str, ...]
    things: tuple[str, ...]
    afresh: tuple[str, ...]
    joining: tuple[str, ...]
    crowds: tuple[str, ...]
    literal: tuple[str, ...]
    natural: tuple[str, ...]
    private: tuple[str, ...]
    domains: dict[str, tuple[str, ...]]
    figures: dict[str, tuple[str, ...]]
    figures_far: tuple[str, ...]
    totals: tuple[str, ...]
    totalling: tuple[str, ...]
    lasting: tuple[str, ...]
    victim_links: tuple[str, ...]
    party_links: tuple[str, ...]
    definite: tuple[str, ...]
    told_within: tuple[str, ...]
    neuter: tuple[str, ...]
    participles: tuple[str, ...]
    modals: tuple[str, ...]
    besides: tuple[str, ...]
    strong_forms: dict[str, str]
    modes: dict[str, dict[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Tests:
    """The conditions of an entry, with classes spelt out. Each pair is (wanted, barred)."""

    subject: tuple[frozenset[str], frozenset[str]]
    object: tuple[frozenset[str], frozenset[str]]
    complement: tuple[frozenset[str], frozenset[str]]
    theme: tuple[frozenset[str], frozenset[str]]
    modal: frozenset[str]
    aux: frozenset[str]
    clause: tuple[frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One pattern of one trigger, ready for matching. `head` is its head lemma, `rest` the other words in order."""

    type: str
    kind: Kind
    pattern: str
    head: str
    rest: tuple[frozenset[str], ...]
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    mutual: bool
    asserted: bool
    negated: bool
    suffered: bool
    setting: bool
    tests: Tests
    weight: int
    origin: str


Index = dict[tuple[Kind, str], tuple[Entry, ...]]


def load(paths: Sequence[Path] = ()) -> Index:
    """The lexicon that ships with the package, with files of the analyst's own before it. Raises KnowledgeError that names file,
    entry and field."""
    own = [(str(p), _own_text(p)) for p in paths]
    return _index(tuple(own))


@cache
def verbs_only() -> frozenset[str]:
    """The verbs of the lexicon that are no nouns of it: "lift" and "expel", not "attack"."""
    nouns = {lemma for kind, lemma in load() if kind == "noun"}
    return frozenset(lemma for kind, lemma in load() if kind == "verb") - nouns


@cache
def grammar() -> Grammar:
    """The grammar words, with classes spelt out in `modes`."""
    words = read_toml(f"{FOLDER}/grammar.toml", Grammar)
    modes = {kind: {mode: tuple(sorted(spelt(w))) for mode, w in by.items()} for kind, by in words.modes.items()}
    return msgspec.structs.replace(words, modes=modes)


def files() -> list[str]:
    """Names of the lexicon files that ship, in order."""
    return sorted(p.name for p in data_path(FOLDER).glob("*.toml") if p.name not in SETTINGS)


def _own_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as a lexicon: {error}") from error


@cache
def _index(own: tuple[tuple[str, str], ...]) -> Index:
    found: dict[tuple[Kind, str], list[Entry]] = {}
    shipped = [(name, data_text(f"{FOLDER}/{name}")) for name in files()]
    for priority, sources in ((0, shipped), (100, own)):
        for name, text in sources:
            for entry in _entries(read(text, name), name, priority):
                found.setdefault((entry.kind, entry.head), []).append(entry)
    for entry in _borrowed():
        found.setdefault((entry.kind, entry.head), []).append(entry)
    return {key: tuple(sorted(entries, key=lambda e: -e.weight)) for key, entries in found.items()}


def _borrowed() -> Iterator[Entry]:
    """Verbs with words of another dictionary, of the types that their CAMEO codes fall under; they come after all others."""
    books = {book.type: book for book in (read(data_text(f"{FOLDER}/{name}"), name) for name in files())}
    for row in read_csv(BORROWED):
        code = cameo_codes().get(row["code"])
        if code is None:
            continue
        trigger = Trigger(examples=(), mode=code.mode, cameo=code.code)
        tests = _tests(books[code.type], trigger)
        for verb in parts(row["verbs"]):
            pattern = f"{verb} {row['words']}"
            yield from _compiled(books[code.type], trigger, tests, ("verb", pattern, "borrowed", BORROWED_LAST))


def _entries(lexicon: Lexicon, name: str, priority: int) -> list[Entry]:
    made = []
    for trigger in lexicon.trigger:
        tests = _tests(lexicon, trigger)
        groups: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("verb", trigger.verbs),
            ("noun", trigger.nouns),
            ("adjective", trigger.adjectives),
        )
        for kind, patterns in groups:
            for pattern in patterns:
                made.extend(_compiled(lexicon, trigger, tests, (kind, pattern, name, priority)))
    return made


def _compiled(lexicon: Lexicon, trigger: Trigger, tests: Tests, origin: tuple[Kind, str, str, int]) -> list[Entry]:
    kind, pattern, name, priority = origin
    words = [_choices(w) for w in pattern.split()]
    head = words.pop(_head(pattern.split()) if kind == "noun" else 0)
    conditions = int(trigger.negated) + sum(
        bool(wanted)
        for wanted in (
            trigger.subject,
            trigger.object,
            trigger.complement,
            trigger.theme,
            trigger.modal,
            trigger.aux,
            trigger.clause,
        )
    )
    return [
        Entry(
            type=lexicon.type,
            kind=kind,
            pattern=pattern,
            head=lemma,
            rest=tuple(words),
            mode=trigger.mode,
            cameo=trigger.cameo or (types()[lexicon.type].cameo if lexicon.type != NONE else ""),
            contexts=trigger.contexts,
            actor=trigger.actor or lexicon.actor,
            recipient=trigger.recipient if trigger.recipient is not None else lexicon.recipient,
            mutual=trigger.mutual,
            asserted=trigger.asserted,
            negated=trigger.negated,
            setting=trigger.setting,
            suffered=trigger.suffered,
            tests=tests,
            weight=priority
            + NONE_FIRST * (lexicon.type == NONE)
            + 2 * len(words)
            + sum(not w & PREPOSITIONS for w in words)
            + conditions,
            origin=f"{name.removesuffix('.toml')}:{pattern}",
        )
        for lemma in sorted(head)
    ]


def _head(words: list[str]) -> int:
    """Where the head of a noun pattern stands: at its end or before the preposition there ("release of")."""
    return len(words) - 2 if len(words) > 1 and words[-1] in AFTER_NOUNS else len(words) - 1


def _tests(lexicon: Lexicon, trigger: Trigger) -> Tests:
    return Tests(
        _pair(trigger.subject, trigger.subject_not),
        _pair(trigger.object, trigger.object_not),
        _pair(trigger.complement, trigger.complement_not),
        _pair(trigger.theme, trigger.theme_not),
        spelt(trigger.modal),
        spelt(trigger.aux),
        _pair(trigger.clause, trigger.clause_not + lexicon.clause_not),
    )


def _pair(wanted: tuple[str, ...], barred: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Both spelt out; what is named as wanted is not barred by a class that holds it too."""
    return spelt(wanted), spelt(barred) - frozenset(wanted)


@cache
def _choices(word: str) -> frozenset[str]:
    return spelt(tuple(word.split("/")))
