// @ts-check
// Map, Chart, Table: three faces of one view. All follow year, day, measure and place; none asks the server.
import { map } from "../base/document.js";
import { byId, setAttribute, setHidden, setText } from "../base/dom.js";
import { isTimeless, report, state, strings, values } from "../base/state.js";
import { ticksOf } from "../base/values.js";
import { FEWEST_PLAYED } from "../control/time.js";
import { requestDraw } from "../picture/draw.js";
import { drawBars } from "./bars.js";
import { sizeChart } from "./chart.js";
import { hasPanel } from "./panel.js";
import { drawTable } from "./table.js";

let suits = "map"; // the face with which the measure opens at its level

const buttons = () => /** @type {HTMLElement[]} */ ([...byId("faces").children]);

/** With few mapped years there is little to move through: the chart leads, or where that is short, the table. */
export function settleFace() {
  const ticks = ticksOf(state.level).length;
  const lines = values.panel?.places[state.place]?.lines ?? [];
  const drawn = new Set(lines.flatMap((line) => line.points.map(([year]) => year)));
  suits = ticks >= FEWEST_PLAYED ? "map" : drawn.size > 1 ? "chart" : ticks ? "table" : "map";
}

const hasFaces = () => hasPanel() && !isTimeless();

export const faceNow = () => (hasFaces() ? state.face || suits : "map");

export function drawFace() {
  const face = faceNow();
  setHidden(byId("faces"), !hasFaces());
  if (document.body.dataset.face !== face) turn(face);
  if (face === "chart") drawBars();
  if (face === "table") drawTable();
}

/** @param {string} face */
function turn(face) {
  document.body.dataset.face = face;
  for (const button of buttons()) setAttribute(button, "aria-pressed", String(button.dataset.face === face));
  setHidden(byId("face"), face === "map");
  setHidden(byId("face-chart"), face !== "chart");
  setHidden(byId("face-table"), face !== "table");
  map.getContainer().inert = face !== "map";
  if (face === "chart") byId("bars").before(byId("chart"));
  else byId("panel-body").before(byId("chart"));
  sizeChart();
}

export function nameFaces() {
  byId("faces").setAttribute("aria-label", strings.panel.face);
  for (const button of buttons()) setText(button, strings.panel.faces[button.dataset.face ?? ""]);
}

export function listenToFaces() {
  byId("faces").addEventListener("click", ({ target }) => {
    const face = target instanceof HTMLElement ? target.dataset.face : "";
    if (!face) return;
    state.face = face;
    requestDraw();
    report();
  });
}
