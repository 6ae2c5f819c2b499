"""The panel beside the map in a Chromium: drawn from what the page holds, the server cut off."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from geo.atlas import estimate_all, read_atlas
from geo.exports import Request
from geo.exports.formats.html_file import html_document
from geo.model import View
from tests.browser.map.map_page import year_drawn

pytestmark = pytest.mark.browser

LONG = 30_000
READ = "navigator.clipboard.readText()"


@pytest.fixture(scope="module")
def document() -> str:
    atlas = read_atlas()
    assert estimate_all(atlas, "coca_cultivation", "monitoring")
    return html_document(atlas, Request(View(year=2020)))


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


@pytest.mark.parametrize("place", ["peru", "loreto", "colombia"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_words_in_the_chart_lie_over_no_others_and_over_no_figure(show, opened, place, language) -> None:
    page = show(opened(place=place, level="country", year=2020, language=language), 1280, 800)
    year_drawn(page, 2020)
    expect(page.locator("#chart-picture .chart-mark").first).to_be_visible()
    words, marks = (
        page.locator(name).evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
        for name in ("#chart-picture :is(.chart-break text, .chart-name)", "#chart-picture .chart-mark")
    )
    assert words
    for n, one in enumerate(words):
        for other in [*words[n + 1 :], *marks]:
            apart = (
                one["right"] <= other["left"] + 1
                or other["right"] <= one["left"] + 1
                or one["bottom"] <= other["top"] + 3
                or other["bottom"] <= one["top"] + 3
            )
            assert apart, (place, one, other)
    expect(page.locator(".chart-break text", has_text="2021–2024")).to_have_count(int(place != "colombia"))


def test_every_series_is_named_once_in_the_chart_or_in_its_key(show, document) -> None:
    page = show(document, 1280, 800)
    year_drawn(page, 2020)
    named = page.locator("#chart-picture .chart-name, #chart-key span").all_text_contents()
    series = page.locator("#chart-table tbody td:last-child").all_text_contents()
    assert sorted(named) == sorted(set(series))


def test_what_is_under_the_pointer_covers_no_line(show, document) -> None:
    page = show(document, 1280, 800)
    year_drawn(page, 2020)
    picture = page.locator("#chart-picture")
    picture.hover()
    read = page.locator("#chart-read").bounding_box()
    box = picture.bounding_box()
    assert read["y"] >= box["y"] + box["height"] - 1


def test_claims_that_differ_stand_on_one_axis_each_bound_its_own_mark(show, opened) -> None:
    page = show(opened(place="loreto", level="department", year=2011), 1280, 800)
    year_drawn(page, 2011)
    strips = page.locator("#panel .figures > ul > li > .strip")
    # at least 25,000 on an axis that ends at 40,000, the greatest that is named
    floor = strips.filter(has=page.locator(".at_least")).first
    start, whole = floor.evaluate(
        """svg => { const axis = svg.querySelector(".axis").getBBox();
        return [svg.querySelector(".reach").getBBox().x - axis.x, axis.width]; }"""
    )
    assert abs(start / whole - 25 / 40) < 0.02
    foot = page.locator("#panel .axis-foot").first
    expect(foot).to_contain_text("40,000")
    expect(foot).to_contain_text("at least")


def test_figures_that_agree_need_no_axis(show, opened) -> None:
    page = show(opened(year=2024), 1280, 800)
    year_drawn(page, 2024)
    expect(page.locator("#panel .figures li").first).to_contain_text("89,755")
    expect(page.locator("#panel :is(.strip, .axis-foot)")).to_have_count(0)


def test_a_route_says_where_it_leads_how_surely_and_who_reports_it(show, opened) -> None:
    page = show(opened(place="callao-mexico", year=2024), 1280, 800)
    year_drawn(page, 2024)
    expect(page.locator("#headline-value")).to_have_text("route in 4 reported stages")
    body = page.locator("#panel-body")
    for words in (
        "From: Port of Callao, Chimbote, Paita. To: North America",
        "How sure: documented (3), inferred (1)",
        "Period: 2017–2018",
        "Reported by",
    ):
        expect(body).to_contain_text(words)
    expect(body.locator(".stages li")).to_have_count(4)
    expect(page.locator("body")).not_to_contain_text("No figure for this place")


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


def test_after_a_step_the_panel_is_that_of_its_year_and_what_was_unfolded_stays_so(visit) -> None:
    page = visit("?place=vraem&year=2015", permissions=["clipboard-read", "clipboard-write"])
    frame = page.frame_locator('iframe[title="Map"]')
    body = frame.locator("#panel-body")
    expect(body.locator("details summary").first).to_be_visible(timeout=LONG)
    drawn, copied = {}, [""]
    body.locator("details summary").first.click()
    for year, key in ((2014, "ArrowLeft"), (2015, "ArrowRight")):
        frame.get_by_role("slider", name="Year").press(key)
        expect(body.locator("h2").first).to_contain_text(str(year))
        drawn[year] = body.inner_html()
        body.locator(".copy").first.click()
        # The browser writes a moment later.
        page.wait_for_function(f"async () => (await {READ}) !== {json.dumps(copied[-1])}")
        copied.append(page.evaluate(READ))
    assert len(set(copied)) == 3
    expect(body.locator("details").first).to_have_attribute("open", "")
    assert drawn[2015].replace(' open=""', "") != drawn[2014].replace(' open=""', "")
    fresh = visit("?place=vraem&year=2014").frame_locator('iframe[title="Map"]').locator("#panel-body")
    expect(fresh.locator("h2").first).to_contain_text("2014", timeout=LONG)
    assert fresh.inner_html() == drawn[2014].replace(' open=""', "")


def test_the_file_shows_the_panel_of_the_page(visit, show, document) -> None:
    texts = []
    for open_, where in ((visit, "?year=2020"), (show, document)):
        page = open_(where, width=1440, height=900)
        frame = page.frame_locator('iframe[title="Map"]') if open_ is visit else page
        expect(frame.locator("html")).to_have_attribute("data-year", "2020", timeout=LONG)
        body = frame.locator("#panel-body")
        expect(body).to_contain_text("Cautions", timeout=LONG)
        # A file cannot be sent other values: it has no buttons that leave readings out.
        expect(body.locator(".readings")).to_have_count(1 if open_ is visit else 0)
        shown = body.locator(".figures > :not(.readings)")
        texts.append([frame.locator("#headline").inner_text(), *shown.all_inner_texts()])
    assert texts[0] == texts[1]


def test_a_figure_stands_once_in_the_panel_or_over_the_map(visit) -> None:
    page = visit("?year=2020")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("#panel #headline-value")).to_contain_text("61,777", timeout=LONG)
    page = visit("?year=2020&only=map")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator(".folium-map #headline-value")).to_contain_text("61,777", timeout=LONG)
    expect(frame.locator("#panel")).to_be_hidden()


def test_a_place_without_a_figure_has_no_data_and_not_zero(show, opened) -> None:
    page = show(opened(place="tacna", level="department", year=2011), 1280, 800)
    year_drawn(page, 2011)
    expect(page.locator("#panel-body")).to_contain_text("No data is not zero")


def test_the_sentence_of_what_is_shown_is_copied_by_the_page_and_by_the_file(visit, show, document) -> None:
    allowed = {"permissions": ["clipboard-read", "clipboard-write"]}
    for page in (visit("?year=2020", **allowed), show(document, 1280, 800, **allowed)):
        held = page.locator("iframe").count() or "127.0.0.1" in page.url
        frame = page.frame_locator('iframe[title="Map"]') if held else page
        button = frame.locator("#headline-copy .copy")
        button.click(timeout=LONG)
        expect(button).to_have_text("Copied")
        text = page.evaluate("navigator.clipboard.readText()")
        assert "61,777" in text
        assert "2020" in text
