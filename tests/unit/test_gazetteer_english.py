"""The usual English name of a place: by the rule, by the names kept by hand, and in what reports are given."""

from __future__ import annotations

import pytest

from dateline.knowledge import gazetteer
from dateline.knowledge.gazetteer_english import usual_name
from dateline.knowledge.load import data_path

built = pytest.mark.skipif(
    not data_path(gazetteer.FILE).exists(), reason="the gazetteer is not built: pip install -e ."
)


@pytest.mark.parametrize(
    ("name", "official", "others", "country", "usual"),
    [
        ("Avtonomna Respublika Torva", "Autonomous Republic of Torva", ["Torva"], "UKR", "Torva"),
        ("Torvaska oblast", None, ["Torva Oblast", "Torvaska Oblast"], "UKR", "Torva Oblast"),
        ("Torva Barat", "Provinsi Torva Barat", ["West Torva", "Western Torva Province"], "IDN", "West Torva"),
        ("Tōrvá", "Muḩāfaz̧at Tōrvá", ["Torva Governorate", "muhafazat torva"], "IRQ", "Torva Governorate"),
        ("Torva Sheng", None, ["Torva"], "CHN", "Torva"),
        ("Torva", "Departamento de Torva", [], "COL", "Torva"),
        ("Torvien", "Torvia", [], "DEU", "Torvia"),
        ("Torva", "Province 9", [], "NPL", "Torva"),
        ("Torvā", None, ["Torva"], "IND", "Torva"),
        ("Torvă", None, ["Torva"], "ROU", "Torvă"),
    ],
)
def test_a_division_goes_by_its_english_name(
    name: str, official: str | None, others: list[str], country: str, usual: str
) -> None:
    assert usual_name(name, official, others, country, division=True) == usual


@pytest.mark.parametrize(
    ("name", "others", "country", "usual"),
    [
        ("Torvāţ", ["Torvat", "Torwat"], "IRN", "Torvat"),
        ("Torvāţ", ["Torwat"], "IRN", "Torvāţ"),  # nothing tells the other spelling
        ("Torvel’sk", ["Torvelsk"], "RUS", "Torvelsk"),
        ("Torvaş", ["Torvas"], "TUR", "Torvaş"),
        ("Torva", ["Other"], "FRA", "Torva"),
    ],
)
def test_a_town_keeps_its_name_but_for_the_marks_of_a_transliteration(
    name: str, others: list[str], country: str, usual: str
) -> None:
    assert usual_name(name, None, others, country, division=False) == usual


@built
@pytest.mark.parametrize(
    ("said", "feature", "name"),
    [
        ("Avtonomna Respublika Krym", "A.ADM1", "Crimea"),
        ("Bayern", "A.ADM1", "Bavaria"),
        ("Donetska oblast", "A.ADM1", "Donetsk Oblast"),
        ("Jawa Tengah", "A.ADM1", "Central Java"),
        ("Nord-Kivu", "A.ADM1", "North Kivu"),
        ("Nīnawá", "A.ADM1", "Nineveh"),
        ("Al Ḩudaydah", "P.PPL", "Hodeidah"),
        ("Herāt", "P.PPL", "Herat"),
        ("Ar Raqqah", "P.PPL", "Raqqa"),
        ("Dayr az Zawr", "P.PPL", "Deir ez-Zor"),
    ],
)
def test_a_place_that_geonames_has_under_a_foreign_name_is_shown_by_its_english_one(
    said: str, feature: str, name: str
) -> None:
    assert name in {e.name for e in gazetteer.lookup(said) if e.feature == feature}


@built
def test_no_division_goes_by_a_foreign_word_for_its_kind() -> None:
    words = ("Respublika", "Sheng", "Zizhiqu", "oblast", "Departamento", "Provinsi", "Muḩāfaz̧at", "Wilayat", "Distrito")
    entries = [
        gazetteer.lookup(s)
        for s in ("Antioquia", "Hebei", "Odeska oblast", "Lampung", "Bashkortostan", "Ninawa", "Khatlon", "Faro")
    ]
    names = [e.name for found in entries for e in found if e.feature == "A.ADM1"]
    assert names
    assert not [n for n in names if any(w in n.split() for w in words)]
