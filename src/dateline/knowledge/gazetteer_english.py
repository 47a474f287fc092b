"""The name under which English-language news know a place that GeoNames lists under an official or foreign-language name.

GeoNames files "Avtonomna Respublika Krym", "Jawa Tengah" and "Muḩāfaz̧at Nīnawá" as main names; the names beside them tell the usual ones.
Like the rest of what compiles the gazetteer this uses the standard library only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from dateline.knowledge.gazetteer_file import fold

_KIND = "Governorate|Province|State|Region|Division|District|Oblast|Prefecture|Voivodeship|County|Department|Krai|Republic|Emirate"
_KINDED = re.compile(rf"(?P<name>[A-Z][A-Za-z' -]+) (?:{_KIND})$")
_OF = re.compile(
    r"(?:(?:Autonomous |Free |Federal )*(?:Republic|State|Province|Region|County|Principality|Canton|Department|Governorate)"
    r"|National Capital Territory|City|Metropolitan Borough|City and Borough) of (?:the )?(?P<name>[A-Z].*)$"
)
_SIDE = "North|South|East|West|Central|Upper|Lower|Northern|Southern|Eastern|Western|Inner|Outer|Northeast|Northwest|Southeast|Southwest"
_SIDED = re.compile(rf"(?:{_SIDE}) [A-Z][A-Za-z' -]+$")
_LOCAL_SIDE = re.compile(
    r"\b(?:tengah|utara|selatan|timur|barat|tenggara|nord|sud|ouest|norte|sur|oriental|occidental)\b|(?:[bp]uk|nam)[dt]o$",
    re.IGNORECASE,
)
_LOCAL_KIND = re.compile(
    r"(?<!\w)(?:provinsi|propinsi|daerah|estado|departamento|département|provincia|província|provincie|province(?= d[eu]\b)|prowincja"
    r"|wil[aā]yat|wilayah?|mu[hḩ][aā]faz̧?at|mohafazat|viloyati|tỉnh|misto|land|gorod|città metropolitana|oblysy|respublika|sheng|zizhiqu"
    r"|(?-i:oblast)['’]?|^oblast|kray|freistaat|gewest|comunidad|comunitat|shahrestān|distrito|changwat|gobolka|région(?= d[eu]\b)"
    r"|región(?= de)|region(?= hov)|judeţul|megye|województwo|autonomna pokrajina|cidade|rayonu|ken|fu|chihō)(?!\w)(?:-e)?"
    r"(?: (?:de la|de los|del|de|du|di|da|do)(?!\w)| d['’])?",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"sk(?:a|aya|iy|yy|oye)\b")
_MARKS = re.compile("[\u0304\u0323\u0327\u0331\u0307\u030c]|[‘’ʻʼ`]")
_KEPT = frozenset(
    ("TUR", "AZE", "TKM", "ROU", "MDA", "LVA", "LTU", "CZE", "SVK", "SVN", "HRV", "BIH", "SRB", "MNE", "POL", "FRA", "PRT", "BRA", "CHN", "ISR")
)  # fmt: skip
"""Countries whose marks and apostrophes are no transliteration's."""
_RENAMED = frozenset(("BGD", "IND", "NPL"))
"""Countries with divisions that were renamed of late, whose main names are English spellings already."""


def usual_name(name: str, official: str | None, others: Iterable[str], country: str | None, *, division: bool) -> str:
    """The usual English name of a place with the main `name`, GeoNames' `official` one in December 2023, and `others`; `name` itself
    where these tell none. `division`: it is one, so that words for kinds and sides are translated too."""
    known = sorted({official or name, *others} - {""})
    if not division:
        return _plain(name, known, country)
    if _LOCAL_SIDE.search(name) and (sided := [n for n in known if _SIDED.match(n) and n.isascii()]):
        return min(sided, key=lambda n: (n != official, len(n), n))
    best = _best(name, official, country)
    if match := _OF.match(best):
        inner = match["name"]
        best = inner if inner in known or fold(inner) == fold(name) else best
    if not _foreign(best, country):
        return best
    bare = _LOCAL_KIND.sub("", best).strip(" ,-")
    plain = bare if country in _KEPT else _bare(bare)
    if plain in known and plain.isascii() and plain[:1].isupper() and not _ADJECTIVE.search(bare):
        return plain
    return _kinded(known, plain) or plain


def _best(name: str, official: str | None, country: str | None) -> str:
    """The one of two main names that is rather English."""
    if official is None or fold(official) == fold(name):
        return name if official is None or name.isascii() else official
    rather = not _foreign(name, country) and (_foreign(official, country) or any(map(str.isdigit, official)))
    return name if rather or country in _RENAMED else official


def _foreign(name: str, country: str | None) -> bool:
    """Whether a name has another language's word for its kind or side, or the marks of a transliteration."""
    return (
        bool(_LOCAL_KIND.search(name))
        or bool(_LOCAL_SIDE.search(name))
        or (_bare(name) != name and country not in _KEPT)
    )


def _kinded(known: Sequence[str], bare: str) -> str | None:
    """ "Ninawa Governorate" for "Muḩāfaz̧at Nīnawá": a name with an English word for its kind, the one most like its bare name."""
    found = [n for n in known if n.isascii() and (told := _KINDED.match(n)) and told[1] != bare]
    return max(
        found, key=lambda n: (SequenceMatcher(None, bare, n.rsplit(" ", 1)[0]).ratio(), -len(n), n), default=None
    )


def _plain(name: str, known: Sequence[str], country: str | None) -> str:
    """A name without the marks of a transliteration ("Herāt", "Arkhangel’sk"), where it is told so too or nothing else is known."""
    bare = name if country in _KEPT else _bare(name)
    return bare if not known or bare in known else name


def _bare(name: str) -> str:
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", name)))
