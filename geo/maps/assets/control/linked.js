// @ts-check
// Two maps side by side: what is done in one goes, through the page, to the other.
import { map } from "../base/document.js";
import { detailsById } from "../base/dom.js";
import { NARROW, pick, post, REDUCED, state } from "../base/state.js";
import { asOfWords, dayIndex } from "../base/values.js";
import { settlePanel } from "../panel/panel.js";
import { showStages } from "../picture/corridors.js";
import { requestDraw } from "../picture/draw.js";
import { frameExtent, sight } from "../picture/extent.js";
import { placeLabels } from "../picture/labels.js";
import { shapes } from "../picture/layers.js";
import { drawBreaks, drawLegend } from "../picture/legend.js";
import { hideTip, placeTip, showTip, tipBox } from "../picture/tip.js";
import { drawTicks, pause } from "./time.js";

/** @type {Part[]} */
export const GOES_ALONG = ["extent", "place", "year", "as_of"];

const SLIM = window.matchMedia("(max-width: 960px)"); // a frame that shares the window with another

/** @type {Part[] | null} those of them that the page has linked; null on a map that stands alone */
export let linked = null;

/** @type {Record<string, unknown>} */
const remembered = {}; // what of them was last reported, or came from the page or the other map

let hovered = ""; // the place whose tip the other map was asked to show

/** @typedef {{ center: [number, number], zoom: number, animate?: boolean, extent?: string }} Course */

/** @type {Course | null} where the other map went while this one was still zooming */
let waiting = null;

/** @param {import("../base/contract.js").LinkMessage} message */
export function takeLink(message) {
  linked = message.parts.length ? message.parts : null;
  remember(GOES_ALONG);
  document.body.classList.toggle("paired", linked !== null);
  document.body.classList.toggle("legend-elsewhere", linked !== null && !message.legend);
  settlePanel();
  drawLegend();
  showBeside();
  tellFraming();
}

// Sends the other map what the reader did here, and returns whether anything was done.
export function tellOther() {
  const news = GOES_ALONG.filter((name) => state[name] !== remembered[name]);
  remember(news);
  const parts = news.filter((name) => linked?.includes(name));
  if (!parts.length) return news.length > 0;
  /** @type {import("../base/contract.js").AlongMessage} */
  const message = { type: "along", ...pick(state, parts) };
  if (parts.includes("as_of")) message.as_of_label = state.as_of === null ? "" : asOfWords();
  if (parts.includes("extent")) Object.assign(message, whereNow());
  post(message);
  return true;
}

/** @param {Part[]} names */
export function remember(names) {
  for (const name of names) remembered[name] = state[name];
}

/** @returns {{ center: [number, number], zoom: number }} */
function whereNow() {
  const { lat, lng } = map.getCenter();
  return { center: [lat, lng], zoom: map.getZoom() };
}

// During a drag or zoom, not only at the end of it.
export function tellMoves() {
  const mine = () => Boolean(linked?.includes("extent")) && sight.touched && !sight.framing;
  map.on("move", () => {
    if (mine()) post({ type: "along", ...whereNow() });
  });
  map.on("zoomanim", (/** @type {L.ZoomAnimEvent} */ { center, zoom }) => {
    if (mine()) post({ type: "along", center: [center.lat, center.lng], zoom, animate: true });
  });
}

/** @param {string} id */
export function tellHover(id) {
  if (!linked || hovered === id) return;
  hovered = id;
  post({ type: "along", hover: id });
}

/** @param {import("../base/contract.js").AlongMessage} message */
export function goAlong(message) {
  const parts = GOES_ALONG.filter((name) => name in message);
  const news = pick(message, parts);
  Object.assign(state, news);
  Object.assign(remembered, news);
  if ("as_of" in message) {
    state.as_of_label = message.as_of_label || "";
    state.day = dayIndex(state.as_of);
  }
  if (message.framed) frameAlong(message);
  else followMessage(message);
  if (message.hover !== undefined) hoverAlong(message.hover);
  if (!parts.length) return;
  if ("year" in message) pause();
  if ("place" in message) showStages();
  if ("place" in message || "as_of" in message) drawTicks();
  if ("as_of" in message) drawBreaks();
  requestDraw();
}

// The page frames both alike, but one may be lower by a line of text: the smaller scale holds for both.
export function tellFraming() {
  if (linked?.includes("extent") && !sight.handled)
    post({ type: "along", framed: state.extent, ...whereNow() });
}

/** @param {import("../base/contract.js").AlongMessage} message */
function frameAlong(message) {
  if (sight.handled || message.framed !== state.extent || message.zoom === map.getZoom()) return;
  if ((message.zoom ?? 0) > map.getZoom()) {
    tellFraming();
    return;
  }
  followMessage(message);
  sight.handled = null;
}

/** @param {import("../base/contract.js").AlongMessage} message */
function followMessage({ center, zoom, animate, extent }) {
  if (center && zoom !== undefined) follow({ center, zoom, animate, extent });
}

/**
 * The reader did not move this map, so nothing is sent back: else two maps would chase each other.
 * @param {Course} where
 */
function follow(where) {
  // While a zoom is still running Leaflet would drop the request without a word.
  if (map._animatingZoom) {
    if (!waiting)
      map.once("zoomend", () => {
        const next = waiting;
        waiting = null;
        if (next) follow(next);
      });
    waiting = where;
    return;
  }
  sight.touched = false;
  sight.framing = true;
  const [lat, lng] = where.center;
  const turned = where.zoom !== map.getZoom();
  if (turned || where.extent)
    map.setView([lat, lng], where.zoom, { animate: Boolean(where.animate) && !REDUCED.matches });
  else slide(lat, lng);
  sight.framing = false;
  sight.handled = map.getBounds();
}

/**
 * During a drag only the panes move, as in the map that is dragged: names and arrows wait for its end.
 * @param {number} lat
 * @param {number} lng
 */
function slide(lat, lng) {
  map._rawPanBy(map.latLngToContainerPoint([lat, lng]).subtract(map.getSize().divideBy(2)).round());
  map.fire("move");
}

/** @param {string} id */
function hoverAlong(id) {
  for (const path of document.querySelectorAll(".place.along")) path.classList.remove("along");
  if (hovered) return; // the pointer is here by now
  const shape = shapes.get(id);
  if (!shape || shape.level !== state.level || !shape.visible || !shape.path) {
    hideTip();
    return;
  }
  shape.path.classList.add("along");
  showTip(placeTip(shape), tipBox(shape));
}

// Beside another map the words take less room; the legend of both is one row, never folded.
export function showBeside() {
  const slim = linked !== null && SLIM.matches;
  const changed = document.body.classList.contains("slim") !== slim;
  document.body.classList.toggle("slim", slim);
  if (!changed) return;
  detailsById("legend").open = linked !== null || !NARROW.matches;
  if (!sight.handled) frameExtent();
  placeLabels();
}

SLIM.addEventListener("change", showBeside);
