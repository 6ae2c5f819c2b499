// @ts-check
(() => {
  // Streamlit adds a step to the browser's history each time the page writes its view into the
  // address: Back would have to be pressed once for every year that Play has drawn. Here only another
  // page is a step, and another place of the page of places. Assistive technology and translators
  // get the language that the address names.
  const push = history.pushState;
  const replace = history.replaceState;
  const speak = () => {
    const language = new URLSearchParams(location.search).get("lang") ?? "";
    if (/^[a-z]{2}$/.test(language)) document.documentElement.lang = language;
  };
  const placeOf = (/** @type {URL} */ address) =>
    /\/places$/.test(address.pathname) && address.searchParams.get("place");
  /**
   * @param {typeof history.pushState} step
   * @param {unknown} state
   * @param {string} title
   * @param {string | URL | null} [url]
   */
  const write = (step, state, title, url) => {
    const now = new URL(location.href);
    const next = new URL(url ?? "", now);
    const stays = next.pathname === now.pathname && (!placeOf(now) || placeOf(next) === placeOf(now));
    (stays ? replace : step).call(history, state, title, url);
    speak();
  };
  history.pushState = (state, title, url) => write(push, state, title, url);
  history.replaceState = (state, title, url) => write(replace, state, title, url);
  addEventListener("popstate", speak);
  speak();
  // A connection says where the page is, for a server that does not know its session (lost_session.py).
  // While a map fills the screen nothing is drawn anew: the presentation goes on, and the page is
  // loaded again once it ends.
  const presents = () => document.fullscreenElement || document.querySelector(".atlas-map.covering");
  const loadAfterwards = () => {
    const look = setInterval(() => {
      if (presents()) return;
      clearInterval(look);
      location.reload();
    }, 500);
  };
  // While a file is made its button is off and loses the focus: it gets it back, unless the reader went on.
  addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest('[data-testid="stDownloadButton"] button');
    if (!(button instanceof HTMLButtonElement)) return;
    const watch = new MutationObserver(() => {
      if (button.disabled) return;
      watch.disconnect();
      if (document.activeElement === document.body) button.focus();
    });
    watch.observe(button, { attributeFilter: ["disabled"] });
    // Where no file had to be made the button never goes off.
    setTimeout(() => button.disabled || watch.disconnect(), 500);
  });
  // Streamlit names some buttons in English alone. The page says in its style what they are called; what
  // they were called is kept, for a reader who goes back to English. A word that ends with a blank begins a name.
  const name = () => {
    const text = getComputedStyle(document.documentElement).getPropertyValue("--spoken-words");
    /** @type {Record<string, string>} */
    const words = text ? JSON.parse(text) : {};
    for (const one of document.querySelectorAll("[aria-label]")) {
      if (!(one instanceof HTMLElement)) continue;
      const { spoken, english } = one.dataset;
      const now = one.getAttribute("aria-label") ?? "";
      const given = (now === spoken && english) || now;
      const begun = Object.keys(words).find((word) => word.endsWith(" ") && given.startsWith(word)) ?? "";
      const said = words[given] ?? (begun && words[begun] + given.slice(begun.length));
      if (!said || said === now) continue;
      one.dataset.english = given;
      one.dataset.spoken = said;
      one.setAttribute("aria-label", said);
    }
  };
  let naming = 0;
  const nameSoon = () => {
    if (naming) return;
    naming = setTimeout(() => {
      naming = 0;
      name();
    }, 100);
  };
  const watched = { childList: true, subtree: true, attributeFilter: ["aria-label"] };
  addEventListener("DOMContentLoaded", () =>
    new MutationObserver(nameSoon).observe(document.documentElement, watched),
  );
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    /**
     * @param {string | URL} address
     * @param {string | string[]} [protocols]
     */
    constructor(address, protocols) {
      const to = new URL(address, location.href);
      const session = to.pathname.endsWith("/_stcore/stream");
      const later = session && presents();
      if (session && !later) to.searchParams.set("at", location.pathname + location.search);
      super(to, protocols);
      if (later) this.addEventListener("open", loadAfterwards);
    }
  };
})();
