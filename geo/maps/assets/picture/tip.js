// @ts-check
// One tooltip, built as DOM with textContent only: nothing a source or a name says can become markup.
import { map } from "../base/document.js";
import { byId, node } from "../base/dom.js";
import { inYear, nameOf, post, strings } from "../base/state.js";
import { leftOutWords, textOf } from "../base/values.js";
import { tellHover } from "../control/linked.js";
import { radiusOf } from "./circles.js";
import { stageWords } from "./corridors.js";

const GAP = 12; // pixels between a place and its card

/**
 * Show a card beside what it speaks of, never over it: at the right, else at the left, below or above.
 * @param {Node} content
 * @param {Box} box of what it speaks of, pixels of the map
 */
export function showTip(content, [left, top, right, bottom]) {
  const tip = byId("tip");
  tip.replaceChildren(content);
  // A frame does not always get an event when the pointer leaves it: the page outside watches instead.
  if (tip.hidden) post({ type: "tip" });
  tip.hidden = false;
  const size = map.getSize();
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const within = (/** @type {number} */ wanted, /** @type {number} */ most) =>
    Math.max(4, Math.min(wanted, most - 4));
  const level = within((top + bottom - height) / 2, size.y - height);
  const across = within((left + right - width) / 2, size.x - width);
  const places = [
    [right + GAP, level],
    [left - GAP - width, level],
    [across, bottom + GAP],
    [across, top - GAP - height],
  ];
  const fits = places.find(
    ([x, y]) => x >= 4 && y >= 4 && x + width <= size.x - 4 && y + height <= size.y - 4,
  );
  const [x, y] = fits ?? [within(right + GAP, size.x - width), level];
  tip.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}

/**
 * What a card of a place stands beside: its circle, or the outline where none is drawn.
 * @param {PlaceShape} shape
 * @returns {Box}
 */
export function tipBox(shape) {
  const radius = radiusOf(shape);
  if (radius) {
    const { x, y } = map.latLngToContainerPoint([shape.at[1], shape.at[0]]);
    return [x - radius, y - radius, x + radius, y + radius];
  }
  const bounds = shape.layer.getBounds();
  const from = map.latLngToContainerPoint(bounds.getNorthWest());
  const to = map.latLngToContainerPoint(bounds.getSouthEast());
  return [from.x, from.y, to.x, to.y];
}

/**
 * @param {Point} point
 * @returns {Box}
 */
export const pointBox = ({ x, y }) => [x, y, x, y];

export function hideTip() {
  byId("tip").hidden = true;
  tellHover("");
}

/**
 * What it is, how much, and who says so; the rest stands beside the map.
 * @param {PlaceShape} shape
 */
export function placeTip(shape) {
  const box = node("div");
  const step = shape.step ?? shape.carried?.step;
  box.append(
    node("strong", "", inYear(nameOf(shape.id))),
    node("p", "tip-value", step?.words ?? strings.no_data),
  );
  const who = shape.carried?.words ?? (step ? textOf(step.contested ? step.note : step.who) : leftOutWords());
  if (who) box.append(node("p", step?.contested ? "tip-contested" : "tip-who", who));
  return box;
}

/** @param {StageProperties} properties */
export function stageTip(properties) {
  const box = node("div");
  const words = stageWords(properties);
  box.append(
    node("strong", "", words.corridor),
    node("p", "tip-value small", words.route),
    node("p", "tip-who", words.kind),
  );
  for (const note of words.notes) box.append(node("p", "tip-flag", note));
  box.append(node("p", "tip-note", strings.generalised));
  return box;
}
