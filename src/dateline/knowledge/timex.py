"""How a language tells time: `data/lang/<code>/timex.toml`. Another language is another file; no code names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import msgspec

from dateline.errors import KnowledgeError
from dateline.knowledge.load import data_path, read_toml

GROUP = 9
DEFAULT = "en"
TENSES = ("before", "past", "future", "present")
"""What verb forms tell; of a word in several lists the first holds."""
_PART = re.compile(r"\{([a-z]+)(\d?)\}")
_NAMED = re.compile(r"\(\?P<\w+>")
_AGAIN = re.compile(r"\(\?P=\w+\)")
_FIRST = re.compile(r"[^\W\d_]+")
_CAPITAL = re.compile(r"(?<!\\)(?<!\?)[A-Z]")


class TimexRule(msgspec.Struct, frozen=True):
    """A pattern in lower case, and by `kind` how its named groups are resolved. Examples hold the expression in brackets."""

    id: str
    kind: str
    pattern: str
    examples: list[str]
    never: list[str]
    value: str = ""


class TimexFile(msgspec.Struct):
    """A language's file: word lists with what each stands for, verb forms by tense, and rules made of `parts`."""

    capitals: bool
    openers: list[str]
    gate: list[str]
    articles: list[str]
    words: dict[str, dict[str, str]]
    lists: dict[str, list[str]]
    tense: dict[str, list[str]]
    signals: list[str]
    aspect: dict[str, list[str]]
    parts: dict[str, str]
    rule: list[TimexRule]


Compiled = tuple[TimexRule, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class TimeLanguage:
    """A language's file made ready: `gate` finds where an expression may begin (`word`, or words `before` it), `verbs` tell a tense by themselves and `endings` the past; `capitals` that months and days are written with one, `groups` hold the rules in stretches behind a pattern that tells whether one of them does."""

    capitals: bool
    words: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, frozenset[str]]
    tense: Mapping[str, frozenset[str]]
    verbs: Mapping[str, str]
    endings: tuple[str, ...]
    aspect: Mapping[str, frozenset[str]]
    rules: tuple[Compiled, ...]
    gate: re.Pattern[str]
    groups: tuple[tuple[re.Pattern[str], tuple[Compiled, ...]], ...]
    signal: re.Pattern[str]
    dash: re.Pattern[str]
    listing: re.Pattern[str]
    gap: re.Pattern[str]

    def meaning(self, table: str, word: str) -> str:
        """What a word of a list stands for; an empty string where it is not in it."""
        return self.words.get(table, {}).get(word, "")

    def listed(self, name: str) -> frozenset[str]:
        """A plain list of words; empty where the language has none."""
        return self.lists.get(name, frozenset())

    def tensed(self, name: str) -> frozenset[str]:
        """Words that tell a tense."""
        return self.tense.get(name, frozenset())


def time_language(code: str) -> TimeLanguage:
    """The language of a code such as `en` or `en-GB`; English where dateline has no file for it, as in every other room.
    Raises KnowledgeError where the file is broken."""
    return language_file(code.lower().partition("-")[0].partition("_")[0])


@cache
def language_file(short: str) -> TimeLanguage:
    """The language of a code without its region."""
    name = f"lang/{short}/timex.toml"
    if short == DEFAULT or (short.isalpha() and data_path(name).is_file()):
        return compiled(read_toml(name, TimexFile), name)
    return language_file(DEFAULT)


def aspect_of(lemma: str, name: str, code: str = DEFAULT) -> bool:
    """Whether a verb tells that a process began (`start`) or ended (`end`), or that all of it was done (`whole`), or only how
    someone stands (`standing`)."""
    return lemma in time_language(code).aspect.get(name, ())


def in_list(word: str, name: str, code: str = DEFAULT) -> bool:
    """Whether a word is in one of the plain lists of a language."""
    return word in time_language(code).listed(name)


