// @ts-check
// Tells the page that a file was refused: Streamlit shows its own words for some seconds and runs nothing.
import { keptOn, stopOnceGone } from "./lifecycle.js";

const FAILURE = '[data-testid="stDownloadButtonError"]';

function listen() {
  /** @type {WeakSet<Element>} */
  const told = new WeakSet();
  const part = {
    tell() {},
    stop() {
      watch.disconnect();
    },
  };
  const watch = new MutationObserver(() => {
    for (const failure of document.querySelectorAll(FAILURE)) {
      if (told.has(failure)) continue;
      told.add(failure);
      part.tell();
    }
  });
  watch.observe(document.body, { childList: true, subtree: true });
  return part;
}

/** @param {Component<undefined>} component */
export default function ({ parentElement, setTriggerValue }) {
  keptOn(parentElement, listen).tell = () => setTriggerValue("refused", Date.now());
  return stopOnceGone(parentElement);
}
