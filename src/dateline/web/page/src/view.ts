// What every view is given, and the pieces that several of them show.

import { h, table, type Child, type Column } from "./dom";
import { link, moved, type Place } from "./place";
import type { About, EventRow, Source as Told } from "./rows";
import type { Query, Source } from "./source";
import { claimants, figure, names, status } from "./words";

export interface Context {
  source: Source;
  place: Place;
  about: About;
}

export type View = (context: Context) => Promise<HTMLElement>;

/** What is asked with the sliders where they are; a view takes from it what it needs. */
export function asked({ place }: Context): Query {
  return { on: place.on, known_by: place.known, subject: place.subject, kind: place.kind };
}

export function badge(word: string): HTMLElement {
  return h("span", { class: `badge ${word}` }, status(word));
}

/** A date that is not broken over two lines. */
export function when(words: string): HTMLElement {
  return h("span", { class: "when" }, words);
}

export function says(place: Place, sources: Told[]): Child {
  const first = sources[0];
  if (!first) return "";
  const reports = new Set(sources.map((s) => s.report)).size;
  return h("a", { href: toReport(place, first) }, claimants(sources), reports > 1 ? ` (${reports} reports)` : "");
}

export function toReport(place: Place, told: { report: string; start: number; end: number }): string {
  return moved(place, { view: "report", id: `${told.report}@${told.start}-${told.end}` });
}

export function subjectLink(place: Place, name: string | null | undefined): Child {
  return name ? h("a", { href: moved(place, { view: "timeline", subject: name }) }, name) : "";
}

export function happening(place: Place, row: EventRow): Child {
  const words = row.sources[0]?.trigger ?? row.type;
  return [
    names(row.actor) || h("i", {}, "not told who"),
    " ",
    h("a", { class: "words", href: moved(place, { view: "evidence", id: row.id }) }, words.toLowerCase()),
    figure(row) && ` ${figure(row)}`,
    row.recipient.length > 0 && ` → ${names(row.recipient)}`,
    " ",
    h("span", { class: "code" }, [row.type, row.mode].filter(Boolean).join(" ")),
  ];
}

/** The view's title, what it shows in a line, its rows to take away, and its body. */
export function page(title: string, about: Child, context: Context, name: string, rows: object[], ...body: Child[]): HTMLElement {
  return h(
    "section",
    {},
    h("div", { class: "head" }, h("h2", { id: "title", tabindex: -1 }, title), takeaway(context, name, rows)),
    h("p", { class: "about" }, about),
    ...body,
  );
}

function takeaway(context: Context, name: string, rows: object[]): Child {
  if (!rows.length) return "";
  const save = (kind: "json" | "csv") => () => {
    const text = kind === "json" ? JSON.stringify(rows, null, 1) : csv(rows);
    const held = URL.createObjectURL(new Blob([text], { type: kind === "json" ? "application/json" : "text/csv" }));
    h("a", { href: held, download: `${name}.${kind}` }).click();
    URL.revokeObjectURL(held);
  };
  const one = (kind: "json" | "csv"): Child => {
    const address = context.source.address(name, asked(context), kind);
    if (address) return h("a", { class: "button", href: address, download: `${name}.${kind}` }, kind.toUpperCase());
    return h("button", { type: "button", click: save(kind) }, kind.toUpperCase());
  };
  return h("div", { class: "takeaway", "aria-label": "Take the rows of this view away" }, one("csv"), one("json"));
}

export function csv(rows: object[]): string {
  const flat = rows.map((row) => flattened(row as Record<string, unknown>));
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...flat.map((row) => columns.map((c) => row[c] ?? ""))].map((line) => line.map(cell).join(",")).join("\n") + "\n";
}

function flattened(row: Record<string, unknown>, prefix = ""): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(row)) {
    if (Array.isArray(value)) flat[prefix + name] = value.map(short).join("; ");
    else if (value !== null && typeof value === "object") Object.assign(flat, flattened(value as Record<string, unknown>, `${prefix}${name}.`));
    else flat[prefix + name] = value === null || value === undefined ? "" : String(value);
  }
  return flat;
}

function short(value: unknown): string {
  if (value === null || typeof value !== "object") return String(value ?? "");
  const row = value as Record<string, unknown>;
  return String(row["name"] ?? row["quote"] ?? "");
}

export { h, link, moved, table, type Child, type Column };
