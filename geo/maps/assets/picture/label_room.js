// @ts-check
// What of the map is taken: what lies over it, marks, circles, and the names that stand already.
import { config, map } from "../base/document.js";
import { byId } from "../base/dom.js";
import { NARROW, state } from "../base/state.js";
import { shapes } from "./layers.js";

const CELL = 64; // pixels of the squares in which taken boxes are looked up

/**
 * Boxes taken, by square of the map: whether a box is free is asked of its neighbours only.
 * @typedef {{ take: (box: Box, owner?: string) => void, isFree: (box: Box, id: string) => boolean }} Room
 * @param {Point} size
 * @returns {Room}
 */
export function makeRoom(size) {
  /** @type {Map<number, Array<{ box: Box, owner: string }>>} */
  const cells = new Map();
  /** @type {(box: Box) => number[]} */
  const cellsOf = ([left, top, right, bottom]) => {
    const found = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++)
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) found.push(x * 4096 + y);
    return found;
  };
  return {
    take(box, owner = "") {
      for (const cell of cellsOf(box)) {
        const there = cells.get(cell);
        if (there) there.push({ box, owner });
        else cells.set(cell, [{ box, owner }]);
      }
    },
    isFree(box, id) {
      if (box[0] <= 2 || box[1] <= 2 || box[2] >= size.x - 2 || box[3] >= size.y - 2) return false;
      return cellsOf(box).every(
        (cell) => cells.get(cell)?.every((other) => other.owner === id || !crosses(box, other.box)) ?? true,
      );
    },
  };
}

/**
 * @param {Box} one
 * @param {Box} other
 */
const crosses = (one, other) =>
  one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];

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

/** @type {Box[]} what lies over the map, from its own edge */
let over = [];

/**
 * Boxes that lie over the map take their room first. They are measured when one of them changes its size, after
 * the layout of the frame: asking for them in a year step would make the page lay itself out twice.
 * @param {() => void} changed
 */
export function watchFurniture(changed) {
  const parts = [
    byId("head"),
    byId("headline"),
    byId("legend"),
    byId("north"),
    ...document.querySelectorAll(".leaflet-control"),
  ];
  const observer = new ResizeObserver(() => {
    const before = String(over);
    over = measured(parts);
    if (String(over) !== before) changed();
  });
  for (const part of [map.getContainer(), ...parts]) observer.observe(part);
}

/**
 * The boxes of those that lie over the map: beside it the headline changes its height with every year.
 * @param {Element[]} parts
 * @returns {Box[]}
 */
function measured(parts) {
  const frame = map.getContainer().getBoundingClientRect();
  return parts
    .filter((e) => e.getClientRects().length && !(NARROW.matches && e.id === "headline"))
    .map((element) => {
      const b = element.getBoundingClientRect();
      return /** @type {Box} */ ([
        b.left - frame.left,
        b.top - frame.top,
        b.right - frame.left,
        b.bottom - frame.top,
      ]);
    })
    .filter(
      ([left, top, right, bottom]) => left < frame.width && top < frame.height && right > 0 && bottom > 0,
    );
}

export const furniture = () => over;
