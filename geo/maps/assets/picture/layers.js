// @ts-check
// Geometry on the map: grounds and thin lines below, one filled path per place above them.
import { config, map } from "../base/document.js";
import { state } from "../base/state.js";
import { tellHover } from "../control/linked.js";
import { drawTicks } from "../control/time.js";
import { circleAt } from "./circles.js";
import { showStages, stageNear } from "./corridors.js";
import { requestDraw } from "./draw.js";
import { showNoted, takeDecree } from "./noted.js";
import { geoLayer, outlineOver, pathOf } from "./panes.js";
import { showShares } from "./shares.js";
import { hideTip, placeTip, pointBox, showTip, stageTip, tipBox } from "./tip.js";

/** @type {Map<string, PlaceShape>} by place id */
export const shapes = new Map();

/** @type {Record<string, L.LayerGroup | null>} */
export const levels = { zone: null, department: null, province: null, country: null };

const LEVEL_LAYER = { zone: "zones", department: "departments", province: "provinces", country: "countries" };

/** @type {Record<string, L.Layer | null>} layers that a reader may switch off */
export const switched = {};

/**
 * @param {string} name
 * @param {string} pane
 * @param {(p: Properties) => string} classOfFeature
 * @param {Renderers} renderers
 * @param {(f: Feature) => boolean} [filter]
 */
function outlines(name, pane, classOfFeature, renderers, filter) {
  const data = config.layers[name];
  if (!data) return null;
  return geoLayer(data, {
    style: (feature) => ({
      className: classOfFeature(/** @type {Feature} */ (feature).properties),
      renderer: renderers[pane],
      pane,
    }),
    interactive: false,
    filter: /** @type {L.GeoJSONOptions["filter"]} */ (filter),
  });
}

/** @param {Renderers} renderers */
export function addGrounds(renderers) {
  const home = (/** @type {Feature} */ f) => f.properties.id === "peru";
  outlines("land", "ground", () => "land", renderers)?.addTo(map);
  outlines("countries", "ground", (p) => (p.id === "peru" ? "country home" : "country"), renderers)?.addTo(
    map,
  );
  switched.relief = config.relief && reliefImage(config.relief);
  const abroad = (/** @type {Feature} */ f) => !home(f);
  outlines("countries", "lines", () => "border", renderers, abroad)?.addTo(map);
  outlines("lakes", "lines", () => "lake", renderers)?.addTo(map);
  switched.departments = outlines("departments", "lines", () => "department-line", renderers);
  switched.rivers = outlines(
    "rivers",
    "water",
    (p) => ((p.length_km ?? 0) >= config.signs.great_river_km ? "river great" : "river"),
    renderers,
  );
  // Last, so that the country's own border lies over its departments'.
  switched.home = outlines("countries", "lines", () => "border home", renderers, home);
}

/**
 * Shaded relief as one picture in the projection of the map.
 * @param {import("../base/contract.js").ReliefPicture} relief
 */
function reliefImage({ src, bounds: [west, south, east, north] }) {
  const box = L.latLngBounds([south, west], [north, east]);
  return L.imageOverlay(src, box, { pane: "relief", className: "relief", interactive: false, alt: "" });
}

/** @param {Renderers} renderers */
export function addPlaces(renderers) {
  for (const [level, name] of Object.entries(LEVEL_LAYER)) {
    const data = config.layers[name];
    if (!data) continue;
    const group = L.layerGroup();
    levels[level] = group;
    for (const feature of data.features) {
      const shape = placeShape(level, feature, renderers);
      group.addLayer(shape.layer);
      shapes.set(shape.id, shape);
    }
  }
  for (const shape of shapes.values()) {
    shape.successor = shapes.get(shape.feature.properties.outline_of ?? "") ?? null;
    if (shape.successor) shape.successor.predecessor = shape;
  }
}

/**
 * @param {string} level
 * @param {Feature} feature
 * @param {Renderers} renderers
 */
