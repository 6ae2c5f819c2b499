// @ts-check
// Messages into the map's frame, and what was done there back to Python.
import { faultOf } from "../../../maps/assets/base/message_shapes.js";
import { unpackedText } from "../../../maps/assets/base/packed.js";
import { keptOn, stopOnceGone } from "./lifecycle.js";
import { REPORT_SHAPES } from "./report_shapes.js";

/**
 * @typedef {import("../../../maps/assets/base/contract.js").ChannelData} ChannelData
 * @typedef {import("../../../maps/assets/base/contract.js").ChangeMessage} Change
 * @typedef {{ type: string, stamp: string, packed?: string } & Record<string, unknown>} Message
 * @typedef {{ year: number, as_of: string | null, place: string, extent: string, face: string, level?: string, without?: string[] }} State
 */

window.__atlasMaps ??= {};
const maps = window.__atlasMaps;
const FIELDS = /** @type {const} */ (["year", "as_of", "place", "extent", "face"]);
const ECHO_MS = 8000;
/** What shows that the reader has left the map for the page around it. */
const TURNS = ["pointermove", "pointerdown", "keydown", "focus"];
/** Links of the navigation, which open a page with the view that Python knows. */
const PAGE_LINK = '[data-testid$="NavLink"], [data-testid="stTopNavDropdownLink"]';
const LONGEST_WAIT_MS = 3000;

/**
 * @param {unknown} data
 * @returns {data is Change}
 */
const isChange = (data) => faultOf(data, "ChangeMessage", REPORT_SHAPES, "change") === "";

/**
 * @param {Record<string, unknown>} one
 * @param {Record<string, unknown> | null} other
 */
const isSame = (one, other) => other !== null && FIELDS.every((name) => one[name] === other[name]);

/**
 * Return red, green and blue of a CSS colour, 0 to 255; null for a form not known here.
 * @param {string} colour
 */
