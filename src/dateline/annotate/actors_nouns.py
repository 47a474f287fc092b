"""From a noun phrase to the actor that it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.actors_country import Lands, rules_by_force
from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_names import Text
from dateline.annotate.actors_phrases import Phrase, singular
from dateline.knowledge.actors import Agent, adjective, agent_phrases, army_of, countries, words
from dateline.knowledge.names import slug
from dateline.knowledge.persons import Named
from dateline.model.actor import ActorKind
from dateline.model.span import Span

GROUP_ROLES = ("mob", "military", "state", "part", "officer")
SPEAKING = ("people", "official", "officer")
NATIONAL = ("state", "military", "body", "official", "officer")
KINDS: dict[str, ActorKind] = {
    "REB": "armed_group", "UAF": "armed_group", "CRM": "armed_group", "BUS": "organisation", "JRN": "organisation",
    "NGO": "organisation", "MED": "organisation", "PTY": "organisation",
}  # fmt: skip


def refer(text: Text, phrase: Phrase, report: Lands, possessors: Sequence[Named] = ()) -> Iterator[Reference]:
    """The references of a phrase: one, or one for each of those that own it; `possessors` are whom "its" or "the group's" speaks of."""
    tokens = text.document.tokens
    span = Span(tokens[phrase.first].start, tokens[phrase.last].end)
    owners: tuple[Named | None, ...] = phrase.owners or tuple(possessors) or (None,)
    default = _default(text, phrase, report)
    if phrase.agent.slug == "means" and owners == (None,) and not _of_the_state(text, phrase):
        return  # an aircraft of nobody does nothing
    rivals = phrase.agent.role == "state" and bool(
        words().rivals & {t.text.lower() for t in tokens[phrase.first : phrase.head.i]}
    )
    ruling = rules_by_force(text, phrase.head)
    for owner in owners:
        actor, sure = _owned(phrase, owner, default)
        actor = _one_of_several(phrase, actor) if rivals else actor
        actor = _state_of(actor) or actor if ruling else actor
        speaks = phrase.agent.role in SPEAKING and not phrase.plural
        yield Reference(
            actor, span, phrase.head.i, "noun", sure, plural=phrase.plural, noun=phrase.agent.slug, word=phrase.word,
            speaks_for=(owner or _state_of(actor)) if speaks else None, single=speaks,
        )  # fmt: skip


def _one_of_several(phrase: Phrase, actor: Named) -> Named:
    """ "The two authorities in divided Name" are of the country, and none of them is its government."""
    key = f"unnamed:{actor.country or 'x'}:{slug(singular(phrase.head.text.lower()))}"
    return Named(key, phrase.label, "government", actor.country, tuple(phrase.agent.sectors), actor.code)


def _state_of(actor: Named) -> Named | None:
    return countries().get(actor.country or "")


def _default(text: Text, phrase: Phrase, report: Lands) -> str | None:
    """The country of a noun for which none is told."""
    if rules_by_force(text, phrase.head):
        return report.forced
    if phrase.agent.slug == "means":
        return report.home if _of_the_state(text, phrase) else None
    if not _national(text, phrase):
        return None
    return report.home if institution(text, phrase) else report.only


def _of_the_state(text: Text, phrase: Phrase) -> bool:
    """ "Air force jets", "government artillery"."""
    known = [agent_phrases().get(t.lemma.lower()) for t in text.document.tokens[phrase.first : phrase.head.i]]
    lead = " ".join(t.text.lower() for t in text.document.tokens[phrase.first : phrase.head.i])
    return lead.endswith("air force") or any(a and a.role in ("state", "military") for a in known)


def institution(text: Text, phrase: Phrase) -> bool:
    """Whether a noun is for what a country has one of: "the army", "police", "Congress", not "troops" or "a court"."""
    agent, word = phrase.agent, phrase.word.split()[-1]
    if agent.role not in ("state", "military", "body") or word in words().mobile or agent.slug == "court":
        return False
    lead = {t.text.lower() for t in text.document.tokens[phrase.first : phrase.head.i]} - set(phrase.word.split())
    whole = not phrase.plural or phrase.head.lemma == "authority" or word in ("forces", "police", "gendarmerie")
    return whole and not lead & (words().rivals | words().any_one)


def _national(text: Text, phrase: Phrase) -> bool:
    """Whether an institution without an owner is that of the country spoken of: "the army", not "a force" or "foreign governments"; a
    commander may be anybody's."""
    lead = {t.text.lower() for t in text.document.tokens[phrase.first : phrase.head.i]}
    role = phrase.agent.role
    if role not in NATIONAL or lead & words().foreign or (role == "officer" and not phrase.plural):
        return False
    if (
        phrase.word in words().anyones
        or phrase.agent.slug == "peacekeepers"
        or (role == "state" and lead & words().rivals)
    ):
        return False
    if role == "military" and lead & words().some_army:
        return False
    return not (phrase.plural and role in ("state", "official") and phrase.head.lemma != "authority")


