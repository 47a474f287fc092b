"""Files of the trigger lexicon: what one may say, and whether what it says is right."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.codebook import cameo_codes, types
from dateline.knowledge.load import decode_toml, read_toml

FOLDER = "lang/en/lexicon"
NONE = "NONE"
"""The type of a file of expressions that tell of no event."""


class Trigger(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of an event. A pattern is a string of lemmas: the head is the first word of a verb or adjective pattern
    ("pull out of", "lay siege") and the last of a noun pattern, but for a preposition ("hunger strike", "release of"); `a/b` is a choice and `@name` a class.
    `subject`, `object` and `complement` name the lemmas that may stand there (`any` and `none` ask for some or none), their
    `_not` those that may not; INF in `complement` stands for any infinitive with `to`, ACTOR for whoever can act, SEVERAL for more than one, THING for an `it` that takes up
    nobody; `aux` names the auxiliaries of which the
    trigger must have one, `modal` those of which its complement must; with `negated` the trigger counts only under a negation,
    with `suffered` its subject suffers it where no object is told ("three guards killed"), `theme` and `theme_not` what may do
    or suffer what the complement tells; `clause` and `clause_not` look at the whole sentence; with `setting`
    what `clause` asks for may stand in the rest of the report. `actor` and `recipient` are slots in order
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
    setting: bool = False


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file: triggers of one type, or of NONE: words that look like triggers and tell of no event. `actor` and `recipient` stand for every entry that does not say otherwise."""

    type: str
    trigger: tuple[Trigger, ...]
    actor: tuple[str, ...] = ("subject",)
    recipient: tuple[str, ...] = ("object",)
    clause_not: tuple[str, ...] = ()


@cache
def classes() -> dict[str, frozenset[str]]:
    """Named sets of lemmas."""
    table = read_toml(f"{FOLDER}/classes.toml", dict[str, tuple[str, ...]])
    return {name: frozenset(words) for name, words in table.items()}


def spelt(words: tuple[str, ...]) -> frozenset[str]:
    """The words with the classes among them spelt out."""
    out: set[str] = set()
    for word in words:
        if word.startswith("@"):
            out |= classes()[word[1:]]
        else:
            out.add(word)
    return frozenset(out)


def read(text: str, name: str) -> Lexicon:
    """One lexicon file, checked. Raises KnowledgeError that names file, line and field."""
    try:
        lexicon = decode_toml(text, name, Lexicon)
    except KnowledgeError as error:
        told = re.search(r"\$\.trigger\[(\d+)\]", str(error))
        at = f"line {_line(text, int(told[1]))}: " if told else ""
        raise KnowledgeError(f"{name}: {at}{str(error).removeprefix(f'{name}: ')}") from error
    for number, trigger in enumerate(lexicon.trigger):
        problem = _problem(lexicon, trigger)
        if problem:
            raise KnowledgeError(f"{name}: line {_line(text, number)}: {_label(trigger)}: {problem}")
    return lexicon


def _line(text: str, number: int) -> int:
    """The line that the trigger of that number, from 0, begins on."""
    starts = [n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[[trigger]]")]
    return starts[number] if number < len(starts) else 1


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
