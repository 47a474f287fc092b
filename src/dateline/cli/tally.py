"""What a reading prints as it goes, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import DatelineError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.desk import Reading
    from dateline.ingest.decode import Note
    from dateline.store.record_store import RecordStore

INTERRUPTED = 130


def taken(found: Iterable[Reading | Note | InputError], quiet: bool, store: RecordStore) -> Tally:
    """Prints what each report tells. An interruption keeps what was read and says so; how much that is the store knows, for a report
    may be kept that has not been told yet."""
    from dateline.cli import output

    tally = Tally(quiet)
    try:
        for item in found:
            tally.take(item)
    except KeyboardInterrupt:
        output.note(f"interrupted: {store.kept} reports were read and are kept; read again to go on")
        raise SystemExit(INTERRUPTED) from None
    tally.close()
    return tally


def leave(worst: DatelineError | None) -> None:
    """Ends with the status of the last error, if there was one."""
    if worst:
        raise SystemExit(worst.exit_status)


class Tally:
    """Prints what comes and counts it."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.new = self.known = 0
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
