"""The mode of an event that is all words, by what the words are about."""

from __future__ import annotations

from dateline.annotate.triggers_match import Match
from dateline.knowledge.lexicon import Grammar
from dateline.model.syntax import Token, Tree

CONTENT = ("xcomp", "ccomp", "dobj", "prep", "pcomp", "acl", "nsubjpass", "advcl", "oprd", "attr", "dative", "relcl")


class Modes:
    """Reads modes off one document."""

    __slots__ = ("_modes", "tree")

    def __init__(self, tree: Tree, words: Grammar) -> None:
        self.tree = tree
        self._modes = {
            kind: {w: mode for mode, listed in reversed(by.items()) for w in listed} for kind, by in words.modes.items()
        }

    def of(self, kind: str, match: Match) -> str | None:
        """The mode that the first word of the content speaks for; None where no word does."""
        known = self._modes.get(kind)
        if not known:
            return None
        return next((known[w] for t in self._content(match) for w in (t.lemma, t.text.lower()) if w in known), None)

    def _content(self, match: Match) -> list[Token]:
        """The words that hang on the trigger, from the left; the act itself first where it is its own content (a refused act)."""
        own = {t.i for t in match.tokens}
        told = [match.head] if match.entry.type not in self._modes else []
        below = {
            t.i: t
            for one in (*match.tokens, *([match.light] if match.light else []))
            for kid in self.tree.kids(one, *CONTENT)
            for t in self.tree.subtree(kid)
            if t.i not in own
        }
        return [*told, *(below[i] for i in sorted(below))]
