// @ts-check
// What a scene says: its words, its sources and where it stands among the others.
import { byId, detailsById, node, setAttribute, setText } from "../base/dom.js";
import { leads } from "../base/evidence.js";
import { fill, NARROW, strings } from "../base/state.js";
import { breaksNow } from "../base/values.js";
import { watchPart } from "../picture/label_room.js";
import { deck, move, presentation } from "./present.js";
import { fillKeyList, keyList, listenToScenes } from "./present_keys.js";
import { drawPicture } from "./scene_picture.js";

// What a scene adds to the map: words at its side, a mark of progress, a black screen, the list of keys.
export function setStage() {
  const scene = named("section", "scene");
  scene.tabIndex = 0; // its words scroll where a window is low
  scene.setAttribute("aria-labelledby", "scene-title");
  const top = node("div", "scene-top");
  const bar = named("div", "scene-progress");
  bar.setAttribute("aria-hidden", "true");
  top.append(bar, named("p", "scene-at"), sceneButtons());
  const words = node("div", "scene-words");
  words.append(named("h1", "scene-title"), named("div", "scene-text"));
  // The legend stands with the words: the map is left to the map.
  detailsById("legend").open = true;
  scene.append(top, words, byId("legend"), named("div", "scene-sources"));
  document.body.prepend(scene);
  const caution = named("p", "scene-break");
  byId("head").append(caution);
  watchPart(caution);
  scene.after(named("figure", "scene-picture"));
  for (const id of ["scene-live", "scene-jump"]) {
    const line = named("p", id);
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  byId("scene-jump").hidden = true;
  const black = named("div", "scene-black");
  black.hidden = true;
  document.body.append(black, keyList());
  nameStage();
  listenToScenes();
}

/**
 * @param {string} tag
 * @param {string} id
 */
export function named(tag, id) {
  const element = node(tag);
  element.id = id;
  return element;
}

/** @type {Array<["back" | "next", string, number]>} what a button says and where it leads */
const STEPS = [
  ["back", "\u2039", -1],
  ["next", "\u203a", 1],
];

function sceneButtons() {
  const box = named("div", "scene-buttons");
  for (const [id, sign, step] of STEPS) {
    const button = document.createElement("button");
    button.type = "button";
    button.id = `scene-${id}`;
    button.textContent = sign;
    button.addEventListener("click", () => move(step));
    box.append(button);
  }
  return box;
}

export function nameStage() {
  if (!byId("scene")) return;
  for (const [id] of STEPS) byId(`scene-${id}`).setAttribute("aria-label", strings.scenes[id]);
  byId("scene-black").setAttribute("aria-label", strings.scenes.black);
  fillKeyList();
}

/** @param {Scene} scene */
export function writeScene(scene) {
  const count = deck?.scenes.length ?? 0;
  setText(byId("scene-title"), scene.title);
  setAttribute(byId("scene"), "lang", scene.spoken?.title || strings.language);
  byId("scene-text").replaceChildren(
    ...scene.text.map((part) => node("p", "", part)),
    ...(scene.faults ?? []).map((fault) => node("p", "fault", fault)),
    ...(scene.fallback ? [node("p", "fallback", scene.fallback)] : []),
  );
  const list = node("ul");
  for (const [label, sources] of bySource(scene.sources)) list.append(sourceLine(label, sources));
  const documents = (scene.documents ?? []).map(({ label }) => label).join("; ");
  byId("scene-sources").replaceChildren(
    ...(scene.sources.length
      ? [node("h2", "", strings.scenes.sources), list, node("p", "documents", documents)]
      : []),
  );
  setText(byId("scene-at"), fill(strings.scenes.at, { number: presentation.index + 1, count }));
  for (const [i, mark] of [...byId("scene-progress").children].entries()) {
    mark.classList.toggle("past", i <= presentation.index);
  }
  writeBreaks();
  fitWords();
  drawPicture(scene);
  setText(byId("scene-live"), [byId("scene-at").textContent, scene.title, ...scene.text].join(". "));
}

/**
 * Each source once, with the numbers that it gives.
 * @param {import("../base/contract.js").SceneSource[]} sources
 */
function bySource(sources) {
  /** @type {Map<string, import("../base/contract.js").SceneSource[]>} */
  const found = new Map();
  for (const source of sources) found.set(source.label, [...(found.get(source.label) ?? []), source]);
  return found;
}

/**
 * @param {string} label
 * @param {import("../base/contract.js").SceneSource[]} sources
 */
function sourceLine(label, sources) {
  const item = node("li");
  for (const [i, source] of sources.entries()) {
    const words = item.appendChild(node("span", "figure"));
    if (source.figure) words.append(node("b", "", source.figure), " ");
    words.append(source.about ?? "");
    // While presenting nothing leads away from the scene.
    leads(words, presentation.on ? "" : (source.statement ?? ""), strings.evidence);
    if (source.about || source.figure) item.append(i < sources.length - 1 ? "; " : ": ");
  }
  item.append(node("cite", "", label));
  return item;
}

export function writeBreaks() {
  // A chart says itself what to be careful about.
  const here = document.body.dataset.kind === "map" || !document.body.dataset.kind ? breaksNow() : [];
  setText(byId("scene-break"), here.map((item) => `${item.year}: ${item.text}`).join(" "));
}

/** @param {number} count */
export function drawProgress(count) {
  byId("scene-progress").replaceChildren(...Array.from({ length: count }, () => node("i")));
}

let wordSize = 1; // the size of the words, as a share of their own

const SMALL = 0.8; // from which on the figures of the sources give way, and only the documents are named

const SMALLEST = 0.55;

// Words that need more room than there is are set smaller, step by step; the map never moves for them.
export function fitWords() {
  byId("scene").classList.remove("short");
  setWordSize(1);
  shrinkWords();
}

// The legend may grow while a scene is on: what then has no room shrinks, and grows back in the next scene.
export function shrinkWords() {
  const box = byId("scene");
  if (!deck || NARROW.matches) return;
  const fits = () => box.scrollHeight <= box.clientHeight + 1;
  while (!fits() && wordSize > SMALLEST) {
    if (wordSize <= SMALL && !box.classList.contains("short")) {
      box.classList.add("short");
      setWordSize(1);
    } else setWordSize(wordSize - 0.05);
  }
}

/** @param {number} size */
function setWordSize(size) {
  wordSize = size;
  byId("scene").style.setProperty("--fit", size.toFixed(2));
}
