"""Map and page together: one frame for the whole session, messages in, the user's doings out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.waiting import at_rest, stays
from tests.support.servers.server import Server, serve

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The toy page, served under the guard."""
    with serve(ROOT / "tests/apps/map_app.py", tmp_path_factory.mktemp("map"), cwd=ROOT) as running:
        yield running


@pytest.fixture
def page(server: Server, open_page: Callable[..., Page]) -> Page:
    """The toy page at rest: its map drawn and reported (a click in that moment would go with the report)."""
    page = open_page(1100, 900)
    page.goto(f"http://127.0.0.1:{server.port}/")
    expect(map_of(page).locator("html")).to_have_attribute("data-year", "2011", timeout=20_000)
    expect(page.get_by_text(re.compile(r"^year=2011 "))).to_be_visible(timeout=20_000)
    return page


def map_of(page: Page) -> FrameLocator:
    return page.frame_locator('iframe[title="Map"]')


def drawn(page: Page, year: int) -> None:
    expect(map_of(page).locator("html")).to_have_attribute("data-year", str(year))


def mark_frame(page: Page) -> None:
    """Leave a mark on the frame element that a remount would lose."""
    page.evaluate("document.querySelector('iframe[title=\"Map\"]').bornOnce = true")


def test_the_frame_is_sandboxed_and_hears_only_the_page(page):
    frame = page.locator('iframe[title="Map"]')
    expect(frame).to_have_attribute("sandbox", "allow-scripts")
    year = map_of(page).locator("html").get_attribute("data-year")
    page.frames[-1].evaluate("window.postMessage({ type: 'view', year: 2004 }, '*')")  # not from the page
    stays(page, lambda: map_of(page).locator("html").get_attribute("data-year") == year)


def test_what_is_done_in_the_map_reaches_the_page_once_a_scrub(page):
    runs = page.get_by_text(re.compile(r"^runs=\d+$"))
    before = int(at_rest(page, runs.inner_text, looks=10).split("=")[1])
    slider = map_of(page).get_by_role("slider", name="Year")
    slider.focus()
    # All in one go, however slow the machine: the pause that ends a scrub cannot fall between two presses.
    slider.evaluate(
        """(slider) => { for (let n = 0; n < 6; n++) slider.dispatchEvent(
            new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true, cancelable: true })); }"""
    )
    expect(page.get_by_text(re.compile(r"^year=2005 "))).to_be_visible()
    assert int(at_rest(page, runs.inner_text).split("=")[1]) - before <= 3
    drawn(page, 2005)
    map_of(page).locator('path[data-place="east"]').click()
    expect(page.get_by_text(re.compile(r"place=east"))).to_be_visible()


def test_no_control_of_the_page_remounts_the_map(page):
    mark_frame(page)
    page.get_by_text("es", exact=True).click()
    expect(map_of(page).locator("#measure")).to_contain_text("Cultivo de prueba")
    page.get_by_text("country", exact=True).click()
    expect(map_of(page).locator('path[data-place="peru"]')).to_be_visible()
    page.get_by_role("button", name="Reset to 2005").click()
    drawn(page, 2005)
    assert page.evaluate("document.querySelector('iframe[title=\"Map\"]').bornOnce") is True


def test_the_pages_change_wins_over_an_older_report(page):
    slider = map_of(page).get_by_role("slider", name="Year")
    slider.focus()
    slider.press("ArrowLeft")
    expect(page.get_by_text(re.compile(r"^year=2010 "))).to_be_visible()
    page.get_by_role("button", name="Reset to 2005").click()
    drawn(page, 2005)
    stays(page, lambda: map_of(page).locator("html").get_attribute("data-year") == "2005", looks=9)


def test_full_screen_covers_the_page(page):
    map_of(page).get_by_role("button", name="Full screen").click()
    expect(page.locator(".atlas-map:fullscreen")).to_have_count(1)
    map_of(page).get_by_role("button", name="Full screen").click()
    expect(page.locator(".atlas-map:fullscreen")).to_have_count(0)


def test_the_dark_theme_of_the_page_reaches_the_map(server, open_page):
    page = open_page(1100, 900, color_scheme="dark")
    page.goto(f"http://127.0.0.1:{server.port}/")
    expect(map_of(page).locator("html")).to_have_attribute("data-theme", "dark", timeout=20_000)


def test_the_server_asked_nobody_outside(server, page):
    assert server.seen("outside") == []
