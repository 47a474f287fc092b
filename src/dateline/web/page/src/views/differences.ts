// Where sources differ, side by side; and what changed since a day.

import { marked } from "../dom";
import type { Change, Dispute } from "../rows";
import { asked, badge, h, moved, page, says, table, toReport, when, type Context } from "../view";
import { bounds, claimants } from "../words";
import { known } from "./situation";

export async function disputes(context: Context): Promise<HTMLElement> {
  const rows = await context.source.rows("disputes", asked(context));
  return page(
    "Disputes",
    ["Where sources differ, side by side", known(context), "."],
    context,
    "disputes",
    rows,
    rows.length ? "" : h("p", { class: "empty" }, "The sources do not differ."),
    rows.map((row) => dispute(context, row)),
  );
}

/** What some say beside what others say, each with their words. */
export function dispute({ place }: Context, row: Dispute): HTMLElement {
  const side = (one: Dispute["sides"][number]) =>
    h(
      "div",
      {},
      h("h4", {}, one.value),
      h("p", { class: "says" }, claimants(one.sources)),
      one.sources.map((s) => h("p", {}, h("a", { href: toReport(place, s) }, [s.publisher, s.published].filter(Boolean).join(" ")), " ", marked(s.quote, s.trigger))),
    );
  return h(
    "article",
    { class: "dispute" },
    h("h3", {}, `${row.about} `, h("span", { class: "code" }, row.kind), " ", when(bounds(row.time, ""))),
    h("div", { class: "sides" }, row.sides.map(side)),
  );
}

export async function changes(context: Context): Promise<HTMLElement> {
  const { place, about, source } = context;
  const since = place.since || about.first || about.today;
  const rows = await source.rows("changes", { until: place.known, since });
  const pick = (event: Event) => {
    location.hash = moved(place, { since: (event.target as HTMLInputElement).value });
  };
  return page(
    "Changes",
    ["What became known, was revised, was contradicted or came to an end", known(context), source.served ? "." : ", by the reports of one day after the other."],
    context,
    "changes",
    rows,
    h("p", {}, h("label", {}, "Since ", h("input", { type: "date", value: since, change: pick }))),
    table<Change>(
      "Changes",
      [
        { title: "Change", cell: (r) => badge(r.change) },
        { title: "Of", cell: (r) => r.kind },
        { title: "About", cell: (r) => r.about },
        { title: "Was", cell: (r) => r.was ?? "" },
        { title: "Is", cell: (r) => h("b", {}, r.now) },
        { title: "According to", cell: (r) => says(place, r.sources) },
      ],
      rows,
      "Nothing changed since.",
    ),
  );
}
