// Presenting: the map's own element over everything, its keys, and the presenter's window.
const presenters = window.__atlasPresenters || (window.__atlasPresenters = {});
const SCENE_TEXTS = ["id", "title", "notes", "next", "year"];

function isScene(x) {
  return Number.isInteger(x.index) && Number.isInteger(x.count) && typeof x.black === "boolean" &&
    SCENE_TEXTS.every((name) => typeof x[name] === "string");
}

class Presenter {
  constructor(box, frame, key) {
    Object.assign(this, { box, frame, key, on: false, staying: false, scene: null, started: 0 });
    // Told only to the window that this page opens: another tab may be presenting too.
    this.wire = new BroadcastChannel(`atlas-presenting-${Date.now()}-${Math.random().toString(36).slice(2)}`);
    this.wire.onmessage = (event) => this.hearWindow(event.data);
    this.onKey = (event) => this.takeKey(event);
    this.onFull = () => this.fullChanged();
    window.addEventListener("keydown", this.onKey, true);
    document.addEventListener("fullscreenchange", this.onFull);
  }

  stop() {
    this.cover(false);
    window.removeEventListener("keydown", this.onKey, true);
    document.removeEventListener("fullscreenchange", this.onFull);
    this.wire.postMessage({ type: "end" });
    this.wire.close();
  }

  post(message) {
    if (this.frame.contentWindow) this.frame.contentWindow.postMessage(message, "*");
  }

  // Returns whether the message was one of presenting.
  hear(message) {
    if (message.type === "scene") {
      if (!isScene(message)) return true;
      const { index, count, id, title, notes, next, year, black } = message;
      this.scene = { type: "scene", index, count, id, title, notes, next, year, black };
      this.tell();
    } else if (!this.scene) return false;
    else if (message.type === "start") this.begin();
    else if (message.type === "leave") this.leave();
    else if (message.type === "fullscreen") this.toggleFull();
    else return false;
    return true;
  }

  tell() {
    this.wire.postMessage({ ...this.scene, on: this.on, started: this.started });
    window.dispatchEvent(new CustomEvent("atlas-scene", { detail: { map: this.key, on: this.on, ...this.scene } }));
  }

  hearWindow(message) {
    if (!message || typeof message !== "object") return;
    if (message.type === "hello" && this.scene) this.tell();
    if (message.type === "key" && typeof message.key === "string") this.press(message.key);
    if (message.type === "restart") { this.started = Date.now(); this.tell(); }
  }

  begin() {
    if (!this.scene) return;
    if (!this.started) this.started = Date.now();
    this.on = true;
    this.post({ type: "present", on: true });
    this.goFull();
    this.frame.focus();
    this.tell();
  }

  // Where full screen is refused the element covers the window, in the layer above all others.
  goFull() {
    this.cover(false);
    const ask = this.box.requestFullscreen ? this.box.requestFullscreen() : Promise.reject(new Error("unknown here"));
    ask.then(() => this.frame.focus()).catch(() => { if (this.on) this.cover(true); });
  }

  cover(on) {
    this.box.classList.toggle("covering", on);
    if (!this.box.showPopover) return;
    if (on && !this.box.hasAttribute("popover")) {
      this.box.setAttribute("popover", "manual");
      this.box.showPopover();
      this.frame.focus();
    } else if (!on && this.box.hasAttribute("popover")) {
      this.box.hidePopover();
      this.box.removeAttribute("popover");
    }
  }

  toggleFull() {
    if (document.fullscreenElement === this.box) {
      this.staying = this.on;
      document.exitFullscreen();
    } else if (!this.on) this.begin();
    else this.goFull();
  }

  // Left by Esc the presentation ends; left by F it goes on in the window.
  fullChanged() {
    if (document.fullscreenElement === this.box || !this.on) return;
    if (this.staying) { this.staying = false; this.cover(true); } else if (!this.box.classList.contains("covering")) this.leave();
  }

  leave() {
    if (!this.on) return;
    this.on = false;
    this.cover(false);
    if (document.fullscreenElement === this.box) document.exitFullscreen();
    this.post({ type: "present", on: false });
    this.tell();
  }

