// @ts-check
// The time bar: two axes, ticks where claims exist, Play, and the keys.
import { map } from "../base/document.js";
import { byId, inputById, node, setAttribute, setHidden, setText } from "../base/dom.js";
import { fill, hasValues, isTimeless, post, REDUCED, report, state, strings, values } from "../base/state.js";
import { asOfWords, breaksHere, knownYears, nextKnown, ticksOf } from "../base/values.js";
import { drawStep, requestDraw } from "../picture/draw.js";
import { byHand } from "../picture/extent.js";
import { drawBreaks } from "../picture/legend.js";

export const FEWEST_PLAYED = 4; // years with a value below which there is nothing to play

let timer = 0;

/** @param {number | null} wished */
export function setYear(wished) {
  if (isTimeless() || wished === null) return;
  const [first, last] = yearSpan();
  const year = Math.min(last, Math.max(first, wished));
  if (year === state.year) return;
  state.year = year;
  drawStep();
}

function yearSpan() {
  const years = [...values.years, ...(state.year === null ? [] : [state.year])];
  return [Math.min(...years), Math.max(...years)];
}

/** @param {number} index */
function setDay(index) {
  const last = values.days.length - 1;
  state.as_of = index >= last ? null : values.days[index];
  state.day = index >= last ? Number.POSITIVE_INFINITY : index;
  drawTicks();
  drawBreaks();
  requestDraw();
}

/**
 * @param {number} total
 * @param {number} count
 * @param {number} contested
 */
export function drawTime(total, count, contested) {
  drawYearSlider({ count, total, contested });
  const days = values.days.length;
  setHidden(byId("as-of-box"), days < 2);
  const slider = inputById("as-of");
  if (days && Number(slider.max) !== days - 1) slider.max = String(days - 1);
  const index = state.day === Number.POSITIVE_INFINITY ? days - 1 : Math.max(0, state.day);
  if (days && Number(slider.value) !== index) slider.value = String(index);
  setText(byId("as-of-words"), asOfWords());
  setAttribute(slider, "aria-valuetext", asOfWords());
}

/** @param {{ count: number, total: number, contested: number }} words */
function drawYearSlider(words) {
  const slider = inputById("year");
  for (const id of ["year", "play", "speed"]) inputById(id).disabled = isTimeless();
  if (isTimeless()) {
    setAttribute(slider, "aria-valuetext", "");
    return;
  }
  const [first, last] = yearSpan();
  if (Number(slider.min) !== first) slider.min = String(first);
  if (Number(slider.max) !== last) slider.max = String(last);
  if (Number(slider.value) !== state.year) slider.value = String(state.year);
  const text = !words.count
    ? strings.year_empty
    : words.contested
      ? strings.year_contested
      : strings.coverage_short;
  setAttribute(slider, "aria-valuetext", fill(text, { year: state.year, ...words }));
}

// Ticks change with measure, level and day, never with the year: no cost in a step.
export function drawTicks() {
  const box = byId("ticks");
  box.replaceChildren();
  const few = ticksOf(state.level).length < FEWEST_PLAYED;
  setHidden(byId("play"), few);
  setHidden(inputById("speed"), few);
  setHidden(byId("track"), values.years.length < 2);
  if (isTimeless()) return;
  const [first, last] = yearSpan();
  const at = (/** @type {number} */ year) =>
    last > first ? `${(100 * (year - first)) / (last - first)}%` : "50%";
  for (const { year, day } of ticksOf(state.level)) {
    const tick = node("i", day <= state.day ? "tick" : "tick later");
    tick.style.left = at(year);
    box.append(tick);
  }
  for (const item of breaksHere()) {
    if (item.year < first || item.year > last) continue;
    const mark = node("i", "break");
    mark.style.left = at(item.year);
    mark.title = `${item.year}: ${item.text}`;
    box.append(mark);
  }
  const round = last - first > 12 ? 5 : last - first > 5 ? 2 : 1;
  for (let year = first; year <= last; year++) {
    const end = year === first || year === last;
    const near = !end && (year - first < round * 0.6 || last - year < round * 0.6);
    if (!end && (year % round || near)) continue;
    const label = node("span", end ? "year-label end" : "year-label", String(year));
    label.style.left = at(year);
    box.append(label);
  }
}

