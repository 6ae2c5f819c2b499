// @ts-check
// Starting up: geometry once, then whatever the document or the page brings.
import { config, map } from "../base/document.js";
import { byId, detailsById, node, setText } from "../base/dom.js";
import { NARROW, post, state, strings } from "../base/state.js";
import { listenToChart } from "../panel/chart.js";
import { listenToFaces, nameFaces } from "../panel/faces.js";
import { settlePanel, tellHeight } from "../panel/panel.js";
import { watchCircles } from "../picture/circles.js";
import { addCorridors } from "../picture/corridors.js";
import { frameExtent, toggleFurniture, watchEdges, watchExtent } from "../picture/extent.js";
import { addLabels, placeLabels } from "../picture/labels.js";
import { addGrounds, addPlaces, listenToGround, showLayers, showLevel } from "../picture/layers.js";
import { makeNoted } from "../picture/noted.js";
import { makePanes, readPanes } from "../picture/panes.js";
import { makeShares } from "../picture/shares.js";
import { tellMoves } from "./linked.js";
import { listenToNotice, listenToPage, refresh, take } from "./messages.js";
import { deck } from "./present.js";
import { nameStage } from "./present_words.js";
import { listenToTime, showPlaying } from "./time.js";

export function nameControls() {
  const label = (/** @type {string} */ id, /** @type {string} */ text) =>
    byId(id).setAttribute("aria-label", text);
  label("year", strings.year);
  label("as-of", strings.as_of);
  label("full", strings.fullscreen);
  byId("full").title = strings.fullscreen;
  label("speed", strings.speed);
  byId("speed").title = strings.speed;
  label("legend", strings.legend);
  map.getContainer().setAttribute("role", "region");
  map.getContainer().setAttribute("aria-label", strings.map);
  setText(byId("as-of-name"), strings.as_of);
  const speed = /** @type {HTMLSelectElement} */ (byId("speed"));
  for (const option of speed.options) option.textContent = strings.speeds[option.value];
  for (const [name, text] of [
    ["in", strings.zoom_in],
    ["out", strings.zoom_out],
  ]) {
    const button = document.querySelector(`.leaflet-control-zoom-${name}`);
    if (button instanceof HTMLElement) {
      button.title = text;
      button.setAttribute("aria-label", text);
    }
  }
  byId("north").setAttribute("aria-label", strings.north);
  readPanes();
  nameStage();
  nameFaces();
  showPlaying();
}

function addFurniture() {
  L.control.zoom({ position: "topright" }).addTo(map);
  L.control.scale({ imperial: false, position: "bottomright", maxWidth: 120 }).addTo(map);
  const over = map.getContainer();
  const side = over.appendChild(node("div"));
  side.id = "side";
  side.append(byId("headline"), byId("legend"));
  for (const id of ["notice", "north", "tip"]) over.appendChild(byId(id));
  for (const id of ["headline", "legend"]) {
    L.DomEvent.disableClickPropagation(byId(id));
    L.DomEvent.disableScrollPropagation(byId(id));
  }
  // On a phone the headline stands above the map and the legend folds away: both would cover it.
  const settle = () => {
    settlePanel();
    detailsById("legend").open =
      Boolean(deck) || (!NARROW.matches && !document.body.classList.contains("slim"));
  };
  NARROW.addEventListener("change", settle);
  settle();
  byId("legend").addEventListener("toggle", placeLabels);
}

export function start() {
  map.attributionControl?.remove();
  document.body.prepend(byId("head")); // read in this order: what is shown, the map, its years, the panel
  const renderers = makePanes();
  frameExtent(); // before there is anything that would have to be drawn again
  addGrounds(renderers);
  addPlaces(renderers);
  addCorridors(renderers);
  addFurniture();
  addLabels(renderers);
  makeShares();
  watchEdges();
  makeNoted(renderers);
  showLayers();
  showLevel(state.level);
  nameControls();
  listenToTime();
  listenToChart();
  listenToFaces();
  listenToPage();
  listenToNotice();
  watchExtent();
  watchCircles();
  tellMoves();
  tellHeight();
  listenToGround();
  toggleFurniture();
  if (config.view) take(config.view);
  if (config.values) take(config.values);
  if (config.deck) take(config.deck);
  refresh();
  post({ type: "ready" });
}
