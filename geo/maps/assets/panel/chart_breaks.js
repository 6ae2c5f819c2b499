// @ts-check
// Breaks in the series: a dashed line in the chart, and above it what happened; neighbours alike are one.
import { svgNode } from "../base/svg.js";
import { textWidth } from "./chart_axes.js";

/** @typedef {import("./chart_axes.js").Plot} Plot */
/** @typedef {import("../base/contract.js").SeriesBreak} SeriesBreak */
/** @typedef {{ years: number[], short: string, title: string }} Group */
/** @typedef {Group & { lines: number[], stem: number, left: number, right: number, row: number }} PlacedBreak */

export const ROW = 13; // pixels, of a row of words

const MOST_ROWS = 3;

/**
 * @param {SeriesBreak[]} items
 * @returns {Group[]}
 */
function grouped(items) {
  /** @type {Group[]} */
  const groups = [];
  for (const year of [...new Set(items.map((item) => item.year))].sort((a, b) => a - b)) {
    const own = items.filter((item) => item.year === year);
    const short = [...new Set(own.map((item) => item.short))].join(", ");
    const title = own.map((item) => `${year}: ${item.text}`).join("\n");
    const before = groups.at(-1);
    if (before && before.short === short && year - before.years[before.years.length - 1] <= 2) {
      before.years.push(year);
      before.title += `\n${title}`;
    } else groups.push({ years: [year], short, title });
  }
  for (const group of groups)
    if (group.years.length > 1) group.short += ` ${group.years[0]}\u2013${group.years.at(-1)}`;
  return groups;
}

/**
 * Give the words of each break a row in which they meet neither other words nor the line up to others.
 * @param {SeriesBreak[]} items
 * @param {{ at: (year: number) => number }} x
 * @param {number} width of the picture
 */
export function placeBreaks(items, x, width) {
  /** @type {PlacedBreak[]} */
  const placed = [];
  for (const group of grouped(items)) {
    const lines = group.years.map((year) => x.at(year - 0.5));
    const stem = (lines[0] + lines[lines.length - 1]) / 2;
    const wide = textWidth(group.short, "400 10.5px");
    const left = Math.max(0, Math.min(width, lines[lines.length - 1] + 5) - wide);
    const one = { ...group, lines, stem, left, right: left + wide, row: 0 };
    while (one.row < MOST_ROWS && placed.some((other) => meet(one, other))) one.row++;
    placed.push(one);
  }
  return placed;
}

/**
 * @param {PlacedBreak} one
 * @param {PlacedBreak} other
 */
function meet(one, other) {
  if (one.row === other.row) return one.left < other.right + 8 && other.left < one.right + 8;
  const [upper, lower] = one.row > other.row ? [one, other] : [other, one];
  return upper.stem > lower.left - 3 && upper.stem < lower.right + 3;
}

/** @param {PlacedBreak[]} placed */
export const rowsOfBreaks = (placed) =>
  Math.max(0, ...placed.filter((one) => one.row < MOST_ROWS).map((one) => one.row + 1));

/**
 * @param {Element} svg
 * @param {PlacedBreak[]} placed
 * @param {Plot} plot
 */
export function drawBreakLines(svg, placed, plot) {
  for (const { lines, stem, left, row, short, title } of placed) {
    const group = svgNode("g", { class: "chart-break" }, svg);
    svgNode("title", {}, group).textContent = title;
    for (const x of lines) svgNode("path", { d: `M${x},${plot.top} V${plot.bottom}` }, group);
    if (row >= MOST_ROWS) continue;
    const foot = plot.top - 6 - row * ROW; // clear of a mark at the top
    const beam = lines.length > 1 ? `M${lines[0]},${plot.top} H${lines.at(-1)} ` : "";
    svgNode("path", { class: "stem", d: `${beam}M${stem},${plot.top} V${foot}` }, group);
    svgNode("text", { x: left, y: foot - 3 }, group).textContent = short;
  }
}
