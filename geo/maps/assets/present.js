// Presenting: scenes in order on the one map. All they need came with the deck; nothing loads later.
let deck = null; // the scenes, and the values of each measure and lens they show
const P = { index: -1, on: false, black: false, lit: { places: new Set(), corridors: new Set() }, parts: [], fit: 1 };
let awaited = null; // what was asked before the scenes had come
let run = 0; // timer of a run of years
const RUN_MS = 700;
const REST_MS = 1300; // from a scene's entry to the first step of its run: the move ends before it

const isLit = (corridor) => P.lit.corridors.has(corridor);
const sceneNow = () => (deck ? deck.scenes[P.index] : null);

function takeDeck(message) {
  const first = !deck;
  const kept = sceneNow();
  deck = { scenes: message.scenes.scenes, values: message.values, title: message.scenes.title || "" };
  if (first) setStage();
  document.body.classList.add("deck");
  drawProgress();
  const again = kept ? deck.scenes.findIndex((scene) => scene.id === kept.id) : 0;
  P.index = -1;
  // The frame's size is another now: what is framed is framed once the layout stands.
  map.invalidateSize({ animate: false, pan: false });
  showScene(awaited?.scene ?? Math.max(0, again), { still: true });
  if (P.index < 0) showScene(0, { still: true });
  awaited = null;
  if (window.parent === window && !P.on) present({ on: true });
}

function dropDeck() {
  deck = null;
  stopRun();
  document.body.classList.remove("deck");
}

// What a scene adds to the map: words at its side, a mark of progress, a black screen, the list of keys.
function setStage() {
  const scene = node("section");
  scene.id = "scene";
  const top = node("div", "scene-top");
  const at = node("p"), bar = node("div");
  at.id = "scene-at";
  bar.id = "scene-progress";
  bar.setAttribute("aria-hidden", "true");
  top.append(bar, at, sceneButtons());
  const title = node("h1"), text = node("div"), sources = node("div");
  title.id = "scene-title";
  text.id = "scene-text";
  sources.id = "scene-sources";
  const words = node("div", "scene-words");
  words.append(title, text);
  // The legend stands with the words: the map is left to the map.
  $("legend").open = true;
  scene.append(top, words, $("legend"), sources);
  document.body.prepend(scene);
  $("head").append(named("p", "scene-break"));
  for (const [id, role] of [["scene-live", "status"], ["scene-jump", "status"]]) {
    const line = named("p", id);
    line.setAttribute("role", role);
    document.body.append(line);
  }
  $("scene-jump").hidden = true;
  const black = named("div", "scene-black");
  black.hidden = true;
  document.body.append(black, keyList());
  nameStage();
  listenToScenes();
}

function named(tag, id) {
  const element = node(tag);
  element.id = id;
  return element;
}

function sceneButtons() {
  const box = named("div", "scene-buttons");
  for (const [name, sign, step] of [["back", "\u2039", -1], ["next", "\u203a", 1]]) {
    const button = node("button", "", sign);
    button.type = "button";
    button.dataset.name = name;
    button.addEventListener("click", () => move(step));
    box.append(button);
  }
  return box;
}

function nameStage() {
  if (!$("scene")) return;
  for (const button of $("scene-buttons").children) button.setAttribute("aria-label", T.scenes[button.dataset.name]);
  $("scene-black").setAttribute("aria-label", T.scenes.black);
  fillKeyList();
}

function showScene(index, { still = false } = {}) {
  if (index === P.index || !deck.scenes[index]) return;
  stopRun();
  hideTip();
  P.index = index;
  const scene = deck.scenes[index];
  const { view } = scene;
  const fresh = V !== deck.values[scene.values];
  V = deck.values[scene.values];
  for (const name of ["level", "place", "asOf", "asOfLabel"]) if (name in view) S[name] = view[name];
  S.layers = new Set(view.layers);
  S.day = dayIndex(S.asOf);
  S.year = yearOf(scene);
  S.told = true;
  S.extent = view.extent;
  light(scene);
  if (fresh) weighLabels();
  showLevel(S.level);
  showLayers();
  refresh();
  drawLit();
  writeScene(scene);
  document.documentElement.dataset.scene = scene.id;
  if (still) { arrive(true); frameExtent(); }
  // The colours first, in the next frame; then the move.
  else requestAnimationFrame(() => requestAnimationFrame(() => { if (sceneNow() === scene) moveTo(view.extent); }));
  tellScene();
  if (plays(scene)) run = setTimeout(startRun, REST_MS);
}

const plays = (scene) => P.on && Boolean(scene.years) && !REDUCED.matches;

function yearOf(scene) {
  if (scene.years) return scene.years[plays(scene) ? 0 : 1];
  return scene.view.year === null && V.years.length ? newestYear() : scene.view.year;
}

// Highlighted: outlines over all lines, and corridors before the others.
function light(scene) {
  P.lit = { places: new Set(scene.places), corridors: new Set(scene.corridors) };
  document.body.classList.toggle("some-lit", P.lit.corridors.size > 0);
}

function drawLit() {
  for (const part of P.parts) part.remove();
  P.parts = [...P.lit.places].filter((id) => shapes.has(id) && id !== S.place).flatMap((id) =>
    ["chosen-halo", "chosen"].map((className) => L.geoJSON(shapes.get(id).feature, {
      style: () => ({ className, renderer: drawings.chosen, pane: "chosen" }), interactive: false,
    }).addTo(map)));
}

