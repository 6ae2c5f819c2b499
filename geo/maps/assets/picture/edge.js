// @ts-check
// Where the place chosen lies beyond the frame, its name stands at the edge, with an arrow: a click goes there.
import { map } from "../base/document.js";
import { node, setText } from "../base/dom.js";
import { nameOf, REDUCED, state } from "../base/state.js";
import { deck } from "../control/present.js";
import { byHand } from "./extent.js";
import { shapes } from "./layers.js";

const INSIDE = 34; // pixels from the edge of the map

/** @type {HTMLElement} */
let marker;

export function makeEdge() {
  marker = map.getContainer().appendChild(node("button", "beyond-edge"));
  marker.hidden = true;
  L.DomEvent.disableClickPropagation(marker);
  marker.addEventListener("click", () => {
    const shape = shapes.get(state.place);
    if (!shape) return;
    byHand();
    map.panTo([shape.at[1], shape.at[0]], { animate: !REDUCED.matches });
  });
  map.on("zoomend moveend viewreset", drawEdge);
}

export function drawEdge() {
  const shape = shapes.get(state.place);
  const beyond =
    shape && !deck && shape.level === state.level && !map.getBounds().intersects(shape.layer.getBounds());
  marker.hidden = !beyond;
  if (!shape || !beyond) return;
  const size = map.getSize();
  const at = map.latLngToContainerPoint([shape.at[1], shape.at[0]]);
  const x = Math.max(INSIDE, Math.min(at.x, size.x - INSIDE));
  const y = Math.max(INSIDE, Math.min(at.y, size.y - INSIDE));
  setText(marker, nameOf(shape.id));
  const turn = Math.atan2(at.y - y, at.x - x);
  marker.style.setProperty("--turn", `${turn.toFixed(2)}rad`);
  marker.style.left = `${Math.round((100 * x) / size.x)}%`;
  marker.style.top = `${Math.round(y)}px`;
  marker.style.transform = `translate(${Math.round((-100 * x) / size.x)}%, -50%)`;
}
