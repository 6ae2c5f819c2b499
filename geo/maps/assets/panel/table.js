// @ts-check
// The figures of the year at the level as a table that can be put in order by each of its columns.
import { byId, node } from "../base/dom.js";
import { copies, leads, statementOf } from "../base/evidence.js";
import { fill, state, strings, values } from "../base/state.js";
import { changeWords, heldNow, stepOf, textOf, yearWords } from "../base/values.js";
import { requestDraw } from "../picture/draw.js";
import { placeButton } from "./bars.js";
import { readingFilter } from "./readings.js";
import { amountOf, rowsNow } from "./rows.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {{ by: (row: Row) => string | number, down: boolean }} Column */

/** @type {Record<string, Column>} what each column is put in order by, and which way first */
const COLUMNS = {
  place: { by: ({ name }) => name, down: false },
  figure: { by: ({ value }) => value, down: true },
  change: { by: ({ id, step }) => ratio(id, step), down: true },
  who: { by: ({ step }) => whoOf(step), down: false },
  read: { by: ({ step }) => readingOf(step), down: false },
};

/** @type {{ by: string, down: boolean | null }} null: the greatest first, of ranks the least */
const order = { by: "figure", down: null };

/**
 * @param {string} id
 * @param {Step} step
 */
function ratio(id, step) {
  const before = stepOf(id, Number(state.year) - 1);
  return before && changeWords(id).includes("%")
    ? amountOf(step) / amountOf(before)
    : Number.NEGATIVE_INFINITY;
}

/**
 * Who gives the figure; where none is shown, how many differ.
 * @param {Step} step
 */
const whoOf = (step) => textOf(step.who) || textOf(step.note);

/** @param {Step} step */
const readingOf = (step) => textOf(values.claims[step.claims[0]].reading);

export function drawTable() {
  const box = byId("face-table");
  const held = document.activeElement?.closest("#face-table [data-of]");
  const back = held instanceof HTMLElement ? held.dataset.of : undefined;
  const rows = rowsNow().sort(inOrder);
  const here = Object.keys(values.places).filter((id) => values.places[id].level === state.level);
  const filter = readingFilter(here.flatMap((id) => stepOf(id, state.year)?.claims[0] ?? []));
  const table = node("table");
  const level = strings.levels[state.level] || state.level;
  const unit = values.unit ? `, ${values.unit}` : "";
  const title = `${fill(strings.header, { measure: values.title + unit, level })} · ${yearWords()}`;
  const head = node("thead");
  head.appendChild(node("tr")).append(...Object.keys(COLUMNS).map(headCell));
  const body = node("tbody");
  body.append(...rows.map(rowOf));
  table.append(node("caption", "", title), head, body);
  const empty = node("p", "", fill(strings.no_values_year, { year: yearWords() }));
  box.replaceChildren(...(filter ? [filter] : []), rows.length ? table : empty);
  // What had the focus has it again: the table is made anew in every year.
  const again = back && box.querySelector(`[data-of="${CSS.escape(back)}"]`);
  if (again instanceof HTMLElement) again.focus();
}

/**
 * @param {Row} one
 * @param {Row} other
 */
function inOrder(one, other) {
  const [a, b] = [one, other].map(COLUMNS[order.by].by);
  const ascending = typeof a === "string" ? a.localeCompare(String(b), strings.locale) : a - Number(b) || 0;
  const down = order.down ?? !values.panel?.ranks;
  return (down ? -ascending : ascending) || one.name.localeCompare(other.name, strings.locale);
}

/** @param {string} name */
function headCell(name) {
  const cell = node("th");
  cell.setAttribute("scope", "col");
  if (order.by === name)
    cell.setAttribute("aria-sort", (order.down ?? !values.panel?.ranks) ? "descending" : "ascending");
  const button = cell.appendChild(node("button", "", strings.panel.heads[name]));
  button.setAttribute("type", "button");
  button.dataset.of = `:${name}`;
  button.addEventListener("click", () => {
    Object.assign(order, { by: name, down: order.by === name ? !order.down : COLUMNS[name].down });
    requestDraw();
  });
  return cell;
}

/** @param {Row} row */
function rowOf({ id, name, step, words }) {
  const row = node("tr", id === state.place ? "current" : "");
  const place = node("th");
  place.setAttribute("scope", "row");
  place.append(placeButton(id, name));
  const figure = node("td", words ? "carried" : "");
  leads(figure.appendChild(node("b", "", step.value)), statementOf(step), strings.evidence);
  const read = node("td");
  const { read: code } = values.panel?.claims[step.claims[0]] ?? { read: "" };
  read.append(node("span", `read read-${code.replace(" ", "-")}`, readingOf(step)));
  const sentence = heldNow(values.panel?.places[id]?.sentences?.[String(state.year)]);
  if (sentence) read.append(" ", copies(textOf(sentence.text)));
  const change = words || step.aside || changeWords(id);
  row.append(place, figure, node("td", "", change), node("td", "", whoOf(step)), read);
  return row;
}
