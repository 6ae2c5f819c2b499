// @ts-check
// Marks beside values and routes: land under a decree of emergency, airstrips found, coca in named areas.
import { config, featuresOf, map } from "../base/document.js";
import { node } from "../base/dom.js";
import { leads } from "../base/evidence.js";
import { state, strings } from "../base/state.js";
import { isOutside } from "./corridors.js";
import { drawLegend } from "./legend.js";
import { pathOf } from "./panes.js";

/** @type {Noted[]} */
const marks = [];

/** @param {Renderers} renderers */
export function makeNoted(renderers) {
  const shapes = new Map(
    (config.layers.emergencies ? featuresOf("emergencies") : []).map((feature) => [
      feature.properties.id,
      pathOf(
        feature,
        {
          className: feature.properties.complete === "no" ? "emergency partial" : "emergency",
          renderer: renderers.lines,
          pane: "lines",
        },
        false,
      ),
    ]),
  );
  for (const item of config.noted) {
    const element = node("div", `noted noted-${item.layer} off`);
    element.setAttribute("role", "group");
    map.getPane("shares")?.appendChild(element);
    marks.push({ item, element, shape: shapes.get(item.shape) ?? null, said: "", box: null });
  }
}

/** Which layers of marks the reader has switched on, in their order. */
export const notedLayers = () => [
  ...new Set(config.noted.map((mark) => mark.layer).filter((layer) => state.layers.has(layer))),
];

/** @param {string} layer */
export const notedOf = (layer) => marks.filter((mark) => mark.item.layer === layer && mark.said);

export const notedBoxes = () => marks.flatMap((mark) => (mark.box ? [mark.box] : []));

/**
 * The decree whose land a click meets, the smallest of several; it is first in the panel, and in sight.
 * @param {MouseEvent} event
 */
export function takeDecree({ clientX, clientY }) {
  const meets = (/** @type {Noted} */ { shape }) => {
    const path = /** @type {SVGGeometryElement | undefined} */ (shape?.getElement());
    const back = path?.isConnected ? path.getScreenCTM()?.inverse() : undefined;
    return Boolean(back && path?.isPointInFill(new DOMPoint(clientX, clientY).matrixTransform(back)));
  };
  const found = notedOf("emergencies").filter(meets);
  decree = found.sort((a, b) => a.item.places.length - b.item.places.length)[0]?.item.shape ?? "";
}

let decree = ""; // the one clicked last, by its shape

/** The decrees of the year that lie on a place, the one clicked first. */
export const decreesOn = (/** @type {string} */ place) =>
  notedOf("emergencies")
    .filter(({ item }) => item.places.includes(place))
    .sort((a, b) => Number(b.item.shape === decree) - Number(a.item.shape === decree))
    .map((mark) => ({ chosen: mark.item.shape === decree, items: mark.item.items.filter(isShown) }));

// In the years that a figure is about, from the day on which it was known; returns whether anything came or went.
export function showNoted() {
  const corner = map.containerPointToLayerPoint([0, 0]);
  let changed = false;
  for (const mark of marks) {
    const shown = state.layers.has(mark.item.layer) ? mark.item.items.filter(isShown) : [];
    const said = shown.map((item) => JSON.stringify([item.statement, item.words[strings.language]])).join();
    if (said !== mark.said) {
      mark.said = said;
      wordNoted(mark, shown);
      changed = true;
    }
    place(mark, corner);
  }
  if (changed) drawLegend();
  return changed;
}

/** @param {import("../base/contract.js").NotedItem} item */
const isShown = (item) => !isOutside(item) && (state.as_of === null || item.known_from <= state.as_of);

/**
 * @param {Noted} mark
 * @param {import("../base/contract.js").NotedItem[]} shown
 */
function wordNoted(mark, shown) {
  mark.element.classList.toggle("off", !shown.length);
  if (mark.shape) {
    if (shown.length) mark.shape.addTo(map);
    else mark.shape.remove();
  }
  const lines = shown.map((item) => {
    const { name, value, detail } = item.words[strings.language];
    const line = node("div");
    const figure = node("b", "", value);
    line.append(figure, document.createTextNode(` ${name}`));
    line.title = detail;
    leads(figure, item.statement, strings.evidence);
    return line;
  });
  const words = shown.map(({ words }) => words[strings.language]);
  const all = words.map((w) => `${w.name}: ${w.value}. ${w.detail}`).join(" ");
  mark.element.setAttribute("aria-label", all);
  const sign = node("i");
  sign.title = all;
  mark.element.replaceChildren(sign, ...lines);
}

const LEAST_ROOM = 90; // pixels that words beside a mark have at least

const TOO_LOW = 30; // pixels from its sign from which on words would seem to be another's

/**
 * The sign stands at its point; words of marks that are near one another stand below one another, and
 * where they would stand far from their sign they are left out (they are under the pointer, and read out).
 * @param {Noted} mark
 * @param {Point} corner
 */
function place(mark, corner) {
  mark.box = null;
  if (!mark.said) return;
  const at = map.latLngToContainerPoint([mark.item.at[1], mark.item.at[0]]);
  // Left of a place in sight the words have the room up to the edge.
  const room = mark.shape && at.x > 0 ? `${Math.max(LEAST_ROOM, Math.round(at.x) - 9)}px` : "";
  mark.element.style.setProperty("--room", room);
  const { offsetWidth: width, offsetHeight: height } = mark.element;
  const left = at.x - (mark.shape ? width + 5 : 7);
  const level = at.y - height / 2;
  let top = level;
  for (const { box } of marks) {
    if (box && left < box[2] && left + width > box[0] && top < box[3] && top + height > box[1]) top = box[3];
  }
  const far = top - level > TOO_LOW;
  mark.element.classList.toggle("crowded", far);
  mark.element.style.setProperty("--below", `${far ? 0 : Math.round(top - level)}px`);
  mark.element.style.transform = `translate(${Math.round(left + corner.x)}px, ${Math.round(level + corner.y)}px)`;
  mark.box = far ? [left, level, left + 14, level + 14] : [left, top, left + width, top + height];
}
