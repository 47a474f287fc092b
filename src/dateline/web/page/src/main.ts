// The page: its views, the two sliders, and the address that keeps where one is.

import "./style.css";
import { h } from "./dom";
import { link, moved, read, type Place } from "./place";
import { source } from "./source";
import type { About } from "./rows";
import type { View } from "./view";
import { commitments } from "./views/commitments";
import { changes, disputes } from "./views/differences";
import { events, figures } from "./views/events";
import { evidence } from "./views/evidence";
import { map } from "./views/map";
import { report, reports, search } from "./views/reports";
import { situation } from "./views/situation";
import { timeline } from "./views/timeline";
import { day, number } from "./words";

const held = source();
const VIEWS: Record<string, { title: string; show: View; hidden?: boolean }> = {
  situation: { title: "Situation", show: situation },
  map: { title: "Map", show: map },
  timeline: { title: "Timeline", show: timeline },
  events: { title: "Events", show: events },
  figures: { title: "Figures", show: figures },
  disputes: { title: "Disputes", show: disputes },
  commitments: { title: "Commitments", show: commitments },
  changes: { title: "Changes", show: changes },
  reports: { title: "Reports", show: reports },
  search: { title: "Search", show: search },
  report: { title: "Report", show: report, hidden: true },
  evidence: { title: "Evidence", show: evidence, hidden: true },
};

const app = document.getElementById("app") as HTMLElement;

async function start(): Promise<void> {
  try {
    const about = await held.rows("about", {});
    const shell = frame(about);
    app.replaceChildren(...shell.parts);
    const go = () => void show(about, shell);
    addEventListener("hashchange", go);
    go();
  } catch (error) {
    app.replaceChildren(h("p", { class: "empty", role: "alert" }, `The record cannot be shown: ${message(error)}`));
  }
}

interface Shell {
  parts: HTMLElement[];
  nav: HTMLElement;
  bar: HTMLElement;
  body: HTMLElement;
}

function frame(about: About): Shell {
  const nav = h("nav", { "aria-label": "Views", class: "views" });
  const bar = h("form", { class: "sliders", "aria-label": "What is asked", submit: (e) => e.preventDefault() });
  const body = h("main", { id: "body" });
  const skip = h("a", { class: "skip", href: "#body", click: (e) => { e.preventDefault(); (document.getElementById("title") ?? body).focus(); } }, "Skip to the rows");
  const head = h("header", {}, skip, h("h1", {}, h("a", { href: link({ view: "situation" }) }, "dateline")), h("p", {}, `${about.reports} reports`, about.first ? `, published ${about.first} to ${about.last}` : ""), nav);
  return { parts: [head, bar, body], nav, bar, body };
}

function whole(about: About): Place {
  const place = read(location.hash);
  if (!VIEWS[place.view]) place.view = "situation";
  place.on ||= about.last ?? about.today;
  return place;
}

async function show(about: About, shell: Shell): Promise<void> {
  const place = whole(about);
  const view = VIEWS[place.view] as { title: string; show: View };
  shell.nav.replaceChildren(...Object.entries(VIEWS).filter(([, v]) => !v.hidden).map(([name, v]) => h("a", { href: moved(place, { view: name }), "aria-current": name === place.view ? "page" : null }, v.title)));
  controls(about, place, shell.bar);
  document.title = `${view.title} · dateline`;
  shell.body.setAttribute("aria-busy", "true");
  try {
    const made = await view.show({ source: held, place, about });
    if (whole(about).view !== place.view) return;
    shell.body.replaceChildren(made);
  } catch (error) {
    shell.body.replaceChildren(h("p", { class: "empty", role: "alert" }, message(error)));
  }
  shell.body.setAttribute("aria-busy", "false");
  document.getElementById("told")?.scrollIntoView({ block: "center" });
}

/** Made anew for another view or subject; kept while a slider is held, so that it does not lose its grip. */
function controls(about: About, place: Place, bar: HTMLElement): void {
  const active = document.activeElement;
  if (active instanceof HTMLInputElement && bar.contains(active)) {
    for (const input of bar.querySelectorAll<HTMLInputElement>("input")) {
      if (input !== active) input.value = shown(input, place, about);
    }
    return;
  }
  const first = number(about.first ?? about.today);
  const last = number(about.last ?? about.today);
  bar.replaceChildren(
    slider("on", "On", first - 365, last + 120, place, about),
    slider("known", "Known by", first, last, place, about),
    h("label", { class: "subject" }, "About ", h("input", { type: "search", name: "subject", value: place.subject, placeholder: "a place, party or person", change: typed })),
  );
}

function typed(event: Event): void {
  const place = read(location.hash);
  location.hash = moved(place, { subject: (event.target as HTMLInputElement).value.trim() });
}

function shown(input: HTMLInputElement, place: Place, about: About): string {
  const told = input.name === "subject" ? place.subject : input.name === "on" ? place.on : place.known || about.last || about.today;
  return input.type === "range" ? String(number(told)) : told;
}

function slider(field: "on" | "known", title: string, low: number, high: number, place: Place, about: About): HTMLElement {
  const now = field === "on" ? place.on : place.known || about.last || about.today;
  const set = (value: string) => {
    const all = field === "known" && number(value) >= high; // to the end is all that is known, later rulings too
    if (value) location.hash = moved(read(location.hash), { [field]: all ? "" : value, id: read(location.hash).id });
  };
  const range = h("input", { type: "range", name: field, min: Math.min(low, number(now)), max: Math.max(high, number(now)), value: number(now), "aria-label": `${title}, day`, input: (e) => set(day(Number((e.target as HTMLInputElement).value))) });
  range.addEventListener("input", () => range.setAttribute("aria-valuetext", day(Number((range as HTMLInputElement).value))));
  range.setAttribute("aria-valuetext", now);
  return h("div", { class: "slider" }, h("label", {}, h("span", {}, title), h("input", { type: "date", name: field, value: now, change: (e) => set((e.target as HTMLInputElement).value) })), range);
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

void start();
