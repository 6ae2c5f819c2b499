// @ts-check
// The legend says what every colour, hatch, mark and line on the map means, and nothing else.
import { config, map } from "../base/document.js";
import { byId, node, setText } from "../base/dom.js";
import { fill, hasValues, isTimeless, state, strings, values } from "../base/state.js";
import { svgNode } from "../base/svg.js";
import { asOfWords, breaksKnown, ticksOf } from "../base/values.js";
import { linked } from "../control/linked.js";
import { deck } from "../control/present.js";
import { shrinkWords } from "../control/present_words.js";
import { openEnds } from "./arrows.js";
import { circleScale, inCircles } from "./circles.js";
import { BEADED, CORES, isDrawn, isPlain, stages, stageWords, suretyOf } from "./corridors.js";
import { placeLabels } from "./labels.js";
import { shapes } from "./layers.js";
import { notedLayers, notedOf } from "./noted.js";
import { sharesTold } from "./shares.js";

export function drawLegend() {
  const box = byId("legend-body");
  const open = Boolean(box.querySelector("details[open]"));
  box.replaceChildren();
  setText(byId("legend-title"), strings.legend);
  if (hasValues() && !(deck && isTimeless())) box.append(classRows());
  if (stages.some((stage) => map.hasLayer(stage.layer))) box.append(corridorRows());
  if (sharesTold().length) box.append(shareRows());
  for (const layer of notedLayers()) box.append(notedRows(layer));
  legendBreaks = breaksKnown().length;
  if (legendBreaks) box.append(breakRows(open));
  if (deck) requestAnimationFrame(shrinkWords);
}

function shareRows() {
  const part = node("div", "part");
  const sum = sharesTold().reduce((total, share) => total + share.item.share, 0);
  part.append(
    node("p", "legend-head", strings.shares),
    node("p", "legend-note", fill(strings.shares_note, { sum })),
  );
  return part;
}

/** @param {string} layer */
function notedRows(layer) {
  const part = node("div", "part");
  const sample = layer === "emergencies" ? lineSample("emergency") : node("span", `noted noted-${layer}`);
  if (layer !== "emergencies") sample.append(node("i"));
  part.append(row(sample, strings.noted[layer]));
  const shown = notedOf(layer);
  if (!shown.length) part.append(node("p", "legend-note", strings.noted_none));
  if (shown.some((mark) => mark.shape?.options.className?.includes("partial")))
    part.append(row(lineSample("emergency partial"), strings.noted_partial));
  if (strings.noted_notes[layer]) part.append(node("p", "legend-note", strings.noted_notes[layer]));
  return part;
}

/**
 * A sample with its words, which alone are read aloud.
 * @param {Element} sample
 * @param {string} text
 */
function row(sample, text) {
  const item = node("div", "row");
  sample.setAttribute("aria-hidden", "true");
  item.append(sample, node("span", "", text));
  return item;
}

/** @param {string} name */
function swatch(name) {
  const svg = svgNode("svg", { class: "swatch" });
  svgNode("rect", { class: `place ${name}` }, svg);
  return svg;
}

/** @param {...string} names */
function lineSample(...names) {
  const svg = svgNode("svg", { class: "sample" });
  for (const name of names) svgNode("path", { d: "M0,7 H34", class: name }, svg);
  return svg;
}

/** @param {string} mode */
function modeSample(mode) {
  const names = [`stage mode-${mode} sure-${mode === "unknown" ? "schematic" : "documented"}`];
  if (CORES.has(mode)) names.push(`stage-core mode-${mode}`);
  if (BEADED.has(mode)) names.push(`stage-beads mode-${mode}`);
  return lineSample(...names);
}

function ringSample() {
  const svg = svgNode("svg", { class: "sample" });
  svgNode("circle", { cx: 17, cy: 7, r: 4, class: "open-end mode-unknown" }, svg);
  return svg;
}

