// @ts-check
// What stands above the list: filters, order, rejecting in bulk, and the help on keys.
import { find } from "../lifecycle.js";
import { button, made } from "./parts.js";

/**
 * @typedef {import("./review.js").Review} Review
 * @typedef {import("./queue.js").Queue} Queue
 */

/** @param {Review} review */
export function drawControls(review) {
  const queue = /** @type {Queue} */ (review.queue);
  const box = /** @type {HTMLElement} */ (review.root.querySelector(".filters"));
  const bulk = made("button", "", "bulk");
  bulk.type = "button";
  bulk.onclick = () => review.ask("bulk");
  box.append(...filters(review, queue), order(review, queue), bulk);
  const help = button({ label: review.data.words.help, key: "?", run: () => showHelp(review), css: "quiet" });
  review.root.querySelector(".head")?.append(help);
}

/** @param {Review} review @param {Queue} queue */
function filters(review, queue) {
  const { words, states } = review.data;
  const used = new Set(queue.message.figures.map((one) => one.cells.measure));
  const measures = queue.message.measures.filter(([id]) => used.has(id)).map(([id, label]) => [id, label]);
  if (used.has("")) measures.push(["-", words.no_measure]);
  /** @type {[keyof Queue["filter"], string[][]][]} */
  const wanted = [
    ["state", ["open", "accepted", "rejected"].map((state) => [state, states[state]])],
    ["measure", measures],
    ["level", ["low", "middle", "high"].map((level) => [level, words[level]])],
  ];
  return wanted.map(([name, options]) => {
    const select = chooser(words[`filter_${name}`], [["", words[`filter_${name}`]], ...options], (value) => {
      queue.filter[name] = value;
      review.redraw();
      const listed = queue.listed();
      if (!listed.some((one) => one.id === review.focus)) review.go(listed[0]?.id ?? review.focus);
    });
    return select;
  });
}

/** @param {Review} review @param {Queue} queue */
function order(review, queue) {
  const { words } = review.data;
  const options = [
    ["", words.reading_order],
    ["doubtful", words.doubtful_first],
  ];
  return chooser(words.order, options, (value) => {
    queue.doubtfulFirst = Boolean(value);
    review.redraw();
    if (value) review.go(queue.next(0) || review.focus);
  });
}

/**
 * @param {string} name
 * @param {string[][]} options
 * @param {(value: string) => void} chosen
 */
function chooser(name, options, chosen) {
  const select = document.createElement("select");
  select.setAttribute("aria-label", name);
  for (const [value, label] of options) select.append(new Option(label, value));
  select.onchange = () => {
    chosen(select.value);
    select.blur(); // the keys are for the figure again
  };
  return select;
}

/** Show the keys, or put them away. @param {Review} review */
export function showHelp(review) {
  const box = /** @type {HTMLDialogElement} */ (review.root.querySelector("dialog"));
  if (box.open) {
    box.close();
    return;
  }
  const list = made("dl", "");
  for (const [key, words] of review.data.keys) list.append(made("dt", key), made("dd", words));
  const close = button({ label: review.data.words.close, key: "Esc", run: () => box.close() });
  box.replaceChildren(made("h2", review.data.words.help), list, close);
  box.showModal();
}

/** Say how far the review is, and whether all of it is kept. @param {Review} review */
export function drawCount({ root, queue, data, trouble }) {
  if (!queue) return;
  const { words } = data;
  const states = queue.all().map((one) => queue.now(one.id).state);
  const whole = states.filter((state) => state !== "replaced");
  const done = whole.filter((state) => state === "accepted" || state === "rejected").length;
  const count = words.count.replace("{done}", String(done)).replace("{total}", String(whole.length));
  find(root, ".count", HTMLElement).textContent = count;
  const bar = find(root, "progress", HTMLProgressElement);
  bar.max = Math.max(whole.length, 1);
  bar.value = done;
  const saved = find(root, ".saved", HTMLElement);
  const kept = queue.history.length ? words.saved : "";
  saved.textContent = trouble || (queue.outbox.length ? words.saving : kept);
  saved.classList.toggle("trouble", Boolean(trouble));
  const shown = queue.listed().filter((one) => queue.now(one.id).state === "open").length;
  const bulk = find(root, ".bulk", HTMLButtonElement);
  bulk.hidden = !shown || !Object.values(queue.filter).some(Boolean) || !queue.message.may_decide;
  bulk.textContent = words.reject_shown.replace("{n}", String(shown));
}
