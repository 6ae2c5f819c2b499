"""How the map page shares out the window: most for the map, one row for the controls, nothing scrolls."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.test_app_in_browser import LONG, drawn, map_of, nothing_scrolls, panel
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser

CONTROLS = """() => [...document.querySelectorAll(
  ".st-key-search, .st-key-measure, .st-key-controls :is(input, button), .st-key-actions button")]
  .filter((e) => e.getClientRects().length && !e.closest("label, .react-aria-ComboBox button"))
  .map((e) => e.getBoundingClientRect()).map((b) => [b.top, b.bottom, b.left, b.right])"""

FIGURES = """() => [...document.querySelectorAll(".label:not(.off) .figure:not([hidden])")]
  .map((e) => e.textContent)"""


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
def test_the_map_takes_three_fifths_of_the_window(visit, width: int, height: int) -> None:
    page: Page = visit(width=width, height=height)
    drawn(page, 2024)
    expect(panel(page)).to_contain_text("89,755", timeout=LONG)
    ground = at_rest(page, lambda: map_of(page).locator(".folium-map").bounding_box())
    assert ground["width"] * ground["height"] >= 0.6 * width * height
    nothing_scrolls(page)
    legend = map_of(page).locator("#legend").bounding_box()
    assert legend["y"] >= ground["y"] + ground["height"]
    assert legend["y"] + legend["height"] <= height


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_controls_are_one_row(visit, language: str) -> None:
    page: Page = visit(f"?lang={language}", width=1280, height=720)
    drawn(page, 2024)
    boxes = at_rest(page, lambda: page.evaluate(CONTROLS))
    assert len(boxes) >= 10
    middles = [(top + bottom) / 2 for top, bottom, _left, _right in boxes]
    assert max(middles) - min(middles) < 12
    assert all(right <= 1280 for *_, right in boxes)
    nothing_scrolls(page)


def test_a_phone_shows_the_map_first_and_the_controls_in_a_sheet(visit) -> None:
    page: Page = visit(width=390, height=844)
    drawn(page, 2024)
    ground = at_rest(page, lambda: map_of(page).locator(".folium-map").bounding_box())
    assert ground["y"] < 200
    assert {"36,345", "8,277"} <= set(map_of(page).locator("html").evaluate(FIGURES))
    levels = page.get_by_text("Departments", exact=True)
    expect(levels).not_to_be_visible()
    page.get_by_text("Filters", exact=True).click()
    levels.click()
    expect(map_of(page).locator('path[data-place="loreto"]')).to_be_visible(timeout=LONG)


def test_on_a_phone_the_table_keeps_its_controls(visit) -> None:
    page: Page = visit("table", width=390, height=844)
    expect(page.get_by_text("Departments", exact=True)).to_be_visible(timeout=LONG)


def test_a_place_beyond_the_frame_is_named_at_its_edge(visit) -> None:
    page: Page = visit("?place=vraem&extent=-76,-4,-72,-1")
    drawn(page, 2024)
    marker = map_of(page).locator(".beyond-edge")
    expect(marker).to_contain_text("VRAEM")
    marker.click()
    expect(marker).to_be_hidden()


def test_the_card_stands_beside_its_place_and_goes_with_a_click(visit) -> None:
    page: Page = visit("?level=department&draw=areas")
    drawn(page, 2024)
    outline = map_of(page).locator('path[data-place="ucayali"]')
    card = map_of(page).locator("#tip")
    outline.hover()
    expect(card).to_contain_text("Ucayali")
    ours, its = card.bounding_box(), outline.bounding_box()
    assert (
        ours["x"] >= its["x"] + its["width"]
        or ours["x"] + ours["width"] <= its["x"]
        or ours["y"] >= its["y"] + its["height"]
        or ours["y"] + ours["height"] <= its["y"]
    )
    assert card.locator("div > *").count() <= 3
    outline.click()
    expect(card).to_be_hidden()
