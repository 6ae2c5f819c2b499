// @ts-check
// A button that copies a text, or the picture that is shown.
import { find } from "./lifecycle.js";

const SAID_MS = 2500;

/**
 * Return the picture inside the container of this key.
 * @param {string} key
 */
async function pictureOf(key) {
  const shown = find(document, `.st-key-${key} img`, HTMLImageElement);
  const answer = await fetch(shown.src);
  if (!answer.ok) throw new Error(answer.statusText);
  return new Blob([await answer.arrayBuffer()], { type: "image/png" });
}

/** @param {Component<{ label: string, done: string, refused: string, text?: string, picture?: string }>} component */
export default function ({ parentElement, data }) {
  const button = find(parentElement, "button", HTMLButtonElement);
  const status = find(parentElement, "[role=status]", HTMLElement);
  button.textContent = data.label;
  status.textContent = "";
  button.onclick = async () => {
    try {
      if (data.text) await navigator.clipboard.writeText(data.text);
      // Handed over as a promise: some browsers take nothing that comes after the click.
      else
        await navigator.clipboard.write([new ClipboardItem({ "image/png": pictureOf(data.picture ?? "") })]);
      status.textContent = data.done;
      window.setTimeout(() => {
        status.textContent = "";
      }, SAID_MS);
    } catch {
      status.textContent = data.refused;
    }
  };
}
