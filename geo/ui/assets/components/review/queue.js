// @ts-check
// The candidates of a document: what the server knows, and over it what is decided here and not acknowledged yet.

/**
 * @typedef {import("./types.d.ts").Act} Act
 * @typedef {import("./types.d.ts").Cells} Cells
 * @typedef {import("./types.d.ts").Figure} Figure
 * @typedef {import("./types.d.ts").Held} Held
 * @typedef {import("./types.d.ts").LiveMessage} LiveMessage
 * @typedef {import("./types.d.ts").Now} Now
 * @typedef {import("./types.d.ts").QueueMessage} QueueMessage
 */

/** State that each kind of decision leaves a candidate in, as geo/review/state.py has it. */
const STATES = /** @type {Record<string, Now["state"]>} */ ({
  accept: "accepted",
  reject: "rejected",
  correct: "open",
  skip: "skipped",
  split: "replaced",
  merge: "replaced",
});
const LEVELS = ["low", "middle", "high"];

export class Queue {
  /** @param {QueueMessage} message @param {string} key name under which what is not acknowledged is kept */
  constructor(message, key) {
    this.message = message;
    this.key = `atlas-review-${key}`;
    this.figures = new Map(message.figures.map((one) => [one.id, one]));
    this.remarks = message.remarks;
    this.known = message.newest;
    /** @type {number[][]} what was decided here, each undone at once */
    this.history = message.history.map((id) => [id]);
    /** @type {Act[]} */
    this.outbox = this.restored();
    /** @type {Map<number, Cells>} cells changed and not decided on */
    this.drafts = new Map();
    /** @type {Map<number, string>} why the last decision was refused */
    this.problems = new Map();
    /** @type {Map<number, Now>} */
    this.cache = new Map();
    this.doubtfulFirst = false;
    this.filter = { state: "", measure: "", level: "" };
  }

  /** @returns {Act[]} what a page that was left had sent and not heard of again */
  restored() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
    } catch {
      return [];
    }
  }

  keep() {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.outbox));
    } catch {
      // No storage: only a reload in the next moment could lose what is not acknowledged.
    }
  }

  /** @param {number} id @returns {Now} */
  now(id) {
    const kept = this.cache.get(id);
    if (kept) return kept;
    const figure = /** @type {Figure} */ (this.figures.get(id));
    const held = [...figure.held];
    const mine = this.outbox.filter((act) => act.candidate === id);
    for (const act of mine) {
      if (act.kind === "undo") held.pop();
      else held.push({ kind: act.kind, fields: act.fields, reason: act.reason, by: this.message.person });
    }
    const cells = { ...figure.cells };
    for (const one of held) if (["accept", "correct"].includes(one.kind)) Object.assign(cells, one.fields);
    const last = held.at(-1) ?? null;
    /** @type {Now} */
    const now = { state: last ? STATES[last.kind] : "open", cells, seen: figure.seen + mine.length, last };
    this.cache.set(id, now);
    return now;
  }

  /** Cells with what is changed and not decided on. @param {number} id */
  cells(id) {
    return { ...this.now(id).cells, ...this.drafts.get(id) };
  }

  /** Whether a candidate counts: the parts of a split only while it is split. @param {Figure} figure @returns {boolean} */
  counts(figure) {
    const parent = figure.parent ? this.figures.get(figure.parent) : undefined;
    if (!parent) return true;
    const last = this.now(parent.id).last;
    return (
      last?.kind === "split" &&
      (last.fields.parts ?? "").split(" ").includes(`${figure.id}`) &&
      this.counts(parent)
    );
  }

  /** All that count, in reading order. */
  all() {
    const figures = [...this.figures.values()].filter((one) => this.counts(one));
    return figures.sort(
      (one, other) => one.span[0] - other.span[0] || this.root(one) - this.root(other) || one.id - other.id,
    );
  }

  /** @param {Figure} figure @returns {number} */
  root(figure) {
    const parent = this.figures.get(figure.parent);
    return parent ? this.root(parent) : figure.id;
  }

  /** Those that pass the filter, in the order chosen. */
  listed() {
    const { state, measure, level } = this.filter;
    const found = this.all().filter((one) => {
      const now = this.now(one.id);
      const isOpen = now.state === "open" || now.state === "skipped";
      return (
        (!state || (state === "open" ? isOpen : now.state === state)) &&
        (!measure || now.cells.measure === (measure === "-" ? "" : measure)) &&
        (!level || one.level === level)
      );
    });
    if (this.doubtfulFirst)
      found.sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
    return found;
  }

  /** The next to review behind one, those skipped last; 0 where all are done. @param {number} id @param {boolean} [doubtful] */
  next(id, doubtful = false) {
    const order = this.listed().filter((one) => this.now(one.id).state !== "replaced" || one.id === id);
    const at = order.findIndex((one) => one.id === id);
    const turned = [...order.slice(at + 1), ...order.slice(0, at + 1)].filter((one) => one.id !== id);
    for (const state of ["open", "skipped"]) {
      const found = turned.find(
        (one) => this.now(one.id).state === state && (!doubtful || one.level !== "high"),
      );
      if (found) return found.id;
    }
    return ["open", "skipped"].includes(this.figures.has(id) ? this.now(id).state : "") ? id : 0;
  }

  /**
   * Decide: at once here, on its way to the server.
   * @param {number[]} ids
   * @param {string} kind
   * @param {{ fields?: Cells, reason?: string, parts?: Cells[] }} [more]
   */
  act(ids, kind, { fields = {}, reason = "", parts = [] } = {}) {
    for (const id of ids) {
      const { seen } = this.now(id);
      const token = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
      this.outbox.push({ candidate: id, kind, seen, token, fields, reason, parts });
      this.cache.delete(id);
      this.problems.delete(id);
      if (kind !== "skip") this.drafts.delete(id);
    }
    if (kind !== "undo") this.history.push([...ids]);
    this.keep();
  }

  /** Take back the last decision made here that still holds; return its candidates. */
  undo() {
    for (let ids = this.history.pop(); ids; ids = this.history.pop()) {
      const mine = ids.filter((id) => this.now(id).last?.by === this.message.person);
      if (!mine.length) continue;
      this.act(mine, "undo");
      return mine;
    }
    return [];
  }

  /** @param {LiveMessage} message @returns {number[]} candidates whose decision was refused */
  take(message) {
    /** @type {number[]} */
    const refused = [];
    for (const figure of message.figures) this.figures.set(figure.id, figure);
    for (const row of message.rows) {
      const figure = this.figures.get(row.id);
      if (figure && figure.seen <= row.seen) Object.assign(figure, row);
    }
    const answers = new Map(message.answers.map((one) => [one.token, one.problem]));
    for (const act of this.outbox) {
      const problem = answers.get(act.token);
      if (!problem) continue;
      refused.push(act.candidate);
      if (!this.problems.has(act.candidate)) this.problems.set(act.candidate, problem);
      this.drafts.set(act.candidate, { ...act.fields, ...this.drafts.get(act.candidate) });
    }
    this.outbox = this.outbox.filter(
      (act) => !answers.has(act.token) && !refused.includes(act.candidate), // what builds on a refused one goes too
    );
    if (message.rows.length) this.remarks = message.remarks;
    this.known = Math.max(this.known, message.newest);
    this.cache.clear();
    this.keep();
    return refused;
  }
}
