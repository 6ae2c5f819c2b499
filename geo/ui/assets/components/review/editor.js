// @ts-check
// A field of a candidate to type in.
import { plain } from "../../../../maps/assets/base/plain.js";
import { button, made } from "./parts.js";
import { amountOf, ofMeasure, periodOf, wordsOf } from "./words.js";

/**
 * @typedef {import("./types.d.ts").Cells} Cells
 * @typedef {import("./types.d.ts").Figure} Figure
 * @typedef {import("./types.d.ts").Option} Option
 * @typedef {import("./card.js").Card} Card
 */

const MOST_FOUND = 7;

/** A field to type in, with what it is understood as below. @param {Card} card @param {Figure} figure @param {string} name */
export function editor(card, figure, name) {
  const box = made("div", "", "editor");
  const input = document.createElement("input");
  input.type = "text";
  input.placeholder = card.data.words[`type_${name}`] ?? "";
  input.setAttribute("aria-label", card.data.fields[name]);
  const found = made("div", "", "choices");
  /** @type {Option[]} */
  let options = [];
  input.oninput = () => {
    options = understood(card, figure.id, name, input.value);
    found.replaceChildren(
      ...options.map((one) => {
        const choice = button({ label: one.label, key: "", run: () => card.does.set(one.cells) });
        if (one.aside) choice.append(" ", made("small", one.aside));
        return choice;
      }),
    );
    if (!options.length && input.value.trim()) found.append(made("p", card.data.words.not_understood));
    found.firstElementChild?.classList.add("first");
  };
  input.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Escape") card.does.mode("");
    else if (event.key === "Enter" && options[0]) card.does.set(options[0].cells);
    else if (event.key === "Enter" && !input.value.trim()) card.does.mode("");
    else return;
    event.preventDefault();
  };
  box.append(input, found);
  return box;
}

/** @param {Card} card @param {number} id @param {string} name @param {string} text @returns {Option[]} */
function understood(card, id, name, text) {
  const cells = card.queue.cells(id);
  if (!text.trim()) return [];
  const option = (/** @type {Cells | null} */ typed) =>
    typed ? [{ cells: typed, label: words(card, id, name, { ...cells, ...typed }), aside: "" }] : [];
  if (name === "value") return option(amountOf(text, card.units.get(cells.measure) ?? cells.unit));
  if (name === "period") {
    const period = periodOf(text);
    const flags = (cells.flag ?? "").split("|").filter((flag) => !["undated", "part-year"].includes(flag));
    return option(period && { ...period, flag: flags.join("|") });
  }
  if (name === "speaker") {
    const stance = cells.stance === "disputes" ? "disputes" : "asserts";
    const named = text.trim().slice(0, 200).replaceAll("|", " ");
    const known = [...card.speakers].filter((one) => plain(one).includes(plain(named)));
    known.sort((one, other) => one.length - other.length);
    const found = known.slice(0, MOST_FOUND).map((one) => ({
      cells: { attributed_to: one, new_institution: "", stance },
      label: one,
      aside: "",
    }));
    if (card.speakers.has(named)) return found;
    const cellsOfNew = { attributed_to: named, new_institution: named, stance };
    return [...found, { cells: cellsOfNew, label: named, aside: card.data.words.new_name }];
  }
  const wanted = plain(text.trim());
  const listed = name === "measure" ? card.queue.message.measures : card.queue.message.places;
  return listed
    .map(([one, label]) => ({ one, label, at: ` ${plain(label)}`.indexOf(` ${wanted}`) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || one.label.length - other.label.length)
    .slice(0, MOST_FOUND)
    .map(({ one, label }) => ({
      cells: name === "measure" ? ofMeasure(cells, one, card.units.get(one) ?? "") : { place: one },
      label,
      aside: "",
    }));
}

/** @param {Card} card @param {number} id @param {string} name @param {Cells} cells */
function words(card, id, name, cells) {
  return wordsOf(/** @type {Figure} */ (card.queue.figures.get(id)), {}, cells, name, card.names);
}
