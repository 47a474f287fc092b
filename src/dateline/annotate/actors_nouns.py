"""From a noun phrase to the actor that it means."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_names import Text
from dateline.annotate.actors_phrases import Phrase
from dateline.knowledge.actors import Agent, adjective, countries, words
from dateline.knowledge.names import slug
from dateline.knowledge.persons import Named
from dateline.model.actor import ActorKind
from dateline.model.span import Span

GROUP_ROLES = ("mob", "military", "state")
KINDS: dict[str, ActorKind] = {
    "REB": "armed_group", "UAF": "armed_group", "CRM": "armed_group", "BUS": "organisation", "JRN": "organisation",
    "NGO": "organisation", "MED": "organisation", "PTY": "organisation",
}  # fmt: skip


def refer(
    text: Text, phrase: Phrase, report_country: str | None, possessor: Named | None = None
) -> Iterator[Reference]:
    """The references of a phrase: one, or one for each of the states that own it; `possessor` is who "its" speaks of."""
    tokens = text.document.tokens
    span = Span(tokens[phrase.first].start, tokens[phrase.last].end)
    owners: tuple[Named | None, ...] = phrase.owners or (possessor,)
    default = report_country if _national(text, phrase) else None
    for owner in owners:
        actor, sure = _owned(phrase, owner, default)
        speaks = phrase.agent.role in ("people", "official") and not phrase.plural
        yield Reference(
            actor, span, phrase.head.i, "noun", sure, plural=phrase.plural, noun=phrase.agent.slug, word=phrase.word,
            speaks_for=(owner or _state_of(actor)) if speaks else None, single=speaks,
        )  # fmt: skip


def _state_of(actor: Named) -> Named | None:
    return countries().get(actor.country or "")


def _national(text: Text, phrase: Phrase) -> bool:
    """Whether an institution without an owner is that of the country spoken of: "the army", not "a force" or "foreign governments"."""
    lead = {t.text.lower() for t in text.document.tokens[phrase.first : phrase.head.i]}
    if phrase.agent.role not in ("state", "military", "body", "official") or lead & words().foreign:
        return False
    if phrase.agent.role == "military" and lead & {"a", "an"}:
        return False
    return not (phrase.plural and phrase.agent.role in ("state", "official") and phrase.head.lemma != "authority")


def _owned(phrase: Phrase, owner: Named | None, report_country: str | None) -> tuple[Named, float]:
    agent = phrase.agent
    if owner is not None and owner.kind == "person" and not _leads_own(owner):
        owner = countries().get(owner.country or "")
    if owner is None:
        country = phrase.country or (
            report_country if agent.role in ("state", "military", "body", "official") else None
        )
        return of_country(agent, phrase.word, country, single=not phrase.plural), 0.7 if phrase.country else 0.5
    if owner.key in (f"country:{owner.country}", f"pop:{owner.country}"):
        return of_country(agent, phrase.word, owner.country), 0.9
    return _of_group(agent, phrase.word, owner), 0.85


def _leads_own(owner: Named) -> bool:
    """Whether a person's troops and officials are not those of the state: a rebel, an opposition leader, a gang's head."""
    return bool(set(owner.sectors) & {"REB", "OPP", "CRM", "PTY"})


def of_country(agent: Agent, word: str, country: str | None, *, single: bool = False) -> Named:
    """The actor that a noun means in a country, or in none that is told. A single person of no told country ("the council member",
    "a spokesman") is not the same as others whom the same kind of noun names."""
    if country is None or country not in countries():  # none told, or one that the data does not list
        name = slug(word) if agent.own or (single and agent.role in ("people", "mob")) else agent.slug
        return Named(f"unnamed:x:{name}", word, kind_of(agent), None, tuple(agent.sectors), agent.sectors[0])
    if agent.role == "state":
        return countries()[country]
    code, people = f"{country}{agent.sectors[0]}", adjective(country)
    if agent.role == "military":
        return Named(f"mil:{country}", f"{people} armed forces", "force", country, ("MIL",), code)
    noun = word.replace("defense", "defence") if agent.own else agent.slug.replace("-", " ")
    start = "gov" if agent.role in ("body", "official") else "unnamed"
    return Named(
        f"{start}:{country}:{slug(noun)}", f"{people} {noun}", kind_of(agent), country, tuple(agent.sectors), code
    )


def _of_group(agent: Agent, word: str, owner: Named) -> Named:
    """Fighters of a group are the group; its officials, and the bodies of an international organisation, are not."""
    if owner.kind not in ("international", "person") and agent.role in GROUP_ROLES:
        return owner
    if owner.kind == "person":
        key = f"unnamed:{owner.key.split(':')[1]}:{agent.slug}"
        return Named(key, f"{owner.name}'s {word}", kind_of(agent), owner.country, owner.sectors, owner.code)
    sectors = tuple(dict.fromkeys([*owner.sectors, *agent.sectors]))
    key = f"unnamed:{owner.key.split(':')[1]}:{agent.slug}"
    code = owner.code if owner.kind != "international" else _extended(owner.code, agent)
    return Named(key, f"{owner.name} {agent.slug.replace('-', ' ')}", kind_of(agent), owner.country, sectors, code)


def _extended(code: str | None, agent: Agent) -> str | None:
    extra = agent.sectors[0]
    return f"{code}{extra}" if code and agent.role in ("military", "body") and not code.endswith(extra) else code


def kind_of(agent: Agent) -> ActorKind:
    """What kind of actor a noun without a name is."""
    by_role: dict[str, ActorKind] = {
        "state": "government", "military": "force", "official": "person", "people": "government", "body": "government",
    }  # fmt: skip
    return KINDS.get(agent.sectors[0]) or by_role.get(agent.role, "population")
