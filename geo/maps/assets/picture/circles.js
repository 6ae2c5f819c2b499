// @ts-check
// Totals as circles: area in proportion to the figure, two rings where no single figure is given.
import { map } from "../base/document.js";
import { setAttribute } from "../base/dom.js";
import { state, values } from "../base/state.js";
import { answerPointer, drawings, levels, shapes } from "./layers.js";

const FRAME = 900; // pixels of the map that radii are given for

/** Whether the level drawn shows its values as circles. */
export const inCircles = () =>
  state.draw === "circles" && Boolean(values.classes[state.level]?.circles.length);

/** How much larger or smaller than given circles are drawn, by the room the map has. */
export function circleScale() {
  const { x, y } = map.getSize();
  return Math.min(1.9, Math.max(0.5, Math.min(x, y * 1.5) / FRAME));
}

/** @param {PlaceShape} shape */
export const radiusOf = (shape) => shape.circle?.drawn ?? 0;

/**
 * @param {PlaceShape} shape
 * @param {string} name
 */
function makeCircle(shape, name) {
  const [lon, lat] = shape.at;
  const style = {
    className: name,
    renderer: drawings.circles,
    pane: "circles",
    interactive: name === "circle",
  };
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

// The larger lie below, by the greatest of all years: their order stays while the years play.
export function prepareCircles() {
  const group = levels[state.level];
  if (!group || !inCircles()) return;
  Object.assign(drawings.circles, { _updateCircle: drawExactly });
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
      const outer = makeCircle(shape, "circle");
      answerPointer(outer, shape);
      shape.circle = { outer, inner: makeCircle(shape, "circle-inner"), drawn: 0, look: "" };
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
  let name = radius ? "circle leaflet-interactive" : "circle hidden";
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
