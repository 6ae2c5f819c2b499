// @ts-check
// Goes to the part of the page that the address names, once it is there.
import { keptOn } from "./lifecycle.js";

function go() {
  // To where the address leads already: no new step of the history.
  if (window.location.hash) window.location.replace(window.location.href);
  return { stop() {} };
}

/** @param {Component<undefined>} component */
export default function ({ parentElement }) {
  keptOn(parentElement, go);
}
