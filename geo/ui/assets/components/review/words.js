// @ts-check
// What a field is called when it was changed here, and what is typed for one: numbers, periods, names.

/**
 * @typedef {import("./types.d.ts").Cells} Cells
 * @typedef {import("./types.d.ts").Figure} Figure
 */

/** The fields in the order in which they stand, with the cells of each. */
export const FIELDS = /** @type {Record<string, string[]>} */ ({
  measure: ["measure"],
  place: ["place"],
  period: ["period_start", "period_end"],
  value: ["value", "low", "high", "unit"],
  bound: ["bound"],
  speaker: ["attributed_to"],
  kind: ["kind"],
});
const UNITS = /** @type {Record<string, number>} */ ({ g: 1e-6, kg: 1e-3, t: 1 });

/** @param {Cells} one @param {Cells} other @param {string[]} names */
export const isSame = (one, other, names) => names.every((name) => (one[name] ?? "") === (other[name] ?? ""));

/**
 * What a field is called: the server's words where nothing has changed, those of a choice, else the cells.
 * @param {Figure} figure
 * @param {Cells} served the cells that the server's words are for
 * @param {Cells} cells
 * @param {string} field
 * @param {{ measures: Map<string, string>, places: Map<string, string>, language: string }} names
 */
export function wordsOf(figure, served, cells, field, names) {
  if (isSame(served, cells, FIELDS[field])) return figure.shown[field];
  const chosen = figure.options[field].find((one) => isSame(one.cells, cells, FIELDS[field]));
  if (chosen) return chosen.label;
  if (field === "measure") return names.measures.get(cells.measure) ?? cells.measure;
  if (field === "place") return names.places.get(cells.place) ?? cells.place;
  if (field === "period") return periodWords(cells.period_start, cells.period_end);
  if (field === "value") return valueWords(cells, names.language);
  return cells[FIELDS[field][0]] ?? "";
}

/** @param {string} first @param {string} last */
function periodWords(first, last) {
  if (first.endsWith("-01-01") && last.endsWith("-12-31"))
    return first.slice(0, 4) === last.slice(0, 4)
      ? first.slice(0, 4)
      : `${first.slice(0, 4)}–${last.slice(0, 4)}`;
  return first === last ? first : `${first} – ${last}`;
}

/** @param {Cells} cells @param {string} language */
function valueWords(cells, language) {
  const number = (/** @type {string} */ text) =>
    Number(text).toLocaleString(language === "es" ? "es-PE" : "en", { maximumFractionDigits: 6 });
  const value = cells.value
    ? number(cells.value)
    : [cells.low, cells.high].filter(Boolean).map(number).join("–");
  return `${value} ${cells.unit}`.trim();
}

/**
 * A number as people write it in either language; NaN for anything else. A single mark before three digits
 * parts thousands.
 * @param {string} text
 */
export function numberOf(text) {
  const bare = text.replace(/[\s'\u00a0\u202f]/g, "");
  if (!/^-?\d[\d.,]*$/.test(bare)) return Number.NaN;
  const marks = bare.match(/[.,]/g) ?? [];
  const last = bare.at(Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","))) ?? "";
  const isThousands = /^-?\d{1,3}([.,]\d{3})+$/.test(bare) && new Set(marks).size === 1 && !/^-?0/.test(bare);
  if (!marks.length || isThousands) return Number(bare.replace(/[.,]/g, ""));
  const [whole, part] = [bare.slice(0, bare.lastIndexOf(last)), bare.slice(bare.lastIndexOf(last) + 1)];
  return Number(`${whole.replace(/[.,]/g, "")}.${part}`);
}

/**
 * The cells of a number or of a range ("200-300") that was typed; null where it is none.
 * @param {string} text
 * @param {string} unit
 * @returns {Cells | null}
 */
export function amountOf(text, unit) {
  const ends = text.split(/\s*(?:–|—|\ba\b|\bto\b|(?<=\d)\s*-)\s*/u).map(numberOf);
  if (ends.some(Number.isNaN) || ends.length > 2) return null;
  if (ends.length === 2)
    return { value: "", low: String(ends[0]), high: String(ends[1]), unit, bound: "range" };
  return { value: String(ends[0]), low: "", high: "", unit };
}

/**
 * The cells of a year, years, a month or days that were typed; null where it is none of them.
 * @param {string} text
 * @returns {Cells | null}
 */
export function periodOf(text) {
  const parts = text.trim().split(/\s*(?:–|—|\/|\s+(?:to|a)\s+|(?<=^\d{4})-(?=\d{4}$))\s*/u);
  const days = parts.map(daysOf);
  if (days.length > 2 || days.some((one) => one === null)) return null;
  const [first, last] = [days[0]?.[0] ?? "", days.at(-1)?.[1] ?? ""];
  return first <= last ? { period_start: first, period_end: last, period_basis: "inferred" } : null;
}

/** @param {string} text @returns {[string, string] | null} */
function daysOf(text) {
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text);
  if (!found) return null;
  const [, year, month, day] = found;
  if (!month) return [`${year}-01-01`, `${year}-12-31`];
  const ends = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(month) < 1 || Number(month) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > ends) return null;
  const start = `${year}-${month.padStart(2, "0")}`;
  if (!day) return [`${start}-01`, `${start}-${ends}`];
  return [`${start}-${day.padStart(2, "0")}`, `${start}-${day.padStart(2, "0")}`];
}

/**
 * The cells of another measure: its unit too, the number turned into it where that can be done.
 * @param {Cells} cells
 * @param {string} measure
 * @param {string} unit
 * @returns {Cells}
 */
export function ofMeasure(cells, measure, unit) {
  if (!unit || unit === cells.unit) return { measure };
  const factor = UNITS[cells.unit] / UNITS[unit];
  if (!factor) return cells.unit ? { measure } : { measure, unit };
  const turned = (/** @type {string | undefined} */ text) =>
    text ? String(Number((Number(text) * factor).toPrecision(12))) : "";
  return {
    measure,
    unit,
    value: turned(cells.value),
    low: turned(cells.low),
    high: turned(cells.high),
  };
}
