// Where rows come from: the server that gave this page, or the page itself where it was written as one file.

import type { About, Change, Commitment, Dispute, Entry, EventRow, Holding, ReportRow, ReportText, Telling } from "./rows";

export interface Query {
  on?: string;
  known_by?: string;
  subject?: string;
  kind?: string;
  since?: string;
  until?: string;
  q?: string;
}

export interface Correction {
  action: string;
  ids: string[];
  value?: string;
  reason: string;
  by: string;
}

export interface Rows {
  about: About;
  reports: ReportRow[];
  events: EventRow[];
  situation: Holding[];
  commitments: Commitment[];
  timeline: Entry[];
  disputes: Dispute[];
  changes: Change[];
  search: { report: string; title: string | null; published: string | null; start: number; end: number; quote: string }[];
}

export interface Source {
  rows<K extends keyof Rows>(name: K, query: Query): Promise<Rows[K]>;
  report(id: string): Promise<ReportText>;
  explain(id: string): Promise<Telling[]>;
  /** Whether the rows come from a server, which also takes corrections and compares any two days; one file tells what each step of knowledge changed. */
  served: boolean;
  /** The address of the same rows for programs; null where the page is one file. */
  address(name: string, query: Query, format: string): string | null;
  correct(correction: Correction): Promise<void>;
}

interface Embedded {
  about: About;
  reports: ReportText[];
  explain: Record<string, Telling[]>;
  rows: unknown[];
  /** By what was known: the numbers of rows, with the days between which they stand where they depend on the day asked for. */
  known: { by: string; lists: Record<string, number[]>; runs: Record<string, [number, string, string][]>; changes: number[] }[];
}

export function source(): Source {
  const held = document.getElementById("record");
  return held ? embedded(JSON.parse(held.textContent ?? "{}") as Embedded) : served();
}

function served(): Source {
  const token = new URLSearchParams(location.search).get("token");
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const get = async (path: string): Promise<never> => {
    const answer = await fetch(path, { headers });
    if (!answer.ok) throw new Error(await told(answer));
    return (await answer.json()) as never;
  };
  const address = (name: string, query: Query, format = "json"): string => {
    const found = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) if (value) found.set(key, value);
    if (format !== "json") found.set("format", format);
    if (token && format !== "json") found.set("token", token);
    const text = found.toString();
    return `api/${name}${text ? `?${text}` : ""}`;
  };
  return {
    served: true,
    rows: (name, query) => get(address(name, query)),
    report: (id) => get(`api/reports/${encodeURIComponent(id)}`),
    explain: (id) => get(`api/explain/${encodeURIComponent(id)}`),
    address,
    correct: async (correction) => {
      const answer = await fetch("api/rulings", {
        method: "POST",
        headers: { ...headers, "Content-Type": "application/json" },
        body: JSON.stringify(correction),
      });
      if (!answer.ok) throw new Error(await told(answer));
    },
  };
}

async function told(answer: Response): Promise<string> {
  try {
    const body = (await answer.json()) as { message?: string };
    return body.message ?? `the server answered ${answer.status}`;
  } catch {
    return `the server answered ${answer.status}`;
  }
}

function embedded(held: Embedded): Source {
  const at = (known: string | undefined) => held.known.filter((k) => !known || k.by <= known).at(-1);
  const taken = (name: string, query: Query): unknown[] => {
    const then = at(query.known_by);
    if (!then) return [];
    const runs = then.runs[name];
    if (!runs) return (then.lists[name] ?? []).map((n) => held.rows[n]);
    const on = query.on ?? "";
    return runs.filter(([, first, last]) => first <= on && on <= last).map(([n]) => held.rows[n]);
  };
  return {
    served: false,
    rows: async (name, query) => select(name, query, held, taken) as never,
    report: async (id) => found(held.reports.find((r) => r.id === id)),
    explain: async (id) => found(held.explain[id]),
    address: () => null,
    correct: async () => {
      throw new Error("a page in one file takes no corrections: use dateline serve");
    },
  };
}

function select(name: keyof Rows, query: Query, held: Embedded, taken: (name: string, query: Query) => unknown[]): unknown {
  if (name === "about") return held.about;
  if (name === "reports") return held.reports.filter((r) => !query.known_by || (r.published ?? "") <= query.known_by);
  if (name === "search") return searched(held.reports, query.q ?? "");
  if (name === "changes") return changed(query, held);
  const rows = taken(name, query) as Holding[];
  if (name === "situation") return rows.filter((r) => matches(r, query));
  if (name === "timeline") return (rows as unknown as Entry[]).filter((r) => concerns([...r.who, ...r.to, ...r.where], query));
  if (name === "events") {
    return (rows as unknown as EventRow[]).filter((r) => concerns([...r.actor, ...r.recipient, ...r.places].map((n) => n.name ?? ""), query));
  }
  if (name === "disputes") return (rows as unknown as Dispute[]).filter((r) => concerns([r.about, ...r.sides.map((s) => s.value)], query));
  return rows;
}

/** What the reports of each day from `since` to `until` changed, one day after the other. */
function changed({ since = "", until }: Query, held: Embedded): Change[] {
  const steps = held.known.filter((k) => since <= k.by && (!until || k.by <= until));
  return steps.flatMap((k) => k.changes.map((n) => held.rows[n] as Change));
}

function concerns(names: string[], query: Query): boolean {
  const wanted = (query.subject ?? "").toLowerCase();
  return !wanted || names.some((name) => name.toLowerCase().includes(wanted));
}

function matches(row: Holding, query: Query): boolean {
  return (!query.kind || row.kind === query.kind) && concerns([row.subject?.name ?? "", row.subject?.id ?? ""], query);
}

function searched(reports: ReportText[], words: string): Rows["search"] {
  const wanted = words.toLowerCase();
  if (!wanted) return [];
  return reports.flatMap((r) => {
    const letters = Array.from(r.text); // offsets count characters, not halves of them
    const at = r.text.toLowerCase().indexOf(wanted);
    if (at < 0) return [];
    const before = Array.from(r.text.slice(0, at)).length;
    const [start, end] = [Math.max(0, before - 120), Math.min(letters.length, before + wanted.length + 120)];
    return [{ report: r.id, title: r.title, published: r.published, start, end, quote: letters.slice(start, end).join("") }];
  });
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("this is not in the record");
  return thing;
}
