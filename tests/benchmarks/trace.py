"""How long the browser works for each step, read from a Chromium trace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page

WORK = {
    "FunctionCall",
    "FireAnimationFrame",
    "EventDispatch",
    "UpdateLayoutTree",
    "Layout",
    "PrePaint",
    "Paint",
    "Layerize",
    "Commit",
    "EvaluateScript",
    "RunMicrotasks",
    "HandlePostMessage",
    "MinorGC",
    "MajorGC",
}
"""Trace events of script, style, layout and paint; nested ones are counted once."""

CATEGORIES = ["devtools.timeline", "blink.user_timing", "v8"]

STEPS = """async ({ id, values }) => {
  // One step a frame; a mark before each, so that the trace tells the steps apart.
  const slider = document.getElementById(id), intervals = [];
  const frame = () => new Promise(requestAnimationFrame);
  let before = await frame();
  for (const value of values) {
    performance.mark("step");
    slider.value = value;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    const now = await frame();
    intervals.push(now - before);
    before = now;
  }
  performance.mark("step");
  return intervals;
}"""


@contextmanager
def traced(browser: Browser, page: Page, path: Path) -> Iterator[list[dict]]:
    """Trace every process of the browser during the block; the list holds the events after it."""
    events: list[dict] = []
    browser.start_tracing(page=page, path=path, categories=CATEGORIES)
    try:
        yield events
    finally:
        browser.stop_tracing()
        events += json.loads(path.read_text(encoding="utf-8"))["traceEvents"]


def move(frame: Frame | Page, slider: str, values: list[int]) -> list[float]:
    """Step a slider of the map once a frame through ``values``; return the intervals between frames in ms."""
    return frame.evaluate(STEPS, {"id": slider, "values": values})


def work_per_step(events: list[dict], clock: str = "dur") -> list[float]:
    """Return for each step the ms in which the map's main thread worked.

    The steps are those that the marks ``step`` part, on the thread that made the marks. ``clock``
    is ``dur`` for the time that passed, ``tdur`` for the processor's, which others' work lengthens less.
    """
    marks = sorted((e for e in events if e.get("name") == "step" and e.get("ph") in "IRi"), key=_start)
    thread = (marks[0]["pid"], marks[0]["tid"])
    outer: list[dict] = []
    end = 0.0
    for event in sorted((e for e in events if e.get("ph") == "X" and e["name"] in WORK), key=_start):
        if (event["pid"], event["tid"]) == thread and event["ts"] >= end:
            outer.append(event)
            end = event["ts"] + event.get("dur", 0)
    steps = pairwise(mark["ts"] for mark in marks)
    return [sum(e.get(clock, 0) for e in outer if a <= e["ts"] < b) / 1000 for a, b in steps]


def _start(event: dict) -> float:
    return event["ts"]
