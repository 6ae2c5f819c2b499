"""Two maps of a pair: each its own values, and what the reader does in one happens in the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.map.map_page import html as document
from tests.browser.map.pair import drawn, middle, together, where
from tests.browser.waiting import TWO_FRAMES, at_rest, stays, until
from tests.support.servers.server import Server, serve

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[3]
LEFT, RIGHT = "Map, left", "Map, right"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serve(ROOT / "tests/apps/two_maps_app.py", tmp_path_factory.mktemp("pair"), cwd=ROOT) as running:
        yield running


@pytest.fixture
def page(server: Server, open_page: Callable[..., Page]) -> Page:
    """The page with two maps, 2010 on the left and 2011 on the right, both drawn."""
    page = open_page(1500, 900)
    page.goto(f"http://127.0.0.1:{server.port}/")
    drawn(of(page, LEFT), 2010)
    drawn(of(page, RIGHT), 2011)
    at_rest(page, lambda: [where(frame) for frame in both(page)])
    return page


def of(page: Page, title: str) -> FrameLocator:
    return page.frame_locator(f'iframe[title="{title}"]')


def both(page: Page) -> tuple[FrameLocator, FrameLocator]:
    return of(page, LEFT), of(page, RIGHT)


def settled(page: Page) -> None:
    """Wait until both maps are where they stay, then look again: neither pulls the other any more."""
    until(page, lambda: together(*both(page)))
    at_rest(page, lambda: [where(frame) for frame in both(page)], looks=8)
    assert together(*both(page))


def years(page: Page) -> tuple[str | None, ...]:
    return tuple(frame.locator("html").get_attribute("data-year") for frame in both(page))


def runs(page: Page) -> int:
    return int(page.get_by_text(re.compile(r"^runs=\d+$")).inner_text().split("=")[1])


def test_both_open_on_the_same_ground_each_in_its_year(page):
    assert together(*both(page))
    for title in (LEFT, RIGHT):
        expect(page.locator(f'iframe[title="{title}"]')).to_have_attribute("sandbox", "allow-scripts")
    expect(of(page, LEFT).locator("#headline")).to_contain_text("61,000")
    expect(of(page, RIGHT).locator("#headline")).to_contain_text("62,000")


@pytest.mark.parametrize(("hand", "other"), [(LEFT, RIGHT), (RIGHT, LEFT)])
def test_a_drag_moves_the_other_map_while_it_lasts_and_the_server_hears_once(page, hand, other):
    start, before = where(of(page, other)), runs(page)
    x, y = middle(page, hand)
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 9):
        page.mouse.move(x - 12 * step, y + 6 * step)
        page.evaluate(TWO_FRAMES)
    page.evaluate(TWO_FRAMES)
    during = where(of(page, other))
    assert during["x"] > start["x"]
    assert during["y"] < start["y"]
    assert together(*both(page))
    assert runs(page) == before
    page.mouse.up()
    settled(page)
    expect(page.get_by_text(f"runs={before + 1}", exact=True)).to_be_visible()
    extents = {
        re.search(r"extent=(\S+)", line).group(1) for line in page.get_by_text("extent=").all_inner_texts()
    }
    assert len(extents) == 1
    assert extents != {"peru"}


def test_a_zoom_by_wheel_button_and_key_moves_the_other_map(page):
    scale = where(of(page, RIGHT))["zoom"]
    page.mouse.move(*middle(page, LEFT, 0.6, 0.4))
    page.mouse.wheel(0, -200)
    settled(page)
    closer = where(of(page, RIGHT))["zoom"]
    assert closer > scale
    of(page, RIGHT).get_by_role("button", name="Zoom out").click()
    settled(page)
    assert where(of(page, LEFT))["zoom"] < closer
    of(page, LEFT).locator("body").press("+")
    settled(page)
    of(page, LEFT).locator("body").press("Shift+ArrowRight")
    settled(page)


def test_zooms_that_meet_end_in_one_place(page):
    page.mouse.move(*middle(page, LEFT, 0.6, 0.4))
    page.mouse.wheel(0, -120)
    page.evaluate(TWO_FRAMES)  # the other map is still zooming
    page.mouse.wheel(0, -120)
    page.evaluate(TWO_FRAMES)
    x, y = middle(page, RIGHT, 0.3, 0.6)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=6)
    page.mouse.up()
    settled(page)


def test_what_is_selected_in_one_is_selected_in_the_other(page):
    of(page, LEFT).locator('path[data-place="east"]').click()
    for frame, value in zip(both(page), ("1,800", "1,800"), strict=True):
        expect(frame.locator("#headline-place")).to_contain_text("East zone")
        expect(frame.locator("#headline-value")).to_contain_text(value)
        expect(frame.locator("path.chosen")).to_have_count(1)
    expect(page.get_by_text(re.compile(r"^right: .*place=east"))).to_be_visible()


def test_what_the_pointer_is_on_shows_its_values_in_both(page):
    of(page, LEFT).locator('path[data-place="vraem"]').hover()
    expect(of(page, RIGHT).locator("#tip")).to_contain_text("VRAEM, 2011")
    expect(of(page, RIGHT).locator("#tip")).to_contain_text("20,900")
    expect(of(page, RIGHT).locator("path.place.along")).to_have_count(1)
    page.mouse.move(5, 5)
    expect(of(page, LEFT).locator("#tip")).to_be_hidden()
    expect(of(page, RIGHT).locator("#tip")).to_be_hidden()
    expect(of(page, RIGHT).locator("path.place.along")).to_have_count(0)


def test_each_map_keeps_its_year_until_the_page_links_them(page):
    slider = of(page, LEFT).get_by_role("slider", name="Year")
    slider.focus()
    slider.press("Home")
    drawn(of(page, LEFT), 2004)
    expect(page.get_by_text(re.compile(r"^left: year=2004"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^right: year=2011"))).to_be_visible()
    drawn(of(page, RIGHT), 2011)
    page.get_by_text("Years together").click()
    at_rest(page, lambda: runs(page), looks=10)  # the page has sent it to both maps
    slider.press("ArrowRight")
    drawn(of(page, LEFT), 2005)
    drawn(of(page, RIGHT), 2005)
    expect(page.get_by_text(re.compile(r"^right: year=2005"))).to_be_visible()
    of(page, RIGHT).get_by_role("slider", name="Year").press("End")
    drawn(of(page, LEFT), 2011)
    expect(page.get_by_text(re.compile(r"^left: year=2011"))).to_be_visible()
    stays(page, lambda: years(page) == ("2011", "2011"))


def test_a_quick_scrub_is_not_pulled_back_by_what_returns(page):
    page.get_by_text("Years together").click()
    at_rest(page, lambda: runs(page), looks=10)  # the page has sent it to both maps
    slider = of(page, LEFT).get_by_role("slider", name="Year")
    slider.focus()
    for key in ("Home", "ArrowRight", "End", "ArrowLeft", "Home", "End"):
        slider.press(key)
        page.wait_for_timeout(110)  # quick steps: about as long as it takes until the page gets the report
    drawn(of(page, LEFT), 2011)
    drawn(of(page, RIGHT), 2011)
    stays(page, lambda: years(page) == ("2011", "2011"), looks=9)


def test_the_day_goes_along(page):
    of(page, LEFT).get_by_role("slider", name="Published by").press("Home")
    for frame in both(page):
        expect(frame.locator("#as-of-words")).to_have_text("1 Jun 2005")


def test_beside_another_the_words_take_less_room(page):
    for frame in both(page):
        expect(frame.locator("body")).to_have_class(re.compile(r"\bslim\b"))
    expect(of(page, LEFT).locator("#legend-body .circle-key, #legend-body .swatch").first).to_be_visible()
    expect(of(page, RIGHT).locator("#legend")).to_be_hidden()
    heights = {round(frame.locator(".folium-map").bounding_box()["height"]) for frame in both(page)}
    assert len(heights) == 1
    ground = of(page, LEFT).locator(".folium-map").bounding_box()
    headline = of(page, LEFT).locator("#headline").bounding_box()
    assert headline["width"] * headline["height"] < ground["width"] * ground["height"] / 6


def test_only_the_maps_themselves_move_each_other(page):
    before = where(of(page, RIGHT))
    page.evaluate("window.postMessage({ type: 'along', center: [0, 0], zoom: 3 }, '*')")
    stays(page, lambda: where(of(page, RIGHT)) == before)


def test_a_message_of_the_wrong_shape_is_refused(page):
    page.evaluate(
        """() => document.querySelector('iframe[title="Map, right"]').contentWindow
        .postMessage({ type: "along", center: ["north", "east"], zoom: 3 }, "*")"""
    )
    expect(of(page, RIGHT).locator("#failure")).to_contain_text("along.center")


def test_a_map_that_stands_alone_tells_nobody_how_it_moves(embed):
    page = embed(document())
    page.evaluate("() => { window.told = []; addEventListener('message', (e) => told.push(e.data.type)); }")
    frame = page.frame_locator("iframe")
    box = frame.locator(".folium-map").bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 480, box["y"] + 240, steps=5)
    page.mouse.up()
    frame.locator('path[data-place="east"]').click()
    page.wait_for_function("told.includes('change')")
    stays(page, lambda: "along" not in page.evaluate("told"))
    expect(frame.locator("body.slim")).to_have_count(0)
