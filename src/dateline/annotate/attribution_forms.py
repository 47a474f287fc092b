"""Attributions without a verb: "according to", and names before a colon or after a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.annotate.attribution_parts import Found, name_of, possessor, trimmed
from dateline.annotate.attribution_quotes import widened
from dateline.knowledge.attribution import among, cue
from dateline.knowledge.sections import section_of
from dateline.model.document import Document, Sentence
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

_SPEAKER = re.compile(
    r"[\"“]?(?P<who>(?:[A-Z][\w.’'\-]*|[A-Z.]+)(?:\s+(?:of|the|de|al|el|bin|[A-Z][\w.’'\-]*)){0,5})(?P<cue>:)\s+(?=\S)"
)
_SAYS = re.compile(r"(?P<what>.+),\s+(?P<cue>[A-Za-z]{3,12})\s+(?P<who>[^,.;:]{2,60})[.]?$")
_TOLD_BY = re.compile(r"(?P<what>.+?)(?P<cue>:|\s[–—-])\s+(?P<who>[\w.’'\- ]{2,40})$")
FEWEST_TOLD, LONGEST_NAME = 3, 5
"""Words of a headline before the one who tells them at least, and words of a name at most."""
_SIGNED = re.compile(
    r"\s*(?P<cue>―|—|–|--?)\s*(?P<who>(?:@\w+|[A-Z][\w.’'\-]*)(?:\s+(?:of|the|de|al|el|bin|van|von|[A-Z][\w.’'\-]*)){0,5})(?=\s*(?:$|\n|[,(.]))"
)
_LABEL = re.compile(r"(?P<who>[QA]|[A-Z][A-Z.’'\- ]{1,40})(?:\s*\([^()\n]{1,40}\))?(?P<cue>:|(?<=\b[QA])\.)\s+(?=\S)")
_NAMED = re.compile(r"\s+(?P<who>[^,;:.!?\n]+)")
LONGEST_TOLD_BY = 10
"""Words at most of a name behind "according to" that only a mark ends."""
FEWEST_TURNS = 2
FEWEST_SIGNED = 3
"""More words than a title has."""


def according_to(document: Document, tree: Tree, quotes: Sequence[Span]) -> Iterator[Found]:
    """ "According to X, …" and "…, according to X"."""
    for token in document.tokens:
        following = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else None
        if token.lemma not in among("according") or following is None or following.lemma != "to":
            continue
        named = tree.kids(following, "pobj") or tree.kids(token, "pobj")
        sentence = document.sentences[token.sentence]
        source = name_of(tree, document.text, named[0]) if named else _up_to_mark(document.text, following, sentence)
        if source is None:
            continue
        content = _told_by(document.text, sentence.span, token, tree.extent(named[0]) if named else source)
        if content and len(content):
            content = widened(content, [q for q in quotes if q.start >= source.end])
            yield Found(
                source,
                Span(token.start, following.end),
                content,
                "speech",
                "according-to",
                token.start,
            )


def _up_to_mark(text: str, to: Token, sentence: Sentence) -> Span | None:
    """The name behind "according to" where the parse gives none: all up to a comma or the end of the sentence."""
    match = _NAMED.match(text, to.end, sentence.span.end)
    short = match is not None and len(match["who"].split()) <= LONGEST_TOLD_BY
    return trimmed(text, match.start("who"), match.end("who")) if match and short else None


def _told_by(text: str, sentence: Span, token: Token, source: Span) -> Span | None:
    before = text[sentence.start : token.start]
    if len(before.split()) >= 3:
        start = sentence.start + max(before[: len(before.rstrip(" ,"))].rfind("; "), -1) + 1
        return trimmed(text, start, token.start - (len(before) - len(before.rstrip(" ,—–-"))))
    comma = text.find(",", source.end, sentence.end)
    start = comma + 1 if 0 <= comma - source.end <= 2 else source.end
    found = trimmed(text, start, sentence.end)
    stopped = len(found) and text[found.end - 1 : found.end] == "."
    return Span(found.start, found.end - 1) if stopped else found


def in_view(document: Document, tree: Tree) -> Iterator[Found]:
    """ "In the mayor's view, …", "in the words of the mayor, …", "in a survey, …"."""
    for token in document.tokens:
        named = tree.kids(token, "pobj") if token.lemma == "in" and token.dep == "prep" else []
        if not named:
            continue
        noun, sentence = named[0], document.sentences[token.sentence].span
        before = document.text[sentence.start : token.start].rstrip()
        entry = cue("noun", noun.lemma, "survey") if not before else None
        entry = entry or (cue("noun", noun.lemma, "view") if not before or before.endswith(",") else None)
        last = next((p for p in tree.kids(noun, "prep") if p.lemma == "of"), None)
        owner = next(iter(tree.kids(noun, "poss") or (tree.kids(last, "pobj") if last else [])), None)
        content = _told_by(document.text, sentence, token, tree.extent(noun)) if entry else None
        if entry is None or content is None or not len(content) or content.contains(token.span):
            continue
        if "survey" in entry.takes:
            yield Found(name_of(tree, document.text, noun), token.span, content, entry.kind, "survey", token.start)
        elif owner is not None:
            first = owner.i < noun.i
            said = Span(noun.start if first else token.start, noun.end if first or last is None else last.end)
            source = possessor(tree, owner) if first else name_of(tree, document.text, owner)
            yield Found(source, said, content, entry.kind, "view", token.start)


def turns(document: Document) -> Iterator[Found]:
    """What each speaker of a transcript says, up to the next speaker's name."""
    live = [s for s in document.sentences if s.section not in ("boilerplate", "repeat")]
    labels = [(n, m) for n, s in enumerate(live) if (m := _LABEL.match(document.text, s.span.start, s.span.end))]
    if len(labels) < FEWEST_TURNS:
        return
    bounds = [n for n, _ in labels[1:]] + [len(live)]
    for (_, match), following in zip(labels, bounds, strict=True):
        content = trimmed(document.text, match.end(), live[following - 1].span.end)
        said = Span(match.start("cue"), match.end("cue"))
        yield Found(Span(match.start("who"), match.end("who")), said, content, "speech", "turn", said.start)