def _owned(phrase: Phrase, owner: Named | None, report_country: str | None) -> tuple[Named, float]:
    agent = phrase.agent
    if owner is not None and agent.slug == "kin" and not owner.key.startswith("person:"):
        owner = None
    if owner is not None and phrase.plural and phrase.head.lemma == "man" and _commands(owner):
        return _followers(owner), 0.8
    if owner is not None and owner.kind == "person" and not _leads_own(owner) and agent.role != "side":
        owner = countries().get(owner.country or "")
    if owner is None or (owner.kind == "person" and agent.role == "part"):
        country = phrase.country or (report_country if agent.role in NATIONAL else None)
        if phrase.region and country:
            return _of_region(phrase, phrase.region, country), 0.8
        return of_country(agent, phrase.label, country, single=not phrase.plural), 0.7 if phrase.country else 0.5
    if phrase.head.lemma in ("man", "men") and owner.kind in ("armed_group", "force"):
        return owner, 0.85
    if owner.key in (f"country:{owner.country}", f"pop:{owner.country}") or _of_state(agent, owner):
        return of_country(agent, phrase.label, owner.country, single=not phrase.plural), 0.9
    return _of_group(phrase, owner), 0.85


def _of_region(phrase: Phrase, region: str, country: str) -> Named:
    """The forces of a part of a country, which are not the country's armed forces."""
    key = f"unnamed:{country}:{slug(f'{region} {phrase.agent.slug}')}"
    return Named(key, f"{region} {phrase.label}", "force", country, tuple(phrase.agent.sectors), f"{country}MIL")


def _commands(owner: Named) -> bool:
    """Whether a person leads soldiers or fighters, so that "his men" are these."""
    return owner.kind == "person" and bool(set(owner.sectors) & {"MIL", "REB", "CRM"})


def _followers(owner: Named) -> Named:
    """The armed men of a leader."""
    sectors = tuple(s for s in owner.sectors if s in ("MIL", "REB", "CRM"))
    kind: ActorKind = "force" if sectors[0] == "MIL" else "armed_group"
    key = f"unnamed:{owner.key.split(':', 1)[1]}:{'military' if kind == 'force' else 'rebels'}"
    return Named(key, f"{owner.name}'s men", kind, owner.country, sectors, f"{owner.country or ''}{sectors[0]}")


def _of_state(agent: Agent, owner: Named) -> bool:
    """Whether an organ of a state ("the army's spokesman", "families of soldiers") only tells the country of what is its own."""
    return owner.key.startswith(("gov:", "mil:")) and agent.role not in ("part", "side")


def _leads_own(owner: Named) -> bool:
    """Whether a person's troops and officials are not those of the state: a rebel, an opposition leader, a gang's head."""
    return bool(set(owner.sectors) & {"REB", "OPP", "CRM", "PTY"})


