// @ts-check
// A map in the page: one frame, recognised only by event.source, for its origin is null.
import { unpacked } from "../../../maps/assets/base/packed.js";
import { keptOn, stopOnceGone } from "./lifecycle.js";
import { Presenter } from "./presenting.js";

/** @typedef {import("../../../maps/assets/base/contract.js").HostData} HostData */

/** Pages that hold several maps share these through the window: each may have a module of its own. */
window.__atlasMaps ??= {};
window.__atlasDocuments ??= {};
window.__atlasPresenters ??= {};
const maps = window.__atlasMaps;
const documents = window.__atlasDocuments;
const presenters = window.__atlasPresenters;

/**
 * What is done in one map of a pair goes on to the others, at once and without the server.
 * @param {PageMap} entry
 * @param {unknown} message
 */
function passOn(entry, message) {
  if (!entry.pair) return;
  for (const other of Object.values(maps)) {
    if (other === entry || other.pair !== entry.pair || !other.ready) continue;
    other.frame.contentWindow?.postMessage(message, "*");
  }
}

/**
 * The text comes once: a map whose data hold none waits for the one that brings it.
 * @param {HTMLIFrameElement} frame
 * @param {HostData} data
 */
function load(frame, data) {
  if (data.document) {
    unpacked(data.document).then((text) => {
      if (data.pair) documents[data.pair] = text;
      frame.srcdoc = text;
      window.dispatchEvent(new CustomEvent("atlas-document-here"));
    });
    return () => {};
  }
  const take = () => {
    if (!documents[data.pair]) return;
    frame.srcdoc = documents[data.pair];
    window.removeEventListener("atlas-document-here", take);
  };
  window.addEventListener("atlas-document-here", take);
  take();
  return () => window.removeEventListener("atlas-document-here", take);
}

/**
 * What the map says is not trusted: only what has the form of an id may become part of an address.
 * @param {unknown} text
 * @returns {text is string}
 */
const isId = (text) => typeof text === "string" && /^[a-z0-9][a-z0-9_-]{0,79}$/.test(text);

/** Return the parts of the address, as they are once every map has written into it what it shows. */
function presentAddress() {
  window.dispatchEvent(new CustomEvent("atlas-leaving"));
  return new URLSearchParams(window.location.search);
}

/** @param {string} statement */
function openStatement(statement) {
  const asked = presentAddress();
  asked.set("statement", statement);
  window.location.assign(`sources?${asked}#${statement}`);
}

/**
 * @param {unknown} page
 * @param {string} id
 */
function openPage(page, id) {
  const asked = presentAddress();
  if (page === "places") asked.set("place", id);
  if (page === "places" || page === "methods")
    window.location.assign(`${page}?${asked}${page === "methods" ? `#${id}` : ""}`);
}

class Host {
  /**
   * @param {HTMLElement} parent
   * @param {HostData} data
   */
  constructor(parent, data) {
    this.key = data.map;
    this.box = document.createElement("div");
    this.box.className = "atlas-map";
    this.box.style.setProperty("--atlas-chrome", `${data.chrome}px`);
    this.frame = document.createElement("iframe");
    this.frame.title = "Map";
    this.frame.setAttribute("sandbox", "allow-scripts");
    this.stopLoading = load(this.frame, data);
    this.box.appendChild(this.frame);
    this.entry = { frame: this.frame, ready: false, pair: data.pair };
    maps[this.key] = this.entry;
    this.presenter = data.presents ? new Presenter(this.box, this.frame, this.key, data.notes) : null;
    if (this.presenter) presenters[this.key] = this.presenter;
    this.complaint = setTimeout(() => this.complain(data.late), data.patience * 1000);
    // The pointer moves here, so it is no longer over the map.
    this.away = () => this.frame.contentWindow?.postMessage({ type: "away" }, "*");
    this.listen = (/** @type {MessageEvent} */ event) => {
      if (!this.frame.contentWindow || event.source !== this.frame.contentWindow || !event.data) return;
      if (!this.presenter?.hear(event.data)) this.hear(event.data);
    };
    window.addEventListener("message", this.listen);
    parent.appendChild(this.box);
    this.still = window.atlasStill?.(this.box);
  }

  /** @param {string} late */
  complain(late) {
    const note = document.createElement("p");
    note.className = "atlas-map-error";
    note.setAttribute("role", "alert");
    note.textContent = late;
    this.still?.remove();
    this.box.appendChild(note);
  }

  /** @param {{ type: unknown, statement?: unknown, page?: unknown, id?: unknown, text?: unknown, height?: unknown }} message */
  hear(message) {
    if (message.type === "ready") {
      clearTimeout(this.complaint);
      for (const note of this.box.querySelectorAll(".atlas-map-error")) note.remove();
      this.entry.ready = true;
      window.dispatchEvent(new CustomEvent("atlas-map-ready", { detail: this.key }));
    } else if (message.type === "painted") {
      this.still?.remove();
    } else if (message.type === "along") {
      passOn(this.entry, message);
    } else if (message.type === "tip") {
      document.addEventListener("pointermove", this.away, { once: true });
    } else if (message.type === "evidence" && isId(message.statement)) {
      openStatement(message.statement);
    } else if (message.type === "open" && isId(message.id)) {
      openPage(message.page, message.id);
    } else if (message.type === "copy" && typeof message.text === "string") {
      const text = message.text.slice(0, 4000);
      navigator.clipboard.writeText(text).catch(() => window.prompt("", text));
    } else if (message.type === "height" && Number.isFinite(message.height)) {
      this.box.style.setProperty("--atlas-height", `${Math.min(20000, Number(message.height))}px`);
    } else if (message.type === "fullscreen") {
      this.toggleFullScreen();
    } else if (message.type === "failure") {
      // The map shows its own reason; the ten-second complaint would only cover it.
      clearTimeout(this.complaint);
      this.still?.remove();
    }
  }

  toggleFullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.box.requestFullscreen().catch((error) => console.warn("full screen refused:", error.message));
  }

  stop() {
    clearTimeout(this.complaint);
    window.removeEventListener("message", this.listen);
    document.removeEventListener("pointermove", this.away);
    this.stopLoading();
    this.presenter?.stop();
    if (this.presenter && presenters[this.key] === this.presenter) delete presenters[this.key];
    if (maps[this.key] === this.entry) delete maps[this.key];
    this.box.remove();
  }
}

/** @param {Component<HostData>} component */
export default function ({ data, parentElement }) {
  keptOn(parentElement, () => new Host(parentElement, data));
  return stopOnceGone(parentElement);
}
