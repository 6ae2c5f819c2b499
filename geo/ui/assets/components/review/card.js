// @ts-check
// The candidate in focus: its fields with choices, what is noticed about it, and what can be decided.
import { others, reasons, typedParts } from "./asked.js";
import { editor } from "./editor.js";
import { Locator } from "./locator.js";
import { button, made } from "./parts.js";
import { FIELDS, isSame, ofMeasure, wordsOf } from "./words.js";

/**
 * @typedef {import("./types.d.ts").Cells} Cells
 * @typedef {import("./types.d.ts").Figure} Figure
 * @typedef {import("./types.d.ts").Option} Option
 * @typedef {import("./types.d.ts").Words} Words
 * @typedef {import("./types.d.ts").ReviewData} ReviewData
 * @typedef {import("./types.d.ts").SurfaceMap} SurfaceMap
 * @typedef {import("./queue.js").Queue} Queue
 * @typedef {"" | "reject" | "bulk" | "merge" | "split" | "edit"} Mode
 * @typedef {{ focus: number, field: string, mode: Mode }} Shown
 */

export class Card {
  /**
   * @param {HTMLElement} box
   * @param {Queue} queue
   * @param {ReviewData} data
   * @param {SurfaceMap} map
   * @param {{ go: (id: number) => void, field: (name: string) => void, choose: (option: Option) => void,
   *   mode: (mode: Mode) => void, set: (cells: Cells) => void, run: (name: string) => void,
   *   reason: (code: string) => void, merge: (into: number) => void, split: (parts: Cells[]) => void }} does
   */
  constructor(box, queue, data, map, does) {
    this.box = box;
    this.queue = queue;
    this.data = data;
    this.does = does;
    this.drawn = -1; // the candidate on the card
    const { map_label, map_none } = data.words;
    this.locator = new Locator(map, { map_label, map_none });
    const { measures, places } = queue.message;
    this.names = {
      measures: new Map(measures.map(([id, label]) => [id, label])),
      places: new Map(places.map(([id, label]) => [id, label])),
      language: data.words.language,
    };
    this.speakers = new Set(queue.message.institutions);
    this.units = new Map(measures.map(([id, , unit]) => [id, unit]));
  }

  /** @param {number} id @param {string} field */
  words(id, field) {
    const figure = /** @type {Figure} */ (this.queue.figures.get(id));
    const served = { ...figure.cells };
    for (const one of figure.held)
      if (["accept", "correct"].includes(one.kind)) Object.assign(served, one.fields);
    return wordsOf(figure, served, this.queue.cells(id), field, this.names);
  }

  /** What a digit chooses in a field. @param {number} id @param {string} field @returns {Option[]} */
  options(id, field) {
    const figure = this.queue.figures.get(id);
    const offered = figure?.options[field].slice(0, 9) ?? [];
    if (field !== "measure") return offered;
    const cells = this.queue.cells(id);
    return offered.map((one) => ({
      ...one,
      cells: ofMeasure(cells, one.cells.measure, this.units.get(one.cells.measure) ?? ""),
    }));
  }

  /** Whether who says it is known, or said to be a new name. @param {Cells} cells */
  isNamed(cells) {
    const name = cells.attributed_to;
    return !name || this.speakers.has(name) || (cells.new_institution ?? "").split("|").includes(name);
  }

  /** The first field that is missing, else one that is doubtful. @param {number} id */
  doubtful(id) {
    const cells = this.queue.cells(id);
    const names = Object.keys(FIELDS);
    const isEmpty = (/** @type {string} */ name) => !FIELDS[name].some((cell) => cells[cell]);
    const missing = ["measure", "place", "period"].find(isEmpty);
    if (missing) return missing;
    const unit = this.units.get(cells.measure) ?? "";
    if (unit.includes("/") !== (cells.unit ?? "").includes("/")) return "value";
    const why = (this.queue.figures.get(id)?.why ?? []).join("\n");
    return names.find((name) => why.includes(`${this.data.fields[name]}:`)) ?? "measure";
  }

