"""Parquet with nested columns: the public rows of events as they stand. Needs pyarrow."""

from __future__ import annotations

import importlib
import io
from typing import Any

from dateline.errors import InputError
from dateline.export.selection import Exported, Selection


def export(selection: Selection) -> Exported:
    """One table with a row for each event, whatever it is told as. Raises InputError where pyarrow is not installed."""
    try:
        arrow, parquet = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    except ModuleNotFoundError as error:
        raise InputError("Parquet needs pyarrow: pip install 'dateline[parquet]'") from error
    out = io.BytesIO()
    rows = [dict(r) for r in selection.rows]
    found = arrow.Table.from_pylist(rows).schema if rows else arrow.schema({})
    schema = arrow.schema(_whole(arrow, arrow.struct(list(_schema(arrow))), arrow.struct(list(found))))
    parquet.write_table(arrow.Table.from_pylist(rows, schema=schema), out)
    return Exported(out.getvalue())


def _whole(arrow: Any, known: Any, found: Any) -> Any:
    """The known type with the fields that are only found; a list's element and a nested struct likewise."""
    if arrow.types.is_list(known) and arrow.types.is_list(found):
        return arrow.list_(_whole(arrow, known.value_type, found.value_type))
    if not (arrow.types.is_struct(known) and arrow.types.is_struct(found)):
        return known
    there = {f.name: f.type for f in found}
    fields = [(f.name, _whole(arrow, f.type, there[f.name]) if f.name in there else f.type) for f in known]
    named = {name for name, _ in fields}
    return arrow.struct([*fields, *((n, t) for n, t in there.items() if n not in named)])


def _schema(arrow: Any) -> Any:
    """Types of the public row of an event, so that files of different records fit together."""
    text, number, integer = arrow.string(), arrow.float64(), arrow.int64()
    party = arrow.struct({"name": text, "id": text, "country": text, "sectors": arrow.list_(text)})
    place = arrow.struct(
        {"name": text, "geonames_id": integer, "country": text, "lat": number, "lon": number, "precision": integer}
    )
    source = arrow.struct(
        {"report": text, "published": text, "publisher": text, "start": integer, "end": integer, "quote": text}
        | {"source": arrow.struct({"name": text, "country": text})}
    )
    return arrow.schema(
        dict.fromkeys(("id", "type", "mode"), text)
        | {"contexts": arrow.list_(text), "cameo": text, "factuality": text, "certainty": number, "confidence": number}
        | {"actor": arrow.list_(party), "recipient": arrow.list_(party), "places": arrow.list_(place)}
        | {"time": arrow.struct(dict.fromkeys(("earliest", "latest", "granularity", "phase"), text))}
        | {"low": number, "best": number, "high": number, "unit": text, "sources": arrow.list_(source)}
    )
