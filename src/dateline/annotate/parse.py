"""The parser's room: spaCy goes in here and only tokens and entities come out."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.annotate.casing import is_headline, running
from dateline.errors import KnowledgeError
from dateline.model.document import Document, Sentence
from dateline.model.span import Span
from dateline.model.syntax import Entity, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

UNPARSED = ("boilerplate", "repeat")
INFLECTIONS = (
    (r"ies$", "y"), (r"ied$", "y"), (r"es$", ""), (r"s$", ""), (r"ed$", ""), (r"ed$", "e"), (r"ing$", ""), (r"ing$", "e"),
    (r"(.)\1(?:ed|ing)$", r"\1"), (r"ly$", ""), (r"er$", ""), (r"er$", "e"), (r"est$", ""),
)  # fmt: skip
"""Endings of English words and what stands in their place in the stem."""
STRONG_FORMS = {
    "forgave": "forgive",
    "forbade": "forbid",
    "forbad": "forbid",
    "overthrew": "overthrow",
    "withheld": "withhold",
    "retook": "retake",
    "retaken": "retake",
    "outfought": "outfight",
    "mistook": "mistake",
    "misled": "mislead",
    "foreswore": "forswear",
}
"""Forms that the model gives for their own lemma."""
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeioushwxyz]")
"""A verb of this shape doubles its last letter before -ed and -ing and takes -s alone, so another form has lost an e."""


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
    written = [s.span.of(document.text).replace("\n", " ") for s in wanted]
    texts = [running(text, _known_words(model)) for text in written]
    tokens: list[Token] = []
    entities: list[Entity] = []
    pipeline = load_model(model)
    with pipeline.memory_zone():  # or words met once would stay in its vocabulary for good
        for sentence, text, doc in zip(wanted, written, pipeline.pipe(texts), strict=True):
            entities.extend(_entities(doc, sentence, len(tokens)))
            tokens.extend(_tokens(doc, sentence, len(tokens), text if is_headline(text) else ""))
    return {"tokens": tuple(tokens), "entities": tuple(entities)}


@cache
def _known_words(name: str) -> Callable[[str], bool]:
    """Whether a word in lower case is one of the language: a function word, or one that the model's lemmatiser knows."""
    model = load_model(name)
    tables = model.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    listed = (tables.get_table(table).values() for table in ("lemma_index", "lemma_exc"))
    known = frozenset(model.Defaults.stop_words).union(*(words for table in listed for words in table))

    @cache
    def common(word: str) -> bool:
        bare = re.sub(r"['’].*$", "", word)
        stems = (bare, *(re.sub(pattern, put, bare) for pattern, put in INFLECTIONS))
        return any(s in known for s in stems)

    return common


def _tokens(doc: Doc, sentence: Sentence, first: int, written: str = "") -> list[Token]:
    """The tokens; with the words of `written` where the text was parsed in another case."""
    base = sentence.span.start
    return [
        Token(
            i=first + t.i,
            start=base + t.idx,
            end=base + t.idx + len(t.text),
            text=written[t.idx : t.idx + len(t.text)] or t.text,
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
    cut = token.pos_ == "VERB" and form in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es") and _DOUBLING.fullmatch(lemma)
    return f"{lemma}e" if cut else lemma


def _entities(doc: Doc, sentence: Sentence, first: int) -> list[Entity]:
    base = sentence.span.start
    return [
        Entity(Span(base + e.start_char, base + e.end_char), e.label_, first + e.start, first + e.end - 1)
        for e in doc.ents
    ]
