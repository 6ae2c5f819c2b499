// @ts-check
// The presenter's own window: clock, notes and what comes next. It lives on when the page that opened it goes.

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {number} n */
const twoDigits = (n) => String(n).padStart(2, "0");

/**
 * @param {string} name name of the channel on which the presenting page speaks
 * @param {Record<string, string>} words
 */
function startNotes(name, words) {
  const wire = new BroadcastChannel(name);
  let started = 0;
  document.documentElement.lang = words.language;
  document.title = words.title;
  for (const id of ["l-clock", "l-passed", "l-scene", "l-next", "restart", "hint"]) {
    element(id).textContent = words[id];
  }

  /** @param {import("../presenting.js").SceneOnStage} scene */
  const show = (scene) => {
    element("gone").textContent = "";
    started = scene.started;
    element("title").textContent = scene.title;
    element("notes").textContent = scene.notes || words.none;
    element("next").textContent = scene.next || words.last;
    element("at").textContent = `${scene.index + 1} / ${scene.count}${scene.year ? ` · ${scene.year}` : ""}`;
    const progress = /** @type {HTMLProgressElement} */ (element("progress"));
    progress.max = scene.count;
    progress.value = scene.index + 1;
    element("black").textContent = scene.black ? words.black : "";
    tick();
  };

  const tick = () => {
    const now = new Date();
    element("clock").textContent = `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}`;
    const seconds = started ? Math.floor((Date.now() - started) / 1000) : 0;
    element("passed").textContent = `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
  };

  wire.onmessage = ({ data }) => {
    if (data.type === "end") element("gone").textContent = words.gone;
    else if (data.type === "scene") show(data);
  };
  setInterval(tick, 1000);
  tick();
  element("restart").onclick = () => wire.postMessage({ type: "restart" });
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.key === "Tab") return;
    const onButton = event.target instanceof Element && event.target.closest("button");
    if (onButton && (event.key === "Enter" || event.key === " ")) return;
    event.preventDefault();
    wire.postMessage({ type: "key", key: event.key });
  });
  wire.postMessage({ type: "hello" });
}

window.startNotes = startNotes;
