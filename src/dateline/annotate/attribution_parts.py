"""Source, cue and content of a cue verb as spans of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.knowledge.attribution import Cue, among, cue
from dateline.model.document import Said
from dateline.model.span import Span
from dateline.model.syntax import Token, Tree

TRIMMED = " ,;:\n\t—–-"
LONGEST_CUE = 5
"""Words at most from a cue verb to the preposition or noun that ends the cue; what stands farther off is told by the content alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution before it has an id and an actor; `order` is where its cue stands, `more` what it goes on to say."""

    source: Span | None
    cue: Span | None
    content: Span
    kind: Said
    form: str
    order: int
    more: tuple[Span, ...] = ()

    @property
    def whole(self) -> Span:
        """From the first to the last word of what is said."""
        return Span(self.content.start, max([self.content.end, *(s.end for s in self.more)]))


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without blanks, commas and dashes at its ends."""
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in " ;:\n\t—–-":
        end -= 1
    if end > start and text[end - 1] == "," and not any(mark in text[start:end] for mark in ('"', "”", "''")):
        end -= 1
    return Span(start, end)


def name_of(tree: Tree, text: str, noun: Token, verb: Token | None = None) -> Span:
    """A noun phrase as a source: with its appositions, without a relative or participial clause that only adds to it or that
    holds the verb itself."""
    below = tree.subtree(noun)
    clauses = [k for k in tree.kids(noun, "relcl", "acl", "advcl") if k.i > noun.i]
    added = [k for k in clauses if _adds(tree, noun, k) or (verb is not None and tree.extent(k).contains(verb.span))]
    end = min((tree.extent(k).start for k in added), default=below[-1].end)
    found = trimmed(text, below[0].start, end)
    return Span(found.start, found.end - 1) if added and text[found.end - 1] == "," else found


def _adds(tree: Tree, noun: Token, clause: Token) -> bool:
    """Whether a clause stands behind a comma."""
    first = tree.subtree(clause)[0]
    before = tree.tokens[first.i - 1]
    return before.text == "," and before.i > noun.i


def possessor(tree: Tree, owner: Token) -> Span:
    """A possessor without its 's."""
    inside = [t for t in tree.subtree(owner) if t.dep != "case"]
    return Span(inside[0].start, inside[-1].end)


def subject(tree: Tree, verb: Token, quotes: Sequence[Span] = ()) -> Token | None:
    """Who does what a verb tells: its subject outside of `quotes`, that of the clause that it is joined to or hangs on, or the noun
    it describes."""
    own = [k for k in tree.kids(verb, "nsubj", "csubj") if not any(q.contains(k.span) for q in quotes)]
    if own:
        return antecedent(tree, own[0]) if own[0].lemma == "that" else own[0]
    outer = _outer(tree, verb)
    if outer is not None:
        return subject(tree, outer, quotes)
    agent = [p for a in tree.kids(verb, "agent") for p in tree.kids(a, "pobj")]
    if agent:
        return agent[0]
    if tree.kids(verb, "nsubjpass", "auxpass"):
        return None
    return _inherited(tree, verb)


