// @ts-check
// One tooltip, built as DOM with textContent only: nothing a source or a name says can become markup.
import { map } from "../base/document.js";
import { byId, node } from "../base/dom.js";
import { fill, inYear, nameOf, post, strings } from "../base/state.js";
import { textOf } from "../base/values.js";
import { tellHover } from "../control/linked.js";
import { claimTable } from "./claims.js";
import { stageWords } from "./corridors.js";

/**
 * @param {Node} content
 * @param {Point} point
 */
export function showTip(content, point) {
  const tip = byId("tip");
  tip.replaceChildren(content);
  // A frame is not always told that the pointer left it: the page outside watches instead.
  if (tip.hidden) post({ type: "tip" });
  tip.hidden = false;
  const size = map.getSize();
  const x = point.x + 16 + tip.offsetWidth > size.x ? point.x - tip.offsetWidth - 12 : point.x + 16;
  const y = Math.min(Math.max(4, point.y + 12), Math.max(4, size.y - tip.offsetHeight - 4));
  tip.style.transform = `translate(${Math.round(Math.max(4, x))}px, ${Math.round(y)}px)`;
}

export function hideTip() {
  byId("tip").hidden = true;
  tellHover("");
}

/** @param {PlaceShape} shape */
export function placeTip(shape) {
  const box = node("div");
  const step = shape.step ?? shape.carried?.step;
  box.append(
    node("strong", "", inYear(nameOf(shape.id))),
    node("p", "tip-value", step?.words ?? strings.no_data),
  );
  if (shape.carried) box.append(node("p", "tip-flag", shape.carried.words));
  if (step) {
    const who = textOf(step.who);
    if (who) box.append(node("p", "tip-who", who));
    if (step.contested) {
      const line = node("p", "tip-contested");
      line.append(
        node("span", "mark spread-0", strings.mark),
        document.createTextNode(` ${textOf(step.note)}`),
      );
      box.append(line);
    }
    for (const flag of step.flags) box.append(node("p", "tip-flag", textOf(flag)));
    box.append(claimTable(step));
  }
  const p = shape.feature.properties;
  if (shape.successor)
    box.append(node("p", "tip-note", fill(strings.drawn_for, { place: nameOf(shape.successor.id) })));
  const accuracy = (strings.language === "es" && p.accuracy_es) || p.accuracy;
  if (accuracy) box.append(node("p", "tip-note", fill(strings.accuracy, { text: accuracy })));
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
