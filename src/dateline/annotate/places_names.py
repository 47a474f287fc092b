"""Which words of a report may name a place: names of the gazetteer, places the parser's model sees, and names built like a place's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer import Entry
from dateline.knowledge.gazetteer_file import ADJECTIVE, fold
from dateline.knowledge.place_words import built_names, party_letters, place_words, shortened
from dateline.model.document import Document
from dateline.model.span import Span
from dateline.model.syntax import Entity, Token

LONGEST = 6
FUNCTION = ("DT", "PDT", "IN", "PRP", "PRP$", "WDT", "WP", "WRB", "RB", "RBR", "JJR", "JJS", "CC", "MD", "EX", "TO")
"""Tags of words that are no names."""
RIVER = "H.STM"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name a place: tokens [first, last]. `entries` are its namesakes; `feature` is told by the name itself ("X Street"),
    `around` are the namesakes of a place named inside of it; `entity` is the model's entity that it stands in; `river`: a river is meant
    where other places share the name ("the Dnipro")."""

    span: Span
    text: str
    first: int
    last: int
    entries: tuple[Entry, ...]
    feature: str | None = None
    around: tuple[Entry, ...] = ()
    entity: Entity | None = None
    adjective: bool = False
    river: bool = False

    @property
    def norm(self) -> str:
        """The folded name; mentions that share it share their place. A river told by "the" or "river" does not share it with its city."""
        return f"{fold(self.text)} river" if self.river else fold(self.text)


