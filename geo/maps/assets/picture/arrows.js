// @ts-check
// What stands on a corridor: arrows that say its direction, rings where an end is not named.
import { config, map } from "../base/document.js";
import { dressParts, isPlain, stages } from "./corridors.js";

// Arrows stand at the middle of what is visible of a stage, and at regular distances on a long one.
export function drawArrows() {
  for (const stage of stages) {
    for (const arrow of stage.arrows) arrow.remove();
    stage.arrows = [];
    const path = stage.layer.getElement();
    if (!path || !map.hasLayer(stage.layer) || isPlain(stage)) continue;
    const { mode } = stage.properties;
    const parent = /** @type {Element} */ (path.parentNode);
    const parts = stage.layer._parts || [];
    for (const part of parts) {
      for (const [x, y, angle] of arrowPlaces(part)) {
        const arrow = sign("path", `arrow mode-${mode}`, parent, stage);
        arrow.setAttribute("d", "M-6,-5.5 L7,0 L-6,5.5 L-3,0 Z");
        arrow.setAttribute("transform", `translate(${x} ${y}) rotate(${angle}) scale(${ARROW_SCALE()})`);
      }
    }
    for (const [lon, lat] of openEnds(stage.feature)) {
      const at = map.latLngToLayerPoint([lat, lon]);
      const ring = sign("circle", `open-end mode-${mode}`, parent, stage);
      ring.setAttribute("cx", at.x.toFixed(1));
      ring.setAttribute("cy", at.y.toFixed(1));
      ring.setAttribute("r", String(3.6 * ARROW_SCALE()));
    }
    if (stage.selected) number(stage, parts, parent);
    dressParts(stage);
  }
}

/**
 * The number of a stage of the route in focus, at the middle of what is seen of it.
 * @param {Stage} stage
 * @param {Point[][]} parts
 * @param {Element} parent
 */
function number(stage, parts, parent) {
  const longest = parts.reduce((most, part) => (part.length > most.length ? part : most), []);
  if (longest.length < 2) return;
  const a = longest[Math.floor((longest.length - 1) / 2)];
  const b = longest[Math.floor((longest.length - 1) / 2) + 1];
  const [x, y] = [((a.x + b.x) / 2).toFixed(1), ((a.y + b.y) / 2 - 13 * ARROW_SCALE()).toFixed(1)];
  const disc = sign("circle", "stage-number", parent, stage);
  for (const [name, value] of Object.entries({ cx: x, cy: y, r: 8.5 * ARROW_SCALE() }))
    disc.setAttribute(name, String(value));
  const text = sign("text", "stage-number", parent, stage);
  text.setAttribute("x", x);
  text.setAttribute("y", y);
  text.textContent = String(stage.properties.order ?? "");
}

const ARROW_SCALE = () => (window.innerWidth >= 1500 ? 1.3 : 1);

/**
 * @param {"path" | "circle" | "text"} tag
 * @param {string} name
 * @param {Element} parent
 * @param {Stage} stage
 */
function sign(tag, name, parent, stage) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  element.setAttribute("class", name);
  parent.appendChild(element);
  stage.arrows.push(element);
  return element;
}

/**
 * The ends that no source names: open rings, so that nobody takes them for a port or a crossing.
 * @param {Feature} feature
 * @returns {Position[]}
 */
export function openEnds(feature) {
  const { open_end: open } = feature.properties;
  const line = feature.geometry.coordinates;
  const ends = [];
  if (open === "start" || open === "both") ends.push(line[0]);
  if (open === "end" || open === "both") ends.push(line[line.length - 1]);
  return ends;
}

/** @param {Point[]} points */
function arrowPlaces(points) {
  const lengths = [];
  let total = 0;
  for (let i = 1; i < points.length; i++) {
    lengths.push(points[i].distanceTo(points[i - 1]));
    total += lengths[i - 1];
  }
  if (total < 18) return [];
  const count = Math.max(1, Math.round(total / config.signs.arrow_pixels));
  const found = [];
  let walked = 0;
  let next = 0;
  for (let i = 1; i < points.length && next < count; i++) {
    const a = points[i - 1];
    const b = points[i];
    while (next < count && walked + lengths[i - 1] >= ((next + 0.5) * total) / count) {
      const share = (((next + 0.5) * total) / count - walked) / lengths[i - 1];
      const x = a.x + share * (b.x - a.x);
      const y = a.y + share * (b.y - a.y);
      found.push([
        x.toFixed(1),
        y.toFixed(1),
        ((Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI).toFixed(1),
      ]);
      next++;
    }
    walked += lengths[i - 1];
  }
  return found;
}
