"""For and against: whether a candidate names a place here, by signs whose weights stand in the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from dateline.annotate.places_deeds import deeds
from dateline.annotate.places_names import Candidate, Page
from dateline.knowledge.actors import agent_phrases
from dateline.knowledge.gazetteer_file import SHORT, fold
from dateline.knowledge.place_words import place_words, weight
from dateline.model.syntax import Entity, Token

ALIKE = 80.0
LARGE, MEDIUM, SMALL = 500_000, 50_000, 5_000
KNOWN_AREAS = ("A.ADM1", "L.RGN", "L.CONT", "A.PCLH", "A.ADMD")


OTHERWISE = {
    "common", "title", "name_before", "name_behind", "person_here", "ent_person_part", "lower_elsewhere", "ent_org_part",
    "ent_org_inside", "ent_org_first", "ent_facility", "city_small", "alternate", "named_after",
}  # fmt: skip


class Evidence:
    """Weighs candidates of one report; what one mention shows counts for others of the same name."""

    def __init__(self, page: Page, found: Sequence[Candidate]) -> None:
        self.page = page
        self.by_first = {c.first: c for c in found}
        self.by_last = {c.last: c for c in found}
        self.words = place_words()
        people = [e for e in page.document.entities if e.label == "PERSON" and e.last > e.first]
        self.people = Counter(
            fold(page.tokens[i].text) for e in people if not self._placed(e) for i in range(e.first, e.last + 1)
        )
        self.lower = {t.text for t in page.tokens if t.text.islower() and t.sentence not in page.caseless}

    def _placed(self, entity: Entity) -> bool:
        candidate = self.by_first.get(entity.first)
        return candidate is not None and candidate.last >= entity.last

    def score(self, candidate: Candidate) -> float:
        """The sum of the signs; above 0 it names a place here."""
        return weight("bias") + sum(weight(s) for s in self.signs(candidate))

    def signs(self, c: Candidate) -> Iterator[str]:
        """All signs for and against."""
        yield from self._known(c)
        yield from self._entity(c)
        yield from self._before(c)
        yield from self._behind(c)
        yield from deeds(self.page, c)
        yield from self._named_after(c)
        yield from self._word(c)

    def _known(self, c: Candidate) -> Iterator[str]:
        if len(c.text.split()) > 1 or "-" in c.text:
            yield "several_words"
        if not c.entries:
            yield "built" if c.feature and c.feature != "L.RGN" else "unlisted"
            return
        best = min(e.rank for e in c.entries)
        top = max((e for e in c.entries if e.rank == best), key=lambda e: (e.feature == "A.PCLI", e.population))
        if best == SHORT:
            yield "short"
        elif best:
            yield "spelling" if ratio(c.norm, fold(top.name)) >= ALIKE else "alternate"
        if top.feature == "A.PCLI":
            yield "country"
        elif top.feature in KNOWN_AREAS or top.feature[0] in "HT":
            yield "division"
        elif top.population >= LARGE or top.feature == "P.PPLC":
            yield "city_large"
        elif top.population >= MEDIUM:
            yield "city_medium"
        elif top.population < SMALL:
            yield "city_small"

    def _entity(self, c: Candidate) -> Iterator[str]:
        entity = c.entity
        if entity is None:
            yield "ent_none"
            return
        whole = c.first <= entity.first + self._article(entity) and c.last >= entity.last - self._tail(entity)
        if entity.label in ("GPE", "LOC"):
            yield "ent_place"
        elif entity.label == "FAC":
            yield "ent_facility"
        elif entity.label == "ORG":
            yield self._in_organisation(c, entity, whole)
        elif entity.label == "PERSON" and whole:
            yield "ent_person_several" if c.last > c.first and c.entries else "ent_person"
        elif entity.label == "PERSON":
            yield "ent_person_part"
        else:
            yield "ent_norp" if entity.label == "NORP" else "ent_other"

    def _in_organisation(self, c: Candidate, entity: Entity, whole: bool) -> str:
        if whole:
            return "ent_org"
        behind = self.page.beside(c.last, 1)
        if c.first <= entity.first + self._article(entity):
            if behind is not None and behind.text.lower() in self.words.bodies:
                return "ent_org_first"
            return "ent_org_of_town" if self._of_town(c, entity) else "ent_org_part"
        before = self.page.beside(c.first, -1)
        return "ent_org_last" if before is not None and before.text.lower() in ("of", "in", "at") else "ent_org_inside"

    def _of_town(self, c: Candidate, entity: Entity) -> bool:
        """ "Nashville Film Festival": a town that many know, in the name of a body whose last word towns have bodies of."""
        last = self.page.tokens[entity.last].text.lower()
        known = any(e.population >= MEDIUM or e.feature[0] in "AL" for e in c.entries if e.rank == 0)
        return known and last in self.words.bodies | self.words.institutes

    def _article(self, entity: Entity) -> int:
        return int(self.page.tokens[entity.first].text.lower() == "the")

    def _tail(self, entity: Entity) -> int:
        return int(self.page.tokens[entity.last].tag == "POS")

    def _before(self, c: Candidate) -> Iterator[str]:
        if c.span.start in self.page.party:
            yield "party"
        before = self.page.beside(c.first, -1)
        if before is not None and before.text.lower() == "the":
            before = self.page.beside(before.i, -1)
        if before is None:
            return
        word = before.text.lower().rstrip(".")
        if self.page.happens_in(c.last):
            yield "happens_in"
        if word in self.words.strong:
            yield "strong"
        elif word in self.words.locative:
            yield "locative"
        elif word in ("of", "and", ",", "or"):
            yield from self._joined(c, before.i, word)
        elif word in self.words.titles and word not in self.words.features:
            yield "title"
        elif before.pos == "PROPN" and self.page.capital(before.i) and self._is_name(before.i, c):
            yield "name_before"

    def _joined(self, c: Candidate, i: int, word: str) -> Iterator[str]:
        other = self.page.beside(i, -1)
        if other is None:
            return
        if word == "of":
            yield "feature_before" if other.lemma in self.words.features or other.lemma == "control" else "locative"
        elif other.i in self.by_last and not c.adjective:
            left = self.by_last[other.i]
            if word == "," and lies_in(left, c):
                yield "container"
            elif left.entity is not None and left.entity.label in ("GPE", "LOC"):
                yield "listed"

    def _is_name(self, i: int, c: Candidate) -> bool:
        entity = self.page.entity_at.get(i)
        return i not in self.by_last and entity is not None and entity is c.entity and entity.label in ("PERSON", "ORG")

    def _named_after(self, c: Candidate) -> Iterator[str]:
        """A part of a person's name in the name of a body: "Nelson Mandela University"."""
        before, behind = self.page.beside(c.first, -1), self.page.beside(c.last, 1)
        further = self.page.beside(behind.i, 1) if behind is not None else None
        if behind is None or c.first != c.last or behind.pos != "PROPN":
            return
        if behind.text.istitle() and behind.text.lower() in self.words.institutes:
            other = before
        else:
            other = behind if further is not None and further.text.lower() in self.words.institutes else None
        if other is None or other.pos != "PROPN" or not self.page.capital(other.i) or other.text.isupper():
            return
        if other.text.lower() not in self.words.institute_kinds | self.words.compass | self.words.bodies:
            yield "named_after"

    def _behind(self, c: Candidate) -> Iterator[str]:
        behind = self.page.beside(c.last, 1)
        if behind is None:
            return
        word = behind.text
        if word in self.words.divisions and c.feature is None:
            yield "division_word"
        elif word.lower() in self.words.features:
            yield "feature_behind"
        elif word.lower() in self.words.bodies:
            yield "body_behind"
        elif self._people_of(c, behind):
            yield "people_behind"
        elif word in ("+", "&") and (more := self.page.beside(behind.i, 1)) and self.page.capital(more.i):
            yield "name_behind"
        elif behind.tag == "POS":
            yield from self._owning(c)
        elif behind.pos == "PROPN" and word.lower() in self.words.titles:
            yield "title_behind"
        elif word in (",", "in", "(") and not self._opens_line(c, word):
            yield from self._comma(c, behind.i)
        elif word in ("(", "—", "–", "--", ":", "-") and self._opens(c):
            yield "dateline"
        elif behind.lemma in self.words.saying and self._speaks(c):
            yield "saying"
        elif behind.pos == "PROPN" and self._runs_on(c, behind.i):
            yield "name_behind"

    def _speaks(self, c: Candidate) -> bool:
        """Whether a name before a verb of saying may be who says it: no country, and none behind a preposition ("police in X said")."""
        behind_link = self.page.tokens[c.last].dep == "pobj"
        return not behind_link and not any(e.feature == "A.PCLI" for e in c.entries)

    def _people_of(self, c: Candidate, behind: Token) -> bool:
        """ "A Gainesville man", "Kunduz officials"; of a name that may be a person's they may be the aides."""
        agent = agent_phrases().get(behind.lemma.lower())
        person = c.entity is not None and c.entity.label == "PERSON"
        return agent is not None and behind.pos in ("NOUN", "PROPN") and (not person or agent.slug == "civilians")

    def _owning(self, c: Candidate) -> Iterator[str]:
        """ "Maui's bigger towns", "Butte's Torvale Airport": what only places have."""
        head = self.page.tokens[self.page.tokens[c.last].head]
        built = self.by_last.get(head.i)
        if head.i > c.last and (head.lemma in self.words.features | self.words.town_nouns or (built and built.feature)):
            yield "owns"

    def _runs_on(self, c: Candidate, i: int) -> bool:
        free = c.entity is None or c.entity.label != "ORG"
        return free and self.page.capital(i) and i not in self.by_first

    def _comma(self, c: Candidate, i: int) -> Iterator[str]:
        other = self.page.beside(i, 1)
        right = self.by_first.get(other.i) if other is not None else None
        if right is not None and lies_in(c, right):
            yield "contained"

    def _opens_line(self, c: Candidate, word: str) -> bool:
        return word == "(" and self._opens(c)

    def _opens(self, c: Candidate) -> bool:
        before = self.page.beside(c.first, -1)
        return before is None or before.text == "."

    def _word(self, c: Candidate) -> Iterator[str]:
        norm = c.norm
        before = self.page.beside(c.first, -1)
        if norm in self.words.postal and (before is None or before.text != ","):
            yield "stray_postal"
        group = c.first == c.last and self.page.tokens[c.last].lemma.lower() in agent_phrases()  # "Gunmen", "Rebels"
        if (norm in self.words.never or group) and not (len(c.text) <= 4 and "." in c.text):
            yield "common"
        if self.people[norm] and not self.page.happens_in(c.last):
            yield "person_here"
        if c.first == c.last:
            token = self.page.tokens[c.last]
            if token.dep == "nsubj" and self.page.tokens[token.head].lemma in self.words.governing and _is_seat(c):
                yield "governs"
            if token.pos not in ("PROPN", "ADJ"):
                yield "not_proper"
            if norm in self.lower:
                yield "lower_elsewhere"
        if self.page.tokens[c.first].sentence in self.page.caseless:
            yield "caseless"


