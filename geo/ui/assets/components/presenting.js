// @ts-check
// Presenting: the map's own element over everything, its keys, and the presenter's window.
import { faultOf } from "../../../maps/assets/base/message_shapes.js";
import { REPORT_SHAPES } from "./report_shapes.js";

/**
 * @typedef {import("../../../maps/assets/base/contract.js").SceneMessage} Scene
 * @typedef {Scene & { on: boolean, started: number }} SceneOnStage
 */

/**
 * @param {unknown} data
 * @returns {data is Scene}
 */
const isScene = (data) => faultOf(data, "SceneMessage", REPORT_SHAPES, "scene") === "";

export class Presenter {
  /**
   * @param {HTMLElement} box what covers the screen
   * @param {HTMLIFrameElement} frame
   * @param {string} key
   * @param {string} notesPage HTML of the presenter's window
   */
  constructor(box, frame, key, notesPage) {
    this.box = box;
    this.frame = frame;
    this.key = key;
    this.notesPage = notesPage;
    this.on = false;
    this.staying = false;
    /** @type {Scene | null} */
    this.scene = null;
    this.started = 0;
    // Only for the window that this page opens: another tab may be presenting too.
    this.wire = new BroadcastChannel(`atlas-presenting-${Date.now()}-${Math.random().toString(36).slice(2)}`);
    this.wire.onmessage = (event) => this.hearWindow(event.data);
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.takeKey(event);
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

  /** @param {unknown} message */
  post(message) {
    if (this.frame.contentWindow) this.frame.contentWindow.postMessage(message, "*");
  }

  /**
   * Returns whether the message was one of presenting.
   * @param {{ type: unknown }} message
   */
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
    window.dispatchEvent(
      new CustomEvent("atlas-scene", { detail: { map: this.key, on: this.on, ...this.scene } }),
    );
  }

  /** @param {any} message */
  hearWindow(message) {
    if (!message || typeof message !== "object") return;
    if (message.type === "hello" && this.scene) this.tell();
    if (message.type === "key" && typeof message.key === "string") this.press(message.key);
    if (message.type === "restart") {
      this.started = Date.now();
      this.tell();
    }
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
    const ask = this.box.requestFullscreen
      ? this.box.requestFullscreen()
      : Promise.reject(new Error("unknown here"));
    ask
      .then(() => this.frame.focus())
      .catch(() => {
        if (this.on) this.cover(true);
      });
  }

  /** @param {boolean} on */
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
    if (this.staying) {
      this.staying = false;
      this.cover(true);
    } else if (!this.box.classList.contains("covering")) this.leave();
  }

  leave() {
    if (!this.on) return;
    this.on = false;
    this.cover(false);
    if (document.fullscreenElement === this.box) document.exitFullscreen();
    this.post({ type: "present", on: false });
    this.tell();
  }

  /** @param {KeyboardEvent} event */
  takeKey(event) {
    if (!this.scene || event.ctrlKey || event.metaKey || (event.altKey && !"[]?".includes(event.key))) return;
    if (!this.on) {
      if (event.key !== "F5" || event.shiftKey) return;
      event.preventDefault();
      this.begin();
      return;
    }
    if (event.key === "Tab") {
      this.frame.focus();
      event.preventDefault();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.press(event.key);
  }

  /** @param {string} key */
  press(key) {
    if (key === "f" || key === "F") {
      this.toggleFull();
      return;
    }
    if (key === "F5" && !this.on) {
      this.begin();
      return;
    }
    this.post({ type: "key", key });
  }

  /**
   * The presenter's own window; a browser that blocks it says so by giving none.
   * @param {Record<string, string>} words
   */
  openWindow(words) {
    const opened = window.open("", `atlas-notes-${this.key}`, "popup,width=760,height=680");
    if (!opened) return false;
    opened.document.open();
    opened.document.write(this.notesPage);
    opened.document.close();
    opened.startNotes?.(this.wire.name, words);
    opened.focus();
    return true;
  }
}
