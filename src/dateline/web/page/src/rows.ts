// The rows of the public formats, as the commands and the HTTP API print them.

export type Day = string;

export interface Bounds {
  earliest: Day | null;
  latest: Day | null;
}

export interface Named {
  name: string | null;
  id: string | null;
  country: string | null;
}

export interface Value extends Named {
  number: number | null;
  text: string | null;
}

export interface Source {
  report: string;
  published: Day | null;
  publisher: string | null;
  start: number;
  end: number;
  quote: string;
  trigger: string;
  source: { name: string; country: string | null } | null;
  figures?: (Figure & { measure: string })[];
}

export interface Place {
  name: string;
  geonames_id: number | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  /** UCDP's where_prec: 1 the place itself to 7 the high seas. */
  precision: number;
}

export interface Figure {
  low: number | null;
  best: number | null;
  high: number | null;
  unit: string | null;
}

export interface EventRow extends Figure {
  id: string;
  type: string;
  mode: string | null;
  factuality: string;
  certainty: number;
  confidence: number;
  actor: Named[];
  recipient: Named[];
  places: Place[];
  time: Bounds & { granularity: string; phase: string };
  sources: Source[];
}

export interface Holding {
  id: string;
  kind: string;
  subject: (Named & { lat?: number | null; lon?: number | null }) | null;
  value: Value;
  from: Bounds;
  to: Bounds;
  status: string;
  confidence: number;
  confirmed: Day | null;
  why: string[];
  according_to: Source[];
}

export interface Commitment {
  id: string;
  actor: Named | null;
  actors: Named[];
  recipient: Named | null;
  text: string;
  due: Bounds;
  status: string;
  made: Source[];
  settled: Source[];
  why: string[];
}

export interface Entry extends Partial<Figure> {
  id: string;
  kind: string;
  time: Bounds;
  what: string;
  type?: string;
  mode?: string | null;
  who: string[];
  to: string[];
  where: string[];
  status: string;
  sources: Source[];
}

export interface ReportRow {
  id: string;
  title: string | null;
  publisher: string | null;
  published: Day | null;
  url: string | null;
  dated_by: string;
}

export interface ReportText extends ReportRow {
  text: string;
  language: string;
}

export interface Telling {
  kind: string;
  value: string;
  rule: string;
  link: string;
  trigger: string;
  section: string;
  confidence: number | null;
  report: string;
  published: Day | null;
  publisher: string | null;
  start: number;
  end: number;
  quote: string;
  source: { name: string; country: string | null } | null;
}

export interface Dispute {
  kind: string;
  ids: string[];
  about: string;
  time: Bounds;
  sides: { value: string; sources: Source[] }[];
}

export interface Change {
  change: string;
  kind: string;
  id: string;
  about: string;
  was: string | null;
  now: string;
  sources: Source[];
}

export interface About {
  version: string;
  reports: number;
  first: Day | null;
  last: Day | null;
  published: Day[];
  kinds: string[];
  corrections: boolean;
  today: Day;
}
