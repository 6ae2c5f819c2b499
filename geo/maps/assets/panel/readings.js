// @ts-check
// How figures were read (official document, press, third-party copy, our sum): marks that can be hidden.
import { node } from "../base/dom.js";
import { strings, values } from "../base/state.js";
import { hiddenReadings, readingWords } from "../base/values.js";
import { requestDraw } from "../picture/draw.js";

/** @param {number} claim */
const readOf = (claim) => values.panel?.claims[claim].read ?? "";

/** What is hidden now, for what is drawn anew only where something changed. */
export const readingsNow = () => [...hiddenReadings].join();

/**
 * A button for each way of reading among the claims; none where all were read alike and none is hidden.
 * @param {number[]} claims
 */
export function readingFilter(claims) {
  // One that is hidden keeps its button everywhere: nothing is hidden without a way back.
  const codes = new Set([...claims.map(readOf), ...hiddenReadings]);
  if (codes.size < 2 && !hiddenReadings.size) return null;
  const box = node("div", "readings");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", strings.panel.read);
  for (const code of codes) {
    const button = box.appendChild(node("button", `read read-${code.replace(" ", "-")}`, readingWords(code)));
    button.setAttribute("type", "button");
    button.setAttribute("aria-pressed", String(!hiddenReadings.has(code)));
    button.dataset.of = `read:${code}`;
    button.addEventListener("click", () => {
      if (!hiddenReadings.delete(code)) hiddenReadings.add(code);
      requestDraw();
    });
  }
  return box;
}
