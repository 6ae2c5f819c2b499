"""Scenes presented in the map's document, as an offline file holds it: keys, moves, words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from geo.maps import map_strings
from geo.maps.document import map_document, render
from tests.browser.map.map_page import year_drawn
from tests.browser.waiting import TWO_FRAMES, at_rest, stays
from tests.toys import toy_deck, toy_map

pytestmark = pytest.mark.browser

IDS = [scene["id"] for scene in toy_deck.scenes()["scenes"]]


SWIPE = """([from, to]) => {
  const touch = (x) => new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
  const tell = (type, touches, changed) => document.body.dispatchEvent(
    new TouchEvent(type, { touches, changedTouches: changed, bubbles: true }));
  tell("touchstart", [touch(from)], [touch(from)]);
  tell("touchend", [], [touch(to)]);
}"""


def document() -> str:
    names = {id: (place[1], place[2]) for id, place in toy_map.PLACES.items()}
    strings = map_strings()
    return render(
        map_document(toy_map.layers(), title="Toy", names=names, strings=strings, deck=toy_deck.deck())
    )


@pytest.fixture
def page(show) -> Page:
    page = show(document(), 1280, 720)
    at(page, "whole")
    page.evaluate("window.bornOnce = document.querySelector('.folium-map')")
    return page


def at(page: Page, scene: str) -> None:
    expect(page.locator("html")).to_have_attribute("data-scene", scene)


def scene_of(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-scene")


def year_of(page: Page) -> int:
    return int(page.locator("html").get_attribute("data-year") or 0)


def center(page: Page) -> tuple[float, float, float]:
    box = page.locator("path.border.home").bounding_box()
    return box["x"], box["y"], box["width"]


def rested(page: Page) -> tuple[float, float, float]:
    return at_rest(page, lambda: center(page), looks=8)


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowDown", "PageDown", " "])
def test_each_key_forward_goes_one_scene_on(page, key):
    page.keyboard.press(key)
    at(page, "near")
    expect(page.locator("#scene-title")).to_have_text("One zone near by")
    expect(page.locator("#scene-at")).to_have_text("2 of 5")


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowUp", "PageUp"])
def test_each_key_back_goes_one_scene_back_and_the_first_stays(page, key):
    page.keyboard.press("End")
    at(page, "level")
    page.keyboard.press(key)
    at(page, "way")
    page.keyboard.press("Home")
    page.keyboard.press(key)
    at(page, "whole")


def test_digits_and_enter_jump_and_a_number_too_high_is_said(page):
    page.keyboard.type("4")
    expect(page.locator("#scene-jump")).to_contain_text("4")
    at(page, "whole")
    page.keyboard.press("Enter")
    at(page, "way")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(page.locator("#scene-jump")).to_have_text("There is no scene 12; there are 5.")
    at(page, "way")
    page.keyboard.type("2")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    at(page, "way")


@pytest.mark.parametrize("key", ["b", "B", "."])
def test_the_screen_goes_black_and_comes_back_with_the_same_key_or_the_next_scene(page, key):
    black = page.locator("#scene-black")
    page.keyboard.press(key)
    expect(black).to_be_visible()
    assert black.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(0, 0, 0)"
    at(page, "whole")
    page.keyboard.press(key)
    expect(black).to_be_hidden()
    page.keyboard.press(key)
    page.keyboard.press("PageDown")
    expect(black).to_be_hidden()
    at(page, "near")


def test_the_list_of_keys_opens_and_closes(page):
    keys = page.locator("#scene-keys")
    page.keyboard.press("?")
    expect(keys).to_contain_text("black screen")
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    at(page, "whole")


def test_the_year_moves_by_brackets_from_claim_to_claim(page):
    # the zones' claims are of 2004, 2005, 2010 and 2011
    page.keyboard.press("[")
    year_drawn(page, 2010)
    page.keyboard.press("[")
    year_drawn(page, 2005)
    page.keyboard.press("]")
    year_drawn(page, 2010)
    at(page, "whole")
    expect(page.locator("#scene-live")).to_contain_text("2010")


def test_a_run_of_years_plays_by_itself_from_its_first_to_its_last(page):
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    year_drawn(page, 2004)
    year_drawn(page, 2010)
    stays(page, lambda: year_of(page) == 2010, looks=9)  # 2011 has claims too, but the run ends before it
    page.keyboard.press("p")
    year_drawn(page, 2004)
    page.keyboard.press("p")
    stays(page, lambda: year_of(page) == 2004, looks=9)


def test_f5_starts_and_does_not_reload(page):
    page.keyboard.press("ArrowRight")
    page.keyboard.press("F5")
    stays(page, lambda: scene_of(page) == "near")
    assert page.evaluate("window.bornOnce === document.querySelector('.folium-map')")


def test_a_scene_is_one_smooth_move_of_the_same_map(page):
    before = center(page)
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).to_have_class(re.compile("flying"))
    expect(page.locator("body")).not_to_have_class(re.compile("flying"))
    assert center(page)[2] > 2 * before[2]  # VRAEM's box is a sixth of the country's height
    assert 500 < int(page.locator("html").get_attribute("data-moved")) <= 800
    assert page.evaluate("window.bornOnce === document.querySelector('.folium-map')")
    page.keyboard.press("ArrowLeft")
    assert rested(page) == pytest.approx(before, abs=1.5)


def test_a_move_that_is_interrupted_ends_where_the_last_scene_stands(page):
    page.keyboard.press("End")
    right = rested(page)
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
        page.evaluate(TWO_FRAMES)
    at(page, "level")
    assert rested(page) == pytest.approx(right, abs=1.5)


def test_the_layout_does_not_move_with_the_scenes(page):
    frame = ".folium-map"
    boxes = []
    for _ in IDS:
        boxes.append(page.locator(frame).bounding_box())
        page.keyboard.press("ArrowRight")
        page.evaluate(TWO_FRAMES)
    assert boxes.count(boxes[0]) == len(boxes)


def test_highlighted_places_and_ways_stand_out(page):
    page.keyboard.press("ArrowRight")
    expect(page.locator("path.chosen")).to_have_count(2)  # the zone selected and the one highlighted
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(page.locator("path.stage.selected")).to_have_count(2)
    expect(page.locator("path.chosen")).to_have_count(0)


def test_highlighted_places_beyond_the_frame_are_named_at_its_edge(show):
    deck = toy_deck.deck()
    deck["scenes"]["scenes"][1]["places"] = ["vraem", "east"]
    deck["scenes"]["scenes"][1]["view"]["extent"] = "-60,-2,-59,-1"
    names = {id: (place[1], place[2]) for id, place in toy_map.PLACES.items()}
    page = show(
        render(map_document(toy_map.layers(), title="Toy", names=names, strings=map_strings(), deck=deck)),
        1280, 720,
    )  # fmt: skip
    at(page, "whole")
    expect(page.locator(".beyond-edge")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    markers = page.locator(".beyond-edge")
    expect(markers).not_to_have_count(0)
    said = " ".join(markers.all_inner_texts())
    assert "VRAEM" in said
    assert toy_map.PLACES["east"][1] in said


def test_words_sources_and_progress_are_text_and_announced(page):
    expect(page.locator("#scene-text")).to_have_text("What whole says.")
    expect(page.locator("#scene-sources")).to_contain_text("19,000 ha VRAEM, 2010: Toy monitor")
    page.keyboard.press("ArrowRight")
    live = page.locator("#scene-live")
    expect(live).to_have_attribute("role", "status")
    expect(live).to_contain_text("2 of 5. One zone near by. What near says.")


def test_with_reduced_motion_nothing_moves_by_itself(show):
    page = show(document(), 1280, 720, reduced_motion="reduce")
    at(page, "whole")
    page.evaluate("""() => { window.flew = false; new MutationObserver(() => {
        if (document.body.classList.contains('flying')) window.flew = true;
      }).observe(document.body, { attributes: true }); }""")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    year_drawn(page, 2010)  # the last of its run, at once
    stays(page, lambda: year_of(page) == 2010, looks=18)
    page.keyboard.press("p")
    year_drawn(page, 2011)
    page.keyboard.press("Home")
    at(page, "whole")
    assert page.evaluate("window.flew") is False


def test_a_swipe_turns_the_scenes(show):
    page = show(document(), 390, 844, has_touch=True)
    at(page, "whole")
    page.evaluate(SWIPE, [300, 80])
    at(page, "near")
    page.evaluate(SWIPE, [80, 300])
    at(page, "whole")
    page.evaluate(SWIPE, [200, 180])
    at(page, "whole")


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (390, 844)])
def test_the_title_can_be_read_from_afar_and_nothing_lies_over_the_words(show, width, height):
    page = show(document(), width, height)
    at(page, "whole")
    size = page.locator("#scene-title").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= (0.024 * width if width > 640 else 20)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    words = page.locator("#scene-text").bounding_box()
    legend = page.locator("#legend").bounding_box()
    assert words["y"] + words["height"] <= legend["y"] + 1


def test_a_move_ends_exactly_where_a_jump_would(show):
    ends = []
    for motion in ("no-preference", "reduce"):
        page = show(document(), 1280, 720, reduced_motion=motion)
        at(page, "whole")
        page.keyboard.press("ArrowRight")
        ends.append(rested(page))
    assert ends[0] == pytest.approx(ends[1], abs=0.2)
