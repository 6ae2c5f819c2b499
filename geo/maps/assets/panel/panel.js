// @ts-check
// What stands beside the map, drawn in the same frame from what is here already: no request to a server.
import { config } from "../base/document.js";
import { byId, node } from "../base/dom.js";
import { copies, leads, opens, patch } from "../base/evidence.js";
import { fill, isTimeless, NARROW, nameOf, post, state, strings, values } from "../base/state.js";
import { breaksKnown, heldNow, isBreakOf, stepOf, textOf, yearWords } from "../base/values.js";
import { linked } from "../control/linked.js";
import { deck } from "../control/present.js";
import { stages, stagesOf, stageWords } from "../picture/corridors.js";
import { shapes } from "../picture/layers.js";
import { decreesOn } from "../picture/noted.js";
import { drawChart } from "./chart.js";
import { claimList, claimsOf, detailsOf, figuresOf, isKnown } from "./figures.js";
import { readingFilter } from "./readings.js";

export const hasPanel = () => Boolean(values.panel) && !deck && !linked;

// One figure is shown once: in the panel where it stands beside the map, else over the map.
export function settlePanel() {
  const beside = hasPanel();
  document.body.classList.toggle("beside", beside);
  byId("panel").hidden = !beside;
  if (NARROW.matches && !beside) byId("head").after(byId("headline"));
  else byId(beside ? "panel" : "side").prepend(byId("headline"));
  // Where scenes are presented it stands with their words.
  if (!deck) byId(beside || linked ? "time" : "side").append(byId("legend"));
}

// On a phone the panel lies under the map: the page makes its frame as high as both.
export function tellHeight() {
  const tell = () => {
    if (!NARROW.matches || !hasPanel()) return;
    // Not its scrollHeight: that is never less than the frame, which then could not become shorter again.
    post({ type: "height", height: Math.ceil(document.body.getBoundingClientRect().height) });
  };
  new ResizeObserver(tell).observe(byId("panel"));
}

let drawn = ""; // what the panel was last drawn from

const RUN = 24; // milliseconds from one step to the next below which a step comes in every frame

let steppedAt = 0; // when the last step had been drawn

let bodyTimer = 0;

export function drawPanel() {
  if (!hasPanel()) return;
  const now = [
    values.stamp,
    state.place,
    state.year,
    state.day,
    state.level,
    strings.language,
    JSON.stringify(decreesOn(state.place)),
  ].join("|");
  if (now !== drawn) {
    drawn = now;
    opens(byId("headline-place"), "places", state.place, strings.panel.profile);
    const sentence = heldNow(panelOf(state.place)?.sentences?.[String(state.year)]);
    byId("headline-copy").replaceChildren(...(sentence ? [copies(textOf(sentence.text))] : []));
    clearTimeout(bodyTimer);
    // While the slider is dragged through the years, what is read at rest waits for the first frame without a step.
    if (performance.now() - steppedAt < RUN) bodyTimer = setTimeout(drawBody, RUN);
    else drawBody();
    steppedAt = performance.now();
  }
  drawChart();
}

function drawBody() {
  const body = node("div");
  body.append(...sections());
  patch(byId("panel-body"), body);
  byId("panel-body").querySelector(".decrees .chosen-decree")?.scrollIntoView({ block: "nearest" });
}

function* sections() {
  if (!isTimeless() && !stepOf(state.place, state.year) && !stagesOf(state.place))
    yield node("p", "", nothingWords());
  yield* route(state.place);
  if (values.since !== null) {
    yield* added();
    yield* [filtered(null)].filter((box) => box !== null);
  } else {
    yield* section(figuresHeading(), filtered(figuresOf(state.place)));
    yield* olderPlaces();
    for (const id of panelOf(state.place)?.inside ?? []) yield* section(panelName(id), figuresOf(id));
  }
  yield* section(strings.noted.emergencies, decrees());
  yield* section(strings.panel.cautions, cautions());
}

/**
 * The figures of the place below what they can be left out by.
 * @param {HTMLElement | null} list
 */
function filtered(list) {
  const filter = readingFilter(claimsOf(state.place));
  const box = list ?? (filter && node("div", "figures"));
  if (filter) box?.prepend(filter);
  return box;
}

// The decrees of the year that lie on the place, where their layer is shown.
function decrees() {
  const list = node("ul", "cautions decrees");
  for (const { chosen, items } of decreesOn(state.place)) {
    for (const { statement, words } of items) {
      const { name, value, detail } = words[strings.language];
      const item = list.appendChild(node("li", chosen ? "chosen-decree" : ""));
      leads(item.appendChild(node("b", "", value)), statement, strings.evidence);
      item.append(` ${name}`, node("small", "", detail));
    }
  }
  return list.childElementCount ? list : null;
}

/** @param {string} id */
const panelOf = (id) => values.panel?.places[id];

/** @param {string} id */
const panelName = (id) => panelOf(id)?.name ?? nameOf(id);

/**
 * @param {string} heading
 * @param {HTMLElement | null} body
 * @param {string} [note]
 */
function section(heading, body, note) {
  if (!body) return [];
  const parts = [node("h2", "", heading), body];
  if (note) parts.splice(1, 0, node("p", "quiet-note", note));
  return parts;
}