  /** @param {Shown} shown */
  draw({ focus, field, mode }) {
    const figure = this.queue.figures.get(focus);
    const root = /** @type {ShadowRoot | Document} */ (this.box.getRootNode());
    const held = root.activeElement instanceof HTMLElement ? root.activeElement.dataset.act : "";
    if (!figure) {
      this.box.replaceChildren(...this.done());
      return;
    }
    const where = made("div", "", "about");
    where.append(this.fields(figure, field, mode), this.where(figure.id));
    const said = made("div", "", "said");
    said.append(this.head(figure), ...this.remarks(figure), where);
    const bar =
      mode === "reject" || mode === "bulk"
        ? reasons(this)
        : mode === "merge"
          ? others(this, figure)
          : mode === "split"
            ? typedParts(this, figure)
            : this.actions(figure);
    const scrolled = this.drawn === focus ? (this.box.querySelector(".said")?.scrollTop ?? 0) : 0;
    this.box.replaceChildren(said, bar);
    said.scrollTop = scrolled;
    this.drawn = focus;
    const input = this.box.querySelector("input");
    if (input) input.focus();
    else if (held) this.keepFocus(held);
  }

  /** Whoever goes from button to button stays on the one that does the same. @param {string} act */
  keepFocus(act) {
    const all = [...this.box.querySelectorAll("[data-act]")];
    const same = all.find((one) => one instanceof HTMLElement && one.dataset.act === act);
    if (same instanceof HTMLElement) same.focus({ preventScroll: true });
  }

  /** What is said where every figure is reviewed, and what comes next. */
  done() {
    const states = this.queue.all().map((one) => this.queue.now(one.id).state);
    const of = (/** @type {string} */ state) => String(states.filter((one) => one === state).length);
    const counts = this.data.words.done_counts
      .replace("{accepted}", of("accepted"))
      .replace("{rejected}", of("rejected"));
    const [label, address] = this.data.next;
    const link = made("a", "", "button primary");
    link.href = address;
    link.target = "_self";
    link.append(made("kbd", "↵"), " ", label);
    const bar = made("div", "", "actions");
    bar.append(link, button({ label: this.data.words.undo, key: "U", run: () => this.does.run("undo") }));
    return [made("p", this.data.words.all_done, "done"), made("p", counts, "quote"), bar];
  }

  /** The small map of a candidate. @param {number} id */
  where(id) {
    const { place } = this.queue.cells(id);
    return this.locator.draw(place ?? "", this.words(id, "place"), this.words(id, "value"));
  }

  /** A candidate in one line, to be read out; that all are reviewed where there is none. @param {number} id */
  spoken(id) {
    const figure = this.queue.figures.get(id);
    if (!figure) return this.data.words.all_done;
    const words = ["value", "measure", "place", "period"].map((name) => this.words(id, name)).filter(Boolean);
    return [...words, this.data.words[figure.level], ...figure.why].join(", ");
  }

  /** @param {Figure} figure */
  head(figure) {
    const now = this.queue.now(figure.id);
    const head = made("header", "");
    const title = made("h2", this.words(figure.id, "value") || figure.quote);
    const state = made("span", this.data.states[now.state], `state ${now.state}`);
    const by = now.last?.by && now.last.by !== this.queue.message.person ? ` · ${now.last.by}` : "";
    state.append(
      now.state === "rejected" && now.last?.reason ? ` · ${this.reasonWords(now.last.reason)}` : "",
      by,
    );
    title.append(" ", state);
    const quote = made("p", figure.quote ? `“${figure.quote}”` : "", "quote");
    const sure = made("p", "", "sure");
    sure.append(
      made("span", "", `level ${figure.level}`),
      made("b", this.data.words[figure.level]),
      ` – ${figure.why.join("; ")}`,
    );
    head.append(title, quote, sure);
    return head;
  }

  /** @param {string} reason a code, with or without a remark, or words that the server gave */
  reasonWords(reason) {
    const [code] = reason.split(":");
    const words = this.data.reasons.find(([one]) => one === code)?.[1];
    return words ? words + reason.slice(code.length) : reason;
  }

