// @ts-check
// How figures were read (official document, press, third-party copy, our sum): marks by which they can be left out.
import { node } from "../base/dom.js";
import { report, state, strings, values } from "../base/state.js";

/**
 * A button for each way of reading among the claims; none where all were read alike and none is left out,
 * nor in a file that stands alone: the page makes the values anew.
 * @param {number[]} claims
 */
export function readingFilter(claims) {
  // One that is left out keeps its button everywhere: nothing is hidden without a way back.
  const codes = new Set([...claims.map((one) => values.panel?.claims[one].read ?? ""), ...values.without]);
  if (window.parent === window || (codes.size < 2 && !values.without.length)) return null;
  const box = node("div", "readings");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", strings.panel.read);
  for (const code of codes) {
    const name = strings.readings[code];
    const button = box.appendChild(node("button", `read read-${code.replace(" ", "-")}`, name));
    const isShown = !values.without.includes(code);
    button.setAttribute("type", "button");
    button.setAttribute("aria-pressed", String(isShown));
    button.dataset.of = `read:${code}`;
    button.addEventListener("click", () => {
      const others = (state.without ?? values.without).filter((one) => one !== code);
      state.without = isShown ? [...others, code] : others;
      report();
    });
  }
  return box;
}
