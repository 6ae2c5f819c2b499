"""The Places page in a real Chromium: narrow screens, paper, the drawing, and the way to the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from geo.style import DARK, LIGHT

pytestmark = pytest.mark.browser

LONG = 30_000
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.fixture
def visit(visit: Callable[..., Page]) -> Callable[..., Page]:
    """Open a link and wait until the page stands."""

    def visit_(link: str, **options: object) -> Page:
        page = visit(link, **options)
        expect(page.locator(".foot, .index").first).to_be_visible(timeout=LONG)
        return page

    return visit_


def drawn(page: Page) -> None:
    """Wait until charts and locator stand."""
    expect(page.locator("svg.locator")).to_be_visible(timeout=LONG)
    for chart in page.locator('[data-testid="stVegaLiteChart"]:visible').all():
        expect(chart.locator("svg").first).to_be_visible(timeout=LONG)


@pytest.mark.parametrize("link", ["places?place=loreto", "places?place=peru&lang=es", "places"])
def test_on_a_phone_nothing_is_wider_than_the_window(visit, link: str) -> None:
    page = visit(link, width=390, height=844)
    if "place=" in link:
        drawn(page)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
        .filter(e => e.getBoundingClientRect().right > 391 && e.getBoundingClientRect().width > 0)
        .filter(e => !e.closest('svg') && getComputedStyle(e).position !== 'absolute')
        .map(e => `${e.tagName}.${e.className}: ${e.getBoundingClientRect().right}`)"""
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("place", ["vraem&lang=es", "callao-mexico", "peru", "peru&lang=es"])
def test_a_profile_is_printed_on_one_page(visit, tmp_path: Path, place: str) -> None:
    page = visit(f"places?place={place}")
    drawn(page)
    file = page.pdf(prefer_css_page_size=True, path=tmp_path / "profile.pdf")
    assert len(PAGE_OF_PDF.findall(file)) == 1


def test_what_is_printed_is_the_profile_on_one_page_and_no_control(visit, tmp_path: Path) -> None:
    page = visit("places?place=loreto")
    drawn(page)
    chart = page.locator('[aria-label^="Coca cultivation, ha."]')
    expect(chart).to_have_count(1)
    # What a chart draws is said in words too.
    assert "DEVIDA monitoring: 2018 5,072" in chart.get_attribute("aria-label").replace("\xa0", " ")
    file = page.pdf(prefer_css_page_size=True, path=tmp_path / "profile.pdf")
    assert len(PAGE_OF_PDF.findall(file)) == 1
    page.emulate_media(media="print")
    expect(page.locator(".compact")).to_contain_text("2011 at most 3,000 ha")
    for gone in (".st-key-places_bar", "header", ".st-key-language", ".measure-claims >> nth=0"):
        expect(page.locator(gone).first).to_be_hidden()


@pytest.mark.parametrize(("scheme", "sea"), [("light", LIGHT.sea), ("dark", DARK.sea)])
def test_the_locator_is_drawn_in_the_theme_and_can_be_read(visit, scheme: str, sea: str) -> None:
    page = visit("places?place=vraem", color_scheme=scheme)
    drawn(page)
    drawing = page.get_by_role("img", name="Where it is: VRAEM")
    expect(drawing).to_be_visible()
    red, green, blue = bytes.fromhex(sea.removeprefix("#"))
    fill = drawing.locator(".sea").evaluate("e => getComputedStyle(e).fill")
    assert fill == f"rgb({red}, {green}, {blue})"
    box = drawing.bounding_box()
    assert box["width"] > 200
    assert box["height"] > 200


def test_links_by_keyboard_from_the_list_to_a_profile_to_the_map(visit) -> None:
    page = visit("places")
    page.get_by_role("link", name="Loreto", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Loreto department")).to_be_visible(timeout=LONG)
    claims = page.locator("#claims-coca_cultivation summary").first
    claims.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Yván Vásquez").first).to_be_visible()
    page.get_by_role("link", name="Show on the map").press("Enter")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("html")).to_have_attribute("data-year", "2024", timeout=LONG)
    expect(frame.locator("#headline-place")).to_contain_text("Loreto, 2024", timeout=LONG)


def test_the_chooser_finds_a_place_by_another_name(visit) -> None:
    page = visit("places?place=peru")
    chooser = page.get_by_role("combobox", name="Place")
    chooser.click()
    chooser.fill("Alto Huallaga")
    page.get_by_role("option", name=re.compile("^Zone: Upper Huallaga")).click()
    expect(page.get_by_role("heading", name="Upper Huallaga zone")).to_be_visible(timeout=LONG)
    page.wait_for_function("location.search.includes('place=upper-huallaga')", timeout=LONG)
    page.go_back()
    expect(page.get_by_role("heading", name="Peru country")).to_be_visible(timeout=LONG)


def test_the_button_prints(visit) -> None:
    page = visit("places?place=vraem")
    page.evaluate("window.print = () => { document.title = 'printed'; }")
    page.get_by_role("button", name="Print", exact=True).click()
    page.wait_for_function("document.title === 'printed'", timeout=LONG)
