"""The commands that read: `read`, `extract`, `try`, `codebook`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.choices import DateOrder, Published, Quiet, Store, Workers
from dateline.errors import DatelineError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.config import Config
    from dateline.desk import Reading
    from dateline.ingest.decode import Note
    from dateline.ingest.sources import Finding

Words = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, URLs, or - for standard input.")]
INTERRUPTED = 130


def extract(
    paths: Words,
    published: Published = None,
    date_order: DateOrder = None,
    predicates: Annotated[bool, typer.Option("--predicates", help="Also every predicate with its factuality.")] = False,
) -> None:
    """Print annotated reports as JSON lines; nothing is stored."""
    from dateline import desk
    from dateline.cli import output
    from dateline.config import configured

    config = configured(os.environ)
    worst: DatelineError | None = None
    found = _findings(paths, published, config)
    for line in desk.extract(found, config.model, predicates=predicates, date_order=date_order or ""):
        if isinstance(line, dict):
            output.json_line(line)
            continue
        output.note(line)
        worst = line if isinstance(line, InputError) else worst
    _leave(worst)


def read(
    paths: Words,
    published: Published = None,
    date_order: DateOrder = None,
    workers: Workers = 1,
    quiet: Quiet = False,
    store: Store = None,
) -> None:
    """Read reports into the store and print what each tells; reading one again changes nothing."""
    from dateline import desk
    from dateline.cli import output
    from dateline.config import configured
    from dateline.inquiry import opened

    config = configured(os.environ, store=store)
    tally = _Tally(quiet)
    with opened(config) as kept:
        findings = _findings(paths, published, config)
        found = desk.read(findings, config.model, kept, date_order=date_order or "", workers=workers)
        try:
            for item in found:
                tally.take(item)
        except KeyboardInterrupt:
            output.note(f"interrupted: {tally.new} reports were read and are kept; read again to go on")
            raise SystemExit(INTERRUPTED) from None
    tally.close()
    _leave(tally.worst)


class _Tally:
    """Prints what comes and counts it."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.new = self.known = self.events = 0
        self.undated: list[str] = []
        self.worst: DatelineError | None = None

    def take(self, item: Reading | Note | InputError) -> None:
        from dateline.cli import output
        from dateline.ingest.decode import Note

        if isinstance(item, Note | InputError):
            output.note(item)
            self.worst = item if isinstance(item, InputError) else self.worst
            return
        self.new += item.new
        self.known += not item.new
        if item.new and item.report.published is None:
            self.undated.append(item.report.origin)
        if item.new and not self.quiet:
            from dateline import inquiry
            from dateline.cli.report import told

            output.show(*told(item.report, *inquiry.told(item.coding)))

    def close(self) -> None:
        from dateline.cli import output

        if self.undated:
            which = self.undated[0] + (f" and {len(self.undated) - 1} more" if len(self.undated) > 1 else "")
            output.note(f"{which}: no date of publication, so relative dates stay unresolved: give it with --published")
        if not self.quiet:
            known = f"; {self.known} were there already" if self.known else ""
            output.note(f"{self.new} reports read{known}")


def analyse(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One sentence, in quotation marks.")],
    published: Published = None,
    date_order: DateOrder = None,
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
    output.show(*analysis.sentence(desk.analysis(sentence, config.model, day, date_order or "")))


def _findings(paths: Sequence[str], published: str | None, config: Config) -> Iterator[Finding]:
    from dateline.ingest import report, sources

    day = report.as_date(published, "--published") if published else None
    if day:
        report.not_to_come(day, report.Terms(config.today), "--published")
    terms = report.Terms(config.today, day)
    files = sources.expand(paths)
    yield from sources.findings(files if len(files) < 2 else _with_bar(files), terms, sys.stdin.buffer)


def _with_bar(files: Sequence[str]) -> Iterator[str]:
    """The files, with a bar on standard error where that is a terminal and standard output is not printed to the same."""
    from rich.progress import Progress

    from dateline.cli import output

    wanted = sys.stderr.isatty()
    with Progress(console=output.console(stderr=True), transient=True, disable=not wanted) as bar:
        yield from bar.track(files, description="reading")


def _leave(worst: DatelineError | None) -> None:
    if worst:
        raise SystemExit(worst.exit_status)
