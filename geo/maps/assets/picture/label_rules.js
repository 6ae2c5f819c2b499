// @ts-check
// Which names a map of this scale needs, and how they are written.
import { config, map } from "../base/document.js";
import { inLanguage, state, strings, values } from "../base/state.js";
import { presentation } from "../control/present.js";
import { isDrawn, stages } from "./corridors.js";
import { shapes } from "./layers.js";

const MOST_NAMED = 8; // places of a level, beside those highlighted, that a room can read

/** @param {Properties} river */
export const isGreat = (river) => (river.length_km ?? 0) >= config.signs.great_river_km;

/**
 * A long name breaks at its hyphens or blanks, as on a printed map; on a map a river needs no "River".
 * @param {Label} label
 */
export function worded(label) {
  const p = label.properties;
  if (label.kind === "sea") return strings.seas[p.id];
  if (label.kind === "route") return strings.route_names[p.id];
  const name = inLanguage(p);
  if (label.kind === "river") return name.replace(/ River$|^Río /, "");
  if (label.kind === "settlement" || name.length < config.signs.long_name) return name;
  const parts = name.split(/(?<=-)| /);
  const lines = [parts[0]];
  for (const part of parts.slice(1)) {
    const last = lines[lines.length - 1];
    const joined = last + (last.endsWith("-") ? "" : " ") + part;
    if (joined.length <= config.signs.line_length) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.join("\n");
}

/**
 * Zones come and go with the years, and there are many provinces: a name stands where there is a figure.
 * @param {string} id
 */
function hasFigure(id) {
  const shape = shapes.get(id);
  return Boolean(shape?.visible && (shape.step || shape.carried));
}

/**
 * A room reads few names: of towns and rivers only the greatest, of places the highlighted and the largest.
 * @param {Label} label
 */
function isPresented({ kind, id, properties, rank }) {
  if (kind === "settlement") return Number(properties.rank || 3) === 1 || presentation.lit.places.has(id);
  if (kind === "river" || kind === "lake") return false;
  if (kind === "department" && state.level !== kind)
    return map.getZoom() >= config.signs.named_from.department + 1 || presentation.lit.places.has(id);
  if (kind !== state.level || presentation.lit.places.has(id)) return true;
  return (rank ?? 0) <= MOST_NAMED && hasFigure(id);
}

/**
 * At which scale a kind of name helps.
 * @param {Label} label
 */
export function wanted(label) {
  if (presentation.on && !isPresented(label)) return false;
  const zoom = map.getZoom();
  const { named_from: from, named_until: until } = config.signs;
  switch (label.kind) {
    case "zone":
      return state.level === "zone" && zoom >= from.place && hasFigure(label.id);
    case "province":
      return state.level === "province" && zoom >= from.place && hasFigure(label.id);
    case "department":
      return (
        zoom >= (state.level === "department" ? from.place : from.department) &&
        (state.level === "department" || state.layers.has("departments"))
      );
    case "country":
      return zoom < until.country && (label.id !== "peru" || zoom < until.peru) && countryFits(label, zoom);
    case "settlement":
      return (
        state.layers.has("settlements") && zoom >= from.settlement + Number(label.properties.rank || 3) * 0.5
      );
    case "river":
      return (
        state.layers.has("rivers") && zoom >= (isGreat(label.properties) ? from.great_river : from.river)
      );
    case "lake":
      return state.layers.has("rivers") && zoom >= from.lake;
    case "route":
      return stages.some((stage) => stage.properties.corridor === label.id && isDrawn(stage));
    case "sea":
      return zoom < until.sea;
    default:
      return false;
  }
}

/**
 * @param {Label} label
 * @param {number} zoom
 */
function countryFits(label, zoom) {
  if (label.named || values.places[label.id] || !label.box) return zoom >= 2;
  const width = ((label.box.getEast() - label.box.getWest()) / 360) * 256 * 2 ** zoom;
  return width > label.width * 1.15;
}
