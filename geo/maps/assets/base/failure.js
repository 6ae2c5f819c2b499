// @ts-check
// Runs before everything else: whatever goes wrong is said in the map's place, never a blank map.
(() => {
  // The device's theme until the page says its own: no white flash in the dark.
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  const title = document.currentScript?.dataset.title ?? "";
  const seen = new Set();

  function panel() {
    let box = document.getElementById("failure");
    if (!box) {
      box = document.createElement("section");
      box.id = "failure";
      box.setAttribute("role", "alert");
      box.appendChild(document.createElement("h2")).textContent = title;
      document.body.appendChild(box);
    }
    return box;
  }

  /** @param {any} reason an error, or what was thrown in its place */
  function show(reason) {
    const text = String(reason?.message || reason);
    if (seen.has(text)) return;
    seen.add(text);
    if (window.parent !== window) window.parent.postMessage({ type: "failure", message: text }, "*");
    const write = () => {
      panel().appendChild(document.createElement("p")).textContent = text;
    };
    if (document.body) write();
    else document.addEventListener("DOMContentLoaded", write);
  }

  function clear() {
    seen.clear();
    const box = document.getElementById("failure");
    if (box) box.remove();
  }

  window.addEventListener("error", (event) => {
    // A late notification is the browser's own bookkeeping, no failure to draw.
    if (!String(event.message).startsWith("ResizeObserver loop")) show(event.error || event.message);
  });
  window.addEventListener("unhandledrejection", (event) => show(event.reason));
  window.atlasFailure = { show, clear };
})();
