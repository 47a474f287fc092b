"""References to actors while they are gathered, and the layer made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.knowledge.persons import Named
from dateline.model.actor import Actor, Role
from dateline.model.span import Span

NAMELESS = "unnamed:x:"


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention: `head` is the token that stands for the noun phrase in the parse; `how` is name, modifier (a name before another
    noun), noun, person, nominal or pronoun; `gender` is f or m where a given name or title tells it; `noun` and `word` are the agent's slug and the phrase where a noun told it;
    `single` where that is one person of a body, and `speaks_for` then is whose: "its troops" after "a spokesman for the group" are the group's."""

    actor: Named
    span: Span
    head: int
    how: str
    confidence: float
    roles: tuple[Role, ...] = ()
    plural: bool = False
    noun: str = ""
    word: str = ""
    gender: str = ""
    speaks_for: Named | None = None
    single: bool = False


def assemble(references: Iterable[Reference]) -> tuple[Actor, ...]:
    """One actor for each key, in the order of first mention; those of no told country also by what they are called: people of whom
    villagers speak are not the villagers."""
    by_key: dict[tuple[str, str], list[Reference]] = {}
    for reference in sorted(references, key=lambda r: (r.span, r.actor.key)):
        actor = reference.actor
        called = actor.name if actor.key.startswith(NAMELESS) else ""
        by_key.setdefault((actor.key, called), []).append(reference)
    return tuple(_actor(f"a{n}", found) for n, found in enumerate(by_key.values(), 1))


def _actor(number: str, found: Sequence[Reference]) -> Actor:
    best = max(found, key=lambda r: r.confidence)
    actor = best.actor
    return Actor(
        id=number,
        key=actor.key,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        sectors=actor.sectors,
        code=actor.code,
        roles=_different(role for r in found for role in r.roles),
        mentions=tuple(sorted({r.span for r in found})),
        confidence=best.confidence,
    )


def _different(roles: Iterable[Role]) -> tuple[Role, ...]:
    """The first telling of each role."""
    found: dict[tuple[str, str | None, str], Role] = {}
    for role in roles:
        found.setdefault((role.title.lower(), role.of, role.status), role)
    return tuple(found.values())