function classRows() {
  const part = node("div", "part");
  const classes = values.classes[state.level];
  if (values.unit) part.append(node("p", "legend-unit", values.unit));
  const circles = inCircles();
  if (circles) part.append(inRow() ? circleRow(classes.circles) : circleKeys(classes.circles));
  const columns = part.appendChild(node("div", circles ? "" : "columns"));
  const others = node("div");
  if (!circles) columns.append(classScale(classes?.labels ?? []));
  columns.append(others);
  const looks = looksPresent();
  if (looks.has("none")) others.append(row(swatch("none"), strings.no_data));
  if (looks.has("differ")) others.append(row(swatch("differ"), strings.differ));
  if (Object.values(values.places).some((entry) => entry.carried))
    others.append(row(swatch("c2 carried"), strings.carried));
  const edges = edgesDrawn();
  for (const [edge, text] of Object.entries(strings.edges))
    if (edges.has(edge)) others.append(row(swatch(`plain edge-${edge}`), text));
  if (looks.has("contested"))
    part.append(row(node("span", "mark spread-0", strings.mark_sample), strings.contested));
  return part;
}

/** @param {string[]} labels of the classes, lowest first */
function classScale(labels) {
  const scale = node("div", "scale");
  const rows = labels.map((label, i) => row(swatch(`c${i}`), label));
  scale.append(...(inRow() ? rows : rows.reverse()));
  return scale;
}

// Below a map with a panel, and below two maps, the legend is one row.
const inRow = () => linked !== null || document.body.classList.contains("beside");

const ROW_PIXELS = 28; // pixels of that row: the size of larger circles is read from the figures in them

/**
 * Three circles at most, a step or two of the ladder of round figures apart.
 * @param {import("../base/contract.js").CircleKey[]} ladder
 */
const apart = (ladder) =>
  ladder.filter((_key, i) => i % config.signs.keys.step === 0).slice(0, config.signs.keys.most);

/** @param {import("../base/contract.js").CircleKey[]} ladder */
function circleRow(ladder) {
  const scale = circleScale();
  const fitting = ladder.filter((key) => 2 * key.radius * scale <= ROW_PIXELS - 2);
  const found = node("div", "scale");
  for (const key of fitting.length ? apart(fitting) : ladder.slice(-1)) {
    const size = Math.ceil(2 * key.radius * scale) + 2;
    const svg = svgNode("svg", { class: "circle-keys", width: size, height: Math.min(ROW_PIXELS, size) });
    svgNode("circle", { class: "circle-key", cx: size / 2, cy: size / 2, r: key.radius * scale }, svg);
    found.append(row(svg, key.label));
  }
  return found;
}

/**
 * Circles in one another, on one foot, with their figures.
 * @param {import("../base/contract.js").CircleKey[]} ladder
 */
function circleKeys(ladder) {
  const keys = apart(ladder);
  const scale = circleScale();
  const most = Math.max(...keys.map((key) => key.radius)) * scale;
  // On the stage the type grows with the screen, and the figures stand as far apart.
  const line = deck ? Math.max(13, 1.05 * Number.parseFloat(getComputedStyle(byId("legend")).fontSize)) : 13;
  const size = { width: 2 * most + 24 + 4.7 * line, height: 2 * most + 8 };
  const svg = svgNode("svg", {
    class: "circle-keys",
    role: "img",
    "aria-label": keys.map((key) => key.label).join("; "),
    ...size,
  });
  const foot = 2 * most + 4;
  let below = foot + line + 7;
  for (const key of [...keys].reverse()) {
    const radius = key.radius * scale;
    svgNode("circle", { class: "circle-key", cx: most + 2, cy: foot - radius, r: radius }, svg);
    const top = Math.min(foot - 2 * radius, below - line);
    below = top;
    svgNode(
      "path",
      {
        class: "circle-lead",
        d: `M${most + 2},${foot - 2 * radius}H${2 * most + 6}L${2 * most + 10},${top + 4}`,
      },
      svg,
    );
    svgNode("text", { x: 2 * most + 13, y: top + 8 }, svg).textContent = key.label;
  }
  return svg;
}