function play() {
  if (isTimeless() || byId("play").hidden) return;
  if (REDUCED.matches) {
    stepForward();
    return;
  }
  if (nextKnown(state.year, 1) === undefined) setYear(knownYears()[0] ?? state.year);
  state.playing = true;
  showPlaying();
  timer = setTimeout(tick, Number(inputById("speed").value));
}

function tick() {
  if (!state.playing) return;
  stepForward();
  if (nextKnown(state.year, 1) === undefined) {
    pause();
    return;
  }
  timer = setTimeout(tick, Number(inputById("speed").value));
}

function stepForward() {
  const next = nextKnown(state.year, 1);
  if (next !== undefined) setYear(next);
}

export function pause() {
  clearTimeout(timer);
  if (!state.playing) return;
  state.playing = false;
  showPlaying();
  report();
}

export function showPlaying() {
  const button = byId("play");
  button.classList.toggle("playing", state.playing);
  button.setAttribute("aria-label", state.playing ? strings.pause : strings.play);
  button.title = REDUCED.matches ? strings.step_hint : strings.play_hint;
  // A screen reader is not to be flooded while the years run.
  byId("summary").setAttribute("aria-live", state.playing ? "off" : "polite");
}

/**
 * @param {string} key
 * @param {boolean} onSlider
 */
function moveByKey(key, onSlider) {
  const shown = state.year;
  if (isTimeless() || shown === null) return false;
  const [first, last] = yearSpan();
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      setYear(shown + 1);
      return true;
    case "ArrowLeft":
    case "ArrowDown":
      setYear(shown - 1);
      return true;
    case "Home":
      setYear(first);
      return true;
    case "End":
      setYear(last);
      return true;
    // On the slider as sliders do, by five years; elsewhere as presenters' clickers do, to the next claims.
    case "PageUp":
      setYear(onSlider ? shown + 5 : (nextKnown(shown, -1) ?? shown));
      return true;
    case "PageDown":
      setYear(onSlider ? shown - 5 : (nextKnown(shown, 1) ?? shown));
      return true;
    default:
      return false;
  }
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !hasValues()) return;
  const target = /** @type {Element} */ (event.target);
  const onButton = target.id === "play" && (event.key === "Enter" || event.key === " ");
  const played = state.playing;
  if (!onButton) pause();
  // Space plays wherever it presses nothing else, as in any player.
  if (event.key === " " && !target.closest("button, select, summary, [role=button]")) {
    event.preventDefault();
    if (!played) play();
    return;
  }
  if (target.matches("#as-of, select") && event.key !== "f") return;
  if (event.shiftKey && event.key.startsWith("Arrow")) {
    panByKey(event);
    return;
  }
  if (moveByKey(event.key, target.id === "year")) event.preventDefault();
  else if (event.key === "f") askFullScreen();
  else if (event.key === "+" || event.key === "=") {
    byHand();
    map.zoomIn();
  } else if (event.key === "-") {
    byHand();
    map.zoomOut();
  }
}

/** @param {KeyboardEvent} event */
function panByKey(event) {
  /** @type {Record<string, [number, number]>} */
  const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  byHand();
  map.panBy(steps[event.key], { animate: !REDUCED.matches });
  event.preventDefault();
}

export function askFullScreen() {
  // The keys go back to the whole map: Space plays, a presenter's clicker means "next".
  byId("full").blur();
  if (window.parent !== window) post({ type: "fullscreen" });
  else if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

export function listenToTime() {
  const year = inputById("year");
  const asOf = inputById("as-of");
  year.addEventListener("input", () => {
    pause();
    setYear(Number(year.value));
  });
  // After a drag the keys go back to the whole map, so that a presenter's clicker means "next".
  year.addEventListener("pointerup", () => year.blur());
  asOf.addEventListener("input", () => {
    pause();
    setDay(Number(asOf.value));
  });
  byId("play").addEventListener("click", () => (state.playing ? pause() : play()));
  byId("full").addEventListener("click", askFullScreen);
  document.addEventListener("keydown", onKey);
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (!(event.target instanceof Element && event.target.closest("#play, #speed"))) pause();
    },
    true,
  );
}
