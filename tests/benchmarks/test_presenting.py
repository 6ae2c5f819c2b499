"""Presenting: how soon a scene is painted, how its move runs, whether half an hour of it costs memory."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from geo.atlas import read_atlas
from geo.briefing import list_briefings
from geo.briefing.formats.html_file import briefing_document
from tests.benchmarks.report import Report

PAINTED_MS = 100.0
MOVE_MS = 800.0
FRAME_MS = 17.7
MINUTES = float(os.environ.get("PRESENTING_MINUTES", "30"))

SCENE = """async (key) => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const start = performance.now();
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  await frame();  // the map is drawn in this one
  const painted = (await frame()) - start;
  const intervals = [];
  let before = await frame(), first = 0, last = 0;
  while (performance.now() - start < 1600) {
    const now = await frame();
    if (document.body.classList.contains("flying")) {
      intervals.push(now - before);
      first = first || before;
      last = now;
    }
    before = now;
  }
  return { painted, intervals, move: last - first };
}"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped briefing as one offline document."""
    atlas = read_atlas()
    briefing = list_briefings(atlas, shipped_only=True)[0].briefing
    path = tmp_path_factory.mktemp("briefing") / "briefing.html"
    path.write_text(briefing_document(briefing, atlas)[0], encoding="utf-8")
    return path


def opened(new_page: Callable[[], Page], path: Path) -> tuple[Page, int]:
    page = new_page()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-scene]")
    page.wait_for_timeout(1500)
    return page, page.locator("#scene-progress i").count()


def test_a_scene_is_painted_at_once_and_moves_smoothly(
    new_page: Callable[[], Page], report: Report, document: Path
) -> None:
    page, count = opened(new_page, document)
    told = []
    for key in ("ArrowRight", "ArrowLeft", "ArrowRight"):
        told += [page.evaluate(SCENE, key) for _ in range(count - 1)]
    first, later = told[: count - 1], told[count - 1 :]
    moves = [one for one in told if one["intervals"]]
    assert len(moves) > count
    report.add(
        "scene shown for the first time: key to paint", [one["painted"] for one in first], budget=PAINTED_MS
    )
    report.add("scene shown again: key to paint", [one["painted"] for one in later], budget=PAINTED_MS)
    report.add("move of a scene: whole", [one["move"] for one in moves], budget=MOVE_MS, judged="greatest")
    intervals = [interval for one in moves for interval in one["intervals"]]
    report.add("move of a scene: between two frames", intervals, budget=FRAME_MS, judged="median")


def test_half_an_hour_of_scenes_leaves_the_memory_flat(
    new_page: Callable[[], Page], report: Report, document: Path
) -> None:
    page, count = opened(new_page, document)
    client = page.context.new_cdp_session(page)
    client.send("Performance.enable")
    curve: list[float] = []
    nodes: list[int] = []
    until = time.monotonic() + 60 * MINUTES
    while time.monotonic() < until or len(curve) < 3:
        page.keyboard.press("Home")
        for _ in range(count):
            page.wait_for_timeout(1000)
            page.keyboard.press("ArrowRight")
        client.send("HeapProfiler.collectGarbage")
        found = {m["name"]: m["value"] for m in client.send("Performance.getMetrics")["metrics"]}
        curve.append(found["JSHeapUsedSize"] / 1e6)
        nodes.append(int(found["Nodes"]))
    report.add(f"script memory after each round, {MINUTES:g} minutes", curve, "MB")
    report.add("elements after each round", nodes, "")
    report.notes.append("memory by round, MB: " + " ".join(f"{value:.1f}" for value in curve))
    assert curve[-1] < curve[1] * 1.15
    assert nodes[-1] < nodes[1] * 1.05
