"""Marks beside values: off until asked for, in the years they are about, from the day they were known."""

from __future__ import annotations

from datetime import date

import geopandas as gpd
import pytest
from playwright.sync_api import expect
from shapely.geometry import box

from geo.model import View
from geo.model.view import DEFAULT_LAYERS, NOTED_LAYERS
from tests.browser.map.map_page import html, year_drawn
from tests.toys import toy_map

pytestmark = pytest.mark.browser

WORDS = {
    "en": {"name": "Toy", "value": "7", "detail": "Toy Times"},
    "es": {"name": "Toy", "value": "7", "detail": "T"},
}


def mark(layer: str, shape: str = "", places: tuple[str, ...] = ("peru",), **changes: object) -> dict:
    item = {
        "statement": "", "source": "paper", "period_start": "2011-03-01", "period_end": "2011-05-01",
        "known_from": "2011-03-01", "words": WORDS,
    }  # fmt: skip
    return {
        "layer": layer,
        "at": [-74.0, -10.0],
        "shape": shape,
        "places": list(places),
        "items": [item | changes],
    }


NOTED = [mark("emergencies", "whole"), mark("emergencies", "part"), mark("airstrips")]
LAND = gpd.GeoDataFrame(
    {"id": ["whole", "part"], "complete": ["yes", "no"]},
    geometry=[box(-75, -11, -74, -10), box(-74, -12, -73, -11)], crs="EPSG:4326",
)  # fmt: skip


def shown(show, **view: object):
    layers = view.pop("layers", (*DEFAULT_LAYERS, *NOTED_LAYERS))
    document = html(View(layers=layers, **view), noted=NOTED, layers=toy_map.layers() | {"emergencies": LAND})
    return show(document)


def test_nothing_is_marked_until_it_is_asked_for(show):
    page = shown(show, layers=DEFAULT_LAYERS, year=2011)
    year_drawn(page, 2011)
    expect(page.locator(".noted:not(.off)")).to_have_count(0)
    expect(page.locator("path.emergency")).to_have_count(0)
    expect(page.locator("#legend")).not_to_contain_text("emergency")


def test_a_decree_and_an_airstrip_are_drawn_in_their_year_only(show):
    page = shown(show, year=2011)
    year_drawn(page, 2011)
    expect(page.locator(".folium-map .noted:not(.off)").filter(has_text="7")).to_have_count(3)
    expect(page.locator(".leaflet-lines-pane path.emergency")).to_have_count(2)
    page.locator("#year").press("ArrowLeft")
    expect(page.locator("html")).not_to_have_attribute("data-year", "2011")
    expect(page.locator(".leaflet-lines-pane path.emergency")).to_have_count(0)
    expect(page.locator(".leaflet-shares-pane .noted:not(.off)")).to_have_count(0)
    expect(page.locator("#legend")).to_contain_text("None known for this year.")


def test_an_incomplete_list_has_a_broken_edge_and_a_row_in_the_legend(show):
    page = shown(show, year=2011)
    year_drawn(page, 2011)
    dash = "e => getComputedStyle(e).strokeDasharray"
    whole, part = (
        page.locator(f".leaflet-lines-pane path.emergency{x}") for x in (":not(.partial)", ".partial")
    )
    assert whole.evaluate(dash) == "none"
    assert part.evaluate(dash) != "none"
    expect(page.locator("#legend")).to_contain_text("list of districts incomplete")


def test_a_decree_is_not_drawn_before_its_day(show):
    page = shown(show, year=2011, as_of=date(2011, 2, 28))
    expect(page.locator(".leaflet-lines-pane path.emergency")).to_have_count(0)


def test_the_words_of_two_marks_do_not_lie_over_one_another(show):
    page = shown(show, year=2011)
    year_drawn(page, 2011)
    boxes = [
        e.bounding_box()
        for e in page.locator(".leaflet-shares-pane .noted:not(.off):not(.crowded) div").all()
    ]
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            beside = one["x"] + one["width"] <= other["x"] + 1 or other["x"] + other["width"] <= one["x"] + 1
            assert beside or abs(one["y"] - other["y"]) >= min(one["height"], other["height"]) - 1


def test_a_click_on_the_land_of_a_decree_leads_to_the_place_and_its_decree(show, opened) -> None:
    layers = (*DEFAULT_LAYERS, "emergencies")
    page = show(opened(level="department", year=2018, layers=layers), 1280, 800)
    year_drawn(page, 2018)
    land = page.locator(".leaflet-lines-pane path.emergency").bounding_box()
    assert land
    page.mouse.click(land["x"] + 0.5 * land["width"], land["y"] + 0.72 * land["height"])
    decree = page.locator("#panel .decrees .chosen-decree")
    expect(decree).to_contain_text("63 districts")
    expect(decree).to_be_in_viewport()
    expect(page.locator("#headline-place")).not_to_contain_text("Peru")
