"""How the map distinguishes sure from unsure and named from unnamed: edges, dashes, rings, circles, names."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from shapely.geometry import LineString

from geo.model import View
from tests.browser.map.map_page import ROUTES, html, path_of, year_drawn
from tests.toys import toy_map

pytestmark = pytest.mark.browser

SHARE = {
    "id": "europe",
    "at": [8.0, 48.0],
    "share": 80.0,
    "statement": "x1",
    "period_start": "2010-01-01",
    "period_end": "2011-12-31",
    "known_from": "2012-01-01",
    "words": {
        "en": {"name": "Europe", "value": "80 %", "detail": "Toy detail"},
        "es": {"name": "Europa", "value": "80 %", "detail": "Detalle"},
    },
}
FAR = SHARE | {
    "id": "asia",
    "at": [100.0, 30.0],
    "share": 20.0,
    "words": {"en": {"name": "Asia", "value": "20 %", "detail": "Toy"}},
}
PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def style(page: Page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{name}")


def with_(name: str, **changes: dict[str, object]):
    """Return the toy layers, some columns of one of them set by feature."""
    layers = toy_map.layers()
    frame = layers[name].copy()
    for column, values in changes.items():
        frame[column] = [values.get(id, "") for id in frame["id"]]
    return layers | {name: frame}


def test_an_unsure_outline_has_a_broken_edge_and_a_row_in_the_legend(show):
    layers = with_("zones", certainty={"east": "approximate", "west": "schematic", "vraem": "outlined"})
    page = show(html(layers=layers))
    year_drawn(page, 2011)
    edges = {
        place: path_of(page, place).evaluate("e => getComputedStyle(e).strokeDasharray")
        for place in ("east", "west", "vraem")
    }
    assert edges["vraem"] == "none"
    assert len(set(edges.values())) == 3
    expect(page.locator("#legend")).to_contain_text("approximate")
    expect(page.locator("#legend")).to_contain_text("extent unknown")


def test_a_legend_says_nothing_of_edges_where_every_outline_is_sure(show):
    page = show(html())
    year_drawn(page, 2011)
    expect(page.locator("#legend")).not_to_contain_text("extent unknown")


def test_certainty_is_a_dash_and_a_line_without_a_named_way_is_dotted(show):
    layers = with_(
        "corridors",
        line={"lane-1": "schematic", "lane-2": "lane"},
        certainty={"lane-1": "documented", "lane-2": "inferred"},
    )
    page = show(html(View(year=2011, layers=ROUTES), layers=layers))
    year_drawn(page, 2011)
    dotted = style(page, ".stage.mode-road", "strokeDasharray")
    dashed = style(page, ".stage.mode-sea", "strokeDasharray")
    assert dotted != "none"
    assert dashed != "none"
    assert dotted != dashed
    legend = page.locator("#legend")
    expect(legend).to_contain_text("schematic line")
    expect(legend).to_contain_text("inferred")
    expect(legend).not_to_contain_text("documented")


def test_a_documented_lane_is_a_full_line(show):
    layers = with_(
        "corridors",
        line={"lane-1": "road", "lane-2": "lane"},
        certainty={"lane-1": "documented", "lane-2": "documented"},
    )
    page = show(html(View(layers=ROUTES), layers=layers))
    year_drawn(page, 2011)
    assert style(page, ".stage.mode-sea", "strokeDasharray") == "none"
    expect(page.locator("#legend")).to_contain_text("documented")


def test_an_end_that_no_source_names_is_an_open_ring_where_the_line_stops(show):
    layers = with_("corridors", open_end={"lane-1": "both", "lane-2": "end"})
    page = show(html(View(layers=ROUTES), layers=layers))
    year_drawn(page, 2011)
    expect(page.locator(".leaflet-corridors-pane circle.open-end")).to_have_count(3)
    gap = page.evaluate(
        """() => { const path = document.querySelector(".stage.mode-road");
        const end = path.getPointAtLength(path.getTotalLength());
        const rings = [...document.querySelectorAll("circle.open-end.mode-road")];
        const gap = r => Math.hypot(r.cx.baseVal.value - end.x, r.cy.baseVal.value - end.y);
        return Math.min(...rings.map(gap)); }"""
    )
    assert gap < 1
    expect(page.locator("#legend")).to_contain_text("end not named")


def test_no_ring_stands_where_both_ends_are_named(show):
    page = show(html())
    year_drawn(page, 2011)
    expect(page.locator(".leaflet-corridors-pane circle.open-end")).to_have_count(0)


def test_modes_differ_in_build_and_not_in_colour_alone(show):
    layers = toy_map.layers()
    stages = layers["corridors"]
    modes = ["sea", "air", "river", "foot", "road", "unknown"]
    rows = [
        stages.iloc[1].to_dict()
        | {"id": f"m{i}", "mode": mode, "geometry": LineString([(-80, -2 - i), (-70, -2 - i)])}
        for i, mode in enumerate(modes)
    ]
    page = show(html(View(layers=ROUTES), layers=layers | {"corridors": type(stages)(rows, crs=stages.crs)}))
    year_drawn(page, 2011)
    build = {
        mode: page.evaluate(
            f"""() => ["stage", "stage-core", "stage-beads"].map(name => {{
            const e = document.querySelector(`.leaflet-corridors-pane .${{name}}.mode-{mode}`);
            return e ? getComputedStyle(e).strokeWidth : "";}}).join(" ")"""
        )
        for mode in modes
    }
    plain = {build.pop("road"), build.pop("unknown")}
    assert len(plain) == 1
    assert len({*build.values(), *plain}) == 5


class TestShares:
    def test_stand_at_the_scale_of_continents_only(self, show):
        page = show(html(View(extent="world"), shares=[SHARE, FAR]))
        year_drawn(page, 2011)
        shown = page.locator(".share:not(.off)")
        expect(shown).to_have_count(2)
        expect(shown.first).to_have_text("80 %Europe")
        expect(page.locator("#legend")).to_contain_text("100 % in all")

    def test_are_gone_at_the_scale_of_the_country(self, show):
        page = show(html(shares=[SHARE]))
        year_drawn(page, 2011)
        expect(page.locator(".share:not(.off)")).to_have_count(0)
        expect(page.locator("#legend")).not_to_contain_text("Shares by destination")

    def test_one_beyond_the_frame_stands_inside_it_with_an_arrow(self, show):
        page = show(html(View(extent="world"), shares=[FAR]))
        year_drawn(page, 2011)
        mark = page.locator(".share.beyond")
        expect(mark).to_have_count(1)
        box, frame = mark.bounding_box(), page.locator(".folium-map").bounding_box()
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]

    def test_areas_are_in_proportion(self, show):
        page = show(html(View(extent="world"), shares=[SHARE, FAR]))
        year_drawn(page, 2011)
        large, small = (page.locator(".share i").nth(i).bounding_box()["width"] for i in (0, 1))
        assert (large / small) ** 2 == pytest.approx(4, rel=0.15)  # 80 % and 20 %

    def test_a_share_not_yet_published_is_not_shown(self, show):
        page = show(html(View(extent="world", as_of=date(2011, 7, 1)), shares=[SHARE]))
        year_drawn(page, 2011)
        expect(page.locator(".share:not(.off)")).to_have_count(0)

    def test_other_years_fade_it(self, show):
        page = show(html(View(extent="world", year=2005), shares=[SHARE]))
        year_drawn(page, 2005)
        expect(page.locator(".share.faded")).to_have_count(1)


def test_a_river_is_named_along_its_course_without_the_word(show):
    page = show(html(layers=with_("rivers", length_km={"river": 1000.0})))
    year_drawn(page, 2011)
    name = page.locator(".label-river:not(.off)")
    expect(name).to_have_text("Toy")
    turned = re.search(r"rotate\((-?[\d.]+)deg\)", name.get_attribute("style"))
    assert turned
    assert float(turned.group(1)) != 0


def test_relief_lies_under_the_places_and_can_be_switched_off(show):
    relief = {"src": PIXEL, "bounds": [-86.0, -23.0, -60.0, 6.0]}
    page = show(html(relief=relief))
    year_drawn(page, 2011)
    assert page.locator("img.relief").count() == 1
    order = page.evaluate(
        """['relief', 'places', 'ground'].map(n =>
        Number(getComputedStyle(document.querySelector(`.leaflet-${n}-pane`)).zIndex))"""
    )
    assert order[2] < order[0] < order[1]
    page = show(html(View(layers=("rivers",)), relief=relief))
    year_drawn(page, 2011)
    assert page.locator("img.relief").count() == 0


def test_the_typeface_is_the_one_carried_inside(show):
    page = show(html())
    year_drawn(page, 2011)
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px \"Source Sans 3\"'))")
    assert page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length") >= 1
