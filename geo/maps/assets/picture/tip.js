// @ts-check
// One tooltip, built as DOM with textContent only: nothing a source or a name says can become markup.
import { map } from "../base/document.js";
import { byId, node } from "../base/dom.js";
import { inYear, nameOf, post, strings } from "../base/state.js";
import { textOf } from "../base/values.js";
import { tellHover } from "../control/linked.js";
import { stageWords } from "./corridors.js";

/**
 * @param {Node} content
 * @param {Point} point
 * @param {number} [beside] pixels around the point that it leaves free
 */
export function showTip(content, point, beside = 0) {
  const tip = byId("tip");
  tip.replaceChildren(content);
  // A frame is not always told that the pointer left it: the page outside watches instead.
  if (tip.hidden) post({ type: "tip" });
  tip.hidden = false;
  const size = map.getSize();
  const x =
    point.x + 16 + beside + tip.offsetWidth > size.x
      ? point.x - beside - tip.offsetWidth - 12
      : point.x + 16 + beside;
  const y = Math.min(Math.max(4, point.y + 12), Math.max(4, size.y - tip.offsetHeight - 4));
  tip.style.transform = `translate(${Math.round(Math.max(4, x))}px, ${Math.round(y)}px)`;
}

export function hideTip() {
  byId("tip").hidden = true;
  tellHover("");
}

/**
 * What it is, how much, and who says so; the rest stands beside the map.
 * @param {PlaceShape} shape
 */
export function placeTip(shape) {
  const box = node("div");
  const step = shape.step ?? shape.carried?.step;
  box.append(
    node("strong", "", inYear(nameOf(shape.id))),
    node("p", "tip-value", step?.words ?? strings.no_data),
  );
  const who = shape.carried?.words ?? (step ? textOf(step.contested ? step.note : step.who) : "");
  if (who) box.append(node("p", step?.contested ? "tip-contested" : "tip-who", who));
  return box;
}

/** @param {StageProperties} properties */
export function stageTip(properties) {
  const box = node("div");
  const words = stageWords(properties);
  box.append(
    node("strong", "", words.corridor),
    node("p", "tip-value small", words.route),
    node("p", "tip-who", words.kind),
  );
  for (const note of words.notes) box.append(node("p", "tip-flag", note));
  box.append(node("p", "tip-note", strings.generalised));
  return box;
}