function placeShape(level, feature, renderers) {
  const layer = pathOf(feature, { className: "place", renderer: renderers.places, pane: "places" }, true);
  const { id, certainty, at } = feature.properties;
  /** @type {PlaceShape} */
  const shape = {
    id,
    level,
    feature,
    layer,
    edge: certainty && config.signs.edges.includes(certainty) ? certainty : "",
    at: /** @type {Position} */ (at),
    step: null,
    carried: null,
    visible: true,
    successor: null,
    predecessor: null,
  };
  layer.on("add", () => dress(shape));
  layer.on("click", (event) => {
    takeDecree(event.originalEvent);
    select((circleAt(event.layerPoint) ?? shape).id);
    hideTip();
  });
  const point = (/** @type {L.LeafletMouseEvent} */ event) => {
    const stage = stageNear(event.layerPoint);
    const over = circleAt(event.layerPoint) ?? shape;
    tellHover(stage ? "" : over.id);
    if (stage) showTip(stageTip(stage.properties), pointBox(event.containerPoint));
    else showTip(placeTip(over), tipBox(over));
  };
  layer.on("mouseover", point);
  layer.on("mousemove", point);
  layer.on("mouseout", hideTip);
  return shape;
}

/**
 * Leaflet makes the path element when the layer is shown; what makes it reachable is ours.
 * @param {PlaceShape} shape
 */
function dress(shape) {
  const path = /** @type {SVGElement} */ (shape.layer.getElement());
  shape.path = path;
  path.setAttribute("role", "button");
  path.setAttribute("tabindex", "0");
  path.dataset.place = shape.id;
  // A level shown again has what Leaflet remembers, not what the last step wrote.
  shape.look = undefined;
  shape.label = undefined;
  shape.marked = undefined;
  if (path.dataset.dressed) return;
  path.dataset.dressed = "yes";
  path.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      select(shape.id);
    }
  });
  // A circle may hide the outline that has the focus: it bears the mark too.
  const mark = (/** @type {boolean} */ on) =>
    shape.circle?.outer.getElement()?.classList.toggle("focused", on);
  path.addEventListener("focus", () => {
    if (!path.matches(":focus-visible")) return;
    mark(true);
    const [lon, lat] = shape.at;
    if (!map.getBounds().contains([lat, lon])) map.panTo([lat, lon], { animate: false });
    path.setAttribute("aria-describedby", "tip");
    showTip(placeTip(shape), tipBox(shape));
    tellHover(shape.id);
  });
  path.addEventListener("blur", () => {
    mark(false);
    path.removeAttribute("aria-describedby");
    hideTip();
  });
}

/** @param {PlaceShape} shape */
export function pointOf(shape) {
  const [lon, lat] = shape.at;
  return map.latLngToContainerPoint([lat, lon]);
}

/** @param {string} level */
export function showLevel(level) {
  for (const [name, group] of Object.entries(levels)) {
    if (!group) continue;
    if (name === level) group.addTo(map);
    else group.remove();
  }
}

export function showLayers() {
  for (const [name, layer] of Object.entries(switched)) {
    if (!layer) continue;
    if (state.layers.has(name) && name !== "home") layer.addTo(map);
    else layer.remove();
  }
  if (switched.home) switched.home.addTo(map);
  showStages();
  showShares();
  showNoted();
}

// What is chosen, once more over all lines: a halo and a line.
const chosen = {
  id: "",
  /** @type {L.Layer[]} */
  parts: [],
};

export function showChosen() {
  const shape = shapes.get(state.place);
  const wanted =
    shape && shape.level === state.level && shape.visible && state.place !== "peru" ? shape : null;
  if (chosen.id === (wanted?.id ?? "")) return;
  for (const part of chosen.parts) part.remove();
  chosen.id = wanted?.id ?? "";
  chosen.parts = wanted ? outlineOver(wanted.feature) : [];
}

// A click beside every place and way goes back to the whole country.
export function listenToGround() {
  map.on("click", (event) => {
    const { target } = event.originalEvent;
    if (target instanceof Element && target.closest("path.leaflet-interactive")) return;
    takeDecree(event.originalEvent);
    select(circleAt(event.layerPoint)?.id ?? "peru");
  });
  document.documentElement.addEventListener("mouseleave", hideTip);
}

/** @param {string} id */
export function select(id) {
  requestDraw(); // a decree on the same place may be another
  if (state.place === id) return;
  state.place = id;
  showStages();
  drawTicks();
  requestDraw();
}
