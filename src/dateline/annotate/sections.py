"""What part of a report each sentence belongs to. Nothing is cut: what is not news is marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dateline.knowledge.sections import dateline_end, section_of
from dateline.model.document import Document, Section, Sentence
from dateline.model.span import Span

HEADLINE_WORDS = 30
HEADING_WORDS = 9
LINK_WORDS = 14
LEAD_SENTENCES = 3
"""A lead has no more sentences, however long its paragraph."""
LATE_DATELINE = 6
"""A dateline stands at one of the first paragraphs."""
CLOSED_AFTER = 4
"""No line closes the news in the first part of so many of a report."""
LONGEST_FURNITURE = 300
OLD_YEARS = 3
SAME_SHARE = 0.9
"""Two sentences that share so many of their words are the same one."""
FEWEST_WORDS = 4
LONG_WORDS = 8
"""A shorter sentence is a repeat only where it is the same to the word."""

_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…:;,]['\"”’)\]]*$")
_DOTS = re.compile(r"(?:\.{4,}|…)\s*$")
_LABEL = re.compile(r"[A-Z][A-Z.’'\- ]{0,40}(?:\([^()\n]{1,40}\))?:\s|[QA][.:]\s")
_BULLET = re.compile(r"(?:[•·▪►●◦*–-]|\d{1,2}[.)])\s")
_FRESH = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|this (?:morning|week|month|year)"
    r"|(?:last|next) (?:night|week|month)|in the coming)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"[a-z]")
_YEAR = re.compile(
    r"\b(?:in|since|during|from|until|of|between)\s+(?:\w+\s+)?((?:18|19|20)\d\d)\b",
    re.IGNORECASE,
)


def sections(document: Document) -> dict[str, tuple[Any, ...]]:
    """The layer `sentences` with sections; a dateline becomes a sentence of its own."""
    sentences = tuple(_without_datelines(document))
    found = _furniture(document, sentences)
    _headline(document, sentences, found)
    _repeats(document, sentences, found)
    _parts(document, sentences, found)
    return {"sentences": tuple(replace(s, section=found[s.index]) for s in sentences)}


def _without_datelines(document: Document) -> Iterator[Sentence]:
    """The sentences with datelines split off, numbered anew."""
    number, paragraph, cut = 0, -1, 0
    blocks, spoken = _blocks(document.sentences), _is_transcript(document)
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            cut = _dateline(document, blocks[paragraph], spoken) if paragraph < LATE_DATELINE else 0
        for part in _split(document.text, sentence.span, cut):
            section: Section = "boilerplate" if part.end <= cut else "body"
            yield Sentence(number, part, section, paragraph)
            number += 1


def _dateline(document: Document, block: Span, spoken: bool) -> int:
    """Where the dateline of a paragraph ends; its start where it has none. In a transcript, a name with a colon is a speaker."""
    text = block.of(document.text)
    end = dateline_end(text)
    label = spoken and text[:end].rstrip().endswith(":")
    return block.start + end if 0 < end < len(text) and not label else block.start


def _split(text: str, span: Span, cut: int) -> list[Span]:
    if not span.start < cut < span.end:
        return [span]
    return [
        Span(span.start, span.start + len(text[span.start : cut].rstrip())),
        Span(cut, span.end),
    ]


def _is_transcript(document: Document) -> bool:
    """Whether two paragraphs or more begin with a speaker in capitals."""
    return sum(bool(_LABEL.match(b.of(document.text))) for b in _blocks(document.sentences).values()) > 1


def _furniture(document: Document, sentences: Sequence[Sentence]) -> dict[int, Section]:
    found: dict[int, Section] = {}
    blocks, links = _blocks(sentences), False
    for s in sentences:
        text, block = (
            s.span.of(document.text),
            blocks.get(s.paragraph, s.span).of(document.text),
        )
        told = s.section == "boilerplate" or section_of(text, "line") == "boilerplate"
        told = told or (
            text != block and len(block) <= LONGEST_FURNITURE and section_of(block, "line") == "boilerplate"
        )
        opens = section_of(block, "list") is not None
        links = opens or (links and text == block and _is_link(text))
        spoken = text.endswith(("”", '"'))
        told = told or links or (not spoken and section_of(text, "sentence") == "boilerplate")
        found[s.index] = "boilerplate" if told else "body"
    if all(section == "boilerplate" for section in found.values()):
        found = dict.fromkeys(found, "body")
    _closing(document, sentences, blocks, found)
    return found


def _closing(
    document: Document, sentences: Sequence[Sentence], blocks: dict[int, Span], found: dict[int, Section]
) -> None:
    """What follows a line that closes the news ("About us", "-ENDS-"), up to a heading that opens a part of its own."""
    closed = False
    for s in sentences:
        text = s.span.of(document.text)
        alone = text == blocks.get(s.paragraph, s.span).of(document.text)
        if alone and section_of(text, "heading") is not None:
            closed = False
        elif alone and CLOSED_AFTER * s.index >= len(sentences) and section_of(text, "closing") is not None:
            closed = True
        if closed:
            found[s.index] = "boilerplate"


def _is_link(text: str) -> bool:
    """Whether a line may be one of a list of links: short and open at its end, no heading that opens a part."""
    short = len(text.split()) <= LINK_WORDS and (not _END.search(text) or text.endswith("?"))
    return short and section_of(text, "heading") is None


def _blocks(sentences: Sequence[Sentence]) -> dict[int, Span]:
    """Each paragraph's span, datelines left out."""
    found: dict[int, Span] = {}
    for s in sentences:
        if s.section != "boilerplate":
            begin = found.get(s.paragraph, s.span).start
            found[s.paragraph] = Span(begin, s.span.end)
    return found


