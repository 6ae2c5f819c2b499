// @ts-check
// Extents: a name the document knows, a place, or west,south,east,north in degrees.
import { config, map } from "../base/document.js";
import { fill, report, state, strings } from "../base/state.js";
import { tellFraming } from "../control/linked.js";
import { deck } from "../control/present.js";
import { arrive } from "../control/present_move.js";
import { placeLabels } from "./labels.js";
import { shapes } from "./layers.js";
import { showNoted } from "./noted.js";
import { showShares } from "./shares.js";

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
  fit(bounds, framePadding());
}

/**
 * What lies over the map keeps its room beside what is framed.
 * @returns {L.FitBoundsOptions}
 */
export function framePadding() {
  const { x: width } = map.getSize();
  const slim = document.body.classList.contains("slim");
  const left = width > 640 && !slim && !deck ? Math.min(270, width * 0.28) : 8;
  return { paddingTopLeft: [left, 10], paddingBottomRight: [12, 14] };
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
  map.fitBounds(bounds, { animate: false, ...padding });
  sight.framing = false;
  tellFraming();
}

// Only what a hand does turns a named extent into degrees; a window that changes its size never does.
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
  new ResizeObserver(() => requestAnimationFrame(resized)).observe(box);
}

export function byHand() {
  sight.touched = true;
}

// What was in sight stays in sight, be it an extent of the page's or one made by hand.
function resized() {
  arrive(true);
  sight.framing = true;
  map.invalidateSize({ animate: false, pan: false });
  sight.framing = false;
  if (sight.handled) fit(sight.handled.pad(-0.02), {});
  else frameExtent();
  placeLabels();
}

// A scale bar would lie on a map of half the world, and the north arrow belongs to one country or less.
export function toggleFurniture() {
  document.body.classList.toggle("wide", isWide(map.getBounds()));
  showShares();
  showNoted();
}
