// Elements are made of text and other elements, never of markup in a string: what a report holds stays text.

export type Child = Node | string | number | null | undefined | false | Child[];
type Listener = (event: Event) => void;
export type Attributes = Record<string, string | number | boolean | null | undefined | Listener>;

const SVG = "http://www.w3.org/2000/svg";

export function h(tag: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag: string, attributes: Attributes = {}, ...children: Child[]): SVGElement {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill<E extends Element>(element: E, attributes: Attributes, children: Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
}

function append(parent: Element, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(parent, child);
    else parent.append(child instanceof Node ? child : String(child));
  }
}

export interface Column<R> {
  title: string;
  cell: (row: R) => Child;
  number?: boolean;
}

/** A table with a caption for those who hear it; `open` makes each row lead to what stands behind it. */
export function table<R>(caption: string, columns: Column<R>[], rows: R[], empty: string): HTMLElement {
  if (!rows.length) return h("p", { class: "empty" }, empty);
  return h(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", { class: "hidden" }, caption),
      h("thead", {}, h("tr", {}, columns.map((c) => h("th", { scope: "col", class: c.number && "number" }, c.title)))),
      h("tbody", {}, rows.map((row) => h("tr", {}, columns.map((c) => h("td", { class: c.number && "number" }, c.cell(row)))))),
    ),
  );
}

/** The words of a quotation with those that told it marked. */
export function marked(quote: string, trigger: string): HTMLElement {
  const at = trigger ? quote.indexOf(trigger) : -1;
  if (at < 0) return h("q", {}, quote);
  return h("q", {}, quote.slice(0, at), h("mark", {}, trigger), quote.slice(at + trigger.length));
}
