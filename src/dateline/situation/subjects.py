"""Whether a name that a user gives means the subject of a state."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from dateline.model.claim import Party, StateClaim, Subject

MUTUAL = ("relation", "agreement", "hostilities")
"""Kinds that either party may be asked for."""


def folded(text: str) -> str:
    """Without case, accents and typographic apostrophes."""
    plain = unicodedata.normalize("NFKD", text).replace("’", "'").casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def about(name: str, state: StateClaim) -> bool:
    """Whether `name` is the subject's id, or words of its name; of a mutual state, also the other party's."""
    names = [state.subject.id, state.subject.name]
    if state.kind in MUTUAL or (state.kind == "office" and state.value.id):
        names += [n for n in (state.value.id, state.value.name) if n]
    return called(name, names)


def facing(name: str, state: StateClaim) -> StateClaim:
    """A mutual state as seen from the party that is asked for: the other one is its value."""
    subject, value = state.subject, state.value
    if state.kind not in MUTUAL or not (value.id and value.name) or called(name, [subject.id, subject.name]):
        return state
    asked = Subject(party=Party(value.id, value.name, country=value.country))
    return replace(
        state, subject=asked, value=replace(value, name=subject.name, id=subject.id, country=subject.country)
    )


def called(name: str, names: Iterable[str]) -> bool:
    """Whether `name` is one of `names`, or stands in one word for word."""
    wanted = f" {_words(name)} "
    return any(name == n or wanted in f" {_words(n)} " for n in names)


def _words(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in folded(text)).split())
