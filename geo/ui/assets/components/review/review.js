// @ts-check
// A document under review: text at the left, the candidate in focus at the right, all others below it.
import { unpacked } from "../../../../maps/assets/base/packed.js";
import { find, keptOn, stopOnceGone } from "../lifecycle.js";
import { mergeable } from "./asked.js";
import { Card } from "./card.js";
import { drawControls, drawCount } from "./controls.js";
import { takeKey } from "./keys.js";
import { List } from "./list.js";
import { Post } from "./post.js";
import { Queue } from "./queue.js";
import { TextPane } from "./text.js";

/**
 * @typedef {import("./types.d.ts").Cells} Cells
 * @typedef {import("./types.d.ts").Figure} Figure
 * @typedef {import("./types.d.ts").LiveMessage} LiveMessage
 * @typedef {import("./types.d.ts").Option} Option
 * @typedef {import("./types.d.ts").QueueMessage} QueueMessage
 * @typedef {import("./types.d.ts").ReviewData} ReviewData
 * @typedef {import("./types.d.ts").SurfaceMap} SurfaceMap
 * @typedef {import("./card.js").Mode} Mode
 */

const NEEDED = { measure: "measure", place: "place", period: "period_start" };

export class Review {
  /** @param {HTMLElement} element @param {ReviewData} data */
  constructor(element, data) {
    this.element = element;
    this.data = data;
    this.root = find(element, ".review", HTMLElement);
    window.__atlasReviews ??= {};
    window.__atlasReviews[data.key] ??= {};
    this.seam = window.__atlasReviews[data.key];
    this.focus = 0;
    this.field = "measure";
    /** @type {Mode} */
    this.mode = "";
    this.trouble = "";
    this.onKey = (/** @type {KeyboardEvent} */ event) => takeKey(this, event);
    this.onSize = () => this.fit();
    this.onLeave = (/** @type {BeforeUnloadEvent} */ event) => {
      if (this.queue?.outbox.length) event.preventDefault();
    };
    window.addEventListener("keydown", this.onKey, true);
    window.addEventListener("resize", this.onSize);
    window.addEventListener("beforeunload", this.onLeave);
    this.start();
  }

  stop() {
    this.post?.stop();
    window.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("resize", this.onSize);
    window.removeEventListener("beforeunload", this.onLeave);
    delete this.seam.take;
  }

  async start() {
    const [message, map] = /** @type {[QueueMessage, SurfaceMap]} */ (
      await Promise.all([unpacked(this.data.packed), unpacked(this.data.ground)])
    );
    this.queue = new Queue(message, this.data.key);
    const go = (/** @type {number} */ id) => this.go(id);
    this.card = new Card(find(this.root, ".card", HTMLElement), this.queue, this.data, map, {
      go,
      field: (name) => this.enter(name),
      choose: (option) => this.set(option.cells),
      mode: (mode) => this.ask(mode),
      set: (cells) => this.set(cells),
      run: (name) => this.run(name),
      reason: (code) => this.reject(code),
      merge: (into) => this.decide("merge", { fields: { into: String(into) } }),
      split: (parts) => this.split(parts),
    });
    this.list = new List(find(this.root, ".list", HTMLOListElement), this.queue, this.data, this.card, go);
    this.text = new TextPane(find(this.root, ".text", HTMLElement), go);
    this.text.draw(message.text, message.figures, message.quantities);
    drawControls(this);
    this.fit();
    this.redraw();
    this.go(this.queue.next(0) || (message.may_decide ? 0 : (this.queue.all()[0]?.id ?? 0)));
    this.seam.take = (live) => this.take(live);
    if (this.seam.last) this.take(this.seam.last);
    this.post = new Post(this.seam, this.queue);
    if (this.queue.outbox.length) this.send();
    this.root.dataset.ready = "true";
  }

  /** The rest of the window's height is the surface's. */
  fit() {
    const top = this.root.getBoundingClientRect().top + window.scrollY;
    this.root.style.setProperty("--top", `${Math.round(top)}px`);
  }

