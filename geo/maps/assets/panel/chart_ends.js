// @ts-check
// The figures that stand on a chart of lines in a scene: the ends of each line, its highest and its lowest.
import { svgNode } from "../base/svg.js";
import { textWidth } from "./chart_axes.js";
import { covers } from "./chart_names.js";

const FIGURE_FONT = "600 11.5px";

const MOST_COVERED = 2; // points of lines under a figure that is not the last of its line

const BARE = 3; // pixels round a figure: its ground would hide half a dot

/**
 * The first and the last figure of each line, its highest and lowest, where they cover no line and no other figure;
 * the last stands in any case.
 * @param {Element} svg
 * @param {import("./chart_lines.js").Chart} chart
 */
export function writeEnds(svg, chart) {
  const { lines, x, y, plot, width } = chart;
  const lying = covers(chart);
  /** @type {number[][]} */
  const covered = [];
  /** @type {number[][]} */
  const taken = [];
  // The lines that end last have the free margin beside them.
  const until = (/** @type {import("./chart.js").Line} */ { points }) => points[points.length - 1].year;
  for (const line of [...lines].sort((a, b) => until(b) - until(a) || b.points.length - a.points.length)) {
    const shown = line.points.filter(({ on }) => on);
    if (shown.length < 2) continue;
    const by = [...shown].sort((a, b) => (a.claim.low ?? 0) - (b.claim.low ?? 0));
    const last = shown[shown.length - 1];
    const dots = shown.map(({ year, claim }) => [x.at(year), y.at(claim.low ?? 0)]);
    for (const one of new Set([last, shown[0], by[by.length - 1], by[0]])) {
      const wide = textWidth(one.claim.value, FIGURE_FONT);
      const [cx, cy] = [x.at(one.year), y.at(one.claim.low ?? 0)];
      const left = Math.max(plot.left, Math.min(width - wide, cx - wide / 2));
      const boxes = placesOf(cx, cy, left, wide);
      if (one === last) boxes.unshift(...boxes.splice(2, 1));
      const free = boxes.filter(
        (box) =>
          box[0] >= plot.left &&
          box[2] <= width &&
          box[1] > plot.top - 12 &&
          box[3] < plot.bottom &&
          !taken.some((other) => boxesMeet(box, other)) &&
          isNearest(box, [cx, cy], dots),
      );
      const over = (/** @type {number[]} */ box) => lying.filter((point) => isWithin(point, box)).length;
      const best = free.sort((a, b) => over(a) - over(b))[0];
      if (!best || (over(best) > MOST_COVERED && one !== last)) continue;
      taken.push(best);
      for (let at = best[0]; at <= best[2]; at += 5) covered.push([at, best[1] + 2], [at, best[3] - 2]);
      const where = { class: `chart-figure ${line.colour}`, x: best[0], y: best[3] - 3 };
      svgNode("text", where, svg).textContent = one.claim.value;
    }
  }
  return covered;
}

/**
 * @param {number[]} point
 * @param {number[]} box
 */
const isWithin = ([px, py], [left, top, right, bottom]) =>
  px > left - BARE && px < right + BARE && py > top - BARE && py < bottom + BARE;

/**
 * Whether a figure is read as that of its own dot: no other of its line is nearer.
 * @param {number[]} box
 * @param {number[]} dot
 * @param {number[][]} dots
 */
function isNearest([left, top, right, bottom], dot, dots) {
  const away = ([x, y] = dot) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
  return dots.every((other) => away(other) >= away() - 0.5);
}

/**
 * @param {number[]} one
 * @param {number[]} other
 */
const boxesMeet = (one, other) =>
  one[0] < other[2] + 4 && other[0] < one[2] + 4 && one[1] < other[3] + 1 && other[1] < one[3] + 1;

/**
 * Where a figure may stand round its dot: above or below, right, left, then further off.
 * @param {number} cx
 * @param {number} cy
 * @param {number} left where it begins in the middle above its dot
 * @param {number} wide
 */
function placesOf(cx, cy, left, wide) {
  const places = [
    [left, cy - 19],
    [left, cy + 6],
    [cx + 7, cy - 7],
    [cx - wide - 7, cy - 7],
    ...[cy - 19, cy + 6, cy - 30, cy + 17].flatMap((top) => [
      [left, top],
      [cx - 4, top],
      [cx - wide + 4, top],
    ]),
  ];
  return places.map(([from, top]) => [from, top, from + wide, top + 13]);
}