function writeScene(scene) {
  const count = deck.scenes.length;
  setText($("scene-title"), scene.title);
  setAttribute($("scene"), "lang", (scene.spoken && scene.spoken.title) || T.language);
  $("scene-text").replaceChildren(...scene.text.map((part) => node("p", "", part)),
    ...(scene.fallback ? [node("p", "fallback", scene.fallback)] : []));
  const list = node("ul");
  for (const [label, sources] of bySource(scene.sources)) list.append(sourceLine(label, sources));
  $("scene-sources").replaceChildren(...(scene.sources.length ? [node("h2", "", T.scenes.sources), list] : []));
  setText($("scene-at"), fill(T.scenes.at, { number: P.index + 1, count }));
  [...$("scene-progress").children].forEach((mark, i) => mark.classList.toggle("past", i <= P.index));
  writeBreaks();
  fitWords();
  setText($("scene-live"), [$("scene-at").textContent, scene.title, ...scene.text].join(". "));
}

// Each source once, with the numbers that it gives.
function bySource(sources) {
  const found = new Map();
  for (const source of sources) found.set(source.label, [...(found.get(source.label) || []), source]);
  return found;
}

function sourceLine(label, sources) {
  const item = node("li");
  sources.forEach((source, i) => {
    const words = item.appendChild(node("span", "figure"));
    if (source.figure) words.append(node("b", "", source.figure), " ");
    words.append(source.about || "");
    // While presenting nothing leads away from the scene.
    leads(words, P.on ? "" : source.statement, T.evidence);
    if (source.about || source.figure) item.append(i < sources.length - 1 ? "; " : ": ");
  });
  item.append(node("cite", "", label));
  return item;
}

function writeBreaks() {
  const text = breaksNow().map((item) => `${item.year}: ${item.text}`).join(" ");
  setText($("scene-break"), text);
}

function drawProgress() {
  $("scene-progress").replaceChildren(...deck.scenes.map(() => node("i")));
}

// Words that need more room than there is are set smaller, step by step; the map never moves for them.
function fitWords() {
  P.fit = 1;
  $("scene").style.setProperty("--fit", "1");
  shrinkWords();
}

// The legend may grow while a scene is on: what then has no room shrinks, and grows back in the next scene.
function shrinkWords() {
  const box = $("scene");
  if (!deck || NARROW.matches) return;
  while (P.fit > 0.55 && box.scrollHeight > box.clientHeight + 1) {
    P.fit -= 0.05;
    box.style.setProperty("--fit", P.fit.toFixed(2));
  }
}

// What the page around is told: the presenter's window shows it, the address keeps it.
function tellScene() {
  const scene = sceneNow();
  if (!scene) return;
  const next = deck.scenes[P.index + 1];
  post({
    type: "scene", index: P.index, count: deck.scenes.length, id: scene.id, title: scene.title, notes: notesOf(scene),
    next: next ? next.title : "", black: P.black, year: isTimeless() ? "" : String(S.year),
  });
}

function notesOf(scene) {
  return (Array.isArray(scene.notes) ? scene.notes.join("\n") : scene.notes) || "";
}

function move(step) {
  unblack();
  const index = Math.min(deck.scenes.length - 1, Math.max(0, P.index + step));
  showScene(index);
}

function startRun() {
  const years = runSpan();
  if (!years.length) return;
  if (REDUCED.matches) { stepYear(1); return; }
  if (S.year >= years[years.length - 1] || S.year < years[0]) setYear(years[0]);
  S.playing = true;
  run = setTimeout(runOn, RUN_MS);
}

function runOn() {
  const next = runSpan().find((year) => year > S.year);
  if (next === undefined) { stopRun(); return; }
  setYear(next);
  run = setTimeout(runOn, RUN_MS);
}

// The years of the scene's run that have claims; of a scene without one, all.
function runSpan() {
  const years = isTimeless() ? [] : knownYears();
  const span = sceneNow().years;
  return span ? years.filter((year) => year >= span[0] && year <= span[1]) : years;
}

function stopRun() {
  clearTimeout(run);
  run = 0;
  if (!S.playing) return;
  S.playing = false;
  tellScene();
}

function stepYear(direction) {
  if (isTimeless()) return;
  stopRun();
  const next = nextKnown(S.year, direction);
  if (next === undefined) return;
  setYear(next);
  requestAnimationFrame(() => { setText($("scene-live"), `${$("year-now").textContent}. ${$("summary").textContent}`); tellScene(); });
}

function present(message) {
  if (!deck) { awaited = message; return; }
  if (message.on !== undefined && message.on !== P.on) {
    P.on = message.on;
    document.body.classList.toggle("on-stage", P.on);
    if (!P.on) { unblack(); showKeys(false); stopRun(); }
    const scene = sceneNow();
    if (scene) {
      writeScene(scene);
      if (plays(scene)) { S.year = yearOf(scene); requestDraw(); run = setTimeout(startRun, REST_MS); }
    }
  }
  if (Number.isInteger(message.scene)) showScene(message.scene);
  tellScene();
}

function blacken(on) {
  if (P.black === on) return;
  P.black = on;
  $("scene-black").hidden = !on;
  setText($("scene-live"), on ? T.scenes.black : $("scene-title").textContent);
  if (on) stopRun();
  tellScene();
}

const unblack = () => blacken(false);
