// @ts-check
// What stands in a scene instead of the map or below it: a chart, or one number; sized by the height of the frame.
import { byId, node } from "../base/dom.js";
import { fill, strings } from "../base/state.js";
import { svgNode } from "../base/svg.js";
import { scaleX, scaleY } from "../panel/chart_axes.js";
import { drawBreakLines, placeBreaks, ROW, rowsOfBreaks } from "../panel/chart_breaks.js";
import { writeEnds } from "../panel/chart_ends.js";
import { drawSeries } from "../panel/chart_lines.js";
import { drawNames, roomForNames } from "../panel/chart_names.js";

/** @typedef {import("../base/contract.js").SceneChart} SceneChart */
/** @typedef {import("../base/contract.js").ChartPoint} Point */

const CHART_TYPE = 11.5; // pixels of the type in a chart of lines, which is drawn small and enlarged whole

const FEW_ROWS = 6;

/** @param {Scene} scene */
export const kindOf = (scene) => scene.kind ?? "map";

/** @param {Scene} scene */
export const isMapped = (scene) => kindOf(scene) === "map" || kindOf(scene) === "map-and-chart";

/** @param {Scene} scene */
export function drawPicture(scene) {
  const box = byId("scene-picture");
  box.hidden = kindOf(scene) === "map";
  box.replaceChildren();
  if (box.hidden) return;
  if (scene.number) box.append(...bigNumber(scene.number));
  if (scene.chart) showChart(box, scene.chart);
}

/** @param {import("../base/contract.js").SceneNumber} number */
function bigNumber({ figure, about, who }) {
  return [node("p", "big-figure", figure), node("p", "big-about", about), node("p", "big-who", who)];
}

/**
 * @param {HTMLElement} box
 * @param {SceneChart} chart
 */
function showChart(box, chart) {
  box.append(node("h2", "", chart.heading));
  const key = box.appendChild(node("p", "key"));
  const body = box.appendChild(node("div", `picture ${chart.kind}`));
  const cautions = [...chart.cautions, ...chart.breaks.map(({ year, text }) => `${year}: ${text}`)].join(" ");
  if (cautions) box.append(node("p", "cautions", cautions));
  if (chart.kind === "lines") {
    if (body.clientHeight < LEAST_FIELD * box.clientHeight) shorten(box, CAUTIONS_OF_LINES);
    drawLines(body, key, chart);
  } else {
    if (chart.kind === "years") key.append(...chart.series.map((one, i) => keyEntry(one.name, `year-${i}`)));
    // Few rows are written larger and stand further apart.
    body.classList.toggle("roomy", chart.rows.length <= FEW_ROWS);
    body.append(...sceneRows(chart));
    fitRows(box, body);
  }
  if (!key.childNodes.length) key.remove();
}

/** Characters from which on a note beside a row is a sentence, which takes a line of its own. */
const LONG_NOTE = 24;

/** Most of the height that cautions take where rows need it, or lines: these have half of it at least. */
const CAUTIONS = 0.2;
const CAUTIONS_OF_LINES = 0.14;
const LEAST_FIELD = 0.5;

/**
 * Rows that need more room than there is stand closer, then cautions are shortened, then the last rows are left
 * out: both are said.
 * @param {HTMLElement} box
 * @param {HTMLElement} body
 */
function fitRows(box, body) {
  const fits = () => body.scrollHeight <= body.clientHeight + 1;
  if (!body.clientHeight || fits()) return;
  body.classList.add("tight");
  for (const said of body.querySelectorAll(".note"))
    if ((said.textContent ?? "").length > LONG_NOTE) said.textContent = strings.scenes.not_compared;
  if (!fits()) shorten(box, CAUTIONS);
  if (fits()) return;
  const note = box.appendChild(node("p", "cautions"));
  let count = 0;
  for (let last = body.lastElementChild; last && !fits(); last = body.lastElementChild) {
    if (last.matches(".chart-row")) note.textContent = fill(strings.scenes.no_room, { count: ++count });
    last.remove();
  }
  if (body.lastElementChild?.matches("h3")) body.lastElementChild.remove();
}

/**
 * Leave out the last sentences of the cautions that take more than a share of the height of a picture.
 * @param {HTMLElement} box
 * @param {number} share
 */
function shorten(box, share) {
  const text = box.querySelector(".cautions");
  const height = share * box.clientHeight;
  if (!(text instanceof HTMLElement) || text.offsetHeight <= height) return;
  const sentences = (text.textContent ?? "").split(/(?<=\.) (?=\S)/);
  while (sentences.length > 1 && text.offsetHeight > height) {
    sentences.pop();
    text.textContent = [...sentences, strings.scenes.more_cautions].join(" ");
  }
}

/**
 * @param {string} name
 * @param {string} colour
 */
function keyEntry(name, colour) {
  const item = node("span", colour);
  item.append(node("i"), name);
  return item;
}

