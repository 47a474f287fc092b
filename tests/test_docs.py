"""The docs are true: the tutorial runs, the reference is what the command line says, indexes name every page."""

import re
from pathlib import Path

from guides import commands, ran
from measured import ROOT, module_of

DOCS = ROOT / "docs"


def test_every_command_of_the_tutorial_runs(tmp_path: Path) -> None:
    told = commands(DOCS / "tutorial.md")
    assert len(told) >= 8
    shown = {c.removesuffix(" --store sqlite:///record.db"): ran(c, tmp_path) for c in told}
    assert "Lorian Front" in shown["dateline situation Marsabit --on 2023-04-01"]
    assert "Kenyan" in shown["dateline situation Marsabit --on 2023-06-01"]
    known_then = shown["dateline situation Marsabit --on 2023-06-01 --known-by 2023-04-01"]
    assert "Lorian Front" in known_then
    assert "Kenyan" not in known_then


def test_the_reference_is_what_the_command_line_says() -> None:
    pages = module_of(ROOT / "tools" / "make_reference.py").pages()
    kept = {p.name: p.read_text(encoding="utf-8") for p in (DOCS / "reference").glob("*.md")}
    assert kept == pages, "run: python tools/make_reference.py"


def test_the_index_of_accuracy_names_every_page() -> None:
    index = (DOCS / "explanation" / "accuracy.md").read_text(encoding="utf-8")
    pages = sorted(p.name for p in (DOCS / "explanation" / "accuracy").glob("*.md"))
    assert re.findall(r"\(accuracy/(.+?)\)", index) == pages, (
        "add the new page to docs/explanation/accuracy.md, in order"
    )


def test_every_link_between_pages_leads_somewhere() -> None:
    pages = [ROOT / "README.md", *DOCS.rglob("*.md")]
    links = [(p, link) for p in pages for link in re.findall(r"\]\(([^)#:]+)\)", p.read_text(encoding="utf-8"))]
    assert [(p.name, link) for p, link in links if not (p.parent / link).exists()] == []
    assert links
