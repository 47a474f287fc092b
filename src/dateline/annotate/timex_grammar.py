"""Finds time expressions: where one may begin, the longest match of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.timex import TimexRule, any_rule, gate_words, rule_groups

_NAMED = ("m", "w")
_ARTICLES = ("the", "a", "an")
_SIGNS = ("$", "€", "£", "#")
_WORD = re.compile(r"\w+")
_DASH = re.compile(r"\s*(?:-|–|—|to|until|till|and)\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Match:
    """An expression at `start`..`end` of a sentence; `groups` are the rule's parts in lower case."""

    start: int
    end: int
    rule: TimexRule
    groups: dict[str, str]

    def get(self, name: str) -> str:
        """A part, or an empty string."""
        return self.groups.get(name, "")


def matches(text: str) -> Iterator[Match]:
    """The expressions of a sentence from left to right; none overlap."""
    at, last = 0, None
    for start in _places(text):
        if start < at:
            continue
        found = longest(text, start, after_date=last is not None and bool(_DASH.fullmatch(text, at, start)))
        if found:
            yield found
            at = found.end
            last = found if found.rule.kind == "day" else None


def _places(text: str) -> Iterator[int]:
    """Where an expression may begin, from left to right."""
    words, article = gate_words(), -1
    for token in _WORD.finditer(text):
        start, word = token.start(), token[0].lower()
        sign = text[start - 1] if start else ""
        if word in _ARTICLES:
            article = start
            continue
        if (
            (word in words or word[0].isdigit() or word.startswith("fy"))
            and sign not in _SIGNS
            and not _decimal(text, start)
        ):
            if article >= 0:
                yield article
            if sign and sign in "'’":
                yield start - 1
            yield start
        article = -1


def _decimal(text: str, start: int) -> bool:
    """Whether digits go on a number: the `75` of `9.75`."""
    return start > 1 and text[start].isdigit() and text[start - 1] in ".," and text[start - 2].isdigit()


def longest(text: str, at: int, *, after_date: bool) -> Match | None:
    """The longest match at a place; of equal ones the first rule's."""
    best: Match | None = None
    if not any_rule().match(text, at):
        return None
    for gate, rules in rule_groups():
        if gate.match(text, at):
            for rule, pattern in rules:
                if (rule.kind == "day-tail" and not after_date) or not (found := pattern.match(text, at)):
                    continue
                if found.end() > max(at, best.end if best else at) and _stands(text, found.groupdict()):
                    groups = _groups(found.groupdict())
                    best = Match(at, found.end(), rule, groups) if _sensible(text, at, rule, groups) else best
    return best


def _groups(found: dict[str, str | None]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for name, value in found.items():
        if value is not None:
            groups.setdefault(name.rstrip("0123456789"), " ".join(value.lower().split()))
    year = groups.get("y", "")
    if year and not year.isdigit():
        groups["era"], groups["y"] = "bc", "".join(c for c in year if c.isdigit())
    return groups


def _stands(text: str, found: dict[str, str | None]) -> bool:
    """Names of months and days are written with a capital."""
    return all(value[0].isupper() for name, value in found.items() if value and name.rstrip("0123456789") in _NAMED)


def _sensible(text: str, at: int, rule: TimexRule, groups: dict[str, str]) -> bool:
    """`May` and `March` may be verbs where a sentence begins, and a name of a person after a name."""
    if (
        rule.kind == "month"
        and "y" not in groups
        and groups["m"] in ("may", "march", "mar.", "jan", "nov")
        and not groups.get("mod")
    ):
        before = text[:at].rstrip(" (\"“'")
        last = before.rsplit(None, 1)[-1] if before.split() else ""
        return (bool(last) and not last[0].isupper()) or last in (
            "In",
            "Since",
            "By",
            "From",
            "Until",
            "During",
            "On",
            "After",
            "Before",
        )
    return not (rule.kind == "part" and at and "rel" not in groups and text[at].isupper())
