"""What concerns nobody but those who do it: dealings of firms, and ordinary crime."""

from __future__ import annotations

from dateline.knowledge.lexicon import Grammar
from dateline.model.document import Document, EventMention
from dateline.model.syntax import Tree

BUSINESS = ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "ACCUSE")
CRIME = ("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "RETREAT")
PEOPLE = ("person", "population")
POWERS = ("COP", "JUD")
"""Sectors of those who deal with crimes of every kind."""
ENOUGH = 2
"""Words of ordinary crime in a sentence that make it one."""


class Private:
    """Reads off one document which events are no matter of politics or conflict."""

    __slots__ = ("_firms", "_private", "_tree", "_words")

    def __init__(self, document: Document, tree: Tree, words: Grammar) -> None:
        self._tree = tree
        self._words = frozenset(words.private)
        self._firms = frozenset(a.id for a in document.actors if a.sectors == ("BUS",))
        self._private = frozenset(
            a.id for a in document.actors if (a.kind in PEOPLE and _ordinary(a.sectors)) or set(a.sectors) & {*POWERS}
        )

    def matter(self, mention: EventMention) -> bool:
        """Whether all who agree, deal or quarrel are firms, or whether the sentence speaks of ordinary crime among people of no office,
        group or cause."""
        parties = {*mention.actor, *mention.recipient}
        business = mention.type in BUSINESS and bool(parties) and parties <= self._firms
        return business or (mention.type in CRIME and parties <= self._private and self._of_crime(mention.sentence))

    def _of_crime(self, sentence: int) -> bool:
        return len({t.lemma for t in self._tree.sentence(sentence)} & self._words) >= ENOUGH


def _ordinary(sectors: tuple[str, ...]) -> bool:
    return set(sectors) <= {"CVL"}
