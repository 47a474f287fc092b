"""Part of speech and lemma of a parsed word, asked of the model once for each word, tag and function.

The model's attribute ruler tries each of its 180 patterns at each word of each text, though all but a few of them look at nothing but the
word, its tag and its function. So what it and the lemmatiser say of one word is remembered, and only a text in which one of the patterns
of several words fits ("there is", "gonna") is put to them as a whole. The answers are the model's own either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

REMEMBERED = 200_000
"""Words whose answer is kept: some 40 MB; then it begins anew."""
COMPONENTS = ("attribute_ruler", "lemmatizer")


@dataclass(frozen=True, slots=True)
class Word:
    """What is said of a word where it stands: `lemma` and `form` in lower case."""

    lemma: str
    form: str
    pos: str
    tag: str
    dep: str


class Words:
    """Answers for the words of texts that went through all components of a model but COMPONENTS."""

    __slots__ = ("_known", "_model", "_steps", "_together")

    def __init__(self, model: Language) -> None:
        self._model = model
        self._steps = [step for name, step in model.components if name in COMPONENTS]
        self._together = _of_several_words(model)
        self._known: dict[tuple[int, ...], Word] = {}

    def of(self, doc: Doc) -> list[Word]:
        """One answer for each token."""
        if self._together is not None and self._together(doc, allow_missing=True):
            for step in self._steps:
                step(doc)
            return [word(token) for token in doc]
        rows = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        return [self._known.get(key) or self._asked(key, doc[i]) for i, key in enumerate(map(tuple, rows))]

    def _asked(self, key: tuple[int, ...], token: SpacyToken) -> Word:
        from spacy.tokens import Doc  # noqa: PLC0415  (heavy: loaded with the model)

        doc = Doc(self._model.vocab, [token.text], [False], tags=[token.tag_], deps=[token.dep_], heads=[0])
        for step in self._steps:
            step(doc)
        if len(self._known) >= REMEMBERED:
            self._known.clear()
        self._known[key] = word(doc[0])
        return self._known[key]


def can_stand_in(model: Language) -> bool:
    """Whether a model has the components that this module asks, made as it knows them."""
    from spacy.pipeline import AttributeRuler, Lemmatizer  # noqa: PLC0415  (heavy: loaded with the model)

    parts = dict(model.components)
    ruler, lemmatizer = (parts.get(name) for name in COMPONENTS)
    return isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, Lemmatizer)


def _of_several_words(model: Language) -> Matcher | None:
    """The ruler's patterns that look at more than one word."""
    from spacy.matcher import Matcher  # noqa: PLC0415  (heavy: loaded with the model)

    ruler: AttributeRuler = model.get_pipe("attribute_ruler")  # type: ignore[assignment]
    longer = [p for rule in ruler.patterns for p in rule["patterns"] if len(p) > 1]  # type: ignore[union-attr]
    if not longer:
        return None
    matcher = Matcher(model.vocab)
    matcher.add("several", longer)  # type: ignore[arg-type]
    return matcher


def word(token: SpacyToken) -> Word:
    """What all components of the model say of a token."""
    return Word(str(token.lemma_).lower(), str(token.text).lower(), token.pos_, token.tag_, token.dep_)
