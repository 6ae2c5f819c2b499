// @ts-check
// Runs before anything of Streamlit: makes the frame at once, with the still picture in it, so that no half of it
// is ever painted, and takes the frame away once the page stands under it.
(() => {
  /**
   * Return a copy of what a template holds.
   * @param {string} id
   */
  function copyOf(id) {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
    return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  }

  const first = copyOf("atlas-frame");
  // A typeface made of bytes is there at once, so that no letter of the frame moves when one is fetched.
  const font = document.getElementById("atlas-font")?.dataset.font;
  if (font) {
    const bytes = Uint8Array.from(atob(font), (character) => character.charCodeAt(0));
    document.fonts.add(new FontFace("Source Sans 3", bytes, { weight: "200 900" }));
  }
  const GRACE = 3000; // ms that a finished page has to bring its map before it is shown without

  // The reader may have chosen a theme; Streamlit keeps the choice for each address.
  function theme() {
    let kept = "";
    try {
      const mine = `stActiveTheme-${location.pathname}-v`;
      kept = Object.keys(localStorage)
        .filter((key) => key.startsWith(mine))
        .map((key) => localStorage[key])
        .join();
    } catch (error) {
      console.info("no stored theme:", error);
    }
    if (/dark/i.test(kept)) return "dark";
    if (/light/i.test(kept)) return "light";
    return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }

  /**
   * As the map lays itself out: picture, time and legend, the panel at the right; Peru fitted in quarter steps. A map of
   * Compare has its header above and its legend at the left.
   * @param {HTMLElement} still
   * @param {HTMLElement} box
   */
  function lay(still, box) {
    const narrow = box.clientWidth <= 640;
    const beside = first.dataset.page !== "alone" && box.clientWidth > 0.8 * window.innerWidth;
    const large = window.innerWidth >= 1500;
    const right = !beside || narrow ? 0 : large ? 420 : 312;
    const high = Math.min(560, Math.max(320, 1.12 * box.clientWidth));
    const top = narrow ? 52 : beside ? 0 : 57;
    const bottom = narrow ? box.clientHeight - top - high : !beside ? 100 : large ? 92 : 82;
    const ground = /** @type {HTMLElement} */ (still.querySelector(".ground"));
    ground.style.top = `${top}px`;
    ground.style.bottom = `${bottom}px`;
    ground.style.right = `${right}px`;
    const svg = /** @type {SVGSVGElement} */ (still.querySelector("svg"));
    const { width, height } = svg.viewBox.baseVal;
    const left = beside || narrow ? 8 : Math.min(270, box.clientWidth * 0.28);
    const room = { x: box.clientWidth - right - left - 12, y: box.clientHeight - top - bottom - 24 };
    const fits = Math.max(0.1, narrow ? box.clientWidth / width : Math.min(room.x / width, room.y / height));
    const scale = 2 ** (Math.floor(4 * Math.log2(fits)) / 4);
    svg.style.width = `${width * scale}px`;
    svg.style.height = `${height * scale}px`;
    svg.style.left = `${left + (room.x - width * scale) / 2}px`;
    svg.style.top = `${10 + (room.y - height * scale) / 2}px`;
  }

  // Put the still picture into `box`; the map's host does so too, and removes what this returns.
  window.atlasStill = (box) => {
    document.documentElement.dataset.firstTheme = theme();
    const still = copyOf("atlas-still");
    box.appendChild(still);
    lay(still, box);
    const resized = new ResizeObserver(() => {
      if (still.isConnected) lay(still, box);
      else resized.disconnect();
    });
    resized.observe(box);
    return still;
  };

  document.documentElement.dataset.firstTheme = theme();
  document.body.appendChild(first);
  if (first.dataset.page !== "page")
    window.atlasStill(/** @type {HTMLElement} */ (first.querySelector(".place")));

  const has = (/** @type {string} */ selector) => document.querySelector(selector) !== null;
  let finished = 0;

  function standing() {
    if (has('[role="dialog"], [data-testid="stException"], [data-testid="stAlert"]')) return true;
    if (!has('[data-testid="stApp"][data-test-script-state="notRunning"]')) return false;
    if (!has('[data-testid="stMain"] [data-testid="stElementContainer"]')) return false;
    // Grey bars stand where the code of an element has still to come.
    if (has('[data-testid="stMain"] [data-testid="stSkeleton"]')) return false;
    finished ||= performance.now();
    return first.dataset.page === "page" || has(".atlas-map") || performance.now() - finished > GRACE;
  }

  function look() {
    if (!first.isConnected || !standing()) return;
    watch.disconnect();
    clearInterval(timer);
    // Streamlit places what it has just made in the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => first.remove()));
  }

  const watch = new MutationObserver(look);
  watch.observe(document.body, { subtree: true, childList: true, attributes: true });
  const timer = setInterval(look, 500);
})();
