// What the map knows: the document's own data (C), the texts (T), the values (V), the state (S).
const $ = (id) => document.getElementById(id);
let T = C.strings;
let V = null;
const REDUCED = window.matchMedia("(prefers-reduced-motion: reduce)");
const NARROW = window.matchMedia("(max-width: 640px)");

const S = {
  year: null, // year drawn
  asOf: null, // ISO day up to which publications count; null: all known today
  asOfLabel: "", // that day in words, where the page named one
  day: Infinity, // number of the last publication day that counts
  level: "zone",
  layers: new Set(["corridors", "departments", "rivers", "settlements", "relief", "destinations"]),
  place: "peru",
  extent: "peru",
  playing: false,
  told: false, // the page has said which view it wants
};

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function node(tag, name, text) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function setAttribute(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function inLanguage(properties) {
  return (T.language === "es" && properties.name_es) || properties.name || properties.id;
}

function nameOf(id) {
  const entry = V && V.places[id];
  if (entry) return entry.name;
  if (id in C.names) return C.names[id][T.language === "es" ? 1 : 0];
  const shape = shapes.get(id);
  return shape ? inLanguage(shape.feature.properties) : id;
}

function post(message) {
  if (window.parent !== window) window.parent.postMessage(message, "*");
}

// Where the measure has no place and year to draw, neither the year bar nor Play has a meaning.
function isTimeless() {
  return !V || !V.years.length || S.year === null;
}

function inYear(name) {
  return isTimeless() ? name : `${name}, ${yearWords()}`;
}

// Before the page has said its view there is nothing of it to answer with.
function report() {
  if (!S.told) return;
  // Of two linked maps, the one under the hand tells the page; the other only went along.
  const along = linked ? { along: !tellOther() } : {};
  post({
    type: "change", year: S.year, asOf: S.asOf, place: S.place, extent: S.extent, playing: S.playing, ...along,
  });
}
