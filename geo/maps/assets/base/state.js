// @ts-check
// What the map knows beside what the document holds: the words, the values, and what is drawn.

import { linked, tellOther } from "../control/linked.js";
import { shapes } from "../picture/layers.js";
import { config } from "./document.js";
import { yearWords } from "./values.js";

/** @typedef {import("./contract.js").ValuesMessage} Values */

/** @type {Values} stand until the first values have come */
const NO_VALUES = {
  type: "values",
  stamp: "",
  measure: "",
  title: "",
  unit: "",
  language: "",
  lens: "",
  without: [],
  since: null,
  years: [],
  days: [],
  day_labels: [],
  ticks: {},
  classes: {},
  places: {},
  claims: [],
  texts: [],
  breaks: [],
};

export let strings = config.strings;
export let values = NO_VALUES;

/** @param {import("./contract.js").Strings} news */
export function setStrings(news) {
  strings = news;
}

/** @param {Values} news */
export function setValues(news) {
  values = news;
  state.without = null;
}

export const hasValues = () => values !== NO_VALUES;

/** Whether the page still shows a picture of its own over the map: what the reader sees is placed after that. */
export const isCovered = () => window.parent !== window && !hasValues();

export const state = {
  /** @type {number | null} year drawn */
  year: null,
  /** @type {string | null} ISO day up to which publications count; null: all known today */
  as_of: null,
  as_of_label: "", // that day in words, where the page named one
  day: Number.POSITIVE_INFINITY, // number of the last publication day that counts
  level: "zone",
  level_chosen: false, // in the map, and the page has not answered yet
  layers: new Set(["corridors", "departments", "rivers", "settlements", "relief", "destinations"]),
  place: "peru",
  extent: "peru",
  draw: "circles",
  face: "", // of those of the middle, the one that was asked for
  /** @type {string[] | null} ways of reading chosen in the map to be left out; the page has not answered yet */
  without: null,
  playing: false,
  told: false, // the page has said which view it wants
};

export const REDUCED = window.matchMedia("(prefers-reduced-motion: reduce)");

export const NARROW = window.matchMedia("(max-width: 640px)");

/**
 * Return those fields of an object that have one of these names.
 * @param {object} from
 * @param {readonly string[]} names
 */
export function pick(from, names) {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}

/**
 * @param {string} text
 * @param {Record<string, string | number | null>} parts
 */
export function fill(text, parts) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in parts ? String(parts[name]) : whole));
}

/** @param {Properties} properties */
export function inLanguage(properties) {
  return (strings.language === "es" && properties.name_es) || properties.name || properties.id;
}

/** @param {string} id */
export function nameOf(id) {
  const entry = values.places[id];
  if (entry) return entry.name;
  if (id in config.names) return config.names[id][strings.language];
  const shape = shapes.get(id);
  return shape ? inLanguage(shape.feature.properties) : id;
}

/** @param {import("./contract.js").MessageToPage} message */
export function post(message) {
  if (window.parent !== window) window.parent.postMessage(message, "*");
}

// Where the measure has no place and year to draw, neither the year bar nor Play has a meaning.
export function isTimeless() {
  return !values.years.length || state.year === null;
}

/** @param {string} name */
export function inYear(name) {
  return isTimeless() ? name : `${name}, ${yearWords()}`;
}

// Before the page has said its view there is nothing of it to answer with.
export function report() {
  if (!state.told) return;
  // Of two linked maps, the one in use reports to the page; the other only went along.
  const along = linked ? { along: !tellOther() } : {};
  post({
    type: "change",
    year: state.year,
    as_of: state.as_of,
    place: state.place,
    extent: state.extent,
    face: state.face,
    playing: state.playing,
    ...along,
    ...(state.level_chosen ? { level: state.level } : {}),
    ...(state.without ? { without: state.without } : {}),
  });
}