/**
 * The key takes its height from the field: where it has names the lines are drawn again in what is left.
 * @param {HTMLElement} body
 * @param {HTMLElement} key
 * @param {SceneChart} chart
 */
function drawLines(body, key, chart) {
  for (let turn = 0, height = 0; turn < 2 && body.clientHeight !== height; turn++) {
    height = body.clientHeight;
    body.replaceChildren();
    key.replaceChildren(...linesIn(body, chart).map((line) => keyEntry(line.name, line.colour)));
  }
}

/**
 * @param {HTMLElement} body
 * @param {SceneChart} chart
 * @returns {import("../panel/chart.js").Line[]} those whose name has no room beside them
 */
function linesIn(body, chart) {
  const label = Number.parseFloat(getComputedStyle(body).fontSize);
  const times = Math.max(1, label / CHART_TYPE);
  const [width, height] = [body.clientWidth / times, body.clientHeight / times];
  if (width < 80 || height < 60) return [];
  const size = {
    class: "series",
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": chartSpoken(chart),
  };
  const svg = svgNode("svg", size, body);
  const lines = chart.series.map(({ name, colour, points }) => ({
    name,
    colour: `series-${colour}`,
    points: points.map((one) => ({ year: one.at, on: one.joined, claim: asClaim(one) })),
  }));
  const ends = chart.years ?? [0, 0];
  // The axis has the years asked for, with or without a figure at their ends.
  const points = [...lines.flatMap((line) => line.points)];
  const axis = [...points, ...ends.map((year) => ({ ...points[0], year }))];
  const plot = { left: 50, right: width - 14 - roomForNames(lines, width), top: 8, bottom: height - 22 };
  const x = scaleX(axis, plot);
  const breaks = placeBreaks(chart.breaks.map(asBreak), x, width);
  plot.top = 16 + ROW * rowsOfBreaks(breaks);
  const y = scaleY(points, chart.ranks, plot);
  const drawn = { lines, width, plot, x, y };
  y.draw(svg);
  x.draw(svg);
  drawBreakLines(svg, breaks, plot);
  const under = svgNode("g", {}, svg);
  drawSeries(svg, drawn);
  const covered = writeEnds(svg, drawn);
  return drawNames(svg, under, drawn, covered);
}

/** @param {Point} point */
const asClaim = ({ low, high, bound, text: value }) => ({
  ...{ low, high, bound, value, statement: "" },
  ...{ speaker: 0, source: 0, published: 0, reading: 0 },
});

/** @param {import("../base/contract.js").ChartBreak} found */
const asBreak = ({ year, short, text }) => ({ year, short, text, published: "", places: [], levels: [] });

/** @param {SceneChart} chart */
function chartSpoken({ heading, series }) {
  const ends = series.map(({ name, points }) => {
    const [first, last] = [points[0], points[points.length - 1]];
    return `${name}: ${first.at} ${first.text}, ${last.at} ${last.text}`;
  });
  return `${heading}. ${ends.join("; ")}.`;
}

/** @param {SceneChart} chart */
function sceneRows({ kind, rows, series }) {
  const top = Math.max(...series.flatMap(({ points }) => points.map((one) => one.high)), 0) || 1;
  let group = "";
  return rows.flatMap((row, number) => {
    const line = node("div", row.lit ? "chart-row lit" : "chart-row");
    line.append(node("span", "name", row.label));
    const track = line.appendChild(node("span", "track"));
    const figures = line.appendChild(node("span", "figures"));
    for (const [side, { points }] of series.entries()) {
      const one = points.find((point) => point.at === number);
      const bar = track.appendChild(node("span", kind === "years" ? `chart-bar year-${side}` : "chart-bar"));
      if (one) bar.append(...marksOf(one, kind, top));
      if (kind === "years" && !one) figures.append(node("span", "none", strings.no_data));
      else if (one) figures.append(node("b", "", one.text));
    }
    if (row.note) figures.append(node("span", "note", row.note));
    const heads = row.group && row.group !== group ? [node("h3", "", row.group)] : [];
    group = row.group;
    return [...heads, line];
  });
}

/**
 * A floor reaches on, a ceiling back to zero; a bar stands for what is counted, a mark for what is said.
 * @param {Point} point
 * @param {SceneChart["kind"]} kind
 * @param {number} top
 */
function marksOf({ low, high, bound }, kind, top) {
  const part = (/** @type {string} */ name, /** @type {number} */ from, /** @type {number} */ to) => {
    const mark = node("i", name);
    mark.style.left = `${(100 * from) / top}%`;
    mark.style.width = `${(100 * Math.max(0, to - from)) / top}%`;
    return mark;
  };
  if (bound === "range") return [part("span", low, high)];
  if (kind !== "claims") return [part(`filled ${bound}`, 0, high)];
  const mark = part(`said ${bound}`, high, high);
  if (bound === "at_least") return [part("reach", low, top), mark];
  return [part(bound === "at_most" ? "reach" : "lead", 0, high), mark];
}