def antecedent(tree: Tree, pronoun: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token stands for itself."""
    verb = tree.head(pronoun)
    return tree.head(verb) if pronoun.tag in ("WDT", "WP") and verb.dep == "relcl" else pronoun


def _inherited(tree: Tree, verb: Token) -> Token | None:
    head = tree.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep == "acl" and verb.tag == "VBG":
        return head
    if verb.dep == "pcomp":
        head = tree.head(head)
        return subject(tree, head) or _passive(tree, head) if head.pos in ("VERB", "AUX") else None
    if verb.dep in ("conj", "xcomp", "advcl", "prep") and head.pos in ("VERB", "AUX"):
        if verb.dep == "xcomp":
            helped = tree.kids(head, "dobj")
            if helped:
                return helped[0]
        return subject(tree, head) or _passive(tree, head)
    return None


def _passive(tree: Tree, verb: Token) -> Token | None:
    return next(iter(tree.kids(verb, "nsubjpass")), None)


def breaks_off(tree: Tree, clause: Token, verb: Token) -> Token | None:
    """A verb below a clause that says no more what it tells: what the speaker does next ("said that …, adding …", "said that … and
    urged …"), or another one ("X said …, and Y warned …", "while Y warned …")."""
    later = (t for t in tree.subtree(clause) if t.pos == "VERB" and t.i > clause.i)
    return next((t for t in later if _outer(tree, t) == verb or _rival(tree, t, verb)), None)


def _rival(tree: Tree, other: Token, verb: Token) -> bool:
    """Whether a verb below tells the words of somebody else, beside those of the first."""
    if other.tag != verb.tag or not tree.kids(other, "nsubj") or not tree.kids(other, "ccomp"):
        return False
    contrasts = other.dep == "advcl" and any(m.lemma in among("contrast") for m in tree.kids(other, "mark"))
    before = tree.tokens[tree.subtree(other)[0].i - 2]
    joined = other.dep == "conj" and before.text == ","
    return (contrasts or joined) and entry_of(tree, other, "clause") is not None


def _outer(tree: Tree, verb: Token) -> Token | None:
    """The speech verb in whose content the parser put another one that its speaker utters."""
    if not any(entry_of(tree, verb, form) for form in ("clause", "quote")) or tree.kids(verb, "nsubj"):
        return None
    first = tree.subtree(verb)[0]
    before = tree.tokens[first.i - 1] if first.i else None
    added = verb.tag == "VBG" and verb.dep == "advcl" and before is not None and before.text == ","
    joined = verb.dep == "conj" and (
        bool(tree.kids(verb, "ccomp"))
        or (tree.head(verb).tag != verb.tag and bool(tree.kids(verb, "xcomp", "dobj", "oprd", "prep")))
    )
    below = verb
    for above in tree.ancestors(verb):
        if below.dep == "ccomp" and entry_of(tree, above, "clause"):
            return above if added or (joined and above.tag == verb.tag) else None
        below = above
    return None


def entry_of(tree: Tree, verb: Token, form: str) -> Cue | None:
    """The entry that lets a verb, with its particle if it has one, take a content of this form."""
    added = [
        *tree.kids(verb, "prt"),
        *(k for k in tree.kids(verb, "dobj") if k.lemma == "it"),
        *(k for k in tree.kids(verb, "acomp", "oprd", "ccomp") if k.pos == "ADJ" and k.i == verb.i + 1),
    ]
    names = [*(f"{verb.lemma} {p.lemma}" for p in added), verb.lemma]
    return next((e for name in names if (e := cue("verb", name, form))), None)


def is_time(noun: Token) -> bool:
    """Whether what stands after a preposition tells when: "remarks on Monday"."""
    return noun.ent in ("DATE", "TIME")


def expletive(tree: Tree, verb: Token) -> Token | None:
    """The "it" or "there" that stands for no one: "it was said that", "it is unclear whether"."""
    for kid in tree.kids(verb, "expl", "nsubjpass", "nsubj"):
        passive = kid.dep != "nsubj" or verb.lemma in among("it-is")
        if (
            kid.lemma in among("nobody")
            and passive
            and (verb.pos == "AUX" or tree.kids(verb, "ccomp", "acomp", "xcomp"))
        ):
            return kid
    return None


def cue_span(tree: Tree, verb: Token, last: Token | None = None, it: Token | None = None) -> Span:
    """A cue verb with its auxiliaries, adverbs, negation and particle; `last` a preposition, adjective or noun that ends it, `it`
    a subject that stands for no one."""
    parts = [verb, *tree.kids(verb, "aux", "auxpass", "neg", "prt")]
    near = [t.i for t in parts if abs(t.i - verb.i) <= 4]
    near.extend(t.i for t in (last, it) if t is not None and abs(t.i - verb.i) <= LONGEST_CUE)
    first, final = min(near), max(near)
    while first > 0 and _adverb(tree, verb, first - 1):
        first -= 1
    if last is None and final + 1 < len(tree.tokens) and _adverb(tree, verb, final + 1):
        final += 1
    return Span(tree.tokens[first].start, tree.tokens[final].end)


def _adverb(tree: Tree, verb: Token, at: int) -> bool:
    """Whether the token at a place is an adverb of the verb, other than one that joins or asks."""
    token = tree.tokens[at]
    return token.sentence == verb.sentence and token.dep == "advmod" and token.head == verb.i and token.tag == "RB"


def clause_span(tree: Tree, text: str, tokens: Sequence[Token]) -> Span:
    """From the first to the last of the subtrees of some tokens."""
    spans = [tree.extent(t) for t in tokens]
    return trimmed(text, min(s.start for s in spans), max(s.end for s in spans))
