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
from dateline.knowledge.load import data_path, data_text, decode_toml, parts, read_csv, read_toml

FOLDER = "lang/en/lexicon"
SETTINGS = ("classes.toml", "grammar.toml")
PREPOSITIONS = frozenset(
    ("at", "in", "into", "from", "off", "out", "over", "up", "down", "of", "for", "to", "on", "against", "with")
)
AFTER_NOUNS = ("of", "for", "to", "on", "against", "between", "by", "with", "that")
NONE, NONE_FIRST = "NONE", 50
"""The type of a file of expressions that tell of no event, and how far its entries go before others of as many words."""
BORROWED, BORROWED_LAST = f"{FOLDER}/borrowed.csv", -50
"""Verbs with words from another dictionary, and how far they come after the lexicon's own."""
Kind = Literal["verb", "noun", "adjective"]


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of an event. A pattern is a string of lemmas: the head is the first word of a verb or adjective pattern
    ("pull out of", "lay siege") and the last of a noun pattern, but for a preposition ("hunger strike", "release of"); `a/b` is a choice and `@name` a class.
    `subject`, `object` and `complement` name the lemmas that may stand there (`any` and `none` ask for some or none), their
    `_not` those that may not; INF in `complement` stands for any infinitive with `to`, ACTOR for whoever can act, THING for an `it` that takes up
    nobody; `aux` names the auxiliaries of which the
    trigger must have one, `modal` those of which its complement must; with `negated` the trigger counts only under a negation,
    with `suffered` its subject suffers it where no object is told ("three guards killed"), `theme` and `theme_not` what may do
    or suffer what the complement tells; `clause` and `clause_not` look at the whole sentence. `actor` and `recipient` are slots in order
    of preference: subject, object, dative, controlled (the subject of what is demanded), possessor, or a preposition."""

    examples: tuple[str, ...]
    never: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    mutual: bool = False
    asserted: bool = False
    negated: bool = False
    suffered: bool = False
    subject: tuple[str, ...] = ()
    subject_not: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_not: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    complement_not: tuple[str, ...] = ()
    aux: tuple[str, ...] = ()
    modal: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    theme_not: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    clause_not: tuple[str, ...] = ()


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: triggers of one type, or of NONE: words that look like triggers and tell of no event. `actor` and `recipient` stand for every entry that does not say otherwise."""

    type: str
    trigger: tuple[Trigger, ...]
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    clause_not: tuple[str, ...] = ()


class Grammar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that the reading of a clause hangs on. `figures` says which types of events a figure of a measure may belong to;
    those of a measure in `figures_far` may stand anywhere in the sentence. `modes` tells, for a type that is all words, its mode by
    what the words are about."""

    light_verbs: tuple[str, ...]
    occurrence_verbs: tuple[str, ...]
    locative: tuple[str, ...]
    turning: tuple[str, ...]
    circumstances: tuple[str, ...]
    aspect_verbs: tuple[str, ...]
    intent_verbs: tuple[str, ...]
    intent_adjectives: tuple[str, ...]
    unreal_nouns: tuple[str, ...]
    suppositions: tuple[str, ...]
    wishes: tuple[str, ...]
    considerations: tuple[str, ...]
    claims: tuple[str, ...]
    idle_verbs: tuple[str, ...]
    name_heads: tuple[str, ...]
    partitives: tuple[str, ...]
    domains: dict[str, tuple[str, ...]]
    figures: dict[str, tuple[str, ...]]
    figures_far: tuple[str, ...]
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
def classes() -> dict[str, frozenset[str]]:
    """Named sets of lemmas."""
    table = read_toml(f"{FOLDER}/classes.toml", dict[str, tuple[str, ...]])
    return {name: frozenset(words) for name, words in table.items()}


@cache
def grammar() -> Grammar:
    """The grammar words, with classes spelt out in `modes`."""
    words = read_toml(f"{FOLDER}/grammar.toml", Grammar)
    spelt = {kind: {mode: tuple(sorted(_spelt(w))) for mode, w in by.items()} for kind, by in words.modes.items()}
    return msgspec.structs.replace(words, modes=spelt)


def files() -> list[str]:
    """Names of the lexicon files that ship, in order."""
    return sorted(p.name for p in data_path(FOLDER).glob("*.toml") if p.name not in SETTINGS)


def read(text: str, name: str) -> Lexicon:
    """One lexicon file, checked. Raises KnowledgeError."""
    lexicon = decode_toml(text, name, Lexicon)
    for number, trigger in enumerate(lexicon.trigger, 1):
        problem = _problem(lexicon, trigger)
        if problem:
            raise KnowledgeError(f"{name}: trigger {number} ({_label(trigger)}): {problem}")
    return lexicon


def _own_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as a lexicon: {error}") from error


def _label(trigger: Trigger) -> str:
    return next(iter(trigger.verbs + trigger.nouns + trigger.adjectives), "no pattern")


def _problem(lexicon: Lexicon, trigger: Trigger) -> str | None:
    known = types().get(lexicon.type)
    if known is None and lexicon.type == NONE:
        return _unlike(lexicon, trigger)
    if known is None:
        return f"type: {lexicon.type} is not in the codebook; it is one of {', '.join(types())}"
    if trigger.mode and trigger.mode not in [m.name for m in known.modes]:
        return f"mode: {trigger.mode} is no mode of {lexicon.type}; {[m.name for m in known.modes]}"
    if trigger.cameo and trigger.cameo not in cameo_codes():
        return f"cameo: {trigger.cameo} is no CAMEO code of three digits"
    return _unlike(lexicon, trigger)


def _unlike(lexicon: Lexicon, trigger: Trigger) -> str | None:
    """What no entry may lack or have, whatever its type."""
    if not trigger.verbs + trigger.nouns + trigger.adjectives:
        return "verbs, nouns, adjectives: give at least one pattern"
    if not trigger.examples:
        return "examples: give at least one sentence that it must find"
    words = [w for field in _word_fields(lexicon, trigger) for w in field]
    unknown = sorted(w for w in words if w.startswith("@") and w[1:] not in classes())
    return f"classes: {', '.join(unknown)} not in classes.toml" if unknown else None


def _word_fields(lexicon: Lexicon, trigger: Trigger) -> list[tuple[str, ...]]:
    patterns = trigger.verbs + trigger.nouns + trigger.adjectives
    choices = tuple(c for p in patterns for w in p.split() for c in w.split("/"))
    return [
        choices,
        trigger.subject + trigger.subject_not,
        trigger.object + trigger.object_not,
        trigger.complement + trigger.complement_not,
        trigger.theme + trigger.theme_not + trigger.modal + trigger.aux,
        trigger.clause + trigger.clause_not + lexicon.clause_not,
    ]


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
        _spelt(trigger.modal),
        _spelt(trigger.aux),
        _pair(trigger.clause, trigger.clause_not + lexicon.clause_not),
    )


def _pair(wanted: tuple[str, ...], barred: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Both spelt out; what is named as wanted is not barred by a class that holds it too."""
    return _spelt(wanted), _spelt(barred) - frozenset(wanted)


def _choices(word: str) -> frozenset[str]:
    return _spelt(tuple(word.split("/")))


def _spelt(words: tuple[str, ...]) -> frozenset[str]:
    out: set[str] = set()
    for word in words:
        if word.startswith("@"):
            out |= classes()[word[1:]]
        else:
            out.add(word)
    return frozenset(out)
