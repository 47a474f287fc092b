// How values read: bounds as a person would write them, names, figures, statuses.

import type { Bounds, Figure, Named, Source, Value } from "./rows";

export function lastOfMonth(day: string): string {
  const [year, month] = day.split("-").map(Number);
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10);
}

export function bounds(time: Bounds & { phase?: string }, unknown = "unknown"): string {
  const { earliest: low, latest: high } = time;
  if (!low && !high) return unknown;
  if (!low) return `up to ${high}`;
  if (!high) return `from ${low}`;
  // What is told as the begin or the end of what went on is no single day of it.
  const side = time.phase === "start" ? "from " : time.phase === "end" ? "until " : "";
  if (low === high) return `${side}${low}`;
  if (low.endsWith("-01-01") && high.endsWith("-12-31")) {
    return low.slice(0, 4) === high.slice(0, 4) ? `${side}${low.slice(0, 4)}` : `${low.slice(0, 4)} to ${high.slice(0, 4)}`;
  }
  if (low.slice(0, 7) === high.slice(0, 7) && low.endsWith("-01") && lastOfMonth(low) === high) return `${side}${low.slice(0, 7)}`;
  return `${low} to ${high}`;
}

export function names(things: (Named | { name: string | null })[]): string {
  return [...new Set(things.map((t) => t.name ?? "").filter(Boolean))].join(", ");
}

export function claimants(sources: Source[]): string {
  return [...new Set(sources.map((s) => s.source?.name ?? s.publisher ?? "the report"))].join(", ");
}

export function figure(row: Partial<Figure>): string {
  const { low, best, high } = row;
  if (low == null && best == null && high == null) return "";
  const range = low ? `${count(low)} to ${count(high ?? low)}` : `up to ${count(high ?? 0)}`;
  const number = best != null && low === high ? count(best) : range;
  return `${number} ${row.unit ?? ""}`.trim();
}

export function count(number: number): string {
  return number.toLocaleString("en-GB");
}

export function value(v: Value): string {
  const number = v.number == null ? null : count(v.number);
  return [v.name, number, v.text === v.name ? null : v.text].filter(Boolean).join(", ");
}

export function status(word: string): string {
  const told: Record<string, string> = { happened: "done", not_happened: "did not happen" };
  return told[word] ?? word.replaceAll("_", " ");
}

/** Today's share of the way between two days, 0 to 1. */
export function number(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function day(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}
