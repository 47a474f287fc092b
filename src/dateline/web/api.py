"""The HTTP API: the rows of the commands under the same names, as JSON or CSV. Its description is at /api/openapi.json."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Body, Depends, Path, Query, Request
from fastapi.responses import Response
from msgspec import Struct
from pydantic import BaseModel, Field

from dateline import comparing, corrections, inquiry
from dateline.corrections import Analyst, Bench
from dateline.errors import InputError
from dateline.export.delimited import flattened, table
from dateline.views import shapes
from dateline.web import rows
from dateline.web.records import Records

Row = dict[str, Any]


class Format(StrEnum):
    """How rows come."""

    json = "json"
    csv = "csv"


Deed = Literal["merge", "split", "reject", "date", "place", "actor", "set", "withdraw"]


class Correction(BaseModel):
    """A ruling: `ids` are what it speaks of (of a split, the event and then the tellings that leave it); `value` is the new date, place
    or actor, or FIELD=VALUE."""

    action: Deed
    ids: Annotated[list[str], Field(min_length=1, max_length=100)]
    value: str | None = None
    reason: Annotated[str, Field(min_length=1)]
    by: Annotated[str, Field(min_length=1)]


KnownBy = Annotated[date | None, Query(description="Use only reports published up to this day.")]
On = Annotated[date | None, Query(description="The day that is asked for; today where none is given.")]
Subject = Annotated[str | None, Query(description="Any name of a place, party or person.")]
As = Annotated[Format, Query(description="How the rows come.")]
Id = Annotated[str, Path(min_length=1)]
COMPONENTS = "#/components/schemas/{name}"
TROUBLE: dict[int | str, dict[str, Any]] = {
    n: {"description": told, "content": {"application/json": {"schema": {"$ref": COMPONENTS.format(name="Trouble")}}}}
    for n, told in ((400, "Cannot be taken"), (401, "No token"), (403, "Asked for by another site"),
                    (404, "Not in the record"), (422, "Cannot be taken"), (503, "The store cannot be used"))
}  # fmt: skip
router = APIRouter(prefix="/api", responses=TROUBLE)


def of(shape: type[Struct], status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The description of an answer with one object."""
    schema = {"$ref": COMPONENTS.format(name=shape.__name__)}
    return {status: {"description": shape.__doc__ or "", "content": {"application/json": {"schema": schema}}}}


def many(shape: type[Struct]) -> dict[int | str, dict[str, Any]]:
    """The description of an answer with rows."""
    described = of(shape)
    content = described[200]["content"]
    content["application/json"]["schema"] = {"type": "array", "items": content["application/json"]["schema"]}
    content["text/csv"] = {"schema": {"type": "string"}}
    return described


def _records(request: Request) -> Records:
    found: Records = request.app.state.records
    return found


Held = Annotated[Records, Depends(_records)]


def answer(found: list[Row] | Row, shape: Format = Format.json) -> Response:
    """Rows as JSON, byte for byte as the commands print each, or as CSV."""
    if shape is Format.csv and isinstance(found, list):
        flat = [flattened(row) for row in found]
        columns = list(dict.fromkeys(name for row in flat for name in row))
        return Response(table(columns, flat), media_type="text/csv; charset=utf-8")
    return Response(msgspec.json.encode(found), media_type="application/json")


@router.get("/about", responses=of(shapes.About))
def about(held: Held, request: Request) -> Response:
    """The store at a glance."""
    return answer(rows.about(held.store, held.today, corrections=request.app.state.corrections))


@router.get("/reports", responses=many(shapes.ReportRow))
def reports(held: Held, known_by: KnownBy = None, format: As = Format.json) -> Response:
    """The reports, without their texts."""
    return answer([rows.report_row(r) for r in held.store.reports(known_by)], format)


@router.get("/reports/{id}", responses=of(shapes.ReportText))
def report(held: Held, id: Id) -> Response:
    """One report with its text."""
    return answer(rows.report_text(held.store.report(id)))


@router.get("/search", responses=many(shapes.Hit))
def search(
    held: Held, q: Annotated[str, Query(min_length=1)], known_by: KnownBy = None, format: As = Format.json
) -> Response:
    """Where reports have these words."""
    return answer(rows.hits(q, held.store.with_words(q, known_by)), format)


@router.get("/events", responses=many(shapes.Event))
def events(
    held: Held,
    subject: Subject = None,
    since: Annotated[date | None, Query(description="Only what may have happened from this day on.")] = None,
    until: Annotated[date | None, Query(description="Only what may have happened up to this day.")] = None,
    known_by: KnownBy = None,
    format: As = Format.json,
) -> Response:
    """What happened, was planned or is denied: `dateline events`."""
    window = inquiry.Window(subject or None, since, until)
    return answer(inquiry.events(held.about(subject, known_by), window), format)