  /** Draw what depends on every candidate. */
  redraw() {
    if (!this.queue || !this.list) return;
    for (const figure of this.queue.figures.values())
      this.text?.paint(figure, this.queue.now(figure.id).state);
    this.list.draw(this.focus);
    this.card?.draw(this);
    drawCount(this);
  }

  /** Draw what depends on some candidates. @param {number[]} ids @param {boolean} [counts] whether what is done is counted */
  renew(ids, counts = true) {
    for (const id of ids) {
      const figure = this.queue?.figures.get(id);
      if (figure) this.text?.paint(figure, this.queue?.now(id).state ?? "open");
      this.list?.renew(id);
    }
    if (counts) drawCount(this);
  }

  /** @param {number} id */
  go(id) {
    if (!this.queue || !this.card) return;
    const figure = this.queue.figures.get(id);
    if (this.focus && this.focus !== id) this.leave();
    this.focus = figure ? id : 0;
    this.mode = "";
    if (figure) this.field = this.card.doubtful(id);
    this.card.draw(this);
    this.list?.mark(this.focus);
    this.text?.light(figure);
    // All is written before anything is measured: one layout, not three.
    this.text?.reveal();
    this.list?.reveal(this.focus);
    find(this.root, ".spoken", HTMLElement).textContent = this.card.spoken(this.focus);
  }

  /** What was changed on a candidate that is left undecided is kept. */
  leave() {
    if (this.queue?.drafts.has(this.focus) && !this.queue.problems.has(this.focus)) this.save();
  }

  save() {
    const fields = this.queue?.drafts.get(this.focus);
    if (!fields || !this.queue) return;
    this.queue.act([this.focus], "correct", { fields });
    this.renew([this.focus]);
    this.send();
  }

  /** @param {string} name */
  enter(name) {
    this.field = name;
    this.mode = "";
    this.card?.draw(this);
  }

  /** @param {Mode} mode */
  ask(mode) {
    if (mode && !this.queue?.message.may_decide) return;
    this.mode = mode;
    this.card?.draw(this);
  }

  /** @param {Cells} cells */
  set(cells) {
    if (!this.queue?.message.may_decide || !this.focus) return;
    const now = this.queue.now(this.focus).cells;
    const draft = { ...this.queue.drafts.get(this.focus), ...cells };
    const changed = Object.fromEntries(
      Object.entries(draft).filter(([name, text]) => (now[name] ?? "") !== text),
    );
    if (Object.keys(changed).length) this.queue.drafts.set(this.focus, changed);
    else this.queue.drafts.delete(this.focus);
    this.queue.problems.delete(this.focus);
    this.mode = "";
    this.card?.draw(this);
    this.list?.renew(this.focus);
  }

  /** @param {string} kind @param {{ fields?: Cells, reason?: string, parts?: Cells[] }} [more] */
  decide(kind, more = {}) {
    if (!this.queue?.message.may_decide || !this.focus) return;
    const id = this.focus;
    this.queue.act([id], kind, more);
    this.mode = "";
    const next = this.queue.next(id);
    if (!this.queue.listed().some((one) => one.id === id)) this.list?.draw(next);
    this.renew([id], false);
    this.go(next);
    this.send();
  }

  accept() {
    if (!this.focus) return find(this.root, ".card a.primary", HTMLAnchorElement).click();
    const cells = this.queue?.cells(this.focus) ?? {};
    const missing = Object.entries(NEEDED).find(([, cell]) => !cells[cell]);
    if (missing) {
      this.queue?.problems.set(this.focus, this.data.words[`needs_${missing[0]}`]);
      this.enter(missing[0]);
      return;
    }
    if (this.card && !this.card.isNamed(cells)) {
      this.queue?.problems.set(this.focus, this.data.words.needs_speaker);
      this.enter("speaker");
      return;
    }
    if (this.queue?.now(this.focus).state === "replaced") return;
    this.decide("accept", { fields: this.queue?.drafts.get(this.focus) ?? {} });
  }

