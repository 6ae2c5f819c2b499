// @ts-check
// A number leads to the statement behind it where a page holds the map: the page goes there.
import { setAttribute } from "./dom.js";
import { post, values } from "./state.js";

const HELD = window.parent !== window;

/** @param {Step | null} step */
export function statementOf(step) {
  return step?.claims.length ? values.claims[step.claims[0]].statement : "";
}

/**
 * In a document that stands alone there is nowhere to go, and the number is no link.
 * @param {HTMLElement} element
 * @param {string} statement
 * @param {string} text
 */
export function leads(element, statement, text) {
  const on = HELD && Boolean(statement);
  if (element.dataset.statement === undefined) listenForEvidence(element);
  element.dataset.statement = on ? statement : "";
  element.classList.toggle("leads", on);
  for (const [name, value] of [
    ["role", "link"],
    ["tabindex", "0"],
    ["title", text],
  ]) {
    if (on) setAttribute(element, name, value);
    else element.removeAttribute(name);
  }
}

/** @param {HTMLElement} element */
function listenForEvidence(element) {
  const go = () => {
    if (element.dataset.statement) post({ type: "evidence", statement: element.dataset.statement });
  };
  element.addEventListener("click", go);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !element.dataset.statement) return;
    event.preventDefault();
    event.stopPropagation();
    go();
  });
}
