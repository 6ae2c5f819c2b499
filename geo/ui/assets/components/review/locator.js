// @ts-check
// Where the candidate in focus is: a small map with the place outlined and the new value on it.
import { made } from "./parts.js";

/** @typedef {import("./types.d.ts").SurfaceMap} SurfaceMap */

const NS = "http://www.w3.org/2000/svg";
const LETTER = 6.4; // pixels that a letter of the value takes
const SMALL = 12; // pixels: a shape smaller than this is ringed, or nobody finds it

export class Locator {
  /** @param {SurfaceMap} map @param {{ map_label: string, map_none: string }} words */
  constructor(map, words) {
    this.map = map;
    this.words = words;
    /** @type {Map<string, SVGSVGElement>} the ground of each window, drawn once */
    this.grounds = new Map();
    this.box = made("figure", "", "where");
  }

  /** Outline a place with a value, and return the map. @param {string} place @param {string} name @param {string} value */
  draw(place, name, value) {
    const [window, path, x, y] = this.map.places[place] ?? ["peru", "", Number.NaN, 0];
    const svg = this.ground(window);
    const marks = /** @type {SVGGElement} */ (svg.lastElementChild);
    const isKnown = !Number.isNaN(x);
    marks.replaceChildren(...(isKnown ? shape(path, x, y) : []));
    if (isKnown && value) marks.append(label(value, x, y, this.map.windows[window]));
    svg.setAttribute("aria-label", `${this.words.map_label}: ${[name, value].filter(Boolean).join(", ")}`);
    this.box.replaceChildren(svg);
    if (!isKnown) this.box.append(made("figcaption", place ? this.words.map_none : ""));
    return this.box;
  }

  /** @param {string} name */
  ground(name) {
    const kept = this.grounds.get(name);
    if (kept) return kept;
    const { width, height, ground } = this.map.windows[name];
    const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, role: "img" });
    svg.append(element("rect", { class: "sea", width: `${width}`, height: `${height}` }));
    for (const [css, d] of ground) svg.append(element("path", { class: css, d }));
    svg.append(element("g", {}));
    this.grounds.set(name, svg);
    return svg;
  }
}

/** @param {string} path @param {number} x @param {number} y */
function shape(path, x, y) {
  const at = { cx: `${x}`, cy: `${y}` };
  if (!path)
    return [
      element("circle", { class: "ring", r: "8", ...at }),
      element("circle", { class: "spot", r: "3", ...at }),
    ];
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const size = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const outline = element("path", { class: path.endsWith("Z") ? "area" : "course", d: path });
  return size < SMALL ? [outline, element("circle", { class: "ring", r: "10", ...at })] : [outline];
}

/** @param {string} value @param {number} x @param {number} y @param {{ width: number, height: number }} size */
function label(value, x, y, { width, height }) {
  const half = (value.length * LETTER) / 2 + 3;
  const text = element("text", {
    x: `${Math.min(Math.max(x, half), Math.max(width - half, half))}`,
    y: `${y > height - 30 ? y - 16 : y + 24}`,
  });
  text.textContent = value;
  return text;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} attributes
 * @returns {SVGElementTagNameMap[K]}
 */
function element(tag, attributes) {
  const made = document.createElementNS(NS, tag);
  for (const [name, text] of Object.entries(attributes)) made.setAttribute(name, text);
  return made;
}
