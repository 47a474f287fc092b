"""Corrections of a parse that contradicts the forms of its own words.

The small model now and then hangs a verb where its form cannot stand: a past tense under an infinitive ("to disperse the crowd and arrested
four"), a past tense as an adjective ("denied any role and threatened war"), or takes a plural noun for a verb in the singular
("travel bans and asset freezes"), hangs what stands before a semicolon under the verb behind it, or finds no verb at all ("The union
accused Lima, …, of …"). Each rule looks at tags and functions only, and leaves alone what does not contradict itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.annotate.parse_model import Parsed
from dateline.annotate.parse_words import Word
from dateline.knowledge.lexicon import verbs_only

FINITE = ("VBD", "VBZ", "VBP")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
SUBJECTS = ("nsubj", "nsubjpass")
OPENING = ("det", "nmod", "compound", "poss", "amod")
DECLARING = ("declare", "proclaim", "pronounce")
CHARGING = ("accuse", "blame", "urge", "demand")
GIVING = ("give", "allow", "grant", "leave")
LEAST_STATEMENT = 4
"""Words at least of a sentence whose verb is looked for."""


def mended(parsed: Parsed) -> Parsed:
    """The parse with these contradictions resolved; the same object where there are none."""
    draft = _Draft(parsed)
    for i in range(len(parsed.words)):
        _past_under_infinitive(draft, i)
        _past_beside_denied(draft, i)
        _noun_for_verb(draft, i)
        _past_as_adjective(draft, i)
        _plural_as_verb(draft, i)
        _several_as_one(draft, i)
        _before_semicolon(draft, i)
        _participle_for_verb(draft, i)
        _owned_beside_other(draft, i)
        _declared_so(draft, i)
        _day_before_subject(draft, i)
        _told_behind_day(draft, i)
        _days_for_them(draft, i)
        _verb_of_heading(draft, i)
    return draft.done()


class _Draft:
    """A parse being corrected."""

    __slots__ = ("_changed", "_parsed", "heads", "words")

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._changed = False
        self.heads = list(parsed.heads)
        self.words = list(parsed.words)

    def done(self) -> Parsed:
        if not self._changed:
            return self._parsed
        return replace(self._parsed, heads=tuple(self.heads), words=tuple(self.words))

    def label(self, i: int) -> str:
        """The entity label of a word, or an empty string."""
        return self._parsed.labels[i] if i < len(self.words) else ""

    def kids(self, i: int, *deps: str) -> list[int]:
        return [k for k, h in enumerate(self.heads) if h == i and k != i and self.words[k].dep in deps]

    def above(self, i: int) -> Iterator[int]:
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def hang(self, i: int, head: int, dep: str) -> None:
        """Hangs a word elsewhere, unless that made a circle."""
        if i == head or i in self.above(head):
            return
        self._changed = True
        self.heads[i] = head
        self.words[i] = replace(self.words[i], dep=dep)

    def swap(self, i: int, dep: str) -> None:
        """Hangs a word where its head hangs, and its head under it."""
        head = self.heads[i]
        above, place = self.heads[head], self.words[head].dep
        self._changed = True
        self.heads[i], self.heads[head] = i if above == head else above, i
        self.words[i] = replace(self.words[i], dep=place)
        self.words[head] = replace(self.words[head], dep=dep)

    def retag(self, i: int, word: Word) -> None:
        self._changed = True
        self.words[i] = word


def _past_under_infinitive(draft: _Draft, i: int) -> None:
    """ "fired shots to disperse the crowd and arrested four": the past tense is joined to the verb above the infinitive."""
    word, head = draft.words[i], draft.heads[i]
    if word.tag != "VBD" or word.dep != "conj" or draft.kids(i, *SUBJECTS, "aux", "auxpass"):
        return
    if draft.words[head].tag != "VB" or not any(draft.words[k].tag == "TO" for k in draft.kids(head, "aux")):
        return
    finite = next((a for a in draft.above(head) if draft.words[a].tag in FINITE or draft.words[a].dep == "ROOT"), None)
    if finite is None or draft.words[finite].tag != "VBD":
        return
    draft.hang(i, finite, "conj")


def _past_beside_denied(draft: _Draft, i: int) -> None:
    """ "denied that its men had attacked the town and accused the army": who denies something charges another; the simple past is joined to
    the verb above the pluperfect."""
    word, told = draft.words[i], draft.heads[i]
    if (
        word.lemma not in CHARGING
        or word.tag != "VBD"
        or word.dep != "conj"
        or draft.kids(i, *SUBJECTS, "aux", "auxpass")
    ):
        return
    above = draft.heads[told]
    had = any(draft.words[k].tag == "VBD" for k in draft.kids(told, "aux"))
    if had and draft.words[told].dep == "ccomp" and draft.words[above].tag == "VBD":
        draft.hang(i, above, "conj")


def _noun_for_verb(draft: _Draft, i: int) -> None:
    """ "the town that the army retook": what has a subject and an object in a relative clause is a verb, even where its form is taken for a
    noun."""
    word = draft.words[i]
    if word.tag not in NOUNS or word.dep != "relcl" or not draft.kids(i, *SUBJECTS) or not draft.kids(i, "dobj"):
        return
    draft.retag(i, replace(word, pos="VERB", tag="VBD"))


def _past_as_adjective(draft: _Draft, i: int) -> None:
    """ "denied any role and threatened war": the past tense is joined to the verb of which its noun was taken for the object."""
    word, noun = draft.words[i], draft.heads[i]
    if word.tag != "VBD" or word.dep != "amod" or i == 0 or draft.words[i - 1].tag != "CC" or noun < i:
        return
    verb = next((a for a in draft.above(noun) if draft.words[a].tag == "VBD" and a < i), None)
    if verb is None or draft.words[noun].dep not in ("dobj", "conj"):
        return
    draft.hang(i, verb, "conj")
    draft.hang(noun, i, "dobj")


def _plural_as_verb(draft: _Draft, i: int) -> None:
    """ "imposed travel bans and asset freezes": a verb in the singular whose subjects are several is a noun beside them."""
    word, verb = draft.words[i], draft.heads[i]
    if word.tag != "VBZ" or word.dep != "ccomp" or draft.words[verb].pos != "VERB" or verb > i:
        return
    subjects = draft.kids(i, "nsubj")
    last = max((k for s in subjects for k in (s, *draft.kids(s, "conj"))), default=-1)
    plain = not draft.kids(i, "mark", "aux", "auxpass", "neg", "dobj")
    if len(subjects) != 1 or last != i - 1 or last == subjects[0] or draft.words[subjects[0]].tag != "NNS" or not plain:
        return
    first = subjects[0]
    draft.hang(first, verb, "dobj")
    draft.hang(i, first, "conj")
    draft.hang(last, i, "compound")
    draft.retag(i, Word(word.form.removesuffix("s"), word.form, "NOUN", "NNS", "conj"))


def _several_as_one(draft: _Draft, i: int) -> None:
    """ "took nine nurses hostage": a number counts the noun in the plural before a noun in the singular, which says what they became."""
    word, before = draft.words[i], i - 1
    if word.tag != "NN" or word.dep not in ("dobj", "nsubjpass") or before < 0 or draft.heads[before] != i:
        return
    counted = [
        k for k in (*draft.kids(i, "nummod"), *draft.kids(before, "nummod")) if draft.words[k].form not in ("one", "1")
    ]
    if draft.words[before].tag != "NNS" or draft.words[before].dep != "compound" or not counted:
        return
    verb, kids = draft.heads[i], draft.kids(i, "nummod", "amod", "det", "compound", "poss")
    draft.hang(before, verb, word.dep)
    draft.hang(i, verb, "oprd")
    for kid in kids:
        draft.hang(kid, before, draft.words[kid].dep)


def _before_semicolon(draft: _Draft, i: int) -> None:
    """ "The rebels left; the army said it had lost nobody": what is told before a semicolon is not what is said behind it."""
    verb = draft.heads[i]
    if draft.words[i].dep != "ccomp" or i > verb or draft.words[i].pos not in ("VERB", "AUX") or draft.kids(i, "mark"):
        return
    marks = [k for k in range(i + 1, verb) if draft.words[k].form == ";"]
    if not marks or not any(k > marks[-1] for k in draft.kids(verb, *SUBJECTS, "expl")):
        return
    if any(marks[-1] < k < verb for k in draft.kids(verb, "ccomp")) or not draft.kids(i, *SUBJECTS, "expl"):
        return
    draft.swap(i, "conj")


def _participle_for_verb(draft: _Draft, i: int) -> None:
    """ "The union accused Lima, the capital, of …": a sentence read as one noun has its verb in a participle between two names."""
    word, name = draft.words[i], draft.heads[i]
    root = draft.heads[name] == name and draft.words[name].tag == "NNP" and name > i
    if not root or word.dep != "amod" or word.tag not in ("VBN", "VBD") or draft.words[-1].form != ".":
        return
    opening = [k for k in draft.kids(name, *OPENING) if k < i]
    if len(draft.words) < LEAST_STATEMENT or not opening or draft.words[i - 1].tag not in ("NNP", "NNPS"):
        return
    subject = i - 1
    behind = [k for k in draft.kids(name, "prep", "punct", "advcl") if k > name]
    draft.swap(i, "dobj")
    draft.retag(i, replace(word, pos="VERB", tag="VBD", dep="ROOT"))
    draft.hang(subject, i, "nsubj")
    for kid in opening:
        if kid != subject:
            draft.hang(kid, subject, draft.words[kid].dep)
    for kid in behind:
        if draft.words[kid].dep != "prep" or draft.words[kid - 1].form == ",":
            draft.hang(kid, i, draft.words[kid].dep)


def _owned_beside_other(draft: _Draft, i: int) -> None:
    """ "Chad's army and Libyan tribal fighters attacked": what a possessor owns and another nation's are two, not one noun that both qualify."""
    head = draft.heads[i]
    owned = i > 1 and draft.words[i - 1].tag == "POS" and draft.words[i].dep in ("nmod", "compound", "poss")
    beside = owned and i + 2 < head and draft.words[i + 1].tag == "CC" and draft.label(i + 2) == "NORP"
    if not beside or draft.words[head].tag not in NOUNS:
        return
    owners = [k for k in draft.kids(head, "poss", "nmod") if k < i]
    middle = [k for k in draft.kids(i, "conj") if i < k < head]
    behind = [k for k in range(i + 2, head) if draft.heads[k] == i and k not in middle]
    draft.swap(i, "conj")
    for kid in owners:
        draft.hang(kid, i, "poss")
    for kid in (*middle, *behind):
        draft.hang(kid, head, "amod" if draft.words[kid].pos == "ADJ" else "compound")


