// @ts-check
// The claims of a year, folded by who makes them; each leads to its evidence.
import { node } from "../base/dom.js";
import { copies, leads } from "../base/evidence.js";
import { fill, isTimeless, state, strings, values } from "../base/state.js";
import { stepOf, textOf } from "../base/values.js";
import { axisFoot, strip } from "./strips.js";

/** @typedef {import("../base/contract.js").Panel} Panel */

const panel = () => /** @type {Panel} */ (values.panel);

/** @param {number} claim */
export const detailsOf = (claim) => panel().claims[claim];

/** @param {number} claim */
export const isKnown = (claim) => isPast(detailsOf(claim).since);

/** @param {string} day @returns {boolean} whether it had come by the as-of day */
export const isPast = (day) => day <= (state.as_of ?? "9999");

/** @param {string} place */
export function claimsOf(place) {
  const years = panel().places[place]?.years ?? {};
  // Where no year can be drawn, the figures of all years are listed.
  const listed = isTimeless() ? Object.values(years).flat() : (years[String(state.year)] ?? []);
  return [...new Set(listed)].filter(isKnown);
}

/** @param {string} place */
export function figuresOf(place) {
  const claims = claimsOf(place);
  if (!claims.length) return null;
  return claimList(claims, onAxis(place, claims));
}

/**
 * Return the claims that may stand on one axis, as Python has decided; none where all say the same.
 * @param {string} place
 * @param {number[]} claims
 */
function onAxis(place, claims) {
  const step = stepOf(place, state.year);
  const alike = new Set(step?.claims.slice(0, step.alike));
  const drawn = claims.filter((claim) => alike.has(claim));
  const said = drawn.map((claim) => values.claims[claim]).map(({ low, high, bound }) => [low, high, bound]);
  return new Set(said.map(String)).size > 1 ? drawn : [];
}

/**
 * @param {number[]} claims
 * @param {number[]} [alike] those on one axis
 */
export function claimList(claims, alike = []) {
  const top = alike.length > 1 ? Math.max(...alike.map((claim) => values.claims[claim].high ?? 0)) : 0;
  const axis = { top, claims: new Set(top > 0 ? alike : []) };
  const box = node("div", "figures");
  const list = box.appendChild(node("ul"));
  /** @type {Map<string, number[]>} */
  const by = new Map();
  for (const claim of claims) {
    // A share for another destination is no further reading of the first.
    const key = `${detailsOf(claim).by} ${detailsOf(claim).to ?? ""}`;
    by.set(key, [...(by.get(key) ?? []), claim]);
  }
  for (const [first, ...others] of by.values()) {
    const item = list.appendChild(claimItem(first, axis));
    if (!others.length) continue;
    const more = item.appendChild(document.createElement("details"));
    const { more_one, more_other } = strings.panel;
    const text = fill(others.length === 1 ? more_one : more_other, { count: others.length });
    const inner = node("ul");
    inner.append(...others.map((claim) => claimItem(claim, axis)));
    more.append(node("summary", "", text), inner);
  }
  if (axis.claims.size) box.append(axisFoot(top, alike));
  return box;
}

/**
 * @param {number} number
 * @param {{ top: number, claims: Set<number> }} axis
 */
function claimItem(number, axis) {
  const claim = values.claims[number];
  const details = detailsOf(number);
  const item = node("li");
  if (axis.claims.has(number)) item.append(strip(claim.low ?? 0, claim.high ?? 0, claim.bound, axis.top));
  const value = item.appendChild(node("b", "", claim.value));
  leads(value, claim.statement, strings.evidence);
  const to = details.to === undefined ? "" : ` → ${textOf(details.to)}`;
  item.append(document.createTextNode(`${to} ${textOf(claim.speaker)}`));
  for (const note of details.notes) item.append(" ", node("span", "note", textOf(note)));
  const where = item.appendChild(node("small"));
  where.append(`${[claim.source, claim.published].map(textOf).filter(Boolean).join(", ")} `);
  where.append(node("span", `read read-${details.read.replace(" ", "-")}`, textOf(claim.reading)), " ");
  where.append(copies(textOf(details.sentence)));
  return item;
}
