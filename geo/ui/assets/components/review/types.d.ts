/** What the review surface is sent and sends back: the names of geo/review/surface/contract.py. */

export type Cells = Record<string, string>;

export interface Option {
  cells: Cells;
  label: string;
  aside: string;
}

export interface Held {
  kind: string;
  fields: Cells;
  reason: string;
  by: string;
}

export interface Remark {
  text: string;
  cells: string[];
  figure?: number;
  statement?: string;
}

export interface Row {
  id: number;
  held: Held[];
  seen: number;
  shown: Record<string, string>;
}

export interface Figure extends Row {
  parent: number;
  span: [number, number];
  sentence: [number, number];
  quote: string;
  cells: Cells;
  level: "high" | "middle" | "low";
  why: string[];
  options: Record<string, Option[]>;
}

export interface QueueMessage {
  document: number;
  person: string;
  may_decide: boolean;
  text: string;
  quantities: [number, number][];
  figures: Figure[];
  remarks: Record<string, Remark[]>;
  measures: [string, string, string][];
  places: [string, string, string][];
  institutions: string[];
  history: number[];
  newest: number;
}

export interface Act {
  candidate: number;
  kind: string;
  seen: number;
  token: string;
  fields: Cells;
  reason: string;
  parts: Cells[];
}

export interface Outbox {
  acts: Act[];
  known: number;
  serial: number;
}

export interface LiveMessage {
  answers: { token: string; problem: string }[];
  rows: Row[];
  figures: Figure[];
  remarks: Record<string, Remark[]>;
  newest: number;
  trouble: string;
}

/** A candidate as it stands with what is still on its way. */
export interface Now {
  state: "open" | "accepted" | "rejected" | "skipped" | "replaced";
  cells: Cells;
  seen: number;
  last: Held | null;
}

export interface Words {
  /** By name, in the language in use. */
  [name: string]: string;
}

export interface ReviewData {
  key: string;
  packed: string;
  /** The small map, packed. */
  ground: string;
  words: Words;
  /** Codes of the reasons to reject, with their words. */
  reasons: [string, string][];
  states: Record<string, string>;
  fields: Record<string, string>;
  /** Keys with what each does. */
  keys: [string, string][];
  /** The parts of the map's address that are not the figure's. */
  map: Record<string, string>;
  evidence: string;
  /** Label and address of what comes after the review. */
  next: [string, string];
}

/** One window of the small map: pixels, and class and path of what lies on its ground. */
export interface DrawnWindow {
  width: number;
  height: number;
  ground: [string, string][];
}

/** Of each place its window, its path (empty for a point) and its middle. */
export interface SurfaceMap {
  windows: Record<string, DrawnWindow>;
  places: Record<string, [string, string, number, number]>;
}

/** The two components of a document, by key: what changes in, what was decided out. */
export interface Seam {
  take?: (message: LiveMessage) => void;
  send?: (outbox: Outbox) => void;
  last?: LiveMessage;
}

declare global {
  interface Window {
    __atlasReviews?: Record<string, Seam>;
  }
}
