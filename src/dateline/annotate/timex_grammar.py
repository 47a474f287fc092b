"""Finds time expressions: where one may begin, the longest match of a rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.knowledge.timex import TimexRule, any_rule, compiled_rules, gate_pattern

_NAMED = ("m", "w")


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
    gate, at = gate_pattern(), 0
    tail = False
    while hit := gate.search(text, at):
        found = longest(text, hit.start(), after_date=tail and not text[at : hit.start()].strip(" -–—tuilando"))
        if found:
            yield found
            at, tail = found.end, found.rule.kind == "day"
            continue
        space = text.find(" ", hit.start(), hit.end())
        at = space + 1 if space >= 0 else max(hit.end(), hit.start() + 1)
        tail = tail and space >= 0


def longest(text: str, at: int, *, after_date: bool) -> Match | None:
    """The longest match at a place; of equal ones the first rule's."""
    best: Match | None = None
    if not any_rule().match(text, at):
        return None
    for rule, pattern in compiled_rules():
        if rule.kind == "day-tail" and not after_date:
            continue
        found = pattern.match(text, at)
        if found and (best is None or found.end() > best.end) and found.end() > at and _stands(text, found.groupdict()):
            groups = _groups(found.groupdict())
            if _sensible(text, at, rule, groups):
                best = Match(at, found.end(), rule, groups)
    return best


def _groups(found: dict[str, str | None]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for name, value in found.items():
        if value is not None:
            groups.setdefault(name.rstrip("0123456789"), " ".join(value.lower().split()))
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
    return True
