// @ts-check
// Elements that every part of a review is made of: whatever they say is text.

/** @typedef {{ label: string, key: string, run: () => void, css?: string, title?: string }} Action */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} text
 * @param {string} [css]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function made(tag, text, css = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (css) element.className = css;
  return element;
}

/** A button with the key that does the same. @param {Action} action */
export function button({ label, key, run, css = "", title = "" }) {
  const element = made("button", "", css);
  element.type = "button";
  if (key) element.append(made("kbd", key), " ");
  element.append(label);
  if (title) element.title = title;
  element.dataset.act = key || label;
  element.onclick = run;
  return element;
}