def _headline(document: Document, sentences: Sequence[Sentence], found: dict[int, Section]) -> None:
    """The first paragraph that is not boilerplate, where it is the title or has a headline's form and text follows."""
    live = [s for s in sentences if found[s.index] == "body"]
    if not live or len({s.paragraph for s in live}) < 2:
        return
    first = [s for s in live if s.paragraph == live[0].paragraph]
    if any(s.section == "boilerplate" for s in sentences if s.paragraph == first[0].paragraph):
        return
    text = document.text[first[0].span.start : first[-1].span.end]
    title = document.report.title
    if (title and _key(title) == _key(text)) or is_headline(text):
        found.update((s.index, "headline") for s in first)


def is_headline(text: str) -> bool:
    """Whether a paragraph of its own has the form of a headline: short, and open at its end or with words capitalised."""
    words = [w for w in text.split() if any(c.isalpha() for c in w)]
    if not 2 <= len(words) <= HEADLINE_WORDS or "\n" in text or _LABEL.match(text):
        return False
    if not _END.search(text) or text.rstrip().endswith("?"):
        return True
    long = [w for w in words[1:] if len(w) > 3]
    return bool(long) and sum(not _SMALL.match(w) for w in long) >= 0.8 * len(long)


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _repeats(document: Document, sentences: Sequence[Sentence], found: dict[int, Section]) -> None:
    """A sentence that stood before, or that breaks off in dots and is told in full later."""
    seen = _Seen(set(), {})
    keys = {s.index: _key(s.span.of(document.text)) for s in sentences}
    for s in sentences:
        key = keys[s.index]
        if found[s.index] == "boilerplate" or len(key) < FEWEST_WORDS:
            continue
        later = (keys[o.index] for o in sentences[s.index + 1 :] if found[o.index] != "boilerplate")
        teaser = _DOTS.search(s.span.of(document.text)) and any(k[: len(key)] == key for k in later)
        if teaser or seen.has(key):
            found[s.index] = "repeat"
        else:
            seen.add(key)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The sentences read so far: as they stand, and the words of the longer ones by their numbers."""

    exact: set[tuple[str, ...]]
    by_numbers: dict[tuple[str, ...], list[frozenset[str]]]

    def has(self, key: tuple[str, ...]) -> bool:
        """Whether it stood before, in the same words or with hardly another; never with other numbers."""
        if key in self.exact:
            return True
        if len(key) < LONG_WORDS:
            return False
        words = frozenset(key)
        return any(len(words & o) >= SAME_SHARE * len(words | o) for o in self.by_numbers.get(_numbers(key), ()))

    def add(self, key: tuple[str, ...]) -> None:
        """Remembers a sentence."""
        self.exact.add(key)
        if len(key) >= LONG_WORDS:
            self.by_numbers.setdefault(_numbers(key), []).append(frozenset(key))


def _numbers(key: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in key if word.isdigit())


def _parts(document: Document, sentences: Sequence[Sentence], found: dict[int, Section]) -> None:
    """Lead, and background and outlook by headings, cue words and old years."""
    under: Section = "body"
    lead: int | None = None
    told = 0
    points = sum(bool(_BULLET.match(s.span.of(document.text))) for s in sentences)
    length = Counter(s.paragraph for s in sentences)
    for s in sentences:
        if found[s.index] != "body":
            continue
        text = s.span.of(document.text)
        alone = length[s.paragraph] == 1
        if alone and _is_heading(text) and (lead is not None or under != "body" or section_of(text, "heading")):
            under = section_of(text, "heading") or "body"
            found[s.index] = under
        elif under != "body":
            found[s.index] = under
        elif lead is None and points > 1 and _BULLET.match(text):
            found[s.index] = "summary"
        elif (lead is None or s.paragraph == lead) and told < LEAD_SENTENCES:
            lead, told = s.paragraph, told + 1
            found[s.index] = "lead"
        else:
            found[s.index] = _by_cue(document, text)


def _is_heading(text: str) -> bool:
    short = len(text.split()) <= HEADING_WORDS and (not _END.search(text) or text[-1] in "?:")
    return short and not _BULLET.match(text)


def _by_cue(document: Document, text: str) -> Section:
    told = section_of(text, "sentence")
    if told:
        return told
    day = document.report.published
    years = [int(y) for y in _YEAR.findall(text)]
    old = bool(day and years and max(years) <= day.year - OLD_YEARS)
    return "background" if old and not _FRESH.search(text) else "body"
