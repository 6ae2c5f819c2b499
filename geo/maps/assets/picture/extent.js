// @ts-check
// Extents: a name the document knows, a place, or west,south,east,north in degrees.
import { config, map } from "../base/document.js";
import { byId, node } from "../base/dom.js";
import { fill, isCovered, NARROW, nameOf, REDUCED, report, state, strings } from "../base/state.js";
import { tellFraming } from "../control/linked.js";
import { deck, presentation } from "../control/present.js";
import { arrive } from "../control/present_move.js";
import { measureFurniture } from "./label_room.js";
import { placeLabelsNow } from "./labels.js";
import { shapes } from "./layers.js";
import { showNoted } from "./noted.js";
import { showShares } from "./shares.js";

const MARGIN = 8; // pixels between the title and what is framed

export const sight = {
  framing: false, // the map moves because the page or the window says so
  touched: false, // the reader has moved it since the page last did
  /** @type {L.LatLngBounds | null} what the reader's own moves left in sight */
  handled: null,
};

/** @param {string} extent */
export function boundsOf(extent) {
  const box = config.extents[extent] || (/^[-\d.,]+$/.test(extent) ? extent.split(",").map(Number) : null);
  if (box && box.length === 4 && box.every(Number.isFinite))
    return L.latLngBounds([
      [box[1], box[0]],
      [box[3], box[2]],
    ]);
  const shape = shapes.get(extent);
  return shape ? shape.layer.getBounds().pad(0.15) : null;
}

export function frameExtent() {
  const bounds = boundsOf(state.extent);
  if (!bounds) {
    window.atlasFailure.show(fill(strings.refused, { what: `extent ${state.extent}` }));
    return;
  }
  const size = map.getSize();
  if (!size.x || !size.y) return;
  sight.handled = null;
  sight.touched = false;
  besideTitle = titleSize();
  fit(bounds, framePadding());
}

let besideTitle = ""; // the title's size when the extent was framed

/** @type {Point | null} the map's size when it was last framed */
let framedSize = null;

const titleSize = () => `${byId("head").offsetWidth},${byId("head").offsetHeight}`;

/** Whether the title lies on the map. */
const titled = () => document.body.classList.contains("beside") && !NARROW.matches;

/**
 * The title covers nothing of a place framed: that moves to the right, or where there is no room stands lower.
 * @param {L.Polygon} outline
 */
function clearTitle(outline) {
  const title = byId("head");
  const right = title.offsetLeft + title.offsetWidth + MARGIN;
  const bottom = title.offsetTop + title.offsetHeight + MARGIN;
  const places = /** @type {L.LatLng[]} */ (/** @type {unknown[]} */ (outline.getLatLngs()).flat(3));
  const points = places.map((place) => map.latLngToContainerPoint(place));
  const covered = points.filter(({ x, y }) => x < right && y < bottom);
  if (!covered.length) return;
  const [aside, east] = [
    right - Math.min(...covered.map(({ x }) => x)),
    Math.max(...points.map(({ x }) => x)),
  ];
  if (east + aside < map.getSize().x - MARGIN) map.panBy([-aside, 0], { animate: false });
  else map.fitBounds(outline.getBounds(), { animate: false, paddingTopLeft: [MARGIN, bottom] });
}

/**
 * What lies over the map keeps its room beside what is framed.
 * @returns {L.FitBoundsOptions}
 */
export function framePadding() {
  const { x: width } = map.getSize();
  const has = (/** @type {string} */ name) => document.body.classList.contains(name);
  const left = width > 640 && !has("slim") && !has("beside") && !deck ? Math.min(270, width * 0.28) : 8;
  // A place moves aside from below the title; of a route it would cover an end.
  const top = titled() && !shapes.has(state.extent) ? byId("head").offsetHeight + 16 : 10;
  // On a phone the sea gives way to the names that stand east of their circles.
  return { paddingTopLeft: [left, top], paddingBottomRight: [NARROW.matches ? 56 : 12, 14] };
}

/** @param {L.LatLngBounds} bounds */
export const isWide = (bounds) => bounds.getNorth() - bounds.getSouth() > 32;

/**
 * @param {L.LatLngBounds} bounds
 * @param {L.FitBoundsOptions} padding
 */
function fit(bounds, padding) {
  // While a zoom is still running Leaflet would drop the request without a word.
  if (map._animatingZoom) {
    map.once("zoomend", () => fit(bounds, padding));
    return;
  }
  sight.framing = true;
  framedSize = map.getSize();
  map.fitBounds(bounds, { animate: false, ...padding });
  const framed = titled() && !sight.handled ? shapes.get(state.extent) : undefined;
  if (framed) clearTitle(framed.layer);
  sight.framing = false;
  tellFraming();
}

