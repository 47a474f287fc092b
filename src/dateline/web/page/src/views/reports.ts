// The reports, one of them with what was read off it, and search in their words.

import type { ReportRow } from "../rows";
import { asked, h, moved, page, table, toReport, type Context } from "../view";

const DATED: Record<string, string> = { line: "a line at its head", name: "its file's name", argument: "who read it", field: "its field", page: "the page" };

export async function reports(context: Context): Promise<HTMLElement> {
  const { place } = context;
  const rows = await context.source.rows("reports", asked(context));
  return page(
    "Reports",
    `${rows.length} reports were read.`,
    context,
    "reports",
    rows,
    table<ReportRow>(
      "Reports",
      [
        { title: "Published", cell: (r) => r.published ?? "unknown" },
        { title: "Dated by", cell: (r) => DATED[r.dated_by] ?? r.dated_by },
        { title: "Publisher", cell: (r) => r.publisher ?? "" },
        { title: "Title", cell: (r) => h("a", { href: moved(place, { view: "report", id: r.id }) }, r.title || r.id) },
      ],
      rows,
      "No report was read yet: dateline read PATH",
    ),
  );
}

export async function report(context: Context): Promise<HTMLElement> {
  const [id = "", span = ""] = context.place.id.split(/@(?=\d+-\d+$)/);
  const found = await context.source.report(id);
  const letters = Array.from(found.text); // offsets count characters, not halves of them
  const [start = 0, end = 0] = span.split("-").map(Number);
  const told = (from: number, to?: number) => letters.slice(from, to).join("");
  const mark = h("mark", { id: "told" }, told(start, end));
  return page(
    found.title || found.id,
    [found.publisher, found.published ?? "no date of publication", found.url].filter(Boolean).join(" · "),
    context,
    "report",
    [],
    h("article", { class: "report", lang: found.language }, span ? [told(0, start), mark, told(end)] : found.text),
  );
}

export async function search(context: Context): Promise<HTMLElement> {
  const { place } = context;
  const rows = place.subject ? await context.source.rows("search", { q: place.subject, known_by: place.known }) : [];
  return page(
    "Search",
    place.subject ? `Where the reports say “${place.subject}”.` : "Type a word into the search field.",
    context,
    "search",
    rows,
    h("ul", { class: "hits" }, rows.map((r) => h("li", {}, h("a", { href: toReport(place, r) }, r.title || r.report), ` ${r.published ?? ""}`, h("blockquote", {}, r.quote)))),
    place.subject && !rows.length && h("p", { class: "empty" }, "No report has these words."),
  );
}