class Page:
    """A document as the place rules read it; `bodies` are names of organisations that a place's name may be a part of."""

    def __init__(self, document: Document, bodies: Iterable[Span] = ()) -> None:
        self.document = document
        self.text = document.text
        self.tokens = document.tokens
        self.entity_at: dict[int, Entity] = {i: e for e in document.entities for i in range(e.first, e.last + 1)}
        self.caseless = {t.sentence for t in self.tokens if t.text != self.text[t.start : t.end]}
        self.bodies = tuple(bodies)
        self.party = {m.end() for m in party_letters().finditer(self.text)}

    def written(self, i: int) -> str:
        """A token as the report has it."""
        token = self.tokens[i]
        return self.text[token.start : token.end]

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital, in a sentence that is not all capitals; there, whether it may be a name."""
        token = self.tokens[i]
        if token.sentence in self.caseless:
            return token.pos in ("NOUN", "PROPN", "ADJ", "VERB", "ADV") and token.text[:1].isalpha()
        return self.written(i)[:1].isupper()

    def happens_in(self, last: int) -> bool:
        """Whether a name that ends at `last`, or one that it is listed with, stands behind a preposition that tells where something
        happens or somebody goes: "lives in", "a blast near", "drove to"."""
        token, words = self.tokens[last], place_words()
        while token.dep == "conj" and token.head != token.i and self.tokens[token.head].pos == "PROPN":
            token = self.tokens[token.head]
        if token.dep != "pobj":
            return False
        link = self.tokens[token.head]
        word, above = link.text.lower(), self.tokens[link.head].lemma.lower()
        if word in words.strong:
            return above in words.happening
        if word in words.upon:
            return above in words.raining
        return word in words.leading and above in words.going

    def beside(self, i: int, step: int) -> Token | None:
        """The token before (-1) or behind (1) within the same sentence."""
        other = i + step
        if 0 <= other < len(self.tokens) and self.tokens[other].sentence == self.tokens[i].sentence:
            return self.tokens[other]
        return None


def candidates(page: Page) -> list[Candidate]:
    """All candidates in order of the text; none overlaps another."""
    windows = list(_windows(page))
    known = gazetteer.known(dict.fromkeys(text for _, _, text in windows))
    taken: dict[int, Candidate] = {}
    for found in _built(page):
        _take(taken, found)
    for first, last, text in sorted(windows, key=lambda w: (w[0] - w[1], w[0])):
        if text in known and not any(i in taken for i in range(first, last + 1)):
            _take(taken, _named(page, first, last, text))
    for entity in page.document.entities:
        first, last = trimmed(page, entity.first, entity.last)
        if _designation(page, first, last):
            continue
        if entity.label in ("GPE", "LOC") and first <= last and not any(i in taken for i in range(first, last + 1)):
            _take(taken, _named(page, first, last, _between(page, first, last)))
    for first, last in (*_called(page), *_where(page)):
        if not any(i in taken for i in range(first, last + 1)):
            _take(taken, _named(page, first, last, _between(page, first, last)))
    unique = {c.first: c for c in taken.values()}
    return _with_sides(page, [unique[i] for i in sorted(unique)])


def _called(page: Page) -> Iterator[tuple[int, int]]:
    """Names that no gazetteer has, where the text calls them a village or the like: "the village of X"."""
    for token in page.tokens:
        of = page.beside(token.i, 1) if token.lemma in place_words().called else None
        if of is None or of.text != "of":
            continue
        first = last = of.i + 1
        while (word := page.beside(last - 1, 1)) is not None and page.capital(last) and word.pos == "PROPN":
            last += 1
        if last > first:
            yield first, last - 1


def _where(page: Page) -> Iterator[tuple[int, int]]:
    """Names that no gazetteer has, where something happens or somebody goes: "clashes in X", whatever the model takes X for."""
    for token in page.tokens:
        first = token.i
        while (word := page.beside(first, -1)) is not None and word.pos == "PROPN" and page.capital(word.i):
            first = word.i
        named = token.pos == "PROPN" and page.capital(token.i) and not token.text.isupper() and token.i - first < 3
        entity = page.entity_at.get(token.i)
        other = entity is not None and (entity.label not in ("PERSON", "ORG", "FAC", "NORP") or entity.last != token.i)
        if (
            named
            and not other
            and token.dep == "pobj"
            and page.happens_in(token.i)
            and not _designation(page, first, token.i)
        ):
            yield first, token.i


def _with_sides(page: Page, found: list[Candidate]) -> list[Candidate]:
    """ "South Florida", "Eastern Ukraine": a side with a capital belongs to the name behind it, if no place has the whole name."""
    at = {c.last: c for c in found}
    sided: dict[int, Candidate] = {}
    for c in found:
        side = page.beside(c.first, -1)
        alone = at.get(side.i) if side is not None else None
        if (
            side is None
            or side.text.lower() not in place_words().compass
            or not page.capital(side.i)
            or side.text.isupper()
        ):
            continue
        if c.entries and not c.adjective and (alone is None or alone.first == alone.last) and _inside(page, side.i):
            first = side.i
            span = Span(page.tokens[first].start, c.span.end)
            sided[c.first] = Candidate(
                span, _between(page, first, c.last), first, c.last, (), "L.RGN", c.entries, entity=c.entity
            )
            sided[first] = sided[c.first]
    kept = {(sided.get(c.first) or c).first: sided.get(c.first) or c for c in found}
    return [kept[i] for i in sorted(kept)]


def _inside(page: Page, i: int) -> bool:
    """Whether a token is not the first of its sentence, where any word has a capital."""
    before = page.beside(i, -1)
    return before is not None and before.text not in (".", ":", "-", "—", "\u201c", '"')


def _designation(page: Page, first: int, last: int) -> bool:
    """Whether one word of letters and digits calls a thing by its number: a movement ("M23"), a weapon, a road."""
    return first == last and any(c.isdigit() for c in page.tokens[first].text)


def _take(taken: dict[int, Candidate], found: Candidate) -> None:
    if not any(i in taken for i in range(found.first, found.last + 1)):
        taken.update((i, found) for i in range(found.first, found.last + 1))


def _between(page: Page, first: int, last: int) -> str:
    return page.text[page.tokens[first].start : page.tokens[last].end]


def _named(page: Page, first: int, last: int, text: str) -> Candidate:
    if page.tokens[first].text.lower() == "the" and first < last and not _has_article(text):
        first += 1
        text = _between(page, first, last)
    entries = gazetteer.lookup(text)
    adjective = bool(entries) and any(e.rank == ADJECTIVE for e in entries)
    if adjective:
        entries = tuple(e for e in entries if e.rank == ADJECTIVE)
    span = Span(page.tokens[first].start, page.tokens[last].end)
    waters = tuple(e for e in entries if e.feature == RIVER)
    river = 0 < len(waters) < len(entries) and _is_river(page, first, last)
    if waters and len(waters) < len(entries):
        entries = waters if river else tuple(e for e in entries if e.feature != RIVER)
    return Candidate(span, text, first, last, entries, None, (), page.entity_at.get(first), adjective, river)


def _is_river(page: Page, first: int, last: int) -> bool:
    """Whether a name that rivers and other places share is a river's here: "the Dnipro", "the Niger river"."""
    before, behind, token = page.beside(first, -1), page.beside(last, 1), page.tokens[last]
    if behind is not None and behind.text.lower() in place_words().waterways:
        return True
    article = before is not None and before.text.lower() == "the"
    return (
        article and token.dep not in ("compound", "amod", "nmod", "poss") and (behind is None or behind.pos != "PROPN")
    )


