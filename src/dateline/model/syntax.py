"""The parse as plain data: what other annotators read instead of a parser's own objects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dateline.model.span import Span

_NUMBER = attrgetter("i")


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `i`, `head` and `kids` index into the document's `tokens`; `dep` is ClearNLP-style (nsubj, nsubjpass, dobj, agent, pobj …);
    a root is its own head. `ent` is the model's entity label or an empty string: spans of it are good, its types are not."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    kids: tuple[int, ...]
    ent: str
    sentence: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A span that the model's recogniser found, with its label (PERSON, ORG, GPE, NORP …) and its tokens [first, last]."""

    span: Span
    label: str
    first: int
    last: int


class Tree:
    """Walks over the parse of a document."""

    __slots__ = ("_by_sentence", "_starts", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._by_sentence: dict[int, list[Token]] = {}
        for token in tokens:
            self._by_sentence.setdefault(token.sentence, []).append(token)
        self._starts = [t.start for t in tokens]

    def sentence(self, index: int) -> list[Token]:
        """The tokens of a sentence; empty where it was not parsed."""
        return self._by_sentence.get(index, [])

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """Children in order of the text, of the given dependencies only if any are given."""
        tokens = self.tokens
        if deps:
            return [tokens[k] for k in token.kids if tokens[k].dep in deps]
        return [tokens[k] for k in token.kids]

    def head(self, token: Token) -> Token:
        """The head; a root is its own."""
        return self.tokens[token.head]

    def modified(self, span: Span) -> Token | None:
        """The noun that the words of a span stand before and say more of: "the 1953 armistice", "Sunday's attack"."""
        top = self.top(span)
        noun = self.head(top) if top else None
        before = top is not None and noun is not None and top.i < noun.i
        return noun if before and top and top.dep in ("poss", "nummod", "compound", "amod", "nmod") else None

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Heads from near to far, without the token itself."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in order of the text."""
        found = [token]
        for one in found:  # grows while it is read
            found += [self.tokens[k] for k in one.kids]
        return sorted(found, key=_NUMBER)

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and those coordinated after it."""
        found = [token]
        for one in found:  # grows while it is read
            found += self._coordinated(one)
        found += self.listed_before(token)
        return sorted(found, key=_NUMBER) if len(found) > 1 else found

    def _coordinated(self, token: Token) -> list[Token]:
        """What hangs on a token as its equal; in "Mali, Burkina Faso and Niger" the parser takes the second name for an apposition."""
        found = self.kids(token, "conj")
        if token.ent:
            beside = [k for k in self.kids(token, "appos") if k.ent and k.pos == "PROPN"]
            found += [k for k in beside if self.kids(k, "cc") or any(self.kids(c, "cc") for c in self.kids(k, "conj"))]
        return found

    def listed_before(self, token: Token) -> list[Token]:
        """The name that opens a list of subjects, which the parser hangs on the verb: "Peru, Ecuador and Chile signed it"."""
        if token.dep not in ("nsubj", "nsubjpass") or not token.ent or not self.kids(token, "cc"):
            return []
        beside = self.kids(self.head(token), "npadvmod", "dep", "nmod")
        return [k for k in beside if k.ent == token.ent and k.pos == "PROPN" and self._comma_between(k, token)]

    def _comma_between(self, name: Token, token: Token) -> bool:
        return name.i + 2 == min(t.i for t in self.subtree(token)) and self.tokens[name.i + 1].text == ","

    def extent(self, token: Token) -> Span:
        """From the first to the last character of the subtree."""
        below = self.subtree(token)
        return Span(below[0].start, max(t.end for t in below))

    def within(self, span: Span) -> list[Token]:
        """The tokens that overlap a span."""
        first = max(0, bisect_left(self._starts, span.start) - 1)
        found = []
        for token in self.tokens[first:]:
            if token.start >= span.end:
                break
            if token.end > span.start:
                found.append(token)
        return found

    def top(self, span: Span) -> Token | None:
        """The syntactic head of a span: its token whose head lies outside of it."""
        inside = self.within(span)
        numbers = {t.i for t in inside}
        for token in inside:
            if (token.head not in numbers or token.head == token.i) and token.pos != "PUNCT":
                return token
        return inside[-1] if inside else None

    def heads(self, span: Span) -> tuple[Token, ...]:
        """What other words may hang on of a mention: its top, and the names that stand beside it within ("commander, Guyo Halake")."""
        top = self.top(span)
        if top is None:
            return ()
        return (top, *(k for k in self.kids(top, "appos") if span.start <= k.start < span.end))
