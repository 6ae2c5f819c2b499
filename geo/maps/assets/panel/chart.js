// @ts-check
// The chart beside the map: a line for each series, a mark for each single figure, the year drawn marked.
import { byId, node, setAttribute, setHidden, setText } from "../base/dom.js";
import { fill, isTimeless, nameOf, state, strings, values } from "../base/state.js";
import { svgNode } from "../base/svg.js";
import { breaksHere, textOf } from "../base/values.js";
import { setYear } from "../control/time.js";
import { scaleX, scaleY } from "./chart_axes.js";
import { drawBreakLines, placeBreaks, ROW, rowsOfBreaks } from "./chart_breaks.js";
import { drawSeries } from "./chart_lines.js";
import { drawNames, roomForNames } from "./chart_names.js";
import { faceNow } from "./faces.js";
import { isKnown, isPast } from "./figures.js";

/** @typedef {import("../base/contract.js").ClaimRow} Claim */
/** @typedef {{ year: number, claim: Claim, on: boolean }} ChartPoint */
/** @typedef {{ name: string, colour: string, points: ChartPoint[] }} Line */

const HEIGHT = 236; // pixels, of the picture in the panel

const LEAST = 260; // and of the large one

const FOOT = 20; // pixels below the plot, for the years

const chart = {
  key: "", // what it was last built from
  width: 0,
  room: 0, // pixels of height that it has as a face of its own, less what stands over it
  plot: { left: 50, right: 0, top: 8, bottom: 0 },
  /** @type {Line[]} */
  lines: [],
  /** @type {number | null} the year under the pointer */
  pointed: null,
  x: scaleX([], { left: 0, right: 0, top: 0, bottom: 0 }),
  y: scaleY([], false, { left: 0, right: 0, top: 0, bottom: 0 }),
};

export function listenToChart() {
  const svg = byId("chart-picture");
  const observer = new ResizeObserver(() => requestAnimationFrame(sizeChart));
  for (const id of ["chart", "face", "chart-key"]) observer.observe(byId(id));
  svg.addEventListener("pointermove", (event) => point(yearAt(event)));
  svg.addEventListener("pointerleave", () => point(null));
  svg.addEventListener("click", (event) => setYear(yearAt(event)));
  svg.addEventListener("focus", () => drawMarker());
  svg.addEventListener("blur", () => drawMarker());
}

// Where its room changes, and not in a year step: asking for it would lay the page out twice.
export function sizeChart() {
  chart.width = Math.round(byId("chart").clientWidth);
  chart.room = byId("face").clientHeight - byId("chart-key").offsetHeight - 60;
  drawChart();
}

/** @param {MouseEvent} event */
const yearAt = (event) => chart.x.yearAt(event.clientX - byId("chart-picture").getBoundingClientRect().left);

/** @param {number | null} year */
function point(year) {
  if (year === chart.pointed) return;
  chart.pointed = year;
  drawMarker();
}

/** Built anew where the place or what is known changes; a step of the year moves the marker alone. */
export function drawChart() {
  const height = heightNow();
  const key = [values.stamp, state.place, state.as_of, chart.width, height, strings.language].join("|");
  if (key !== chart.key) {
    chart.key = key;
    build(height);
  }
  drawMarker();
}

/** @returns {Line[]} */
function linesNow() {
  const lines = (values.panel?.places[state.place]?.lines ?? [])
    .map(({ name, colour, points }) => ({
      name: textOf(name),
      colour: `series-${colour}`,
      points: points
        .filter(([, claim]) => isKnown(claim))
        .map(([year, claim, until]) => ({
          year,
          claim: values.claims[claim],
          on: until !== "" && !isPast(until),
        })),
    }))
    .filter((line) => line.points.length);
  // A single year is in the headline already.
  const years = new Set(lines.flatMap((line) => line.points.map((one) => one.year)));
  return years.size > 1 ? lines : [];
}

/** In the panel as high as suits it; as a face of its own as high as the room. */
const heightNow = () => (faceNow() === "chart" ? Math.max(LEAST, chart.room) : HEIGHT);

