// The time bar: two axes, ticks where claims exist, Play, and the keys.
let timer = 0;

function setYear(year) {
  if (isTimeless()) return;
  const [first, last] = yearSpan();
  year = Math.min(last, Math.max(first, year));
  if (year === S.year) return;
  S.year = year;
  requestDraw();
}

function yearSpan() {
  const years = [...V.years, ...(S.year === null ? [] : [S.year])];
  return [Math.min(...years), Math.max(...years)];
}

function setDay(index) {
  const last = V.days.length - 1;
  S.asOf = index >= last ? null : V.days[index];
  S.day = index >= last ? Infinity : index;
  drawTicks();
  drawBreaks();
  requestDraw();
}

function drawTime(total, count, contested) {
  drawYearSlider({ year: S.year, count, total, contested });
  const days = V ? V.days.length : 0;
  $("as-of-box").hidden = days < 2;
  const asOf = $("as-of");
  if (days && Number(asOf.max) !== days - 1) asOf.max = days - 1;
  const index = S.day === Infinity ? days - 1 : Math.max(0, S.day);
  if (days && Number(asOf.value) !== index) asOf.value = index;
  setText($("as-of-words"), asOfWords());
  setAttribute(asOf, "aria-valuetext", asOfWords());
}

function drawYearSlider(words) {
  const slider = $("year");
  const idle = (slider.disabled = $("play").disabled = $("speed").disabled = isTimeless());
  if (idle) { setAttribute(slider, "aria-valuetext", ""); return; }
  const [first, last] = yearSpan();
  if (Number(slider.min) !== first) slider.min = first;
  if (Number(slider.max) !== last) slider.max = last;
  if (Number(slider.value) !== S.year) slider.value = S.year;
  const text = !words.count ? T.year_empty : words.contested ? T.year_contested : T.coverage_short;
  setAttribute(slider, "aria-valuetext", fill(text, words));
}

// Ticks change with measure, level and day, never with the year: no cost in a step.
function drawTicks() {
  const box = $("ticks");
  box.replaceChildren();
  if (isTimeless()) return;
  const [first, last] = yearSpan();
  const at = (year) => (last > first ? `${(100 * (year - first)) / (last - first)}%` : "50%");
  for (const [year, day] of ticksOf(S.level)) {
    const tick = node("i", day <= S.day ? "tick" : "tick later");
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
  if (isTimeless()) return;
  if (REDUCED.matches) { stepForward(); return; }
  if (nextKnown(S.year, 1) === undefined) setYear(knownYears()[0] ?? S.year);
  S.playing = true;
  showPlaying();
  timer = setTimeout(tick, Number($("speed").value));
}

function tick() {
  if (!S.playing) return;
  stepForward();
  if (nextKnown(S.year, 1) === undefined) { pause(); return; }
  timer = setTimeout(tick, Number($("speed").value));
}

function stepForward() {
  const next = nextKnown(S.year, 1);
  if (next !== undefined) setYear(next);
}

function pause() {
  clearTimeout(timer);
  if (!S.playing) return;
  S.playing = false;
  showPlaying();
  report();
}

function showPlaying() {
  const button = $("play");
  button.classList.toggle("playing", S.playing);
  button.setAttribute("aria-label", S.playing ? T.pause : T.play);
  button.title = REDUCED.matches ? T.step_hint : T.play_hint;
  // A screen reader is not to be flooded while the years run.
  $("summary").setAttribute("aria-live", S.playing ? "off" : "polite");
}

function moveByKey(key, onSlider) {
  if (isTimeless()) return false;
  const [first, last] = yearSpan();
  switch (key) {
    case "ArrowRight": case "ArrowUp": setYear(S.year + 1); return true;
    case "ArrowLeft": case "ArrowDown": setYear(S.year - 1); return true;
    case "Home": setYear(first); return true;
    case "End": setYear(last); return true;
    // On the slider as sliders do, by five years; elsewhere as presenters' clickers do, to the next claims.
    case "PageUp": setYear(onSlider ? S.year + 5 : nextKnown(S.year, -1) ?? S.year); return true;
    case "PageDown": setYear(onSlider ? S.year - 5 : nextKnown(S.year, 1) ?? S.year); return true;
    default: return false;
  }
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !V) return;
  const target = event.target;
  const onButton = target.id === "play" && (event.key === "Enter" || event.key === " ");
  const played = S.playing;
  if (!onButton) pause();
  // Space plays wherever it presses nothing else, as in any player.
  if (event.key === " " && !target.closest("button, select, summary, [role=button]")) {
    event.preventDefault();
    if (!played) play();
    return;
  }
  if (target.matches("#as-of, select") && event.key !== "f") return;
  if (event.shiftKey && event.key.startsWith("Arrow")) { panByKey(event); return; }
  if (moveByKey(event.key, target.id === "year")) event.preventDefault();
  else if (event.key === "f") askFullScreen();
  else if (event.key === "+" || event.key === "=") { byHand(); map.zoomIn(); }
  else if (event.key === "-") { byHand(); map.zoomOut(); }
}

function panByKey(event) {
  const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  byHand();
  map.panBy(steps[event.key], { animate: !REDUCED.matches });
  event.preventDefault();
}

function askFullScreen() {
  // The keys go back to the whole map: Space plays, a presenter's clicker means "next".
  $("full").blur();
  if (window.parent !== window) post({ type: "fullscreen" });
  else if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

function listenToTime() {
  $("year").addEventListener("input", (event) => { pause(); setYear(Number(event.target.value)); });
  // After a drag the keys go back to the whole map, so that a presenter's clicker means "next".
  $("year").addEventListener("pointerup", (event) => event.target.blur());
  $("as-of").addEventListener("input", (event) => { pause(); setDay(Number(event.target.value)); });
  $("play").addEventListener("click", () => (S.playing ? pause() : play()));
  $("full").addEventListener("click", askFullScreen);
  document.addEventListener("keydown", onKey);
  document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#play, #speed")) pause(); }, true);
}
