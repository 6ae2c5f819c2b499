// @ts-check
// What is said of the year drawn: header, headline, summary and notice.
import { byId, node, setAttribute, setHidden, setText } from "../base/dom.js";
import { leads, statementOf } from "../base/evidence.js";
import { fill, hasValues, inYear, isTimeless, nameOf, state, strings, values } from "../base/state.js";
import {
  asOfWords,
  breaksNow,
  carriedStep,
  changeWords,
  leftOutWords,
  stepOf,
  textOf,
  ticksOf,
  yearWords,
} from "../base/values.js";
import { deck } from "../control/present.js";
import { writeBreaks } from "../control/present_words.js";
import { drawTime } from "../control/time.js";
import { drawFace } from "../panel/faces.js";
import { drawPanel } from "../panel/panel.js";
import { stagesOf } from "./corridors.js";
import { levels } from "./layers.js";
import { sharesShown } from "./shares.js";

/** @param {PlaceShape[]} here */
export function drawWords(here) {
  drawHeader();
  if (deck) writeBreaks();
  document.body.classList.toggle("timeless", Boolean(deck) && isTimeless());
  drawHeadline();
  drawPanel();
  drawFace();
  const visible = here.filter((shape) => shape.visible);
  const valued = visible.filter((shape) => shape.step);
  const contested = valued.filter((shape) => shape.step?.contested).length;
  const carried = visible.filter((shape) => shape.carried).length;
  drawSummary(visible.length, valued.length, contested, carried);
  drawNotice(valued.length + carried);
  drawTime(visible.length, valued.length, contested);
}

function drawHeader() {
  const level = strings.levels[state.level] || state.level;
  const { title, unit, lens } = values;
  const measure = hasValues() ? title + (unit ? `, ${unit}` : "") : strings.no_measure;
  setText(byId("measure"), fill(strings.header, { measure, level }));
  setText(byId("year-now"), isTimeless() ? "" : yearWords());
  let known = state.as_of === null ? strings.known_today : fill(strings.known_on, { date: asOfWords() });
  if (lens) known += ` · ${fill(strings.lens, { lens })}`;
  setText(byId("known"), known);
}

function drawHeadline() {
  const box = byId("headline");
  setHidden(box, isTimeless() || !state.place);
  if (box.hidden) return;
  const own = stepOf(state.place, state.year);
  const carried = own ? null : carriedStep(state.place, state.year);
  const step = own ?? carried?.step ?? null;
  box.classList.toggle("carried", Boolean(carried));
  const stages = stagesOf(state.place);
  setText(byId("headline-place"), stages ? nameOf(state.place) : inYear(nameOf(state.place)));
  const without = stages ? fill(strings.route_stages, { count: stages }) : strings.no_data;
  setText(byId("headline-value"), step?.value ?? without);
  byId("headline-value").classList.toggle("words", !step);
  leads(byId("headline-value"), statementOf(step), strings.evidence);
  setText(byId("headline-change"), carried?.words ?? (step?.aside || changeWords(state.place)));
  setText(byId("headline-who"), step ? textOf(step.who) : leftOutWords());
  setText(byId("headline-note"), step?.contested ? textOf(step.note) : "");
  setHidden(byId("headline-contested"), !step?.contested);
  setText(byId("headline-flags"), step ? step.flags.map(textOf).join(" · ") : "");
}

/**
 * @param {number} total
 * @param {number} count
 * @param {number} contested
 * @param {number} carried
 */
function drawSummary(total, count, contested, carried) {
  const line = byId("summary");
  setHidden(line, isTimeless());
  if (line.hidden) {
    setText(line, "");
    return;
  }
  const step = stepOf(state.place, state.year);
  const parts = [];
  if (step) {
    const text = `${step.words}, ${textOf(step.note)}.`;
    parts.push(fill(strings.place_text, { place: nameOf(state.place), year: yearWords(), text }));
  } else if (state.place && !stagesOf(state.place)) {
    parts.push(
      fill(strings.place_text, { place: nameOf(state.place), year: state.year, text: `${strings.no_data}.` }),
    );
  }
  if (total) parts.push(fill(strings.coverage, { count, total }));
  if (carried) parts.push(fill(strings.carried_count, { count: carried }));
  if (contested) parts.push(fill(strings.contested_count, { count: contested }));
  for (const item of breaksNow()) parts.push(`${item.year}: ${item.text}`);
  setText(line, parts.join(" "));
  setAttribute(line, "title", line.textContent);
}

// The levels at which the year drawn has a value that was known by then.
function levelsWithValues() {
  const found = new Set();
  for (const [id, entry] of Object.entries(values.places))
    if (levels[entry.level] && stepOf(id, state.year)) found.add(entry.level);
  return Object.keys(levels).filter((name) => found.has(name));
}

export let noticed = 0; // how many values the notice was last drawn from

/** @param {number} count values drawn at the level */
export function drawNotice(count) {
  noticed = count;
  const level = strings.levels[state.level] || state.level;
  let text = "";
  let lacking = false;
  if (!hasValues()) text = strings.no_measure;
  else if (stagesOf(state.place))
    text = ""; // a route is what is looked at, and the box would lie over it
  else if (isTimeless()) {
    // A scene's words say what it shows.
    const told = deck || sharesShown().some((share) => share.item.measure === values.measure);
    text = told ? "" : strings.not_placed;
  } else if (!levels[state.level]) text = fill(strings.no_layer, { level });
  else if (!ticksOf(state.level).length) {
    lacking = true;
    text = fill(strings.no_values_here, { level });
  } else if (!count) {
    lacking = true;
    const later = ticksOf(state.level).some((tick) => tick.year === state.year);
    text =
      later && state.as_of !== null
        ? fill(strings.no_values_known, { year: state.year, date: asOfWords() })
        : fill(strings.no_values_year, { year: state.year });
    if (values.without.length) text += ` (${leftOutWords()})`;
  }
  writeNotice(text, lacking && !deck ? levelsWithValues() : []);
}

/**
 * @param {string} text
 * @param {string[]} others levels that a button each leads to
 */
function writeNotice(text, others) {
  const box = byId("notice");
  setHidden(box, !text);
  const buttons = others.map((name) => fill(strings.show_level, { level: strings.levels[name] || name }));
  const now = [text, ...buttons].join(" ");
  if (box.dataset.said === now) return;
  box.dataset.said = now;
  box.replaceChildren(text);
  buttons.forEach((label, index) => {
    const button = node("button", "", label);
    button.dataset.level = others[index];
    button.setAttribute("type", "button");
    box.append(" ", button);
  });
}
