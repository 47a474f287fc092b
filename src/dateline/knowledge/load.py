"""Reads the data files that ship with the package."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from dateline.errors import KnowledgeError

T = TypeVar("T")


def data_text(name: str) -> str:
    """A file under `data/`, by its path with slashes. Raises KnowledgeError where it is missing."""
    try:
        return files("dateline").joinpath("data", *name.split("/")).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise KnowledgeError(f"the data file {name} is missing: install dateline again") from error


def data_path(name: str) -> Path:
    """Where a data file lies on disk; it may not exist."""
    return Path(str(files("dateline").joinpath("data", *name.split("/"))))


def read_toml(name: str, kind: type[T]) -> T:
    """A TOML file under `data/`, checked against a type. Raises KnowledgeError that names file and field."""
    return decode_toml(data_text(name), name, kind)


def decode_toml(text: str, name: str, kind: type[T]) -> T:
    """TOML checked against a type; `name` is for the message."""
    try:
        return msgspec.toml.decode(text, type=kind)
    except msgspec.DecodeError as error:
        raise KnowledgeError(f"{name}: {error}") from error


def read_csv(name: str) -> list[Mapping[str, str]]:
    """Rows of a CSV file under `data/`; lines that begin with # say origin and licence."""
    lines = [line for line in data_text(name).splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(io.StringIO("\n".join(lines))))


def parts(cell: str) -> list[str]:
    """The parts of a cell that | divides; none where it is empty."""
    return [part for part in cell.split("|") if part]
