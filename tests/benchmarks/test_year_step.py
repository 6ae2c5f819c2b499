"""A step of the year or of the as-of day inside the map, from a Chromium trace.

Timed with a trace, not with the page's own clock: script, style, layout and paint on the
main thread of the map, summed per step. The dashboard itself with all layers on, and a
made-up map of 200 places over 25 years in which every place changes in every step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pytest
from playwright.sync_api import Browser, Frame, Page
from shapely.geometry import Point

from geo.maps import values_message, view_message
from geo.maps.document import map_document, render
from geo.model import View
from tests.benchmarks.clock import map_frame, settled
from tests.benchmarks.report import Report
from tests.benchmarks.trace import move, traced, work_per_step
from tests.toys import toy_map

BUDGET_MS = 12.0
INTERVAL_MS = 17.7
"""A frame at 60 a second and one ms more: no frame skipped."""

WARM_UP = 10
"""Steps left out: the first ones compile what the others run."""


def document() -> str:
    """Return a map of 200 places over 25 years, every step changing every place."""
    registry = toy_map.Registry()
    registry.get = lambda id: replace(toy_map.Registry().get("east"), id=id, name=f"Zone {id}")  # type: ignore[method-assign]
    shapes, estimates = [], []
    for n in range(200):
        place = f"p{n}"
        outline = Point(-79 + (n % 14) * 0.7, -17 + (n // 14) * 1.1).buffer(0.45, quad_segs=16)
        shapes.append({"id": place, "name": f"Zone {n}", "kind": "zone", "geometry": outline})
        for year in range(2000, 2025):
            id = f"{place}-{year}"
            value = float((n * 97 + year * 389) % 30000)
            claim = toy_map.statement(id, place, year, value, "s2020")
            one = replace(
                toy_map.estimates()[2], place=place, year=year, headline=value, low=value, high=value
            )
            estimates.append(
                replace(one, claims=(claim,), headline_claim=claim, contested=(n + year) % 9 == 0)
            )
    values = values_message(toy_map.MEASURE, estimates, toy_map.records(places=registry))
    layers = toy_map.layers() | {"zones": gpd.GeoDataFrame(shapes, crs="EPSG:4326")}
    view = view_message(View(year=2000, place="p7"))
    return render(map_document(layers, title="Benchmark", values=values, view=view))


def measure(
    report: Report,
    browser: Browser,
    page: Page,
    frame: Frame | Page,
    path: Path,
    *,
    what: str,
    slider: str,
    values: list[int],
) -> None:
    """Step ``slider`` of the map in ``frame`` through ``values`` under a trace; report work and intervals."""
    with traced(browser, page, path) as events:
        intervals = move(frame, slider, values)[WARM_UP:]
    work = work_per_step(events)
    assert len(work) == len(values), "the trace has lost steps"
    assert frame.evaluate("id => Number(document.getElementById(id).value)", slider) == values[-1]
    report.add(f"{what}: work on the main thread", work[WARM_UP:], budget=BUDGET_MS)
    processor = work_per_step(events, "tdur")[WARM_UP:]
    report.add(f"{what}: the same in processor time", processor)
    report.add(f"{what}: between two frames", intervals, budget=INTERVAL_MS, judged="median")


def sweep(first: int, last: int, count: int) -> list[int]:
    """Return ``count`` values that go up from ``first`` to ``last`` and down again, one by one."""
    span = last - first
    return [first + span - abs((n % (2 * span)) - span) for n in range(1, count + 1)]


def test_a_year_step_of_a_large_map(
    browser: Browser, new_page: Callable[[], Page], report: Report, tmp_path: Path
) -> None:
    path = tmp_path / "map.html"
    path.write_text(document(), encoding="utf-8")
    page = new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-year='2000']")
    assert page.locator("path.place:not(.hidden)").count() >= 200
    measure(
        report, browser, page, page, tmp_path / "trace.json",
        what="year step, 200 places × 25 years", slider="year", values=sweep(2000, 2024, 130),
    )  # fmt: skip
    assert page.locator("html").get_attribute("data-year") == page.locator("#year").input_value()


@pytest.mark.parametrize("slider", ["year", "as-of"])
def test_a_step_of_the_dashboard(
    app: str, browser: Browser, new_page: Callable[[], Page], report: Report, tmp_path: Path, slider: str
) -> None:
    page = new_page()
    page.goto(f"{app}/?year=2011&place=vraem&layers=corridors,ways,departments,rivers,settlements")
    frame = map_frame(page)
    settled(page)
    first, last = (int(frame.locator(f"#{slider}").get_attribute(end)) for end in ("min", "max"))
    assert last - first > 10
    measure(
        report, browser, page, frame, tmp_path / "trace.json",
        what=f"{slider} step of the dashboard, all layers", slider=slider, values=sweep(first, last, 130),
    )  # fmt: skip
    settled(page)
