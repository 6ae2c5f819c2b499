// @ts-check
// A number leads to the statement behind it, a name to its page, where a page holds the map: the page goes there.
import { node, setAttribute } from "./dom.js";
import { post, strings, values } from "./state.js";

/** @typedef {import("./contract.js").EvidenceMessage | import("./contract.js").OpenMessage} Link */

const HELD = window.parent !== window;

/** @type {WeakMap<Element, Link | null>} what each element that leads somewhere asks the page for */
const links = new WeakMap();

/** @type {WeakMap<Element, string>} what each button copies */
const copied = new WeakMap();

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
  copied.set(button, text);
  button.addEventListener("click", () => {
    const text = copied.get(button) ?? "";
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

/**
 * Make the content of an element that of another, what is alike in both staying where it is: it is neither built
 * nor laid out anew, keeps the focus, and what was unfolded stays so. What it leads to and copies goes along.
 * @param {Node} old
 * @param {Node} news
 */
export function patch(old, news) {
  const there = [...old.childNodes];
  const all = [...news.childNodes];
  for (const [i, wanted] of all.entries()) {
    const kept = there[i];
    if (!kept) old.appendChild(wanted);
    else if (!isAlike(kept, wanted)) old.replaceChild(wanted, kept);
    else if (kept instanceof Element && wanted instanceof Element) patchElement(kept, wanted);
    else if (kept.nodeValue !== wanted.nodeValue) kept.nodeValue = wanted.nodeValue;
  }
  for (const rest of there.slice(all.length)) old.removeChild(rest);
}

/**
 * @param {Element} kept
 * @param {Element} wanted
 */
function patchElement(kept, wanted) {
  for (const { name } of [...kept.attributes])
    if (name !== "open" && !wanted.hasAttribute(name)) kept.removeAttribute(name);
  for (const { name, value } of wanted.attributes) setAttribute(kept, name, value);
  if (links.has(wanted) && !links.has(kept)) listen(kept);
  if (links.has(kept)) links.set(kept, links.get(wanted) ?? null);
  const text = copied.get(wanted);
  if (text !== undefined) copied.set(kept, text);
  patch(kept, wanted);
}

/**
 * Of buttons only those that copy are alike: another does something of its own.
 * @param {Node} one
 * @param {Node} other
 */
const isAlike = (one, other) =>
  one.nodeName === other.nodeName &&
  (one.nodeName !== "BUTTON" || [one, other].every((button) => copied.has(/** @type {Element} */ (button))));

/** @param {Element} element */
function listen(element) {
  const go = () => {
    const to = links.get(element);
    if (to) post(to);
    return Boolean(to);
  };
  element.addEventListener("click", go);
  element.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || !go()) return;
    event.preventDefault();
    event.stopPropagation();
  });
}
