// @ts-check
// Presenting: scenes in order on the one map. All they need came with the deck; nothing loads later.
import { map } from "../base/document.js";
import { byId, setText } from "../base/dom.js";
import { isTimeless, pick, post, REDUCED, setValues, state, strings, values } from "../base/state.js";
import { dayIndex, knownYears, newestYear, nextKnown } from "../base/values.js";
import { settlePanel } from "../panel/panel.js";
import { requestDraw } from "../picture/draw.js";
import { frameExtent } from "../picture/extent.js";
import { nameLabels, placeLabels, weighLabels } from "../picture/labels.js";
import { shapes, showLayers, showLevel } from "../picture/layers.js";
import { outlineOver } from "../picture/panes.js";
import { hideTip } from "../picture/tip.js";
import { refresh } from "./messages.js";
import { showKeys } from "./present_keys.js";
import { arrive, moveTo } from "./present_move.js";
import { drawProgress, fitWords, setStage, writeScene } from "./present_words.js";
import { drawPicture, isMapped, kindOf } from "./scene_picture.js";
import { setYear } from "./time.js";

/** @typedef {{ scenes: Scene[], values: Record<string, import("../base/contract.js").ValuesMessage> }} Deck */

/** @type {Deck | null} the scenes, and the values of each measure and lens they show */
export let deck = null;

export const presentation = {
  index: -1,
  on: false,
  black: false,
  lit: {
    /** @type {Set<string>} */
    places: new Set(),
    /** @type {Set<string>} */
    corridors: new Set(),
  },
  /** @type {L.Layer[]} */
  parts: [],
};

/** @type {import("../base/contract.js").PresentMessage | null} what was asked before the scenes had come */
let awaited = null;

export let run = 0; // timer of a run of years

const RUN_MS = 700;

const REST_MS = 1300; // from a scene's entry to the first step of its run: the move ends before it

/** @param {string} corridor */
export const isLit = (corridor) => presentation.lit.corridors.has(corridor);

const sceneNow = () => deck?.scenes[presentation.index] ?? null;

/** @param {import("../base/contract.js").DeckMessage} message */
export function takeDeck(message) {
  const first = !deck;
  const kept = sceneNow();
  const { scenes } = message.scenes;
  deck = { scenes, values: message.values };
  if (first) setStage();
  document.body.classList.add("deck");
  settlePanel();
  drawProgress(scenes.length);
  const again = kept ? scenes.findIndex((scene) => scene.id === kept.id) : 0;
  presentation.index = -1;
  // The frame's size is another now: what is framed is framed once the layout stands.
  map.invalidateSize({ animate: false, pan: false });
  showScene(awaited?.scene ?? Math.max(0, again), { still: true });
  if (presentation.index < 0) showScene(0, { still: true });
  awaited = null;
  if (window.parent === window && !presentation.on) present({ type: "present", on: true });
}

/**
 * @param {number} index
 * @param {{ still?: boolean }} [how]
 */
export function showScene(index, { still = false } = {}) {
  const scene = deck?.scenes[index];
  if (!deck || !scene || index === presentation.index) return;
  stopRun();
  hideTip();
  presentation.index = index;
  const { view } = scene;
  const fresh = values !== deck.values[scene.values];
  setValues(deck.values[scene.values]);
  Object.assign(state, pick(view, ["level", "place", "as_of", "as_of_label"]));
  state.layers = new Set(view.layers);
  state.day = dayIndex(state.as_of);
  state.year = yearOf(scene);
  state.told = true;
  state.extent = view.extent;
  light(scene);
  const moved = makeRoomFor(scene);
  weighLabels();
  if (fresh) nameLabels();
  showLevel(state.level);
  showLayers();
  refresh();
  drawLit();
  writeScene(scene);
  document.documentElement.dataset.scene = scene.id;
  if (still || moved || !isMapped(scene)) {
    arrive(true);
    frameExtent();
  }
  // The colours first, in the next frame; then the move.
  else
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        if (sceneNow() === scene) moveTo(view.extent);
      }),
    );
  tellScene();
  if (plays(scene)) run = setTimeout(startRun, REST_MS);
}

/**
 * A scene with a chart leaves the map less room, or none. Returns whether that changed.
 * @param {Scene} scene
 */
function makeRoomFor(scene) {
  const kind = kindOf(scene);
  const before = document.body.dataset.kind ?? "map";
  document.body.dataset.kind = kind;
  if (kind === before) return false;
  map.invalidateSize({ animate: false, pan: false });
  return true;
}

