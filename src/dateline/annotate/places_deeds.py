"""Signs of a place in what is done to a name, what it does and what is said of it: towns are seized and shelled, fall, and are quiet."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.annotate.places_names import Candidate, Page
from dateline.knowledge.actors import agent_phrases
from dateline.knowledge.place_words import place_words
from dateline.model.span import Span
from dateline.model.syntax import Token

FAR = 8
FIGHTING = ("REB", "UAF", "MIL")


def deeds(page: Page, c: Candidate) -> Iterator[str]:
    """The signs of one candidate."""
    words = place_words()
    head = page.tokens[c.last]
    while head.dep in ("conj", "compound") and head.head != head.i:
        head = page.tokens[head.head]
    verb = page.tokens[head.head].lemma
    if head.dep in ("dobj", "nsubjpass"):
        if verb in words.taking or (verb in words.holding and _by_force(page, head)):
            yield "taken"
        elif verb in words.striking:
            yield "struck"
    elif head.dep == "pobj" and verb in words.besieging_links:
        yield from _besieged(page, page.tokens[head.head])
    elif head.dep == "nsubj" and verb in words.falling:
        yield "struck"
    elif head.dep == "nsubj" and _is_so(page, head):
        yield "is_so"
    if _told_of(page, head):
        yield "taken"
    if _described(page, c):
        yield "described"


def _told_of(page: Page, named: Token) -> bool:
    """ "X, which the rebels captured": done to it in a clause of its own."""
    near = page.tokens[named.i + 1 : named.i + FAR]
    verbs = [t for t in near if t.head == named.i and t.dep == "relcl"]
    words = place_words()
    return any(
        v.lemma in words.taking | words.striking
        and any(t.head == v.i and t.dep == "dobj" and t.tag == "WDT" for t in near)
        for v in verbs
    )


def _besieged(page: Page, link: Token) -> Iterator[str]:
    """ "The siege of X", "the fall of X"."""
    deed, words = page.tokens[link.head], place_words()
    told = {deed.lemma, deed.text.lower()}
    if words.besieging & told:
        yield "taken"
    elif words.losing & told:
        yield "struck"


def _by_force(page: Page, named: Token) -> bool:
    """Whether soldiers or fighters do what is done to a name: they leave and lose towns, hardly ever persons."""
    verb = page.tokens[named.head]
    near = page.tokens[max(0, verb.i - FAR) : verb.i + FAR]
    by = {t.i for t in near if t.head == verb.i and t.lemma == "by"}
    doers = [t for t in near if t.i != named.i and ((t.head == verb.i and t.dep == "nsubj") or t.head in by)]
    if any(b.contains(Span(t.start, t.end)) for t in doers for b in page.bodies):
        return True
    known = [agent_phrases().get(t.lemma.lower()) for t in doers]
    return any(a is not None and (a.role == "military" or a.sectors[0] in FIGHTING) for a in known)


def _is_so(page: Page, named: Token) -> bool:
    """ "Wau was quiet", "Kaya is under siege": what is said of towns and never of persons."""
    verb = page.tokens[named.head]
    near = page.tokens[verb.i + 1 : verb.i + FAR]
    said = [t for t in near if t.head == verb.i and t.dep in ("acomp", "attr", "oprd", "prep", "dobj", "advmod")]
    said += [t for t in near if t.dep == "pobj" and t.head in {s.i for s in said}]
    return verb.lemma in place_words().linking and any(t.lemma.lower() in place_words().quiet for t in said)


def _described(page: Page, c: Candidate) -> bool:
    """ "X, the capital of", "X, an eastern town": said to be a place."""
    comma = page.beside(c.last, 1)
    word = page.beside(comma.i, 1) if comma is not None and comma.text == "," else None
    if word is None or word.text.lower() not in place_words().articles:
        return False
    for _ in range(4):
        word = page.beside(word.i, 1)
        if word is None or word.pos not in ("ADJ", "NOUN", "NUM", "PROPN", "ADV"):
            return False
        if word.lemma in place_words().features:
            return True
    return False
