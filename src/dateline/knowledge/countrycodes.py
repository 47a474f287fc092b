"""Codes of countries in the schemes of others, and what an event type is in ACLED's."""

from __future__ import annotations

from functools import cache

import msgspec

from dateline.knowledge.actors import countries as named_countries
from dateline.knowledge.load import read_csv

COUNTRIES = "codes/countries.csv"
GOLDSTEIN = "codes/goldstein.csv"
ACLED = "codes/acled.csv"


class CountryCodes(msgspec.Struct, frozen=True):
    """Empty where a scheme has no code. `gw`: the state number of Gleditsch and Ward; `fips`: FIPS 10-4."""

    iso3: str
    iso2: str = ""
    iso_number: str = ""
    fips: str = ""
    gw: str = ""
    ucdp_region: str = ""
    acled_region: str = ""


class AcledType(msgspec.Struct, frozen=True):
    """What an event of ours is there. `mode` and `cameo` are `*` where any will do; `when` names the test of the parties."""

    type: str
    mode: str
    cameo: str
    when: str
    event_type: str
    sub_event_type: str
    disorder_type: str


@cache
def _codes() -> dict[str, CountryCodes]:
    return {row["iso3"]: CountryCodes(**row) for row in read_csv(COUNTRIES)}


def country_codes(iso3: str | None) -> CountryCodes:
    """The codes of a country; all empty where it is unknown."""
    return _codes().get(iso3 or "", CountryCodes(iso3 or ""))


def country_name(iso3: str | None) -> str:
    """The country's name, or an empty string."""
    found = named_countries().get(iso3 or "")
    return found.name if found else ""


@cache
def goldstein() -> dict[str, float]:
    """The conflict-cooperation value of each CAMEO code, from -10 to 10."""
    return {row["code"]: float(row["value"]) for row in read_csv(GOLDSTEIN)}


@cache
def acled_types() -> tuple[AcledType, ...]:
    """In the order in which they are tried."""
    return tuple(AcledType(**row) for row in read_csv(ACLED))
