"""Invents news reports over real places and parties, whose answer is known: which sentences of which reports tell one happening.

Usage: python bench/invented.py REPORTS [SEED] > REPORTS.jsonl     the same seed gives the same reports
"""

from __future__ import annotations

import json
import random  # noqa: TID251
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

FIRST = date(2022, 1, 1)
TELLINGS = (1, 1, 1, 1, 2, 2, 3, 4, 6)
"""How many reports tell a happening."""
OUTLETS = (
    "Reuters", "AFP", "BBC News", "Al Jazeera", "Xinhua", "Daily Nation", "The Guardian", "TASS", "Anadolu Agency", "Premium Times",
    "Radio Okapi", "Dawn", "Le Monde", "Voice of America", "Kyiv Post", "The Hindu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theatre:
    """A conflict: its towns, those who fight the state, the state's forces, and where it talks."""

    towns: tuple[str, ...]
    rebels: tuple[str, ...]
    army: str
    government: str
    capital: str


THEATRES = (
    Theatre(("Goma", "Rutshuru", "Masisi", "Bunia", "Beni", "Butembo", "Sake", "Kitshanga"), ("M23", "the Allied Democratic Forces"),
            "the Congolese army", "the government of the Democratic Republic of the Congo", "Kinshasa"),
    Theatre(("Maiduguri", "Damboa", "Monguno", "Bama", "Gwoza", "Chibok", "Konduga"), ("Boko Haram", "Islamic State West Africa Province"),
            "the Nigerian army", "the Nigerian government", "Abuja"),
    Theatre(("Baidoa", "Kismayo", "Beledweyne", "Jowhar", "Galkayo", "Bosaso"), ("al-Shabaab",), "the Somali army",
            "the Somali government", "Mogadishu"),
    Theatre(("Gao", "Timbuktu", "Kidal", "Mopti", "Menaka", "Djenne"), ("JNIM", "Tuareg rebels"), "the Malian army",
            "the Malian government", "Bamako"),
    Theatre(("Kherson", "Bakhmut", "Kupiansk", "Izyum", "Lyman", "Avdiivka", "Melitopol"), ("Russian forces",), "the Ukrainian army",
            "the Ukrainian government", "Kyiv"),
    Theatre(("Taiz", "Marib", "Hodeidah", "Shabwa", "Mukalla"), ("the Houthis",), "the Yemeni army", "the Yemeni government", "Aden"),
    Theatre(("Idlib", "Aleppo", "Hama", "Raqqa", "Manbij", "Daraa"), ("Hayat Tahrir al-Sham", "the Syrian Democratic Forces"),
            "the Syrian army", "the Syrian government", "Damascus"),
    Theatre(("Loikaw", "Lashio", "Myitkyina", "Hakha", "Mrauk-U"), ("the Arakan Army", "the Kachin Independence Army"),
            "the Myanmar military", "the Myanmar junta", "Naypyidaw"),
    Theatre(("Mekelle", "Adwa", "Axum", "Shire", "Lalibela", "Gondar"), ("Tigrayan forces", "Amhara militiamen"), "the Ethiopian army",
            "the Ethiopian government", "Addis Ababa"),
    Theatre(("El Fasher", "Nyala", "El Geneina", "Wad Madani", "El Obeid"), ("the Rapid Support Forces",), "the Sudanese army",
            "the Sudanese government", "Port Sudan"),
    Theatre(("Cotabato", "Marawi", "Zamboanga", "Jolo"), ("Abu Sayyaf", "the New People's Army"), "the Philippine army",
            "the Philippine government", "Manila"),
    Theatre(("Arauca", "Cucuta", "Tumaco", "Quibdo", "Popayan"), ("the ELN", "FARC dissidents"), "the Colombian army",
            "the Colombian government", "Bogota"),
)  # fmt: skip
TEMPLATES = {
    "seize": (
        "{Rebels} seized {town} {when}, {source} said.", "{town} fell to {rebels} {when}, according to {source}.",
        "{Army} lost {town} to {rebels} {when}.", "Fighters of {rebels} captured {town} {when}, residents said.",
        "{Rebels} took control of {town} {when} after hours of fighting.",
    ),
    "kill": (
        "{Rebels} killed {number} people in an attack on {town} {when}, {source} said.",
        "At least {number} people were killed when {rebels} attacked {town} {when}.",
        "An attack by {rebels} on {town} left {number} people dead {when}, {source} said.",
        "{number} civilians were killed {when} in {town} by {rebels}, local officials said.",
    ),
    "shell": (
        "{Army} shelled {town} {when}, {source} said.", "{Army} bombarded positions of {rebels} in {town} {when}.",
        "{town} came under artillery fire from {army} {when}, residents said.",
    ),
    "retake": (
        "{Army} retook {town} from {rebels} {when}, a military spokesman said.", "{Army} recaptured {town} {when}, driving out {rebels}.",
        "{town} is back in the hands of {army} after {rebels} were driven out {when}.",
    ),
    "withdraw": (
        "{Rebels} withdrew from {town} {when}, {source} said.", "{Rebels} pulled out of {town} {when}, residents said.",
        "Fighters of {rebels} left {town} {when}.",
    ),
    "talk": (
        "Envoys of {government} and {rebels} met in {capital} {when}, mediators said.",
        "{Government} held talks with {rebels} in {capital} {when}.",
        "Negotiators for {rebels} and {government} sat down in {capital} {when}.",
    ),
    "detain": (
        "{Army} arrested {number} suspected members of {rebels} in {town} {when}.",
        "{number} suspected fighters of {rebels} were detained by {army} in {town} {when}, {source} said.",
    ),
    "protest": (
        "Hundreds of people protested in {town} {when} against {government}.",
        "Residents of {town} took to the streets {when} to protest against {government}.",
    ),
}  # fmt: skip
FILLERS = (
    "The road to the town has been closed for weeks.", "Prices of food have doubled since the beginning of the year.",
    "The region is rich in gold and timber.", "Telephone lines were down for much of the day.",
    "Analysts say that neither side is strong enough to win.", "The rainy season usually begins in April.",
    "A teacher who asked not to be named said that schools were closed.", "The hospital has no fuel for its generator.",
    "It was not immediately possible to verify the account.", "Aid workers have called for a safe passage.",
    "Many families have gone to live with relatives.", "The conflict has gone on for more than a decade.",
    "Neighbouring states have offered to mediate.", "The United Nations has some 200 staff in the area.",
    "Markets were empty, and shops stayed shut.", "The governor has not been seen in public since last year.",
)  # fmt: skip
SOURCES = ("the army", "local officials", "the United Nations", "a witness", "the governor", "residents")


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, known to the inventor only."""

    name: str
    kind: str
    theatre: Theatre
    town: str
    rebels: str
    day: date
    number: int


@dataclass(slots=True)
class Invented:
    """A report, and where it tells which happening: start, end and the happening's name."""

    id: str
    title: str
    publisher: str
    published: date
    text: str = ""
    tells: list[tuple[int, int, str]] = field(default_factory=list)

    def line(self) -> str:
        """As a line of JSON lines."""
        told = {"id": self.id, "title": self.title, "publisher": self.publisher, "text": self.text}
        return json.dumps(told | {"published": self.published.isoformat()}, ensure_ascii=False)


def invented(reports: int, seed: int = 1) -> Iterator[Invented]:
    """So many reports in order of publication; the busier the world, the more of them there are."""
    chance = random.Random(seed)
    days = max(30, reports // 8)
    waiting: list[tuple[date, int, Happening]] = []
    name = 0
    while len(waiting) < reports:
        happening = _happening(chance, f"h{name}", days)
        name += 1
        for n in range(chance.choice(TELLINGS)):
            waiting.append(
                (happening.day + timedelta(days=chance.choice((0, 0, 1, 1, 2, 4))), name * 10 + n, happening)
            )
    waiting.sort(key=lambda one: one[:2])
    for n, (day, _, main) in enumerate(waiting[:reports]):
        around = [
            h
            for d, _, h in waiting[max(0, n - 40) : n + 40]
            if h.theatre is main.theatre and h is not main and h.day <= day <= d
        ]
        yield _report(chance, f"i{n}", day, [main, *chance.sample(around, min(len(around), chance.choice((0, 0, 1))))])


def _happening(chance: random.Random, name: str, days: int) -> Happening:
    theatre = chance.choice(THEATRES)
    return Happening(
        name, chance.choice(tuple(TEMPLATES)), theatre, chance.choice(theatre.towns), chance.choice(theatre.rebels),
        FIRST + timedelta(days=chance.randrange(days)), chance.randint(3, 60),
    )  # fmt: skip


def _report(chance: random.Random, name: str, day: date, told: list[Happening]) -> Invented:
    title = f"News from {told[0].town}"
    made = Invented(name, title, chance.choice(OUTLETS), day)
    fillers = chance.sample(FILLERS, chance.randint(5, 10))
    for n, happening in enumerate(told):
        sentence = _sentence(chance, happening, day)
        made.tells.append((len(made.text), len(made.text) + len(sentence), happening.name))
        made.text += f"{sentence} {' '.join(fillers[n * 4 : n * 4 + 4])}\n\n"
    made.text += " ".join(fillers[len(told) * 4 :])
    made.text = made.text.strip()
    return made


def _sentence(chance: random.Random, told: Happening, published: date) -> str:
    ago = (published - told.day).days
    exact = f"on {told.day.day} {told.day:%B} {told.day.year}"
    when = (
        exact if ago > 6 else chance.choice((f"on {told.day:%A}", exact, {0: "today", 1: "yesterday"}.get(ago, exact)))
    )
    parts = {
        "rebels": told.rebels, "army": told.theatre.army, "government": told.theatre.government, "town": told.town,
        "capital": told.theatre.capital, "number": str(told.number), "when": when, "source": chance.choice(SOURCES),
    }  # fmt: skip
    great = {key.capitalize(): words[0].upper() + words[1:] for key, words in parts.items()}
    return chance.choice(TEMPLATES[told.kind]).format(**parts, **great)


def main(reports: int, seed: int) -> None:
    """Prints them."""
    for made in invented(reports, seed):
        sys.stdout.write(made.line() + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
