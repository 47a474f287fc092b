"""The codebook: the 16 event types of PLOVER, their modes and contexts, and the CAMEO codes that fall under them."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.knowledge.load import read_csv, read_toml

CODEBOOK = "codebook/plover.toml"
CAMEO = "codebook/cameo.csv"
HOSTILE_WORDS = 3
"""The quad class of verbal conflict; the classes below it are cooperation."""


class Mode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an event is done; `score` is PLOVER's own scale from -10 (conflict) to 10."""

    name: str
    definition: str
    score: float | None = None


class EventType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One type. `quad` is 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; `intensity`
    is the Goldstein value of its CAMEO root; `score` PLOVER's own. `planned` is the type under which its announcement counts, `refused` the type
    under which the words that it will not be done count. `opaque`: what it demands, refuses, offers or threatens is its content and no event beside it."""

    name: str
    quad: int
    cameo: str
    intensity: float
    score: float
    definition: str
    examples: tuple[str, ...]
    planned: str | None = None
    refused: str | None = None
    opaque: bool = False
    modes: tuple[Mode, ...] = ()


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an event is about."""

    name: str
    definition: str


class Codebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All types and contexts, in the codebook's order."""

    types: tuple[EventType, ...]
    contexts: tuple[Context, ...]


class CameoCode(msgspec.Struct, frozen=True):
    """A CAMEO code of three digits with the type and mode it stands for."""

    code: str
    type: str
    mode: str | None
    label: str


@cache
def codebook() -> Codebook:
    """The codebook that ships with the package."""
    return read_toml(CODEBOOK, Codebook)


@cache
def types() -> dict[str, EventType]:
    """The types by name."""
    return {t.name: t for t in codebook().types}


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """CAMEO codes by code."""
    return {
        row["code"]: CameoCode(row["code"], row["type"], row["mode"] or None, row["label"]) for row in read_csv(CAMEO)
    }


@cache
def cameo_of(kind: str, mode: str | None) -> str:
    """The CAMEO code of a type with a mode, where it is told by nothing closer: the first of the table, else the root."""
    fitting = (c.code for c in cameo_codes().values() if c.type == kind and c.mode == mode and mode)
    return next(fitting, types()[kind].cameo)
