// @ts-check
// One smooth move from what is in sight to what is asked for: the drawing stays, its view box moves over it.
import { map } from "../base/document.js";
import { fill, REDUCED, state, strings } from "../base/state.js";
import { drawArrows } from "../picture/arrows.js";
import { boundsOf, framePadding, sight, toggleFurniture } from "../picture/extent.js";
import { placeLabelsNow } from "../picture/labels.js";
import { drawings } from "../picture/panes.js";

const FLIGHT_MS = 700;

const PADDING = 0.4; // share of the map's size drawn beyond each edge, as layers.js makes it

const FARTHEST = 3; // the same share beyond which a move is too far to be drawn whole

/**
 * @typedef {object} Flight
 * @property {Where} from
 * @property {Where} to
 * @property {Where} wide the wider of the two, which is drawn
 * @property {Point} size
 * @property {number} start moment of the first frame
 * @property {number} frame
 * @property {Where} now
 */

/** @type {Flight | null} */
let flight = null;

/** @type {number[]} moments of the last move's frames, for who measures it */
let frames = [];

/** @param {string} name */
const paneOf = (name) => /** @type {HTMLElement} */ (map.getPane(name));

/** @param {number} t */
const easing = (t) => (t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2);

/** @param {string} extent */
export function moveTo(extent) {
  arrive();
  state.extent = extent;
  sight.handled = null;
  sight.touched = false;
  const bounds = boundsOf(extent);
  if (!bounds) {
    window.atlasFailure.show(fill(strings.refused, { what: `extent ${extent}` }));
    return;
  }
  const size = map.getSize();
  if (!size.x || !size.y) return;
  const to = map._getBoundsCenterZoom(bounds, framePadding());
  const from = { center: map.getCenter(), zoom: map.getZoom() };
  const apart = map.project(from.center, to.zoom).distanceTo(map.project(to.center, to.zoom));
  if (from.zoom === to.zoom && apart < 0.01) return;
  // So near, after a move that was interrupted, that there is nothing to see of a way.
  if (Math.abs(from.zoom - to.zoom) < 0.01 && apart < 1.5) {
    jump(to);
    return;
  }
  if (REDUCED.matches || !document.body.classList.contains("deck")) {
    jump(to);
    return;
  }
  takeOff(from, to, size);
}

/** @param {Where} to */
function jump(to) {
  sight.framing = true;
  map.setView(to.center, to.zoom, { animate: false });
  sight.framing = false;
}

/**
 * The wider of the two views is drawn, with all that lies in either.
 * @param {Where} from
 * @param {Where} to
 * @param {Point} size
 */
function takeOff(from, to, size) {
  const wide = to.zoom < from.zoom ? to : from;
  const near = wide === to ? from : to;
  const shrunk = 2 ** (wide.zoom - near.zoom);
  const away = map.project(near.center, wide.zoom).subtract(map.project(wide.center, wide.zoom));
  const need = (/** @type {number} */ distance, /** @type {number} */ side) =>
    Math.abs(distance) / side + shrunk / 2 - 0.5;
  const padding = Math.max(PADDING, need(away.x, size.x) + 0.05, need(away.y, size.y) + 0.05);
  if (padding > FARTHEST) {
    jump(to);
    return;
  }
  for (const one of Object.values(drawings)) one.options.padding = padding;
  if (wide === to) jump(to);
  else if (padding > PADDING) for (const one of Object.values(drawings)) one._update();
  document.body.classList.add("flying");
  flight = { from, to, wide, size, start: 0, frame: 0, now: from };
  showAt(flight, from);
  frames = [];
  flight.frame = requestAnimationFrame(flyOn);
}

/** @param {number} now */
function flyOn(now) {
  if (!flight) return;
  frames.push(now);
  if (!flight.start) flight.start = now;
  const t = Math.min(1, (now - flight.start) / FLIGHT_MS);
  if (t >= 1) {
    arrive(true);
    return;
  }
  const { from, to, wide } = flight;
  const done = easing(t);
  const zoom = from.zoom + (to.zoom - from.zoom) * done;
  // A straight way to the point that stays still while the scale changes: nothing outside either view comes by.
  const width = (/** @type {number} */ z) => 2 ** -z;
  const share =
    Math.abs(to.zoom - from.zoom) > 0.01
      ? (width(zoom) - width(from.zoom)) / (width(to.zoom) - width(from.zoom))
      : done;
  const a = map.project(from.center, wide.zoom);
  const b = map.project(to.center, wide.zoom);
  flight.now = { zoom, center: map.unproject(a.add(b.subtract(a).multiplyBy(share)), wide.zoom) };
  showAt(flight, flight.now);
  flight.frame = requestAnimationFrame(flyOn);
}

/**
 * @param {Flight} of
 * @param {Where} where
 */
function showAt({ wide, size }, { center, zoom }) {
  const scale = 2 ** (zoom - wide.zoom);
  const middle = map.project(center, wide.zoom).subtract(map.getPixelOrigin());
  const corner = middle.subtract(size.divideBy(2 * scale));
  const pane = L.DomUtil.getPosition(paneOf("mapPane"));
  const box = `${corner.x} ${corner.y} ${size.x / scale} ${size.y / scale}`;
  for (const [name, one] of Object.entries(drawings)) {
    if (name === "hits") continue;
    const svg = one._container;
    if (!svg) continue;
    svg.setAttribute("width", String(size.x));
    svg.setAttribute("height", String(size.y));
    svg.setAttribute("viewBox", box);
    svg.style.transform = `translate3d(${-pane.x}px, ${-pane.y}px, 0)`;
  }
  const at = corner.multiplyBy(-scale).subtract(pane);
  paneOf("relief").style.transform = `translate(${at.x}px, ${at.y}px) scale(${scale})`;
}

/**
 * The end of a move, or its interruption: the map itself stands where the move has come to.
 * @param {boolean} [arrived]
 */
export function arrive(arrived) {
  if (!flight) return;
  cancelAnimationFrame(flight.frame);
  const { to, wide, now } = flight;
  flight = null;
  paneOf("relief").style.transform = "";
  for (const one of Object.values(drawings)) {
    one.options.padding = PADDING;
    one._svgSize = null;
  }
  if (arrived && wide === to) for (const one of Object.values(drawings)) one._update();
  else jump(arrived ? to : now);
  document.body.classList.remove("flying");
  toggleFurniture();
  drawArrows();
  placeLabelsNow();
  if (arrived)
    document.documentElement.dataset.moved = String(Math.round(frames[frames.length - 1] - frames[0]));
}