/** @param {number} height */
function build(height) {
  chart.lines = linesNow();
  byId("chart").classList.toggle("off", !chart.lines.length);
  setHidden(byId("chart"), !chart.lines.length);
  const svg = byId("chart-picture");
  svg.replaceChildren();
  if (!chart.lines.length || chart.width < 80) return;
  const points = chart.lines.flatMap((line) => line.points);
  const { plot } = chart;
  plot.right = chart.width - 10 - (height > HEIGHT ? roomForNames(chart.lines, chart.width) : 0);
  plot.bottom = height - FOOT;
  chart.x = scaleX(points, plot);
  const here = breaksHere().filter(({ year }) => year > chart.x.first && year <= chart.x.last);
  const breaks = placeBreaks(here, chart.x, chart.width);
  plot.top = 12 + ROW * rowsOfBreaks(breaks);
  chart.y = scaleY(points, Boolean(values.panel?.ranks), plot);
  setAttribute(svg, "viewBox", `0 0 ${chart.width} ${height}`);
  setAttribute(svg, "height", String(height));
  chart.y.draw(svg);
  chart.x.draw(svg);
  drawBreakLines(svg, breaks, plot);
  const under = svgNode("g", {}, svg);
  svgNode("rect", { id: "chart-year", y: plot.top, height: plot.bottom - plot.top }, svg);
  svgNode("path", { id: "chart-cross" }, svg);
  drawSeries(svg, chart);
  byId("chart-key").replaceChildren(...drawNames(svg, under, chart).map(keyOf));
  setAttribute(svg, "aria-label", fill(strings.panel.chart_name, { place: nameOf(state.place) }));
  setAttribute(svg, "aria-valuemin", String(chart.x.first));
  setAttribute(svg, "aria-valuemax", String(chart.x.last));
  const unit = values.unit ? `, ${values.unit}` : "";
  setText(byId("chart-title"), fill(strings.panel.chart, { measure: values.title + unit }));
  writeTable();
}

/** @param {Line} line */
function keyOf({ name, colour }) {
  const item = node("span", colour);
  item.append(node("i"), name);
  return item;
}

/** The marker of the year drawn, and under the pointer or the keys every figure of a year. */
function drawMarker() {
  const band = document.getElementById("chart-year");
  if (!band || isTimeless() || state.year === null) {
    setHidden(byId("chart-read"), true);
    if (band) setAttribute(band, "width", "0");
    return;
  }
  const first = Math.max(values.since ?? state.year, chart.x.first);
  const [left, right] = [chart.x.at(first - 0.5), chart.x.at(state.year + 0.5)];
  setAttribute(band, "x", String(left));
  setAttribute(band, "width", String(Math.max(0, right - left)));
  const svg = byId("chart-picture");
  setAttribute(svg, "aria-valuenow", String(state.year));
  setAttribute(svg, "aria-valuetext", [state.year, ...once(rowsOf(state.year)).map(rowWords)].join("; "));
  const read = chart.pointed ?? (svg.matches(":focus-visible") ? state.year : null);
  setAttribute(
    byId("chart-cross"),
    "d",
    read === null ? "" : `M${chart.x.at(read)},${chart.plot.top} V${chart.plot.bottom}`,
  );
  readOut(read);
}

/** @param {number} year */
function rowsOf(year) {
  return chart.lines.flatMap((line) =>
    line.points.filter((one) => one.year === year).map(({ claim }) => ({ line, claim })),
  );
}

/**
 * What was printed twice is read once.
 * @param {{ line: Line, claim: Claim }[]} rows
 */
const once = (rows) => [...new Map(rows.map((row) => [rowWords(row), row])).values()];

/** @param {{ line: Line, claim: Claim }} row */
const rowWords = ({ line, claim }) => `${claim.value} ${line.name}`;

/** @param {number | null} year */
function readOut(year) {
  const box = byId("chart-read");
  const rows = year === null ? [] : once(rowsOf(year));
  setHidden(box, year === null);
  if (year === null) return;
  const lines = rows.map(({ line, claim }) => {
    const row = node("div", line.colour);
    row.append(node("i"), node("b", "", claim.value), ` ${line.name}`);
    return row;
  });
  box.replaceChildren(
    node("strong", "", String(year)),
    ...(lines.length ? lines : [node("div", "", strings.no_data)]),
  );
}

/** All that the chart shows, in words: for those who do not see it, and for paper. */
function writeTable() {
  const table = byId("chart-table");
  const { year, figure, who, series } = strings.panel.heads;
  const cells = (/** @type {string} */ tag, /** @type {string[]} */ texts) => {
    const row = node("tr");
    row.append(...texts.map((text) => node(tag, "", text)));
    return row;
  };
  const rows = chart.lines.flatMap((line) => line.points.map((one) => ({ line, ...one })));
  rows.sort((a, b) => a.year - b.year);
  const head = node("thead");
  head.append(cells("th", [year, figure, who, series]));
  const body = node("tbody");
  for (const { line, claim, year: of } of rows)
    body.append(cells("td", [String(of), claim.value, textOf(claim.speaker), line.name]));
  table.replaceChildren(node("caption", "", byId("chart-title").textContent ?? ""), head, body);
}
