"""The how-to pages are true: their commands run, in order, on a folder of pages."""

from __future__ import annotations

import ast
import csv
import json
import re
from pathlib import Path
from typing import Any

from guides import commands, ran
from measured import ROOT

HOW_TO = ROOT / "docs" / "how-to"
SAMPLE = ROOT / "src" / "dateline" / "data" / "demo"


def pages(folder: Path) -> None:
    """The sample's reports as a browser would have saved them."""
    folder.mkdir()
    for file in sorted(SAMPLE.glob("*.json")):
        report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        words = "".join(f"<p>{p}</p>" for p in report["text"].split("\n\n"))
        head = (
            f'<title>{report["title"]}</title><meta property="og:site_name" content="{report["publisher"]}">'
            f'<meta property="article:published_time" content="{report["published"]}T09:00:00Z">'
        )
        (folder / f"{file.stem}.html").write_text(
            f"<html><head><meta charset='utf-8'>{head}</head><body><article><h1>{report['title']}</h1>{words}</article></body></html>",
            encoding="utf-8",
        )


def test_five_commands_make_a_map_a_timeline_a_brief_and_a_ucdp_file(tmp_path: Path) -> None:
    pages(tmp_path / "pages")
    told = [c for c in commands(HOW_TO / "pages-to-map.md") if c.startswith("dateline ")]
    assert len(told) == 5
    shown = {c.split()[1]: ran(c, tmp_path) for c in told}
    features = json.loads((tmp_path / "map.geojson").read_text(encoding="utf-8"))["features"]
    assert any(f["geometry"] and "Marsabit" in f["properties"]["places"] for f in features)
    assert "Lorian Front" in shown["timeline"]
    assert "Highland Courier" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    with (tmp_path / "events.csv").open(encoding="utf-8") as file:
        deadly = list(csv.DictReader(file))
    assert 12 in {int(row["best"]) for row in deadly}


def test_the_page_on_python_names_what_is_there() -> None:
    from dateline import Desk  # noqa: PLC0415
    from dateline.overruling import Ruler  # noqa: PLC0415

    code = "\n".join(re.findall(r"^    (.+)$", (HOW_TO / "python.md").read_text(encoding="utf-8"), re.MULTILINE))
    used = {node.attr for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Attribute)}
    assert used - {"to_frame", "new", "known", "notes"} <= {*dir(Desk), *dir(Ruler)}
    assert len(used) >= 8
