// @ts-check
// The map of an edition: measures, levels and layers around the frame; values come as scripts when wanted.

import { messageOf } from "../../maps/assets/base/coding.js";
import { partsHere, viewOf, writeAddress } from "./address.js";
import { copy, Framed, givenHere, here, load, notice } from "./framed.js";

/** @typedef {import("./address.js").View} View */
/** @typedef {{ message: any, cited: [string[], number[]] }} Held */

const PATIENCE = 10_000;
const PAUSE = 100;

const given = givenHere();
const measures = /** @type {HTMLSelectElement} */ (here("#measure"));
const levels = /** @type {HTMLSelectElement} */ (here("#level"));
const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("[name=layer]")]);

/** @type {Map<string, Held | null>} by measure; null while it is on its way */
const values = new Map();
/** @type {View} */
let view;
let writing = 0;

const framed = new Framed(here("#stage"), given.strings, hear);
const complaint = setTimeout(() => notice(given.words.late), PATIENCE);

window.atlasValues = (measure, held) => {
  values.set(measure, { message: messageOf(held.values), cited: held.cited });
  if (measure === view.measure) showValues();
};

function showValues() {
  const held = values.get(view.measure);
  if (held) framed.post(held.message);
  else if (held === undefined) {
    const { measure } = view;
    values.set(measure, null);
    const file = given.measures[measure].values;
    load(file, () => {
      values.delete(measure);
      notice(given.words.failed.replace("{file}", file));
    });
  }
}

const isProvince = (/** @type {string} */ id) => given.provinces.includes(id);

/** Show the view: in the frame that is open, or in the one that holds its outlines. */
function show() {
  const { level, place, extent } = view;
  const wanted = Number(level === "province" || isProvince(place) || isProvince(extent));
  if (wanted || !framed.frame.getAttribute("src")) framed.open(given.frames[wanted]);
  showControls();
  tell();
}

function tell() {
  framed.post({ ...given.view, ...view });
  showValues();
}

function showControls() {
  const held = given.measures[view.measure];
  measures.value = view.measure;
  levels.replaceChildren(
    ...Object.keys(held.levels).map((id) => new Option(given.levels[id], id, false, id === view.level)),
  );
  levels.disabled = Object.keys(held.levels).length < 2;
  for (const box of boxes) box.checked = view.layers.includes(box.value);
  const { data } = held.levels[view.level];
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll("[data-ending]")
  )) {
    const path = data[link.dataset.ending ?? ""];
    link.hidden = !path;
    if (path) link.href = path;
  }
  const table = /** @type {HTMLAnchorElement} */ (here("#table"));
  table.href = held.table;
  writeAddress(view, given);
}

/** @param {any} message */
function hear(message) {
  if (message.type === "ready") {
    clearTimeout(complaint);
    tell();
  } else if (message.type === "change") takeChange(message);
  else if (message.type === "fullscreen") framed.toggleFull();
  else if (message.type === "failure") clearTimeout(complaint);
  else if (message.type === "evidence") openFigure(String(message.statement));
  else if (message.type === "open")
    openPage(message.page === "places" ? "place" : "table", String(message.id));
}

/** @param {any} message what was done in the map */
function takeChange(message) {
  const { year, as_of, place, extent } = message;
  const level = message.level in given.measures[view.measure].levels ? message.level : view.level;
  const moved = level !== view.level;
  view = { ...view, year, as_of, place, extent, level, face: message.face ?? view.face };
  clearTimeout(writing);
  if (moved) show();
  else writing = setTimeout(showControls, PAUSE);
}

/**
 * @param {string} kind
 * @param {string} id
 * @param {string} anchor
 */
function openPage(kind, id, anchor = "") {
  const name = `${kind}-${id.replace(/[^A-Za-z0-9._-]/g, "-")}.html`;
  writeAddress(view, given); // so that the way back leads here
  window.location.assign(anchor ? `${name}#${encodeURIComponent(anchor)}` : name);
}

/** @param {string} statement */
function openFigure(statement) {
  const held = values.get(view.measure);
  const row = held ? held.message.claims.findIndex((/** @type {any} */ c) => c.statement === statement) : -1;
  const [documents, numbers] = held?.cited ?? [[], []];
  const found = row >= 0 ? documents[numbers[row]] : given.elsewhere[statement];
  if (found) openPage("source", found, statement);
}

/** @param {Partial<View>} parts */
function change(parts) {
  const measure = parts.measure ?? view.measure;
  const held = given.measures[measure];
  const level = parts.level ?? (view.level in held.levels ? view.level : held.level);
  const opening = held.levels[level];
  const kept = measure === view.measure && !parts.level;
  view = { ...view, ...(kept ? {} : { ...opening, data: undefined, face: "" }), ...parts, measure, level };
  show();
}

function listen() {
  measures.addEventListener("change", () => change({ measure: measures.value }));
  levels.addEventListener("change", () => change({ level: levels.value }));
  for (const box of boxes)
    box.addEventListener("change", () =>
      change({
        layers: given.layers.filter((/** @type {string} */ id) =>
          boxes.some((b) => b.value === id && b.checked),
        ),
      }),
    );
  const button = /** @type {HTMLButtonElement} */ (here("#copy"));
  button.addEventListener("click", async () => {
    await copy(window.location.href);
    button.textContent = given.words.copied;
    setTimeout(() => {
      button.textContent = given.words.copy;
    }, 2000);
  });
  here("#bar").addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", begin);
  document.addEventListener("click", ({ target }) => {
    for (const menu of document.querySelectorAll("details.menu[open]"))
      if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute("open");
  });
}

function begin() {
  const parts = partsHere();
  const language = parts.get("lang");
  if (language && language !== document.documentElement.lang && given.languages.includes(language)) {
    parts.delete("lang");
    window.location.replace(`../${language}/map.html#${parts}`);
    return;
  }
  const [asked, lacking] = viewOf(parts, given);
  view = asked;
  notice(lacking.length ? given.words.lacking.replace("{names}", lacking.join(", ")) : "");
  show();
}

for (const id of ["#bar", "#stage"]) here(id).removeAttribute("hidden");
listen();
begin();
