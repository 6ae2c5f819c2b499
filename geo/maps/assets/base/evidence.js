// @ts-check
// A number leads to the statement behind it, a name to its page, where a page holds the map: the page goes there.
import { node, setAttribute } from "./dom.js";
import { post, strings, values } from "./state.js";

/** @typedef {import("./contract.js").EvidenceMessage | import("./contract.js").OpenMessage} Link */

const HELD = window.parent !== window;

/** @type {WeakMap<Element, Link | null>} what each element that leads somewhere asks the page for */
const links = new WeakMap();

/** @param {Step | null} step */
export function statementOf(step) {
  return step?.claims.length ? values.claims[step.claims[0]].statement : "";
}

/**
 * @param {HTMLElement} element
 * @param {string} statement
 * @param {string} text
 */
export function leads(element, statement, text) {
  link(element, statement ? { type: "evidence", statement } : null, text);
}

/**
 * @param {HTMLElement} element
 * @param {"places" | "methods"} page
 * @param {string} id
 * @param {string} text
 */
export function opens(element, page, id, text) {
  link(element, id ? { type: "open", page, id } : null, text);
}

/**
 * In a document that stands alone there is nowhere to go, and nothing is a link.
 * @param {HTMLElement} element
 * @param {Link | null} wanted
 * @param {string} text
 */
function link(element, wanted, text) {
  const to = HELD ? wanted : null;
  if (!links.has(element)) listen(element);
  links.set(element, to);
  element.classList.toggle("leads", Boolean(to));
  for (const [name, value] of [
    ["role", "link"],
    ["tabindex", "0"],
    ["title", text],
  ]) {
    if (to) setAttribute(element, name, value);
    else element.removeAttribute(name);
  }
}

/**
 * Return a quiet button that copies a text: by the page where one holds the map, else by itself.
 * @param {string} text
 */
export function copies(text) {
  const button = node("button", "copy", strings.panel.copy);
  button.addEventListener("click", () => {
    const done = () => {
      button.textContent = strings.panel.copied;
    };
    if (HELD) {
      post({ type: "copy", text });
      done();
    } else navigator.clipboard.writeText(text).then(done, () => window.prompt(strings.panel.copy, text));
  });
  return button;
}

/** @param {HTMLElement} element */
function listen(element) {
  const go = () => {
    const to = links.get(element);
    if (to) post(to);
    return Boolean(to);
  };
  element.addEventListener("click", go);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !go()) return;
    event.preventDefault();
    event.stopPropagation();
  });
}