// Only what the reader does turns a named extent into degrees; a window that changes its size never does.
export function watchExtent() {
  const box = map.getContainer();
  for (const type of ["wheel", "dblclick", "touchmove"])
    box.addEventListener(type, byHand, { passive: true });
  map.on("dragstart boxzoomstart", byHand);
  box.querySelector(".leaflet-control-zoom")?.addEventListener("click", byHand, true);
  map.on("moveend", () => {
    toggleFurniture();
    if (sight.framing || !sight.touched) return;
    sight.handled = map.getBounds();
    const sides = [
      Math.max(sight.handled.getWest(), -360),
      sight.handled.getSouth(),
      Math.min(sight.handled.getEast(), 360),
      sight.handled.getNorth(),
    ];
    state.extent = sides.map((v) => v.toFixed(2)).join(",");
    report();
  });
  new ResizeObserver(() => {
    if (isOutgrown() && !isCovered()) requestAnimationFrame(resized);
  }).observe(box);
  new ResizeObserver(() => {
    if (titled() && !sight.handled && !sight.touched && besideTitle !== titleSize()) frameExtent();
  }).observe(byId("head"));
}

/** Whether the map has another size than what was framed in it (Leaflet itself may know the new one already). */
export function isOutgrown() {
  const { clientWidth, clientHeight } = map.getContainer();
  return clientWidth !== framedSize?.x || clientHeight !== framedSize.y;
}

export function byHand() {
  sight.touched = true;
}

// What was in sight stays in sight, be it an extent of the page's or one made by hand.
export function resized() {
  arrive(true);
  sight.framing = true;
  map.invalidateSize({ animate: false, pan: false, debounceMoveend: true });
  clearTimeout(map._sizeTimer); // what is framed next moves the map: nothing is drawn for the size alone
  sight.framing = false;
  if (sight.handled) fit(sight.handled.pad(-0.02), {});
  else frameExtent();
  measureFurniture();
  placeLabelsNow();
}

// A scale bar would lie on a map of half the world, and the north arrow belongs to one country or less.
export function toggleFurniture() {
  document.body.classList.toggle("wide", isWide(map.getBounds()));
  showShares();
  showNoted();
}

// What is chosen or highlighted beyond the frame is named at its edge, with an arrow: a click goes there.

const INSIDE = 34; // pixels from the edge of the map

const NEAR = [160, 36]; // pixels across and down within which places share one marker

/** @typedef {{ x: number, y: number, turn: number, shapes: PlaceShape[] }} Edge */

/** @type {HTMLElement[]} */
let markers = [];

let edgesDrawnFrom = "";

export function watchEdges() {
  map.on("zoomend moveend viewreset", drawEdges);
}

function beyondFrame() {
  const chosen = deck ? undefined : shapes.get(state.place);
  const ids = new Set([...(chosen?.level === state.level ? [chosen.id] : []), ...presentation.lit.places]);
  const frame = map.getBounds();
  return [...ids]
    .flatMap((id) => shapes.get(id) ?? [])
    .filter(({ layer }) => !frame.intersects(layer.getBounds()));
}

/** @param {PlaceShape} shape */
function edgeOf(shape) {
  const size = map.getSize();
  const at = map.latLngToContainerPoint([shape.at[1], shape.at[0]]);
  const x = Math.max(INSIDE, Math.min(at.x, size.x - INSIDE));
  const y = Math.max(INSIDE, Math.min(at.y, size.y - INSIDE));
  return { x, y, turn: Math.atan2(at.y - y, at.x - x), shapes: [shape] };
}

/** Places that leave the frame side by side share one marker. */
export function drawEdges() {
  /** @type {Edge[]} */
  const edges = [];
  for (const shape of beyondFrame()) {
    const edge = edgeOf(shape);
    const beside = edges.find(({ x, y }) => Math.abs(x - edge.x) < NEAR[0] && Math.abs(y - edge.y) < NEAR[1]);
    if (beside) beside.shapes.push(shape);
    else edges.push(edge);
  }
  const now = JSON.stringify(
    edges.map((edge) => [edge.x, edge.y, ...edge.shapes.map(({ id }) => nameOf(id))]),
  );
  if (now === edgesDrawnFrom) return;
  edgesDrawnFrom = now;
  for (const marker of markers) marker.remove();
  markers = edges.map(makeMarker);
}

/** @param {Edge} edge */
function makeMarker({ x, y, turn, shapes: [first, ...others] }) {
  const size = map.getSize();
  const names = [first, ...others].map(({ id }) => nameOf(id));
  const text = names.length < 3 ? names.join(", ") : `${names[0]} + ${others.length}`;
  const marker = map.getContainer().appendChild(node("button", "beyond-edge", text));
  marker.title = names.join(", ");
  L.DomEvent.disableClickPropagation(marker);
  marker.addEventListener("click", () => {
    byHand();
    map.panTo([first.at[1], first.at[0]], { animate: !REDUCED.matches });
  });
  marker.style.setProperty("--turn", `${turn.toFixed(2)}rad`);
  marker.style.left = `${Math.round((100 * x) / size.x)}%`;
  marker.style.top = `${Math.round(y)}px`;
  marker.style.transform = `translate(${Math.round((-100 * x) / size.x)}%, -50%)`;
  return marker;
}
