// @ts-check
// The axes of the chart: years across, figures upwards from zero, ranks downwards from the first.
import { strings } from "../base/state.js";
import { svgNode } from "../base/svg.js";

/** @typedef {import("./chart.js").ChartPoint} ChartPoint */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Plot sides in pixels of the picture */

const canvas = document.createElement("canvas").getContext("2d");

/**
 * How wide a text is, without a layout of the page.
 * @param {string} text
 * @param {string} font weight and size
 */
export function textWidth(text, font) {
  if (!canvas) return text.length * 6;
  canvas.font = `${font} ${getComputedStyle(document.documentElement).getPropertyValue("--type")}`;
  return canvas.measureText(text).width;
}

/**
 * @param {ChartPoint[]} points
 * @param {Plot} plot
 */
export function scaleX(points, plot) {
  const years = points.map((one) => one.year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const step = (plot.right - plot.left) / Math.max(1, last - first + 1);
  const at = (/** @type {number} */ year) => round(plot.left + (year - first + 0.5) * step);
  /** @param {Element} svg */
  function draw(svg) {
    const every = [1, 2, 5, 10, 20].find((one) => one * step >= 42) ?? 50;
    for (let year = first; year <= last; year++) {
      if (year % every && last > first) continue;
      const where = { class: "chart-tick", x: at(year), y: plot.bottom + 15, "text-anchor": "middle" };
      svgNode("text", where, svg).textContent = String(year);
    }
  }
  const yearAt = (/** @type {number} */ x) =>
    Math.min(last, Math.max(first, Math.round((x - plot.left) / step - 0.5 + first)));
  return { first, last, at, draw, yearAt };
}

/**
 * @param {ChartPoint[]} points
 * @param {boolean} ranks
 * @param {Plot} plot
 */
export function scaleY(points, ranks, plot) {
  const held = points.flatMap(({ claim }) => [claim.low, claim.high]).filter((value) => value !== null);
  const top = Math.max(0, ...held);
  const step = ranks ? 1 : niceStep(top / 4);
  const [low, high] = ranks ? [top + 0.5, 0.5] : [0, step * Math.max(1, Math.ceil(top / step))];
  const at = (/** @type {number} */ value) =>
    round(plot.bottom - ((plot.bottom - plot.top) * (value - low)) / (high - low));
  /** @param {Element} svg */
  function draw(svg) {
    const compact = high >= 1e6 ? /** @type {const} */ ("compact") : /** @type {const} */ ("standard");
    const words = new Intl.NumberFormat(strings.locale, { notation: compact, maximumFractionDigits: 2 });
    for (let value = ranks ? 1 : 0; value <= Math.max(low, high); value += step) {
      svgNode("path", { class: "chart-grid", d: `M${plot.left},${at(value)} H${plot.right}` }, svg);
      const where = { class: "chart-tick", x: plot.left - 6, y: at(value) + 4, "text-anchor": "end" };
      svgNode("text", where, svg).textContent = words.format(value);
    }
  }
  return { at, draw };
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** @param {number} rough */
function niceStep(rough) {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10) * power;
}
