"""Names of the data in a text: which of them speak of an actor there and not of a place, a person's name or a thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.knowledge.actors import Name, agent_phrases, countries, lexicon, words
from dateline.knowledge.names import fold
from dateline.knowledge.place_words import place_words
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

CASELESS = 0.9
SHORT = 3
STANCE = re.compile(r"\b(?:pro|anti)[-–‑]$", re.I)
ACTING = (
    "nsubj",
    "nsubjpass",
    "appos",
    "poss",
    "conj",
)  # where one unknown word is believed to be a person or organisation


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the data at the tokens `first`..`last`; `names` are the actors it may mean, by sense."""

    span: Span
    first: int
    last: int
    names: tuple[Name, ...]

    def sense(self, *senses: str) -> Name | None:
        """The first of its names in one of the senses."""
        return next((n for s in senses for n in self.names if n.sense == s), None)


@dataclass(frozen=True, slots=True)
class Text:
    """What every rule of this room reads: the document, its tree, the names by their tokens, which sentences have no case, the
    countries of the tokens that name places, and the tokens that are `hidden` in the name of a thing."""

    document: Document
    tree: Tree
    hits: tuple[Hit, ...]
    at: dict[int, Hit]
    order: dict[int, int]
    caseless: frozenset[int]
    placed: dict[int, str]
    hidden: frozenset[int] = frozenset()

    def cased(self, token: Token) -> bool:
        """Whether a token is written with a capital in a sentence that has small letters too."""
        start = self.document.text[token.start : token.start + 1]
        return start.isupper() and token.sentence not in self.caseless

    def apart(self, earlier: int, later: int) -> int:
        """How many read sentences lie from one token to a later one: 0 in the same."""
        tokens = self.document.tokens
        return self.order[tokens[later].sentence] - self.order[tokens[earlier].sentence]

    def between(self, first: int, last: int) -> list[Hit]:
        """The names that lie within tokens `first`..`last`."""
        found = [self.at[i] for i in range(first, last + 1) if i in self.at]
        return [h for n, h in enumerate(found) if h.first >= first and h.last <= last and h not in found[:n]]


def read(document: Document) -> Text:
    """Finds the names."""
    hits = tuple(_hits(document))
    at = {i: hit for hit in hits for i in range(hit.first, hit.last + 1)}
    order = {sentence: n for n, sentence in enumerate(sorted({t.sentence for t in document.tokens}))}
    return Text(document, document.tree(), hits, at, order, frozenset(_caseless(document)), _placed(document))


def _placed(document: Document) -> dict[int, str]:
    """The countries of the named places, by their tokens."""
    starts = [t.start for t in document.tokens]
    found: dict[int, str] = {}
    for place in document.places:
        state = countries().get(place.country or "")
        if place.form == "name" and state and state.country:
            inside = range(bisect_left(starts, place.span.start), bisect_left(starts, place.span.end))
            found.update(dict.fromkeys(inside, state.country))
    return found


def knowing(text: Text, more: Iterable[Hit]) -> Text:
    """The text with names besides those of the data: organisations that were found in it own their troops and spokesmen too."""
    fresh = [h for h in more if not any(i in text.at for i in range(h.first, h.last + 1))]
    at = text.at | {i: hit for hit in fresh for i in range(hit.first, hit.last + 1)}
    return replace(text, hits=tuple(sorted((*text.hits, *fresh), key=lambda h: h.first)), at=at)


def _hits(document: Document) -> Iterator[Hit]:
    starts = [t.start for t in document.tokens]
    covered = _covering(document)
    cases = _caseless(document)
    for start, end, names in lexicon().matches(fold(document.text)):
        first = bisect_left(starts, start)
        last = bisect_left(starts, end) - 1
        if first >= len(starts) or last < first or starts[first] != start:
            continue
        if document.text[end : end + 1] == "-" and document.text[end + 1 : end + 2].isdigit():
            continue  # a model number
        if STANCE.search(document.text, max(0, start - 6), start):
            continue  # whom others are for or against
        form = document.text[start:end]
        caseless = document.tokens[first].sentence in cases
        fitting = tuple(n for n in names if _cased(form, n.form, caseless=caseless))
        fitting = tuple(n for n in fitting if not _elsewhere(covered, Span(start, end), n))
        if _longer(document, first, last):
            fitting = tuple(n for n in fitting if n.sense != "named")
        if " " not in form and _given_name_before(document, covered, Span(start, end)):
            fitting = tuple(n for n in fitting if n.sense not in ("person", "adjective", "people"))
        if fitting:
            yield Hit(Span(start, end), first, last, fitting)


def _longer(document: Document, first: int, last: int) -> bool:
    """Whether a party's or council's name is part of a longer one: the Social Democratic Party is not the Democratic Party, and one
    "of Guatemala" not that of the data."""
    tokens = document.tokens
    end = tokens[last].text.lower()
    if first == last or (end not in agent_phrases() and end not in words().group_nouns | words().bloc_nouns):
        return False
    before = tokens[first - 1] if first and tokens[first - 1].sentence == tokens[first].sentence else None
    if before is None or not document.text[before.start].isupper() or before.pos not in ("PROPN", "ADJ", "NOUN"):
        return False
    if not first <= before.head <= last or fold(before.text) in words().titles | words().former:
        return False
    return before.ent not in ("GPE", "NORP", "PERSON") and fold(before.text) not in lexicon().names


