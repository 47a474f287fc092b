"""A place as a text names it, and what it resolves to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Span

Form = Literal["name", "nominal", "unnamed", "dateline"]


@dataclass(frozen=True, slots=True)
class Place:
    """`name` is the name to show (the gazetteer's, or the text's where unresolved); `country` ISO 3166-1 alpha-3; `lat`, `lon` degrees.
    `form`: `name`; `dateline` (where the report was written); `nominal` ("the region") with `antecedent`, the id of the place meant; `unnamed` ("four border villages") with
    `parent`, the id or GeoNames id of what it lies in or near. `key` is the same for the same place in every report. `metonym`: the name stands for a
    government, a people or an institution ("Baku said", "Peruvian troops"): it is no place where something happens."""

    id: str
    span: Span
    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    feature: str | None = None
    confidence: float = 0.0
    form: Form = "name"
    antecedent: str | None = None
    parent: str | None = None
    key: str = ""
    metonym: bool = False
