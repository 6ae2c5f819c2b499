// @ts-check
// Names on the map: the more important first, none over another, hidden while the map zooms.
import { config, featuresOf, map } from "../base/document.js";
import { node, setAttribute, setHidden } from "../base/dom.js";
import { isCovered, state, values } from "../base/state.js";
import { svgNode } from "../base/svg.js";
import { presentation } from "../control/present.js";
import { circleBoxes } from "./circles.js";
import { forgetWidths, slotOf } from "./label_places.js";
import { furniture, makeRoom, markBoxes, watchFurniture } from "./label_room.js";
import { isGreat, wanted, worded } from "./label_rules.js";
import { switched } from "./layers.js";
import { notedBoxes } from "./noted.js";
import { geoLayer } from "./panes.js";
import { shareBoxes } from "./shares.js";

const VALUED = new Set(["zone", "province", "department", "country"]);

/** @type {Label[]} */
const labels = [];

/** @type {Map<string, Label>} those of places that can have values, by place id */
const places = new Map();

/** @type {HTMLElement | undefined} */
let labelPane;

/** @type {Element} from places to names that stand further off */
let leaders;

const settlementDots = L.layerGroup();

let due = 0; // frame in which all names are placed afresh

let widthsKnown = false; // whether widths and heights are those of the present words in the present typeface

/**
 * @param {Label["kind"]} kind
 * @param {number} order
 * @param {Properties} properties
 * @param {Position} [at]
 */
function addLabel(kind, order, properties, at) {
  const element = node("div", `label label-${kind}`);
  const name = element.appendChild(node("span"));
  const figure = element.appendChild(node("b", "figure"));
  const written = figure.appendChild(document.createTextNode(""));
  labelPane?.appendChild(element);
  /** @type {Label} */
  const label = {
    kind,
    order,
    properties,
    at: at ? L.latLng(at[1], at[0]) : null,
    id: properties.id,
    element,
    name,
    figure,
    written,
    text: "",
    width: 0,
    height: 0,
    weight: 0,
    points: {},
    put: { on: true, transform: "", inside: false },
  };
  labels.push(label);
  if (VALUED.has(kind)) places.set(label.id, label);
  return label;
}

/**
 * @param {Feature} feature
 * @param {L.Renderer} renderer
 */
function addSettlement(feature, renderer) {
  const p = feature.properties;
  const rank = Number(p.rank || 3);
  const at = /** @type {Position} */ (/** @type {unknown} */ (feature.geometry.coordinates));
  const label = addLabel("settlement", p.kind === "port" ? 21 : 22 + rank, p, at);
  if (rank === 1) label.element.classList.add("first");
  label.dot = L.circleMarker([at[1], at[0]], {
    radius: rank === 1 ? 3.6 : rank === 2 ? 2.8 : 2.1,
    className: p.kind === "port" ? "dot port" : "dot",
    pane: "points",
    renderer,
    interactive: false,
  });
}

/**
 * @param {Feature} feature
 * @param {Set<string | undefined>} ends what corridors start from and lead to
 */
function addCountry(feature, ends) {
  const { id, at } = feature.properties;
  const named = ends.has(id);
  const label = addLabel("country", id === "peru" ? 15 : named ? 16 : 26, feature.properties, at);
  label.named = named || id === "peru";
  label.element.classList.toggle("named", label.named);
  label.box = geoLayer(feature, {}).getBounds();
}

// The name of an export route stands along whichever of its lines has room for it.
function addRoutes() {
  for (const id of config.corridors) {
    const stretches = featuresOf("corridors").filter(({ properties: p }) => p.corridor === id);
    const coordinates = stretches.map((stretch) => stretch.geometry.coordinates);
    addLabel("route", 27, { id }).line = { type: "MultiLineString", coordinates };
  }
}

/** @param {Renderers} renderers */
export function addLabels(renderers) {
  labelPane = map.getPane("labels");
  if (labelPane)
    leaders = svgNode("path", { class: "leader" }, svgNode("svg", { class: "leaders" }, labelPane));
  for (const { properties: p } of featuresOf("zones")) addLabel("zone", 10, p, p.at);
  for (const { properties: p } of featuresOf("provinces")) addLabel("province", 10, p, p.at);
  for (const { properties: p } of featuresOf("departments")) addLabel("department", 30, p, p.at);
  const ends = featuresOf("corridors").flatMap(({ properties: p }) => [p.from_place, p.to_place]);
  for (const feature of featuresOf("countries")) addCountry(feature, new Set(ends));
  for (const feature of featuresOf("settlements")) addSettlement(feature, renderers.points);
  for (const { geometry, properties: p } of featuresOf("rivers")) {
    addLabel("river", isGreat(p) ? 38 : 40, p).line = geometry;
  }
  for (const { properties: p } of featuresOf("lakes")) addLabel("lake", 37, p, p.at);
  addRoutes();
  for (const [id, at] of Object.entries(config.seas)) addLabel("sea", 50, { id }, at);
  switched.settlements = settlementDots;
  weighLabels();
  nameLabels();
  map.on("zoomstart", () => labelPane?.classList.add("off"));
  map.on("zoomend moveend viewreset", placeLabels);
  watchFurniture(placeStepLabels);
  // Widths are those of the typeface, which is there a moment after the document.
  document.fonts.ready.then(() => {
    widthsKnown = false;
    placeLabels();
  });
}