// What any year of the level drawn shows: rows of the legend stay while the years play.
function looksPresent() {
  const found = new Set();
  for (const shape of shapes.values()) {
    if (shape.level !== state.level) continue;
    const years = values.places[shape.id]?.years ?? {};
    if (ticksOf(state.level).some((tick) => !years[tick.year])) found.add("none");
    for (const step of Object.values(years).flat()) {
      if (step.look === "differ") found.add("differ");
      if (step.contested) found.add("contested");
    }
  }
  return found;
}

// Outlines that are less than sure, if the level has any: what their edges look like.
function edgesDrawn() {
  return new Set(
    [...shapes.values()]
      .filter((shape) => shape.level === state.level && shape.edge)
      .map((shape) => shape.edge),
  );
}

function corridorRows() {
  const part = node("div", "part");
  const drawn = stages.filter(isDrawn);
  const shown = drawn.filter((stage) => !isPlain(stage));
  if (drawn.length > shown.length) part.append(row(lineSample("stage plain-route"), strings.export_routes));
  if (drawn.length && !shown.length) {
    part.append(...timeNotes([]));
    return part;
  }
  const modes = new Set(shown.map((stage) => stage.properties.mode));
  const sureties = new Set(shown.map((stage) => suretyOf(stage.properties)));
  if (shown.length) part.append(node("p", "legend-head", strings.corridors));
  else {
    part.append(...timeNotes(shown));
    return part;
  }
  const grid = part.appendChild(node("div", "pairs"));
  for (const [mode, text] of Object.entries(strings.modes)) {
    if (modes.has(mode)) grid.append(row(modeSample(mode), text));
  }
  const sure = part.appendChild(node("div", "pairs sure"));
  for (const [surety, text] of Object.entries(strings.sureties)) {
    if (sureties.has(surety)) sure.append(row(lineSample(`stage mode-sea sure-${surety}`), text));
  }
  if (shown.some((stage) => openEnds(stage.feature).length)) sure.append(row(ringSample(), strings.open_end));
  part.append(node("p", "legend-note", strings.generalised), ...timeNotes(shown));
  return part;
}

/**
 * What the two time axes do to the corridors: faded outside their period, absent before publication.
 * @param {Stage[]} shown
 */
function timeNotes(shown) {
  const notes = [];
  const faded = shown.filter((stage) => stage.faded).map((stage) => stageWords(stage.properties).period);
  if (faded.length) {
    const periods = [...new Set(faded)].sort().join(", ");
    notes.push(
      row(lineSample("stage mode-sea sure-documented faded"), fill(strings.other_years, { period: periods })),
    );
    notes[0].classList.add("faded-row");
  }
  const hidden = stages.filter((stage) => map.hasLayer(stage.layer) && !stage.known);
  const count = new Set(hidden.map((stage) => stage.properties.corridor)).size;
  if (count) notes.push(node("p", "legend-note", fill(strings.not_known, { count, date: asOfWords() })));
  return notes;
}

let legendBreaks = 0; // how many breaks the legend lists

// A break is listed from the day on which it was known.
export function drawBreaks() {
  if (breaksKnown().length !== legendBreaks) drawLegend();
}

/** @param {boolean} open */
function breakRows(open) {
  if (inRow()) {
    const sample = svgNode("svg", { class: "sample break-sample" });
    svgNode("path", { d: "M5,3 H15 L10,11 Z" }, sample);
    return row(sample, strings.breaks);
  }
  const part = document.createElement("details");
  part.className = "part";
  part.open = open;
  part.append(node("summary", "", strings.breaks));
  for (const item of breaksKnown()) part.append(node("p", "legend-note", `${item.year}: ${item.text}`));
  part.addEventListener("toggle", placeLabels);
  return part;
}

export function colourClasses() {
  const classes = values.classes[state.level];
  if (!classes) return;
  const theme = document.documentElement.dataset.theme === "dark" ? "dark" : "light";
  for (const [i, colour] of classes[theme].entries()) {
    document.documentElement.style.setProperty(`--c${i}`, colour);
  }
}
