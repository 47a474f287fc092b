// Why a value is in the record: each telling in its report, who claims it, the outlet, the rule; and a form to correct it.

import { marked } from "../dom";
import type { Telling } from "../rows";
import { dispute } from "./differences";
import { h, page, toReport, type Child, type Context } from "../view";

const ACTIONS: [string, string][] = [
  ["reject", "reject: this did not happen, or is misread"],
  ["date", "date: it happened on (2024-06-13, or 2024-06-01/2024-06-30)"],
  ["place", "place: it happened in"],
  ["actor", "actor: it was done by"],
  ["merge", "merge: it is the same as (the other's id)"],
];

export async function evidence(context: Context): Promise<HTMLElement> {
  const { place, about } = context;
  const rows = await context.source.explain(place.id);
  const disputes = await context.source.rows("disputes", { known_by: place.known });
  const rivals = disputes.filter((row) => row.ids.includes(place.id));
  return page(
    "Evidence",
    [rows[0]?.kind, " ", h("b", {}, rows[0]?.value), `, told ${rows.length === 1 ? "once" : `${rows.length} times`}. Id `, h("code", {}, place.id)],
    context,
    "evidence",
    rows,
    rows.map((row) => telling(context, row)),
    rivals.length > 0 && h("h3", {}, "Where its sources differ"),
    rivals.map((row) => dispute(context, row)),
    about.corrections && correction(context),
  );
}

function telling({ place }: Context, row: Telling): Child {
  const pairs: [string, Child][] = [
    ["Claimed by", row.source?.name ?? "the outlet itself"],
    ["Outlet", [row.publisher, row.published].filter(Boolean).join(", ") || "unknown"],
    ["Section", row.section],
    ["Read by", h("code", {}, row.rule)],
    ["Linked", row.link],
    ["Sure of the coding", row.confidence === null ? "" : `${Math.round(row.confidence * 100)} %`],
  ];
  return h(
    "article",
    { class: "telling" },
    h("blockquote", {}, marked(row.quote, row.trigger)),
    h("dl", {}, pairs.filter(([, told]) => told).map(([name, told]) => [h("dt", {}, name), h("dd", {}, told)])),
    h("a", { href: toReport(place, row) }, "In its report"),
  );
}

function correction(context: Context): HTMLElement {
  const said = h("p", { role: "status" });
  const send = async (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const field = (name: string) => String(form.get(name) ?? "").trim();
    const action = field("action");
    const ids = action === "merge" ? [context.place.id, field("value")] : [context.place.id];
    try {
      await context.source.correct({ action, ids, reason: field("reason"), by: field("by"), ...(action === "merge" ? {} : { value: field("value") }) });
      said.textContent = "Kept. The record shows it from now on; it can be withdrawn with dateline correct withdraw.";
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
  };
  return h(
    "form",
    { class: "correct", submit: send, "aria-label": "Correct this" },
    h("h3", {}, "Correct this"),
    h("label", {}, "What ", h("select", { name: "action" }, ACTIONS.map(([name, told]) => h("option", { value: name }, told)))),
    h("label", {}, "Value ", h("input", { name: "value", autocomplete: "off" })),
    h("label", {}, "Reason ", h("input", { name: "reason", required: true, autocomplete: "off" })),
    h("label", {}, "By ", h("input", { name: "by", required: true, autocomplete: "name" })),
    h("button", { type: "submit" }, "Keep the ruling"),
    said,
  );
}