def _caseless(document: Document) -> set[int]:
    """Sentences wholly in capitals or wholly without."""
    found = set()
    for sentence in document.sentences:
        letters = [c for c in sentence.span.of(document.text) if c.isalpha()]
        upper = sum(c.isupper() for c in letters)
        if letters and (upper == 0 or upper > CASELESS * len(letters)):
            found.add(sentence.index)
    return found


def _cased(form: str, name: str, *, caseless: bool) -> bool:
    if name.startswith("The ") and form[:4].lower() == "the ":
        form, name = form[4:], name[4:]
    if caseless:
        return fold(form) not in words().common
    if name.isupper() and len(name) > 1:
        return form.isupper() or (len(name) > SHORT and form.istitle() and fold(form) not in words().common)
    if len(name) <= SHORT + 1 and any(c.isupper() for c in name[1:]):
        return form in (name, name.upper())
    if name.islower():
        return form.islower()
    if name[:1].islower():
        return any(word[:1].isupper() for word in form.replace("-", " ").split())
    return form[:1].isupper() and (form.isupper() <= (len(form) > SHORT))


def _covering(document: Document) -> list[tuple[Span, str | None]]:
    """Longer names that a name may be a part of: persons and things (no country), and places with their country."""
    found: list[tuple[Span, str | None]] = [
        (e.span, None) for e in document.entities if e.label in ("PERSON", "LAW", "WORK_OF_ART", "PRODUCT")
    ]
    return found + [(_bare(document, p.span), p.country or "") for p in document.places if p.form == "name"]


def _bare(document: Document, span: Span) -> Span:
    """A name without the article that opens it: "The United States"."""
    article = span.of(document.text)[:4].lower() == "the "
    return Span(span.start + 4, span.end) if article else span


def _elsewhere(covered: list[tuple[Span, str | None]], span: Span, name: Name) -> bool:
    """Whether the words are part of a longer name, or a place of that name in another country."""
    for cover, country in covered:
        if name.sense not in ("state", "capital") or not cover.contains(span):
            continue
        if len(cover) > len(span) + 2 and cover.start < span.start:
            return True
        if country and len(cover) <= len(span) + 2 and name.actor.country not in (None, country):
            return True
    return False


def _given_name_before(document: Document, covered: list[tuple[Span, str | None]], span: Span) -> bool:
    """Whether a surname belongs to a longer name of somebody: "Hunter Biden"."""
    lists = words()
    for cover, country in covered:
        if country is None and cover.contains(span) and cover.start < span.start:
            before = document.text[cover.start : span.start].lower().split()
            if any(word not in lists.titles | lists.honorifics | lists.former for word in before):
                return True
    return False


def located(text: Text, last: int) -> bool:
    """Whether an unknown name stands where a place does: "in Name", "near Name", "the town, Name"."""
    token = text.document.tokens[last]
    if token.dep == "appos" and text.tree.head(token).lemma in words().settled:
        return True
    while token.dep in ("conj", "compound", "appos") and token.head != token.i:
        token = text.tree.head(token)
    return token.dep in ("pobj", "npadvmod") and text.tree.head(token).lemma in words().locative | {"from", "to"}


def agentive(text: Text, hit: Hit) -> bool:
    """Whether a state's or capital's name stands for who acts or is acted on; elsewhere it is a place."""
    head = _head(text, hit)
    verb = text.tree.head(head)
    if hit.sense("seat"):
        return True
    capital = hit.sense("state", "named") is None
    if head.dep == "pobj":
        if verb.lemma in words().motion:
            governing = text.tree.head(verb).lemma
            if governing in place_words().giving and _land_given(text, text.tree.head(verb)):
                return True
            return governing in words().addressed if capital else governing not in words().moves
        return verb.lemma not in words().locative
    if not capital:
        return head.dep != "npadvmod" or _opens_list(text, head)
    if head.dep in ("nsubj", "conj", "poss", "agent"):
        barred = words().undergone if head.dep == "nsubj" else words().things
        return verb.lemma not in barred
    if head.dep in ("dobj", "nsubjpass", "iobj", "dative"):
        return verb.lemma in words().receiving
    return False


def _opens_list(text: Text, head: Token) -> bool:
    """Whether a name is the first of several subjects that the parser hangs on their verb."""
    return any(head in text.tree.listed_before(k) for k in text.tree.kids(text.tree.head(head), "nsubj", "nsubjpass"))


def _land_given(text: Text, giving: Token) -> bool:
    """Whether a land or town passes: "returned four villages to Name", which then is a government."""
    return any(k.lemma in place_words().features for k in text.tree.kids(giving, "dobj", "nsubjpass"))


def _head(text: Text, hit: Hit) -> Token:
    tokens = text.document.tokens
    for token in tokens[hit.first : hit.last + 1]:
        if not hit.first <= token.head <= hit.last or token.head == token.i:
            head = token
            break
    else:
        head = tokens[hit.last]
    while head.dep == "conj" and head.head != head.i:
        head = text.tree.head(head)
    return head
