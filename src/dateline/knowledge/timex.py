"""How a language tells time: `data/lang/en/timex.toml`."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.knowledge.load import read_toml

GROUP = 6
_WORD = re.compile(r"\w+")
_PART = re.compile(r"\{([a-z]+)(\d?)\}")


class TimexRule(msgspec.Struct, frozen=True):
    """A pattern, and by `kind` how its named groups are resolved. Examples hold the expression in brackets."""

    id: str
    kind: str
    pattern: str
    examples: list[str]
    never: list[str]
    value: str = ""


class _Words(msgspec.Struct):
    words: list[str]


class _Aspect(msgspec.Struct):
    start: list[str]
    end: list[str]


class _File(msgspec.Struct):
    gate: list[str]
    words: dict[str, dict[str, str]]
    tense: dict[str, list[str]]
    signals: _Words
    aspect: _Aspect
    parts: dict[str, str]
    rule: list[TimexRule]


@cache
def _file() -> _File:
    return read_toml("lang/en/timex.toml", _File)


def timex_rules() -> tuple[TimexRule, ...]:
    """All rules in the order of the file. Raises KnowledgeError where the file is broken."""
    return tuple(_file().rule)


def timex_words(name: str) -> dict[str, str]:
    """A list of words, each with what it stands for."""
    return _file().words[name]


@cache
def tense_words(name: str) -> frozenset[str]:
    """Words that tell a tense: past, future, present, past_endings, not_past."""
    return frozenset(_file().tense[name])


@cache
def aspect_of(lemma: str) -> str | None:
    """`start` or `end` for a verb that tells that a process began or ended."""
    aspect = _file().aspect
    return "start" if lemma in aspect.start else "end" if lemma in aspect.end else None


@cache
def signal_pattern() -> re.Pattern[str]:
    """Finds the signal word that stands right before an expression."""
    words = _alternatives(_file().signals.words)
    return re.compile(rf"\b({words})\s+(?:(?:the|about|around|only)\s+)?[\"“(]?$", re.IGNORECASE)


@cache
def gate_words() -> frozenset[str]:
    """With which words an expression may begin, besides numbers and articles: all others are passed over."""
    file = _file()
    names = ("m", "w", "s", "p", "o", "number", "vague", "era", "holiday", "moon", "u", "amount")
    words = {word.split()[0] for name in names for word in file.words[name]} | {w.split()[0] for w in file.gate}
    words |= {word + "s" for word in file.words["w"] if word.isalpha()}
    words |= {"nineties", "eighties", "seventies", "sixties", "fifties", "forties", "thirties", "twenties", "halloween"}
    words = (words | {"q1", "q2", "q3", "q4", "fy"}) - {"a", "an", "the", "'", "’"}
    return frozenset(part for word in words for part in _WORD.findall(word)[:1])


def _alternatives(words: list[str] | dict[str, str]) -> str:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.sub(r"\\?\s+", r"\\s+", re.escape(w)) + (r"(?!\w)" if w[-1].isalnum() else "") for w in ordered)


def _expanded(pattern: str, file: _File) -> str:
    def stands_for(match: re.Match[str]) -> str:
        name, number = match[1], match[2]
        if name in file.words:
            return f"(?:{_alternatives(file.words[name])})"
        part = file.parts[name]
        return part.replace("(?P<mod>", f"(?P<mod9{number}>") if number else part

    while _PART.search(pattern):
        pattern = _PART.sub(stands_for, pattern)
    return pattern


@cache
def compiled_rules() -> tuple[tuple[TimexRule, re.Pattern[str]], ...]:
    """Each rule with its pattern ready for use."""
    file = _file()
    return tuple((rule, re.compile(rf"(?:{_expanded(rule.pattern, file)})(?!\w)", re.IGNORECASE)) for rule in file.rule)


@cache
def any_rule(first: int = 0, last: int | None = None) -> re.Pattern[str]:
    """Matches wherever some rule of a stretch of the rules may: one look instead of one for each."""
    bare = [re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for _, pattern in compiled_rules()[first:last]]
    return re.compile("|".join(re.sub(r"\(\?P=\w+\)", r"\\W", pattern) for pattern in bare), re.IGNORECASE)


@cache
def rule_groups() -> tuple[tuple[re.Pattern[str], tuple[tuple[TimexRule, re.Pattern[str]], ...]], ...]:
    """The rules in stretches, each behind a pattern that tells whether one of them matches."""
    rules = compiled_rules()
    return tuple((any_rule(n, n + GROUP), rules[n : n + GROUP]) for n in range(0, len(rules), GROUP))
