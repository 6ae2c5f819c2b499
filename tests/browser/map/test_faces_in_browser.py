"""Map, Chart and Table, three faces of one view, in a Chromium."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.map.map_page import year_drawn
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser

LONG = 30_000


def face(page: Page | Locator, name: str) -> Locator:
    return page.locator("#faces").get_by_role("button", name=name, exact=True)


@pytest.mark.parametrize(
    ("language", "chart", "table"), [("en", "Chart", "Table"), ("es", "Gráfico", "Tabla")]
)
def test_each_face_is_one_click_away_and_in_the_address(visit, language: str, chart: str, table: str) -> None:
    page = visit(f"?year=2020&lang={language}")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("#headline-value")).to_contain_text("61,777", timeout=LONG)
    frame.locator("#faces").get_by_role("button", name=chart).click()
    expect(frame.locator("#face-chart #chart-picture")).to_be_visible()
    expect(frame.locator(".folium-map")).to_have_attribute("inert", "")
    expect(page).to_have_url(re.compile("face=chart"))
    frame.locator("#faces").get_by_role("button", name=table).click()
    expect(frame.locator("#face-table tbody tr").first).to_contain_text("VRAEM")
    expect(frame.locator("#panel #chart-picture")).to_be_visible()
    expect(page).to_have_url(re.compile("face=table"))
    page.reload()
    expect(frame.locator("#face-table tbody tr").first).to_contain_text("VRAEM", timeout=LONG)


def test_every_face_follows_year_and_place(show, opened) -> None:
    page = show(opened(year=2020, face="table"), 1280, 800)
    year_drawn(page, 2020)
    rows = page.locator("#face-table tbody tr")
    before = rows.count()
    expect(rows.first).to_contain_text("27,994")
    page.get_by_role("slider", name="Year").press("ArrowLeft")
    expect(rows.first).to_contain_text("26,028")
    expect(page.locator("#face-table caption")).to_contain_text("2019")
    assert 0 < rows.count() <= before
    page.locator("#face-table").get_by_role("button", name="VRAEM").click()
    expect(page.locator("#headline-place")).to_have_text("VRAEM, 2019")
    expect(rows.first).to_have_class("current")
    face(page, "Chart").click()
    expect(page.locator("#chart-picture")).to_have_attribute("aria-label", re.compile("VRAEM"))
    expect(page.locator("#bars h2")).to_contain_text("2019")
    page.locator("#bars").get_by_role("button", name="Aguaytía").click()
    expect(page.locator("#headline-place")).to_have_text("Aguaytía, 2019")
    face(page, "Map").click()
    expect(page.locator("#face")).to_be_hidden()
    expect(page.locator("#panel #chart-picture")).to_be_visible()


def test_the_bars_are_in_proportion_the_greatest_first(show, opened) -> None:
    page = show(opened(year=2020, face="chart"), 1280, 800)
    year_drawn(page, 2020)
    amounts = [int(re.sub(r"\D", "", text)) for text in page.locator("#bars .amount").all_inner_texts()]
    widths = page.locator("#bars .bar").evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert amounts == sorted(amounts, reverse=True)
    for amount, width in zip(amounts[1:], widths[1:], strict=True):
        assert abs(width / widths[0] - amount / amounts[0]) < 0.01


def test_the_table_is_put_in_order_by_its_columns_with_the_keys(show, opened) -> None:
    page = show(opened(year=2020, face="table"), 1280, 800)
    year_drawn(page, 2020)
    head = page.locator("#face-table thead th").first
    places = page.locator("#face-table tbody th")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    names = places.all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert places.all_inner_texts() == names[::-1]


@pytest.mark.parametrize(
    ("measure", "leads"), [("hdi", "table"), ("drug_operations", "chart"), ("coca_cultivation", "map")]
)
def test_with_few_mapped_years_chart_or_table_leads_and_nothing_plays(
    show, opened, measure: str, leads: str
) -> None:
    level = {"hdi": "province", "drug_operations": "country"}.get(measure, "zone")
    page = show(opened(measure=measure, level=level), 1280, 800)
    expect(page.locator("body")).to_have_attribute("data-face", leads)
    expect(page.locator("#play")).to_be_visible(visible=leads == "map")
    expect(page.locator("#track")).to_be_visible(visible=measure != "hdi")


def test_what_is_left_out_by_how_it_was_read_is_gone_everywhere_and_has_a_way_back(visit) -> None:
    page = visit("?level=department&year=2011&place=loreto")
    frame = page.frame_locator('iframe[title="Map"]')
    press = frame.locator("#panel .readings").get_by_role("button", name="from a press report")
    claims = frame.locator("#panel .figures ul > li > small > .read")
    expect(press).to_have_attribute("aria-pressed", "true", timeout=LONG)
    before = claims.count()
    press.click()
    expect(press).to_have_attribute("aria-pressed", "false", timeout=LONG)
    expect(claims.filter(has_text="press")).to_have_count(0)
    assert 0 < claims.count() < before
    expect(frame.locator("#known")).to_contain_text("left out: from a press report")
    expect(page).to_have_url(re.compile("without=press"))
    press.click()
    expect(claims).to_have_count(before, timeout=LONG)
    expect(page).not_to_have_url(re.compile("without="))


def test_a_file_says_what_it_leaves_out_and_offers_nothing_it_cannot_do(show, opened) -> None:
    page = show(opened(level="zone", year=2024, place="vraem", without=("transcription", "press")), 1280, 800)
    year_drawn(page, 2024)
    expect(page.locator('path[data-circle="vraem"]')).to_have_class(re.compile("hidden"))
    expect(page.locator("#known")).to_contain_text("left out: from a third-party copy, from a press report")
    expect(page.locator("#headline-value")).to_have_text("no data")
    expect(page.locator("#headline-who")).to_contain_text("left out")
    expect(page.locator(".readings")).to_have_count(0)


def test_a_slider_dragged_through_the_years_leaves_the_figures_of_the_last(show, opened) -> None:
    page = show(opened(year=2020), 1440, 900)
    year_drawn(page, 2020)
    page.evaluate(
        """async () => {
          const slider = document.getElementById("year");
          for (slider.value of [2019, 2018, 2017, 2016, 2015]) {
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            await new Promise(requestAnimationFrame);
          }
        }"""
    )
    expect(page.locator("#headline-place")).to_have_text("Peru, 2015")
    expect(page.locator("#panel h2").first).to_contain_text("2015")


def test_the_chart_is_printed_with_its_figures_and_nothing_to_press(show, opened) -> None:
    page = show(opened(place="loreto", level="department", year=2024, face="chart"), 1280, 800)
    year_drawn(page, 2024)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    expect(page.locator("#faces")).to_be_hidden()
    expect(page.locator("#controls")).to_be_hidden()
    chart, figures = page.locator("#chart-picture"), page.locator("#panel-body")
    assert at_rest(page, lambda: chart.bounding_box())["height"] < 400  # it does not grow with its own sheet
    assert chart.bounding_box()["y"] < 250  # no room is kept for the map
    assert figures.bounding_box()["y"] >= chart.bounding_box()["y"] + chart.bounding_box()["height"] - 1
