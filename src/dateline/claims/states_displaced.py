"""How many people are told to be displaced, from where: stocks on a day and flights since a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.claims.events import UNREAD
from dateline.claims.states_claim import Cue, Told, is_real, predicate, state_claim
from dateline.claims.states_focus import last_named, main_country
from dateline.claims.states_phrases import Stage
from dateline.claims.states_slots import Filler, fillers, leads
from dateline.claims.states_time import clause_times
from dateline.knowledge.states import among, uprooted
from dateline.model.claim import Locus, StateClaim, Subject, Value
from dateline.model.document import Quantity, Sentence
from dateline.model.interval import UNKNOWN, Bounds
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

BY_FIGURE = 0.65
ROW = re.compile(r"^\W*([^\n]{3,30}?)\s[-–—|:]\s+(\d[\d,. ]*\d)\W*$")
OTHERS = re.compile(
    r"[\w\s,.-]{0,45}?\b(?:staff|employees|peacekeepers|soldiers|troops|officers|diplomats|fighters|prisoners|tourists|workers|men)\b"
)
"""Those whose leaving is no flight."""
REFUGE = re.compile(r"\b(?:as )?refugees in\b")
TAKEN_IN = re.compile(r"\b(?:refuge|asylum|sanctuary) in\s+(?:(?:the|[A-Z][\w'’-]*),?\s+(?:and\s+)?){0,6}$")
"""Words before the name of where people found refuge: nobody is displaced from there."""
ADDED = re.compile(r"\b(?:another|further|additional|extra|fresh|newly)\s+$", re.IGNORECASE)
ADDED_BEHIND = re.compile(r"\s+(?:more|new|additional|further|other|(?:\w+\s+){0,3}newly)\b")
"""Words before and behind a figure of those who came on top of others."""
RETURNED = re.compile(
    r"[\w\s'’-]{0,60}\b(?:return(?:ed|ing|s)?\b|(?:gone|going|go|goes|went|come|came|coming|moved|moving) (?:back|home)\b|resettled|repatriated)"
)
"""Words behind a figure of those who came back."""
ABROAD = re.compile(
    r"[\w\s,'’-]{0,60}\b(?:abroad|(?:fled|left|leave|flee|fleeing|leaving) the country\b|cross(?:ed|ing)? (?:a|the|into|over)\b|(?:neighbou?ring|other)"
    r" (?:countries|states|nations)|refugees? (?:in|abroad)|as refugees)|\s*refugees\b"
)
"""Words behind a figure of those who left their country."""
FORMER = re.compile(r"\bfrom\s*$|\bdown from [\w\s]{0,15}$|\bcompared (?:with|to) [\w\s]{0,15}$")
"""Words before a figure of how many there were before."""
PEAK = re.compile(r"[^;.]{0,60}\bat (?:the height|the peak|its peak|its height|one point|one time|one stage)\b")
"""Words behind a figure of how many there once were."""
WIDE = 2.0
"""A range up to this many times as high as low stands for its middle."""


def displaced_claims(scene: Stage) -> Iterator[StateClaim]:
    """One for each figure of people who are told to have fled or to be displaced; those who came back are none of them."""
    for sentence in scene.cast.document.sentences:
        if sentence.section in UNREAD:
            continue
        yield from _rows(scene, sentence)
        for quantity in scene.cast.document.quantities:
            number = _number(quantity) if sentence.span.contains(quantity.span) else None
            if number and (found := _told(scene, sentence, quantity, number)):
                yield found


def _number(quantity: Quantity) -> float | None:
    if quantity.unit not in ("people", "households") or quantity.best:
        return quantity.best if quantity.unit == "people" else None
    if not quantity.low:
        return quantity.high  # "up to 300": shown as at most so many
    return (quantity.low + quantity.high) / 2 if quantity.high <= quantity.low * WIDE else None


def _told(scene: Stage, sentence: Sentence, quantity: Quantity, number: float) -> StateClaim | None:
    document = scene.cast.document
    if not _uprooted(scene, sentence, quantity):
        return None
    verb = verb_above(scene, quantity.span)
    if not is_real(predicate(document, verb)):
        return None
    place = _place(scene, sentence, quantity)
    if place is None:
        return None
    claim = _claim(scene, sentence, (quantity.span, verb), place, number)
    return replace(claim, value=replace(claim.value, text=_qualified(scene, sentence, quantity, place)))


def _uprooted(scene: Stage, sentence: Sentence, quantity: Quantity) -> bool:
    """By the measure of the figure, or by the words around it in its clause."""
    text = scene.cast.document.text
    if OTHERS.match(text, quantity.span.start) or came_back(scene, quantity) or _added(scene, sentence, quantity):
        return False
    former = quantity.best is not None and FORMER.search(text[sentence.span.start : quantity.span.start])
    if former or PEAK.match(text, quantity.span.end):
        return False
    if quantity.measure == "displaced":
        return True
    after = re.split(r"[;.]\s|, (?:and|but) ", text[quantity.span.end : sentence.span.end])[0]
    before = re.split(r"[;.]\s", text[sentence.span.start : quantity.span.start])[-1]
    return quantity.measure == "" and any(
        (u.after and re.match(u.after, after)) or (u.before and re.search(u.before, before)) for u in uprooted()
    )


def came_back(scene: Stage, quantity: Quantity) -> bool:
    """Whether a figure is of people who are told to have returned."""
    return quantity.measure == "returned" or RETURNED.match(scene.cast.document.text, quantity.span.end) is not None


def _qualified(scene: Stage, sentence: Sentence, quantity: Quantity, place: Locus) -> str | None:
    """What the text says of the figure: of those who left their country, or the most there can be."""
    text = scene.cast.document.text[quantity.span.end : sentence.span.end]
    clause = re.split(r"[;.]\s|,? and (?:another )?\d", text)[0]
    refuge = [
        f
        for f in fillers(scene.cast, sentence)
        if f.subject.place and quantity.span.end <= f.span.start <= quantity.span.end + len(clause)
    ]
    away = [f for f in refuge if leads(scene.tree, f) in ("to", "into") and f.country != place.country]
    if away or ABROAD.match(clause):
        return "abroad"
    return None if quantity.low else "at most"


def _added(scene: Stage, sentence: Sentence, quantity: Quantity) -> bool:
    """Whether so many were displaced on top of others: a flow, from which nobody knows how many are displaced in all."""
    text, span = scene.cast.document.text, quantity.span
    near = ADDED.search(text[sentence.span.start : span.start]) or ADDED_BEHIND.match(text, span.end)
    return quantity.standing == "flow" and near is not None


def verb_above(scene: Stage, span: Span) -> Token | None:
    """The nearest verb that a stretch of text hangs on."""
    top = scene.tree.top(span)
    return next((t for t in scene.tree.ancestors(top) if t.pos in ("VERB", "AUX")), None) if top else None


def _place(scene: Stage, sentence: Sentence, quantity: Quantity) -> Locus | None:
    """Where they fled from or are displaced within: the place told so in the clause of the figure, the one spoken of last, the country."""
    text = scene.cast.document.text[quantity.span.end : sentence.span.end]
    if REFUGE.search(text):
        return main_country(scene)
    named = [f for f in fillers(scene.cast, sentence) if f.subject.place]
    fled = [f for f in named if left(scene.tree, f)]
    taken_in = {f.span for f in named if TAKEN_IN.search(scene.cast.document.text[quantity.span.end : f.span.start])}
    origin = fled or [f for f in named if leads(scene.tree, f) in among("left-by") and f.span not in taken_in]
    if taken_in and not origin:
        return main_country(scene)
    near = min(origin, key=lambda f: abs(f.span.start - quantity.span.end), default=None)
    if near is not None:
        return near.subject.place
    at_large = re.search(r"\bthe country\b", sentence.span.of(scene.cast.document.text))
    return (None if at_large else last_named(scene, sentence)) or main_country(scene)


def left(tree: Tree, filler: Filler) -> bool:
    """Whether a place is what people fled: "fled Kidal"."""
    top = tree.top(filler.span)
    return top is not None and top.dep == "dobj" and tree.head(top).lemma in among("leaving")


def _claim(scene: Stage, sentence: Sentence, cue: tuple[Span, Token | None], place: Locus, number: float) -> StateClaim:
    span, verb = cue
    document = scene.cast.document
    published = document.report.published
    fled = (
        verb is not None and verb.tag == "VBD" and not scene.tree.kids(verb, "aux") and verb.lemma in among("flights")
    )
    start, end, observed = UNKNOWN, UNKNOWN, UNKNOWN
    if verb is not None:
        start, end, observed = clause_times(document, scene.tree, verb, change="began" if fled else "held")
    if fled and start.earliest is None:
        start = _after_what_was_told(scene, sentence, start)
    if not fled and not observed.known and published:
        observed = Bounds(published, published)
    told = Told(
        "displaced", "displacement", "began" if fled else "held", BY_FIGURE, ("displaced", place.id, str(number))
    )
    when = (start if fled else UNKNOWN, UNKNOWN if fled else end, observed)
    return state_claim(Cue(scene.cast, sentence, span), told, Subject(place=place), Value(number=number), when)


def _after_what_was_told(scene: Stage, sentence: Sentence, start: Bounds) -> Bounds:
    """In the same paragraph a story goes on: not before what the sentence before tells of."""
    document = scene.cast.document
    before = {
        s.index for s in document.sentences if s.paragraph == sentence.paragraph and s.index == sentence.index - 1
    }
    told = [e.time.bounds.earliest for e in document.events if e.sentence in before and e.time.bounds.earliest]
    first = max(told, default=None)
    return replace(start, earliest=first) if first and (start.latest is None or first <= start.latest) else start


def _rows(scene: Stage, sentence: Sentence) -> Iterator[StateClaim]:
    """The rows of a table of days and figures under a heading that speaks of the displaced."""
    document = scene.cast.document
    match = ROW.match(sentence.span.of(document.text))
    if match is None:
        return
    day = next((t.bounds for t in document.times if sentence.span.contains(t.span) and t.bounds.days == 1), None)
    heading = _heading(scene, sentence)
    if day is None or heading is None:
        return
    number = float(re.sub(r"\D", "", match[2]))
    named = [f.subject.place for f in fillers(scene.cast, heading) if f.subject.place]
    place = named[0] if named else main_country(scene)
    if place is not None:
        claim = _claim(scene, sentence, (sentence.span, None), place, number)
        yield replace(claim, observed=day, rule="displaced-table")


def _heading(scene: Stage, sentence: Sentence) -> Sentence | None:
    """The nearest line above the rows of a table that is none of them, if it speaks of the displaced."""
    document = scene.cast.document
    above = [s for s in document.sentences if s.index < sentence.index][-12:]
    for line in reversed(above):
        text = line.span.of(document.text)
        if ROW.match(text):
            continue
        if re.search(r"\b(?:displaced|refugees|fled)\b", text, re.IGNORECASE):
            return line
        if len(text) > 40 or line.index < sentence.index - 12:
            return None
    return None
