"""The formats that the record can be exported to. A new one is a module with a function `export` and a line here."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from dateline.errors import InputError
from dateline.export.selection import Exported, Selection


@dataclass(frozen=True, slots=True)
class Format:
    """`module` has a function `export(selection) -> Exported`; it is loaded when it is used. `function` names another one."""

    module: str
    suffix: str
    media_type: str
    holds: str
    binary: bool = False
    function: str = "export"


EXPORTERS: dict[str, Format] = {
    "plover": Format("plover", ".jsonl", "application/jsonl", "events as PLOVER JSON lines"),
    "gdelt": Format("gdelt", ".tsv", "text/tab-separated-values", "events in the 61 columns of GDELT 2.0"),
    "ucdp": Format("ucdp", ".csv", "text/csv", "deadly events in the 49 columns of UCDP GED"),
    "acled": Format("acled", ".csv", "text/csv", "events in the 31 columns of ACLED"),
    "geojson": Format("geojson", ".geojson", "application/geo+json", "events as GeoJSON features, for maps"),
    "csv": Format("csv_table", ".csv", "text/csv", "events as one table, as `events --format csv`"),
    "parquet": Format("parquet", ".parquet", "application/vnd.apache.parquet", "events as nested columns", binary=True),
    "ftm": Format(
        "ftm", ".jsonl", "application/jsonl", "parties, events, offices and reports as FollowTheMoney entities"
    ),
    "ftm-statements": Format("ftm", ".csv", "text/csv", "the same as FollowTheMoney statements", function="statements"),
    "hxl": Format("hxl", ".csv", "text/csv", "figures of displacement with HXL hashtags"),
    "ical": Format("ical", ".ics", "text/calendar", "due dates and planned events as iCalendar"),
    "jsonld": Format("jsonld", ".jsonld", "application/ld+json", "events with their evidence as linked data"),
    "markdown": Format("markdown", ".md", "text/markdown", "events and promises with their sources, to read"),
}


def export(name: str, selection: Selection) -> Exported:
    """The selection in a format. Raises InputError where there is none of that name, or a part it needs is not installed."""
    if name not in EXPORTERS:
        raise InputError(f"no format {name}: one of {', '.join(EXPORTERS)}")
    made = EXPORTERS[name]
    module = importlib.import_module(f"dateline.export.{made.module}")
    result: Exported = getattr(module, made.function)(selection)
    return result
