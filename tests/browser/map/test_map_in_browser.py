"""The map document alone in a Chromium, from a file, with the network cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from geo.maps import values_message
from geo.model import View
from tests.browser.map.map_page import NBSP, ROUTES, html, path_of, year_drawn
from tests.browser.waiting import stays
from tests.toys import toy_map

pytestmark = pytest.mark.browser


def test_opens_on_the_newest_year_with_every_zone_named(show):
    page = show(html())
    year_drawn(page, 2011)
    expect(path_of(page, "vraem")).to_have_attribute("aria-label", f"VRAEM: 20,900{NBSP}ha")
    expect(path_of(page, "west")).to_have_attribute(
        "aria-label",
        f"West zone: 3,000 to 9,000{NBSP}ha (figures differ, none is shown), 2 sources disagree, 2 documents",
    )
    expect(page.locator("#headline-value")).to_have_text("62,000 ha")
    expect(page.locator("#headline-change")).to_have_text("1.6 % more than in 2010")
    expect(page.get_by_role("slider", name="Year")).to_have_value("2011")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_the_keys_move_the_year_wherever_the_focus_is(show):
    page = show(html())
    year_drawn(page, 2011)
    page.keyboard.press("Home")
    year_drawn(page, 2004)
    page.keyboard.press("ArrowRight")
    year_drawn(page, 2005)
    page.keyboard.press("PageDown")  # a clicker's "next": past the years without claims
    year_drawn(page, 2010)
    page.keyboard.press("PageUp")
    year_drawn(page, 2005)
    slider = page.get_by_role("slider", name="Year")
    slider.focus()
    page.keyboard.press("PageUp")  # on the slider: five years up
    year_drawn(page, 2010)
    page.keyboard.press("End")
    year_drawn(page, 2011)
    path_of(page, "east").focus()
    page.keyboard.press("ArrowLeft")
    year_drawn(page, 2010)
    assert slider.get_attribute("aria-valuetext") == "2010: figures for 2 of 3 places"
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_value("2009")
    expect(slider).to_have_attribute("aria-valuetext", "2009: no figures")
    expect(page.locator("#notice")).to_have_text("No figures for 2009 at this level.")


def test_no_data_is_hatched_and_not_the_lowest_class(show):
    page = show(html(View(year=2010, draw="areas")))
    year_drawn(page, 2010)
    expect(path_of(page, "west")).to_have_class("leaflet-interactive place none")
    expect(path_of(page, "west")).to_have_attribute("aria-label", "West zone: no data")
    fills = {p: path_of(page, p).evaluate("e => getComputedStyle(e).fill") for p in ("west", "east", "vraem")}
    assert "hatch-none" in fills["west"]
    assert fills["east"].startswith("rgb")
    assert fills["vraem"].startswith("rgb")
    assert fills["east"] != fills["vraem"]


def test_the_older_zone_is_drawn_in_place_of_its_successor_only_where_it_alone_has_a_value(show):
    page = show(html(View(year=2005)))
    year_drawn(page, 2005)
    expect(path_of(page, "vrae")).to_be_visible()
    expect(path_of(page, "vraem")).to_be_hidden()
    page.keyboard.press("PageDown")
    year_drawn(page, 2010)
    expect(path_of(page, "vrae")).to_be_hidden()
    expect(path_of(page, "vraem")).to_be_visible()


def test_where_both_have_a_value_the_older_zone_does_not_cover_its_successor(show):
    both = [*toy_map.estimates(), toy_map.estimate("vrae", 2010, "s2004", ("a2",))]
    message = values_message(
        toy_map.MEASURE,
        both,
        toy_map.records(),
    )
    page = show(html(View(year=2010), values=message))
    year_drawn(page, 2010)
    expect(path_of(page, "vraem")).to_be_visible()
    expect(path_of(page, "vrae")).to_be_hidden()


def test_as_of_shows_what_was_known_then(show):
    page = show(html())
    as_of = page.get_by_role("slider", name="Published by")
    expect(as_of).to_have_value("3")
    expect(page.locator("#as-of-words")).to_have_text("today")
    as_of.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#as-of-words")).to_have_text("1 Jun 2021")
    expect(page.locator("#known")).to_have_text("published by 1 Jun 2021")
    expect(path_of(page, "west")).to_have_attribute("aria-label", f"West zone: at most 9,000{NBSP}ha")
    page.keyboard.press("ArrowLeft")
    expect(path_of(page, "west")).to_have_attribute("aria-label", "West zone: no data")
    year_drawn(page, 2011)


def test_play_skips_empty_years_and_stops_at_the_end(show):
    page = show(html())
    year_drawn(page, 2011)
    page.select_option("#speed", "300")
    page.evaluate(
        "() => { window.seen = [];"
        "new MutationObserver(() => seen.push(document.documentElement.dataset.year))"
        ".observe(document.documentElement, { attributeFilter: ['data-year'] }); }"
    )
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_visible(timeout=5000)
    assert list(dict.fromkeys(page.evaluate("seen"))) == ["2004", "2005", "2010", "2011"]


@pytest.mark.parametrize("pause", ["key", "click"])
def test_a_key_or_a_click_pauses(show, pause):
    page = show(html(View(year=2004)))
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    if pause == "key":
        page.keyboard.press("x")
    else:
        page.locator("#measure").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_with_reduced_motion_each_press_moves_one_step(show):
    page = show(html(View(year=2004)), reduced_motion="reduce")
    page.get_by_role("button", name="Play").press("Enter")
    year_drawn(page, 2005)
    stays(page, lambda: page.locator("html").get_attribute("data-year") == "2005", looks=9)


def test_hover_shows_name_value_and_who_and_a_click_ends_it(show):
    page = show(html())
    year_drawn(page, 2011)
    path_of(page, "west").hover()
    tip = page.locator("#tip")
    expect(tip).to_contain_text("West zone, 2011")
    expect(tip).to_contain_text("2 sources disagree")
    expect(tip.locator("div > *")).to_have_count(3)
    path_of(page, "west").click()
    expect(tip).to_be_hidden()


def test_a_click_and_enter_select(show):
    page = show(html())
    year_drawn(page, 2011)
    path_of(page, "east").click()
    expect(page.locator("#headline-place")).to_have_text("East zone, 2011")
    # The outline is drawn once more over all lines: the halo, then the line itself.
    chosen = page.locator(".leaflet-chosen-pane path")
    expect(chosen).to_have_count(2)
    assert chosen.last.get_attribute("d") == path_of(page, "east").get_attribute("d")
    path_of(page, "vraem").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#headline-place")).to_have_text("VRAEM, 2011")
    expect(page.locator("#summary")).to_contain_text("VRAEM 2011: 20,900 ha, 1 source, 1 document.")


def test_corridors_have_an_arrow_and_say_how_sure_they_are(show):
    page = show(html(View(layers=ROUTES)))
    stage = page.locator('path[data-corridor="callao-mexico"]').first
    expect(stage).to_have_attribute("aria-label", "Toy lane: VRAEM to Toy port, road, documented")
    assert page.locator("path.arrow").count() >= 2
    dashes = page.evaluate(
        "() => ['road', 'sea'].map(m => getComputedStyle("
        "document.querySelector(`.stage.mode-${m}`)).strokeDasharray)"
    )
    assert dashes[0] != dashes[1]


def test_a_corridor_is_faded_where_its_report_is_about_other_years(show):
    page = show(html(View(year=2010, layers=ROUTES)))
    year_drawn(page, 2010)
    lane = page.locator(".leaflet-corridors-pane path.stage.mode-sea")
    strength = "e => [getComputedStyle(e).strokeOpacity, getComputedStyle(e).strokeWidth].map(parseFloat)"
    before = lane.evaluate(strength)
    expect(page.locator("#legend")).not_to_contain_text("other years")
    page.keyboard.press("Home")
    year_drawn(page, 2004)
    after = lane.evaluate(strength)
    assert after[0] < before[0]
    assert after[1] < before[1]
    expect(page.locator("#legend")).to_contain_text("faded: reported for other years (2009–2012)")
    page.keyboard.press("End")
    year_drawn(page, 2011)
    assert lane.evaluate(strength) == before
    expect(page.locator("#legend")).not_to_contain_text("other years")


def test_a_corridor_is_not_drawn_before_its_report_was_out(show):
    page = show(html(View(as_of=toy_map.DAYS["s2020"])))
    year_drawn(page, 2011)
    pane = page.locator(".leaflet-corridors-pane")
    expect(pane.locator("path.stage.mode-sea")).to_be_hidden()
    expect(pane.locator("path.stage.mode-road")).to_be_visible()
    expect(page.locator("#legend")).to_contain_text("Routes reported only after 1 Jun 2021: 1")
    page.get_by_role("slider", name="Published by").press("End")
    expect(pane.locator("path.stage.mode-sea")).to_be_visible()
    expect(page.locator("#legend")).not_to_contain_text("not yet known")
