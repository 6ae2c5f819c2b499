// Keys, clicker and swipes. While presenting all of them belong to the scenes, wherever the focus is.
let digits = "";
let digitsTimer = 0;
let idle = 0;
const ANY_MODIFIER = new Set(["[", "]", "?"]); // on some keyboards typed with AltGr

const SCENE_KEYS = {
  ArrowRight: () => move(1), ArrowDown: () => move(1), PageDown: () => move(1), " ": () => move(1),
  ArrowLeft: () => move(-1), ArrowUp: () => move(-1), PageUp: () => move(-1), Backspace: () => move(-1),
  Home: () => { unblack(); showScene(0); },
  End: () => { unblack(); showScene(deck.scenes.length - 1); },
  b: () => blacken(!P.black), ".": () => blacken(!P.black),
  f: askFullScreen,
  p: () => { unblack(); if (S.playing || run) stopRun(); else startRun(); },
  "?": () => showKeys($("scene-keys").hidden),
  "[": () => stepYear(-1), "]": () => stepYear(1),
  F5: startPresenting,
  Escape: leave,
};

// Returns whether the key was one of the scenes'.
function takeKey(key) {
  if (/^[0-9]$/.test(key)) { typeDigit(key); return true; }
  if (key === "Enter" && digits) { jumpToTyped(); return true; }
  const act = SCENE_KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (!act) return false;
  if (key === "Escape" && digits) { forgetDigits(); return true; }
  forgetDigits();
  act();
  return true;
}

function onSceneKey(event) {
  if (!deck) return;
  if ((event.ctrlKey || event.metaKey || event.altKey) && !ANY_MODIFIER.has(event.key)) return;
  // Off the stage the buttons and links of the words keep the keys that press them.
  const presses = event.key === "Enter" || event.key === " ";
  if (event.key === "Tab" || (!P.on && presses && event.target.closest("button, [role=link], [role=button]"))) return;
  if (event.target.closest && event.target.closest("#sources")) return;
  event.stopImmediatePropagation();
  if (takeKey(event.key)) event.preventDefault();
}

function startPresenting() {
  if (window.parent !== window) { if (!P.on) post({ type: "start" }); return; }
  if (!document.fullscreenElement) document.documentElement.requestFullscreen().catch(() => {});
}

// First what lies over the scene goes, then the full screen; the scene stays.
function leave() {
  if (!$("scene-keys").hidden) { showKeys(false); return; }
  if (P.black) { unblack(); return; }
  stopRun();
  if (window.parent !== window) post({ type: "leave" });
  else if (document.fullscreenElement) document.exitFullscreen();
}

function typeDigit(key) {
  digits = (digits + key).slice(-3);
  clearTimeout(digitsTimer);
  digitsTimer = setTimeout(forgetDigits, 4000);
  $("scene-jump").hidden = false;
  setText($("scene-jump"), fill(T.scenes.jump, { number: digits }));
}

function forgetDigits() {
  digits = "";
  clearTimeout(digitsTimer);
  $("scene-jump").hidden = true;
}

function jumpToTyped() {
  const number = Number(digits);
  if (number >= 1 && number <= deck.scenes.length) {
    forgetDigits();
    unblack();
    showScene(number - 1);
    return;
  }
  digits = "";
  setText($("scene-jump"), fill(T.scenes.no_scene, { number, count: deck.scenes.length }));
}

function keyList() {
  const box = named("section", "scene-keys");
  box.hidden = true;
  return box;
}

function fillKeyList() {
  const list = node("dl");
  for (const [keys, text] of T.scenes.keys) list.append(node("dt", "", keys), node("dd", "", text));
  $("scene-keys").replaceChildren(node("h2", "", T.scenes.keys_title), list);
  $("scene-keys").setAttribute("aria-label", T.scenes.keys_title);
}

function showKeys(on) {
  $("scene-keys").hidden = !on;
  if (on) setText($("scene-live"), `${T.scenes.keys_title}. ${T.scenes.keys.map((pair) => pair.join(": ")).join(". ")}`);
}

function listenToScenes() {
  window.addEventListener("keydown", onSceneKey, true);
  listenToSwipes();
  // A click on the map chooses no place here, and the map is not dragged away under the words.
  const box = map.getContainer();
  box.addEventListener("click", (event) => { if (deck) event.stopPropagation(); }, true);
  for (const name of ["dragging", "scrollWheelZoom", "doubleClickZoom", "touchZoom", "boxZoom"]) map[name]?.disable();
  window.addEventListener("pointermove", wake);
  window.addEventListener("resize", () => requestAnimationFrame(() => { if (deck) fitWords(); }));
}

// The pointer and the buttons go when nobody moves them.
function wake() {
  document.body.classList.add("awake");
  clearTimeout(idle);
  idle = setTimeout(() => document.body.classList.remove("awake"), 2500);
}

function listenToSwipes() {
  let start = null;
  window.addEventListener("touchstart", (event) => {
    const one = event.touches.length === 1 && event.touches[0];
    start = one ? { x: one.clientX, y: one.clientY, at: event.timeStamp } : null;
    wake();
  }, { passive: true });
  window.addEventListener("touchend", (event) => {
    if (!start || !deck) return;
    const { clientX, clientY } = event.changedTouches[0];
    const x = clientX - start.x, y = clientY - start.y;
    const swiped = Math.abs(x) > 45 && Math.abs(x) > 1.5 * Math.abs(y) && event.timeStamp - start.at < 900;
    start = null;
    if (swiped) move(x < 0 ? 1 : -1);
  }, { passive: true });
}
