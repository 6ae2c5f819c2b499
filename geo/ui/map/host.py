"""A map's frame: a sandboxed iframe that is made once a session and never again.

The document goes in once, as the component's data; whatever changes comes as messages
(see `geo.ui.map.channel`). A page may hold several maps, each under its own key; those of one
pair tell each other, through the page, what a hand does in them. The component's element
can cover the whole screen.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from geo.errors import MapError
from geo.language import _, in_language
from geo.ui.frame.shipped import INERT, script

PATIENCE = 10
"""Seconds after which a map that has not said it is ready counts as failed."""

PRESENTING = Path(__file__).parent.parent / "assets" / "presenting.js"
"""The code that covers the screen, kept apart: only a map with scenes needs it."""

CSS = """
.atlas-map {
  position: relative; width: 100%; min-height: 420px;
  height: calc(100dvh - var(--atlas-chrome, 174px));
  background: var(--st-secondary-background-color, #f3f1ec);
}
.atlas-map iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; display: block; }
.atlas-map:fullscreen { height: 100dvh; }
.atlas-map.covering {
  position: fixed; inset: 0; z-index: 9999999; width: 100vw; height: 100dvh;
  max-width: none; max-height: none;
  margin: 0; padding: 0; border: 0; overflow: hidden; aspect-ratio: auto;
}
.atlas-map-error { position: absolute; inset: 20% 10% auto; padding: 1rem 1.25rem; font-size: 1.1rem;
  background: #fff; color: #222; border: 2px solid #a8124f; border-radius: 4px; }
@media (max-width: 640px) { .atlas-map { height: 70vh; min-height: 560px; } }
"""

JS = """
// A map in the page: one frame, heard only through event.source, for its origin is null.
const maps = window.__atlasMaps || (window.__atlasMaps = {});
const documents = window.__atlasDocuments || (window.__atlasDocuments = {});

// What a hand does in one map of a pair goes on to the others, at once and without the server.
function passOn(entry, message) {
  if (!entry.pair) return;
  for (const other of Object.values(maps)) {
    if (other === entry || other.pair !== entry.pair || !other.ready) continue;
    other.frame.contentWindow.postMessage(message, "*");
  }
}

// The text comes once: a map whose data hold none waits for the one that brings it.
function load(frame, data) {
  if (data.document) {
    if (data.pair) documents[data.pair] = data.document;
    frame.srcdoc = data.document;
    window.dispatchEvent(new CustomEvent("atlas-document-here"));
    return () => {};
  }
  const take = () => {
    if (!documents[data.pair]) return;
    frame.srcdoc = documents[data.pair];
    window.removeEventListener("atlas-document-here", take);
  };
  window.addEventListener("atlas-document-here", take);
  take();
  return () => window.removeEventListener("atlas-document-here", take);
}

// What the map says is not trusted: only what has the form of an id may become part of an address.
const isId = (text) => typeof text === "string" && /^[a-z0-9][a-z0-9-]{0,79}$/.test(text);

function start(parentElement, data) {
  const key = data.map || "map";
  const box = document.createElement("div");
  box.className = "atlas-map";
  if (data.chrome) box.style.setProperty("--atlas-chrome", data.chrome + "px");
  const frame = document.createElement("iframe");
  frame.title = "Map";
  frame.setAttribute("sandbox", "allow-scripts");
  const stopLoading = load(frame, data);
  box.appendChild(frame);
  const entry = (maps[key] = { frame, ready: false, pair: data.pair || "" });
  const presenter = data.presents ? (presenters[key] = new Presenter(box, frame, key)) : null;

  const complain = setTimeout(() => {
    const note = document.createElement("p");
    note.className = "atlas-map-error";
    note.setAttribute("role", "alert");
    note.textContent = data.late;
    uncover();
    box.appendChild(note);
  }, data.patience * 1000);

  // The pointer moves here, so it is no longer over the map.
  const away = () => { if (frame.contentWindow) frame.contentWindow.postMessage({ type: "away" }, "*"); };

  const uncover = () => { if (still) still.remove(); };

  const listen = (event) => {
    if (!frame.contentWindow || event.source !== frame.contentWindow || !event.data) return;
    if (presenter && presenter.hear(event.data)) return;
    if (event.data.type === "ready") {
      clearTimeout(complain);
      for (const note of box.querySelectorAll(".atlas-map-error")) note.remove();
      entry.ready = true;
      window.dispatchEvent(new CustomEvent("atlas-map-ready", { detail: key }));
    } else if (event.data.type === "painted") {
      uncover();
    } else if (event.data.type === "along") {
      passOn(entry, event.data);
    } else if (event.data.type === "tip") {
      document.addEventListener("pointermove", away, { once: true });
    } else if (event.data.type === "evidence" && isId(event.data.statement)) {
      const asked = new URLSearchParams(window.location.search);
      asked.set("statement", event.data.statement);
      window.location.assign(`sources?${asked}#${event.data.statement}`);
    } else if (event.data.type === "fullscreen") {
      if (document.fullscreenElement) document.exitFullscreen();
      else box.requestFullscreen().catch((error) => console.warn("full screen refused:", error.message));
    } else if (event.data.type === "failure") {
      // The map shows its own reason; the ten-second complaint would only cover it.
      clearTimeout(complain);
      uncover();
    }
  };
  window.addEventListener("message", listen);
  parentElement.appendChild(box);
  // Of the first document (geo/ui/server); a page around another server has none.
  const still = window.atlasStill ? window.atlasStill(box) : null;
  return () => {
    clearTimeout(complain);
    window.removeEventListener("message", listen);
    document.removeEventListener("pointermove", away);
    stopLoading();
    if (presenter) presenter.stop();
    if (presenter && presenters[key] === presenter) delete presenters[key];
    if (maps[key] === entry) delete maps[key];
    box.remove();
  };
}

export default function ({ data, parentElement }) {
  if (!parentElement.atlasStop) parentElement.atlasStop = start(parentElement, data);
  // Streamlit may call this again on the same element (a new theme): the frame stays.
  return () => setTimeout(() => {
    if (parentElement.isConnected || !parentElement.atlasStop) return;
    parentElement.atlasStop();
    parentElement.atlasStop = null;
  }, 0);
}
"""

_SHARED = script(PRESENTING)
_CODE = INERT if _SHARED == INERT else _SHARED + JS
_mount = st.components.v2.component(
    "peru_coca_atlas_map",
    css=CSS,
    js=_CODE,
    isolate_styles=False,
)


def map_host(
    document: str, key: str = "map", *, chrome: int = 174, pair: str = "", presents: bool = False
) -> None:
    """Mount a map.

    Parameters
    ----------
    document : str
        The HTML that `geo.maps.render` returned. It must stay the same for the whole
        session: another text would send all of it again and start the map afresh. Empty
        where another map of the same ``pair`` on the page brings it.
    key : str
        Key of the component, and the name by which a channel finds the map.
    chrome : int
        Pixels of the window that the page needs above and below the map; the map takes
        the rest (70 % of the height on a phone).
    pair : str
        Name that maps side by side share; empty for a map that stands alone. What moves
        along is for the message of `geo.maps.link_message` to say.
    presents : bool
        The map is given scenes: its element can cover everything, and takes all keys then.
    """
    if _CODE == INERT:
        raise MapError(_("The map cannot be shown: {file} is damaged.").format(file=PRESENTING.name))
    data = {"document": document, "map": key, "chrome": int(chrome), "pair": pair, "presents": presents}
    _mount(key=key, data=data | {"patience": PATIENCE, "late": _late()})


def _late() -> str:
    """Return the complaint in every language at once, for the data must not change with it."""
    texts = []
    for language in ("en", "es"):
        with in_language(language):
            texts.append(
                _(
                    "The map did not start within ten seconds. Reload the page; if that does not help, "
                    "the browser may block scripts."
                )
            )
    return " / ".join(dict.fromkeys(texts))
