// @ts-check
// Where a name may stand: beside its point or along its river, over nothing that is there already.
import { config, map } from "../base/document.js";
import { byId } from "../base/dom.js";
import { NARROW, state } from "../base/state.js";
import { radiusOf } from "./circles.js";
import { shapes } from "./layers.js";

/**
 * A place for a label: what it covers, how it is moved there, whether it stands in its circle, whether its
 * figure stands alone, and the line to its place.
 * @typedef {{ box: Box, transform: string, inside?: boolean, unnamed?: boolean, leader?: string }} Stand
 * @typedef {(box: Box, id: string) => boolean} Free
 */

/** @type {Map<string, number>} widths of figures by text, pixels: asking the page would hold up a year step */
const widths = new Map();

const pen = document.createElement("canvas").getContext("2d");
let figureHeight = 0;

// The size of the type changes with the window and the typeface arrives late.
export function forgetWidths() {
  widths.clear();
  figureHeight = 0;
}

/** @param {Label} label */
function figureWidth(label) {
  const text = label.figure.textContent ?? "";
  if (!figureHeight && pen) {
    const { fontSize, fontFamily, fontWeight } = getComputedStyle(label.figure);
    pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    figureHeight = Number.parseFloat(fontSize) * 1.15;
  }
  let width = widths.get(text);
  if (width === undefined && pen) {
    width = Math.ceil(pen.measureText(text).width) + 1;
    widths.set(text, width);
  }
  return width ?? 0;
}

/**
 * @param {Label} label
 * @param {Point} origin
 * @param {Point} size
 * @param {Free} free
 * @returns {Stand | null}
 */
export function slotOf(label, origin, size, free) {
  if (label.kind === "river" || label.kind === "route") return alongRiver(label, origin, size, free);
  const shape = shapes.get(label.id);
  const radius = shape && label.kind === state.level ? radiusOf(shape) : 0;
  const near =
    !radius &&
    label.kind === "country" &&
    map.getZoom() >= config.signs.country_near &&
    label.properties.near;
  const spot = near ? L.latLng(near[1], near[0]) : label.at;
  if (!spot) return null;
  const at = map.latLngToLayerPoint(spot).subtract(origin);
  const valued = label.kind === state.level && Boolean(label.figure.textContent);
  label.figure.hidden = !valued;
  if (!valued)
    return stand(label, at, origin, [label.width, label.height], config.signs.slots[label.kind], free);
  const wide = figureWidth(label);
  /** @type {[number, number]} */
  const whole = [Math.max(label.width, wide), label.height + figureHeight];
  if (!radius) {
    const slots = [...config.signs.slots[label.kind], ...around(0, whole, config.signs.leaders)];
    return stand(label, at, origin, whole, slots, free);
  }
  const named = stand(
    label,
    at,
    origin,
    whole,
    [...within(radius, whole), ...around(radius, whole, [0, ...config.signs.leaders])],
    free,
  );
  if (named) return named;
  /** @type {[number, number]} */
  const bare = [wide, figureHeight];
  const alone = stand(label, at, origin, bare, [...within(radius, bare), ...around(radius, bare, [0])], free);
  return alone && { ...alone, unnamed: true };
}

/**
 * The middle of a circle, where what is written fits in it.
 * @param {number} radius
 * @param {[number, number]} size
 * @returns {Slot[]}
 */
function within(radius, [w, h]) {
  return Math.hypot(w, h) / 2 < radius * 0.96 ? [[-0.5, -0.5, 0, 0, 0]] : [];
}

/**
 * Places round a circle at some distances from its edge, nearest first.
 * @typedef {number[]} Slot shares of width and height, pixels across and down, pixels of the leader
 * @param {number} radius
 * @param {[number, number]} size
 * @param {number[]} reaches
 * @returns {Slot[]}
 */
function around(radius, [_w, _h], reaches) {
  return reaches.flatMap((reach) =>
    config.signs.round.map(([x, y]) => {
      const off = radius + config.signs.label_gap + reach;
      return [(x - 1) / 2, (y - 1) / 2, x * off, y * off, reach];
    }),
  );
}

/**
 * The first of some places that is free; the one taken last is tried before all others.
 * @param {Label} label
 * @param {Point} at
 * @param {Point} origin
 * @param {[number, number]} size
 * @param {Slot[]} slots
 * @param {Free} free
 * @returns {Stand | null}
 */
function stand(label, at, origin, [width, height], slots, free) {
  const last = label.slot ?? -1;
  const order = last > 0 && last < slots.length ? [last, ...slots.keys()] : slots.keys();
  for (const number of order) {
    const [w, h, dx, dy, reach] = slots[number];
    const left = Math.round(at.x + w * width + dx);
    const top = Math.round(at.y + h * height + dy);
    /** @type {Box} */
    const box = [left - 2, top, left + width + 2, top + height];
    if (!free(box, label.id)) continue;
    label.slot = number;
    const found = {
      box,
      transform: `translate(${left + origin.x}px, ${top + origin.y}px)`,
      inside: reach === 0 && !dx && !dy,
    };
    if (!reach) return found;
    const far = Math.hypot(dx, dy);
    const start = (far - reach - config.signs.label_gap) / far;
    const end = (far - config.signs.label_gap / 2) / far;
    const point = (/** @type {number} */ share) =>
      `${Math.round(at.x + origin.x + dx * share)},${Math.round(at.y + origin.y + dy * share)}`;
    return { ...found, leader: `M${point(start)}L${point(end)}` };
  }
  return null;
}

