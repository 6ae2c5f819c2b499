// @ts-check
// The buttons that need a click in the browser itself: full screen, and a second window.
import { find, keptOn, stopOnceGone } from "./lifecycle.js";

/** @typedef {import("../../../maps/assets/base/contract.js").BarData} BarData */

const REST_MS = 400;

class Bar {
  /**
   * @param {HTMLElement} element
   * @param {BarData} data
   */
  constructor(element, data) {
    this.data = data;
    this.last = data.scene;
    /** @type {(name: string, value: unknown) => void} */
    this.setStateValue = () => {};
    this.present = find(element, "button.first", HTMLButtonElement);
    this.notes = find(element, "button:not(.first)", HTMLButtonElement);
    this.status = find(element, "p", HTMLParagraphElement);
    this.timer = 0;
    this.onStage = false;
    this.present.onclick = () => this.presenter()?.begin();
    this.notes.onclick = () => this.openWindow();
    this.onScene = (/** @type {Event} */ event) => {
      if (event instanceof CustomEvent) this.hear(event.detail);
    };
    window.addEventListener("atlas-scene", this.onScene);
  }

  stop() {
    clearTimeout(this.timer);
    window.removeEventListener("atlas-scene", this.onScene);
  }

  /**
   * @param {BarData} data
   * @param {(name: string, value: unknown) => void} setStateValue
   */
  take(data, setStateValue) {
    this.data = data;
    this.last = data.scene;
    this.setStateValue = setStateValue;
    this.present.textContent = data.present;
    this.notes.textContent = data.notes;
    this.allow();
  }

  /** The buttons can be pressed once they do what they say; until then the reason stands below. */
  allow() {
    const ready = !this.data.reason && Boolean(window.__atlasPresenters?.[this.data.map]?.scene);
    this.present.disabled = this.notes.disabled = !ready;
    this.status.textContent = ready ? "" : this.data.reason || this.data.not_ready;
  }

  /** The focus was in the map; nothing beside what fills the screen takes it before the screen is left. */
  focusAgain() {
    const focus = () => this.present.focus();
    if (document.fullscreenElement) document.addEventListener("fullscreenchange", focus, { once: true });
    else focus();
  }

  presenter() {
    const found = window.__atlasPresenters?.[this.data.map];
    return found?.scene ? found : null;
  }

  openWindow() {
    const presenter = this.presenter();
    if (presenter && !presenter.openWindow(this.data.words)) this.status.textContent = this.data.blocked;
  }

  /**
   * Where the presentation stands is reported to the page once it rests: the server has no part in a scene change.
   * @param {{ map: string, on: boolean, id: string }} scene
   */
  hear(scene) {
    clearTimeout(this.timer);
    if (scene.map !== this.data.map) return;
    this.allow();
    if (this.onStage && !scene.on) this.focusAgain();
    this.onStage = scene.on;
    if (scene.on) return;
    this.timer = setTimeout(() => {
      if (scene.id === this.last) return;
      this.last = scene.id;
      this.setStateValue("scene", { id: scene.id, at: Date.now() });
    }, REST_MS);
  }
}

/** @param {Component<BarData>} component */
export default function ({ parentElement, data, setStateValue }) {
  keptOn(parentElement, () => new Bar(parentElement, data)).take(data, setStateValue);
  return stopOnceGone(parentElement);
}
