// @ts-check
// A button that prints the page.
import { find } from "./lifecycle.js";

/** @param {Component<{ label: string }>} component */
export default function ({ parentElement, data }) {
  const button = find(parentElement, "button", HTMLButtonElement);
  button.textContent = data.label;
  button.onclick = () => window.print();
}
