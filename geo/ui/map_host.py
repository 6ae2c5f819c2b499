"""The map's frame: a sandboxed iframe that is made once a session and never again.

The document goes in once, as the component's data; whatever changes comes as messages
(see `geo.ui.channel`). The component's element can cover the whole screen.
"""

from __future__ import annotations

import streamlit as st

from geo.language import _, in_language

PATIENCE = 10
"""Seconds after which a map that has not said it is ready counts as failed."""

CSS = """
.atlas-map {
  position: relative; width: 100%; min-height: 420px;
  height: calc(100dvh - var(--atlas-chrome, 168px));
  background: var(--st-secondary-background-color, #f3f1ec);
}
.atlas-map iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; display: block; }
.atlas-map:fullscreen { height: 100dvh; }
.atlas-map-error { position: absolute; inset: 20% 10% auto; padding: 1rem 1.25rem; font-size: 1.1rem;
  background: #fff; color: #222; border: 2px solid #a8124f; border-radius: 4px; }
@media (max-width: 640px) { .atlas-map { height: 70vh; min-height: 380px; } }
"""

JS = """
// The map in the page: one frame, heard only through event.source, for its origin is null.
const registry = window.__atlasMap || (window.__atlasMap = { frame: null, ready: false });

function start(parentElement, data) {
  const box = document.createElement("div");
  box.className = "atlas-map";
  if (data.chrome) box.style.setProperty("--atlas-chrome", data.chrome + "px");
  const frame = document.createElement("iframe");
  frame.title = "Map";
  frame.setAttribute("sandbox", "allow-scripts");
  frame.srcdoc = data.document;
  box.appendChild(frame);
  registry.frame = frame;
  registry.ready = false;

  const complain = setTimeout(() => {
    const note = document.createElement("p");
    note.className = "atlas-map-error";
    note.setAttribute("role", "alert");
    note.textContent = data.late;
    box.appendChild(note);
  }, data.patience * 1000);

  // The pointer moves here, so it is no longer over the map.
  const away = () => { if (frame.contentWindow) frame.contentWindow.postMessage({ type: "away" }, "*"); };

  const listen = (event) => {
    if (!frame.contentWindow || event.source !== frame.contentWindow || !event.data) return;
    if (event.data.type === "ready") {
      clearTimeout(complain);
      for (const note of box.querySelectorAll(".atlas-map-error")) note.remove();
      registry.ready = true;
      window.dispatchEvent(new CustomEvent("atlas-map-ready"));
    } else if (event.data.type === "tip") {
      document.addEventListener("pointermove", away, { once: true });
    } else if (event.data.type === "fullscreen") {
      if (document.fullscreenElement) document.exitFullscreen();
      else box.requestFullscreen().catch((error) => console.warn("full screen refused:", error.message));
    } else if (event.data.type === "failure") {
      // The map shows its own reason; the ten-second complaint would only cover it.
      clearTimeout(complain);
    }
  };
  window.addEventListener("message", listen);
  parentElement.appendChild(box);
  return () => {
    clearTimeout(complain);
    window.removeEventListener("message", listen);
    document.removeEventListener("pointermove", away);
    if (registry.frame === frame) { registry.frame = null; registry.ready = false; }
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

_mount = st.components.v2.component("peru_coca_atlas_map", css=CSS, js=JS, isolate_styles=False)


def map_host(document: str, key: str = "map", *, chrome: int = 168) -> None:
    """Mount the map.

    Parameters
    ----------
    document : str
        The HTML that `geo.maps.render` returned. It must stay the same for the whole
        session: another text would send all of it again and start the map afresh.
    key : str
        Key of the component.
    chrome : int
        Pixels of the window that the page needs above and below the map; the map takes
        the rest (70 % of the height on a phone).
    """
    _mount(
        key=key,
        data={"document": document, "chrome": int(chrome), "patience": PATIENCE, "late": _late()},
    )


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
