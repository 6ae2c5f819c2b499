// @ts-check
// A document that stands alone: the switch of language, the sources beside the map, a line of credits.
import { config } from "../base/document.js";
import { byId, detailsById } from "../base/dom.js";
import { state, strings } from "../base/state.js";
import { start } from "./main.js";
import { take, takeStrings } from "./messages.js";
import { deck } from "./present.js";

/** @typedef {import("../base/contract.js").OtherLanguage} Spoken */

/** @type {Spoken} what the document opens with */
const OPENED = {
  title: document.title,
  strings: config.strings,
  view: /** @type {import("../base/contract.js").ViewMessage} */ (config.view),
  values: config.values,
  deck: config.deck,
};

function switchLanguage() {
  const other = strings.language === OPENED.strings.language ? config.other : OPENED;
  if (!other) return;
  takeStrings(other.strings);
  if (state.as_of === other.view.as_of) state.as_of_label = other.view.as_of_label ?? "";
  const shown = other.deck ?? other.values;
  if (shown) take(shown);
  document.title = other.title;
}

/**
 * Keys pressed on the sources scroll them; they do not move the years.
 * @param {KeyboardEvent} event
 */
function onSourcesKey(event) {
  event.stopPropagation();
  if (event.key !== "Escape") return;
  detailsById("sources").open = false;
  byId("sources").querySelector("summary")?.focus();
}

function startAlone() {
  document.documentElement.lang = strings.language;
  byId("head").append(byId("beside"));
  (deck ? byId("scene") : byId("time")).append(byId("credits"));
  byId("sources").addEventListener("keydown", onSourcesKey);
  byId("language").addEventListener("click", switchLanguage);
}

start();
startAlone();
