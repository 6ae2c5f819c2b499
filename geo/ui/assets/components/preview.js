// @ts-check
// The offline map in a frame with the same rights as the page's own map.
import { find } from "./lifecycle.js";

/** @param {Component<{ document: string, title: string, stamp: string }>} component */
export default function ({ parentElement, data }) {
  const frame = find(parentElement, "iframe", HTMLIFrameElement);
  frame.title = data.title;
  if (frame.dataset.stamp === data.stamp) return;
  frame.dataset.stamp = data.stamp;
  frame.srcdoc = data.document;
}
