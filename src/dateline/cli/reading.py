"""The commands that read: `read`, `extract`, `try`, `codebook`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import AllowPrivate, Columns, DateOrder, Lexicons, Published, Quiet, Store, Workers
from dateline.cli.tally import leave, taken
from dateline.errors import DatelineError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.config import Config
    from dateline.ingest.report import Terms
    from dateline.ingest.sources import Finding

Words = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, URLs, or - for standard input.")]


def extract(
    paths: Words,
    published: Published = None,
    date_order: DateOrder = None,
    predicates: Annotated[bool, typer.Option("--predicates", help="Also every predicate with its factuality.")] = False,
    column: Columns = None,
    allow_private: AllowPrivate = False,
    lexicon: Lexicons = None,
) -> None:
    """Print annotated reports as JSON lines; nothing is stored."""
    from dateline import desk
    from dateline.cli import output
    from dateline.config import configured

    config = configured(os.environ)
    worst: DatelineError | None = None
    found = _findings(paths, terms_of(config, published, column or (), allow_private), bar=False)
    for line in desk.extract(
        found, config.model, predicates=predicates, date_order=date_order or "", lexicons=lexicon or ()
    ):
        if isinstance(line, dict):
            output.json_line(line)
            continue
        output.note(line)
        worst = line if isinstance(line, InputError) else worst
    leave(worst)


def read(
    paths: Words,
    published: Published = None,
    date_order: DateOrder = None,
    column: Columns = None,
    allow_private: AllowPrivate = False,
    lexicon: Lexicons = None,
    workers: Workers = 1,
    quiet: Quiet = False,
    store: Store = None,
) -> None:
    """Read reports into the store and print what each tells; reading one again changes nothing."""
    from dateline import desk
    from dateline.config import configured
    from dateline.inquiry import opened

    config = configured(os.environ, store=store)
    terms = terms_of(config, published, column or (), allow_private)
    bar = sys.stderr.isatty() and (quiet or not sys.stdout.isatty())
    with opened(config) as kept:
        found = desk.read(
            _findings(paths, terms, bar),
            config.model,
            kept,
            date_order=date_order or "",
            workers=workers,
            lexicons=lexicon or (),
        )
        tally = taken(found, quiet, kept)
    leave(tally.worst)


def analyse(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One sentence, in quotation marks.")],
    published: Published = None,
    date_order: DateOrder = None,
    lexicon: Lexicons = None,
) -> None:
    """Show how one sentence is read: spans, roles, rule and why."""
    from dateline import desk
    from dateline.cli import analysis, output
    from dateline.config import configured
    from dateline.ingest.report import as_date

    if not sentence.strip():
        raise InputError("the sentence is empty: give one in quotation marks")
    day = as_date(published, "--published") if published else None
    config = configured(os.environ)
    output.show(*analysis.sentence(desk.analysis(sentence, config.model, day, date_order or "", lexicon or ())))


def terms_of(
    config: Config, published: str | None = None, columns: Sequence[str] = (), allow_private: bool = False
) -> Terms:
    """What the options say of how reports are read. Raises InputError."""
    from dateline.ingest import report

    day = report.as_date(published, "--published") if published else None
    if day:
        report.not_to_come(day, report.Terms(config.today), "--published")
    return report.Terms(config.today, day, tuple(_column(c) for c in columns), allow_private)


def _column(given: str) -> tuple[str, str]:
    field, sign, name = given.partition("=")
    if not sign or not name:
        raise InputError(f"--column {given}: write it as FIELD=NAME, such as text=Body")
    return field.strip(), name.strip()


def _findings(paths: Sequence[str], terms: Terms, bar: bool) -> Iterator[Finding]:
    """What is read, with a bar by bytes on standard error: a file of many reports moves it too."""
    from dateline.cli import output
    from dateline.ingest import sources

    files = sources.expand(paths)
    with output.progress(bar) as shown:
        task = shown.add_task("reading", total=sum(map(sources.size, files)) or None)
        yield from sources.findings(files, terms, sys.stdin.buffer, lambda size: shown.advance(task, size))
