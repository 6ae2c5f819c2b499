// @ts-check
// What of the map is taken: what lies over it, marks, circles, and the names that stand already.
import { config, map } from "../base/document.js";
import { byId } from "../base/dom.js";
import { NARROW, state } from "../base/state.js";
import { shapes } from "./layers.js";

const CELL = 64; // pixels of the squares in which taken boxes are looked up

/** Pixels round a name at the end of a leader: nearer to another's circle it would be read as that one's. */
const CLEAR = { circle: 14, other: 4 };

/**
 * Boxes taken, by square of the map: whether a box is free is checked against its neighbours only. A leader crosses
 * no other, and neither names nor circles but those on which its place stands.
 * @typedef {object} Room
 * @property {(box: Box, owner?: string) => void} take
 * @property {(leader: Box) => void} takeLeader
 * @property {(box: Box, id: string, leader?: Box) => boolean} isFree
 * @param {Point} size
 * @returns {Room}
 */
export function makeRoom(size) {
  /** @type {Map<number, Array<{ box: Box, owner: string }>>} */
  const cells = new Map();
  /** @type {Box[]} */
  const leaders = [];
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
    takeLeader: (leader) => leaders.push(leader),
    isFree(box, id, leader) {
      if (box[0] <= 2 || box[1] <= 2 || box[2] >= size.x - 2 || box[3] >= size.y - 2) return false;
      const [near, far] = leader ? [grown(box, CLEAR.other), grown(box, CLEAR.circle)] : [box, box];
      /** @type {(part: Box, meets: (other: Box, owner: string) => boolean) => boolean} */
      const isClear = (part, meets) =>
        cellsOf(part).every(
          (cell) =>
            cells.get(cell)?.every((other) => other.owner === id || !meets(other.box, other.owner)) ?? true,
        );
      if (
        !isClear(far, (other, owner) => crosses(owner ? far : near, other)) ||
        leaders.some((line) => meetsBox(line, near))
      )
        return false;
      if (!leader) return true;
      return (
        !leaders.some((line) => meetsLine(leader, line)) &&
        isClear(
          spanOf(leader),
          (other, owner) => !(owner && startsIn(leader, other)) && meetsBox(leader, other),
        )
      );
    },
  };
}

/** @type {(box: Box, by: number) => Box} */
const grown = ([left, top, right, bottom], by) => [left - by, top - by, right + by, bottom + by];

/** @type {(line: Box) => Box} */
const spanOf = ([x1, y1, x2, y2]) => [
  Math.min(x1, x2) - 0.5,
  Math.min(y1, y2) - 0.5,
  Math.max(x1, x2) + 0.5,
  Math.max(y1, y2) + 0.5,
];

/**
 * Whether two straight lines cross, each given by its ends.
 * @param {Box} one
 * @param {Box} other
 */
function meetsLine(one, other) {
  const side = (/** @type {Box} */ [x1, y1, x2, y2], /** @type {number} */ x, /** @type {number} */ y) =>
    Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
  return (
    side(one, other[0], other[1]) !== side(one, other[2], other[3]) &&
    side(other, one[0], one[1]) !== side(other, one[2], one[3])
  );
}

/**
 * @param {Box} line
 * @param {Box} box
 */
const startsIn = ([x, y], [left, top, right, bottom]) => x > left && x < right && y > top && y < bottom;

/**
 * @param {Box} line
 * @param {Box} box
 */
function meetsBox(line, box) {
  if (!crosses(spanOf(line), box)) return false;
  const [left, top, right, bottom] = box;
  return (
    startsIn(line, box) ||
    meetsLine(line, [left, top, right, bottom]) ||
    meetsLine(line, [left, bottom, right, top])
  );
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

/** @type {(part: Element) => void} */
let watchToo = () => {};

/** Measure all that lies over the map now, where it was laid out anyway. */
export let measureFurniture = () => {};

/**
 * Give room to a part that is set over the map once it has been drawn.
 * @param {Element} part
 */
export const watchPart = (part) => watchToo(part);

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
  measureFurniture = () => {
    over = measured(parts);
  };
  const observer = new ResizeObserver(() => {
    const before = String(over);
    measureFurniture();
    if (String(over) !== before) changed();
  });
  for (const part of [map.getContainer(), ...parts]) observer.observe(part);
  watchToo = (part) => {
    parts.push(part);
    observer.observe(part);
  };
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
