"""Which tellings of a state speak of the same value: one state's army, government and head are one side."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.knowledge.offices import mostly, offices
from dateline.model.actor import STATE_ORGANS, last_name
from dateline.model.claim import PART_OF, Party, StateClaim, Subject

SIDES = ("control", "sovereignty", "deployment", "detention", "blockade", "sanction", "hostilities")
"""Kinds of which the value is a side: who holds it, not which of its organs."""
STATE = "state:"
"""The start of the name of a side that is a state with its army and government."""


def bloc(state: StateClaim) -> str:
    """What tells one value of a subject from another."""
    value = state.value
    if state.kind == "office" and value.name:
        return f"{office(value.name)}@{value.id or ''}"
    if state.kind == "agreement":
        text = (value.text or "").split(":")[0]
        other = side(value.id, value.country, state.subject.country) if value.id else ""
        return f"{other}@{text}" if text in ("ceasefire", "agreement") else other or text
    identity = value.id or value.name or value.text or str(value.number)
    if partial(state):
        return f"{side(identity, value.country, state.subject.country)}@part"
    if state.kind not in SIDES or not value.id:
        return identity
    return side(identity, value.country, state.subject.country)


def partial(state: StateClaim) -> bool:
    """Whether it is told of a part of its subject only: it speaks for no place within."""
    return (state.value.text or "").endswith(PART_OF)


def minor(state: StateClaim) -> bool:
    """Whether it is told of a part that leaves room for others: it neither rivals nor ends what is told of them."""
    return partial(state) and not mostly().search(state.value.text or "")


def side(identity: str, country: str | None, other: str | None = None) -> str:
    """One name for a state, its army and its government; an army of no known country is that of the `other` country told with it."""
    if identity.startswith(STATE_ORGANS) and country:
        return f"{STATE}{country}"
    if identity.startswith("unnamed:") and identity.endswith((":military", ":government", ":state", ":officials")):
        home = country or other
        return f"{STATE}{home}" if home else identity
    return identity


def ends_for_all(state: StateClaim) -> bool:
    """An end that holds for whoever it was: of a captive set free, and wherever none is named."""
    nobody = not (state.value.id or state.value.name or state.value.number)
    return state.change == "ended" and (state.kind == "detention" or nobody)


def office(title: str) -> str:
    """A title as it is compared: "Acting Prime Minister" and "prime minister" are one office, and what it is an office of counts only
    where the title says nothing else."""
    words = re.sub(r"[^\w\s]", " ", title.casefold()).split()
    words = words[1:] if words and words[0] in offices().articles else words
    words = [w for w in words if w not in offices().acting]
    if words[:2] == ["minister", "of"]:
        words = [*words[2:], "minister"]
    return " ".join(words).split(" of the ")[0]


def alone(state: StateClaim) -> str | None:
    """What names an office that one person holds at a time; None for others."""
    return post(state.value.name, state.value.country) if state.kind == "office" else None


def post(name: str | None, country: str | None) -> str | None:
    """The office by a title that one person of a country has at a time; None for others."""
    title = office(name or "")
    if not title or country is None:
        return None
    sole = title in offices().sole or (title.endswith(" minister") and not title.startswith(offices().juniors))
    return f"{title}@{country}" if sole else None


def full_names(states: list[StateClaim]) -> list[StateClaim]:
    """A person told by a surname only is the one person of the record whose name ends so, if there is one."""
    people = {s.subject.party for s in states if s.subject.party and s.subject.party.kind == "person"}
    whole: dict[str, set[Party]] = {}
    for who in people:
        if " " in who.name:
            whole.setdefault(last_name(who.name), set()).add(who)
    found = {s: {p.id for p in ps} for s, ps in whole.items()}
    short = {
        who.id: min(whole[who.name.casefold()], key=lambda p: (p.name, repr(p)))
        for who in people
        if len(found.get(who.name.casefold(), ())) == 1
    }
    return [replace(s, subject=Subject(party=short[s.subject.id])) if s.subject.id in short else s for s in states]