/**
 * A river's name lies along it, over the straightest stretch in sight that is long enough.
 * @param {Label} label
 * @param {Point} origin
 * @param {Point} size
 * @param {Free} free
 * @returns {Stand | null}
 */
function alongRiver(label, origin, size, free) {
  if (!label.line) return null;
  const { type, coordinates } = label.line;
  const lines = /** @type {Position[][]} */ (type === "MultiLineString" ? coordinates : [coordinates]);
  let best = null;
  for (const line of lines) {
    const points = dense(line.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]).subtract(origin)));
    for (let i = 0; i < points.length; i += Math.max(1, Math.floor(points.length / 40))) {
      const a = points[i];
      if (a.x < 0 || a.y < 0 || a.x > size.x || a.y > size.y) continue;
      let j = i + 1;
      while (j < points.length && a.distanceTo(points[j]) < label.width * 1.1) j++;
      if (j >= points.length) break;
      const found = onStretch(label, points.slice(i, j + 1), free);
      if (found && (!best || found.bend < best.bend)) best = found;
    }
  }
  if (!best) return null;
  const { x, y, angle, box } = best;
  const tx = Math.round(x + origin.x);
  const ty = Math.round(y + origin.y);
  return { box, transform: `translate(${tx}px, ${ty}px) rotate(${angle.toFixed(1)}deg)` };
}

/**
 * A route has few points: a name may begin between two.
 * @param {Point[]} points
 */
function dense(points) {
  return points.flatMap((b, i) => {
    const a = points[i - 1] ?? b;
    const steps = Math.min(60, Math.max(1, Math.round(a.distanceTo(b) / 24)));
    return Array.from({ length: steps }, (_one, n) => a.add(b.subtract(a).multiplyBy((n + 1) / steps)));
  });
}

/**
 * @param {Label} label
 * @param {Point[]} part
 * @param {Free} free
 */
function onStretch(label, part, free) {
  let a = part[0];
  let b = part[part.length - 1];
  if (a.x > b.x) [a, b] = [b, a];
  const length = a.distanceTo(b);
  const bend = Math.max(...part.map((p) => L.LineUtil.pointToSegmentDistance(p, a, b))) / label.height;
  const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
  if (bend > config.signs.most_bend || Math.abs(angle) > config.signs.steepest) return null;
  // Above the line: half the stretch's bend clear of it.
  const ux = (b.x - a.x) / length;
  const uy = (b.y - a.y) / length;
  const off = label.height * (0.5 + Math.min(0.5, bend));
  const mx = (a.x + b.x) / 2 + uy * off;
  const my = (a.y + b.y) / 2 - ux * off;
  const w = label.width / 2;
  const h = label.height / 2;
  const x = mx - ux * w + uy * h;
  const y = my - uy * w - ux * h;
  const bw = Math.abs(ux) * w + Math.abs(uy) * h;
  const bh = Math.abs(uy) * w + Math.abs(ux) * h;
  /** @type {Box} */
  const box = [mx - bw, my - bh, mx + bw, my + bh];
  return free(box, label.id) ? { bend, x, y, angle, box } : null;
}

/**
 * A mark says that claims clash: no name may cover it, its own place's stands just below.
 * @param {Point} origin
 */
export function markBoxes(origin) {
  /** @type {Box[]} */
  const boxes = [];
  for (const shape of shapes.values()) {
    const step = shape.step ?? shape.carried?.step;
    if (shape.level !== state.level || !shape.marked || !step) continue;
    const [lon, lat] = shape.at;
    const at = map.latLngToLayerPoint([lat, lon]).subtract(origin);
    const { height, pad } = config.signs.marks[step.spread];
    const half = height * 0.8 + pad;
    const top = at.y - config.signs.mark_rise;
    boxes.push([at.x - half, top - 1, at.x + half, top + height + 2]);
  }
  return boxes;
}

/**
 * Boxes that lie over the map take their room first.
 * @returns {Box[]}
 */
export function furniture() {
  const frame = map.getContainer().getBoundingClientRect();
  const over = [
    byId("headline"),
    byId("legend"),
    byId("north"),
    ...document.querySelectorAll(".leaflet-control"),
  ];
  return over
    .filter((e) => e.getClientRects().length && !(NARROW.matches && e.id === "headline"))
    .map((element) => {
      const b = element.getBoundingClientRect();
      return [b.left - frame.left, b.top - frame.top, b.right - frame.left, b.bottom - frame.top];
    });
}
