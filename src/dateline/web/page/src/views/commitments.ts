// Promises, plans, ultimatums and what had become of them on the day of the slider.

import type { Commitment } from "../rows";
import { asked, badge, page, says, table, when, type Context } from "../view";
import { bounds, names } from "../words";
import { known } from "./situation";

export async function commitments(context: Context): Promise<HTMLElement> {
  const { place } = context;
  const rows = await context.source.rows("commitments", asked(context));
  return page(
    "Commitments",
    [`Promises, plans and ultimatums as they stood on ${place.on}`, known(context), "."],
    context,
    "commitments",
    rows,
    table<Commitment>(
      "Commitments",
      [
        { title: "Due", cell: (r) => when(bounds(r.due, "no date told")) },
        { title: "Who", cell: (r) => names(r.actors) },
        { title: "What", cell: (r) => r.text },
        { title: "To", cell: (r) => r.recipient?.name ?? "" },
        { title: "Status", cell: (r) => badge(r.status) },
        { title: "Made", cell: (r) => says(place, r.made) },
        { title: "Settled", cell: (r) => says(place, r.settled) },
      ],
      rows,
      "No promise is told by this day.",
    ),
  );
}
