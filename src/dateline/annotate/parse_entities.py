"""Names in parsed texts, read off the model's recogniser with its own weights.

The library's own search asks for the interpreter's lock some hundred times a word (spaCy 3.8), which was a third of what parsing took. As the
recogniser goes from left to right and each of its steps takes one word, what it does outside of a name depends on nothing but the word: one product
of matrices for all words of a batch, and one small one for each further word of a name. The answers are the library's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

COMPONENT = "ner"
FEATURES = 3
"""What a step looks at: the word, the first word of the name that is open, and the word before where one is."""
Entity = tuple[int, int, str]


class Recogniser:
    """The names of texts that went through the components before the recogniser: first token, last token and label."""

    __slots__ = ("_begin", "_bias", "_inside", "_last", "_lower", "_out", "_tok2vec", "_unit", "_upper", "_upper_bias")

    def __init__(self, model: Language) -> None:
        pipe: Any = model.get_pipe(COMPONENT)
        parts = {name: pipe.model.get_ref(name) for name in ("tok2vec", "lower", "upper")}
        self._tok2vec, self._lower = parts["tok2vec"], parts["lower"]
        self._bias: Floats = self._lower.get_param("b")
        self._upper: Floats = parts["upper"].get_param("W")
        self._upper_bias: Floats = parts["upper"].get_param("b")
        moves = {pipe.moves.get_class_name(number): number for number in range(pipe.moves.n_moves)}
        of = {kind: {n[2:]: i for n, i in moves.items() if n.startswith(f"{kind}-") and n[2:]} for kind in "BILU"}
        self._begin, self._inside, self._last, self._unit = (of[kind] for kind in "BILU")
        self._out = moves["O"]

    def of(self, docs: Sequence[Doc]) -> Iterator[tuple[Entity, ...]]:
        """The names of each text."""
        words = [len(doc) for doc in docs]
        if not any(words):
            yield from (() for _ in docs)
            return
        table: Floats = self._lower.predict(
            self._tok2vec.predict(list(docs))
        )  # a row of padding, then one for each word
        outside = self._outside(table, docs)
        first = 1
        for count in words:
            yield tuple(self._walk(table[first : first + count], outside[first - 1 : first - 1 + count], table[0]))
            first += count

    def _outside(self, table: Floats, docs: Sequence[Doc]) -> list[tuple[str, str, bool]]:
        """For each word what is done with it where no name is open: the kind of step, the label, and whether a name may go on behind it."""
        import numpy as np  # noqa: PLC0415  (loaded with the model)

        hidden = (table[1:, 0] + table[0, 1] + table[0, 2] + self._bias).max(axis=2)
        scores = hidden @ self._upper.T + self._upper_bias
        rows = [doc.to_array(["SENT_START", "IS_SPACE"]).astype("int64") for doc in docs]
        goes_on = np.concatenate(
            [np.append(r[1:, 0] != 1, False) for r in rows if len(r)]
        )  # names end with their sentence
        space = np.concatenate([r[:, 1] != 0 for r in rows if len(r)])
        allowed = np.full_like(scores, -np.inf)
        allowed[:, self._out] = scores[:, self._out]
        begin, unit = list(self._begin.values()), list(self._unit.values())
        allowed[:, begin] = np.where((goes_on & ~space)[:, None], scores[:, begin], -np.inf)
        allowed[:, unit] = np.where(~space[:, None], scores[:, unit], -np.inf)
        steps = {self._out: ("O", "")}
        steps |= {n: ("B", label) for label, n in self._begin.items()}
        steps |= {n: ("U", label) for label, n in self._unit.items()}
        return [(*steps[int(n)], bool(on)) for n, on in zip(allowed.argmax(axis=1), goes_on, strict=True)]

    def _walk(self, table: Floats, outside: list[tuple[str, str, bool]], padding: Floats) -> Iterator[Entity]:
        start = -1
        open_label = ""
        for i, (step, label, goes_on) in enumerate(outside):
            if start < 0:
                if step == "U":
                    yield i, i, label
                elif step == "B":
                    start, open_label = i, label
            elif not goes_on or self._ends(table, i, start, open_label):
                yield start, i, open_label
                start = -1

    def _ends(self, table: Floats, i: int, start: int, label: str) -> bool:
        """Whether the name that is open ends with a word."""
        hidden = (table[i, 0] + table[start, 1] + table[i - 1, 2] + self._bias).max(axis=1)
        pair = [self._inside[label], self._last[label]]
        inside, last = self._upper[pair] @ hidden + self._upper_bias[pair]
        return bool(last > inside)


def can_recognise(model: Language) -> bool:
    """Whether a model's recogniser is built as this module reads it, and has its own encoder."""
    from spacy.pipeline import EntityRecognizer  # noqa: PLC0415  (heavy: loaded with the model)

    pipe: Any = dict(model.components).get(COMPONENT)
    if not isinstance(pipe, EntityRecognizer) or model.pipe_names[-1] != COMPONENT:
        return False
    known = pipe.model
    built = all(known.has_ref(name) and known.get_ref(name) is not None for name in ("tok2vec", "lower", "upper"))
    listens = any("listener" in node.name for node in known.walk())
    greedy = pipe.cfg.get("beam_width", 1) == 1 and not known.attrs.get("unseen_classes")
    return built and greedy and not listens and known.get_ref("lower").get_dim("nF") == FEATURES