// Among places of one kind the one with the most, in any year, is named first.
export function weighLabels() {
  for (const label of labels) {
    const entry = values.places[label.id];
    if (!entry || !["zone", "province", "department"].includes(label.kind)) {
      label.weight = 0;
      continue;
    }
    const amounts = Object.values(entry.years)
      .flat()
      .map((step) => step.headline ?? step.high ?? 0);
    label.weight = Math.max(0, ...amounts);
  }
  // What a scene is about comes before all other names.
  const order = (/** @type {Label} */ label) => (presentation.lit.places.has(label.id) ? 0 : label.order);
  labels.sort((a, b) => order(a) - order(b) || b.weight - a.weight);
  for (const kind of VALUED)
    for (const [i, label] of labels.filter((one) => one.kind === kind).entries()) label.rank = i + 1;
}

export function nameLabels() {
  for (const label of labels) label.name.textContent = worded(label);
  widthsKnown = false;
}

// Where the map is out of sight (a scene of a chart, another face) names have no width: they are measured when it is back.
function measureLabels() {
  widthsKnown = map.getContainer().getClientRects().length > 0;
  if (!widthsKnown) return;
  forgetWidths();
  for (const label of labels) {
    setHidden(label.name, false);
    label.width = label.name.offsetWidth;
    label.height = label.name.offsetHeight;
  }
}

/**
 * Write a place's figure under its name; returns whether it changed.
 * @param {PlaceShape} shape
 */
export function wordFigure(shape) {
  const label = places.get(shape.id);
  const step = shape.visible ? (shape.step ?? shape.carried?.step) : null;
  const text = step ? step.figure : "";
  if (!label || label.text === text) return false;
  label.text = text;
  label.written.data = text;
  return true;
}

/**
 * Names of the level shown are bold, as on a sheet: those of departments, which other levels show too, change.
 * @param {HTMLElement} pane
 */
function emphasiseLevel(pane) {
  const bold = state.level === "department";
  if (pane.classList.contains("level-department") === bold) return;
  pane.classList.toggle("level-department", bold);
  widthsKnown = false;
}

// A map that moved places all names afresh: once, in the next frame, however often it says so.
export function placeLabels() {
  cancelAnimationFrame(due);
  due = requestAnimationFrame(placeLabelsNow);
}

export function placeLabelsNow() {
  cancelAnimationFrame(due);
  due = 0;
  for (const label of labels) {
    label.slot = undefined;
    label.points = {};
  }
  placeStepLabels();
}

// From year to year a name is tried first where it stood.
export function placeStepLabels() {
  if (due) {
    placeLabelsNow();
    return;
  }
  if (!labelPane || isCovered()) return;
  labelPane.classList.remove("off");
  emphasiseLevel(labelPane);
  if (!widthsKnown) measureLabels();
  if (!widthsKnown) return;
  const size = map.getSize();
  const origin = map.containerPointToLayerPoint([0, 0]);
  const room = makeRoom(size);
  for (const box of [...furniture(), ...markBoxes(origin), ...shareBoxes(), ...notedBoxes()]) room.take(box);
  for (const { box, id } of circleBoxes(origin)) room.take(box, id);
  dotsNow(origin, room);
  let lines = "";
  for (const label of labels) {
    const found = wanted(label) ? slotOf(label, origin, size, room.isFree) : null;
    if (found) {
      room.take(found.box);
      if (found.leader) {
        room.takeLeader(found.leader);
        const [x1, y1, x2, y2] = found.leader.map(Math.round);
        lines += `M${x1 + origin.x},${y1 + origin.y}L${x2 + origin.x},${y2 + origin.y}`;
      }
    }
    putLabel(label, found);
  }
  setAttribute(leaders, "d", lines);
}

/**
 * Only what changed is written: most names stand where they stood the year before.
 * @param {Label} label
 * @param {import("./label_places.js").Stand | null} found
 */
function putLabel({ element, name, put }, found) {
  if (put.on !== Boolean(found)) element.classList.toggle("off", !found);
  put.on = Boolean(found);
  if (!found) return;
  if (put.transform !== found.transform) element.style.transform = found.transform;
  put.transform = found.transform;
  if (put.inside !== Boolean(found.inside)) element.classList.toggle("inside", found.inside);
  put.inside = Boolean(found.inside);
  setHidden(name, Boolean(found.unnamed));
}

/**
 * Dots belong to their scale as names do, and no name may cover one.
 * @param {Point} origin
 * @param {import("./label_room.js").Room} room
 */
function dotsNow(origin, room) {
  for (const label of labels) {
    if (!label.dot || !label.at) continue;
    const on = wanted(label);
    if (on !== settlementDots.hasLayer(label.dot)) {
      if (on) settlementDots.addLayer(label.dot);
      else settlementDots.removeLayer(label.dot);
    }
    if (!on || Number(label.properties.rank || 3) > 2) continue; // a small town's dot may lie under a zone's name
    const at = map.latLngToLayerPoint(label.at).subtract(origin);
    room.take([at.x - 3, at.y - 3, at.x + 3, at.y + 3]);
  }
}
