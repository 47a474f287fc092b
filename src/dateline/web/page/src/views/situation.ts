// How things stood on the day of the slider, as known by the other.

import type { Holding } from "../rows";
import { asked, badge, h, moved, page, says, subjectLink, table, when, type Context } from "../view";
import { bounds, value } from "../words";

export async function situation(context: Context): Promise<HTMLElement> {
  const { place, about } = context;
  const rows = await context.source.rows("situation", asked(context));
  const kinds = h(
    "nav",
    { class: "kinds", "aria-label": "Kinds of state" },
    ["", ...about.kinds].map((kind) =>
      h("a", { href: moved(place, { kind }), "aria-current": place.kind === kind ? "true" : null }, kind || "all"),
    ),
  );
  return page(
    "How things stood",
    ["Every value that held, or is said to have held, on ", h("b", {}, place.on), known(context), "."],
    context,
    "situation",
    rows,
    kinds,
    table<Holding>(
      "States on the day",
      [
        { title: "What", cell: (r) => r.kind },
        { title: "Of", cell: (r) => subjectLink(place, r.subject?.name) },
        { title: "Is", cell: (r) => h("b", {}, value(r.value)) },
        { title: "Status", cell: (r) => badge(r.status) },
        { title: "Since", cell: (r) => when(bounds(r.from)) },
        { title: "Until", cell: (r) => when(bounds(r.to, "")) },
        { title: "Last confirmed", cell: (r) => when(r.confirmed ?? "") },
        { title: "According to", cell: (r) => says(place, r.according_to) },
      ],
      rows,
      "No report tells of anything that held on this day. Move the slider, or clear the search.",
    ),
  );
}

export function known({ place }: Context): string {
  return place.known ? `, by reports published up to ${place.known}` : "";
}
