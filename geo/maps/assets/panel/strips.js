// @ts-check
// Claims on one axis: a floor, a ceiling, a range and a point are different marks.
import { node } from "../base/dom.js";
import { strings, values } from "../base/state.js";
import { svgNode } from "../base/svg.js";

const STRIP = { width: 112, height: 16, pad: 7 };

/**
 * @param {number} low
 * @param {number} high
 * @param {string} bound
 * @param {number} top
 */
export function strip(low, high, bound, top) {
  const svg = svgNode("svg", {
    class: "strip",
    width: STRIP.width,
    height: STRIP.height,
    "aria-hidden": "true",
  });
  const at = (/** @type {number} */ value) => STRIP.pad + ((STRIP.width - 2 * STRIP.pad) * value) / top;
  const y = STRIP.height / 2;
  svgNode("path", { class: "axis", d: `M${at(0)},${y} H${at(top)}` }, svg);
  drawBound(svg, { low: at(low), high: at(high), zero: at(0), end: at(top) + STRIP.pad - 1 }, bound, y);
  return svg;
}

/**
 * @param {Element} svg
 * @param {{ low: number, high: number, zero: number, end: number }} x
 * @param {string} bound
 * @param {number} y
 */
function drawBound(svg, x, bound, y) {
  const line = (/** @type {number} */ a, /** @type {number} */ b) =>
    svgNode("path", { class: "reach", d: `M${a},${y} H${b}` }, svg);
  const shape = (/** @type {string} */ d) => svgNode("path", { class: `claim ${bound}`, d }, svg);
  if (bound === "range")
    svgNode("path", { class: "claim range", d: `M${x.low},${y - 4} H${x.high} V${y + 4} H${x.low} Z` }, svg);
  else if (bound === "at_least") {
    line(x.low, x.end);
    shape(`M${x.low - 3},${y - 5} L${x.low + 5},${y} L${x.low - 3},${y + 5} Z`);
  } else if (bound === "at_most") {
    line(x.zero, x.high);
    shape(`M${x.high + 3},${y - 5} L${x.high - 5},${y} L${x.high + 3},${y + 5} Z`);
  } else if (bound === "approx")
    shape(`M${x.low},${y - 5.5} L${x.low + 5.5},${y} L${x.low},${y + 5.5} L${x.low - 5.5},${y} Z`);
  else svgNode("circle", { class: "claim exact", cx: x.low, cy: y, r: 4.2 }, svg);
}

/**
 * The ends of the axis in numbers, and what each shape on it means.
 * @param {number} top
 * @param {number[]} drawn
 */
export function axisFoot(top, drawn) {
  const foot = node("p", "axis-foot");
  const ends = foot.appendChild(node("span", "ends"));
  ends.style.width = `${STRIP.width}px`;
  ends.append(
    node("span", "", "0"),
    node("span", "", top.toLocaleString(strings.locale, { maximumFractionDigits: 1 })),
  );
  for (const bound of new Set(drawn.map((i) => values.claims[i].bound))) {
    const svg = svgNode("svg", { class: "strip", width: 18, height: 14, "aria-hidden": "true" });
    drawBound(
      svg,
      bound === "range" ? { low: 4, high: 14, zero: 1, end: 17 } : { low: 9, high: 9, zero: 1, end: 17 },
      bound,
      7,
    );
    const key = foot.appendChild(node("span", "key"));
    key.append(svg, document.createTextNode(strings.bounds[bound] || bound));
  }
  return foot;
}