/** What is sized by the frame is measured and placed anew: it was entered, left or changed. */
export function resizeStage() {
  const scene = sceneNow();
  if (!scene) return;
  fitWords();
  drawPicture(scene);
  nameLabels();
  placeLabels();
}

/** @param {Scene} scene */
const plays = (scene) => presentation.on && Boolean(scene.years) && !REDUCED.matches;

/** @param {Scene} scene */
function yearOf(scene) {
  if (scene.years) return scene.years[plays(scene) ? 0 : 1];
  return scene.view.year ?? (values.years.length ? newestYear() : null);
}

/**
 * Highlighted: outlines over all lines, and corridors before the others.
 * @param {Scene} scene
 */
function light(scene) {
  presentation.lit = { places: new Set(scene.places), corridors: new Set(scene.corridors) };
  document.body.classList.toggle("some-lit", presentation.lit.corridors.size > 0);
}

function drawLit() {
  for (const part of presentation.parts) part.remove();
  presentation.parts = [...presentation.lit.places].flatMap((id) => {
    const shape = shapes.get(id);
    return shape && id !== state.place ? outlineOver(shape.feature) : [];
  });
}

// What is sent to the page around: the presenter's window shows it, the address keeps it.
function tellScene() {
  const scene = sceneNow();
  if (!deck || !scene) return;
  const next = deck.scenes[presentation.index + 1];
  post({
    type: "scene",
    index: presentation.index,
    count: deck.scenes.length,
    id: scene.id,
    title: scene.title,
    notes: scene.notes?.join("\n") ?? "",
    next: next?.title ?? "",
    black: presentation.black,
    year: isTimeless() ? "" : String(state.year),
  });
}

/** @param {number} step */
export function move(step) {
  unblack();
  const last = (deck?.scenes.length ?? 0) - 1;
  showScene(Math.min(last, Math.max(0, presentation.index + step)));
}

export function startRun() {
  const years = runSpan();
  if (!years.length) return;
  if (REDUCED.matches) {
    stepYear(1);
    return;
  }
  const { year } = state;
  if (year === null || year >= years[years.length - 1] || year < years[0]) setYear(years[0]);
  state.playing = true;
  run = setTimeout(runOn, RUN_MS);
}

function runOn() {
  const next = runSpan().find((year) => year > Number(state.year));
  if (next === undefined) {
    stopRun();
    return;
  }
  setYear(next);
  run = setTimeout(runOn, RUN_MS);
}

// The years of the scene's run that have claims; of a scene without one, all.
function runSpan() {
  const years = isTimeless() ? [] : knownYears();
  const span = sceneNow()?.years;
  return span ? years.filter((year) => year >= span[0] && year <= span[1]) : years;
}

export function stopRun() {
  clearTimeout(run);
  run = 0;
  if (!state.playing) return;
  state.playing = false;
  tellScene();
}

/** @param {number} direction */
export function stepYear(direction) {
  if (isTimeless()) return;
  stopRun();
  const next = nextKnown(state.year, direction);
  if (next === undefined) return;
  setYear(next);
  requestAnimationFrame(() => {
    setText(byId("scene-live"), `${byId("year-now").textContent}. ${byId("summary").textContent}`);
    tellScene();
  });
}

/** @param {import("../base/contract.js").PresentMessage} message */
export function present(message) {
  if (!deck) {
    awaited = message;
    return;
  }
  if (message.on !== undefined && message.on !== presentation.on) {
    presentation.on = message.on;
    document.body.classList.toggle("on-stage", presentation.on);
    if (!presentation.on) {
      unblack();
      showKeys(false);
      stopRun();
    }
    const scene = sceneNow();
    if (scene) {
      writeScene(scene);
      resizeStage();
      if (plays(scene)) {
        state.year = yearOf(scene);
        requestDraw();
        run = setTimeout(startRun, REST_MS);
      }
    }
  }
  if (message.scene !== undefined) showScene(message.scene);
  tellScene();
}

/** @param {boolean} on */
export function blacken(on) {
  if (presentation.black === on) return;
  presentation.black = on;
  byId("scene-black").hidden = !on;
  setText(byId("scene-live"), on ? strings.scenes.black : (byId("scene-title").textContent ?? ""));
  if (on) stopRun();
  tellScene();
}

export const unblack = () => blacken(false);