def _has_article(name: str) -> bool:
    """Whether a name has an article of its own: "The Hague"."""
    return any(e.name.startswith("The ") for e in gazetteer.lookup(name)[:1])


def trimmed(page: Page, first: int, last: int) -> tuple[int, int]:
    """An entity's tokens without articles, possessives and punctuation at its ends."""
    while first <= last and (page.tokens[first].pos in ("DET", "PUNCT", "ADP", "PART") or not page.capital(first)):
        first += 1
    while last >= first and (page.tokens[last].tag == "POS" or page.tokens[last].pos in ("PUNCT", "PART", "SPACE")):
        last -= 1
    return first, last


def _windows(page: Page) -> Iterator[tuple[int, int, str]]:
    """Runs of up to six tokens that begin and end with a capital."""
    for first in range(len(page.tokens)):
        if not _begins(page, first):
            continue
        sentence = page.tokens[first].sentence
        for last in range(first, min(first + LONGEST, len(page.tokens))):
            token = page.tokens[last]
            if token.sentence != sentence or not (page.capital(last) or token.text.lower() in place_words().links):
                break
            if page.capital(last) and not _cut(page, last) and not (first == last and _opens(page, first)):
                yield first, last, _between(page, first, last)


def _opens(page: Page, i: int) -> bool:
    """Whether a word has its capital only because it opens the sentence, as its part of speech is none of names: "Some", "More"."""
    token, before = page.tokens[i], page.beside(i, -1)
    opening = before is None or before.pos in ("PUNCT", "SPACE")
    return opening and token.tag in FUNCTION and i not in page.entity_at


def _begins(page: Page, i: int) -> bool:
    if page.capital(i):
        return True
    behind = page.beside(i, 1)
    return page.tokens[i].text in place_words().arabic and behind is not None and behind.text == "-"


def _cut(page: Page, last: int) -> bool:
    """Whether a window would end inside a word joined by a hyphen to a further name ("Asia-Pacific" is tried whole first)."""
    behind = page.beside(last, 1)
    further = page.beside(behind.i, 1) if behind is not None and behind.text == "-" else None
    if behind is not None and further is not None and behind.start == page.tokens[last].end and page.capital(further.i):
        return further.start == behind.end and not gazetteer.lookup(further.text)
    return (
        behind is not None
        and behind.text == "."
        and behind.start == page.tokens[last].end
        and len(page.tokens[last].text) == 1
    )


def _built(page: Page) -> Iterator[Candidate]:
    """Names built like those of streets, waters, hills and buildings."""
    starts = {t.start: t.i for t in page.tokens}
    ends = {t.end: t.i for t in page.tokens}
    stops = place_words().never
    for feature, pattern in built_names():
        for match in pattern.finditer(page.text):
            short = match[0].split()[-1].rstrip(".") in shortened()
            told = match[0] if short else match[0].rstrip(".'’-")
            first, last = starts.get(match.start()), ends.get(match.start() + len(told))
            while (
                feature != "T.MT"  # its first word tells what it is: "Lake Kivu"
                and first is not None
                and last is not None
                and first < last
                and page.tokens[first].lemma in stops | {"the"}
            ):
                first += 1
            if (
                first is None
                or last is None
                or first >= last
                or page.tokens[first].sentence != page.tokens[last].sentence
            ):
                continue
            if page.tokens[first].sentence in page.caseless or not page.capital(first):
                continue
            yield _with_feature(page, first, last, feature)


def _with_feature(page: Page, first: int, last: int, feature: str) -> Candidate:
    text = _between(page, first, last)
    inner: tuple[Entry, ...] = ()
    for end in range(last - 1, first - 1, -1):
        inside = _between(page, first, end)
        if fold(inside) not in place_words().never:  # "Air Base", "Central Prison"
            inner = inner or tuple(e for e in gazetteer.lookup(inside) if e.rank < ADJECTIVE)
    entries = gazetteer.lookup(text)
    span = Span(page.tokens[first].start, page.tokens[last].end)
    around = inner if feature.startswith("S") else ()
    return Candidate(span, text, first, last, entries, feature, around, page.entity_at.get(first))