function figuresHeading() {
  const { length } = claimsOf(state.place);
  const { figures_one, figures_other, all_one, all_other } = strings.panel;
  if (isTimeless()) return fill(length === 1 ? all_one : all_other, { n: length });
  return fill(length === 1 ? figures_one : figures_other, { n: length, year: state.year });
}

// Why there is no value: nothing is claimed, or not in the unit of the map.
function nothingWords() {
  if (values.since !== null) return strings.panel.no_total;
  const claims = claimsOf(state.place);
  const units = new Set(claims.flatMap((claim) => detailsOf(claim).unit ?? []).map(textOf));
  if (units.size)
    return fill(strings.panel.other_unit, { units: [...units].sort().join(", "), unit: values.unit });
  return claims.length ? strings.panel.not_alone : strings.panel.nothing;
}

function* added() {
  const step = stepOf(state.place, state.year);
  if (step) yield* section(strings.panel.added, claimList(step.claims));
  const left = heldNow(panelOf(state.place)?.left_out?.[String(state.year)]);
  if (!left) return;
  yield node("h2", "", strings.panel.not_added);
  for (const group of left.groups)
    yield* [node("p", "quiet-note", textOf(group.reason)), claimList(group.claims)];
}

// An older place drawn on this outline is another series: its claims stand apart.
function* olderPlaces() {
  const own = panelOf(state.place);
  if (own?.borrowed !== undefined) yield node("p", "quiet-note", textOf(own.borrowed));
  for (const id of own?.older ?? []) {
    const older = panelOf(id);
    const note = `${textOf(older?.borrowed ?? 0)} ${strings.panel.apart_series}`;
    const heading = fill(strings.panel.earlier, { place: panelName(id) });
    yield* section(heading, figuresOf(id) ?? node("p", "", yearsWords(id)), note);
  }
}

/** @param {string} id */
function yearsWords(id) {
  const years = Object.entries(panelOf(id)?.years ?? {})
    .filter(([, claims]) => claims.some(isKnown))
    .map(([year]) => year);
  return years.length
    ? fill(strings.panel.figures_of, { years: years.join(", ") })
    : strings.panel.no_figures;
}

/** @param {string} place */
function* route(place) {
  const own = stages.filter((stage) => stage.properties.corridor === place && stage.known);
  if (!own.length) return;
  for (const text of config.routes[place][strings.language]) yield node("p", "", `${text}.`);
  const list = node("ol", "stages");
  for (const { properties } of own) {
    const words = stageWords(properties);
    const item = list.appendChild(node("li"));
    const route = item.appendChild(node("b", "", words.route));
    leads(route, properties.id, strings.evidence);
    item.append(node("small", "", words.kind));
    for (const note of words.notes) item.append(node("small", "", note));
  }
  yield* section(strings.panel.stages, list, strings.panel.stages_note);
}

function cautions() {
  const list = node("ul", "cautions");
  for (const text of new Set(cautionTexts())) list.append(node("li", "", text));
  const more = node("span", "", strings.panel.definition);
  opens(more, "methods", values.measure, strings.panel.definition);
  if (more.classList.contains("leads")) list.appendChild(node("li")).append(more);
  return list.childElementCount ? list : null;
}

function* cautionTexts() {
  if (!isTimeless()) {
    const dated = heldNow(values.panel?.cautions[state.level]?.[String(state.year)]);
    yield* (dated?.texts ?? []).map(textOf);
    yield* gaps();
    for (const item of breaksKnown())
      if (item.year === state.year && (isBreakOf(item, state.place) || item.levels.includes(state.level)))
        yield item.text;
    for (const id of new Set(["peru", state.place])) {
      const zones = heldNow(panelOf(id)?.zones?.[String(state.year)]);
      if (zones) yield `${panelName(id)}: ${textOf(zones.text)}`;
    }
  }
  const shape = shapes.get(state.place);
  const p = shape?.feature.properties;
  const accuracy = (strings.language === "es" && p?.accuracy_es) || p?.accuracy;
  if (accuracy) yield fill(strings.accuracy, { text: accuracy });
}

// What the level and the claims of the year do not share, on either side.
function* gaps() {
  if (values.since !== null) return;
  const silent = [];
  /** @type {Map<string, string[]>} by the country abroad that they are parts of */
  const elsewhere = new Map();
  for (const [id, { level, years, inside = "" }] of Object.entries(values.places)) {
    if (level !== state.level && level !== "other" && (level !== "abroad" || state.level !== "country"))
      continue;
    const shape = shapes.get(id);
    const has = stepOf(id, state.year);
    if (!shape && has) elsewhere.set(inside, [...(elsewhere.get(inside) ?? []), nameOf(id)]);
    if (!shape || has || (shape.successor && stepOf(shape.successor.id, state.year))) continue;
    if (Object.keys(years).some((year) => stepOf(id, Number(year)))) silent.push(nameOf(id));
  }
  // Several parts of one country abroad are only counted.
  const others = [...elsewhere].flatMap(([country, names]) =>
    country && names.length > 1
      ? fill(strings.panel.parts, { count: names.length, place: nameOf(country) })
      : names,
  );
  for (const [names, text] of /** @type {[string[], string][]} */ ([
    [silent, strings.panel.no_data_for],
    [others, strings.panel.not_shown],
  ])) {
    names.sort((a, b) => a.localeCompare(b, strings.locale));
    if (names.length) yield fill(text, { year: yearWords(), names: names.join(", ") });
  }
}
