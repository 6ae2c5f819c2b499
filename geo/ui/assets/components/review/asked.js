// @ts-check
// What is asked for where a candidate is rejected or merged.
import { button, made } from "./parts.js";
import { amountOf } from "./words.js";

/**
 * @typedef {import("./types.d.ts").Figure} Figure
 * @typedef {import("./card.js").Card} Card
 */

const PARTS_ASKED = 2;

/** The values of both parts of a figure that is split, to be typed. @param {Card} card @param {Figure} figure */
export function typedParts(card, figure) {
  const { words, fields } = card.data;
  const bar = made("div", "", "actions asks");
  bar.append(made("b", words.split_into));
  const unit = card.queue.cells(figure.id).unit ?? "";
  const typed = Array.from({ length: PARTS_ASKED }, (_none, index) => {
    const input = document.createElement("input");
    input.type = "text";
    input.placeholder = words.type_value;
    input.setAttribute("aria-label", `${fields.value} ${index + 1}`);
    return input;
  });
  const problem = made("p", "", "problem");
  problem.setAttribute("role", "alert");
  const run = () => {
    const found = typed.map((input) => amountOf(input.value.trim(), unit));
    const wrong = found.findIndex((one) => !one);
    if (wrong < 0) {
      card.does.split(
        found.map((one, index) => ({ bound: "exact", ...one, value_stated: typed[index].value.trim() })),
      );
      return;
    }
    problem.textContent = words.not_understood;
    typed[wrong].focus();
  };
  typed.forEach((input, index) => {
    input.onkeydown = (event) => {
      event.stopPropagation();
      if (event.key === "Escape") card.does.mode("");
      else if (event.key === "Enter" && index < PARTS_ASKED - 1) typed[index + 1].focus();
      else if (event.key === "Enter") run();
      else return;
      event.preventDefault();
    };
  });
  bar.append(...typed, button({ label: words.split, key: "↵", run, css: "primary" }));
  bar.append(
    button({ label: words.cancel, key: "Esc", run: () => card.does.mode(""), css: "quiet" }),
    problem,
  );
  return bar;
}

/** @param {Card} card */
export function reasons(card) {
  const bar = made("div", "", "actions asks");
  bar.append(made("b", card.data.words.why));
  card.data.reasons.forEach(([code, words], index) => {
    bar.append(button({ label: words, key: String(index + 1), run: () => card.does.reason(code) }));
  });
  bar.append(
    button({ label: card.data.words.cancel, key: "Esc", run: () => card.does.mode(""), css: "quiet" }),
  );
  return bar;
}

/** The likeliest others to merge with: about the same, else the nearest. @param {Card} card @param {Figure} figure */
export function mergeable(card, figure) {
  const cells = card.queue.cells(figure.id);
  const likeness = (/** @type {Figure} */ other) => {
    const theirs = card.queue.cells(other.id);
    const same = ["measure", "place", "period_start", "value"].filter((name) => cells[name] === theirs[name]);
    return -same.length + Math.abs(other.span[0] - figure.span[0]) / 1e6;
  };
  return card.queue
    .all()
    .filter((one) => one.id !== figure.id && !["replaced", "rejected"].includes(card.queue.now(one.id).state))
    .sort((one, other) => likeness(one) - likeness(other))
    .slice(0, 5);
}

/** @param {Card} card @param {Figure} figure */
export function others(card, figure) {
  const bar = made("div", "", "actions asks");
  bar.append(made("b", card.data.words.merge_into));
  mergeable(card, figure).forEach((other, index) => {
    const label = ["value", "measure", "place", "period"]
      .map((name) => card.words(other.id, name))
      .join(" · ");
    bar.append(button({ label, key: String(index + 1), run: () => card.does.merge(other.id) }));
  });
  bar.append(
    button({ label: card.data.words.cancel, key: "Esc", run: () => card.does.mode(""), css: "quiet" }),
  );
  return bar;
}
