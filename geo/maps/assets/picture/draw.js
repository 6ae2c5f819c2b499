// @ts-check
// The year step: look every place up, restyle what changed, reword what is said; all in one frame.
import { config } from "../base/document.js";
import { node, setAttribute, setText } from "../base/dom.js";
import { fill, hasValues, isTimeless, nameOf, post, report, state, strings, values } from "../base/state.js";
import { carriedStep, isOlderDrawn, stepOf, textOf } from "../base/values.js";
import { circleScale, drawCircle, inCircles } from "./circles.js";
import { drawStages } from "./corridors.js";
import { drawEdges, isOutgrown, resized } from "./extent.js";
import { placeStepLabels, wordFigure } from "./labels.js";
import { levels, shapes, showChosen } from "./layers.js";
import { notedLayers, showNoted } from "./noted.js";
import { fadeShares } from "./shares.js";
import { drawWords } from "./words.js";

let frame = 0;

export function requestDraw() {
  if (!frame) frame = requestAnimationFrame(draw);
}

let drawnNow = false; // since the last frame

/** Draw a step of the year at once, so that the next frame has only to show it; more in one frame wait for it. */
export function drawStep() {
  if (frame || drawnNow) {
    requestDraw();
    return;
  }
  drawnNow = true;
  requestAnimationFrame(() => {
    drawnNow = false;
  });
  draw();
}

// Once, after the frame with the first values has been handed on: until then the page shows a still picture.
let painted = false;

function tellPainted() {
  if (painted) return;
  painted = true;
  requestAnimationFrame(() => setTimeout(() => post({ type: "painted" }), 0));
}

function draw() {
  frame = 0;
  let moved = drawStages();
  fadeShares();
  if (notedLayers().length && showNoted()) moved = true;
  if (!hasValues()) {
    drawWords([]);
    return;
  }
  const group = levels[state.level];
  /** @type {PlaceShape[]} */
  const here = [];
  let visibility = moved;
  for (const shape of shapes.values()) {
    if (shape.level !== state.level) continue;
    shape.step = stepOf(shape.id, state.year);
    shape.carried = shape.step ? null : carriedStep(shape.id, state.year);
    here.push(shape);
  }
  const scale = circleScale();
  for (const shape of here) {
    const visible = isVisible(shape);
    if (visible !== shape.visible) {
      shape.visible = visible;
      visibility = true;
    }
    if (!group) continue;
    if (restyle(shape)) visibility = true;
    if (drawCircle(shape, scale)) visibility = true;
    if (wordFigure(shape)) visibility = true;
  }
  nameAtRest();
  showChosen();
  drawEdges();
  drawWords(here);
  // The words of the first picture leave the map another room than it began with.
  if (!painted && isOutgrown()) resized();
  else if (visibility) placeStepLabels();
  document.documentElement.dataset.year = isTimeless() ? "" : String(state.year);
  document.documentElement.dataset.drawn = String(here.filter((s) => s.visible && s.step).length);
  tellPainted();
  report();
}

/**
 * Of two places on one outline, one is drawn: which, Python has decided by year and day. An older year's value
 * stands only where neither has one of its own.
 * @param {PlaceShape} shape
 */
function isVisible(shape) {
  if (shape.successor) return olderIsDrawn(shape);
  if (shape.predecessor) return !olderIsDrawn(shape.predecessor);
  if (shape.level === "country") return Boolean(values.places[shape.id]) || shape.id === "peru";
  return true;
}

/** @param {PlaceShape} older */
function olderIsDrawn(older) {
  if (older.carried) return !older.successor || !stepOf(older.successor.id, state.year);
  return Boolean(older.step) && isOlderDrawn(older.id, state.year);
}

/**
 * Returns whether a mark came or went, which labels must make room for.
 * @param {PlaceShape} shape
 */
function restyle(shape) {
  const path = shape.path;
  if (!path) return false;
  const step = shape.step ?? shape.carried?.step;
  const look = step && inCircles() ? "circled" : (step?.look ?? "none");
  let name = `leaflet-interactive place ${shape.visible ? look : "hidden"}`;
  if (shape.edge) name += ` edge-${shape.edge}`;
  if (shape.carried) name += " carried";
  if (step?.contested && look !== "circled") name += " contested";
  if (shape.look !== name) {
    shape.look = name;
    path.setAttribute("class", name);
    setAttribute(path, "tabindex", shape.visible ? "0" : "-1");
  }
  return markContested(shape, shape.visible && step?.contested ? step : null);
}

const REST = 120; // milliseconds after the last step at which places are named anew for screen readers

let rest = 0;

function nameAtRest() {
  clearTimeout(rest);
  rest = setTimeout(() => {
    for (const shape of shapes.values()) if (shape.level === state.level) namePath(shape);
  }, REST);
}

/** @param {PlaceShape} shape */
function namePath(shape) {
  const step = shape.step ?? shape.carried?.step;
  const aside = shape.carried ? `, ${shape.carried.words}` : step?.contested ? `, ${textOf(step.note)}` : "";
  const value = (step?.words ?? strings.no_data) + aside;
  const label = fill(strings.place_label, { place: nameOf(shape.id), value });
  if (shape.label !== label) {
    shape.label = label;
    shape.path?.setAttribute("aria-label", label);
  }
}

// Marks are made when values arrive, not in the year step that first needs one.
export function prepareMarks() {
  if (!levels[state.level]) return;
  for (const shape of shapes.values()) {
    const entry = values.places[shape.id];
    if (!entry || shape.level !== state.level || shape.mark) continue;
    if (Object.values(entry.years).some((steps) => steps.some((step) => step.contested))) makeMark(shape);
  }
}

/** @param {PlaceShape} shape */
function makeMark(shape) {
  const [lon, lat] = shape.at;
  const icon = L.divIcon({
    className: "mark-anchor off",
    html: "",
    iconSize: [0, 0],
    iconAnchor: [0, config.signs.mark_rise],
  });
  const mark = L.marker([lat, lon], { icon, pane: "marks", interactive: false, keyboard: false });
  levels[shape.level]?.addLayer(mark);
  shape.mark = mark;
  return mark;
}

/**
 * @param {PlaceShape} shape
 * @param {Step | null} step that is contested; null for no mark
 */
function markContested(shape, step) {
  if (!step && !shape.mark) return false;
  const element = (shape.mark ?? makeMark(shape)).getElement();
  const look = step ? `${step.spread} ${step.mark}` : "";
  if (!element || shape.marked === look) return false;
  shape.marked = look;
  element.setAttribute("aria-hidden", "true");
  element.classList.toggle("off", !step);
  if (step) {
    const mark = element.querySelector("span") ?? element.appendChild(node("span"));
    mark.className = `mark place-mark spread-${step.spread}`;
    setText(mark, step.mark);
  }
  return true;
}
