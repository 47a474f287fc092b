"""What a number counts and what became of those counted: its noun, the words behind it and the verbs above it."""

from __future__ import annotations

from itertools import pairwise, takewhile

from dateline.annotate.quantities_fate import behind, fate, governed, main, unit_of_token
from dateline.annotate.quantities_numbers import Number
from dateline.annotate.quantities_standing import standing
from dateline.knowledge.quantities import Unit, measure_by, quantity_data, unit_named, unit_of
from dateline.model.document import Quantity, Standing
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

REACH = 6
"""How many words behind a number its noun may stand where the parse does not tell it."""
BARE = ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "ROOT")
PERCENT = ("%", "percent", "cent")
ALIKE = 10
"""How many times as high or as low two figures of the same may be."""


class Counted:
    """A number with the noun that it counts, if any, and the words that govern both."""

    __slots__ = ("fate", "noun", "number", "owner", "span", "tokens", "tree")

    def __init__(self, tree: Tree, number: Number, base: int) -> None:
        self.tree, self.number = tree, number
        self.span = Span(base + number.at, base + number.last)
        self.tokens = tree.within(self.span)
        self.noun = self._noun()
        self.owner = None if self.noun else self._owned()
        here = self.noun or (self.tokens[-1] if self.tokens else None)
        told = (find(tree, token) for token in (here, self.owner) for find in (behind, fate))
        self.fate = main(tree, here) or next(filter(None, told), "") or self._labelled()

    @property
    def joined(self) -> Span | None:
        """The word that the number is coordinated with, if any."""
        joined = (self.tree.head(t) for t in self.tokens if t.dep == "conj")
        return next((t.span for t in joined if t.i < self.tokens[0].i), None)

    def unit(self, last: Quantity | None) -> Unit | None:
        """What is counted. Without a noun it is what the words before say ("the death toll rose to"), what was counted `last` in the
        sentence ("3,000 houses were destroyed and 21,000 damaged"), or people, where a verb of their fate governs the number."""
        if self.noun is not None:
            return unit_of_token(self.noun) or unit_of("people")
        if held := self._container():
            return unit_named(held)
        if self.owner is not None:
            return unit_of_token(self.owner)
        if last and self._goes_on(last):
            return unit_named(last.unit)
        if not (self.fate or self._acts()) or not (self._bare() or self._labelled()):
            return None
        if self.fate in quantity_data().not_alone:
            return unit_named(last.unit) if last and last.unit != "people" else None
        return unit_of("people")

    def measure(self, unit: Unit, last: Quantity | None) -> str:
        """What became of those counted, or an empty string."""
        if self.noun is None and last and self._goes_on(last):
            return last.measure
        return unit.measure if unit.measure in quantity_data().outcomes else self.fate or unit.measure

    def part(self, whole: float, measure: str) -> bool:
        """Whether it is told as a part of a figure just told: "12 people, including three children"."""
        before = self._before(8)
        words = [t.lemma for t in before[-4:]]
        if self.fate not in ("", measure):
            return False
        after = (
            [t.lemma for t in self.tree.tokens[self.tokens[-1].i + 1 : self.tokens[-1].i + 3]] if self.tokens else []
        )
        of_them = after in (["of", "they"], ["of", "whom"])
        if of_them or "include" in words or words[-2:] in (["among", "they"], ["among", "whom"]):
            return True
        smaller = (self.number.best or self.number.low) < whole
        return bool(before) and before[-1].lemma == "with" and smaller and self.fate == measure

    def standing(self, measure: str) -> Standing:
        """Whether it is how many stand so at a time, or how many came to it."""
        return standing(
            self.tree, self.noun or (self.tokens[-1] if self.tokens else None), measure, self.owner is not None
        )

    def base(self) -> bool:
        """Whether it is what another number is a share of: "50 of the 200 prisoners", "40 percent of the 2 million"."""
        words = [t for t in self._before(4) if t.pos not in ("DET", "PRON")]
        return len(words) >= 2 and words[-1].lemma == "of" and (words[-2].pos == "NUM" or words[-2].lemma in PERCENT)

    def generic(self) -> bool:
        """Whether it is the size of each of several ("groups of more than 50 people", "each bus took 40"), or what something has room
        for ("built for 5,000 people")."""
        data, before = quantity_data(), self._before(5)
        if len(before) >= 2 and before[-1].lemma == "of" and before[-2].lemma in data.sets and before[-2].tag == "NNS":
            return True
        if len(before) >= 2 and before[-1].lemma in ("for", "of", "hold", "house") and before[-2].lemma in data.room:
            return True
        here = self.noun or (self.tokens[-1] if self.tokens else None)
        verb = self.tree.head(here) if here and here.dep == "dobj" else None
        subjects = self.tree.kids(verb, "nsubj") if verb else []
        return any(k.lemma in data.each for s in subjects for k in self.tree.kids(s, "det", "amod"))

    def _before(self, width: int, without: tuple[str, ...] = ("PUNCT", "SPACE")) -> list[Token]:
        """The words before the number and its hedges, near ones last."""
        first = self.number.start - self.number.at + self.span.start
        sentence = self.tree.sentence(self.tokens[0].sentence) if self.tokens else []
        return [t for t in sentence if t.end <= first and t.pos not in without][-width:]

    def _noun(self) -> Token | None:
        if not self.tokens:
            return None
        last = self.tokens[-1]
        for token in (*self.tokens, last):
            head = self.tree.head(token)
            counted = token.dep in ("nummod", "quantmod", "amod", "det", "compound", "poss") and head.i > last.i
            if counted and unit_of_token(head) and not self._other(last, head):
                return head
            if counted and token.dep == "nummod" and self._persons(head):
                return head
        for prep in self.tree.kids(last, "prep"):
            if prep.lemma == "of":
                for noun in self.tree.kids(prep, "pobj"):
                    if unit_of_token(noun):
                        return noun
        return self._near(last)

    def _other(self, last: Token, noun: Token) -> bool:
        """Whether another number stands nearer to a noun: "25 missing, 628,000 people"."""
        return any(t.pos == "NUM" for t in self.tree.tokens[last.i + 1 : noun.i])

    def _persons(self, noun: Token) -> bool:
        """Whether a noun of no listed kind names people: it is formed like one ("beekeepers", "Brus"), and a fate of people is told."""
        name = noun.tag in ("NNPS", "NNP") and noun.text.endswith("s") and noun.ent not in ("GPE", "LOC", "FAC")
        agent = noun.tag == "NNS" and noun.lemma.endswith(quantity_data().agents)
        first = noun
        while first.dep == "conj" and self.tree.head(first).pos in ("NOUN", "PROPN"):
            first = self.tree.head(first)
        undergoes = first.dep in ("dobj", "nsubjpass") and self.tree.head(first).lemma in quantity_data().only_people
        if undergoes and noun.tag in ("NNS", "NNPS"):
            return True
        told = governed(self.tree, noun)
        return (name or agent) and bool(told) and told not in quantity_data().not_alone

    def _near(self, last: Token) -> Token | None:
        """The noun behind the number, by order alone."""
        sentence = self.tree.sentence(last.sentence)
        for token in [t for t in sentence if t.i > last.i and t.pos != "SPACE"][:REACH]:
            if token.pos in ("NOUN", "PROPN") and unit_of_token(token):
                head = self.tree.head(token)
                return token if token.dep != "compound" or unit_of_token(head) or head.pos == "PROPN" else None
            if measure_by("words", token.text.lower()) and token.tag in ("VBD", "VBN", "JJ"):
                continue
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

    def _owned(self) -> Token | None:
        """The noun that other words than those behind the number say it counts."""
        return self._owner() or self._label() or self._toll_before() or self._toll_behind()

    def _owner(self) -> Token | None:
        """The noun of "the number of displaced families is 349" and "a family of five"."""
        for token in self.tokens:
            above = self.tree.head(token)
            if token.dep in ("attr", "oprd", "acomp", "xcomp") or (
                token.dep == "pobj" and above.lemma in ("to", "at", "by")
            ):
                verb = above if token.dep != "pobj" else self.tree.head(above)
                for verb_ in (verb, self.tree.head(verb)):
                    for toll in self.tree.kids(verb_, "nsubj", "nsubjpass", "dobj"):
                        if toll.lemma in quantity_data().toll_nouns:
                            return next((t for t in self.tree.subtree(toll) if unit_of_token(t)), None)
        return None

    def _container(self) -> str:
        """The unit of "a population of 4,500" and "a force of 300"."""
        before = self._before(2)
        holds = len(before) == 2 and before[-1].lemma == "of"
        return quantity_data().containers.get(before[0].lemma, "") if holds else ""

    def _toll_before(self) -> Token | None:
        """The noun of "the number of people fleeing from the valley in May is now 4,000", by order alone."""
        before = self._before(40)
        joined = [t.lemma for t in before[-3:]]
        if not any(w in joined for w in quantity_data().reaches):
            return None
        for at, toll in enumerate(before):
            if toll.lemma in quantity_data().toll_nouns and before[at + 1 : at + 2] and before[at + 1].lemma == "of":
                near = takewhile(lambda t: t.pos != "NUM", before[at + 2 : at + 7])
                return next((t for t in near if unit_of_token(t)), None)
        return None

    def _toll_behind(self) -> Token | None:
        """The noun of "brings to 9,000 the number of people displaced"."""
        last = self.tokens[-1] if self.tokens else None
        words = [t for t in self.tree.sentence(last.sentence) if last.i < t.i <= last.i + REACH + 2] if last else []
        for toll, of in pairwise(words[1:4]):
            if toll.lemma in quantity_data().toll_nouns and of.lemma == "of":
                return next((t for t in words if t.i > of.i and unit_of_token(t)), None)
        return None

    def _label(self) -> Token | None:
        return next((t for t in self._line() if unit_of_token(t)), None)

    def _labelled(self) -> str:
        return next((told for t in self._line() if (told := measure_by("words", t.text.lower()))), "")

    def _line(self) -> list[Token]:
        """The words of a line in a list, before its colon and the number: "Displaced families: 145"."""
        before = self._before(6, ("SPACE",))
        if not before or before[-1].text != ":":
            return []
        label: list[Token] = []
        for token in reversed(before[:-1]):
            if token.pos == "PUNCT":
                break
            label.append(token)
        return label

    def _bare(self) -> bool:
        """Whether the number stands for people by itself."""
        head = self.tokens[-1] if self.tokens else None
        if (
            head is None
            or self._of_others(head)
            or (self.number.best is None and head.text.lower() in ("several", "few"))
        ):
            return False
        if head.dep in ("nummod", "quantmod", "compound"):
            return bool(behind(self.tree, head))
        return bool(behind(self.tree, head)) or head.dep in BARE

    def _acts(self) -> bool:
        """Whether a bare number is the subject of what only people do: "hundreds marched"."""
        head = self.tokens[-1] if self.tokens else None
        verb = self.tree.head(head) if head else None
        return bool(head and verb and head.dep in ("nsubj", "nsubjpass") and verb.lemma in quantity_data().acts)

    def _goes_on(self, last: Quantity) -> bool:
        return self._elsewhere(last) or self._totals() or self.rivals(last)

    def rivals(self, last: Quantity) -> bool:
        """Whether it is what others say of the figure before it: "the army counts 40 dead; the rebels speak of 60"."""
        token = self.tokens[-1] if self.tokens else None
        if token is None or self.noun is not None or token.dep not in ("pobj", "dobj") or self._of_others(token):
            return False
        above = self.tree.head(token)
        verb = above if token.dep == "dobj" else self.tree.head(above)
        link = "" if token.dep == "dobj" else above.lemma
        alike = last.high / ALIKE <= self.number.high <= last.high * ALIKE
        former = any(
            k.lemma in quantity_data().former for s in self.tree.kids(verb, "nsubj") for k in self.tree.kids(s, "amod")
        )
        told = link in quantity_data().rivals.get(verb.lemma, ())
        return alike and told and not former and self._of_the_same(verb)

    def _of_the_same(self, verb: Token) -> bool:
        """Whether a verb has no object but "it", "them" or a noun for a figure: not "puts its army at 60"."""
        objects = [t for t in self.tree.kids(verb, "dobj") if t not in self.tokens]
        return all(t.text.lower() in ("it", "that", "them") or t.lemma in quantity_data().toll_nouns for t in objects)

    def _elsewhere(self, last: Quantity) -> bool:
        """Whether it goes on with the figure before it in another place: "4,000 troops in Mali and 1,200 in Niger"."""
        if not self.tokens or self.fate not in ("", last.measure):
            return False
        if not self.fate and self.tokens[-1].dep in ("dobj", "nsubj", "nsubjpass"):
            return False  # another verb has it: "killed 12 people and hired 300 in Gao"
        before = [t for t in self.tree.sentence(self.tokens[0].sentence) if last.span.end <= t.start < self.span.start]
        after = self.tree.tokens[self.tokens[-1].i + 1 : self.tokens[-1].i + 3]
        placed = len(after) == 2 and after[0].lemma in ("in", "at", "near") and after[1].pos == "PROPN"
        return placed and any(t.lemma in ("and", ",", ";") for t in before[-3:])

    def _totals(self) -> bool:
        """Whether it sums up the figure before it: "400 fled on Monday, bringing the total to 9,000"."""
        to = self.tree.head(self.tokens[-1]) if self.tokens else None
        if to is None or to.lemma != "to":
            return False
        return any(k.lemma in quantity_data().toll_nouns for k in self.tree.kids(self.tree.head(to), "dobj"))

    def _of_others(self, head: Token) -> bool:
        """Whether a number counts out things of no listed kind: "12 of 67 provinces", but not "12 of the 67 detained"."""
        after = [t for t in self.tree.tokens[head.i + 1 : head.i + 3] if t.sentence == head.sentence]
        of = next((t for t in after if t.lemma == "of"), None)
        return of is not None and not any(t.tag in ("WDT", "WP", "PRP", "CD") for t in self.tree.kids(of))
