"""What the map says and keeps to itself: notices, frames, languages, failures, labels."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from playwright.sync_api import expect

from geo.maps import values_message, view_message
from geo.maps.document import map_document, render
from geo.model import View
from tests.browser.map.map_page import NBSP, html, path_of, values, year_drawn
from tests.browser.waiting import at_rest, stays
from tests.toys import toy_map

pytestmark = pytest.mark.browser


def test_a_measure_without_a_place_and_year_says_so_and_plays_nothing(show):
    nothing = values_message(
        toy_map.MEASURE,
        [],
        toy_map.records(),
    )
    page = show(html(values=nothing))
    expect(page.locator("#notice")).to_contain_text("can be placed on the map")
    for id in ("headline", "summary"):
        expect(page.locator(f"#{id}")).to_be_hidden()
    expect(page.locator("#play")).to_be_hidden()
    expect(page.locator("#year")).to_be_disabled()
    for key in (" ", "ArrowRight", "End"):
        page.keyboard.press(key)
    stays(page, lambda: page.locator("html").get_attribute("data-year") == "")
    path_of(page, "east").hover()
    expect(page.locator("#tip strong")).to_have_text("East zone")
    assert "null" not in page.locator("body").inner_text()


def test_only_a_hand_turns_a_named_extent_into_degrees(embed):
    page = embed(html(View(extent="world")))
    frame = page.locator("iframe")
    for width, height in ((500, 400), (960, 760), (300, 300), (860, 700)):
        frame.evaluate(
            "(e, size) => { [e.style.width, e.style.height] = size; }", [f"{width}px", f"{height}px"]
        )
        at_rest(page, page.frames[-1].locator(".folium-map").bounding_box)
    page.frames[-1].locator("body").press("ArrowLeft")
    stays(page, lambda: set(page.evaluate("heard.map(m => m.extent)")) == {"world"})
    page.mouse.move(600, 400)
    page.mouse.wheel(0, -300)
    page.wait_for_function("heard.at(-1).extent.split(',').length === 4")
    by_hand = page.evaluate("heard.at(-1).extent")
    frame.evaluate("e => { e.style.width = '700px'; }")
    at_rest(page, page.frames[-1].locator(".folium-map").bounding_box)
    page.frames[-1].locator("body").press("ArrowLeft")
    stays(page, lambda: page.evaluate("heard.at(-1).extent") == by_hand)


def test_the_tooltip_goes_when_the_pointer_leaves_the_frame(embed):
    page = embed(html())
    map = page.frame_locator("iframe")
    map.locator('path[data-place="east"]').hover()
    expect(map.locator("#tip")).to_be_visible()
    page.mouse.move(5, 5)
    expect(map.locator("#tip")).to_be_hidden()


def test_after_full_screen_space_plays(show):
    page = show(html(View(year=2004)))
    year_drawn(page, 2004)
    page.get_by_role("button", name="Full screen").click()
    page.wait_for_function("document.fullscreenElement !== null")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.evaluate("document.fullscreenElement !== null")


def test_a_click_on_the_sea_goes_back_to_the_country(show):
    page = show(html())
    path_of(page, "east").click()
    expect(page.locator("#headline-place")).to_have_text("East zone, 2011")
    page.locator(".folium-map").click(position={"x": 840, "y": 400})
    expect(page.locator("#headline-place")).to_have_text("Peru, 2011")


def test_how_many_speak_is_said_once(show):
    page = show(html())
    path_of(page, "west").click()
    expect(page.locator("#headline-note")).to_have_text("2 sources disagree, 2 documents")
    expect(page.locator("#headline-who")).to_be_empty()
    page.keyboard.press("End")
    page.get_by_role("slider", name="Published by").press("ArrowLeft")
    expect(page.locator("#headline-who")).to_have_text("B. Speaker, in Short s2020")


def test_the_devices_theme_holds_until_the_page_names_its_own(show):
    page = show(html(), color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_summary_has_its_full_text_in_its_title(show):
    page = show(html())
    year_drawn(page, 2011)
    line = page.locator("#summary")
    assert line.get_attribute("title") == line.inner_text()


def test_a_level_without_outlines_or_values_says_so(show):
    page = show(html(View(level="department")))
    expect(page.locator("#notice")).to_contain_text("No figures of this measure at this level: departments.")
    page = show(html(View(level="province")))
    expect(page.locator("#notice")).to_have_text("the map has no outlines for this level: provinces")


def test_spanish_speaks_spanish_names(show):
    page = show(html(language="es"))
    year_drawn(page, 2011)
    expect(path_of(page, "east")).to_have_attribute("aria-label", f"Zona Este: 1,800{NBSP}ha")
    expect(page.locator("#measure")).to_contain_text("Cultivo de prueba")
    assert page.locator("#year, #as-of, #play").count() == 3


def test_a_hostile_name_stays_text(show):
    attack = "</script><img src=x onerror=\"document.title='pwned'\">${document.title='pwned'}`<b>"
    layers = toy_map.layers()
    layers["zones"].loc[layers["zones"].id == "east", ["name", "name_es", "accuracy"]] = attack
    registry = toy_map.Registry()
    get = registry.get
    registry.get = lambda id: (  # type: ignore[method-assign]
        get(id) if id != "east" else __import__("dataclasses").replace(get(id), name=attack)
    )
    text = render(
        map_document(layers, title=attack, values=values(places=registry), view=view_message(View()))
    )
    page = show(text)
    year_drawn(page, 2011)
    path_of(page, "east").hover()
    expect(page.locator("#tip strong")).to_have_text(f"{attack}, 2011")
    path_of(page, "east").click()
    expect(page.locator("#headline-place")).to_have_text(f"{attack}, 2011")
    assert page.title() == attack
    assert page.locator("#tip img, #headline img, .label img").count() == 0


def test_whatever_goes_wrong_is_said_in_the_maps_place(show):
    broken = json.loads(json.dumps(values()))
    del broken["ticks"]
    page = show(html(values=broken))
    expect(page.get_by_role("alert")).to_contain_text("The map could not be drawn")
    page.errors.clear()


def test_without_leaflet_the_reason_shows(show):
    text = html()
    start = text.index("/* @preserve")
    page = show(text[:start] + text[text.index("</script>", start) :])
    expect(page.get_by_role("alert")).to_contain_text("L is not defined")
    page.errors.clear()


@pytest.mark.parametrize(("width", "height"), [(900, 760), (1200, 940), (760, 560), (390, 600)])
def test_nothing_scrolls_and_the_controls_fit(show, width, height):
    page = show(html(), width, height)
    year_drawn(page, 2011)
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for id in ("play", "year", "as-of", "full", "summary", "year-now"):
        box = page.locator(f"#{id}").bounding_box()
        assert box["x"] >= 0, id
        assert box["x"] + box["width"] <= width + 0.5, id
        assert box["y"] + box["height"] <= height + 0.5, id
    assert page.locator(".folium-map").bounding_box()["height"] > 0.4 * height


def test_labels_do_not_cover_each_other(show):
    page = show(html())
    year_drawn(page, 2011)
    shown = ".label:not(.off), .leaflet-marks-pane .mark:not(.off)"
    read = (
        f"[...document.querySelectorAll('{shown}')].map(e => {{ const b = e.getBoundingClientRect();"
        "return [(e.querySelector('span') ?? e).textContent, b.left, b.top, b.right, b.bottom]; })"
    )
    boxes = at_rest(page, lambda: page.evaluate(read))
    names = [b[0] for b in boxes]
    assert "VRAEM" in names
    assert {"\u2260 2", "West zone"} <= set(names)  # the mark and, below it, the name it belongs to
    assert "Toy Town" in names
    assert (
        names.count("Hamlet") == 1
    )  # it lies under the town, whose rank is higher: it makes way, and is named
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert not (a[1] < b[3] and a[3] > b[1] and a[2] < b[4] and a[4] > b[2]), (a[0], b[0])


def test_a_mark_tells_how_many_speak_and_grows_with_the_spread(show):
    page = show(html())
    year_drawn(page, 2011)
    mark = page.locator(".leaflet-marks-pane .place-mark:visible")
    expect(mark).to_have_text("\u2260 2")
    expect(mark).to_have_class("mark place-mark spread-2")  # 3,000 to 9,000: two thirds of the highest


def test_a_value_carried_forward_is_pale_aged_and_gives_way_to_knowledge(show):
    carried = {("east", 2009): [(date(2005, 6, 1), 2005)]}
    page = show(html(View(year=2009), values=values(carried=carried)))
    year_drawn(page, 2009)
    east = path_of(page, "east")
    expect(east).to_have_attribute("aria-label", f"East zone: 900{NBSP}ha, figure of 2005, 4 years old")
    expect(east).to_have_class(re.compile(r"\bcarried\b"))
    circle = page.locator('path[data-circle="east"]')
    pale = circle.evaluate("e => getComputedStyle(e).fillOpacity")
    expect(page.locator("#summary")).to_contain_text("Figures for 0 of 3 places")
    expect(page.locator("#summary")).to_contain_text("Filled with an earlier year's figure: 1.")
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator("#legend")).to_contain_text("from an earlier year")
    page.keyboard.press("ArrowRight")
    year_drawn(page, 2010)
    expect(east).not_to_have_class(re.compile(r"\bcarried\b"))
    assert float(pale) < float(circle.evaluate("e => getComputedStyle(e).fillOpacity"))
    east_2009 = "East zone: no data"
    page.keyboard.press("ArrowLeft")
    page.get_by_role("slider", name="Published by").evaluate(
        "e => { e.value = 0; e.dispatchEvent(new Event('input')); }"
    )
    expect(east).not_to_have_attribute("aria-label", east_2009)


def test_without_the_choice_nothing_is_carried(show):
    page = show(html(View(year=2009)))
    year_drawn(page, 2009)
    expect(path_of(page, "east")).to_have_attribute("aria-label", "East zone: no data")
    expect(page.locator("#legend")).not_to_contain_text("from an earlier year")


def test_a_range_is_named_by_its_years(show):
    message = values() | {"since": 2004}
    page = show(html(View(year=2010), values=message))
    year_drawn(page, 2010)
    expect(page.locator("#year-now")).to_have_text("2004\u20132010")
    page.keyboard.press("Home")
    expect(page.locator("#year-now")).to_have_text("2004")
