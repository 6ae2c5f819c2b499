// @ts-check
// The view in the page's address, by the parameters of the dashboard's links: in its query or behind its hash.

/**
 * @typedef {{ measure: string, level: string, year: number | null, as_of: string | null, layers: string[],
 *   place: string, extent: string, draw: string, face: string }} View
 */

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DEGREES = /^-?\d{1,3}(\.\d+)?(,-?\d{1,3}(\.\d+)?){3}$/;
const LATEST = "latest";

/** Return the parts of the address; what stands behind the hash counts before its query. */
export function partsHere() {
  const parts = new URLSearchParams(window.location.search);
  const hash = window.location.hash.slice(1);
  if (hash.includes("="))
    for (const [name, text] of new URLSearchParams(hash.replace(/^\?/, ""))) parts.set(name, text);
  return parts;
}

/**
 * Return the view asked for, and which parts of the address cannot be had.
 * @param {URLSearchParams} parts
 * @param {any} given
 * @returns {[View, string[]]}
 */
export function viewOf(parts, given) {
  /** @type {string[]} */
  const lacking = [];
  /**
   * @param {string} name
   * @param {(text: string) => boolean} fits
   */
  const asked = (name, fits) => {
    const text = parts.get(name);
    if (text === null || text === "") return null;
    if (fits(text)) return text;
    lacking.push(`${name}=${text.slice(0, 60)}`);
    return null;
  };
  const measure = asked("measure", (text) => Object.hasOwn(given.measures, text)) ?? given.view.measure;
  const held = given.measures[measure];
  const level = asked("level", (text) => Object.hasOwn(held.levels, text)) ?? held.level;
  const opening = held.levels[level];
  const year = asked("year", (text) => /^\d{4}$/.test(text));
  const as_of = asked("as_of", (text) => text === LATEST || DAY.test(text));
  const layers = asked(
    "layers",
    (text) => text === "none" || text.split(",").every((one) => given.layers.includes(one)),
  );
  const isPlace = (/** @type {string} */ text) => given.places.includes(text);
  const isExtent = (/** @type {string} */ text) =>
    given.extents.includes(text) || given.provinces.includes(text) || DEGREES.test(text);
  /** @type {View} */
  const view = {
    measure,
    level,
    year: year ? Number(year) : opening.year,
    as_of: as_of === LATEST ? null : as_of,
    layers: layers === "none" ? [] : (layers?.split(",") ?? given.view.layers),
    place: asked("place", isPlace) ?? opening.place,
    extent: asked("extent", isExtent) ?? opening.extent,
    draw: asked("draw", (text) => given.drawings.includes(text)) ?? given.view.draw,
    face: asked("face", (text) => given.faces.includes(text)) ?? "",
  };
  asked("lens", (text) => text === given.lens);
  const known = [...Object.keys(view), "lens", "lang"];
  for (const name of parts.keys()) if (!known.includes(name) && parts.get(name)) lacking.push(name);
  return [view, lacking];
}

/**
 * @param {View} view
 * @param {any} given
 */
export function writeAddress(view, given) {
  const opening = given.measures[view.measure].levels[view.level];
  const parts = new URLSearchParams({ measure: view.measure, level: view.level });
  if (view.year !== null) parts.set("year", String(view.year));
  if (view.as_of) parts.set("as_of", view.as_of);
  if (view.layers.join() !== given.view.layers.join()) parts.set("layers", view.layers.join() || "none");
  if (view.place !== opening.place) parts.set("place", view.place);
  if (view.extent !== opening.extent) parts.set("extent", view.extent);
  if (view.draw !== given.view.draw) parts.set("draw", view.draw);
  if (view.face) parts.set("face", view.face);
  const text = `#${parts.toString().replaceAll("%2C", ",")}`;
  if (text !== window.location.hash) window.history.replaceState(null, "", text);
  for (const link of document.querySelectorAll("a.language")) {
    const to = link.getAttribute("href")?.split("#")[0];
    link.setAttribute("href", to + text);
  }
}
