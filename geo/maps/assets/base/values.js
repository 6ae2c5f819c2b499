// @ts-check
// Looking values up: which step counts for a place, a year and a day. Python has worded them all.
import { fill, state, strings, values } from "./state.js";

/**
 * Return the last of what holds from a day on that holds on the day shown; the days are in order.
 * @template {{ day: number }} Dated
 * @param {Dated[] | undefined} dated
 * @returns {Dated | null}
 */
export function heldNow(dated) {
  if (!dated) return null;
  for (let i = dated.length - 1; i >= 0; i--) if (dated[i].day <= state.day) return dated[i];
  return null;
}

/** What is left out by how it was read, in words; empty where nothing is. */
export const leftOutWords = () =>
  values.without.length
    ? fill(strings.left_out, { readings: values.without.map((code) => strings.readings[code]).join(", ") })
    : "";

/**
 * @param {string} id
 * @param {number | null} year
 */
export const stepOf = (id, year) => heldNow(values.places[id]?.years[String(year)]);

/** @param {number} number */
export const textOf = (number) => values.texts[number];

/**
 * Whether an older place is drawn and not the one whose outline it shares.
 * @param {string} id
 * @param {number | null} year
 */
export function isOlderDrawn(id, year) {
  const found = heldNow(values.places[id].drawn?.[String(year)]);
  return !found || found.older;
}

/**
 * Return the last known value of an earlier year, where the reader wants it to stand for one without.
 * @param {string} id
 * @param {number | null} year
 * @returns {CarriedStep | null}
 */
export function carriedStep(id, year) {
  const kept = heldNow(values.places[id]?.carried?.[String(year)]);
  const step = kept && kept.year !== null && stepOf(id, kept.year);
  return step ? { step, words: textOf(kept.text) } : null;
}

/**
 * Return how a place changed since the year before, or why that cannot be said.
 * @param {string} id
 */
export function changeWords(id) {
  const found = heldNow(values.places[id]?.changes?.[String(state.year)]);
  return found ? textOf(found.text) : "";
}

/** The year drawn, or the range that ends with it. */
export function yearWords() {
  const { since } = values;
  return since !== null && state.year !== null && since < state.year
    ? `${since}\u2013${state.year}`
    : String(state.year);
}

/** @param {string} level */
export const ticksOf = (level) => values.ticks[level] ?? [];

export function knownYears() {
  return ticksOf(state.level)
    .filter((tick) => tick.day <= state.day)
    .map((tick) => tick.year);
}

export const newestYear = () => knownYears().at(-1) ?? values.years[values.years.length - 1];

/**
 * @param {number | null} year
 * @param {number} direction
 */
export function nextKnown(year, direction) {
  if (year === null) return undefined;
  const years = knownYears();
  return direction > 0 ? years.find((one) => one > year) : years.findLast((one) => one < year);
}

/** @param {string | null} iso */
export function dayIndex(iso) {
  if (!iso) return Number.POSITIVE_INFINITY;
  let index = -1;
  while (index + 1 < values.days.length && values.days[index + 1] <= iso) index++;
  return index === values.days.length - 1 ? Number.POSITIVE_INFINITY : index;
}

export function asOfWords() {
  if (state.as_of === null) return strings.today;
  const index = values.days.indexOf(state.as_of);
  return index >= 0 ? values.day_labels[index] : state.as_of_label || state.as_of;
}

/**
 * @param {import("./contract.js").SeriesBreak} item
 * @param {string} place
 */
export const isBreakOf = (item, place) => !item.places.length || item.places.includes(place);

/** The breaks that were known on the day shown. */
export function breaksKnown() {
  return values.breaks.filter((item) => state.as_of === null || item.published <= state.as_of);
}

/** Of those, the ones that concern the place selected. */
export function breaksHere() {
  return breaksKnown().filter((item) => isBreakOf(item, state.place));
}

export const breaksNow = () => breaksHere().filter((item) => item.year === state.year);
