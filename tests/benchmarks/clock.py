"""What the browser saw and when: a watch that runs in every frame of a page.

All times are ms since 1970 by the browser's own clock, so that those of the page and of
the map inside it can be compared. "Painted" is the moment after the frame in which a
change was drawn has been handed on, not the moment in which the script made it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Frame, Page

QUIET = 700
"""Ms without any change in the panel after which it counts as complete."""

LONG = 60_000

WATCH = """(() => {
  const now = () => performance.timeOrigin + performance.now();
  const watch = window.__watch = { key: 0, drawn: [], panel: [], heading: "", changed: 0 };
  const painted = (then) => requestAnimationFrame(() => setTimeout(() => then(now()), 0));
  addEventListener("keydown", (e) => { watch.key = performance.timeOrigin + e.timeStamp; }, true);

  // In the map: every year it says it has drawn, with what there was of it.
  const map = () => new MutationObserver(() => {
    const year = document.documentElement.dataset.year;
    const paths = document.querySelectorAll("svg path.place:not(.hidden)").length;
    painted((at) => watch.drawn.push({ year, paths, at }));
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["data-year"] });

  // In a peer's page: its map's frame is replaced in every step, so all frames are looked into.
  watch.peer = () => {
    const paths = [...document.querySelectorAll("iframe")].flatMap((one) =>
      one.contentDocument ? [...one.contentDocument.querySelectorAll("path.zone")] : []);
    const year = paths.length && paths.at(-1).getAttribute("class").match(/y(\\d+)/)[1];
    if (year && year !== watch.heading) {
      watch.heading = year;
      painted((at) => watch.drawn.push({ year, paths: paths.length, at }));
    }
    requestAnimationFrame(watch.peer);
  };

  // In the map: the panel's heading, and the last change of anything in the panel.
  // Only there: noting each change of the picture would be a part of the work that is measured.
  const panel = () => new MutationObserver(() => {
    painted((at) => { watch.changed = at; });
    const text = document.getElementById("headline-place").textContent;
    if (text === watch.heading) return;
    watch.heading = text;
    painted((at) => watch.panel.push({ text, at }));
  }).observe(document.getElementById("panel") ?? document.createElement("i"),
    { childList: true, subtree: true, characterData: true, attributes: true });

  // A document that stands alone has its code in it, and nothing of it is watched but the picture.
  if (window.top !== window) { map(); addEventListener("DOMContentLoaded", panel); }
})();"""

WATCH_CANVAS = """(() => {
  // A picture made by WebGL leaves nothing in the document: what counts is when it was last drawn.
  const watch = window.__canvas = { at: 0 };
  let due = false;
  const drawn = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => setTimeout(() => {
      due = false;
      watch.at = performance.timeOrigin + performance.now();
    }, 0));
  };
  for (const kind of [WebGLRenderingContext, WebGL2RenderingContext])
    for (const name of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
      const draw = kind.prototype[name];
      if (draw) kind.prototype[name] = function (...given) { drawn(); return draw.apply(this, given); };
    }
})();"""


def map_frame(page: Page) -> Frame:
    """Return the map inside the dashboard, once it has drawn a year.

    The frame is not looked for by its element: a handle of that has its attributes described, of which one is
    the map's document, and the page would stand still for 50 ms of what is measured.
    """
    until(page, lambda: len(page.frames) > 1)
    frame = page.frames[1]
    # A selector, and no wait_for_function: the map's security policy forbids the eval that one needs.
    frame.wait_for_selector("html[data-year]", state="attached", timeout=LONG)
    return frame


def settled(page: Page) -> None:
    """Wait until nothing has changed in the panel for `QUIET` ms."""
    frame = map_frame(page)
    until(
        page,
        lambda: frame.evaluate(
            """quiet => window.__watch.changed &&
              performance.timeOrigin + performance.now() - window.__watch.changed > quiet""",
            QUIET,
        ),
    )


def until(page: Page, holds: Callable[[], object]) -> None:
    """Wait until something holds; the map's security policy forbids what a page would wait with."""
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < LONG / 1000, "it did not happen"
        page.wait_for_timeout(50)


def first_drawn(frame: Frame) -> dict:
    """Return the first year a map drew: ``year``, ``paths``, ``at``."""
    return frame.evaluate(
        """() => new Promise((resolve) => {
          const look = () => {
            if (window.__watch.drawn.length) resolve(window.__watch.drawn[0]);
            else setTimeout(look, 20);
          };
          look();
        })"""
    )


def last_key(frame: Frame | Page) -> float:
    """Return when the last key was pressed there."""
    return frame.evaluate("window.__watch.key")


FELL = "report this bug"
"""What a page of Streamlit's says when it has ended in an error of its own."""


class PageFellError(Exception):
    """A page of Streamlit's ended in an error of its own; nothing is drawn after it.

    Ten keys in half a second can do it ("Cached ForwardMsg MISS"): a large message shown before is only named
    to the browser, which has let it go meanwhile.
    """


def peer_shows(page: Page, picture: str) -> None:
    """Wait until words and picture of a peer's page are of the year at which its slider stands.

    Parameters
    ----------
    picture : str
        What then holds of the picture, in JavaScript; ``slider`` is the year.
    """
    page.wait_for_timeout(900)  # the slider reports to the server only after a pause of its own
    page.wait_for_function(
        f"""() => {{
          // Its script may just be redrawing the slider.
          const slider = document.querySelector("input[type=range]")?.value;
          const text = document.body.innerText;
          return text.includes("{FELL}") || (text.includes(`Shown: ${{slider}}`) && ({picture}));
        }}""",
        timeout=LONG,
        polling=50,
    )
    if FELL in page.inner_text("body"):
        raise PageFellError
