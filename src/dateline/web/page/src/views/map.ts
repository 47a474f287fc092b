// States and events of the day on a map. Borders are neutral and say nothing of who holds what: control is drawn by place.

import { geoMercator, geoPath, type GeoProjection } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json";

import { svg } from "../dom";
import type { EventRow, Holding, Place as Where } from "../rows";
import { asked, badge, h, happening, moved, page, says, type Child, type Context } from "../view";
import { bounds, day, names, number, value } from "../words";
import { known } from "./situation";

const [WIDTH, HEIGHT] = [960, 540];
const LATELY = 30; // days before the day asked for within which events are shown
const OLD = 180; // days after which a state last confirmed is drawn as old
const FORCE = ["ASSAULT", "COERCE"];
const TOWN = 3; // UCDP's where_prec up to which a place is a town or near one; a province or a country has no point to be marked
const KINDS = ["control", "deployment", "hostilities", "displacement", "blockade"];

interface Mark {
  at: [number, number];
  name: string;
  shape: string;
  label: string;
  href: string;
}

interface Countries extends Topology {
  objects: { countries: GeometryCollection; land: GeometryCollection };
}

export async function map(context: Context): Promise<HTMLElement> {
  const { place } = context;
  const states = (await context.source.rows("situation", asked(context))).filter((r) => KINDS.includes(r.kind));
  const since = day(number(place.on) - LATELY);
  const told = await context.source.rows("events", asked(context));
  const happened = told.filter((r) => lately(r, since, place.on));
  const marks = [...states.flatMap((r) => stateMark(context, r)), ...happened.flatMap((r) => eventMark(context, r)), ...silent(context, told, states)];
  const unplaced = happened.filter((r) => !r.places.some((p) => p.lat !== null));
  return page(
    "Map",
    [`States on ${place.on} and events of the ${LATELY} days before`, known(context), ". Borders are drawn neutral; nothing follows from them."],
    context,
    "situation",
    states,
    legend(),
    h("div", { class: "mapped" }, drawn(marks), beside(context, states, unplaced)),
  );
}

function lately(row: EventRow, since: string, on: string): boolean {
  const last = row.time.latest;
  return !!last && last >= since && (row.time.earliest ?? last) <= on && ["happened", "ongoing", "denied"].includes(row.factuality);
}

function stateMark(context: Context, row: Holding): Mark[] {
  const { lat, lon, name } = row.subject ?? {};
  if (lat == null || lon == null) return [];
  const old = row.confirmed && number(context.place.on) - number(row.confirmed) > OLD;
  const shape = row.status === "holds" && old ? "old" : row.status;
  const label = `${name}: ${row.kind}, ${value(row.value)} (${row.status}${old ? `, last confirmed ${row.confirmed}` : ""})`;
  return [{ at: [lon, lat], name: name ?? "", shape, label, href: moved(context.place, { view: "situation", subject: name ?? "" }) }];
}

function eventMark(context: Context, row: EventRow): Mark[] {
  const where = row.places.find((p) => p.lat !== null && p.lon !== null);
  if (!where) return [];
  const label = `${bounds(row.time)} ${names(row.actor)} ${row.sources[0]?.trigger ?? row.type}, ${where.name}`;
  return [{ at: [where.lon as number, where.lat as number], name: where.name, shape: "event", label, href: moved(context.place, { view: "evidence", id: row.id }) }];
}

/** Towns where force was told and of whose state on the day nothing is known: a gap is shown as a gap. */
function silent(context: Context, told: EventRow[], states: Holding[]): Mark[] {
  const spoken = new Set(states.map((r) => r.subject?.name));
  const named = new Map<string, Where>();
  for (const where of told.filter((r) => FORCE.includes(r.type)).flatMap((r) => r.places)) if (exact(where) && !spoken.has(where.name)) named.set(where.name, where);
  return [...named.values()].map((where) => ({
    at: [where.lon as number, where.lat as number],
    name: where.name,
    shape: "unknown",
    label: `${where.name}: how it stood on ${context.place.on} is unknown`,
    href: moved(context.place, { view: "timeline", subject: where.name }),
  }));
}

function exact(where: Where): boolean {
  return where.lat !== null && where.lon !== null && where.precision <= TOWN;
}

