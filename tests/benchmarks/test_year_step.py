"""A year step inside the map against the budget: 200 places, 25 years, from a Chromium trace.

Timed with a trace, not with the page's own clock: script, style, layout and paint on the
main thread, summed per step. Run by ``make bench``; times depend on the machine.
"""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import geopandas as gpd
import pytest
from playwright.sync_api import sync_playwright
from shapely.geometry import Point

from geo.maps import map_document, render, values_message, view_message
from geo.model import View
from scripts.browser import find_browser
from tests import toy_map

BUDGET_MS = 12.0
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
}
"""Trace events of script, style, layout and paint; nested ones are counted once."""


def document() -> str:
    """Return a map of 200 places over 25 years, every step changing every place."""
    registry = toy_map.Registry()
    registry.get = lambda id: replace(toy_map.Registry().get("east"), id=id, name=f"Zone {id}")  # type: ignore[method-assign]
    shapes, statements, estimates = [], {}, []
    for n in range(200):
        place = f"p{n}"
        outline = Point(-79 + (n % 14) * 0.7, -17 + (n // 14) * 1.1).buffer(0.45, quad_segs=16)
        shapes.append({"id": place, "name": f"Zone {n}", "kind": "zone", "geometry": outline})
        for year in range(2000, 2025):
            claim = f"{place}-{year}"
            value = float((n * 97 + year * 389) % 30000)
            statements[claim] = toy_map.statement(claim, place, year, value, "s2020")
            one = replace(
                toy_map.estimates()[2], place=place, year=year, headline=value, low=value, high=value
            )
            estimates.append(
                replace(one, claims=(claim,), headline_claim=claim, contested=(n + year) % 9 == 0)
            )
    values = values_message(
        toy_map.MEASURE, estimates, statements=statements, sources=toy_map.sources(), places=registry
    )
    layers = toy_map.layers() | {"zones": gpd.GeoDataFrame(shapes, crs="EPSG:4326")}
    view = view_message(View(year=2000, place="p7"))
    return render(map_document(layers, title="Benchmark", values=values, view=view))


def main_thread_work(events: list[dict], steps: list[tuple[float, float]]) -> list[float]:
    """Return for each step the milliseconds in which the page's main thread worked."""
    thread = next(e for e in events if e.get("name") == "FireAnimationFrame")
    spans = sorted(
        (e["ts"], e["ts"] + e.get("dur", 0))
        for e in events
        if e.get("ph") == "X" and e["name"] in WORK and (e["pid"], e["tid"]) == (thread["pid"], thread["tid"])
    )
    merged: list[list[float]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return [sum(e - s for s, e in merged if a <= s < b) / 1000 for a, b in steps]


def test_a_year_step_stays_within_its_budget(tmp_path: Path) -> None:
    program = find_browser()
    if program is None:
        pytest.skip("no Chromium found: install Debian's chromium or run `playwright install chromium`")
    path, trace = tmp_path / "map.html", tmp_path / "trace.json"
    path.write_text(document(), encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 900, "height": 760})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-year='2000']")
        chromium.start_tracing(page=page, path=trace, categories=["devtools.timeline", "blink.user_timing"])
        intervals = page.evaluate(
            """async () => {
              const slider = document.getElementById("year"), frames = [];
              const frame = () => new Promise(requestAnimationFrame);
              let before = await frame();
              for (let n = 0; n < 120; n++) {
                performance.mark("step");
                slider.value = 2000 + ((n + 1) % 25);
                slider.dispatchEvent(new Event("input"));
                const now = await frame();
                frames.push(now - before);
                before = now;
              }
              performance.mark("step");
              return frames;
            }"""
        )
        chromium.stop_tracing()
        drawn = page.locator("path.place:not(.hidden)").count()
        chromium.close()
    events = json.loads(trace.read_text())["traceEvents"]
    marks = sorted(e["ts"] for e in events if e.get("name") == "step")
    work = sorted(main_thread_work(events, list(pairwise(marks)))[10:])
    late = sorted(work)[int(0.95 * len(work))]
    print(  # noqa: T201
        f"\nyear step, {drawn} places × 25 years: median {median(work):.1f} ms, p95 {late:.1f} ms "
        f"(budget {BUDGET_MS:.0f}); frame interval median {median(intervals):.1f} ms, "
        f"longest {max(intervals[10:]):.1f} ms"
    )
    assert late <= BUDGET_MS
