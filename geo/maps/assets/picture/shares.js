// @ts-check
// Where it goes, as shares: a circle for each destination of which a source gives one. No way is drawn.
import { config, map } from "../base/document.js";
import { byId, node } from "../base/dom.js";
import { leads } from "../base/evidence.js";
import { NARROW, state, strings } from "../base/state.js";
import { deck } from "../control/present.js";
import { isOutside } from "./corridors.js";
import { boundsOf, isWide } from "./extent.js";
import { drawLegend } from "./legend.js";
import { drawNotice, noticed } from "./words.js";

/** @type {ShareMark[]} */
const shares = [];

export function makeShares() {
  for (const item of config.shares) {
    const element = node("div", "share off");
    const circle = node("i");
    const size = Math.round(2 * config.signs.share_pixels * Math.sqrt(item.share));
    circle.style.width = `${size}px`;
    circle.style.height = `${size}px`;
    const words = node("span");
    const value = node("b");
    element.append(circle, words);
    map.getPane("shares")?.appendChild(element);
    element.setAttribute("role", "group");
    shares.push({ item, element, words, value, size, known: true, box: null });
  }
  nameShares();
}

export function nameShares() {
  for (const share of shares) {
    const { name, value, detail } = share.item.words[strings.language];
    share.words.replaceChildren(share.value, node("br"), document.createTextNode(name));
    share.value.textContent = value;
    leads(share.value, share.item.statement, strings.evidence);
    share.element.setAttribute("aria-label", `${name}: ${value}. ${detail}`);
    share.element.title = detail;
  }
}

const EDGE = 56; // pixels that the zoom buttons take at the right

export const sharesShown = () => shares.filter((share) => share.box);

// A scene's legend speaks of what its own extent shows, also while the map is still moving there.
export function sharesTold() {
  if (!deck) return sharesShown();
  const bounds = boundsOf(state.extent);
  return state.layers.has("destinations") && bounds && isWide(bounds) ? shares.filter(isPublished) : [];
}

/** @param {ShareMark} share */
const isPublished = (share) => state.as_of === null || share.item.known_from <= state.as_of;

// What a step of either slider changes: strength only, unless a source comes out or is not out yet.
export function fadeShares() {
  for (const share of shares) share.element.classList.toggle("faded", isOutside(share.item));
  if (shares.some((share) => share.known !== isPublished(share))) showShares();
}

// At the scale of continents only; a destination beyond the frame stands at its edge, with an arrow.
export function showShares() {
  const on = state.layers.has("destinations") && document.body.classList.contains("wide");
  const size = map.getSize();
  const origin = map.containerPointToLayerPoint([0, 0]);
  for (const share of shares) {
    const { item, element } = share;
    share.known = isPublished(share);
    element.classList.toggle("off", !on || !share.known);
    element.classList.toggle("faded", isOutside(item));
    share.box = null;
    if (!on || !share.known) continue;
    const at = map.latLngToContainerPoint([item.at[1], item.at[0]]);
    const width = element.offsetWidth;
    const height = element.offsetHeight;
    const x = Math.min(Math.max(at.x - share.size / 2, sideWidth()), size.x - width - EDGE);
    const level = Math.min(Math.max(at.y - height / 2, 8), size.y - height - 8);
    const y = belowOthers([x - 4, level - 2, x + width + 4, level + height + 2]) + 2;
    element.classList.toggle("beyond", at.x > size.x);
    element.style.transform = `translate(${Math.round(x + origin.x)}px, ${Math.round(y + origin.y)}px)`;
    share.box = [x - 4, y - 2, x + width + 4, y + height + 2];
  }
  const shown = sharesShown().length;
  if (shown !== legendShares) {
    legendShares = shown;
    drawLegend();
    drawNotice(noticed);
  }
}

/**
 * Two destinations beyond the frame may stand at one point of its edge: the later goes below the earlier.
 * @param {Box} box
 */
function belowOthers([left, top, right, bottom]) {
  let y = top;
  for (const { box } of shares) {
    if (box && left < box[2] && right > box[0] && y < box[3] && y + bottom - top > box[1]) y = box[3] + 4;
  }
  return y;
}

let legendShares = 0; // how many the legend speaks of

function sideWidth() {
  return NARROW.matches || deck ? 8 : byId("side").offsetWidth + 18;
}

export function shareBoxes() {
  return shares.flatMap((share) => (share.box ? [share.box] : []));
}
