// @ts-check
// A text with figures in it: a figure is one piece that is moved and deleted whole; its reference is never seen.
import { find, keptOn, stopOnceGone } from "./lifecycle.js";

/**
 * @typedef {{ words: string, reference: string, about: string, fault: string }} Piece
 * @typedef {{ label: string, stamp: string, pieces: Piece[], fault: string, rows: number,
 *   insert: { turn: number, piece: Piece } | null }} FieldData
 */

/** Kinds of fields in which the browser takes back what was typed. */
const TYPED = new Set(["text", "search", "url", "email", "number", "date", "password"]);
const REST_MS = 900; // after the last key, before what was typed goes to the page

class Field {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.label = find(box, "label", HTMLLabelElement);
    this.text = find(box, "[role=textbox]", HTMLDivElement);
    this.fault = find(box, "p", HTMLParagraphElement);
    this.stamp = "";
    this.turn = -1;
    this.timer = 0;
    this.told = "";
    /** @type {Range | null} where the caret last stood */
    this.caret = null;
    /** @type {(name: string, value: unknown) => void} */
    this.setStateValue = () => {};
    this.text.oninput = () => this.tellSoon(REST_MS);
    this.text.onblur = () => this.tellSoon(0);
    this.text.onclick = (event) => this.leaveFigure(event.clientX);
    this.text.onpaste = (event) => {
      event.preventDefault();
      const plain = event.clipboardData?.getData("text/plain") ?? "";
      document.execCommand("insertText", false, plain);
    };
    this.onSelection = () => this.keepCaret();
    document.addEventListener("selectionchange", this.onSelection);
    this.onLeaving = (/** @type {BeforeUnloadEvent} */ event) => this.keepLast(event);
    window.addEventListener("beforeunload", this.onLeaving);
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.undoTyping(event);
    window.addEventListener("keydown", this.onKey, true);
  }

  stop() {
    clearTimeout(this.timer);
    window.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("beforeunload", this.onLeaving);
    document.removeEventListener("selectionchange", this.onSelection);
  }

  /** @returns {Selection | null} */
  selection() {
    /** @type {any} */
    const root = this.text.getRootNode(); // a shadow root has a selection of its own in Chromium only
    return root.getSelection?.() ?? document.getSelection();
  }

  keepCaret() {
    const selection = this.selection();
    if (!selection?.rangeCount) return;
    const range = selection.getRangeAt(0);
    if (!this.text.contains(range.startContainer)) return;
    this.caret = range.cloneRange();
    const figure = figureAt(range.startContainer);
    if (figure) this.caret.setStartBefore(figure);
    const last = figureAt(range.endContainer);
    if (last) this.caret.setEndAfter(last);
    if (range.collapsed) this.caret.collapse(false);
  }

  /**
   * A click on a figure puts the caret beside it: within, nothing that is typed would be taken.
   * @param {number} x
   */
  leaveFigure(x) {
    const selection = this.selection();
    const figure = selection?.isCollapsed && figureAt(selection.anchorNode);
    if (!selection || !figure || !this.text.contains(figure)) return;
    const { left, right } = figure.getBoundingClientRect();
    const isBefore = x < (left + right) / 2;
    const beside = isBefore ? figure.previousSibling : figure.nextSibling;
    const words = beside instanceof Text ? beside : document.createTextNode("\u200b");
    if (words !== beside) figure[isBefore ? "before" : "after"](words);
    this.text.focus();
    selection.collapse(words, isBefore ? words.length : 0);
  }

  /**
   * @param {FieldData} data
   * @param {(name: string, value: unknown) => void} setStateValue
   */
  take(data, setStateValue) {
    this.setStateValue = setStateValue;
    this.label.textContent = data.label;
    this.text.setAttribute("aria-label", data.label);
    this.text.style.minHeight = `${1.5 * data.rows}em`;
    this.fault.textContent = data.fault;
    this.text.setAttribute("aria-invalid", String(Boolean(data.fault)));
    if (data.stamp !== this.stamp) {
      this.stamp = data.stamp;
      this.text.replaceChildren(...data.pieces.flatMap((piece) => nodesOf(piece)));
      this.told = this.written();
      this.caret = null;
      if (this.text.matches(":focus")) this.selection()?.collapse(this.text, this.text.childNodes.length);
    }
    const turn = data.insert?.turn ?? 0;
    // What was asked for before this field was drawn stands in the text already.
    if (data.insert && this.turn >= 0 && turn > this.turn) this.insert(data.insert.piece);
    this.turn = turn;
  }

  /** @param {Piece} piece */
  insert(piece) {
    const chip = chipOf(piece);
    const range = this.caret && this.text.contains(this.caret.startContainer) ? this.caret : null;
    if (range) {
      range.deleteContents();
      range.insertNode(chip);
    } else this.text.append(" ", chip);
    chip.after(document.createTextNode("\u200b")); // something to put the caret in
    this.caret = document.createRange();
    this.caret.setStartAfter(chip);
    this.caret.collapse(true);
    this.tellSoon(0);
  }

  /**
   * What is not kept yet is taken back by the browser; otherwise the key is the page's, whose Undo takes back what is.
   * @param {KeyboardEvent} event
   */
  undoTyping(event) {
    if (event.key?.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
    const at = event.composedPath()[0];
    const field = at instanceof HTMLInputElement && at.role !== "combobox" && TYPED.has(at.type);
    const typed = field || at instanceof HTMLTextAreaElement;
    if (typed || (at === this.text && this.written() !== this.told)) event.stopPropagation();
  }

  /** @param {number} pause */
  tellSoon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), pause);
  }

  tell() {
    const text = this.written();
    if (text === this.told) return false;
    this.told = text;
    this.setStateValue("text", { text, at: Date.now() });
    return true;
  }

  /**
   * What was typed just before the page is left goes to it still; the browser asks, which gives it the time.
   * @param {BeforeUnloadEvent} event
   */
  keepLast(event) {
    if (this.tell()) event.preventDefault();
  }

  /** What the file keeps: each figure as its reference. */
  written() {
    return writtenOf(this.text).replaceAll("\u200b", "").replaceAll("\u00a0", " ").trim();
  }
}

/**
 * @param {Node} parent
 * @returns {string}
 */
function writtenOf(parent) {
  let text = "";
  for (const part of parent.childNodes) {
    if (part instanceof HTMLElement && part.dataset.reference) text += `{${part.dataset.reference}}`;
    else if (part.nodeName === "BR") text += "\n";
    else if (part instanceof HTMLElement)
      text += `${text && !text.endsWith("\n") ? "\n" : ""}${writtenOf(part)}`;
    else text += part.textContent ?? "";
  }
  return text;
}

/**
 * @param {Piece} piece
 * @returns {Node[]}
 */
function nodesOf(piece) {
  return piece.reference ? [chipOf(piece)] : [document.createTextNode(piece.words)];
}

/**
 * @param {Node | null} node
 * @returns {HTMLElement | null} the figure it is in
 */
function figureAt(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("[data-reference]") ?? null;
}

/** @param {Piece} piece */
function chipOf({ words, reference, about, fault }) {
  const chip = document.createElement("span");
  chip.className = fault ? "figure refused" : "figure";
  chip.contentEditable = "false";
  chip.dataset.reference = reference;
  chip.textContent = words;
  chip.title = fault ? `${about}: ${fault}` : about;
  return chip;
}

/** @param {Component<FieldData>} component */
export default function ({ parentElement, data, setStateValue }) {
  keptOn(parentElement, () => new Field(parentElement)).take(data, setStateValue);
  return stopOnceGone(parentElement);
}
