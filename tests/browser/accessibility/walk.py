"""A page walked through with the Tab key: what takes the focus, how it is named, whether it can be seen."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Frame, Page

from tests.browser.waiting import LOOK

LOOKS = 5
MOST = 700
"""Steps after which a walk that did not end is a trap."""

FOCUSED = """() => {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  if (!here || here === document.body || here === document.documentElement) return null;
  window.walkedTo ??= new Map();
  if (!window.walkedTo.has(here)) window.walkedTo.set(here, window.walkedTo.size);
  const number = window.walkedTo.get(here);
  if (here.tagName === "IFRAME") return { tag: "iframe", inside: true, number };
  const box = here.getBoundingClientRect();
  const marked = (e) => {
    const style = getComputedStyle(e);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    const stroke = e instanceof SVGElement && parseFloat(style.strokeWidth) >= 2;
    return outline || stroke || style.boxShadow !== "none";
  };
  let seen = false;
  for (let e = here, up = 0; e && up < 4; e = e.parentElement, up += 1) seen ||= marked(e);
  const root = here.getRootNode();
  const its = here.id && root.querySelector(`label[for="${CSS.escape(here.id)}"]`);
  const label = here.closest("label") ?? its;
  seen ||= !!label && [label, ...label.children].some(marked);
  const name = here.getAttribute("aria-label") || here.textContent || label?.innerText || here.title || "";
  return {
    tag: here.tagName.toLowerCase(), name: name.trim().replace(/\\s+/g, " ").slice(0, 80), seen,
    html: here.outerHTML.slice(0, 160), number, place: here.dataset.place ?? "",
    on: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
  };
}"""
"""What has the focus: its name, whether it or what holds it is marked, whether it lies in the window."""


@dataclass(frozen=True)
class Step:
    """One element that took the focus."""

    frame: str
    tag: str
    name: str
    seen: bool
    on: bool
    html: str
    place: str


def focused(page: Page) -> dict[str, object] | None:
    """Return what has the focus; a frame takes it a moment after the key, so nothing is looked at again."""
    for _look in range(LOOKS):
        if found := page.evaluate(FOCUSED):
            return found
        page.wait_for_timeout(LOOK)
    return None


def frame_with_focus(page: Page) -> Frame | None:
    """Return the frame whose element of the page has the focus."""
    held = page.evaluate_handle("document.activeElement.shadowRoot?.activeElement ?? document.activeElement")
    element = held.as_element()
    return element.content_frame() if element else None


def walk(page: Page, most: int = MOST) -> list[Step]:
    """Return what takes the focus, in order, until the focus leaves the page or comes back to its first.

    Raises
    ------
    AssertionError
        The walk does not end.
    """
    steps: list[Step] = []
    visited: set[tuple[str, int]] = set()
    inside: dict[object, Frame | None] = {}
    for _step in range(most):
        page.keyboard.press("Tab")
        found, frame = focused(page), ""
        if found and found.get("inside"):
            frame, number = "map", found["number"]
            if number not in inside:
                inside[number] = frame_with_focus(page)
            inner = inside[number]
            found = inner.evaluate(FOCUSED) if inner else None
            if found is None:
                continue  # the frame's own document, before its first element
        if found is None:
            if steps:
                return steps
            continue
        mark = (frame, found["number"])
        if mark in visited:
            return steps
        visited.add(mark)
        told = {name: found[name] for name in ("tag", "name", "seen", "on", "html", "place")}
        steps.append(Step(frame=frame, **told))
    last = [step.html for step in steps[-3:]]
    raise AssertionError(f"after {most} steps the walk has not ended: {last}")
