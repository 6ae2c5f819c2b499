// @ts-check
// The map's frame in a page of an edition: what both say to each other, recognised by its window.

/** Return what the page was given by Python. */
export function givenHere() {
  return JSON.parse(document.getElementById("given")?.textContent ?? "{}");
}

/**
 * @template {Element} T
 * @param {string} selector
 * @returns {T}
 */
export function here(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return /** @type {T} */ (found);
}

/** @param {string} text shown above the map; empty takes it away */
export function notice(text) {
  const box = /** @type {HTMLElement} */ (here("#notice"));
  box.textContent = text;
  box.hidden = !text;
}

/** @param {string} text */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    window.prompt("", text); // no clipboard from here: an address that is not secure
  }
}

/**
 * Load a script once.
 * @param {string} source
 * @param {() => void} failed
 */
export function load(source, failed) {
  const script = document.createElement("script");
  script.src = source;
  script.addEventListener("error", failed);
  document.head.append(script);
}

const DARK = window.matchMedia("(prefers-color-scheme: dark)");

export class Framed {
  /**
   * @param {HTMLElement} stage what holds the frame and covers the screen
   * @param {object} strings the message with the words of the map
   * @param {(message: any) => void} hear
   */
  constructor(stage, strings, hear) {
    this.stage = stage;
    this.frame = /** @type {HTMLIFrameElement} */ (stage.querySelector("iframe"));
    this.ready = false;
    window.addEventListener("message", ({ source, data }) => {
      if (source !== this.frame.contentWindow || !data || typeof data !== "object") return;
      if (data.type === "ready") {
        this.ready = true;
        this.post(strings);
        this.tellTheme();
      }
      if (data.type === "copy" && typeof data.text === "string") copy(data.text.slice(0, 4000));
      if (data.type === "height" && Number.isFinite(data.height))
        stage.style.setProperty("--height", `${Math.min(20000, data.height)}px`);
      hear(data);
    });
    DARK.addEventListener("change", () => this.tellTheme());
  }

  /** @param {string} source */
  open(source) {
    if (this.frame.getAttribute("src") === source) return;
    this.ready = false;
    this.frame.src = source;
  }

  /** @param {object} message */
  post(message) {
    if (this.ready) this.frame.contentWindow?.postMessage(message, "*");
  }

  tellTheme() {
    this.post({ type: "theme", theme: DARK.matches ? "dark" : "light" });
  }

  toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.stage.requestFullscreen?.().catch(() => this.stage.classList.toggle("covering"));
  }
}
