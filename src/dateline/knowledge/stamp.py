"""What coded a report: a hash of the rules, the data, the gazetteer in use and the language model."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dateline.knowledge.gazetteer import in_use
from dateline.knowledge.load import data_path

CODE = ("annotate", "claims", "knowledge", "model")
LONG = ".sqlite"


@cache
def stamp(model: str, date_order: str = "") -> str:
    """The same wherever the same rules, data and model would read a report; `model` is the spaCy package. The order of days in
    numerals that the reader was told stands after it, so that a report can be read again in the same way."""
    data = data_path("")
    files = [p for p in data.rglob("*") if p.is_file() and p.suffix != LONG]
    files += [p for room in CODE for p in (data.parent / room).rglob("*.py")]
    total = hashlib.sha256(f"{model} {_version(model)}".encode())
    for path in sorted([*files, in_use()], key=lambda p: p.name):
        total.update(_hash(path))
    return f"{total.hexdigest()[:16]} {date_order}".rstrip()


def order_of(mark: str) -> str:
    """The order of days that a stamp holds; empty where none was told."""
    return mark.partition(" ")[2]


def _hash(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _version(model: str) -> str:
    try:
        return version(model.replace("_", "-"))
    except PackageNotFoundError:
        return ""