def _declared_so(draft: _Draft, i: int) -> None:
    """ "declared the town freed": what is declared to be so is an object with what it is said to be, no clause."""
    verb = draft.heads[i]
    bare = draft.words[i].dep == "ccomp" and draft.words[i].tag in ("VBN", "VBD", "JJ") and i > verb
    subjects = draft.kids(i, *SUBJECTS)
    if not bare or draft.words[verb].lemma not in DECLARING or len(subjects) != 1 or not verb < subjects[0] < i:
        return
    if draft.kids(i, "mark", "aux", "auxpass", "dobj", "ccomp"):
        return
    draft.hang(subjects[0], verb, "dobj")
    draft.hang(i, verb, "oprd")


def _day_before_subject(draft: _Draft, i: int) -> None:
    """ "On 6 March gunmen attacked a post": the day belongs to the preposition, and the noun behind it is the subject."""
    first = i
    while first > 0 and draft.label(first - 1) == "DATE" and 0 < draft.heads[first - 1] <= i:
        first -= 1
    at = first - 1
    if first == i or at != 0 or draft.words[at].tag != "IN" or draft.label(i) or draft.words[i].tag not in NOUNS:
        return
    verb = draft.heads[at]
    if draft.words[i].dep == "pobj" and draft.heads[i] == at:
        if not _made_subject(draft, i, verb):
            return
    elif draft.words[i].dep not in SUBJECTS or draft.kids(at, "pobj"):
        return
    day = max(k for k in range(first, i) if draft.words[k].tag != "CD" or i - first == 1)
    draft.hang(day, at, "pobj")
    for k in range(first, i):
        if k != day:
            draft.hang(k, day, "nummod")