def _is_seat(c: Candidate) -> bool:
    """Whether a government has its seat in a namesake."""
    return any(e.feature == "P.PPLC" for e in c.entries)


def lies_in(inner: Candidate, outer: Candidate) -> bool:
    """Whether some namesake of the one lies in some namesake of the other."""
    wide = {e.number for e in outer.entries if e.feature[0] in "AL"}
    states = {e.country for e in outer.entries if e.feature == "A.PCLI"}
    return any(
        e.admin1 in wide or e.admin2 in wide or e.country in states for e in inner.entries if e.number not in wide
    )


def _home(c: Candidate) -> str | None:
    """The country of the first of its namesakes."""
    return max(c.entries, key=lambda e: (e.feature == "A.PCLI", e.population)).country if c.entries else None


def _listed(page: Page, found: Sequence[Candidate], scores: list[float]) -> list[float]:
    """The scores, with those lifted that stand in a list beside a name that is surely a place: "Zilina, Nitra and Torva"."""
    lifted = list(scores)
    pairs = [(n, n + 1) for n, c in enumerate(found[1:]) if _joined(page, found[n], c)]
    for one, other in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        if lifted[one] >= weight("same_name") and scores[other] == lifted[other] and found[other].entries:
            lifted[other] += weight("listed")
    return lifted


