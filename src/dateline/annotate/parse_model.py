"""The language model, loaded and run as its own library runs it, only sooner."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.annotate.parse_entities import COMPONENT, Entity, Recogniser, can_recognise
from dateline.annotate.parse_words import COMPONENTS, Word, Words, can_stand_in, word
from dateline.errors import KnowledgeError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ZONE = 100_000
"""Words after which the model forgets those that it met."""


@cache
def load_model(name: str) -> Parser:
    """A spaCy pipeline by the name of its package; loaded once. Raises KnowledgeError where it is not installed."""
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        raise KnowledgeError(
            f"the language model {name} is not installed: pip install it, or unset DATELINE_MODEL"
        ) from error
    with _products_by_numpy():
        return Parser(module.load())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text parsed, as plain data. By token: where it starts and ends, its head, what the model says of it, the label of the entity
    that it is part of or an empty string; and the entities, as first token, last token and label."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    heads: tuple[int, ...]
    words: tuple[Word, ...]
    labels: tuple[str, ...]
    entities: tuple[Entity, ...]


class Parser:
    """A model with what it says of single words kept."""

    __slots__ = ("_met", "_names", "_threads", "_words", "_zone", "model")

    def __init__(self, model: Language) -> None:
        from threadpoolctl import ThreadpoolController  # noqa: PLC0415  (loaded with the model)

        self.model = model
        self._words = Words(model) if can_stand_in(model) else None
        self._names = Recogniser(model) if can_recognise(model) else None
        self._threads = ThreadpoolController()
        self._zone = ExitStack()
        self._met = ZONE

    def read(self, texts: Sequence[str]) -> Iterator[Parsed]:
        """Each text parsed, on one processor."""
        skipped = (*(COMPONENTS if self._words else ()), *((COMPONENT,) if self._names else ()))
        self._forget()
        with self._threads.limit(limits=1, user_api="blas"):
            docs = list(self.model.pipe(texts, disable=skipped))
            names = self._names.of(docs) if self._names else map(_told_names, docs)
            for doc, entities in zip(docs, names, strict=True):
                self._met += len(doc)
                words = self._words.of(doc) if self._words else [word(token) for token in doc]
                yield _parsed(doc, words, entities)

    def _forget(self) -> None:
        """Gives back what the model's vocabulary learnt, once it has met so many words: it would keep each for good."""
        if self._met >= ZONE:
            self._zone.close()
            self._zone.enter_context(self.model.memory_zone())
            self._met = 0


def _told_names(doc: Doc) -> tuple[Entity, ...]:
    return tuple((e.start, e.end - 1, e.label_) for e in doc.ents)


def _parsed(doc: Doc, words: Sequence[Word], entities: tuple[Entity, ...]) -> Parsed:
    rows = doc.to_array(["IDX", "LENGTH", "HEAD"]).astype("int64").tolist()  # a head is told by its distance
    labels = [""] * len(rows)
    for first, last, label in entities:
        labels[first : last + 1] = [label] * (last + 1 - first)
    return Parsed(
        tuple([start for start, _, _ in rows]),
        tuple([start + length for start, length, _ in rows]),
        tuple([i + away for i, (_, _, away) in enumerate(rows)]),
        tuple(words),
        tuple(labels),
        entities,
    )


@contextmanager
def _products_by_numpy() -> Iterator[None]:
    """Models loaded within multiply by NumPy's library, which knows more processors than the one that spaCy takes by default."""
    from thinc.api import NumpyOps, get_current_ops, set_current_ops  # noqa: PLC0415  (heavy: loaded with the model)

    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)
