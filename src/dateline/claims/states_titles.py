"""The words of an office: "acting prime minister", "head of the Sovereign Council"."""

from __future__ import annotations

import re

from dateline.claims.states_phrases import Stage
from dateline.knowledge.actors import words
from dateline.knowledge.states import among, ranks, seats, title_words
from dateline.model.span import Span
from dateline.model.syntax import Token

LINKS = ("of", "for", "to", "at")
BEFORE = ("NOUN", "PROPN", "ADJ", "VERB", "PUNCT")
AFTER = ("DET", "NOUN", "PROPN", "ADJ", "ADP", "PRON", "PART", "NUM")
TRAIL = re.compile(r"[\s,]+(?:mr|mrs|ms|dr|sir|mr\.|mrs\.|ms\.|dr\.)?$", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their) ", re.IGNORECASE)
LONGEST = 9
"""Words of a title after its head."""


def is_title(token: Token) -> bool:
    """Whether a noun names an office."""
    noun = token.lemma.lower()
    bare = noun.removesuffix("s") if token.tag == "NNPS" else noun
    return token.pos in ("NOUN", "PROPN") and bare in title_words()


def is_office(title: str) -> bool:
    """Whether a title is an office, not a rank, a calling or an address."""
    return title.lower() not in ranks() and title.lower() not in words().honorifics


def title_span(scene: Stage, head: Token) -> Span | None:
    """The words of the title with this head; None where they say that it is held no longer, not yet or by one of many."""
    tokens = scene.tree.sentence(head.sentence)
    at = tokens.index(head)
    first = at
    while first > 0 and _before(scene, tokens[first - 1], tokens[first]):
        first -= 1
    lead = {t.text.lower() for t in tokens[max(0, first - 1) : at]}
    if lead & (among("once-only") | words().former):
        return None
    return Span(tokens[first].start, tokens[_last(tokens, at)].end)


def seat(scene: Stage, noun: Token) -> str | None:
    """The title of who holds the office that a noun names: "the presidency of the Senate", "the interior ministry"."""
    title = seats().get(noun.lemma.lower())
    if title is None:
        return None
    before = [k for k in scene.tree.kids(noun, "compound", "amod", "nmod") if k.pos in ("NOUN", "PROPN", "ADJ")]
    of = [o for p in scene.tree.kids(noun, "prep") if p.lemma == "of" for o in scene.tree.kids(p, "pobj")]
    if title == "minister":
        of = [o for o in of if scene.state(o) is None]
        if not (before or of):
            return None
    led = "".join(f"{t.text} " for t in before) if title in ("minister", "leader") else ""
    behind = f" of {scene.tree.extent(of[0]).of(scene.cast.document.text)}" if of else ""
    return f"{led}{title}{behind}"


def _before(scene: Stage, token: Token, following: Token) -> bool:
    if token.pos == "PUNCT":
        return token.text == "-" and token.end == following.start
    actors = [a for a in scene.cast.document.actors if a.key.startswith(("country:", "pop:"))]
    people = any(m.end == token.end and len(m) < 30 for a in actors for m in a.mentions)
    people = people or any(
        m.end == token.end for a in scene.cast.document.actors if a.kind == "person" for m in a.mentions
    )
    named = scene.actors.get(token.i)
    people = people or token.i in scene.named or (named is not None and named.kind == "person" and token.pos == "PROPN")
    fit = (
        token.pos in BEFORE
        and token.text.lower() != "excellency"
        and (token.pos != "VERB" or token.text.lower() in words().acting)
    )
    return fit and not people and token.text.lower() not in among("once-only") | words().former


def _last(tokens: list[Token], at: int) -> int:
    """The last word of what it is an office of; the head where nothing follows."""
    last, last_noun = at, at
    if at + 1 >= len(tokens) or tokens[at + 1].text.lower() not in LINKS:
        return at
    for number in range(at + 1, min(len(tokens), at + 1 + LONGEST)):
        token = tokens[number]
        if token.pos not in AFTER or (token.pos == "ADP" and token.text.lower() not in (*LINKS, "in")):
            break
        last = number
        if token.pos in ("NOUN", "PROPN"):
            last_noun = last
    return last_noun
