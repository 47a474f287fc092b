// Where one is on the page, kept in the address so that each view has a permalink.

export interface Place {
  view: string;
  on: string;
  known: string;
  subject: string;
  kind: string;
  id: string;
  since: string;
}

const FIELDS = ["on", "known", "subject", "kind", "id", "since"] as const;

export function read(hash: string): Place {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const found = new URLSearchParams(query);
  const place: Place = { view: path || "situation", on: "", known: "", subject: "", kind: "", id: "", since: "" };
  for (const field of FIELDS) place[field] = found.get(field) ?? "";
  return place;
}

export function link(place: Partial<Place> & { view: string }): string {
  const query = new URLSearchParams();
  for (const field of FIELDS) if (place[field]) query.set(field, place[field]);
  const text = query.toString();
  return `#/${place.view}${text ? `?${text}` : ""}`;
}

/** The same place with some of it changed; what does not carry over from view to view is left out. */
export function moved(place: Place, change: Partial<Place>): string {
  return link({ ...place, id: "", ...change });
}
