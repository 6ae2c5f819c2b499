// @ts-check
// The name of each series beside the end of its line, where it covers nothing; else in the key above the chart.
import { svgNode } from "../base/svg.js";
import { textWidth } from "./chart_axes.js";

/** @typedef {import("./chart.js").Line} Line */
/** @typedef {import("./chart_lines.js").Chart} Chart */

const HIGH = 14; // pixels of a name
const APART = 5; // pixels between two places of a line that a name must not cover
const FONT = "600 11.5px";

/** How a name lies to a figure: how far its middle is to the right, as a part of its width, and its top below. */
const ROUND_A_FIGURE = /** @type {const} */ ([
  [0.5, -6, 8],
  [0, -20, 0],
  [0, 8, 0],
  [-0.5, -6, -8],
  [0, -32, 0],
  [0, 20, 0],
  [0, -46, 0],
  [0, 34, 0],
]);

const MOST_ROOM = 0.3; // of the width that may be kept for names

/**
 * What is kept free beside the last figures for the names of the lines that end there.
 * @param {Line[]} lines
 * @param {number} width
 */
export function roomForNames(lines, width) {
  const ends = lines.map(({ points }) => points[points.length - 1].year);
  const late = lines.filter((_line, index) => ends[index] >= Math.max(...ends) - 1);
  const longest = Math.max(...late.map((line) => textWidth(line.name, FONT)));
  return Math.min(longest + 4, MOST_ROOM * width);
}

/**
 * Returns the lines that found no room.
 * @param {Element} svg
 * @param {Element} under what keeps the dashed line of a break from a name
 * @param {Chart} chart
 * @param {number[][]} [taken] what else no name may cover, as points
 */
export function drawNames(svg, under, chart, taken = []) {
  /** @type {Map<string, Line>} */
  const named = new Map();
  for (const line of chart.lines) {
    const before = named.get(line.name);
    if (!before || before.points.length < line.points.length) named.set(line.name, line);
  }
  const covered = [...covers(chart), ...taken];
  const without = [];
  for (const [name, line] of [...named].sort(([, a], [, b]) => b.points.length - a.points.length)) {
    const wide = textWidth(name, FONT);
    const box = freeBox(line, wide, chart, covered);
    if (!box) {
      without.push(line);
      continue;
    }
    for (const side of [box[1], box[3]]) covered.push(...between([box[0], side], [box[2], side]));
    const free = { class: "chart-under", x: box[0] - 2, y: box[1], width: wide + 4, height: HIGH };
    svgNode("rect", free, under);
    const where = { class: `chart-name ${line.colour}`, x: box[0], y: box[3] - 3 };
    svgNode("text", where, svg).textContent = name;
  }
  return without;
}

/**
 * Everything that no name may cover, as points.
 * @param {Chart} chart
 */
export function covers({ x, y, lines }) {
  /** @type {number[][]} */
  const found = [];
  for (const line of lines) {
    /** @type {number[] | null} */
    let before = null;
    for (const { year, claim, on } of line.points) {
      const low = claim.low ?? claim.high;
      const high = claim.high ?? claim.low;
      if (low === null || high === null) continue;
      const here = [x.at(year), y.at(low)];
      found.push(...between(here, [here[0], y.at(high)]));
      if (before && on) found.push(...between(before, here));
      before = on ? here : null;
    }
  }
  return found;
}

/**
 * @param {number[]} from
 * @param {number[]} to
 */
function between(from, to) {
  const count = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / APART));
  return Array.from({ length: count + 1 }, (_, i) =>
    [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * i) / count),
  );
}

/**
 * @param {Line} line
 * @param {number} wide
 * @param {Chart} chart
 * @param {number[][]} covered
 */
function freeBox(line, wide, { x, y, plot, width }, covered) {
  for (const { year, claim } of line.points.toReversed()) {
    for (const [shift, below, away] of ROUND_A_FIGURE) {
      const middle = x.at(year) + shift * wide + away;
      const left = shift ? middle - wide / 2 : Math.min(width - wide, Math.max(plot.left, middle - wide / 2));
      const top = y.at(claim.high ?? claim.low ?? 0) + below;
      const [right, bottom] = [left + wide, top + HIGH];
      if (left < plot.left || right > width || top < plot.top || bottom > plot.bottom) continue;
      const free = !covered.some(
        ([px, py]) => px > left - 5 && px < right + 5 && py > top - 4 && py < bottom + 4,
      );
      if (free) return [left, top, right, bottom];
    }
  }
  return null;
}
