"""Sentences to tokens and entities: what a language model says of a text, in the words and at the places of the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.annotate.casing import is_headline, running
from dateline.annotate.parse_mending import mended
from dateline.annotate.parse_model import Parsed, load_model
from dateline.annotate.parse_words import Word
from dateline.knowledge.lexicon import grammar
from dateline.model.document import Document, Sentence
from dateline.model.span import Span
from dateline.model.syntax import Entity, Token

UNPARSED = ("boilerplate", "repeat")
INFLECTIONS = (
    (r"ies$", "y"), (r"ied$", "y"), (r"es$", ""), (r"s$", ""), (r"ed$", ""), (r"ed$", "e"), (r"ing$", ""), (r"ing$", "e"),
    (r"(.)\1(?:ed|ing)$", r"\1"), (r"ly$", ""), (r"er$", ""), (r"er$", "e"), (r"est$", ""),
)  # fmt: skip
"""Endings of English words and what stands in their place in the stem."""
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeioushwxyz]")
"""A verb of this shape doubles its last letter before -ed and -ing and takes -s alone, so another form has lost an e."""


def parse(document: Document, model: str) -> dict[str, tuple[Any, ...]]:
    """The layers `tokens` and `entities`: every sentence but boilerplate and repeats, each parsed on its own."""
    wanted = [s for s in document.sentences if s.section not in UNPARSED]
    written = [s.span.of(document.text).replace("\n", " ") for s in wanted]
    texts = [running(text, _known_words(model)) for text in written]
    tokens: list[Token] = []
    entities: list[Entity] = []
    for sentence, text, read, told in zip(wanted, written, texts, load_model(model).read(texts), strict=True):
        parsed = mended(told)
        entities.extend(_entities(parsed, sentence, len(tokens)))
        tokens.extend(_tokens(parsed, _Place(sentence, len(tokens), text if is_headline(text) else read)))
    return {"tokens": tuple(tokens), "entities": tuple(entities)}


@cache
def _known_words(name: str) -> Callable[[str], bool]:
    """Whether a word in lower case is one of the language: a function word, or one that the model's lemmatiser knows."""
    model = load_model(name).model
    tables = model.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    listed = (tables.get_table(table).values() for table in ("lemma_index", "lemma_exc"))
    known = frozenset(model.Defaults.stop_words).union(*(words for table in listed for words in table))

    @cache
    def common(word: str) -> bool:
        bare = re.sub(r"['’].*$", "", word)
        stems = (bare, *(re.sub(pattern, put, bare) for pattern, put in INFLECTIONS))
        return any(s in known for s in stems)

    return common


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a parsed text stands: its sentence, the number of its first token, and its words as they are to be shown."""

    sentence: Sentence
    first: int
    text: str


def _tokens(parsed: Parsed, place: _Place) -> Iterator[Token]:
    base, first, index, text = place.sentence.span.start, place.first, place.sentence.index, place.text
    kids = _kids(parsed.heads, first)
    for i, word in enumerate(parsed.words):
        start, end = parsed.starts[i], parsed.ends[i]
        yield Token(
            i=first + i,
            start=base + start,
            end=base + end,
            text=text[start:end],
            lemma=_lemma(word),
            pos=word.pos,
            tag=word.tag,
            dep=word.dep,
            head=first + parsed.heads[i],
            kids=tuple(kids[i]),
            ent=parsed.labels[i],
            sentence=index,
        )


def _kids(heads: Sequence[int], first: int) -> list[list[int]]:
    """The numbers of each token's children in order of the text."""
    found: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            found[head].append(first + i)
    return found


def _lemma(word: Word) -> str:
    """The model's lemma, save where it takes an e too many from a verb (raped: rap) or does not know the form."""
    lemma, form = word.lemma, word.form
    if form in grammar().strong_forms:
        return grammar().strong_forms[form]
    cut = word.pos == "VERB" and form in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es") and _DOUBLING.fullmatch(lemma)
    return f"{lemma}e" if cut else lemma


def _entities(parsed: Parsed, sentence: Sentence, before: int) -> Iterator[Entity]:
    base = sentence.span.start
    for first, last, label in parsed.entities:
        span = Span(base + parsed.starts[first], base + parsed.ends[last])
        yield Entity(span, label, before + first, before + last)
