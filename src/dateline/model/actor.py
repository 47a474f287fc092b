"""An actor as a text tells it, with an identity that holds across reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

ActorKind = Literal[
    "country", "government", "person", "organisation", "international", "armed_group", "force", "population"
]

STATE_ORGANS = ("country:", "gov:", "mil:")
"""How the identities of a state, its government and its army begin."""


def last_name(name: str) -> str:
    """The last word of a person's name, as names are compared; an empty string where there is none."""
    words = name.casefold().split()
    return words[-1] if words else ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function: `title` as told ("Foreign Minister"), `of` the country (ISO 3166-1 alpha-3) or organisation.
    `status`: current, former, acting, designate. `span` is where the text says it; None where it comes from data."""

    title: str
    of: str | None = None
    status: str = "current"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """`key` is the identity across reports (`country:RUS`, `person:ilham-aliyev`, `group:rsf` …); `country` ISO 3166-1 alpha-3; `sectors` PLOVER's;
    `code` CAMEO style. `mentions` are all places of the text that speak of it: names, "the minister", pronouns."""

    id: str
    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    code: str | None = None
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    confidence: float = 0.5
