// @ts-check
// A field with a list in groups below it: what is typed narrows the list, case, accents and dashes apart.
import { unpacked } from "../../../maps/assets/base/packed.js";
import { plainWords } from "../../../maps/assets/base/plain.js";
import { find, keptOn, stopOnceGone } from "./lifecycle.js";

/**
 * @typedef {{ key: string, group: number, label: string, detail: string, names: string, rank: number }} Item
 * @typedef {{ label: string, placeholder: string, value: string, groups: string[], items: string, free: string,
 *   nothing: string }} ChooserData
 */

const MOST = 8; // of one group while something is typed
const LIST_PX = 420;

/**
 * How well an item answers to what is typed, the best least; null where it does not.
 * @param {Item} item
 * @param {string} typed plain
 */
function fitOf(item, typed) {
  const names = ` ${item.names}`;
  if (!typed.split(" ").every((word) => names.includes(` ${word}`))) return null;
  const near = names.startsWith(` ${typed}`) ? 0 : names.includes(` ${typed}`) ? 1 : 2;
  return near + item.rank;
}

class Chooser {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.input = find(box, "input", HTMLInputElement);
    this.list = find(box, "ul", HTMLUListElement);
    this.label = find(box, "label", HTMLLabelElement);
    /** @type {ChooserData | null} */
    this.data = null;
    /** @type {Item[]} */
    this.items = [];
    /** @type {(answer: { key?: string, text?: string }) => void} */
    this.report = () => {};
    this.active = -1;
    this.input.onfocus = () => this.input.select();
    this.input.onclick = () => this.open();
    this.input.oninput = () => this.open();
    this.input.onblur = () => this.close();
    this.input.onkeydown = (event) => this.takeKey(event);
    // The field keeps the focus while an option is pressed.
    this.list.onpointerdown = (event) => event.preventDefault();
    this.list.onclick = (event) => {
      const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (option instanceof HTMLElement) this.choose(option);
    };
    this.onMove = (/** @type {Event} */ event) => {
      if (event.target !== this.list) this.close();
    };
    window.addEventListener("resize", this.onMove);
    window.addEventListener("scroll", this.onMove, true);
  }

  stop() {
    window.removeEventListener("resize", this.onMove);
    window.removeEventListener("scroll", this.onMove, true);
  }

  /** @param {ChooserData} data */
  take(data) {
    const before = this.data;
    this.data = data;
    this.label.textContent = data.label;
    this.input.placeholder = data.placeholder;
    this.input.classList.toggle("menu", !data.free);
    this.list.setAttribute("aria-label", data.label);
    if (!before || before.value !== data.value) this.input.value = data.value;
    if (before?.items !== data.items) this.unpack(data.items);
  }

  /** @param {string} packed */
  async unpack(packed) {
    const items = await unpacked(packed);
    if (this.data?.items === packed) this.items = items;
    if (this.list.matches(":popover-open")) this.open();
  }

  options() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll("[role=option]")]);
  }

  /** The items that answer to what is typed, by group; the group of the best one first. */
  found() {
    const { groups = [], value = "" } = this.data ?? {};
    const typed = this.input.value === value ? "" : plainWords(this.input.value);
    const fits = this.items.map((item) => ({ item, fit: typed ? fitOf(item, typed) : 0 }));
    const found = groups.map((name, index) => {
      const own = fits.filter(({ item, fit }) => item.group === index && fit !== null);
      if (typed) own.sort((one, other) => Number(one.fit) - Number(other.fit));
      return { name, best: Number(own[0]?.fit), items: own.slice(0, typed ? MOST : undefined) };
    });
    const shown = found.filter(({ items: own }) => own.length);
    return typed ? shown.sort((one, other) => one.best - other.best) : shown;
  }

  open() {
    const { free = "", nothing = "", value = "" } = this.data ?? {};
    const typed = this.input.value.trim();
    const isFree = Boolean(free && typed && typed !== value);
    const found = free && !typed ? [] : this.found();
    this.list.replaceChildren();
    if (isFree) this.add("", free.replace("{text}", typed), "", typed);
    for (const { name, items } of found) {
      const head = document.createElement("li");
      head.setAttribute("role", "presentation");
      head.className = "group";
      head.textContent = name;
      this.list.append(head);
      for (const { item } of items) this.add(item.key, item.label, item.detail, "");
    }
    if (!found.length && !isFree && (typed || !free)) {
      const none = document.createElement("li");
      none.textContent = nothing;
      this.list.append(none);
    }
    this.activate(-1);
    if (!this.list.childElementCount) return this.close();
    this.place();
  }

  /**
   * @param {string} key
   * @param {string} label
   * @param {string} detail
   * @param {string} text what is typed, where it is to be understood as it is
   */
  add(key, label, detail, text) {
    const option = document.createElement("li");
    option.setAttribute("role", "option");
    option.id = `option-${this.list.childElementCount}`;
    option.dataset.key = key;
    option.dataset.text = text;
    option.textContent = label;
    option.setAttribute("aria-selected", String(label === this.data?.value));
    if (detail) {
      const small = document.createElement("small");
      small.textContent = detail;
      option.append(" ", small);
    }
    this.list.append(option);
  }

  place() {
    const { left, bottom } = this.input.getBoundingClientRect();
    const width = Math.min(LIST_PX, window.innerWidth - 16);
    this.list.style.width = `${width}px`;
    this.list.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
    this.list.style.top = `${bottom + 4}px`;
    this.list.style.maxHeight = `${Math.max(160, window.innerHeight - bottom - 24)}px`;
    this.list.showPopover();
    this.input.setAttribute("aria-expanded", "true");
  }

  close() {
    if (this.list.matches(":popover-open")) this.list.hidePopover();
    this.input.setAttribute("aria-expanded", "false");
    if (!this.data?.free && this.data && document.activeElement !== this.input)
      this.input.value = this.data.value;
  }

  /** @param {number} index */
  activate(index) {
    const options = this.options();
    for (const option of options) option.classList.remove("active");
    this.active = index;
    const option = options[index];
    if (option) {
      option.classList.add("active");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {HTMLElement} option */
  choose(option) {
    const { key, text } = option.dataset;
    this.input.value = this.data?.free ? "" : this.input.value;
    this.input.blur();
    this.report(key ? { key } : { text });
  }

  /** @param {KeyboardEvent} event */
  takeKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const shown = this.list.matches(":popover-open");
      if (!shown) this.open();
      const count = this.options().length;
      if (count)
        this.activate(this.active < 0 && step < 0 ? count - 1 : (this.active + step + count) % count);
    } else if (event.key === "Enter") {
      const options = this.options();
      const option = options[this.active] ?? options[0];
      if (this.list.matches(":popover-open") && option) this.choose(option);
    } else if (event.key === "Escape") {
      this.input.value = this.data?.value ?? "";
      this.close();
    }
  }
}

/** @param {Component<ChooserData>} component */
export default function ({ parentElement, data, setTriggerValue }) {
  const chooser = keptOn(parentElement, () => new Chooser(parentElement));
  chooser.report = (answer) => setTriggerValue("chosen", answer);
  chooser.take(data);
  return stopOnceGone(parentElement);
}
