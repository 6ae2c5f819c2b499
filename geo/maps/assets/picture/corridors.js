// @ts-check
// Corridors: one line per stage, mode by colour and build, certainty by dash, direction by arrow.
import { config, featuresOf, map } from "../base/document.js";
import { setAttribute } from "../base/dom.js";
import { isTimeless, state, strings } from "../base/state.js";
import { isLit } from "../control/present.js";
import { drawArrows } from "./arrows.js";
import { select, switched } from "./layers.js";
import { drawLegend } from "./legend.js";
import { pathOf } from "./panes.js";
import { hideTip, pointBox, showTip, stageTip } from "./tip.js";

/** @type {Stage[]} */
export const stages = [];

export const CORES = new Set(config.signs.cores); // modes drawn as a double line

export const BEADED = new Set(config.signs.beads);

/** @param {Renderers} renderers */
export function addCorridors(renderers) {
  if (!config.layers.corridors) return;
  const corridors = L.layerGroup();
  const ways = L.layerGroup();
  Object.assign(switched, { corridors, ways });
  for (const feature of featuresOf("corridors")) {
    const p = /** @type {StageProperties} */ (feature.properties);
    const look = `mode-${p.mode} sure-${suretyOf(p)}${p.certainty === "inferred" ? " guess" : ""}`;
    const line = (/** @type {string} */ className, /** @type {string} */ pane) => {
      const style = { className, renderer: renderers[pane], pane, fill: false, smoothFactor: 0.6 };
      return pathOf(feature, style, pane === "hits");
    };
    const casing = line("stage-casing", "corridors");
    const drawn = line(`stage ${look}`, "corridors");
    const over = [];
    if (CORES.has(p.mode)) over.push(line(`stage-core ${look}`, "corridors"));
    if (BEADED.has(p.mode)) over.push(line(`stage-beads mode-${p.mode}`, "corridors"));
    // What is felt of a corridor lies under the places: a click on a zone is a click on the zone.
    const hit = line("stage-hit", "hits");
    const point = (/** @type {L.LeafletMouseEvent} */ event) =>
      showTip(stageTip(p), pointBox(event.containerPoint));
    hit.on("mouseover", point);
    hit.on("mousemove", point);
    hit.on("mouseout", hideTip);
    hit.on("click", () => select(p.corridor));
    hit.on("add", () => dressStage(hit, p));
    const group = config.corridors.includes(p.corridor) ? corridors : ways;
    const parts = [casing, drawn, ...over, hit];
    for (const layer of parts) group.addLayer(layer);
    const shown = { known: true, faded: false, selected: false };
    stages.push({ feature, properties: p, layer: drawn, hit, parts, arrows: [], group, ...shown });
  }
  map.on("zoomend moveend viewreset", () => {
    drawArrows();
    reachStages();
  });
}

/**
 * A line that follows no named way is schematic, however surely its stage is stated.
 * @param {StageProperties} p
 */
export function suretyOf(p) {
  return p.line === "schematic" ? "schematic" : p.certainty;
}

/**
 * @param {L.Polyline} hit
 * @param {StageProperties} properties
 */
function dressStage(hit, properties) {
  const path = /** @type {SVGElement} */ (hit.getElement());
  path.setAttribute("role", "button");
  path.setAttribute("tabindex", "0");
  path.dataset.corridor = properties.corridor;
  setAttribute(path, "aria-label", stageWords(properties).label);
  if (path.dataset.dressed) return;
  path.dataset.dressed = "yes";
  path.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      select(properties.corridor);
    }
  });
}

// The Tab key passes over stages that lie beyond the frame.
function reachStages() {
  const frame = map.getBounds();
  for (const { hit } of stages) {
    const path = hit.getElement();
    if (path) setAttribute(path, "tabindex", frame.intersects(hit.getBounds()) ? "0" : "-1");
  }
}

/**
 * What is said of a stage, in the language of the map.
 * @param {StageProperties} properties
 */
export const stageWords = (properties) => properties.words[strings.language];

/**
 * How many stages a route has; 0 for what is none.
 * @param {string} id
 */
export const stagesOf = (id) => stages.filter((stage) => stage.properties.corridor === id).length;

/**
 * An export route is a quiet line with its name until the reader asks for the routes, or for this one.
 * @param {Stage} stage
 */
export function isPlain({ properties: { corridor } }) {
  return !state.layers.has("ways") && corridor !== state.place && !isLit(corridor);
}

/** @param {Stage} stage */
export const isDrawn = (stage) => stage.known && map.hasLayer(stage.layer);

// Both time axes: what a report is about may lie in other years, and it may not be out yet.
export function drawStages() {
  let changed = false;
  let chosen = false;
  for (const stage of stages) {
    const p = stage.properties;
    const known = state.as_of === null || !p.known_from || p.known_from <= state.as_of;
    const faded = isOutside(p);
    const selected = p.corridor === state.place;
    if (stage.known === known && stage.faded === faded && stage.selected === selected) continue;
    changed ||= stage.known !== known || (stage.faded !== faded && !isPlain(stage));
    const turned = stage.selected !== selected;
    Object.assign(stage, { known, faded, selected });
    if (turned) chosen = true;
    dressParts(stage);
  }
  if (chosen) drawArrows();
  if (changed || chosen) drawLegend();
  return changed;
}

/**
 * A side of the period that the report leaves open reaches on without end.
 * @param {{ period_start?: string, period_end?: string }} p
 */
export function isOutside(p) {
  const shown = state.year;
  if (isTimeless() || shown === null) return false;
  const year = (/** @type {string} */ day) => Number(String(day).slice(0, 4));
  return Boolean(
    (p.period_start && shown < year(p.period_start)) || (p.period_end && shown > year(p.period_end)),
  );
}

/** @param {Stage} stage */
export function dressParts(stage) {
  for (const part of [...stage.parts.map((layer) => layer.getElement()), ...stage.arrows]) {
    if (!part) continue;
    part.classList.toggle("faded", stage.faded);
    part.classList.toggle("unknown", !stage.known);
    part.classList.toggle("plain-route", isPlain(stage));
  }
  const path = stage.layer.getElement();
  if (path) path.classList.toggle("selected", stage.selected || isLit(stage.properties.corridor));
}

/**
 * The stage drawn within a few pixels of a point, over a filled place that would hide it from the pointer.
 * @param {Point} point
 */
export function stageNear(point) {
  const near = (/** @type {Point[]} */ part) =>
    part.some((b, i) => i > 0 && L.LineUtil.pointToSegmentDistance(point, part[i - 1], b) < 4);
  return stages.find((stage) => isDrawn(stage) && (stage.layer._parts || []).some(near)) || null;
}

export function nameStages() {
  for (const stage of stages) {
    const path = stage.hit.getElement();
    if (path) setAttribute(path, "aria-label", stageWords(stage.properties).label);
  }
}

// A way that is selected is drawn even where its layer is switched off.
export function showStages() {
  for (const stage of stages) {
    const { corridor } = stage.properties;
    const wanted = map.hasLayer(stage.group) || corridor === state.place || isLit(corridor);
    for (const part of stage.parts) {
      if (wanted && !map.hasLayer(part)) map.addLayer(part);
      if (!wanted && map.hasLayer(part)) map.removeLayer(part);
    }
    stage.selected = stage.properties.corridor === state.place;
    dressParts(stage); // Leaflet makes a new path each time one is shown
  }
  nameStages();
  drawArrows();
  drawLegend();
}
