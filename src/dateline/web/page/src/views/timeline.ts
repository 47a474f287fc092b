// All that is told of one subject in order of time; a bar is solid where the day is sure, faint where it lies somewhere within.

import { svg } from "../dom";
import type { Bounds, Entry } from "../rows";
import { asked, badge, h, moved, page, says, table, when, type Child, type Context } from "../view";
import { bounds, day, figure, number } from "../words";
import { known } from "./situation";

const WIDTH = 260;

export async function timeline(context: Context): Promise<HTMLElement> {
  const { place, about } = context;
  if (!place.subject) return page("Timeline", "Name a place, party or person in the search field.", context, "timeline", []);
  const rows = await context.source.rows("timeline", asked(context));
  const days = rows.flatMap((r) => [r.time.earliest, r.time.latest]).filter((d): d is string => !!d).map(number);
  const span: [number, number] = days.length ? [Math.min(...days), Math.max(...days)] : [number(about.first ?? about.today), number(about.today)];
  return page(
    `Timeline of ${place.subject}`,
    [`${rows.length} entries`, known(context), ". Faint bars: somewhere within, or open to one side."],
    context,
    "timeline",
    rows,
    table<Entry>(
      `Timeline of ${place.subject}`,
      [
        { title: "When", cell: (r) => when(bounds(r.time)) },
        { title: `${day(span[0])} – ${day(span[1])}`, cell: (r) => track(r.time, span) },
        { title: "Who", cell: (r) => r.who.join(", ") },
        { title: "What", cell: (r) => what(context, r) },
        { title: "To whom, where", cell: (r) => [...r.to, ...r.where].join(", ") },
        { title: "Status", cell: (r) => badge(r.status) },
        { title: "According to", cell: (r) => says(place, r.sources) },
      ],
      rows,
      "Nothing is told of it.",
    ),
  );
}

function what({ place }: Context, row: Entry): Child {
  if (row.kind !== "event") return row.what;
  const words = [row.what.toLowerCase(), figure(row)].filter(Boolean).join(" ");
  return [h("a", { class: "words", href: moved(place, { view: "evidence", id: row.id }) }, words), " ", h("span", { class: "code" }, [row.type, row.mode].filter(Boolean).join(" "))];
}

function track(time: Bounds, [first, last]: [number, number]): Element {
  const at = (n: number) => 4 + ((WIDTH - 8) * (n - first)) / Math.max(1, last - first);
  const drawing = svg("svg", { class: "track", viewBox: `0 0 ${WIDTH} 14`, width: WIDTH, height: 14, "aria-hidden": "true" });
  drawing.append(svg("line", { x1: 0, x2: WIDTH, y1: 7, y2: 7, class: "axis" }));
  const { earliest, latest } = time;
  if (!earliest && !latest) return drawing;
  const [low, high] = [earliest ? at(number(earliest)) : 0, latest ? at(number(latest)) : WIDTH];
  const sure = earliest && latest && earliest === latest;
  if (sure) drawing.append(svg("circle", { cx: low, cy: 7, r: 4, class: "sure" }));
  else drawing.append(svg("rect", { x: low, y: 4, width: Math.max(3, high - low), height: 6, rx: 2, class: "within" }));
  return drawing;
}
