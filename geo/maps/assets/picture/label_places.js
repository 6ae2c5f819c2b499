// @ts-check
// Where a name may stand: beside its point or along its river, over nothing that is there already.
import { config, map } from "../base/document.js";
import { byId } from "../base/dom.js";
import { NARROW, state } from "../base/state.js";
import { shapes } from "./layers.js";

/**
 * @param {Label} label
 * @param {Point} origin
 * @param {Point} size
 * @param {(box: Box) => boolean} free
 * @returns {{ box: Box, transform: string } | null}
 */
export function slotOf(label, origin, size, free) {
  if (label.kind === "river") return alongRiver(label, origin, size, free);
  const near =
    label.kind === "country" && map.getZoom() >= config.signs.country_near && label.properties.near;
  const spot = near ? L.latLng(near[1], near[0]) : label.at;
  if (!spot) return null;
  const at = map.latLngToLayerPoint(spot);
  for (const [w, h, dx, dy] of config.signs.slots[label.kind]) {
    const x = Math.round(at.x + w * label.width + dx);
    const y = Math.round(at.y + h * label.height + dy);
    const left = x - origin.x;
    const top = y - origin.y;
    /** @type {Box} */
    const box = [left - 2, top, left + label.width + 2, top + label.height];
    if (free(box)) return { box, transform: `translate(${x}px, ${y}px)` };
  }
  return null;
}

/**
 * A river's name lies along it, over the straightest stretch in sight that is long enough.
 * @param {Label} label
 * @param {Point} origin
 * @param {Point} size
 * @param {(box: Box) => boolean} free
 * @returns {{ box: Box, transform: string } | null}
 */
function alongRiver(label, origin, size, free) {
  if (!label.line) return null;
  const { type, coordinates } = label.line;
  const lines = /** @type {Position[][]} */ (type === "MultiLineString" ? coordinates : [coordinates]);
  let best = null;
  for (const line of lines) {
    const points = line.map(([lon, lat]) => map.latLngToLayerPoint([lat, lon]).subtract(origin));
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
 * @param {Label} label
 * @param {Point[]} part
 * @param {(box: Box) => boolean} free
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
  return free(box) ? { bend, x, y, angle, box } : null;
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
