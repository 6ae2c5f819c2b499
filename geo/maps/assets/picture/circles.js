// @ts-check
// Totals as circles: area in proportion to the figure, two rings where no single figure is given.
import { config, map } from "../base/document.js";
import { setAttribute } from "../base/dom.js";
import { state, values } from "../base/state.js";
import { requestDraw } from "./draw.js";
import { levels, shapes } from "./layers.js";
import { drawLegend } from "./legend.js";
import { drawings } from "./panes.js";

const FRAME = 900; // pixels of the map that radii are given for
const WORDS = 160; // pixels of the frame that are not map

/** Whether the level drawn shows its values as circles. */
export const inCircles = () =>
  state.draw === "circles" && Boolean(values.classes[state.level]?.circles.length);

/**
 * How much larger or smaller than given circles are drawn, by the room of the frame: not by that of the map,
 * which changes with the length of the words below it, from one year to the next. On a map of continents the
 * places of one country would lie in one heap.
 */
export function circleScale() {
  const room = Math.min(window.innerWidth, (window.innerHeight - WORDS) * 1.5);
  const { close, step, least } = config.signs.circles;
  const far = state.level === "country" ? 0 : close - map.getZoom();
  const share =
    Math.min(1, Math.max(least, 2 ** (-far / step))) * (config.signs.circle_levels[state.level] ?? 1);
  return Math.min(1.9, Math.max(0.5, room / FRAME)) * share;
}

// The zoom decides the size on a map of continents.
export function watchCircles() {
  Object.assign(drawings.circles, { _updateCircle: drawExactly });
  let scale = circleScale();
  map.on("zoomend resize", () => {
    if (scale === circleScale()) return;
    scale = circleScale();
    if (inCircles()) drawLegend();
    requestDraw();
  });
}

/** @param {PlaceShape} shape */
export const radiusOf = (shape) => shape.circle?.drawn ?? 0;

/**
 * The place whose circle lies at a point, the smallest of several. Circles let the pointer through: what is
 * reached and read is the outline below, and a circle may reach over its neighbour's.
 * @param {Point} point of the layers
 */
export function circleAt(point) {
  /** @type {PlaceShape | null} */
  let found = null;
  for (const shape of shapes.values()) {
    const radius = shape.level === state.level ? radiusOf(shape) : 0;
    if (!radius || (found && radius > radiusOf(found))) continue;
    const [lon, lat] = shape.at;
    if (map.latLngToLayerPoint([lat, lon]).distanceTo(point) <= radius) found = shape;
  }
  return found;
}

/**
 * @param {PlaceShape} shape
 * @param {string} className
 */
function makeCircle(shape, className) {
  const [lon, lat] = shape.at;
  const style = { className, renderer: drawings.circles, pane: "circles", interactive: false };
  return L.circleMarker([lat, lon], { ...style, radius: 1 });
}

/**
 * Leaflet draws radii in whole pixels: of a small circle that would be half its area.
 * @this {{ _setPath(layer: object, path: string): void }}
 * @param {{ _point: Point, _radius: number }} layer
 */
function drawExactly(layer) {
  const { x, y } = layer._point;
  const r = layer._radius;
  this._setPath(layer, `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0`);
}

// For which values and level the circles lie in their order; null where none are shown.
/** @type {{ values: object, level: string } | null} */
let prepared = null;

// The larger lie below, by the greatest of all years: their order stays while the years play.
export function prepareCircles() {
  const group = levels[state.level];
  if (!group || !inCircles()) {
    prepared = null;
    return;
  }
  if (prepared?.values === values && prepared.level === state.level) return;
  prepared = { values, level: state.level };
  const sized = [];
  for (const shape of shapes.values()) {
    if (shape.level !== state.level) continue;
    const steps = Object.values(values.places[shape.id]?.years ?? {}).flat();
    const most = Math.max(0, ...steps.map((step) => step.radius ?? 0));
    if (most) sized.push({ shape, most });
  }
  sized.sort((a, b) => b.most - a.most);
  for (const { shape } of sized) {
    if (!shape.circle) {
      shape.circle = {
        outer: makeCircle(shape, "circle"),
        inner: makeCircle(shape, "circle-inner"),
        drawn: 0,
        look: "",
      };
    }
    for (const part of [shape.circle.outer, shape.circle.inner]) {
      group.addLayer(part);
      part.bringToFront();
    }
    setAttribute(/** @type {Element} */ (shape.circle.outer.getElement()), "data-circle", shape.id);
    shape.circle.look = "";
  }
}

/**
 * Draw the circle of a place anew; returns whether it changed.
 * @param {PlaceShape} shape
 * @param {number} scale
 */
export function drawCircle(shape, scale) {
  const { circle } = shape;
  if (!circle) return false;
  const step = (shape.visible && inCircles() && (shape.step ?? shape.carried?.step)) || null;
  const radius = (step?.radius ?? 0) * scale;
  const inner = (step?.inner ?? 0) * scale;
  let name = radius ? "circle" : "circle hidden";
  if (step?.look === "differ") name += " open";
  if (step?.headline === 0) name += " zero";
  if (shape.carried) name += " carried";
  if (step?.contested) name += " contested";
  const look = `${name} ${radius} ${inner}`;
  if (circle.look === look) return false;
  circle.look = look;
  circle.drawn = radius;
  put(circle.outer, name, radius);
  put(circle.inner, inner ? "circle-inner" : "circle-inner hidden", inner);
  return true;
}

/**
 * @param {import("leaflet").CircleMarker} part
 * @param {string} name
 * @param {number} radius
 */
function put(part, name, radius) {
  if (radius) part.setRadius(radius);
  part.getElement()?.setAttribute("class", name);
}

/**
 * What of the circles no name may cover, but that of its own place: the square within each.
 * @param {Point} origin
 * @returns {Array<{ id: string, box: Box }>}
 */
export function circleBoxes(origin) {
  const found = [];
  for (const shape of shapes.values()) {
    const radius = shape.level === state.level ? radiusOf(shape) : 0;
    if (radius < 4) continue;
    const [lon, lat] = shape.at;
    const at = map.latLngToLayerPoint([lat, lon]).subtract(origin);
    const half = radius * 0.75;
    found.push({
      id: shape.id,
      box: /** @type {Box} */ ([at.x - half, at.y - half, at.x + half, at.y + half]),
    });
  }
  return found;
}
