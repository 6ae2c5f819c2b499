// @ts-check
// A drawing of our own in the page.
import { find } from "./lifecycle.js";

/** @param {Component<{ svg: string, theme: string }>} component */
export default function ({ parentElement, data }) {
  const read = new DOMParser().parseFromString(data.svg, "image/svg+xml");
  const drawing = /** @type {SVGElement} */ (
    /** @type {unknown} */ (document.importNode(read.documentElement, true))
  );
  drawing.dataset.theme = data.theme;
  find(parentElement, ".drawing", HTMLElement).replaceChildren(drawing);
}
