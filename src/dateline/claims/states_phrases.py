"""From a noun phrase to who or what it means as subject or value of a state."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dateline.claims.parties import Cast, party
from dateline.knowledge.actors import countries
from dateline.knowledge.gazetteer import place_key
from dateline.knowledge.names import slug
from dateline.knowledge.place_words import place_words
from dateline.knowledge.states import among, areas, bodies, collectives, fighters, sites
from dateline.model.actor import Actor
from dateline.model.claim import Locus, Party, Subject
from dateline.model.document import Sentence
from dateline.model.place import Place
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

INSIDE = ("compound", "amod", "nmod", "appos", "prep", "pobj", "poss", "conj")
LOOSE = ("relcl", "advcl", "cc", "conj", "punct", "appos", "advmod", "predet")
CALLED = ("village", "island", "islet")
"""Nouns that have their own name after `of`: "the village of X", where "the suburb of X" is one of X's."""
OWNERS = ("poss", "amod")
BEFORE = ("compound", "appos", "nmod", *OWNERS)
COMMANDS = ("general staff", "high command", "general command", "joint staff")
"""Bodies whose head noun may also mean people."""
DEPTH = 5
HEADS = re.compile(
    r"\b(?:president|prime minister|premier|chancellor|king|minister|secretary of state)\b", re.IGNORECASE
)
TOGETHER = ("AGREE", "CONSULT", "ASSAULT", "RETREAT", "COERCE")
NEAR = 4
"""Sentences back in which two who are taken up as "the two sides" were told together."""
AMONG = re.compile(r",? (?:among them|including|amongst them|one of them) ")
CLAUSE = re.compile(r",? (?:who|which|after|when|while|but|in exchange) ")


