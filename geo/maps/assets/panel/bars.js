// @ts-check
// The places of the level as bars of the year, the greatest first; each leads to its own chart.
import { byId, node, setHidden } from "../base/dom.js";
import { state, strings, values } from "../base/state.js";
import { yearWords } from "../base/values.js";
import { select } from "../picture/layers.js";
import { greatestFirst, rowsNow } from "./rows.js";

export function drawBars() {
  const rows = rowsNow().sort(greatestFirst);
  const top = Math.max(0, ...rows.map((row) => row.value));
  const list = node("ol");
  for (const { id, name, step, words, value } of rows) {
    const item = list.appendChild(node("li", words ? "carried" : ""));
    item.append(placeButton(id, name), node("span", "amount", step.value));
    if (values.panel?.ranks || !(top > 0)) continue;
    const bar = item.appendChild(node("span", step.headline === null ? "bar differ" : "bar"));
    bar.style.width = `${Math.max(0, (100 * value) / top)}%`;
  }
  const level = strings.levels[state.level] || state.level;
  const heading = node("h2", "", `${level[0].toUpperCase()}${level.slice(1)}, ${yearWords()}`);
  setHidden(byId("bars"), rows.length < 2);
  byId("bars").replaceChildren(heading, list);
}

/**
 * @param {string} id
 * @param {string} name
 */
export function placeButton(id, name) {
  const button = node("button", "place-button", name);
  button.setAttribute("type", "button");
  button.dataset.of = id;
  if (id === state.place) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => select(id));
  return button;
}