def compiled(file: TimexFile, name: str = "") -> TimeLanguage:
    """The patterns of a file. Raises KnowledgeError that names the rule where one is no pattern or not in lower case."""
    rules = tuple((rule, _pattern(rule, file, name)) for rule in file.rule)
    return TimeLanguage(
        capitals=file.capitals,
        words=file.words,
        lists={k: frozenset(v) for k, v in file.lists.items()},
        tense={k: frozenset(v) for k, v in file.tense.items()},
        verbs={word: tense for tense in reversed(TENSES) for word in file.tense.get(tense, ())},
        endings=tuple(file.tense.get("past_endings", ())),
        aspect={k: frozenset(v) for k, v in file.aspect.items()},
        rules=rules,
        gate=_gate(file),
        groups=tuple((_some(rules[n : n + GROUP]), rules[n : n + GROUP]) for n in range(0, len(rules), GROUP)),
        signal=re.compile(rf"\b({_alternatives(file.signals)})\s+(?:(?:{file.parts['about']})\s+)?[\"“(]?$"),
        dash=re.compile(file.parts["dash"]),
        listing=re.compile(file.parts.get("listing", "(?!)")),
        gap=re.compile(file.parts["gap"]),
    )


def _pattern(rule: TimexRule, file: TimexFile, name: str) -> re.Pattern[str]:
    if _CAPITAL.search(_NAMED.sub("", rule.pattern)):
        raise KnowledgeError(f"{name}: the pattern of {rule.id} must be in lower case")
    try:
        return re.compile(rf"(?:{_expanded(rule.pattern, file)})(?!\w)")
    except (re.error, KeyError) as error:
        raise KnowledgeError(f"{name}: the pattern of {rule.id}: {error}") from error


def _expanded(pattern: str, file: TimexFile) -> str:
    def stands_for(match: re.Match[str]) -> str:
        name, number = match[1], match[2]
        if name in file.words or name in file.lists:
            return f"(?:{_alternatives(file.words.get(name) or file.lists[name])})"
        part = file.parts[name]
        return part.replace("(?P<mod>", f"(?P<mod9{number}>") if number else part

    while _PART.search(pattern):
        pattern = _PART.sub(stands_for, pattern)
    return pattern


def _alternatives(words: Iterable[str]) -> str:
    """A pattern for one of many words, of which a longer one comes first: with a sign at the end, then whole ones."""
    told = set(words)
    whole = {word for word in told if word[-1].isalnum()}
    ends = rf"(?:{_trie(whole)})(?!\w)" if whole else ""
    return "|".join(filter(None, (_trie(told - whole), ends)))


def _some(rules: Iterable[Compiled]) -> re.Pattern[str]:
    """Matches wherever one of the rules may: one look instead of one for each."""
    bare = (_NAMED.sub("(?:", pattern.pattern) for _, pattern in rules)
    return re.compile("|".join(_AGAIN.sub(r"\\W", pattern) for pattern in bare))


def _gate(file: TimexFile) -> re.Pattern[str]:
    """Where an expression may begin: at a number or a known first word, or at the articles and words of amount before it."""
    told = [*file.gate, *(word for table in file.openers for word in file.words[table])]
    first = {word if " " in word else found[0] for word in told if (found := _FIRST.match(word))} - set(file.articles)
    before = "|".join(filter(None, (_alternatives(file.articles), _alternatives(file.words.get("amount", ())))))
    return re.compile(
        rf"(?<![\w$€£#])(?P<before>(?:(?:{before or '(?!)'})\s+)*)"
        rf"(?P<word>['’]\d|(?<!\d[.,])\d|(?<![$€£#])(?:{_trie(first)})(?![^\W\d_]))"
    )


Trie: TypeAlias = "dict[str, Trie]"


def _trie(words: Iterable[str]) -> str:
    """A pattern for many words that looks at each letter once."""
    tree: Trie = {}
    for word in sorted(words):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: Trie) -> str:
    inner = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branches(below) for letter, below in tree.items() if letter
    ]
    if not inner:
        return ""
    body = inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"
    return f"(?:{body})?" if "" in tree else body
