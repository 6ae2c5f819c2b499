"""The panel in a year step, and what a step costs on the wire; beside the peer.

From the last key of a scrub, pressed in the map, to the frame in which the panel shows
the year. The peer: from the key pressed on its slider to the frame that shows its map.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from statistics import median

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.benchmarks.clock import LONG, PageFellError, last_key, map_frame, peer_shows, settled, until
from tests.benchmarks.report import Report
from tests.benchmarks.wire import Wire

BUDGET_MS = 33.0
BUDGET_KB = 2.0
SCRUB = 10
SCRUBS = 22
STEPS = 22
PEER_STEPS, PEER_SCRUBS = 12, 8
KEY_GAP = 40
"""Ms between two keys of a scrub: a key held down repeats 25 times a second."""

PANEL_MS: list[float] = []
"""Of the dashboard's scrubs, for the peer to be compared with."""


def opened(page: Page, address: str) -> Frame:
    """Open the dashboard and return its map with the keys going to its slider."""
    page.goto(address)
    frame = map_frame(page)
    settled(page)
    frame.locator("#year").focus()
    return frame


def scrub(page: Page, key: str, count: int) -> None:
    for _ in range(count):
        page.keyboard.press(key)
        page.wait_for_timeout(KEY_GAP)


def shown_at(page: Page, year: int) -> dict[str, float]:
    """Wait for the panel of ``year``; return when its heading and when its last part was painted."""
    frame = map_frame(page)
    until(page, lambda: frame.evaluate("y => window.__watch.panel.at(-1)?.text.endsWith(y)", str(year)))
    settled(page)
    watch = frame.evaluate("window.__watch")
    return {"heading": watch["panel"][-1]["at"], "last": watch["changed"]}


def test_a_scrub_reaches_the_panel(app, new_page: Callable[[], Page], report: Report) -> None:
    page = new_page()
    wire = Wire.of(page)
    frame = opened(page, f"{app}/?year=2024")
    year, heading, last, asked, kilobytes = 2024, [], [], [], []
    for n in range(SCRUBS):
        key = "ArrowRight" if n % 2 else "ArrowLeft"
        year += SCRUB if n % 2 else -SCRUB
        wire.reset()
        scrub(page, key, SCRUB)
        seen = shown_at(page, year)
        pressed = last_key(frame)
        heading.append(seen["heading"] - pressed)
        last.append(seen["last"] - pressed)
        asked.append(wire.reruns())
        kilobytes.append(wire.total / 1000)
    assert frame.locator("html").get_attribute("data-year") == str(year)
    assert {whole for whole, _ in asked} == {0}, "a scrub reran the whole page"
    assert max(fragments for _, fragments in asked) < SCRUB, "a scrub queued a rerun for every step"
    report.add(f"panel: last key of a {SCRUB}-step scrub → new year shown", heading, budget=BUDGET_MS)
    report.add("panel: the same → last change of anything in it, chart included", last, budget=BUDGET_MS)
    report.add(f"panel: fragment reruns in a {SCRUB}-step scrub", [f for _, f in asked], "runs")
    report.add(f"panel: WebSocket, a whole {SCRUB}-step scrub", kilobytes, "kB")
    PANEL_MS[:] = heading


@pytest.mark.parametrize("place", ["peru", "vraem"])
def test_bytes_of_a_year_step(app, new_page: Callable[[], Page], report: Report, place: str) -> None:
    page = new_page()
    wire = Wire.of(page)
    opened(page, f"{app}/?year=2024&place={place}")
    kilobytes, parts = [], {}
    for n in range(STEPS):
        wire.reset()
        page.keyboard.press("ArrowLeft")
        shown_at(page, 2024 - n - 1)
        kilobytes.append(wire.total / 1000)
        parts = wire.parts()
    report.add(
        f"wire: a year step, received and sent, {place}", kilobytes, "kB", budget=BUDGET_KB, judged="greatest"
    )
    told = ", ".join(f"{name} {size:,}" for name, size in parts.most_common(7))
    report.note(f"bytes of the last year step, {place}: {told}")


