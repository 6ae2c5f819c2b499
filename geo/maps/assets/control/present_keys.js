// @ts-check
// Keys, clicker and swipes. While presenting all of them belong to the scenes, wherever the focus is.
import { map } from "../base/document.js";
import { byId, node, setText } from "../base/dom.js";
import { fill, post, state, strings } from "../base/state.js";
import {
  blacken,
  deck,
  move,
  presentation,
  resizeStage,
  run,
  showScene,
  startRun,
  stepYear,
  stopRun,
  unblack,
} from "./present.js";
import { named } from "./present_words.js";
import { askFullScreen } from "./time.js";

let digits = "";

let digitsTimer = 0;

let idle = 0;

const sceneCount = () => deck?.scenes.length ?? 0;

const ANY_MODIFIER = new Set(["[", "]", "?"]); // on some keyboards typed with AltGr

/** @type {Record<string, () => void>} */
const SCENE_KEYS = {
  ArrowRight: () => move(1),
  ArrowDown: () => move(1),
  PageDown: () => move(1),
  " ": () => move(1),
  ArrowLeft: () => move(-1),
  ArrowUp: () => move(-1),
  PageUp: () => move(-1),
  Backspace: () => move(-1),
  Home: () => {
    unblack();
    showScene(0);
  },
  End: () => {
    unblack();
    showScene(sceneCount() - 1);
  },
  b: () => blacken(!presentation.black),
  ".": () => blacken(!presentation.black),
  f: askFullScreen,
  p: () => {
    unblack();
    if (state.playing || run) stopRun();
    else startRun();
  },
  "?": () => showKeys(Boolean(byId("scene-keys").hidden)),
  "[": () => stepYear(-1),
  "]": () => stepYear(1),
  F5: startPresenting,
  Escape: leave,
};

/**
 * Returns whether the key was one of the scenes'.
 * @param {string} key
 */
export function takeKey(key) {
  if (/^[0-9]$/.test(key)) {
    typeDigit(key);
    return true;
  }
  if (key === "Enter" && digits) {
    jumpToTyped();
    return true;
  }
  const act = SCENE_KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (!act) return false;
  if (key === "Escape" && digits) {
    forgetDigits();
    return true;
  }
  forgetDigits();
  act();
  return true;
}

/** @param {KeyboardEvent} event */
function onSceneKey(event) {
  if (!deck) return;
  if ((event.ctrlKey || event.metaKey || event.altKey) && !ANY_MODIFIER.has(event.key)) return;
  // Off the stage the buttons and links of the words keep the keys that press them.
  const presses = event.key === "Enter" || event.key === " ";
  const within = (/** @type {string} */ selector) =>
    event.target instanceof Element && event.target.closest(selector) !== null;
  if (event.key === "Tab" || within("#sources")) return;
  if (!presentation.on && presses && within("button, [role=link], [role=button]")) return;
  event.stopImmediatePropagation();
  if (takeKey(event.key)) event.preventDefault();
}

function startPresenting() {
  if (window.parent !== window) {
    if (!presentation.on) post({ type: "start" });
    return;
  }
  if (!document.fullscreenElement) document.documentElement.requestFullscreen().catch(() => {});
}

// First what lies over the scene goes, then the full screen; the scene stays.
function leave() {
  if (!byId("scene-keys").hidden) {
    showKeys(false);
    return;
  }
  if (presentation.black) {
    unblack();
    return;
  }
  stopRun();
  if (window.parent !== window) post({ type: "leave" });
  else if (document.fullscreenElement) document.exitFullscreen();
}

/** @param {string} key */
function typeDigit(key) {
  digits = (digits + key).slice(-3);
  clearTimeout(digitsTimer);
  digitsTimer = setTimeout(forgetDigits, 4000);
  byId("scene-jump").hidden = false;
  setText(byId("scene-jump"), fill(strings.scenes.jump, { number: digits }));
}

function forgetDigits() {
  digits = "";
  clearTimeout(digitsTimer);
  byId("scene-jump").hidden = true;
}

function jumpToTyped() {
  const number = Number(digits);
  if (number >= 1 && number <= sceneCount()) {
    forgetDigits();
    unblack();
    showScene(number - 1);
    return;
  }
  digits = "";
  setText(byId("scene-jump"), fill(strings.scenes.no_scene, { number, count: sceneCount() }));
}

export function keyList() {
  const box = named("section", "scene-keys");
  box.hidden = true;
  return box;
}

export function fillKeyList() {
  const list = node("dl");
  for (const { keys, does } of strings.scenes.keys) list.append(node("dt", "", keys), node("dd", "", does));
  byId("scene-keys").replaceChildren(node("h2", "", strings.scenes.keys_title), list);
  byId("scene-keys").setAttribute("aria-label", strings.scenes.keys_title);
}

/** @param {boolean} on */
export function showKeys(on) {
  byId("scene-keys").hidden = !on;
  if (!on) return;
  const { keys_title, keys } = strings.scenes;
  setText(byId("scene-live"), `${keys_title}. ${keys.map((one) => `${one.keys}: ${one.does}`).join(". ")}`);
}

export function listenToScenes() {
  window.addEventListener("keydown", onSceneKey, true);
  listenToSwipes();
  // A click on the map chooses no place here, and the map is not dragged away under the words.
  const box = map.getContainer();
  box.addEventListener(
    "click",
    (event) => {
      if (deck) event.stopPropagation();
    },
    true,
  );
  const { dragging, scrollWheelZoom, doubleClickZoom, touchZoom, boxZoom } = map;
  for (const handler of [dragging, scrollWheelZoom, doubleClickZoom, touchZoom, boxZoom]) handler?.disable();
  window.addEventListener("pointermove", wake);
  window.addEventListener("resize", () =>
    requestAnimationFrame(() => {
      if (deck) resizeStage();
    }),
  );
}

// The pointer and the buttons go when nobody moves them.
function wake() {
  document.body.classList.add("awake");
  clearTimeout(idle);
  idle = setTimeout(() => document.body.classList.remove("awake"), 2500);
}

function listenToSwipes() {
  /** @type {{ x: number, y: number, at: number } | null} */
  let start = null;
  window.addEventListener(
    "touchstart",
    (event) => {
      const one = event.touches.length === 1 && event.touches[0];
      start = one ? { x: one.clientX, y: one.clientY, at: event.timeStamp } : null;
      wake();
    },
    { passive: true },
  );
  window.addEventListener(
    "touchend",
    (event) => {
      if (!start || !deck) return;
      const { clientX, clientY } = event.changedTouches[0];
      const x = clientX - start.x;
      const y = clientY - start.y;
      const swiped = Math.abs(x) > 45 && Math.abs(x) > 1.5 * Math.abs(y) && event.timeStamp - start.at < 900;
      start = null;
      if (swiped) move(x < 0 ? 1 : -1);
    },
    { passive: true },
  );
}
