// @ts-check
// The figures of the year at the level, a row for each place: what bars and table are made of.
import { nameOf, state, values } from "../base/state.js";
import { carriedStep, stepOf } from "../base/values.js";
import { shapes } from "../picture/layers.js";

/** @typedef {{ id: string, name: string, step: Step, words: string, value: number }} Row `words` of a carried figure */

/** @returns {Row[]} */
export function rowsNow() {
  const rows = [];
  for (const [id, { level }] of Object.entries(values.places)) {
    if (level !== state.level || shapes.get(id)?.visible === false) continue;
    const own = stepOf(id, state.year);
    const carried = own ? null : carriedStep(id, state.year);
    const step = own ?? carried?.step;
    if (step) rows.push({ id, name: nameOf(id), step, words: carried?.words ?? "", value: amountOf(step) });
  }
  return rows;
}

/** @param {Step} step */
export const amountOf = (step) => step.headline ?? step.high ?? Number.NEGATIVE_INFINITY;

/** The greatest first, of ranks the least. */
export const greatestFirst = (/** @type {Row} */ a, /** @type {Row} */ b) =>
  values.panel?.ranks ? a.value - b.value : b.value - a.value;
