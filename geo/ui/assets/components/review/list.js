// @ts-check
// All candidates in one list, the one in focus marked; above it how far the review is, and the filters.
import { made } from "./parts.js";

/**
 * @typedef {import("./types.d.ts").Figure} Figure
 * @typedef {import("./types.d.ts").ReviewData} ReviewData
 * @typedef {import("./queue.js").Queue} Queue
 * @typedef {import("./card.js").Card} Card
 */

export class List {
  /**
   * @param {HTMLOListElement} box
   * @param {Queue} queue
   * @param {ReviewData} data
   * @param {Card} card
   * @param {(id: number) => void} go
   */
  constructor(box, queue, data, card, go) {
    this.box = box;
    this.queue = queue;
    this.data = data;
    this.card = card;
    /** @type {Map<number, HTMLElement>} */
    this.rows = new Map();
    /** @type {HTMLElement | undefined} */
    this.marked = undefined;
    box.onclick = (event) => {
      const row = event.target instanceof Element ? event.target.closest("li[data-id]") : null;
      if (row instanceof HTMLElement) go(Number(row.dataset.id));
    };
  }

  /** @param {number} focus */
  draw(focus) {
    const listed = this.queue.listed();
    this.rows = new Map(listed.map((figure) => [figure.id, this.row(figure)]));
    this.box.replaceChildren(...this.rows.values());
    if (!listed.length) this.box.append(made("li", this.data.words.none_listed, "none"));
    this.mark(focus);
  }

  /** @param {Figure} figure */
  row(figure) {
    const row = made("li", "");
    row.dataset.id = String(figure.id);
    this.fill(row, figure);
    return row;
  }

  /** @param {HTMLElement} row @param {Figure} figure */
  fill(row, figure) {
    const { state } = this.queue.now(figure.id);
    const words = (/** @type {string} */ name) => this.card.words(figure.id, name);
    row.dataset.state = state;
    const what = [words("measure"), words("place"), words("period")].map((one) => one || "?").join(" · ");
    const sign = made("span", "", `sign ${state}`);
    sign.title = this.data.states[state];
    const level = made("span", "", `level ${figure.level}`);
    level.title = this.data.words[figure.level];
    row.replaceChildren(sign, made("b", words("value") || figure.quote), made("span", what, "what"), level);
    if (this.queue.problems.has(figure.id)) row.append(made("span", "!", "refused"));
  }

  /** Draw one row again. @param {number} id */
  renew(id) {
    const [row, figure] = [this.rows.get(id), this.queue.figures.get(id)];
    if (row && figure) this.fill(row, figure);
  }

  /** @param {number} focus */
  mark(focus) {
    this.marked?.removeAttribute("aria-current");
    this.marked = this.rows.get(focus);
    this.marked?.setAttribute("aria-current", "true");
  }

  /** Bring a row into sight. @param {number} focus */
  reveal(focus) {
    const row = this.rows.get(focus);
    if (!row) return;
    const [top, bottom] = [row.offsetTop, row.offsetTop + row.offsetHeight];
    if (top < this.box.scrollTop || bottom > this.box.scrollTop + this.box.clientHeight)
      this.box.scrollTop = top - this.box.clientHeight / 3;
  }
}
