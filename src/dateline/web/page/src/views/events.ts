// What happened, was planned or is denied, up to what was known.

import type { Place } from "../place";
import type { EventRow, Source } from "../rows";
import { asked, badge, h, happening, page, says, table, when, type Child, type Context } from "../view";
import { bounds, figure, names } from "../words";
import { known } from "./situation";

export async function events(context: Context): Promise<HTMLElement> {
  const { place } = context;
  const rows = await context.source.rows("events", asked(context));
  return page(
    "Events",
    [`${rows.length} happenings, each once with all its sources`, place.subject && ` about “${place.subject}”`, known(context), "."],
    context,
    "events",
    rows,
    table<EventRow>(
      "Events",
      [
        { title: "When", cell: (r) => when(bounds(r.time)) },
        { title: "What", cell: (r) => happening(place, r) },
        { title: "Where", cell: (r) => names(r.places) },
        { title: "Told as", cell: (r) => badge(r.factuality) },
        { title: "According to", cell: (r) => says(place, r.sources) },
      ],
      rows,
      "No event is told.",
    ),
  );
}

export async function figures(context: Context): Promise<HTMLElement> {
  const { place } = context;
  const rows = (await context.source.rows("events", asked(context))).filter((r) => r.low != null || r.best != null || r.high != null);
  const most = Math.max(1, ...rows.map((r) => r.high ?? r.best ?? 0));
  return page(
    "Figures",
    ["How many, by event, with the range that its sources leave", known(context), "."],
    context,
    "events",
    rows,
    table<EventRow>(
      "Figures by event",
      [
        { title: "When", cell: (r) => when(bounds(r.time)) },
        { title: "What", cell: (r) => happening(place, r) },
        { title: "Low", number: true, cell: (r) => r.low?.toLocaleString("en-GB") ?? "" },
        { title: "Best", number: true, cell: (r) => r.best?.toLocaleString("en-GB") ?? "" },
        { title: "High", number: true, cell: (r) => r.high?.toLocaleString("en-GB") ?? "" },
        { title: "Of", cell: (r) => r.unit ?? "" },
        { title: "Range", cell: (r) => range(r, most) },
        { title: "According to", cell: (r) => each(place, r) },
      ],
      rows,
      "No event with a figure is told.",
    ),
  );
}

/** Each source's own figure, side by side where they differ. */
function each(place: Place, row: EventRow): Child {
  const told = new Map<string, Source[]>();
  for (const source of row.sources)
    for (const own of source.figures ?? []) {
      const words = [figure(own), own.measure !== own.unit && own.measure].filter(Boolean).join(" ");
      told.set(words, [...(told.get(words) ?? []), source]);
    }
  if (told.size < 2) return says(place, row.sources);
  return [...told].map(([words, sources]) => h("div", {}, `${words}: `, says(place, sources)));
}

/** A bar from low to high with a line at best, on a scale that shows tens beside hundreds of thousands. */
function range(row: EventRow, most: number): HTMLElement {
  const at = (n: number) => (100 * Math.log1p(Math.max(0, n))) / Math.log1p(most);
  const [low, high] = [at(row.low ?? row.best ?? 0), at(row.high ?? row.best ?? 0)];
  const bar = h("span", { class: "bar" });
  bar.style.left = `${Math.min(low, 99)}%`;
  bar.style.width = `${Math.max(1, high - low)}%`;
  return h("span", { class: "range", "aria-hidden": "true" }, bar);
}
