// @ts-check
// The document's text: every quantity marked, the words of the candidate in focus and their sentence lit.

/**
 * @typedef {import("./types.d.ts").Figure} Figure
 * @typedef {{ start: number, end: number, id: number }} Span
 */

const LIT = "atlas-review-sentence";

export class TextPane {
  /**
   * @param {HTMLElement} box
   * @param {(id: number) => void} choose
   */
  constructor(box, choose) {
    this.box = box;
    /** @type {{ node: Text, start: number }[]} */
    this.nodes = [];
    /** @type {Map<number, HTMLElement>} by where it begins */
    this.marks = new Map();
    this.lit = -1;
    box.onclick = (event) => {
      const mark = event.target instanceof Element ? event.target.closest("mark[data-id]") : null;
      if (mark instanceof HTMLElement) choose(Number(mark.dataset.id));
    };
  }

  /**
   * @param {string} text
   * @param {Figure[]} figures
   * @param {[number, number][]} quantities
   */
  draw(text, figures, quantities) {
    this.nodes = [];
    this.marks.clear();
    const spans = parted(figures, quantities);
    const paragraphs = [];
    let at = 0;
    for (const [, end] of bounds(text)) {
      const paragraph = document.createElement("p");
      while (spans.length && spans[0].start < end) {
        const span = /** @type {Span} */ (spans.shift());
        const last = Math.min(span.end, end);
        this.append(paragraph, text, at, span.start);
        const mark = document.createElement("mark");
        if (span.id) {
          mark.dataset.id = String(span.id);
          this.marks.set(span.start, mark);
        }
        this.append(mark, text, span.start, last);
        paragraph.append(mark);
        at = last;
      }
      this.append(paragraph, text, at, end);
      at = end;
      paragraphs.push(paragraph);
    }
    this.box.replaceChildren(...paragraphs);
  }

  /** @param {HTMLElement} into @param {string} text @param {number} start @param {number} end */
  append(into, text, start, end) {
    if (end <= start) return;
    const node = document.createTextNode(text.slice(start, end));
    this.nodes.push({ node, start });
    into.append(node);
  }

  /** @param {Figure} figure @param {string} state */
  paint(figure, state) {
    const mark = this.marks.get(figure.span[0]);
    if (mark) mark.dataset.state = state;
  }

  /** Light the words of a candidate and their sentence; none where all are reviewed. @param {Figure | undefined} figure */
  light(figure) {
    this.marks.get(this.lit)?.classList.remove("lit");
    this.lit = figure?.span[0] ?? -1;
    this.lightSentence(figure?.sentence ?? [0, 0]);
    this.marks.get(this.lit)?.classList.add("lit");
  }

  /** Bring the words that are lit into the middle of the pane. */
  reveal() {
    const mark = this.marks.get(this.lit);
    if (!mark) return;
    const top = mark.getBoundingClientRect().top - this.box.getBoundingClientRect().top;
    if (top < this.box.clientHeight * 0.15 || top > this.box.clientHeight * 0.75)
      this.box.scrollTop += top - this.box.clientHeight * 0.4;
  }

  /** @param {[number, number]} sentence */
  lightSentence([start, end]) {
    if (!("highlights" in CSS)) return;
    const [first, last] = [this.find(start), this.find(Math.max(end - 1, start))];
    if (!first || !last || end <= start) {
      CSS.highlights.delete(LIT);
      return;
    }
    const range = new Range();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    CSS.highlights.set(LIT, new Highlight(range));
  }

  /** @param {number} at */
  find(at) {
    return this.nodes.findLast((one) => one.start <= at);
  }
}

/** Where paragraphs begin and end. @param {string} text @returns {[number, number][]} */
function bounds(text) {
  /** @type {[number, number][]} */
  const found = [];
  let at = 0;
  for (const gap of text.matchAll(/\n\s*\n/g)) {
    const end = gap.index + gap[0].length;
    found.push([at, end]);
    at = end;
  }
  found.push([at, text.length]);
  return found;
}

/**
 * Spans in order that do not overlap: those of candidates, and quantities that are none.
 * @param {Figure[]} figures
 * @param {[number, number][]} quantities
 */
function parted(figures, quantities) {
  /** @type {Span[]} */
  const own = figures
    .filter((one) => one.span[1] > one.span[0])
    .map((one) => ({ start: one.span[0], end: one.span[1], id: one.id }));
  const rest = quantities
    .filter(([start, end]) => !own.some((one) => one.start < end && start < one.end))
    .map(([start, end]) => ({ start, end, id: 0 }));
  let until = 0;
  return [...own, ...rest]
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((one) => {
      const isFree = one.start >= until;
      if (isFree) until = one.end;
      return isFree;
    });
}