  /** @param {string} reason */
  reject(reason) {
    if (this.mode !== "bulk") {
      this.decide("reject", { reason });
      return;
    }
    const ids = (this.queue?.listed() ?? []).map((one) => one.id);
    const open = ids.filter((id) => this.queue?.now(id).state === "open");
    this.queue?.act(open, "reject", { reason });
    this.mode = "";
    this.redraw();
    this.go(this.queue?.next(this.focus) ?? 0);
    this.send();
  }

  undo() {
    if (!this.queue) return;
    if (this.queue.drafts.has(this.focus)) {
      this.queue.drafts.delete(this.focus);
      this.queue.problems.delete(this.focus);
      this.renew([this.focus]);
      this.card?.draw(this);
      return;
    }
    const ids = this.queue.undo();
    if (!ids.length) return;
    this.redraw();
    this.go(ids[0]);
    this.send();
  }

  /** @param {string} name */
  run(name) {
    const queue = this.queue;
    if (!queue) return;
    /** @type {Record<string, () => void>} */
    const does = {
      accept: () => this.accept(),
      reject: () => this.ask("reject"),
      wrong_value: () => this.decide("reject", { reason: "wrong-value" }),
      skip: () => this.decide("skip"),
      split: () => this.ask("split"),
      merge: () => this.ask("merge"),
      undo: () => this.undo(),
      save: () => this.save(),
      next_doubtful: () => this.go(queue.next(this.focus, true) || queue.next(this.focus) || this.focus),
    };
    if (!this.focus && !["accept", "undo", "next_doubtful"].includes(name)) return;
    const isClosed = ["accept", "reject", "wrong_value", "skip", "split", "merge"].includes(name);
    if (!(isClosed && this.focus && queue.now(this.focus).state === "replaced")) does[name]?.();
  }

  /** Go to a figure before or after in the list. @param {number} by */
  step(by) {
    const ids = this.queue?.listed().map((one) => one.id) ?? [];
    if (ids.length) this.go(ids[(ids.indexOf(this.focus) + by + ids.length) % ids.length]);
  }

  /** @param {Cells[]} parts cells of each part */
  split(parts) {
    if (!this.queue?.message.may_decide || !this.focus) return;
    if (this.queue.drafts.has(this.focus)) this.save();
    this.splitting = this.focus;
    this.queue.act([this.focus], "split", { parts });
    this.mode = "";
    this.renew([this.focus]);
    this.card?.draw(this);
    this.send();
  }

  send() {
    drawCount(this);
    this.post?.send();
  }

  /** @param {LiveMessage} live */
  take(live) {
    if (!this.queue) return;
    const { size } = this.queue.figures;
    const refused = this.queue.take(live);
    this.trouble = live.trouble;
    if (!live.rows.length && !live.answers.length) {
      drawCount(this);
      return;
    }
    if (this.queue.figures.size > size) {
      const made = live.figures.find((one) => one.parent === this.splitting);
      this.redraw();
      if (made && this.focus === this.splitting) this.go(made.id);
      this.splitting = 0;
      return;
    }
    const isTyping = ["edit", "split"].includes(this.mode) && Boolean(this.root.querySelector("input"));
    this.renew([...live.rows.map((row) => row.id), ...refused]);
    if (!this.focus && refused.length) this.go(refused[0]);
    else if (!isTyping) this.card?.draw(this);
  }

  /** @param {number} index */
  choose(index) {
    const figure = this.queue?.figures.get(this.focus);
    if (this.mode === "reject" || this.mode === "bulk") {
      const reason = this.data.reasons[index];
      if (reason) this.reject(reason[0]);
    } else if (this.mode === "merge" && figure) {
      const other = this.card && mergeable(this.card, figure)[index];
      if (other) this.decide("merge", { fields: { into: String(other.id) } });
    } else {
      const option = this.card?.options(this.focus, this.field)[index];
      if (option) this.set(option.cells);
    }
  }
}

/** @param {Component<ReviewData>} component */
export default function ({ parentElement, data }) {
  keptOn(parentElement, () => new Review(parentElement, data));
  return stopOnceGone(parentElement);
}
