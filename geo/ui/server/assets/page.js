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
  });
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
