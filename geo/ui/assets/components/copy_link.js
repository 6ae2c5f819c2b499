// @ts-check
// A button that copies the page's address.
import { find } from "./lifecycle.js";

const SAID_MS = 1600;

/** @param {Component<{ label: string, done: string }>} component */
export default function ({ parentElement, data }) {
  const button = find(parentElement, "button", HTMLButtonElement);
  button.textContent = data.label;
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      button.textContent = data.done;
    } catch {
      window.prompt(data.label, window.location.href);
    }
    window.setTimeout(() => {
      button.textContent = data.label;
    }, SAID_MS);
  };
}