  takeKey(event) {
    if (!this.scene || event.ctrlKey || event.metaKey || (event.altKey && !"[]?".includes(event.key))) return;
    if (!this.on) {
      if (event.key !== "F5" || event.shiftKey) return;
      event.preventDefault();
      this.begin();
      return;
    }
    if (event.key === "Tab") { this.frame.focus(); event.preventDefault(); return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.press(event.key);
  }

  press(key) {
    if (key === "f" || key === "F") { this.toggleFull(); return; }
    if (key === "F5" && !this.on) { this.begin(); return; }
    this.post({ type: "key", key });
  }

  // The presenter's own window; a browser that blocks it says so by giving none.
  openWindow(words) {
    const opened = window.open("", `atlas-notes-${this.key}`, "popup,width=760,height=680");
    if (!opened) return false;
    opened.document.open();
    opened.document.write(NOTES_PAGE);
    opened.document.close();
    opened.startNotes(this.wire.name, words);
    opened.focus();
    return true;
  }
}

const NOTES_PAGE = `<!doctype html><html><head><meta charset="utf-8"><title></title><style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 18px 24px; font: 19px/1.45 "Source Sans 3", "Source Sans Pro", system-ui, sans-serif; background: Canvas; color: CanvasText; }
header { display: flex; flex-wrap: wrap; gap: 4px 28px; align-items: baseline; border-bottom: 1px solid color-mix(in srgb, CanvasText 25%, transparent); padding-bottom: 10px; }
header b { font-size: 32px; font-variant-numeric: tabular-nums; line-height: 1.1; }
header small, .soft { opacity: .75; font-size: 15px; display: block; }
button { font: inherit; font-size: 15px; padding: 4px 12px; }
h1 { font-size: 25px; line-height: 1.2; margin: 16px 0 8px; }
#notes { white-space: pre-wrap; font-size: 23px; min-height: 6em; }
progress { width: 100%; height: 8px; margin-top: 14px; }
#gone { font-weight: 600; }
</style></head><body>
<header><div><small id="l-clock"></small><b id="clock"></b></div><div><small id="l-passed"></small><b id="passed"></b></div>
<div><small id="l-scene"></small><b id="at"></b></div><button id="restart" type="button"></button></header>
<progress id="progress" max="1" value="0"></progress>
<main><h1 id="title"></h1><div id="notes" aria-live="polite"></div><p><span class="soft" id="l-next"></span><span id="next"></span></p>
<p id="black" role="status"></p><p id="gone" role="status"></p><p class="soft" id="hint"></p></main>
<script>
function startNotes(name, words) {
  const $ = (id) => document.getElementById(id);
  const two = (n) => String(n).padStart(2, "0");
  const wire = new BroadcastChannel(name);
  let started = 0;
  document.documentElement.lang = words.language;
  document.title = words.title;
  for (const id of ["l-clock", "l-passed", "l-scene", "l-next", "restart", "hint"]) $(id).textContent = words[id];
  wire.onmessage = ({ data }) => {
    if (data.type === "end") { $("gone").textContent = words.gone; return; }
    if (data.type !== "scene") return;
    $("gone").textContent = "";
    started = data.started;
    $("title").textContent = data.title;
    $("notes").textContent = data.notes || words.none;
    $("next").textContent = data.next || words.last;
    $("at").textContent = (data.index + 1) + " / " + data.count + (data.year ? " · " + data.year : "");
    $("progress").max = data.count;
    $("progress").value = data.index + 1;
    $("black").textContent = data.black ? words.black : "";
    tick();
  };
  const tick = () => {
    const now = new Date();
    $("clock").textContent = two(now.getHours()) + ":" + two(now.getMinutes());
    const s = started ? Math.floor((Date.now() - started) / 1000) : 0;
    $("passed").textContent = Math.floor(s / 60) + ":" + two(s % 60);
  };
  setInterval(tick, 1000);
  tick();
  $("restart").onclick = () => wire.postMessage({ type: "restart" });
  window.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.key === "Tab") return;
    if (event.target.closest("button") && (event.key === "Enter" || event.key === " ")) return;
    event.preventDefault();
    wire.postMessage({ type: "key", key: event.key });
  });
  wire.postMessage({ type: "hello" });
}
<\/script></body></html>`;
