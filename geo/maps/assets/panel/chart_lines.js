// @ts-check
// The series of a chart: lines with gaps, a mark for each figure by its bound.
import { svgNode } from "../base/svg.js";

/** @typedef {import("./chart.js").ChartPoint} ChartPoint */
/** @typedef {{ at: (value: number) => number }} Scale */
/** @typedef {import("./chart_axes.js").Plot} Plot */
/** @typedef {{ x: Scale, y: Scale, plot: Plot, width: number, lines: import("./chart.js").Line[] }} Chart */

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