  /** @param {Figure} figure */
  remarks(figure) {
    const draft = this.queue.drafts.get(figure.id) ?? {};
    const list = made("ul", "", "remarks");
    const problem = this.queue.problems.get(figure.id);
    if (problem) {
      const item = made("li", problem, "problem");
      item.setAttribute("role", "alert");
      list.append(item);
    }
    for (const one of this.queue.remarks[figure.id] ?? []) {
      if (one.cells.some((cell) => cell in draft)) continue;
      const item = made("li", one.text);
      if (one.figure) {
        const other = one.figure;
        item.append(
          " ",
          button({ label: this.data.words.show, key: "", run: () => this.does.go(other), css: "link" }),
        );
      } else if (one.statement) {
        const link = made("a", this.data.words.evidence);
        link.href = `${this.data.evidence}${encodeURIComponent(one.statement)}#${encodeURIComponent(one.statement)}`;
        link.target = "_blank";
        item.append(" ", link);
      }
      list.append(item);
    }
    return list.childElementCount ? [list] : [];
  }

  /** @param {Figure} figure @param {string} focused @param {Mode} mode */
  fields(figure, focused, mode) {
    const list = made("div", "", "fields");
    const draft = this.queue.drafts.get(figure.id) ?? {};
    for (const name of Object.keys(FIELDS)) {
      const isIn = name === focused;
      const words = this.words(figure.id, name);
      const row = made("div", "", isIn ? "field in" : "field");
      const head = made("button", "");
      head.type = "button";
      head.dataset.act = name;
      head.onclick = () => this.does.field(name);
      head.append(
        made("span", this.data.fields[name], "name"),
        made("span", words || this.data.words.missing, words ? "is" : "is none"),
      );
      if (FIELDS[name].some((cell) => cell in draft))
        head.append(made("span", this.data.words.changed, "changed"));
      head.setAttribute("aria-expanded", String(isIn));
      row.append(head);
      if (isIn) row.append(mode === "edit" ? editor(this, figure, name) : this.choices(figure, name));
      list.append(row);
    }
    return list;
  }

  /** @param {Figure} figure @param {string} name */
  choices(figure, name) {
    const list = made("div", "", "choices");
    const cells = this.queue.cells(figure.id);
    if (!this.queue.message.may_decide) return list;
    this.options(figure.id, name).forEach((option, index) => {
      const run = () => this.does.choose(option);
      const isChosen = isSame(
        option.cells,
        cells,
        FIELDS[name].filter((cell) => cell in option.cells),
      );
      const one = button({ label: option.label, key: String(index + 1), run, css: isChosen ? "chosen" : "" });
      one.setAttribute("aria-pressed", String(isChosen));
      if (option.aside) one.append(" ", made("small", option.aside));
      list.append(one);
    });
    if (!["bound", "kind"].includes(name))
      list.append(
        button({ label: this.data.words.another, key: "C", run: () => this.does.mode("edit"), css: "quiet" }),
      );
    return list;
  }

  /** @param {Figure} figure */
  actions(figure) {
    const { words } = this.data;
    const bar = made("div", "", "actions");
    const now = this.queue.now(figure.id);
    const link = made("a", words.map, "button");
    link.href = this.mapAddress(figure.id);
    link.target = "_blank";
    link.prepend(made("kbd", "O"), " ");
    if (this.queue.message.may_decide) {
      const act = (/** @type {string} */ name, /** @type {string} */ key, css = "") =>
        button({ label: words[name], key, run: () => this.does.run(name), css });
      if (now.state !== "replaced")
        bar.append(
          act("accept", "↵", "primary"),
          act("reject", "R"),
          act("skip", "S"),
          act("split", "X"),
          act("merge", "M"),
        );
      bar.append(act("undo", "U"));
      if (this.queue.drafts.has(figure.id)) bar.append(act("save", "K"));
    }
    bar.append(
      button({ label: words.next_doubtful, key: "N", run: () => this.does.run("next_doubtful") }),
      link,
    );
    return bar;
  }

  /** @param {number} id */
  mapAddress(id) {
    const cells = this.queue.cells(id);
    const query = new URLSearchParams(this.data.map);
    const level = this.queue.message.places.find(([one]) => one === cells.place)?.[2];
    if (cells.measure) query.set("measure", cells.measure);
    if (cells.place) query.set("place", cells.place);
    if (cells.period_end) query.set("year", cells.period_end.slice(0, 4));
    if (level) query.set("level", level);
    return `./?${query}`;
  }
}