def of_country(agent: Agent, label: str, country: str | None, *, single: bool = False) -> Named:
    """The actor that a noun means in a country, or in none that is told. A single person of no told country ("the council member",
    "a spokesman") is not the same as others whom the same kind of noun names. `label` is the noun as told, which may be a plural."""
    noun = _noun(agent, label)
    if country is None or country not in countries():  # none told, or one that the data does not list
        alone = agent.own or (single and agent.role in ("people", "mob"))
        name = slug(singular(label) if alone else agent.slug)
        return Named(
            f"unnamed:x:{name}", label, kind_of(agent, single=single), None, tuple(agent.sectors), agent.sectors[0]
        )
    if agent.role == "state":
        return countries()[country]
    code, people = f"{country}{agent.sectors[0]}", adjective(country)
    if agent.role == "military" or (agent.role == "officer" and not single):
        return army_of(country)
    start = "gov" if agent.role in ("body", "official") else "unnamed"
    kind = kind_of(agent, single=single)
    return Named(f"{start}:{country}:{slug(noun)}", f"{people} {noun}", kind, country, tuple(agent.sectors), code)


def _noun(agent: Agent, label: str) -> str:
    """The noun by which one of a country or group goes: its own, in one spelling, or that of its kind."""
    return singular(label).replace("defense", "defence") if agent.own else agent.slug.replace("-", " ")


def _of_group(phrase: Phrase, owner: Named) -> Named:
    """Fighters of a group are the group; its officials and supporters, and the bodies of an international organisation, are not."""
    agent, single = phrase.agent, not phrase.plural
    alone = agent.role == "officer" and single
    if owner.kind == "population" and agent.role == "military":
        return _of_people(phrase, owner)
    mission = owner.kind == "international" and "MIL" in owner.sectors and agent.role == "military"
    if (
        mission
        or agent.role == "part"
        or (owner.kind not in ("international", "person") and agent.role in GROUP_ROLES and not alone)
    ):
        return owner
    key = f"unnamed:{owner.key.split(':', 1)[1]}:{slug(_noun(agent, phrase.label)) if agent.own else agent.slug}"
    kind = kind_of(agent, single=single)
    if owner.kind == "person":
        own = tuple(agent.sectors) if agent.slug == "kin" else owner.sectors
        code = f"{owner.country or ''}{own[0]}" if agent.slug == "kin" else owner.code
        return Named(key, f"{owner.name}'s {phrase.label}", kind, owner.country, own, code)
    sectors = tuple(dict.fromkeys([*owner.sectors, *(agent.sectors if agent.role != "side" else ())]))
    code = owner.code if owner.kind != "international" else _extended(owner.code, agent)
    return Named(key, f"{owner.name} {_noun(agent, phrase.label)}", kind, owner.country, sectors, code)


def _of_people(phrase: Phrase, owner: Named) -> Named:
    """ "Kurdish forces": soldiers of a people are neither that people nor a state's army."""
    key = f"unnamed:{owner.key.split(':', 1)[1]}:{phrase.agent.slug}"
    code = f"{owner.country or ''}{phrase.agent.sectors[0]}"
    return Named(key, f"{owner.name} {phrase.label}", "force", owner.country, tuple(phrase.agent.sectors), code)


def _extended(code: str | None, agent: Agent) -> str | None:
    extra = agent.sectors[0]
    return f"{code}{extra}" if code and agent.role in ("military", "body") and not code.endswith(extra) else code


def kind_of(agent: Agent, *, single: bool = False) -> ActorKind:
    """What kind of actor a noun without a name is."""
    by_role: dict[str, ActorKind] = {
        "state": "government", "military": "force", "official": "person", "people": "government", "body": "government",
        "officer": "person" if single else "force",
    }  # fmt: skip
    if agent.slug == "kin" and single:
        return "person"
    return KINDS.get(agent.sectors[0]) or by_role.get(agent.role, "population")
