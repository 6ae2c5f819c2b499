// @ts-check
// The series of a chart: lines with gaps, a mark for each figure by its bound, a name at each line's end.
import { svgNode } from "../base/svg.js";
import { HEIGHT, PAD } from "./chart_axes.js";

/** @typedef {import("./chart.js").ChartPoint} ChartPoint */
/** @typedef {{ at: (value: number) => number }} Scale */
/** @typedef {{ x: Scale, y: Scale, width: number, lines: import("./chart.js").Line[] }} Chart */

const LONGEST = 30; // characters of a name beside its line; the whole is in the figures under the pointer

const LETTER = 5.7; // pixels, of a letter of a name

const NAME_HEIGHT = 13; // pixels between two names

/**
 * @param {Element} svg
 * @param {Chart} chart
 */
export function drawSeries(svg, chart) {
  for (const line of chart.lines) {
    const group = svgNode("g", { class: line.colour }, svg);
    const d = lineThrough(line.points, chart);
    if (d) svgNode("path", { class: "chart-line", d }, group);
    for (const one of line.points) drawMark(group, one, chart);
  }
  drawNames(svg, chart);
}

/**
 * A line ends where a year is missing: nothing is drawn across a gap.
 * @param {ChartPoint[]} points
 * @param {Chart} chart
 */
function lineThrough(points, { x, y }) {
  let path = "";
  let before = Number.NaN;
  for (const { year, claim, on } of points) {
    if (!on || claim.low === null) continue;
    path += `${year - before === 1 ? "L" : "M"}${x.at(year)},${y.at(claim.low)}`;
    before = year;
  }
  return path;
}

/**
 * @param {Element} group
 * @param {ChartPoint} point
 * @param {Chart} chart
 */
function drawMark(group, { year, claim, on }, { x, y }) {
  const cx = x.at(year);
  const name = on ? "chart-mark on" : "chart-mark";
  const mark = (/** @type {string} */ d) => svgNode("path", { class: name, d }, group);
  const low = claim.low === null ? null : y.at(claim.low);
  const high = claim.high === null ? null : y.at(claim.high);
  if (claim.bound === "range" && low !== null && high !== null)
    svgNode(
      "path",
      { class: "chart-span", d: `M${cx - 3},${low} h6 M${cx},${low} V${high} M${cx - 3},${high} h6` },
      group,
    );
  else if (claim.bound === "at_least" && low !== null) mark(`M${cx - 4.5},${low + 3.5} h9 l-4.5,-8 Z`);
  else if (claim.bound === "at_most" && high !== null) mark(`M${cx - 4.5},${high - 3.5} h9 l-4.5,8 Z`);
  else if (claim.bound === "approx" && low !== null)
    mark(`M${cx},${low - 4.5} l4.5,4.5 l-4.5,4.5 l-4.5,-4.5 Z`);
  else if (low !== null) svgNode("circle", { class: name, cx, cy: low, r: on ? 2.6 : 3.6 }, group);
}

/**
 * Each name stands above or below a figure of its line, where it covers the fewest figures and no other name.
 * @param {Element} svg
 * @param {Chart} chart
 */
function drawNames(svg, chart) {
  const { x, y, lines } = chart;
  const figures = lines.flatMap((line) => line.points.map((one) => [x.at(one.year), heightOf(one, y)]));
  /** @type {Map<string, import("./chart.js").Line>} */
  const named = new Map();
  for (const line of lines) {
    const before = named.get(line.name);
    if (!before || before.points.length < line.points.length) named.set(line.name, line);
  }
  /** @type {Box[]} */
  const taken = [];
  for (const [name, line] of [...named].sort(([, a], [, b]) => b.points.length - a.points.length)) {
    const short = name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
    const [left, top, right, bottom] = bestBox(line, short.length * LETTER, chart, figures, taken);
    taken.push([left, top, right, bottom]);
    const text = svgNode("text", { class: `chart-name ${line.colour}`, x: left, y: bottom - 3 }, svg);
    text.textContent = short;
    svgNode("title", {}, text).textContent = name;
  }
}

/**
 * @param {ChartPoint} point
 * @param {Scale} y
 */
const heightOf = ({ claim }, y) => y.at(claim.high ?? claim.low ?? 0);

/**
 * @param {import("./chart.js").Line} line
 * @param {number} wide
 * @param {Chart} chart
 * @param {number[][]} figures
 * @param {Box[]} taken
 * @returns {Box}
 */
function bestBox(line, wide, { x, y, width }, figures, taken) {
  let best = /** @type {Box} */ ([0, 0, 0, 0]);
  let least = Number.POSITIVE_INFINITY;
  for (const one of line.points.toReversed()) {
    for (const rise of [-20, 7, -34, 21, -48, 35, -62, 49]) {
      const left = Math.min(width - wide, Math.max(PAD.left, x.at(one.year) - wide / 2));
      const top = heightOf(one, y) + rise;
      /** @type {Box} */
      const box = [left, top, left + wide, top + NAME_HEIGHT];
      if (top < 0 || box[3] > HEIGHT - PAD.bottom) continue;
      const covers = figures.filter(
        ([px, py]) => px > box[0] && px < box[2] && py > box[1] - 2 && py < box[3] + 2,
      );
      const meets = taken.filter((b) => b[0] < box[2] && box[0] < b[2] && b[1] < box[3] && box[1] < b[3]);
      const cost = covers.length + 20 * meets.length + Math.abs(rise) / 40;
      if (cost < least) [best, least] = [box, cost];
    }
  }
  return best;
}
