"""Events as one table: the columns of `dateline events --format csv`, always all of them."""

from __future__ import annotations

from dateline.export.delimited import flattened, table
from dateline.export.selection import Exported, Selection, exported

COLUMNS = (
    "id", "type", "mode", "contexts", "cameo", "factuality", "certainty", "confidence", "actor", "recipient", "places",
    "time.earliest", "time.latest", "time.granularity", "time.phase", "low", "best", "high", "unit", "sources",
)  # fmt: skip


def export(selection: Selection) -> Exported:
    """A line for each event, whatever it is told as."""
    rows = [flattened(row) for row in selection.rows]
    later = dict.fromkeys(name for row in rows for name in row if name not in COLUMNS)
    return exported(table((*COLUMNS, *later), rows))
