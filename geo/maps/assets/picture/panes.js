// @ts-check
// What lies over what on the map, what draws in each pane, and how a feature becomes a path there.
import { map } from "../base/document.js";
import { strings } from "../base/state.js";

/** @type {Array<[string, number]>} */
const PANES = [
  ["ground", 200],
  ["relief", 250],
  ["places", 300],
  ["lines", 320],
  ["water", 330],
  ["chosen", 340],
  ["corridors", 350],
  ["circles", 360],
  ["points", 380],
  ["shares", 410],
  ["labels", 420],
  ["marks", 430],
  ["hits", 290], // below the places, and after them on the way of the Tab key
];

const HTML_PANES = ["relief", "shares", "labels", "marks"];

/** Panes that are read out; what the others draw, circles and names too, is said there or in the panel. */
const READ_PANES = ["hits", "places", "shares"];

/** @type {Renderers} by pane, what draws in it */
export let drawings = {};

export function makePanes() {
  /** @type {Renderers} */
  const renderers = {};
  for (const [name, order] of PANES) {
    const pane = map.createPane(name);
    pane.style.zIndex = String(order);
    if (!HTML_PANES.includes(name)) renderers[name] = L.svg({ pane: name, padding: 0.4 });
    if (!["hits", "places", "corridors"].includes(name)) pane.classList.add("quiet");
    if (!READ_PANES.includes(name)) pane.setAttribute("aria-hidden", "true");
  }
  drawings = renderers;
  return renderers;
}

/** Places and the stages of routes are groups, called what stands above the map and in the panel. */
export function readPanes() {
  for (const name of ["hits", "places"]) {
    const svg = map.getPane(name)?.querySelector("svg");
    svg?.setAttribute("role", "group");
    if (name === "places") svg?.setAttribute("aria-labelledby", "measure");
    else svg?.setAttribute("aria-label", strings.panel.stages);
  }
}

/**
 * Return features as Leaflet draws them.
 * @param {Feature | import("../base/contract.js").MapFeatures} data
 * @param {L.GeoJSONOptions} options
 */
export function geoLayer(data, options) {
  return L.geoJSON(/** @type {GeoJSON.GeoJsonObject} */ (/** @type {unknown} */ (data)), options);
}

/**
 * Return the one path of a feature.
 * @param {Feature} feature
 * @param {L.PathOptions & { smoothFactor?: number }} style
 * @param {boolean} interactive
 */
export function pathOf(feature, style, interactive) {
  const layer = geoLayer(feature, { style: () => style, interactive });
  return /** @type {L.Polygon & L.Polyline} */ (layer.getLayers()[0]);
}

/**
 * Draw a place once more over all lines: a halo and a line.
 * @param {Feature} feature
 */
export function outlineOver(feature) {
  return ["chosen-halo", "chosen"].map((className) =>
    pathOf(feature, { className, renderer: drawings.chosen, pane: "chosen" }, false).addTo(map),
  );
}