def before_colon(document: Document) -> Iterator[Found]:
    """A headline "Name: words" or a single speaker's "NAME: words", and a headline's "…, Says Name"."""
    for sentence in document.sentences:
        if sentence.section in ("boilerplate", "repeat"):
            continue
        words = sentence.span.of(document.text)
        if sentence.section == "headline" or words.lstrip('"“')[:4].isupper():
            end = max(s.span.end for s in document.sentences if s.paragraph == sentence.paragraph)
            yield from (f for f in _speaker(sentence, words, end) if not _is_topic(document, f.source))
        if sentence.section in ("headline", "lead"):
            yield from _says(sentence, words)


def _speaker(sentence: Sentence, words: str, end: int) -> Iterator[Found]:
    match = _SPEAKER.match(words)
    if match and section_of(match["who"], "line") is None:
        base = sentence.span.start
        source = Span(base + match.start("who"), base + match.end("who"))
        colon = Span(base + match.start("cue"), base + match.end("cue"))
        yield Found(source, colon, Span(base + match.end(), end), "speech", "colon", colon.start)


def _is_topic(document: Document, source: Span | None) -> bool:
    """Whether a name before a colon is a country: "Mali: …" tells of it, "Bamako: …" is its government's word."""
    return any(p.span == source and (p.feature or "").startswith("A.PCL") for p in document.places)


def _says(sentence: Sentence, words: str) -> Iterator[Found]:
    """ "…, says ministry", and in a headline "…: police", "… – state media"."""
    said = _SAYS.match(words)
    told = _TOLD_BY.match(words) if sentence.section == "headline" else None
    if said and _is_speech(said["cue"]) and _is_source(said["who"]):
        yield _after(sentence, said, "says")
    elif told and len(told["what"].split()) >= FEWEST_TOLD and _is_source(told["who"]):
        yield _after(sentence, told, "told-by")


def _after(sentence: Sentence, match: re.Match[str], form: str) -> Found:
    base = sentence.span.start
    source = Span(base + match.start("who"), base + match.end("who"))
    mark = match["cue"].strip()
    said = Span(base + match.end("cue") - len(mark), base + match.end("cue"))
    return Found(source, said, Span(base, base + match.end("what")), "speech", form, said.start)


def _is_speech(word: str) -> bool:
    """Whether a word is a form of a verb of speech: says, warned, claims."""
    lower = word.lower()
    stems = {"say"} if lower == "said" else {lower.removesuffix(end) for end in ("s", "es", "d", "ed")} - {lower}
    return any((e := cue("verb", stem, "clause")) is not None and e.kind == "speech" for stem in stems)


def _is_source(words: str) -> bool:
    """Whether words that end a headline name who tells it: a noun for those who do, or a short name."""
    last = words.split()[-1].lower()
    nouns = (last, last.removesuffix("s"), last.removesuffix("es"))
    named = len(words.split()) <= LONGEST_NAME and all(w[0].isupper() for w in words.split())
    return any(cue("noun", n, "told-by") for n in nouns) or (named and section_of(words, "line") is None)


def signed(document: Document, quotes: Sequence[Span]) -> Iterator[Found]:
    """A quotation with the name of its speaker after a dash."""
    for quote in quotes:
        match = _SIGNED.match(document.text, quote.end)
        if match and len(quote.of(document.text).split()) > FEWEST_SIGNED:
            cue = Span(match.start("cue"), match.end("cue"))
            yield Found(
                Span(match.start("who"), match.end("who")),
                cue,
                quote,
                "speech",
                "signed",
                cue.start,
            )
