"""The parser's room: spaCy goes in here and only tokens and entities come out."""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.errors import KnowledgeError
from dateline.model.document import Document, Sentence
from dateline.model.span import Span
from dateline.model.syntax import Entity, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

UNPARSED = ("boilerplate", "repeat")
UPPER_SHARE = 0.7
STRONG_FORMS = {
    "forgave": "forgive",
    "forbade": "forbid",
    "forbad": "forbid",
    "overthrew": "overthrow",
    "withheld": "withhold",
}
"""Forms that the model gives for their own lemma."""
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A verb of this shape doubles its last letter before -ed and -ing, so a form without the double has lost an e."""


@cache
def load_model(name: str) -> Language:
    """A spaCy pipeline by the name of its package; loaded once."""
    try:
        loaded: Language = importlib.import_module(name).load()
    except ImportError as error:
        raise KnowledgeError(
            f"the language model {name} is not installed: pip install it, or unset DATELINE_MODEL"
        ) from error
    return loaded


def parse(document: Document, model: str) -> dict[str, tuple[Any, ...]]:
    """The layers `tokens` and `entities`: every sentence but boilerplate and repeats, each parsed on its own."""
    wanted = [s for s in document.sentences if s.section not in UNPARSED]
    texts = [as_cased(s.span.of(document.text)).replace("\n", " ") for s in wanted]
    tokens: list[Token] = []
    entities: list[Entity] = []
    for sentence, doc in zip(wanted, load_model(model).pipe(texts), strict=True):
        entities.extend(_entities(doc, sentence, len(tokens)))
        tokens.extend(_tokens(doc, sentence, len(tokens)))
    return {"tokens": tuple(tokens), "entities": tuple(entities)}


def as_cased(text: str) -> str:
    """A sentence in capitals as one in lower case with initial capitals kept long enough for the model to read; same length."""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 8 or sum(c.isupper() for c in letters) < UPPER_SHARE * len(letters):
        return text
    words = text.split(" ")
    return " ".join(_one_case(w) for w in words)


def _one_case(word: str) -> str:
    lower = word.lower()
    return lower if len(lower) == len(word) else word


def _tokens(doc: Doc, sentence: Sentence, first: int) -> list[Token]:
    base = sentence.span.start
    return [
        Token(
            i=first + t.i,
            start=base + t.idx,
            end=base + t.idx + len(t.text),
            text=t.text,
            lemma=_lemma(t),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=first + t.head.i,
            kids=tuple(first + k.i for k in t.children),
            ent=t.ent_type_,
            sentence=sentence.index,
        )
        for t in doc
    ]


def _lemma(token: SpacyToken) -> str:
    """The model's lemma, save where it takes an e too many from a verb (raped: rap) or does not know the form."""
    lemma, form = str(token.lemma_).lower(), str(token.text).lower()
    if form in STRONG_FORMS:
        return STRONG_FORMS[form]
    cut = token.pos_ == "VERB" and form in (f"{lemma}ed", f"{lemma}ing") and _DOUBLING.fullmatch(lemma)
    return f"{lemma}e" if cut else lemma


def _entities(doc: Doc, sentence: Sentence, first: int) -> list[Entity]:
    base = sentence.span.start
    return [
        Entity(Span(base + e.start_char, base + e.end_char), e.label_, first + e.start, first + e.end - 1)
        for e in doc.ents
    ]