def _joined(page: Page, left: Candidate, right: Candidate) -> bool:
    """Whether only a comma or "and" parts two names that are no adjectives."""
    if left.adjective or right.adjective or page.tokens[left.last].sentence != page.tokens[right.first].sentence:
        return False
    between = {t.text.lower() for t in page.tokens[left.last + 1 : right.first]}
    return right.first - left.last <= 3 and bool(between) and between <= {",", "and", "or"}


def accepted(page: Page, found: Sequence[Candidate]) -> dict[int, float]:
    """The candidates taken as places, by index, with their score: one sense per report lifts doubtful mentions of a name that is surely
    a place elsewhere in it."""
    evidence = Evidence(page, found)
    scores = [evidence.score(c) for c in found]
    sure = {c.norm for c, score in zip(found, scores, strict=True) if score >= weight("same_name") and not c.adjective}
    told = Counter(
        _home(c) for c, score in zip(found, scores, strict=True) if c.adjective or score >= weight("same_name")
    )
    scores = _listed(page, found, scores)
    kept = {}
    for i, c in enumerate(found):
        score = scores[i] + (weight("same_name") if c.norm in sure else 0.0)
        if score <= 0 < told[_home(c)] and _home(c) and not OTHERWISE & set(evidence.signs(c)):
            score += weight("compatriot")
        if "people_behind" in evidence.signs(c) and told and not told[_home(c)]:
            score += weight("strangers")
        if c.adjective:
            token = page.tokens[c.last]
            if token.pos == "ADJ" or (token.dep in ("amod", "compound") and not c.text.endswith("s")):
                kept[i] = 1.0
        elif score > 0:
            kept[i] = score
    return kept
