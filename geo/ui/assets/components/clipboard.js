// @ts-check
// A button that copies a text, the page's address or the picture that is shown; or all marked buttons of the page.
import { find, keptOn, stopOnceGone } from "./lifecycle.js";

const SAID_MS = 2500;

/**
 * @typedef {{
 *   label: string, done: string, refused: string,
 *   text?: string, address?: boolean, picture?: string, marked?: string,
 * }} Copied
 */

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

/** @param {Copied} data */
async function copy(data) {
  if (data.picture) {
    // Handed over as a promise: some browsers take nothing that comes after the click.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pictureOf(data.picture) })]);
    return;
  }
  const text = data.address ? window.location.href : (data.text ?? "");
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    if (!data.address) throw error;
    window.prompt(data.label, text);
  }
}

/**
 * Answer every click on a button of the page that carries its own text.
 * @param {Copied} data
 */
function listen(data) {
  let words = data;
  /** @param {MouseEvent} event */
  const onClick = async (event) => {
    const button = event.target instanceof Element ? event.target.closest(words.marked ?? "") : null;
    if (!(button instanceof HTMLButtonElement)) return;
    const label = button.dataset.label ?? button.textContent ?? "";
    button.dataset.label = label;
    try {
      await navigator.clipboard.writeText(button.dataset.copy ?? "");
      button.textContent = words.done;
      window.setTimeout(() => {
        button.textContent = label;
      }, SAID_MS);
    } catch {
      window.prompt(label, button.dataset.copy);
    }
  };
  document.addEventListener("click", onClick);
  return {
    /** @param {Copied} next */
    take(next) {
      words = next;
    },
    stop() {
      document.removeEventListener("click", onClick);
    },
  };
}

/** @param {Component<Copied>} component */
export default function ({ parentElement, data }) {
  const button = find(parentElement, "button", HTMLButtonElement);
  const status = find(parentElement, "[role=status]", HTMLElement);
  button.hidden = Boolean(data.marked);
  if (data.marked) {
    keptOn(parentElement, () => listen(data)).take(data);
    return stopOnceGone(parentElement);
  }
  button.textContent = data.label;
  status.textContent = "";
  button.onclick = async () => {
    // Among other buttons the answer stands in the button, so that none of them moves.
    const [said, before] = data.address ? [button, data.label] : [status, ""];
    try {
      await copy(data);
      said.textContent = data.done;
      window.setTimeout(() => {
        said.textContent = before;
      }, SAID_MS);
    } catch {
      status.textContent = data.refused;
    }
  };
  return undefined;
}
