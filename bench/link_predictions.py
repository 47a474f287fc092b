"""Which mentions of events and which reports of a store tell one happening, as lines for a scorer of linking.

Usage: python bench/link_predictions.py STORE_URL mentions|reports > PREDICTIONS.jsonl
"""

from __future__ import annotations

import argparse
import json

from dateline.config import system_clock
from dateline.record.assemble import assemble
from dateline.record.stories import stories
from dateline.store.record_store import open_store


def main() -> None:
    """Prints a line for each mention, or for each report."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("store")
    cli.add_argument("what", choices=("mentions", "reports"))
    given = cli.parse_args()
    with open_store(given.store, system_clock) as store:
        if given.what == "reports":
            for report, story in stories(store.reports()).items():
                print(json.dumps({"report_id": report, "cluster": story}))
            return
        for event in assemble(store.codings()).events:
            for claim in event.claims:
                start, end = claim.evidence.trigger
                line = {"report_id": claim.evidence.report, "start": start, "end": end, "cluster": event.id}
                print(json.dumps(line))


if __name__ == "__main__":
    main()