function partsOf(colour) {
  if (/^#[0-9a-f]{6}/i.test(colour)) return [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
  if (/^#[0-9a-f]{3}$/i.test(colour)) return [1, 2, 3].map((i) => 17 * Number.parseInt(colour[i], 16));
  if (colour.startsWith("rgb")) return (colour.match(/[0-9.]+/g) ?? []).slice(0, 3).map(Number);
  return null;
}

/**
 * @param {Element} element
 * @param {string} wish
 */
function themeOf(element, wish) {
  if (wish !== "auto") return wish;
  const parts = partsOf(getComputedStyle(element).getPropertyValue("--st-background-color").trim());
  if (!parts) return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] < 110 ? "dark" : "light";
}

/** What waits to be posted, of all channels in turn: words of one language come before its values. */
let turn = Promise.resolve();

class Channel {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** @type {ChannelData | null} */
    this.data = null;
    /** @type {(name: string, value: unknown) => void} */
    this.setStateValue = () => {};
    /** @type {Record<string, string>} stamp by type, as the present frame has them */
    this.posted = {};
    /** @type {Message | null} last view Python asked for */
    this.view = null;
    /** @type {(State & { at: number })[]} states reported to Python whose echo has not come back yet */
    this.sent = [];
    /** @type {State | null} last state reported to Python */
    this.last = null;
    /** @type {Change | null} */
    this.state = null;
    this.timer = 0;
    this.alone = true;
    this.acted = false; // whether the reader did something in a linked map that Python does not know yet
    this.reported = 0; // serial of the last report
    /** @type {HTMLElement | null} link of a page that was asked for before Python had the last report */
    this.link = null;
    this.late = 0;
    this.onReady = (/** @type {Event} */ event) => {
      if (!this.data || !(event instanceof CustomEvent) || event.detail !== this.data.map) return;
      this.posted = {};
      this.view = null;
      this.sent = [];
      this.flush();
    };
    this.onMessage = (/** @type {MessageEvent} */ event) => this.hear(event);
    this.onTheme = () => this.flush();
    this.scheme = window.matchMedia("(prefers-color-scheme: dark)");
    window.addEventListener("atlas-map-ready", this.onReady);
    window.addEventListener("message", this.onMessage);
    this.scheme.addEventListener("change", this.onTheme);
    this.moved = false; // whether the map has left the view that Python asked for
    this.onTurn = () => {
      this.settle();
      if (this.data?.address && this.moved && !this.state?.playing) this.tell();
    };
    this.onClick = (/** @type {MouseEvent} */ event) => this.hold(event);
    this.onLeaving = () => this.settle();
    for (const name of TURNS) window.addEventListener(name, this.onTurn, true);
    window.addEventListener("click", this.onClick, true);
    window.addEventListener("atlas-leaving", this.onLeaving);
  }

  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.late);
    window.removeEventListener("atlas-map-ready", this.onReady);
    window.removeEventListener("message", this.onMessage);
    this.scheme.removeEventListener("change", this.onTheme);
    for (const name of TURNS) window.removeEventListener(name, this.onTurn, true);
    window.removeEventListener("click", this.onClick, true);
    window.removeEventListener("atlas-leaving", this.onLeaving);
  }

  frame() {
    const entry = this.data && maps[this.data.map];
    return entry?.ready && entry.frame.contentWindow ? entry.frame : null;
  }

  flush() {
    const next = () => this.deliver();
    turn = turn.then(next, next);
  }

  async deliver() {
    const frame = this.frame();
    if (!frame || !this.data) return;
    const post = (/** @type {unknown} */ message) => frame.contentWindow?.postMessage(message, "*");
    if (this.data.title) frame.title = this.data.title;
    if (this.data.theme) {
      const theme = themeOf(this.element, this.data.theme);
      if (this.posted.theme !== theme) {
        this.posted.theme = theme;
        post({ type: "theme", theme });
      }
    }
    for (const message of this.data.messages) {
      if (this.posted[message.type] === message.stamp) continue;
      this.posted[message.type] = message.stamp;
      // As text: of large values the browser would otherwise copy every part into the frame.
      if (message.packed) post(await unpackedText(message.packed));
      else if (message.type !== "view") post(message);
      else {
        const news = this.newsOf(message);
        if (news) post(news);
      }
    }
  }

  /**
   * Only what Python itself changed goes back in: an echo of an older year would pull a moving slider back.
   * @param {Message} view
   */
  newsOf(view) {
    const before = this.view;
    this.view = view;
    if (!before) return view;
    /** @type {Record<string, unknown>} */
    const news = { type: "view" };
    for (const [name, value] of Object.entries(view)) {
      if (JSON.stringify(value) !== JSON.stringify(before[name])) news[name] = value;
    }
    delete news.stamp;
    const now = Date.now();
    this.sent = this.sent.filter((state) => now - state.at < ECHO_MS);
    const echo = this.sent.findLastIndex((state) => isSame(state, view));
    if (echo >= 0) {
      this.sent = this.sent.slice(echo + 1);
      for (const name of FIELDS) delete news[name];
      delete news.as_of_label;
    }
    return Object.keys(news).length > 1 ? news : null;
  }

  /** @param {MessageEvent} event */
  hear(event) {
    const frame = this.frame();
    if (!frame || !this.data?.listen || event.source !== frame.contentWindow) return;
    if (!isChange(event.data) || event.data.year === null) return;
    this.state = event.data;
    this.alone = event.data.along === undefined;
    this.acted = this.acted || event.data.along === false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), this.data.pause);
  }

  /** What the map shows now counts now: a page that is opened reads it. */
  settle() {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.rest();
  }

  /**
   * A page that is opened while a report is on its way would show the view before it: its link waits.
   * @param {MouseEvent} event
   */
  hold(event) {
    const link = event.target instanceof Element ? event.target.closest(PAGE_LINK) : null;
    if (
      !(link instanceof HTMLElement) ||
      !event.isTrusted ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey
    )
      return;
    this.settle();
    if (this.moved) this.tell();
    if (!this.data || this.data.heard >= this.reported) return;
    event.preventDefault();
    event.stopPropagation();
    this.link = link;
    this.late = setTimeout(() => this.proceed(), LONGEST_WAIT_MS);
  }

  proceed() {
    const link = this.link;
    this.link = null;
    clearTimeout(this.late);
    link?.click();
  }

  /** The address follows at once. Python, which draws none of this, gets it when the reader leaves the map. */
  rest() {
    const address = this.data?.address;
    if (!this.state || !address || this.state.level || this.state.without) {
      this.tell();
      return;
    }
    const { year, as_of, place, extent, face = "" } = this.state;
    this.moved ||= !isSame({ year, as_of, place, extent, face }, this.last ?? this.view);
    if (!this.moved) return;
    const asked = new URLSearchParams(window.location.search);
    const chosen = face ? { face } : {};
    const parts = { ...address, year: String(year), as_of: as_of ?? "latest", place, extent, ...chosen };
    for (const [name, value] of Object.entries(parts)) asked.set(name, value);
    window.history.replaceState(window.history.state, "", `?${asked}${window.location.hash}`);
  }

  tell() {
    if (!this.state) return;
    clearTimeout(this.timer);
    this.timer = 0;
    const { as_of, place, extent, level, without, face = "" } = this.state;
    const chosen = { ...(level ? { level } : {}), ...(without ? { without } : {}) };
    const state = { year: Number(this.state.year), as_of, place, extent, face, ...chosen };
    const asks = Object.keys(chosen).length > 0; // what only Python can answer
    const acted = this.acted;
    this.acted = false;
    // What the last report said may be old where the other of two maps has reported since.
    if (!acted && !asks && isSame(state, this.last ?? this.view)) return;
    this.last = state;
    this.sent.push({ ...state, at: Date.now() });
    // What only went along with another map was reported by that one; its echo is still no news here.
    if (!acted && !asks && !this.alone) return;
    this.reported = Date.now();
    this.setStateValue("seen", { ...state, serial: this.reported });
  }
}

/** @param {Component<ChannelData>} component */
export default function mountChannel({ data, parentElement, setStateValue }) {
  const channel = keptOn(parentElement, () => new Channel(parentElement));
  channel.data = data;
  channel.setStateValue = setStateValue;
  channel.flush();
  if (data.heard >= channel.reported) channel.proceed();
  return stopOnceGone(parentElement);
}

window.__atlasMountChannel = mountChannel;
window.dispatchEvent(new CustomEvent("atlas-channel-here"));