def _made_subject(draft: _Draft, i: int, verb: int) -> bool:
    """Makes a noun the subject of the verb that its preposition hangs on, where that has none and comes behind it."""
    free = (
        verb > i and draft.words[verb].tag in ("VBD", "VBZ", "VBP", "VBN") and not draft.kids(verb, *SUBJECTS, "expl")
    )
    if free:
        draft.hang(i, verb, "nsubjpass" if draft.kids(verb, "auxpass") else "nsubj")
    return free


def _told_behind_day(draft: _Draft, i: int) -> None:
    """ "admitted on the night of 4 June that it had left": what is told behind a day is told by the verb, it says no more of the day."""
    thing = draft.heads[i]
    marks = [k for k in draft.kids(i, "mark") if draft.words[k].form == "that" and thing < k < i]
    if draft.words[i].dep not in ("relcl", "acl") or not draft.kids(i, *SUBJECTS) or len(marks) != 1:
        return
    day = marks[0] - 1
    verb = next((a for a in draft.above(i) if draft.words[a].pos == "VERB"), None)
    dated = day > thing and draft.label(day) in ("DATE", "TIME") and draft.label(thing) in ("DATE", "TIME")
    if dated and verb is not None and not draft.kids(verb, "ccomp", "dobj"):
        draft.hang(i, verb, "ccomp")


