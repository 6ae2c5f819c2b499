// @ts-check
// The keys of a review: each does what a button does.
import { showHelp } from "./controls.js";
import { FIELDS } from "./words.js";

/** @typedef {import("./review.js").Review} Review */

const TYPED = "input, textarea, select, [contenteditable=true]";
const MODAL = "[role=dialog], [aria-modal=true]";

/** @param {Review} review @param {KeyboardEvent} event */
export function takeKey(review, event) {
  const [target] = event.composedPath();
  if (!(target instanceof Element) || !review.queue || !review.root.isConnected) return;
  const isOwn = review.root.contains(target);
  if (target.matches(TYPED) || (document.querySelector(MODAL) && !isOwn)) return;
  const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
  if (!isUndo && (event.ctrlKey || event.metaKey || event.altKey)) return;
  const isPressed = target.matches("button:focus-visible, a:focus-visible");
  if (isPressed && ["Enter", " "].includes(event.key)) return;
  if (!answer(review, isUndo ? "u" : event.key.length === 1 ? event.key.toLowerCase() : event.key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Do what a key stands for; say whether it stands for anything. @param {Review} review @param {string} key */
function answer(review, key) {
  const dialog = /** @type {HTMLDialogElement} */ (review.root.querySelector("dialog"));
  if (key === "?" || (dialog.open && key === "Escape")) {
    showHelp(review);
    return true;
  }
  if (dialog.open) return false;
  if (/^[1-9]$/.test(key)) {
    review.choose(Number(key) - 1);
    return true;
  }
  if (review.mode) {
    if (key === "Escape") review.ask("");
    return key === "Escape";
  }
  const does = actions(review)[key];
  does?.();
  return Boolean(does);
}

/** @param {Review} review @returns {Record<string, () => void>} */
function actions(review) {
  const names = Object.keys(FIELDS);
  const field = (/** @type {number} */ by) => () =>
    review.enter(names[(names.indexOf(review.field) + by + names.length) % names.length]);
  return {
    Enter: () => review.run("accept"),
    a: () => review.run("accept"),
    r: () => review.run("reject"),
    w: () => review.run("wrong_value"),
    s: () => review.run("skip"),
    x: () => review.run("split"),
    m: () => review.run("merge"),
    u: () => review.run("undo"),
    k: () => review.run("save"),
    n: () => review.run("next_doubtful"),
    c: () => review.ask(["bound", "kind"].includes(review.field) ? "" : "edit"),
    o: () => window.open(review.card?.mapAddress(review.focus), "_blank"),
    ArrowDown: field(1),
    ArrowUp: field(-1),
    ArrowRight: () => review.step(1),
    ArrowLeft: () => review.step(-1),
  };
}