@dataclass(frozen=True, slots=True)
class Stage:
    """A report's names by the word that heads each mention."""

    cast: Cast
    tree: Tree
    actors: dict[int, Actor]
    places: dict[int, Place]
    named: dict[int, Place]

    def parties(self, noun: Token) -> list[Party]:
        """Who a noun phrase and those coordinated with it stand for; a group without a name by the words for it."""
        if noun.text.lower() in among("both"):
            return self._both(noun)
        found = [p for one in self.together(noun) if (p := self._party(one))]
        return list({p.id: p for p in found}.values())

    def _both(self, noun: Token) -> list[Party]:
        """The two that the report last told of together: "the two sides", "each of them"."""
        before = [
            e
            for e in self.cast.document.events
            if e.token < noun.i and e.type in TOGETHER and e.sentence >= noun.sentence - NEAR
        ]
        told = [self.cast.parties((*e.actor, *e.recipient)) for e in before]
        return next((list(two) for two in reversed(told) if len(two) == 2), [])

    def together(self, noun: Token) -> list[Token]:
        """What is coordinated with a noun; in a list of countries also what the parser takes for an apposition: "Mali, Chad and Niger"."""
        found = self.tree.conjuncts(noun)
        listed = [k for one in found for k in self.tree.kids(one, "appos") if self.state(k) and self.state(one)]
        return sorted(
            {t.i: t for one in (*found, *(c for k in listed for c in self.tree.conjuncts(k))) for t in (one,)}.values(),
            key=lambda t: t.i,
        )

    def state(self, noun: Token) -> Party | None:
        """The country that a name or its capital stands for."""
        actor = self.actors.get(noun.i)
        if actor is not None:
            return party(actor) if actor.key.startswith("country:") else None
        place = self.named.get(noun.i)
        if place is None or place.country is None or place.feature not in ("P.PPLC", "A.PCLI", "A.PCLS", "A.PCLD"):
            return None
        state = countries().get(place.country)
        return Party(state.key, state.name, state.kind, state.country, state.sectors, state.code) if state else None

    def _party(self, noun: Token) -> Party | None:
        actor = self._actor(noun)
        if actor is None or actor.key.startswith("unnamed:"):
            named = next((a for a in self._inside(noun) if not a.key.startswith("unnamed:")), None)
            actor = named or actor
        if actor is not None and not actor.key.startswith("unnamed:"):
            return party(actor)
        return self._group(noun, actor) or (self.state(noun) if actor is None else None)

    def _group(self, noun: Token, actor: Actor | None) -> Party | None:
        """A group as it is called; None for what is no people."""
        words = self.words(noun)
        if actor is not None:
            return Party(actor.key, words or actor.name, actor.kind, actor.country, actor.sectors, actor.code)
        return Party(f"group:{slug(words)}", words, "armed_group") if noun.lemma.lower() in fighters() else None

    def _actor(self, noun: Token) -> Actor | None:
        return self.actors.get(noun.i)

    def _inside(self, noun: Token) -> Iterator[Actor]:
        """Actors within a phrase, those nearest to its head first."""
        level, depth = self.tree.kids(noun, *(d for d in INSIDE if d != "conj")), 0
        while level and depth < DEPTH:
            yield from (self.actors[t.i] for t in level if t.i in self.actors)
            level = [k for t in level for k in self.tree.kids(t, *INSIDE)]
            depth += 1

    def people(self, noun: Token) -> list[Party]:
        """Persons by their names, several as they are called: "the two pilots", "Egyptian soldiers"."""
        return [p for one in self.tree.conjuncts(noun) for p in self._people(one)]

    def _people(self, noun: Token) -> Iterator[Party]:
        if noun.pos == "NUM" or noun.tag == "CD":
            within = [o for p in self.tree.kids(noun, "prep") if p.lemma == "of" for o in self.tree.kids(p, "pobj")]
            yield from (p for o in within for p in self._people(o))
            return
        if noun.lemma.lower() in bodies() or self.words(noun).lower() in COMMANDS:
            return
        actor = self._actor(noun)
        beside = self.tree.kids(noun, "appos", "compound")
        named = [a for k in beside if (a := self._actor(k)) and a.kind == "person" and a is not actor]
        named += [a for a in self._among(noun) if a not in named]
        yield from (party(a) for a in named)
        if actor is None and noun.lemma.lower() in among("captives") and noun.tag == "NNS":
            words = self.words(noun)
            yield Party(f"people:{slug(words)}", words, "population")
        if actor is None or (noun.pos == "PRON" and actor.key.startswith("unnamed:")):
            return
        if actor.kind == "person" and not actor.key.startswith(("unnamed:", "gov:")):
            yield party(actor)
        elif not named and (noun.tag == "NNS" or noun.lemma.lower() in collectives() or actor.kind == "person"):
            words = self.words(noun)
            if words.lower() in among("anybody"):
                return
            yield Party(f"people:{slug(words)}", words, "population", actor.country, actor.sectors, actor.code)

    def _among(self, noun: Token) -> list[Actor]:
        """Persons named as being among those told: "five prisoners, among them John Smith and Jane Roe"."""
        text = self.cast.document.text
        sentence = self.cast.document.sentence_at(noun.start)
        match = AMONG.search(text, noun.end, sentence.span.end if sentence else noun.end)
        if match is None:
            return []
        stop = match.end() + len(text[match.end() : sentence.span.end if sentence else match.end()].split(";")[0])
        clause = CLAUSE.search(text, match.end(), stop)
        span = Span(match.end(), clause.start() if clause else stop)
        persons = [a for a in self.cast.document.actors if a.kind == "person" and not a.key.startswith("unnamed:")]
        return [a for a in persons if any(span.contains(m) for m in a.mentions)]

    def places_of(self, noun: Token) -> list[Locus]:
        """The places that a noun phrase and those coordinated with it name: the town itself, not what it lies in."""
        return [p for one in self.tree.conjuncts(noun) if (p := self._place(one))]

    def _place(self, noun: Token) -> Locus | None:
        own = self.places.get(noun.i)
        if own is not None:
            return self.cast.locus(own)
        if noun.tag == "CD":  # "10 of the 17 provinces of X"
            several = [o for p in self.tree.kids(noun, "prep") if p.lemma == "of" for o in self.tree.kids(p, "pobj")]
            within = [k for o in several if o.lemma.lower() in areas() for k in self._kids(o)]
            return next((p for k in within if (p := self._place(k))), None)
        area = noun.lemma.lower() in areas()
        if noun.lemma.lower() in sites():
            links = ("of",) if noun.lemma.lower() in CALLED else ()
            called = self._kids(noun, links, ("compound", "appos")) if area else []
            by_name = next((p for k in called if (p := self._place(k))), None)
            return by_name or self._site(noun)
        return next((p for k in self._kids(noun) if (p := self._place(k))), None) if area else None

    def _kids(self, noun: Token, links: Collection[str] | None = None, deps: tuple[str, ...] = BEFORE) -> list[Token]:
        """Where a noun for an area has the name of the place: before it, in apposition, after `of`, before the owner."""
        kids = self.tree.kids(noun, *(d for d in deps if d not in OWNERS))
        kids += [
            o
            for p in self.tree.kids(noun, "prep")
            if p.lemma in (among("of-place") if links is None else links)
            for o in self.tree.kids(p, "pobj")
        ]
        if noun.lemma.lower() not in place_words().settlements:  # "Yemen's second city" is not Yemen.
            kids += self.tree.kids(noun, *(d for d in deps if d in OWNERS))
        return [k for k in kids if k.pos in ("NOUN", "PROPN", "ADJ")]

    def _site(self, noun: Token) -> Locus | None:
        """A building or ground without a place of its own: "the presidential palace"; "the palace" is the one named so elsewhere."""
        within, end = self._around(noun)
        named = noun if within or self._qualified(noun) else self._told_in_full(noun)
        if named is not None and named is not noun:
            within, end = self._around(named)
        words = self.words(named) if named is not None else ""
        if not words or named is None:
            return None
        if within and end > named.end and within.name.split()[-1] not in words:
            words = f"{words} {self.cast.document.text[named.end : end].strip()}"
        parents = (within.id, *within.parents) if within else ()
        return Locus(place_key(words), words, country=within.country if within else None, parents=parents, precision=1)

    def _around(self, noun: Token) -> tuple[Locus | None, int]:
        """The place that a site is told to lie in or at, and where its words end."""
        inner = next((p for k in self._kids(noun) if (p := self._place(k))), None)
        behind = self._right_behind(noun) if inner is None else None
        outer = self._place(behind) if behind is not None else None
        return (outer, behind.end) if outer is not None and behind is not None else (inner, noun.end)

    def _right_behind(self, noun: Token) -> Token | None:
        """What stands after a preposition of place right behind a noun, where the parse hangs it on the verb: "seized two posts | near X"."""
        after = self.tree.tokens[noun.i + 1 : noun.i + 2]
        return next((o for p in after if p.lemma in among("of-place") for o in self.tree.kids(p, "pobj")), None)

    def _qualified(self, noun: Token) -> bool:
        return bool(self.tree.kids(noun, "compound", "amod", "nmod", "nummod"))

    def _told_in_full(self, noun: Token) -> Token | None:
        same = [
            t for t in self.tree.tokens if t.lemma == noun.lemma and t.pos in ("NOUN", "PROPN") and self._qualified(t)
        ]
        return min(same, key=lambda t: (t.i > noun.i, abs(t.i - noun.i)), default=None)

    def speaks_for(self, who: Party) -> Party:
        """The state that its government, or who heads it, acts for; else who it is."""
        state = countries().get(who.country or "")
        governs = who.kind == "government" and not who.id.startswith("group:")
        if state is None or not (governs or self._heads(who)):
            return who
        return Party(state.key, state.name, state.kind, state.country, state.sectors, state.code)

    def _heads(self, who: Party) -> bool:
        roles = [r for a in self.cast.document.actors if a.key == who.id for r in a.roles if r.status != "former"]
        return any(HEADS.search(r.title) for r in roles)

    def words(self, noun: Token) -> str:
        """The words of a phrase without articles, clauses and what is coordinated with it."""
        aside = [k for k in self.tree.kids(noun, "acl") if self._after_comma(k)]
        loose = {t.i for k in (*self.tree.kids(noun, *LOOSE), *aside) for t in self.tree.subtree(k)}
        kept = [t for t in self.tree.subtree(noun) if t.i not in loose]
        while kept and (
            not kept[0].text[:1].isalnum() or kept[0].pos in ("DET", "NUM", "PRON", "ADV", "PUNCT", "SPACE", "X")
        ):
            kept = kept[1:]
        if not kept:
            return ""
        text = self.cast.document.text[kept[0].start : kept[-1].end]
        return " ".join(text.split())

    def _after_comma(self, clause: Token) -> bool:
        first = min(t.i for t in self.tree.subtree(clause))
        return first > 0 and self.tree.tokens[first - 1].text == ","

    def spot(self, sentence: Sentence, before: int) -> Locus | None:
        """The place spoken of last before a word: what "there" takes up."""
        near = [
            p
            for p in self.cast.document.places
            if p.span.start < before and not p.metonym and self._same_part(p.span, sentence)
        ]
        return self.cast.locus(near[-1]) if near else None

    def _same_part(self, span: Span, sentence: Sentence) -> bool:
        other = self.cast.document.sentence_at(span.start)
        return other is not None and sentence.index - 2 <= other.index <= sentence.index


def stage(cast: Cast) -> Stage:
    """Prepares a report for reading states."""
    tree = cast.document.tree()
    actors: dict[int, Actor] = {}
    spans = [(m, a) for a in cast.document.actors for m in a.mentions]
    for span, actor in sorted(spans, key=lambda x: (len(x[0]), x[0].start, x[1].id)):
        for head in tree.heads(span):
            actors.setdefault(head.i, actor)
    named: dict[int, Place] = {}
    for place in cast.document.places:
        top = tree.top(place.span)
        if top is not None:
            named.setdefault(top.i, place)
    return Stage(cast, tree, actors, {i: p for i, p in named.items() if not p.metonym}, named)


def subject_of(thing: Party | Locus) -> Subject:
    """A party or a place as the subject of a state."""
    return Subject(place=thing) if isinstance(thing, Locus) else Subject(party=thing)