function drawn(marks: Mark[]): Element {
  const world = atlas as unknown as Countries;
  const projection = fitted(marks.map((m) => m.at));
  const path = geoPath(projection);
  const drawing = svg("svg", { class: "map", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Map of states and events" });
  const sheet = svg("g");
  sheet.append(svg("path", { class: "land", d: path(feature(world, world.objects.land)) }));
  sheet.append(svg("path", { class: "border", d: path(mesh(world, world.objects.countries, (a, b) => a !== b)) }));
  for (const [at, group] of together(marks)) sheet.append(spot(projection(at) ?? [0, 0], group));
  drawing.append(sheet);
  return h("div", { class: "frame" }, drawing, zooming(drawing));
}

function fitted(points: [number, number][]): GeoProjection {
  const projection = geoMercator();
  if (!points.length) return projection.fitSize([WIDTH, HEIGHT], { type: "Sphere" });
  const shape = { type: "MultiPoint" as const, coordinates: points };
  const pad = 80;
  projection.fitExtent([[pad, pad], [WIDTH - pad, HEIGHT - pad]], shape);
  // One place, or places close together, would fill the sheet: show the countries around them too.
  if (!Number.isFinite(projection.scale()) || projection.scale() > 4000) {
    const [lon, lat] = points[0] as [number, number];
    projection.scale(4000).center([lon, lat]).translate([WIDTH / 2, HEIGHT / 2]);
  }
  return projection;
}

/** Marks at one point in one group, so that none hides another. */
function together(marks: Mark[]): [[number, number], Mark[]][] {
  const found = new Map<string, Mark[]>();
  for (const mark of marks) {
    const key = mark.at.map((n) => n.toFixed(2)).join();
    found.set(key, [...(found.get(key) ?? []), mark]);
  }
  return [...found.values()].map((group) => [(group[0] as Mark).at, group]);
}

function spot([x, y]: [number, number], group: Mark[]): Element {
  const shown = group.slice(0, 8);
  return svg(
    "g",
    { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` },
    shown.map((mark, n) => {
      const turn = (2 * Math.PI * n) / shown.length;
      const off = shown.length > 1 ? 11 : 0;
      const link = svg("a", { href: mark.href, "aria-label": mark.label, transform: `translate(${(off * Math.cos(turn)).toFixed(1)} ${(off * Math.sin(turn)).toFixed(1)})` });
      link.append(svg("title", {}, mark.label), symbol(mark.shape));
      return link;
    }),
    svg("text", { class: "name", x: group.length > 1 ? 24 : 13, y: 5 }, group[0]?.name),
  );
}

/** Each status has a shape of its own, so that colour is never all that tells them apart. */
function symbol(shape: string): SVGElement {
  if (shape === "event") return svg("path", { d: "M0 -8 L7 5 L-7 5 Z", class: "spot event" });
  if (shape === "unknown") return svg("path", { d: "M-6 -6 L6 6 M6 -6 L-6 6", class: "spot unknown" });
  if (shape === "disputed") return svg("path", { d: "M0 -9 L9 0 L0 9 L-9 0 Z", class: "spot disputed" });
  return svg("circle", { r: 8, class: `spot ${shape}` });
}

function legend(): HTMLElement {
  const told: [string, string][] = [["holds", "holds"], ["possible", "possible"], ["disputed", "disputed"], ["old", "holds, not confirmed lately"], ["unknown", "unknown: force was told, but nothing of that day"], ["event", "event"]];
  return h("ul", { class: "legend" }, told.map(([shape, words]) => {
    const drawing = svg("svg", { viewBox: "-11 -11 22 22", width: 18, height: 18, "aria-hidden": "true" });
    drawing.append(symbol(shape));
    return h("li", {}, drawing, ` ${words}`);
  }));
}

function beside({ place }: Context, states: Holding[], events: EventRow[]): HTMLElement {
  const list = (title: string, items: Child[]) => items.length > 0 && [h("h3", {}, title), h("ul", {}, items.map((i) => h("li", {}, i)))];
  return h(
    "aside",
    { "aria-label": "In words" },
    list("On the day", states.map((r) => [h("b", {}, r.subject?.name), ` ${r.kind}: ${value(r.value)} `, badge(r.status), " ", says(place, r.according_to)])),
    list("Events without a place on the map", events.map((r) => [bounds(r.time), " ", happening(place, r)])),
  );
}

function zooming(drawing: SVGElement): HTMLElement {
  let [x, y, width] = [0, 0, WIDTH];
  const show = () => drawing.setAttribute("viewBox", `${x} ${y} ${width} ${(width * HEIGHT) / WIDTH}`);
  const zoom = (by: number) => () => {
    const wide = Math.min(WIDTH * 4, Math.max(WIDTH / 32, width * by));
    x += (width - wide) / 2;
    y += ((width - wide) * HEIGHT) / WIDTH / 2;
    width = wide;
    drawing.style.setProperty("--scale", String(width / WIDTH));
    show();
  };
  const move = (dx: number, dy: number) => () => {
    x += dx * width;
    y += dy * width;
    show();
  };
  const button = (label: string, sign: string, click: () => void) => h("button", { type: "button", "aria-label": label, click }, sign);
  return h("div", { class: "zoom" }, button("Nearer", "+", zoom(0.6)), button("Farther", "−", zoom(1 / 0.6)), button("West", "←", move(-0.2, 0)), button("North", "↑", move(0, -0.15)), button("South", "↓", move(0, 0.15)), button("East", "→", move(0.2, 0)));
}
