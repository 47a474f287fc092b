"""Figures of people and things, with low, best and high: what a number counts and what became of those counted."""

from __future__ import annotations

import re
from typing import Any

from dateline.annotate.quantities_numbers import Number, numbers
from dateline.knowledge.quantities import Unit, measure_by, quantity_data, unit_of
from dateline.model.document import Document, Quantity, Timex
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

REACH = 6
"""How many words behind a number its noun may stand where the parse does not tell it."""
RESTATED = re.compile(r"(?:\(|,?\s+or)\s*$")
OBJECT, SUBJECT = ("dobj", "nsubjpass", "attr", "oprd"), ("nsubj",)


def quantities(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `quantities`, in order of the text. A figure told again in another unit ("900 families, or 4,000 people") is given once."""
    tree = document.tree()
    found: list[Quantity] = []
    for sentence in document.sentences:
        if not tree.sentence(sentence.index):
            continue
        text, base, last = sentence.span.of(document.text), sentence.span.start, None
        for number in numbers(text):
            counted = _Counted(tree, number, base)
            if _in_time(document.times, counted) or (unit := counted.unit()) is None:
                continue
            if last and RESTATED.search(text[last.end : number.start]) and number.start - last.end < 60:
                continue
            last = number
            span = Span(base + number.start, base + number.end)
            identity = f"q{len(found) + 1}"
            found.append(
                Quantity(
                    identity,
                    span,
                    number.low,
                    number.best,
                    number.high,
                    unit.id,
                    number.approximate,
                    counted.measure(unit),
                )
            )
    return {"quantities": tuple(found)}


def _in_time(times: tuple[Timex, ...], counted: _Counted) -> bool:
    """Whether the number is part of a time; a bare year before a noun that is counted is no year."""
    inside = [t for t in times if t.span.overlaps(counted.span)]
    return any(t.role or t.rule != "year" or counted.noun is None for t in inside)


class _Counted:
    """A number with the noun that it counts, if any, and the words that govern both."""

    __slots__ = ("noun", "number", "span", "tokens", "tree")

    def __init__(self, tree: Tree, number: Number, base: int) -> None:
        self.tree, self.number = tree, number
        self.span = Span(base + number.at, base + number.last)
        self.tokens = tree.within(self.span)
        self.noun = self._noun()

    def unit(self) -> Unit | None:
        """What is counted; without a noun, people, where a verb of their fate governs the number."""
        if self.noun is not None:
            return _unit(self.noun)
        owner = self._owner()
        if owner is not None:
            return _unit(owner)
        people = unit_of("people")
        return people if people and self._bare() and self._fate() else None

    def measure(self, unit: Unit) -> str:
        """What became of those counted, or an empty string."""
        told = self._fate()
        return told or unit.measure

    def _noun(self) -> Token | None:
        if not self.tokens:
            return None
        last = self.tokens[-1]
        for token in (*self.tokens, last):
            head = self.tree.head(token)
            if (
                token.dep in ("nummod", "quantmod", "amod", "det", "compound", "poss")
                and head.i > last.i
                and _unit(head)
            ):
                return head
        for prep in self.tree.kids(last, "prep"):
            if prep.lemma == "of":
                for noun in self.tree.kids(prep, "pobj"):
                    if _unit(noun):
                        return noun
        return self._near(last)

    def _near(self, last: Token) -> Token | None:
        """The noun behind the number, by order alone."""
        sentence = self.tree.sentence(last.sentence)
        for token in [t for t in sentence if t.i > last.i and t.pos != "SPACE"][:REACH]:
            if token.pos in ("NOUN", "PROPN") and _unit(token):
                return token
            if token.pos not in ("ADJ", "ADV", "NOUN", "PROPN", "VERB", "SPACE", "CCONJ") and token.text not in (
                "of",
                "-",
            ):
                return None
            if token.pos == "VERB" and token.tag not in ("VBN", "VBG"):
                return None
            if token.pos == "NOUN" and token.tag == "NNS":
                return None
        return None

    def _owner(self) -> Token | None:
        """The noun of "the number of displaced families is 349" and "a family of five"."""
        for token in self.tokens:
            above = self.tree.head(token)
            if token.dep in ("attr", "oprd", "acomp", "xcomp") or (
                token.dep == "pobj" and above.lemma in ("to", "at", "by")
            ):
                verb = above if token.dep != "pobj" else self.tree.head(above)
                for verb_ in (verb, self.tree.head(verb)):
                    for subject in self.tree.kids(verb_, "nsubj", "nsubjpass"):
                        if subject.lemma in quantity_data().toll_nouns:
                            return next((t for t in self.tree.subtree(subject) if _unit(t)), None)
        return None

    def _bare(self) -> bool:
        """Whether the number stands for people by itself."""
        head = self.tokens[-1] if self.tokens else None
        if head is None or (self.number.best is None and head.text.lower() in ("several", "few")):
            return False
        if head.dep in ("nummod", "quantmod", "compound"):
            behind = self.tree.tokens[head.i + 1] if head.i + 1 < len(self.tree.tokens) else head
            return bool(measure_by("words", behind.text.lower()))
        return head.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "ROOT")

    def _fate(self) -> str:
        here = self.noun or (self.tokens[-1] if self.tokens else None)
        if here is None:
            return ""
        for word in (
            *self.tree.kids(here, "amod", "acl", "relcl", "oprd", "acomp", "advcl", "appos"),
            *self.tree.subtree(here)[:0],
        ):
            told = measure_by("words", word.text.lower()) or (word.dep == "acl" and measure_by("objects", word.lemma))
            told = told or (
                word.dep == "relcl" and (measure_by("subjects", word.lemma) or measure_by("objects", word.lemma))
            )
            if told:
                return told
        return self._governed(here)

    def _governed(self, here: Token) -> str:
        below = here
        for above in self.tree.ancestors(here):
            if told := self._verb(below, above):
                return told
            if above.pos == "NOUN" and (told := measure_by("nouns", above.lemma)):
                return told
            if above.pos in ("VERB", "AUX") and below.dep not in (
                "conj",
                "prep",
                "agent",
                "dative",
                "pobj",
                "ccomp",
                "xcomp",
            ):
                return self._beside(above, below)
            if above.pos in ("VERB", "AUX") and below.dep in ("prep", "pobj"):
                return self._toll(above)
            below = above
        return ""

    def _verb(self, below: Token, above: Token) -> str:
        if below.dep in OBJECT:
            return measure_by("objects", above.lemma)
        if below.dep in SUBJECT:
            if above.tag == "VBN" and not self.tree.kids(above, "aux"):
                return measure_by("objects", above.lemma)
            return measure_by("subjects", above.lemma)
        return ""

    def _beside(self, verb: Token, below: Token) -> str:
        """ "Forced people to flee", "were left homeless", "were reported killed", "are missing"."""
        for kid in self.tree.kids(verb, "xcomp", "ccomp", "oprd", "acomp", "advcl", "conj", "prep"):
            told = measure_by("words", kid.text.lower()) or measure_by("subjects", kid.lemma)
            if told:
                return told
        return ""

    def _toll(self, verb: Token) -> str:
        for subject in self.tree.kids(verb, "nsubj", "nsubjpass"):
            if subject.lemma in quantity_data().toll_nouns:
                for token in self.tree.subtree(subject):
                    unit = _unit(token)
                    if told := (unit.measure if unit else "") or measure_by("words", token.text.lower()):
                        return told
        return ""


def _unit(token: Token) -> Unit | None:
    if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    found = unit_of(token.lemma) or unit_of(token.text.lower())
    if found is None and token.tag in ("NNPS", "NNP", "NNS") and token.ent == "NORP":
        return unit_of("people")
    return found
