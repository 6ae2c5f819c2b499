// @ts-check
// How figures were read (official document, press, third-party copy, our sum): marks that can be hidden.
import { node } from "../base/dom.js";
import { strings, values } from "../base/state.js";
import { textOf } from "../base/values.js";
import { requestDraw } from "../picture/draw.js";

/** @type {Set<string>} */
const hidden = new Set();

/** @param {number} claim */
const readOf = (claim) => values.panel?.claims[claim].read ?? "";

/** @param {number} claim */
export const isShownReading = (claim) => !hidden.has(readOf(claim));

/** What is hidden now, for what is drawn anew only where something changed. */
export const readingsNow = () => [...hidden].join();

/**
 * A button for each way of reading among the claims; none where all were read alike and none is hidden.
 * @param {number[]} claims
 */
export function readingFilter(claims) {
  const words = new Map(claims.map((claim) => [readOf(claim), textOf(values.claims[claim].reading)]));
  // One that is hidden keeps its button: nothing is hidden without a way back.
  if (words.size < 2 && ![...words.keys()].some((code) => hidden.has(code))) return null;
  const box = node("div", "readings");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", strings.panel.read);
  for (const [code, text] of words) {
    const button = box.appendChild(node("button", `read read-${code.replace(" ", "-")}`, text));
    button.setAttribute("type", "button");
    button.setAttribute("aria-pressed", String(!hidden.has(code)));
    button.dataset.of = `read:${code}`;
    button.addEventListener("click", () => {
      if (!hidden.delete(code)) hidden.add(code);
      requestDraw();
    });
  }
  return box;
}
