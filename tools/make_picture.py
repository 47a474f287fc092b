"""Draws the picture of the README: what `dateline demo` shows. Run: python tools/make_picture.py"""

from __future__ import annotations

import io
import os
from pathlib import Path

from rich.console import Console

from dateline.cli.demo import parts, sample
from dateline.config import configured

PICTURE = Path(__file__).parents[1] / "docs" / "picture.svg"


def main() -> None:
    """Writes the picture; the same input gives the same file."""
    console = Console(record=True, width=100, file=io.StringIO(), highlight=False, emoji=False, markup=False)
    shown = parts(*sample(configured(os.environ, store="sqlite://")))
    console.print(*shown[2:], sep="\n")
    svg = console.export_svg(title="dateline demo", unique_id="dateline")
    PICTURE.write_text("\n".join(line.rstrip() for line in svg.split("\n")), encoding="utf-8")


if __name__ == "__main__":
    main()
