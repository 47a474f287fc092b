"""A language of time is a file found by the report's language."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.annotate.timex import times
from dateline.errors import KnowledgeError
from dateline.knowledge import load
from dateline.knowledge.timex import TimexFile, compiled, language_file, time_language
from dateline.model.document import Document, Sentence
from dateline.model.report import Report
from dateline.model.span import Span

FRENCH = Path(__file__).parents[2] / "data" / "lang" / "fr" / "timex.toml"


def read(text: str, language: str) -> list[tuple[str, str]]:
    document = Document(
        Report("x", text, date(2024, 6, 13), language=language), (Sentence(0, Span(0, len(text)), "body", 0),)
    )
    return [(t.span.of(text), t.value) for t in times(document)["times"]]


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A package whose data holds the French table beside the English one."""
    folder = tmp_path / "data" / "lang" / "fr"
    folder.mkdir(parents=True)
    (folder / "timex.toml").write_text(FRENCH.read_text(encoding="utf-8"), encoding="utf-8")
    time_language("en")
    monkeypatch.setattr(load, "files", lambda package: tmp_path)
    yield
    language_file.cache_clear()


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize("language", ["fr", "fr-FR", "FR_ca"])
def test_a_second_language_is_one_more_file(language: str) -> None:
    text = "Les rebelles ont quitté la ville mardi dernier. Ils sont arrivés le 3 mai 2023, et il y a trois jours, hier et demain."
    assert read(text, language) == [
        ("mardi dernier", "2024-06-11"),
        ("3 mai 2023", "2023-05-03"),
        ("il y a trois jours", "2024-06-10"),
        ("hier", "2024-06-12"),
        ("demain", "2024-06-14"),
    ]


def test_a_language_without_a_file_is_read_as_english() -> None:
    assert read("It fell on 3 May 2023.", "xx") == [("3 May 2023", "2023-05-03")]
    assert time_language("../en") is time_language("en")


@pytest.mark.parametrize(
    ("pattern", "why"), [("(?P<d>[0-9]", "pattern of day"), ("May", "lower case"), ("{nothing}", "nothing")]
)
def test_a_broken_rule_is_named(pattern: str, why: str) -> None:
    file = load.decode_toml(FRENCH.read_text(encoding="utf-8"), "fr", TimexFile)
    rule = type(file.rule[0])("day", "day", pattern, ["x"], ["y"])
    file.rule = [rule]
    with pytest.raises(KnowledgeError, match=why):
        compiled(file, "lang/fr/timex.toml")
