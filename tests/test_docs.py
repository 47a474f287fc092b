"""The docs are true: the tutorial runs, the reference is what the command line says, indexes name every page."""

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def tool(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_of_the_tutorial_runs(tmp_path: Path) -> None:
    commands = re.findall(r"^    (.+)$", (DOCS / "tutorial.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(commands) >= 8
    shown = {}
    for command in commands:
        line = re.sub(r"^dateline ", f"{shlex.quote(sys.executable)} -m dateline ", command)
        done = subprocess.run(
            line, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8",
            env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stderr)
        shown[command.removesuffix(" --store sqlite:///record.db")] = done.stdout
    assert "Lorian Front" in shown["dateline situation Marsabit --on 2023-04-01"]
    assert "Kenyan" in shown["dateline situation Marsabit --on 2023-06-01"]
    known_then = shown["dateline situation Marsabit --on 2023-06-01 --known-by 2023-04-01"]
    assert "Lorian Front" in known_then
    assert "Kenyan" not in known_then


def test_the_reference_is_what_the_command_line_says() -> None:
    pages = tool("make_reference").pages()
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