@router.get("/statements", responses=many(shapes.Statement))
def statements(held: Held, known_by: KnownBy = None, format: As = Format.json) -> Response:
    """Who said what: `dateline statements`."""
    return answer(inquiry.statements(held.at(known_by)), format)


@router.get("/situation", responses=many(shapes.Holding))
def situation(
    held: Held,
    on: On = None,
    subject: Subject = None,
    kind: Annotated[str | None, Query(description="Only one kind of state.")] = None,
    known_by: KnownBy = None,
    format: As = Format.json,
) -> Response:
    """How things stood on a day: `dateline situation`."""
    ask = inquiry.Ask(on or held.today, subject or None, kind or None)
    return answer(inquiry.situation(held.situated(ask.subject, ask.kind, known_by), ask), format)


@router.get("/commitments", responses=many(shapes.Commitment))
def commitments(
    held: Held, on: On = None, subject: Subject = None, known_by: KnownBy = None, format: As = Format.json
) -> Response:
    """Promises and what became of them: `dateline commitments`."""
    record = held.situated(subject or None, "commitment", known_by)
    return answer(inquiry.commitments(record, on or held.today, None, subject or None), format)


@router.get("/timeline", responses=many(shapes.Entry))
def timeline(
    held: Held,
    subject: Annotated[str, Query(min_length=1, description="Any name of a place, party or person.")],
    known_by: KnownBy = None,
    format: As = Format.json,
) -> Response:
    """All that is told of a subject: `dateline timeline`."""
    return answer(inquiry.timeline(held.about(subject, known_by), subject, known_by or held.today), format)


@router.get("/disputes", responses=many(shapes.Dispute))
def disputes(held: Held, subject: Subject = None, known_by: KnownBy = None, format: As = Format.json) -> Response:
    """Where sources differ: `dateline disputes`."""
    return answer(comparing.disputes(held.disputed(subject or None, known_by), subject or None), format)


@router.get("/changes", responses=many(shapes.Change))
def changes(
    held: Held,
    since: Annotated[date, Query(description="The first day of publication that counts.")],
    until: Annotated[date | None, Query(description="The last one; today where none is given.")] = None,
    format: As = Format.json,
) -> Response:
    """What became known, was revised, contradicted or ended: `dateline changes`."""
    return answer(comparing.changes(held.store, comparing.Stretch(since, until or held.today)), format)


@router.get("/explain/{id}", responses=many(shapes.Telling))
def explain(held: Held, id: Id, known_by: KnownBy = None, format: As = Format.json) -> Response:
    """Each telling behind an id: `dateline explain`."""
    return answer(inquiry.explain(held.at(known_by), id, held.today), format)


@router.get("/rulings", responses=many(shapes.RulingRow))
def rulings(held: Held, known_by: KnownBy = None, format: As = Format.json) -> Response:
    """Every ruling: `dateline rulings`."""
    return answer(corrections.rulings(held.store, known_by), format)


@router.post("/rulings", status_code=201, responses=of(shapes.Kept, 201))
def correct(held: Held, request: Request, given: Annotated[Correction, Body()]) -> Response:
    """Keep a ruling: `dateline correct`."""
    if not request.app.state.corrections:
        raise InputError("this server takes no corrections: start it without --read-only")
    ruling = _ruled(Bench(held.store, held.clock), given)
    return Response(msgspec.json.encode({"id": ruling}), status_code=201, media_type="application/json")


def _ruled(bench: Bench, given: Correction) -> str:
    analyst = Analyst(given.by, given.reason)
    first, value = given.ids[0], given.value or ""
    if given.action == "merge":
        return bench.merge(given.ids, analyst).id
    if given.action == "split":
        return bench.split(first, given.ids[1:], analyst).id
    if given.action == "reject":
        return bench.reject(given.ids, analyst).id
    if given.action == "withdraw":
        return bench.withdraw(first, analyst).id
    field, equals, told = value.partition("=")
    if given.action != "set":
        return bench.set(first, given.action, value, analyst).id
    if not equals:
        raise InputError(f"{value!r} sets nothing: write FIELD=VALUE, such as type=ASSAULT")
    return bench.set(first, field.strip(), told, analyst).id


def components() -> dict[str, Any]:
    """The shapes that the description names, as JSON Schema."""
    rowed = (
        shapes.About, shapes.ReportText, shapes.ReportRow, shapes.Hit, shapes.Event, shapes.Statement, shapes.Holding,
        shapes.Commitment, shapes.Entry, shapes.Dispute, shapes.Change, shapes.Telling, shapes.RulingRow, shapes.Kept, shapes.Trouble,
    )  # fmt: skip
    return msgspec.json.schema_components(rowed, ref_template=COMPONENTS)[1]
