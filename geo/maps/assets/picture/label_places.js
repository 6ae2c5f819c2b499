// @ts-check
// Where a name may stand: beside its point or along its river, over nothing that is there already.
import { config, map } from "../base/document.js";
import { setHidden } from "../base/dom.js";
import { state } from "../base/state.js";
import { radiusOf } from "./circles.js";
import { shapes } from "./layers.js";

/**
 * A place for a label: what it covers, how it is moved there, whether it stands in its circle, whether its
 * figure stands alone, and the line to its place, from the map's own corner.
 * @typedef {{ box: Box, transform: string, inside?: boolean, unnamed?: boolean, leader?: Box }} Stand
 * @typedef {(box: Box, id: string, leader?: Box) => boolean} Free
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
  const { text } = label;
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
 * Where a name may stand beside its place: shares of its width and height, pixels across and down, direction
 * from the centre of a circle or point, pixels of the leader.
 * @typedef {[number, number, number, number, number, number, number]} Slot
 */

/** @type {Slot} the middle of a circle, where what is written fits in it */
const MIDDLE = [-0.5, -0.5, 0, 0, 0, 0, 0];

/**
 * Places round a circle or point at some distances from its edge, nearest first.
 * @param {number[]} reaches
 * @returns {Slot[]}
 */
const around = (reaches) =>
  reaches.flatMap((reach) =>
    [...config.signs.round, ...(reach ? config.signs.between : [])].map(
      ([x, y]) => /** @type {Slot} */ ([(x - 1) / 2, (y - 1) / 2, 0, 0, x, y, reach]),
    ),
  );

const BESIDE = Object.fromEntries(
  Object.entries(config.signs.slots).map(([kind, slots]) => [
    kind,
    slots.map(([w, h, dx, dy]) => /** @type {Slot} */ ([w, h, dx, dy, 0, 0, 0])),
  ]),
);
const ROUND = [MIDDLE, ...around([0, ...config.signs.leaders])];
const FAR = around(config.signs.leaders);

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
  const spot = near ? "near" : "at";
  if (!label.at) return null;
  label.points[spot] ??= map.latLngToLayerPoint(near ? [near[1], near[0]] : label.at);
  const at = label.points[spot].subtract(origin);
  const valued = label.kind === state.level && Boolean(label.text);
  setHidden(label.figure, !valued);
  if (!valued) return stand(label, at, origin, [label.width, label.height], BESIDE[label.kind], free);
  const wide = figureWidth(label);
  /** @type {[number, number]} */
  const whole = [Math.max(label.width, wide), label.height + figureHeight];
  if (!radius) return stand(label, at, origin, whole, [...BESIDE[label.kind], ...FAR], free);
  const named = stand(label, at, origin, whole, ROUND, free, radius);
  if (named) return named;
  // A figure without its name would be read as a neighbour's: it stands in its own circle or not at all.
  const alone = stand(label, at, origin, [wide, figureHeight], [MIDDLE], free, radius);
  return alone && { ...alone, unnamed: true };
}

/**
 * The first of some places that is free; the one taken last is tried before all others.
 * @param {Label} label
 * @param {Point} at
 * @param {Point} origin
 * @param {[number, number]} size
 * @param {Slot[]} slots
 * @param {Free} free
 * @param {number} [radius]
 * @returns {Stand | null}
 */
function stand(label, at, origin, size, slots, free, radius = 0) {
  const last = label.slot ?? 0;
  const tried = last < slots.length ? standAt(label, at, origin, size, slots, last, free, radius) : null;
  if (tried) return tried;
  for (let number = 0; number < slots.length; number++) {
    const found = number === last ? null : standAt(label, at, origin, size, slots, number, free, radius);
    if (found) return found;
  }
  return null;
}

/**
 * @param {Label} label
 * @param {Point} at
 * @param {Point} origin
 * @param {[number, number]} size
 * @param {Slot[]} slots
 * @param {number} number
 * @param {Free} free
 * @param {number} radius
 * @returns {Stand | null}
 */
function standAt(label, at, origin, [width, height], slots, number, free, radius) {
  const slot = slots[number];
  const [w, h, dx, dy, x, y, reach] = slot;
  if (slot === MIDDLE && Math.hypot(width, height) / 2 >= radius * 0.96) return null;
  const off = radius + config.signs.label_gap + reach;
  const left = Math.round(at.x + w * width + dx + x * off);
  const top = Math.round(at.y + h * height + dy + y * off);
  /** @type {Box} */
  const box = [left - 2, top, left + width + 2, top + height];
  const end = off - config.signs.label_gap / 2;
  /** @type {Box | undefined} */
  const leader = reach ? [at.x + x * radius, at.y + y * radius, at.x + x * end, at.y + y * end] : undefined;
  if (!free(box, label.id, leader)) return null;
  label.slot = number;
  const transform = `translate(${left + origin.x}px, ${top + origin.y}px)`;
  return { box, transform, inside: slot === MIDDLE, leader };
}

/**
 * A river's name lies along it, over the straightest stretch in sight that is long enough and free.
 * @param {Label} label
 * @param {Point} origin
 * @param {Point} size
 * @param {Free} free
 * @returns {Stand | null}
 */
function alongRiver(label, origin, size, free) {
  const best = stretchesOf(label, origin, size).find(({ box }) => free(box, label.id));
  if (!best) return null;
  const { x, y, angle, box } = best;
  const tx = Math.round(x + origin.x);
  const ty = Math.round(y + origin.y);
  return { box, transform: `translate(${tx}px, ${ty}px) rotate(${angle.toFixed(1)}deg)` };
}

/**
 * The stretches in sight that a name fits on, the straightest first: the same in every year.
 * @param {Label} label
 * @param {Point} origin
 * @param {Point} size
 */
function stretchesOf(label, origin, size) {
  if (!label.line) return [];
  const view = `${map.getPixelOrigin()} ${map.getZoom()} ${origin} ${size} ${label.width}`;
  if (label.stretches?.view === view) return label.stretches.found;
  const { type, coordinates } = label.line;
  const lines = /** @type {Position[][]} */ (type === "MultiLineString" ? coordinates : [coordinates]);
  const found = [];
  for (const line of lines) {
    const points = dense(line.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]).subtract(origin)));
    for (let i = 0; i < points.length; i += Math.max(1, Math.floor(points.length / 40))) {
      const a = points[i];
      if (a.x < 0 || a.y < 0 || a.x > size.x || a.y > size.y) continue;
      let j = i + 1;
      while (j < points.length && a.distanceTo(points[j]) < label.width * 1.1) j++;
      if (j >= points.length) break;
      const stretch = onStretch(label, points.slice(i, j + 1));
      if (stretch) found.push(stretch);
    }
  }
  found.sort((one, other) => one.bend - other.bend);
  label.stretches = { view, found };
  return found;
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
 */
function onStretch(label, part) {
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
  return { bend, x, y, angle, box };
}
