"""The offline document of real data in a Chromium, from a file, with every outside host blocked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import estimate_all, read_atlas
from geo.exports import Request
from geo.exports.formats.html_file import html_document
from geo.model import View
from geo.views.defaults import settled
from tests.browser.map.map_page import year_drawn
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def document() -> str:
    atlas = read_atlas()
    view = settled(View(), estimate_all(atlas, "coca_cultivation", "monitoring"), atlas)
    return html_document(atlas, Request(view))


@pytest.fixture
def page(show, document) -> Page:
    return show(document, 1280, 800)


def test_slider_moves_the_map_and_play_runs_through_the_years(page):
    year_drawn(page, 2024)
    page.get_by_label("Year", exact=True).fill("2012")
    year_drawn(page, 2012)
    page.locator("#speed").select_option("300")
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    year_drawn(page, 2024)  # stops at the end by itself
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_a_place_says_its_value_and_its_claims(page):
    year_drawn(page, 2024)
    page.locator("path[data-place=vraem]").focus()
    page.locator("path[data-place=vraem]").hover()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("36,345")
    expect(tip).to_contain_text("DEVIDA")
    expect(page.locator("#legend-body .swatch")).not_to_have_count(0)


def test_the_whole_document_changes_its_language_and_back(page):
    year_drawn(page, 2024)
    page.get_by_role("button", name="Español").click()
    expect(page.locator("#measure")).to_contain_text("Superficie")
    expect(page.get_by_label("Año", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Reproducir")).to_be_visible()
    expect(page.get_by_role("button", name="English")).to_be_visible()
    assert page.evaluate("[document.documentElement.lang, document.title.includes('Superficie')]") == [
        "es",
        True,
    ]
    page.locator("#sources > summary").click()
    expect(page.locator("#paper [lang=es] h2").first).to_be_visible()
    expect(page.locator("#paper [lang=en] h2").first).to_be_hidden()
    page.get_by_label("Año", exact=True).fill("2015")
    year_drawn(page, 2015)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_label("Year", exact=True)).to_have_value("2015")


def test_sources_open_scroll_by_key_without_moving_the_year_and_close(page):
    year_drawn(page, 2024)
    page.locator("#sources > summary").focus()
    page.keyboard.press("Enter")
    paper = page.locator("#paper")
    expect(paper).to_be_visible()
    expect(paper.locator("li.source").first).to_contain_text("UNODC")
    assert paper.locator("li.source").count() > 20
    expect(paper).to_contain_text("CC BY 4.0")
    # Asked again from here: what waits inside the page is code made from text, which its own rules forbid.
    paper.press("End")
    until(page, lambda: paper.evaluate("paper => paper.scrollTop") > 100)
    page.keyboard.press("ArrowLeft")
    year_drawn(page, 2024)
    page.keyboard.press("Escape")
    expect(paper).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1920, 1080)])
def test_map_and_controls_stand_in_the_window_and_the_panel_beside_or_below(show, document, width, height):
    page = show(document, width, height)
    year_drawn(page, 2024)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ground, panel = page.locator(".folium-map").bounding_box(), page.locator("#panel").bounding_box()
    if width > 640:
        assert page.evaluate("document.body.scrollHeight <= innerHeight")
        assert panel["x"] >= ground["x"] + ground["width"] - 1
    else:
        assert panel["y"] >= ground["y"] + ground["height"]
    for part in ("#language", "#sources > summary", "#credits", "#play", "#full"):
        box = page.locator(part).bounding_box()
        assert box is not None, part
        assert box["x"] >= 0, part
        assert box["x"] + box["width"] <= width + 1, part
        assert box["y"] + box["height"] <= height + 1, part
    page.locator("#sources > summary").click()
    box = page.locator("#paper").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize(("width", "height"), [(640, 360), (683, 384), (320, 568), (844, 390)])
def test_a_window_too_low_for_all_scrolls_and_keeps_a_map_of_use(show, document, width, height):
    """640 × 360 is a window of 1280 × 720 at a zoom of 200 %."""
    page = show(document, width, height)
    year_drawn(page, 2024)
    assert page.locator(".folium-map").bounding_box()["height"] >= 200
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#play").scroll_into_view_if_needed()
    box = page.locator("#play").bounding_box()
    assert box["y"] + box["height"] <= height + 1