def _days_for_them(draft: _Draft, i: int) -> None:
    """ "gave the men who held the town one week to leave": the span of time and what is to be done in it belong to the giving."""
    inner = draft.heads[i]
    given = draft.heads[inner] if inner != i else i
    verb = draft.heads[given]
    if draft.words[i].dep != "npadvmod" or draft.words[inner].dep != "relcl" or draft.words[given].dep != "dobj":
        return
    aims = [
        k
        for k in draft.kids(inner, "advcl", "xcomp")
        if k > i and any(draft.words[t].tag == "TO" for t in draft.kids(k, "aux"))
    ]
    if draft.words[verb].lemma not in GIVING or i < inner or len(aims) != 1:
        return
    behind = [k for k in draft.kids(inner, "prep", "advmod") if i < k < aims[0]]
    draft.hang(given, verb, "dative")
    draft.hang(i, verb, "dobj")
    for kid in (*behind, *aims):
        draft.hang(kid, verb, draft.words[kid].dep)


def _verb_of_heading(draft: _Draft, i: int) -> None:
    """ "Peru Expels Envoy": in a heading without a verb, what is no plural noun of the language between two nouns is one."""
    word, noun = draft.words[i], draft.heads[i]
    lemma = word.form.lower().removesuffix("s")
    alone = noun == i + 1 and word.dep == "nsubj" and draft.words[noun].tag == "VBP"  # "Kenya Lifts Ban"
    if word.tag not in ("NNS", "NNPS") or not (alone or word.dep == "compound") or lemma not in verbs_only():
        return
    verbs = [w for k, w in enumerate(draft.words) if w.pos in ("VERB", "AUX") and not (alone and k == noun)]
    if i == 0 or noun < i or verbs or draft.heads[noun] != noun or draft.words[i - 1].tag not in NOUNS:
        return
    before = [k for k in draft.kids(noun, *OPENING) if k < i - 1]
    draft.swap(i, "dobj")
    draft.retag(i, Word(lemma, word.form, "VERB", "VBZ", "ROOT"))
    if alone:
        draft.retag(noun, replace(draft.words[noun], pos="NOUN", tag="NN"))
    draft.hang(i - 1, i, "nsubj")
    for kid in before:
        draft.hang(kid, i - 1, draft.words[kid].dep)
