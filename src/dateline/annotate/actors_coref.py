"""What takes up an actor named before: "the group", "the minister", "the two sides", pronouns.

Each rule looks back over the references already read and takes the nearest that fits in kind and number, a subject before
others; where none fits there is no reference. Distances are in sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.annotate.actors_control import near_owner, owner
from dateline.annotate.actors_country import Lands, rules_by_force
from dateline.annotate.actors_draft import Reference
from dateline.annotate.actors_groups import OBJECTS, SUBJECTS, beside_it, first_of, together, told_of_together
from dateline.annotate.actors_names import Text
from dateline.annotate.actors_nouns import institution
from dateline.annotate.actors_phrases import Phrase, leftmost, otherwise
from dateline.knowledge.actors import countries, words
from dateline.knowledge.names import fold
from dateline.knowledge.persons import Named
from dateline.model.span import Span
from dateline.model.syntax import Token

NEAR, FAR = 2, 6
GROUPS = ("armed_group", "organisation", "force")
SINGULAR = ("country", "government", "international", "armed_group", "organisation")
MANY = ("armed_group", "force", "population", "government", "organisation", "international")


def pronoun(text: Text, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """The references of a third-person pronoun; none where more than one fits as well as another."""
    word = token.text.lower()
    if token.pos not in ("PRON", "DET") and token.tag not in ("PRP", "PRP$"):
        return []
    themselves = {r.actor for r in said if beside_it(text, r, token)}
    others = near_owner(text, token, [r for r in said if r.actor not in themselves])
    found: list[Reference] = []
    if word in words().personal:
        barred = {r.actor.key for r in said if r.gender and r.gender != _takes(word)}
        people = [r for r in others if r.actor.key not in barred]
        found = _latest(text, token, people, ("person",), plural=False)
    elif word in words().them:
        doers = owner(text, token, others)
        found = _several(text, token, others) if doers is None else doers
    elif word in words().neuter and not _impersonal(text, token):
        found = _latest(text, token, bodies(others), (*SINGULAR, "force"), plural=False)
    elif word == "both" and token.dep not in ("det", "predet", "preconj", "cc"):
        pair = together(text, token, others)
        found = pair if len(pair) == 2 else []
    return [Reference(r.actor, token.span, token.i, "pronoun", 0.5, plural=r.plural) for r in found]


def _several(text: Text, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """Those told together, else the nearest group or person in the plural."""
    found = together(text, token, said) or told_of_together(text, token, said)
    return found or _latest(text, token, said, (*MANY, "person"), plural=True)


def bodies(said: Sequence[Reference]) -> list[Reference]:
    """What "it" may take up: for one person who speaks for a body, the body."""
    return [replace(r, actor=r.speaks_for) if r.speaks_for else r for r in said if r.speaks_for or not r.single]


def _takes(word: str) -> str:
    return "f" if word in words().her else "m"


def _impersonal(text: Text, token: Token) -> bool:
    verb = text.tree.head(token)
    clausal = any(k.dep in ("ccomp", "xcomp", "advcl", "acomp", "attr") for k in text.tree.kids(verb))
    return token.dep == "expl" or (verb.lemma in words().impersonal and clausal) or token.dep not in (*SUBJECTS, "poss")


def _latest(
    text: Text, token: Token, said: Sequence[Reference], kinds: tuple[str, ...], *, plural: bool
) -> list[Reference]:
    """The subject of the nearest clause before that fits, else the only other that fits in the nearest sentence; for what is done to
    somebody ("freed them"), others than subjects go first, and where that is told in the passive beside both ("rebels freed the girls after
    they were taken"), it may be either."""
    fitting = [r for r in said if r.head < token.i and r.actor.kind in kinds and _number(r, plural=plural)]
    for apart in range(NEAR):
        those = [r for r in fitting if text.apart(r.head, token.i) == apart and r.how != "modifier"]
        subjects = [r for r in those if function(text, r) in SUBJECTS]
        objects = [r for r in those if function(text, r) in OBJECTS and r.how != "pronoun"]
        if token.dep in OBJECTS and plural and len({r.actor for r in objects}) == 1:
            return objects[-1:]
        if (
            token.dep == "nsubjpass"
            and plural
            and apart == 0
            and {r.actor for r in objects} - {r.actor for r in subjects}
        ):
            return []
        if subjects:
            return subjects[-1:]
        if those:
            return those[-1:] if len({r.actor.key for r in those}) == 1 or token.dep == "poss" else []
    return []


def function(text: Text, reference: Reference) -> str:
    """What the mention's phrase is in its clause: "the Union of Dockers" is what "Union" is, and a second subject is one too."""
    top = text.tree.top(reference.span)
    return first_of(text, top).dep if top else ""


def _number(reference: Reference, *, plural: bool) -> bool:
    if plural:
        return reference.plural or reference.actor.kind in ("armed_group", "population", "force")
    return not reference.plural


def nominal(text: Text, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """The references of "the group", "the Islamist militia", "the bloc", "the country", "the two sides"."""
    first = leftmost(text, token)
    lead = text.document.tokens[first : token.i]
    told = {t.text.lower() for t in lead}
    if not lead or token.i in text.at or any(not otherwise(text, h) for h in text.between(first, token.i)):
        return []
    plain = not told - (words().pointing | words().pointing_more)
    if not plain and not _described(lead):
        return []
    reach = FAR if plain else NEAR
    before = [r for r in said if r.head < first and text.apart(r.head, token.i) < reach]
    if token.lemma in words().pair_nouns and token.tag in ("NNS", "NNPS") and told & words().two:
        found = _pair(text, token, _sides(text, token, before))
    elif (
        token.tag not in ("NN", "NNP")
        or (token.tag == "NNP" and lead[-1].text.lower() != "the")
        or told & words().pairing
        or lead[0].text.lower() in words().theirs
    ):
        return []
    else:
        found = _taken_up(text, token, before)
    span = Span(text.document.tokens[first].start, token.end)
    return [Reference(r.actor, span, token.i, "nominal", 0.6, plural=token.tag in ("NNS", "NNPS")) for r in found]


def _sides(text: Text, token: Token, before: Sequence[Reference]) -> Sequence[Reference]:
    """Where "both sides" may be told: in earlier sentences, if the sentence itself names but one who speaks of them."""
    here = {r.actor.country for r in before if r.actor.country and text.apart(r.head, token.i) == 0}
    earlier = [r for r in before if text.apart(r.head, token.i) > 0]
    return earlier if len(here) < 2 and len({r.actor.country or r.actor.key for r in earlier}) > 1 else before


def _described(lead: Sequence[Token]) -> bool:
    """Whether a definite noun phrase only says more of what it takes up: "the Islamist group", not "the other group"."""
    more = lead[1:]
    if lead[0].text.lower() not in words().the or any(t.text.lower() in words().others for t in more):
        return False
    return all(t.pos in ("ADJ", "NOUN", "PROPN", "VERB", "ADV", "PUNCT", "NUM") and t.tag != "JJS" for t in more)


def _taken_up(text: Text, token: Token, before: Sequence[Reference]) -> list[Reference]:
    """The last actor of the kind that a noun tells; one whose name has the noun in it before others."""
    lists, noun = words(), token.lemma.lower()
    if noun in lists.country_nouns:
        if token.dep == "pobj" and text.tree.head(token).lemma in lists.locative:
            return []
        return _country(text, token, before)
    kinds: tuple[str, ...] = ("armed_group", "organisation") if noun in lists.group_nouns else ()
    fitting = [r for r in before if r.actor.kind in kinds and r.actor.key.startswith(("group:", "org:"))]
    if noun in lists.bloc_nouns:
        fitting = [r for r in before if r in fitting or (r.actor.kind == "international" and r.how == "name")]
        fitting = fitting or (_only_group(before) if noun in lists.leagues else [])
    bodies_ = [r for r in before if r.actor.kind in (*GROUPS, "international") and r.how == "name"]
    named = bodies_ if noun in lists.group_nouns | lists.bloc_nouns else []
    so_called = [r for r in named if noun in fold(r.actor.name).split()] if noun != "group" else []
    return (so_called or ([] if noun in lists.named_nouns else _leading(text, fitting)))[-1:]


def _only_group(before: Sequence[Reference]) -> list[Reference]:
    """The one armed group that was named: "the alliance" may be made up of rebels."""
    named = [r for r in before if r.actor.kind == "armed_group" and r.actor.key.startswith("group:")]
    return named if len({r.actor.key for r in named}) == 1 else []


def _leading(text: Text, fitting: Sequence[Reference]) -> list[Reference]:
    """Those of the nearest sentence that tells any: its subjects before others."""
    near = [r for r in fitting if text.apart(r.head, fitting[-1].head) == 0]
    return [r for r in near if function(text, r) in SUBJECTS] or near


def _country(text: Text, token: Token, before: Sequence[Reference]) -> list[Reference]:
    """The country told last, or that of who speaks of it in the sentence; none where these differ."""
    told = [r for r in before if r.actor.key.startswith("country:") and r.how != "pronoun"][-1:]
    here = [r for r in before if text.apart(r.head, token.i) == 0 and function(text, r) in SUBJECTS]
    speaker = next((r for r in reversed(here) if r.actor.country in countries()), None)
    if speaker is None:
        return told
    own = countries()[speaker.actor.country or ""]
    if told and told[0].actor != own and text.apart(told[0].head, token.i) == 0:
        return []
    return [replace(speaker, actor=own)]


def _pair(text: Text, token: Token, before: Sequence[Reference]) -> list[Reference]:
    """The last two different parties: those told together, states for countries and governments, persons for leaders and ministers."""
    people, states = token.lemma in words().pair_people, token.lemma in words().pair_states
    if not people and not states:
        told = together(text, token, before)
        if len(told) == 2:
            return told
    found: dict[str, Reference] = {}
    for reference in reversed(before):
        actor = reference.actor
        if states and actor.country in countries():
            found.setdefault(actor.country or "", replace(reference, actor=countries()[actor.country or ""]))
        elif not states and (actor.kind == "person" if people else _party(actor)):
            found.setdefault(
                (actor.key if people or actor.kind == "armed_group" else actor.country) or actor.key, reference
            )
        if len(found) == 2:
            return list(found.values())
    return []


def _party(actor: Named) -> bool:
    return actor.kind in ("country", "armed_group", "force", "government") and not actor.key.startswith("unnamed:x")


def possessors(text: Text, phrase: Phrase, said: Sequence[Reference]) -> tuple[Named, ...]:
    """Whose troops "its troops", "our troops" and "the group's troops" are."""
    for token in text.tree.kids(phrase.head, "poss"):
        word = token.text.lower()
        if word in words().personal:
            found = pronoun(text, token, said)
        elif word == "whose":
            found = _relative(text, token, said)
        elif word in words().theirs:
            found = _latest(text, token, said, MANY, plural=True) if word in words().them else []
            found = found or _latest(text, token, bodies(said), (*SINGULAR, "force"), plural=False)
        else:
            found = [r for r in said if r.head == token.i and r.how != "modifier"]
        return tuple(dict.fromkeys(r.actor for r in found))
    return ()


def _relative(text: Text, token: Token, said: Sequence[Reference]) -> list[Reference]:
    """Who is told right before a clause with "whose"."""
    clause = next((t for t in text.tree.ancestors(token) if t.dep == "relcl"), None)
    noun = text.tree.head(clause) if clause else None
    return [r for r in said if noun and r.head < token.i and text.tree.top(r.span) == noun]


def antecedent(text: Text, phrase: Phrase, said: Sequence[Reference], report: Lands) -> Reference | None:
    """The actor that a phrase without an owner takes up: "the president" a person of that title, "the army" or "soldiers" the army
    of the country told before, "the rebels" the one armed group named so far."""
    tokens = text.document.tokens
    before = [r for r in said if r.head < phrase.first and r.how != "pronoun"]
    lead = [t.text.lower() for t in tokens[phrase.first : phrase.head.i]]
    bare = not set(lead) - words().pointing - set(phrase.word.split())
    definite = bare and "the" in lead
    if phrase.agent.role in ("official", "people", "officer") and not phrase.plural:
        own = [r for r in before if r.actor.country == report.home]
        titled = (_titled(phrase.word, own) or _titled(phrase.word, before)) if definite else None
        if titled or phrase.agent.role != "officer":
            return titled
    if phrase.word in words().missions and (definite or phrase.plural):
        return _mission(phrase, before)
    if phrase.agent.role == "state":
        return _ruling(text, phrase, before, report) if definite else None
    same = [r for r in before if r.noun == phrase.agent.slug and r.actor.country and _as_told(text, phrase, r, report)]
    keys = {r.actor.key for r in same}
    near = [r for r in same if text.apart(r.head, phrase.head.i) < NEAR]
    if bare and same and (len(keys) == 1 or near) and (lead or (near and len(keys) == 1)):
        return (near or same)[-1]
    if definite and phrase.agent.slug == "rebels":
        groups = [r for r in before if r.actor.kind == "armed_group" and r.actor.key.startswith("group:")]
        if len({r.actor.key for r in groups}) == 1:
            return groups[-1]
    return _the_group(text, phrase) if bare and phrase.plural and phrase.word in words().rebel_nouns else None


def _the_group(text: Text, phrase: Phrase) -> Reference | None:
    """Whom "rebels" are in a report that names one armed group and no other."""
    named = {n.actor for h in text.hits for n in h.names if n.sense == "named" and n.actor.kind == "armed_group"}
    groups = [a for a in named if a.key.startswith("group:") and phrase.country in (None, a.country)]
    one = len(named) == 1 and bool(groups)
    return Reference(groups[0], phrase.head.span, phrase.head.i, "name", 0.5, plural=True) if one else None


def _as_told(text: Text, phrase: Phrase, reference: Reference, report: Lands) -> bool:
    """Whether a noun may take up one told before: an office the same office, and "the army" soldiers only of the country whose army it is."""
    if reference.word == phrase.word:
        return True
    if phrase.agent.own:
        return False
    return not institution(text, phrase) or reference.actor.country == report.home


def _mission(phrase: Phrase, before: Sequence[Reference]) -> Reference | None:
    """Whose peacekeepers they are, and which mission "the mission" is: the only one told before; peacekeepers else of the same words."""
    kept = [r for r in before if r.word == phrase.word and r.actor.country]
    if phrase.agent.slug == "peacekeepers" and kept:
        return kept[-1]
    sent = [r for r in before if r.actor.kind in ("international", "government") and _is_mission(r)]
    if len({r.actor.key for r in sent}) == 1:
        return sent[-1]
    named = [r for r in sent if r.how == "name"]
    return named[-1] if len({r.actor.key for r in named}) == 1 else None


def _is_mission(reference: Reference) -> bool:
    actor = reference.actor
    told = actor.kind == "international" and "MIL" in actor.sectors
    return told or (actor.country is None and bool({"mission", "force"} & set(fold(actor.name).split())))


def _ruling(text: Text, phrase: Phrase, before: Sequence[Reference], report: Lands) -> Reference | None:
    """Whose "the junta" or "the government" is: that of the same word told before, else, where the report has no country of its own,
    of whoever alone acts for a state before. A junta is never who deals with it."""
    by_force = rules_by_force(text, phrase.head)
    same = [r for r in before if r.actor.country and _same_rule(phrase, r, by_force=by_force)]
    only = same[-1:] if len({r.actor.country for r in same}) == 1 else []
    if by_force:
        return only[0] if only and not report.forced else None
    if only and only[0].actor.country == report.home:
        return only[0]
    return None if report.home else _governing(text, phrase, before)


def _same_rule(phrase: Phrase, reference: Reference, *, by_force: bool) -> bool:
    """Whether a noun for a government was told before, for soldiers who rule by any such noun."""
    ruling = words().juntas | words().rulers
    return reference.word == phrase.word or (by_force and reference.word.rsplit(" ", 1)[-1] in ruling)


def _governing(text: Text, phrase: Phrase, before: Sequence[Reference]) -> Reference | None:
    """Whose "the junta" or "the government" is: that of the officials or soldiers who are the only subjects told before."""
    near = [r for r in before if text.apart(r.head, phrase.head.i) < NEAR and r.actor.country in countries()]
    acting = [r for r in near if set(r.actor.sectors) & {"GOV", "MIL"} and function(text, r) in SUBJECTS]
    if len({r.actor.country for r in acting}) != 1:
        return None
    return replace(acting[-1], actor=countries()[acting[-1].actor.country or ""])


def _titled(word: str, before: Sequence[Reference]) -> Reference | None:
    for reference in reversed(before):
        told = [role.title.lower() for role in reference.roles if role.status in ("current", "acting")]
        if reference.actor.kind == "person" and (any(word in title for title in told) or reference.word == word):
            return reference
    return None
