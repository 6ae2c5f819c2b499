// @ts-check
// Messages of the page: accepted only from the parent, and only in the right shape.
import { byId } from "../base/dom.js";
import { faultOf, isObject } from "../base/message_shapes.js";
import { SHAPES } from "../base/shapes.js";
import { fill, pick, report, setStrings, setValues, state, strings, values } from "../base/state.js";
import { dayIndex, newestYear } from "../base/values.js";
import { settleFace } from "../panel/faces.js";
import { settlePanel } from "../panel/panel.js";
import { drawArrows } from "../picture/arrows.js";
import { prepareCircles } from "../picture/circles.js";
import { nameStages } from "../picture/corridors.js";
import { prepareMarks, requestDraw } from "../picture/draw.js";
import { frameExtent } from "../picture/extent.js";
import { nameLabels, placeLabels, weighLabels } from "../picture/labels.js";
import { showLayers, showLevel } from "../picture/layers.js";
import { colourClasses, drawLegend } from "../picture/legend.js";
import { showNoted } from "../picture/noted.js";
import { nameShares, showShares } from "../picture/shares.js";
import { hideTip } from "../picture/tip.js";
import { GOES_ALONG, goAlong, remember, takeLink } from "./linked.js";
import { nameControls } from "./main.js";
import { deck, present, takeDeck } from "./present.js";
import { takeKey } from "./present_keys.js";
import { drawTicks } from "./time.js";

/** @typedef {import("../base/contract.js").MessageToMap} Message */

/** @type {Record<Message["type"], string>} the shape of each message by its type */
const SHAPE_OF = {
  values: "ValuesMessage",
  strings: "StringsMessage",
  view: "ViewMessage",
  theme: "ThemeMessage",
  away: "AwayMessage",
  link: "LinkMessage",
  along: "AlongMessage",
  deck: "DeckMessage",
  present: "PresentMessage",
  key: "KeyMessage",
};

/**
 * @param {unknown} data
 * @returns {data is { type: Message["type"] }}
 */
const isMessage = (data) => isObject(data) && Object.hasOwn(SHAPE_OF, String(data.type));

/** @param {import("../base/contract.js").ValuesMessage} message */
function takeValues(message) {
  window.atlasFailure.clear();
  setValues(message);
  state.day = dayIndex(state.as_of);
  if (state.year === null && values.years.length) state.year = newestYear();
  settlePanel();
  settleFace();
  weighLabels();
  refresh();
}

/** @param {import("../base/contract.js").StringsMessage["strings"]} news */
export function takeStrings(news) {
  document.documentElement.lang = news.language;
  if (JSON.stringify(news) === JSON.stringify(strings)) return; // a document starts with the English ones
  setStrings(news);
  nameControls();
  nameLabels();
  nameStages();
  nameShares();
  showShares();
  showNoted();
  refresh();
}

/** @param {import("../base/contract.js").ViewMessage} message */
function takeView(message) {
  const extent = message.extent !== undefined && message.extent !== state.extent;
  Object.assign(state, pick(message, ["level", "place", "extent", "draw", "face", "as_of", "as_of_label"]));
  if (message.level !== undefined) state.level_chosen = false;
  if (message.layers) state.layers = new Set(message.layers);
  state.day = dayIndex(state.as_of);
  if (message.year !== undefined) state.year = message.year ?? (values.years.length ? newestYear() : null);
  state.told = true;
  settleFace();
  showLevel(state.level);
  showLayers();
  if (extent) frameExtent();
  remember(GOES_ALONG.filter((name) => name in message));
  refresh();
}

/**
 * What no shape says: names that must be known in the same message, numbers that go together.
 * @param {Message} message
 */
function deepFaultOf(message) {
  if (message.type === "deck") {
    const { scenes } = message.scenes;
    const missing = scenes.find((scene) => !Object.hasOwn(message.values, scene.values));
    return !scenes.length ? "deck.scenes" : missing ? `deck.values.${missing.values}` : "";
  }
  return message.type === "along" && message.center && message.zoom === undefined ? "along.zoom" : "";
}

/** @param {{ type: Message["type"] }} data */
export function take(data) {
  const message = /** @type {Message} */ (data);
  const fault = faultOf(data, SHAPE_OF[data.type], SHAPES, data.type) || deepFaultOf(message);
  if (fault) window.atlasFailure.show(fill(strings.refused, { what: fault }));
  else dispatch(message);
}

/** @param {Message} message */
function dispatch(message) {
  switch (message.type) {
    case "values":
      return takeValues(message);
    case "strings":
      return takeStrings(message.strings);
    case "view":
      return takeView(message);
    case "theme":
      document.documentElement.dataset.theme = message.theme;
      return colourClasses();
    case "away":
      return hideTip();
    case "link":
      return takeLink(message);
    case "along":
      return goAlong(message);
    case "deck":
      return takeDeck(message);
    case "present":
      return present(message);
    case "key":
      if (deck) takeKey(message.key);
  }
}

// The buttons of the notice: a level that has figures of the year drawn.
export function listenToNotice() {
  byId("notice").addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button?.dataset.level) return;
    state.level = button.dataset.level;
    state.level_chosen = true;
    settleFace();
    showLevel(state.level);
    refresh();
    report();
  });
}

// Everything that is not part of a year step: ticks, colours, legend, names.
export function refresh() {
  drawTicks();
  colourClasses();
  drawLegend();
  drawArrows();
  showShares();
  prepareCircles();
  prepareMarks();
  requestDraw();
  placeLabels();
}

/**
 * A large message comes as the text it is in JSON; any other text is none.
 * @param {string} text
 * @returns {unknown}
 */
function ofText(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function listenToPage() {
  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || window.parent === window) return;
    const data = typeof event.data === "string" ? ofText(event.data) : event.data;
    if (isMessage(data)) take(data);
  });
}