@pytest.mark.parametrize("what", ["measure", "level", "language"])
def test_bytes_of_a_change(app, new_page: Callable[[], Page], report: Report, what: str) -> None:
    page = new_page()
    wire = Wire.of(page)
    frame = opened(page, f"{app}/?year=2024")
    wire.reset()
    if what == "measure":
        page.locator(".st-key-measure input").click()
        page.keyboard.type("eradicated")
        expect(page.get_by_role("option")).to_have_count(1, timeout=LONG)
        page.keyboard.press("Enter")
        expect(frame.locator("#measure")).to_contain_text(re.compile("eradicat", re.I), timeout=LONG)
    elif what == "level":
        page.get_by_text("Departments", exact=True).click()
        expect(frame.locator("#measure")).to_contain_text("department", timeout=LONG, ignore_case=True)
    else:
        page.get_by_text("ES", exact=True).click()
        expect(frame.get_by_role("slider", name="Año")).to_be_visible(timeout=LONG)
    page.wait_for_timeout(500)
    settled(page)
    report.add(f"wire: a change of {what}", [wire.total / 1000], "kB")
    told = ", ".join(f"{name} {size:,}" for name, size in wire.parts().most_common(5))
    report.note(f"bytes of a change of {what}: {told}")


@pytest.mark.parametrize("way", ["rebuild", "group"])
def test_the_peer(peer, new_page: Callable[[], Page], report: Report, way: str) -> None:
    page = new_page()
    wire = Wire.of(page)
    open_folium(page, f"{peer}/?way={way}")
    milliseconds, kilobytes = [], []
    for n in range(PEER_STEPS):
        wire.reset()
        scrub(page, "ArrowLeft", 1)
        drawn = peer_drawn(page)
        assert drawn["year"] == str(2023 - n)
        milliseconds.append(drawn["at"] - last_key(page))
        kilobytes.append(wire.total / 1000)
    runs, scrubbed, lost, fell = [], [], 0, 0
    for _ in range(PEER_SCRUBS):
        wire.reset()
        before = int(peer_drawn(page)["year"])
        scrub_peer(page)
        try:
            drawn = peer_drawn(page)
        except PageFellError:
            fell += 1
            open_folium(page, f"{peer}/?way={way}")
            continue
        scrubbed.append(drawn["at"] - last_key(page))
        runs.append(sum(wire.reruns()))
        lost += SCRUB - abs(int(drawn["year"]) - before)
    name = {"rebuild": "map rebuilt", "group": "feature group replaced"}[way]
    report.add(f"streamlit-folium, {name}: key → map of the year", milliseconds)
    report.add_scrubs(f"streamlit-folium, {name}", SCRUB, scrubbed, fell)
    if runs:
        report.add(f"streamlit-folium, {name}: reruns in a {SCRUB}-step scrub", runs, "runs")
    report.add(f"streamlit-folium, {name}: WebSocket, a year step", kilobytes, "kB")
    if lost:
        report.note(
            f"streamlit-folium, {name}: {lost} of {SCRUB * len(scrubbed)} keys of the scrubs were lost"
        )
    if PANEL_MS and scrubbed:
        times = median(scrubbed) / median(PANEL_MS)
        report.note(
            f"streamlit-folium, {name}: {times:.1f} times the time of our panel after a scrub (medians)"
        )


def open_folium(page: Page, address: str) -> None:
    """Open the peer with its newest year shown and the keys going to its slider."""
    open_peer(page, address)
    page.evaluate("window.__watch.peer()")
    assert peer_drawn(page)["year"] == "2024"


def open_peer(page: Page, address: str) -> None:
    """Open a peer's page, the keys going to its slider."""
    page.goto(address)
    page.get_by_role("slider").focus(timeout=LONG)


def scrub_peer(page: Page) -> None:
    """Move a peer's slider `SCRUB` years back where there are so many before, else on."""
    slider = page.locator("input[type=range]")
    back = int(slider.input_value()) - SCRUB >= int(slider.get_attribute("min") or 0)
    scrub(page, "ArrowLeft" if back else "ArrowRight", SCRUB)


def peer_drawn(page: Page) -> dict:
    """Wait until the peer shows the year its slider stands at; return the year, its paths and when."""
    peer_shows(page, "window.__watch.drawn.at(-1)?.year === slider")
    drawn = page.evaluate("window.__watch.drawn.at(-1)")
    assert drawn["paths"] > 20, "the peer's map is not whole"
    return drawn
