"""The panel beside the map in a Chromium: drawn from what the page holds, the server cut off."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from geo.atlas import estimate_all, read_atlas
from geo.exports import Request, html_document
from geo.model import View
from tests.browser.map.map_page import year_drawn
from tests.support.server import Server

pytestmark = pytest.mark.browser

LONG = 30_000


@pytest.fixture(scope="module")
def document() -> str:
    atlas = read_atlas()
    assert estimate_all(atlas, "coca_cultivation", "monitoring")
    return html_document(atlas, Request(View(year=2020)))


class Wire:
    """Stands between page and server; cut, it lets nothing through."""

    def __init__(self) -> None:
        self.cut = False

    def relay(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(lambda message: None if self.cut else server.send(message))
        server.on_message(lambda message: None if self.cut else page.send(message))


def test_with_the_server_cut_a_step_of_the_year_changes_the_whole_panel(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page, wire = open_page(1440, 900), Wire()
    page.route_web_socket(re.compile("_stcore/stream"), wire.relay)
    page.goto(f"http://127.0.0.1:{server.port}/?year=2020")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("#headline-value")).to_have_text(re.compile("61,777"), timeout=LONG)
    expect(frame.locator("#panel h2").first).to_contain_text("2020")
    before = frame.locator("#chart-year").get_attribute("x")
    wire.cut = True
    frame.get_by_role("slider", name="Year").press("ArrowLeft")
    expect(frame.locator("#headline-place")).to_have_text("Peru, 2019")
    expect(frame.locator("#panel h2").first).to_contain_text("2019")
    expect(frame.locator("#panel-body")).not_to_contain_text("61,777")
    assert float(frame.locator("#chart-year").get_attribute("x")) < float(before)
    frame.locator('path[data-place="vraem"]').press("Enter")
    expect(frame.locator("#headline-place")).to_have_text("VRAEM, 2019")
    expect(frame.locator("#chart-table caption")).to_contain_text("Coca cultivation")


def test_a_click_in_the_chart_goes_to_its_year_and_the_pointer_reads_all_series(show, document) -> None:
    page = show(document, 1280, 800)
    year_drawn(page, 2020)
    picture = page.locator("#chart-picture")
    box, band = picture.bounding_box(), page.locator("#chart-year").bounding_box()
    x, y = band["x"] + band["width"] / 2 - box["x"] - 4 * band["width"], box["height"] / 2
    picture.hover(position={"x": x, "y": y})
    read = page.locator("#chart-read")
    expect(read.locator("strong")).to_have_text("2016")
    assert read.locator("div").count() > 1
    picture.click(position={"x": x, "y": y})
    year_drawn(page, 2016)
    expect(page.locator("#headline-place")).to_have_text("Peru, 2016")


def test_the_chart_is_moved_by_keys_and_says_what_it_shows(show, document) -> None:
    page = show(document, 1280, 800)
    year_drawn(page, 2020)
    picture = page.locator("#chart-picture")
    expect(picture).to_have_attribute("aria-valuetext", re.compile("2020; 61,777"))
    picture.focus()
    page.keyboard.press("ArrowRight")
    year_drawn(page, 2021)
    expect(picture).to_have_attribute("aria-valuenow", "2021")
    expect(page.locator("#chart-read strong")).to_have_text("2021")
    picture.blur()
    expect(page.locator("#chart-read")).to_be_hidden()


def test_a_table_says_every_figure_of_the_chart(show, document) -> None:
    page = show(document, 1280, 800)
    year_drawn(page, 2020)
    rows = page.locator("#chart-table tbody tr")
    marks = page.locator("#chart-picture :is(.chart-mark, .chart-span)")
    assert rows.count() == marks.count() > 20
    expect(page.locator("#chart-table thead th")).to_have_text(["Year", "Figure", "Who", "Series"])
    expect(rows.filter(has_text="61,777").first).to_contain_text("2020")


def test_no_line_is_drawn_across_a_year_without_a_figure(show, document) -> None:
    page = show(document, 1280, 800)
    year_drawn(page, 2020)
    lines = page.locator("#chart-picture g").filter(has=page.locator(".chart-line"))
    steps = lines.evaluate_all(
        """all => all.flatMap(g => g.querySelector(".chart-line").getAttribute("d").split("M").slice(1)
        .flatMap(run => { const xs = run.split("L").map(p => Number(p.split(",")[0]));
        return xs.slice(1).map((x, i) => x - xs[i]); }))"""
    )
    assert max(steps) < 1.5 * min(steps)


def test_readings_of_one_institution_are_folded_and_marked_by_how_they_were_read(show, document) -> None:
    page = show(document, 1280, 800)
    year_drawn(page, 2020)
    figures = page.locator("#panel .figures").first
    fold = figures.locator("details").first
    expect(fold.locator("summary")).to_have_text(re.compile(r"^\+ \d+ more reading"))
    expect(fold.locator("li").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("li").first).to_be_visible()
    for item in figures.locator("li").all():
        assert item.locator("> small .read").inner_text()


def test_the_file_shows_the_panel_of_the_page(visit, show, document) -> None:
    texts = []
    for open_, where in ((visit, "?year=2020"), (show, document)):
        page = open_(where, width=1440, height=900)
        frame = page.frame_locator('iframe[title="Map"]') if open_ is visit else page
        expect(frame.locator("html")).to_have_attribute("data-year", "2020", timeout=LONG)
        body = frame.locator("#panel-body")
        expect(body).to_contain_text("Cautions", timeout=LONG)
        texts.append([frame.locator("#headline").inner_text(), *body.locator(".figures").all_inner_texts()])
    assert texts[0] == texts[1]


def test_a_figure_stands_once_in_the_panel_or_over_the_map(visit) -> None:
    page = visit("?year=2020")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("#panel #headline-value")).to_contain_text("61,777", timeout=LONG)
    page = visit("?year=2020&only=map")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator(".folium-map #headline-value")).to_contain_text("61,777", timeout=LONG)
    expect(frame.locator("#panel")).to_be_hidden()


def test_the_sentence_of_what_is_shown_is_copied_by_the_page_and_by_the_file(visit, show, document) -> None:
    allowed = {"permissions": ["clipboard-read", "clipboard-write"]}
    for page in (visit("?year=2020", **allowed), show(document, 1280, 800, **allowed)):
        held = page.locator("iframe").count() or "127.0.0.1" in page.url
        frame = page.frame_locator('iframe[title="Map"]') if held else page
        button = frame.locator("#panel-body > .copy")
        button.click(timeout=LONG)
        expect(button).to_have_text("Copied")
        text = page.evaluate("navigator.clipboard.readText()")
        assert "61,777" in text
        assert "2020" in text
