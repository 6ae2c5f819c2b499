"""The Briefing page: presenting over everything, keys from page and frame, the presenter's window."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from geo.atlas import read_atlas
from geo.briefing import list_briefings
from tests.browser.waiting import stays, until

pytestmark = pytest.mark.browser

LONG = 40_000
KEYS = (("End", -1), ("Home", 0), ("ArrowRight", 1), (" ", 2), ("PageUp", 1), ("ArrowLeft", 0))
REFUSED = "() => { Element.prototype.requestFullscreen = () => Promise.reject(new Error('refused')); }"


@pytest.fixture(scope="module")
def scenes() -> list[str]:
    """Ids of the shipped briefing's scenes."""
    briefing = list_briefings(read_atlas(), shipped_only=True)[0].briefing
    return [scene.id for scene in briefing.scenes]


@pytest.fixture
def opened(visit, scenes) -> Callable[..., Page]:
    def open_(link: str = "briefing", **options: object) -> Page:
        page = visit(link, **options)
        expect(frame(page).locator("html")).to_have_attribute("data-scene", re.compile("."), timeout=LONG)
        # Streamlit looks beside the page for its own end points first; what is not there is no fault of ours.
        page.errors[:] = [text for text in page.errors if "404" not in text]
        page.evaluate("document.querySelector('.atlas-map iframe').bornOnce = true")
        frame(page).locator("html").evaluate("() => { window.bornOnce = true; }")
        return page

    return open_


def frame(page: Page) -> FrameLocator:
    return page.frame_locator(".atlas-map iframe")


def at(page: Page, scene: str) -> None:
    expect(frame(page).locator("html")).to_have_attribute("data-scene", scene)


def same_map(page: Page) -> bool:
    here = page.evaluate("document.querySelector('.atlas-map iframe').bornOnce === true")
    return here and frame(page).locator("html").evaluate("() => window.bornOnce === true")


def present(page: Page) -> None:
    page.get_by_role("button", name="Present", exact=True).click()
    expect(frame(page).locator("body")).to_have_class(re.compile("on-stage"))


def covers(page: Page) -> bool:
    return page.evaluate(
        """() => { const at = (x, y) => document.elementFromPoint(x, y);
        const frame = document.querySelector('.atlas-map iframe');
        const places = [[5, 5], [innerWidth - 5, 5], [innerWidth / 2, innerHeight - 5]];
        return places.every(([x, y]) => at(x, y) === frame); }"""
    )


def test_presenting_is_full_screen_over_everything_and_esc_keeps_the_scene(opened, scenes) -> None:
    page = opened()
    present(page)
    page.wait_for_function("document.fullscreenElement?.classList.contains('atlas-map')")
    assert covers(page)
    page.keyboard.press("ArrowRight")
    at(page, scenes[1])
    page.keyboard.press("PageDown")
    at(page, scenes[2])
    page.evaluate("document.exitFullscreen()")  # what a browser does on Esc, before any script gets the event
    expect(frame(page).locator("body")).not_to_have_class(re.compile("on-stage"))
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()
    at(page, scenes[2])
    expect(page).to_have_url(re.compile(f"scene={scenes[2]}"))
    assert same_map(page)


def test_where_full_screen_is_refused_it_covers_the_window(opened, scenes) -> None:
    page = opened(color_scheme="light")
    assert frame(page).locator("html").get_attribute("data-theme") == "light"
    page.evaluate(REFUSED)
    present(page)
    page.wait_for_function("document.querySelector('.atlas-map').classList.contains('covering')")
    until(page, lambda: covers(page))
    box = page.locator(".atlas-map").bounding_box()
    assert (box["width"], box["height"]) == (1440, 900)
    page.keyboard.press("ArrowRight")
    at(page, scenes[1])
    page.keyboard.press("Escape")
    expect(page.locator(".atlas-map")).not_to_have_class(re.compile("covering"))
    at(page, scenes[1])
    assert same_map(page)


def test_the_keys_belong_to_the_scenes_wherever_the_focus_is(opened, scenes) -> None:
    page = opened()
    page.evaluate(REFUSED)
    present(page)
    for focus in ("document.querySelector('.atlas-map iframe').focus()", "document.activeElement.blur()"):
        page.evaluate(focus)
        for key, scene in KEYS:
            page.keyboard.press(key)
            at(page, scenes[scene])
        page.keyboard.press("b")
        expect(frame(page).locator("#scene-black")).to_be_visible()
        page.keyboard.press(".")
        expect(frame(page).locator("#scene-black")).to_be_hidden()
        page.keyboard.type("12")
        page.keyboard.press("Enter")
        at(page, scenes[11])
        page.keyboard.press("?")
        expect(frame(page).locator("#scene-keys")).to_be_visible()
        page.keyboard.press("Escape")
        expect(frame(page).locator("#scene-keys")).to_be_hidden()
    assert same_map(page)


def test_f5_starts_without_a_reload_and_f_goes_back_to_the_window(opened, scenes) -> None:
    page = opened()
    page.mouse.click(1200, 160)
    page.keyboard.press("F5")
    page.wait_for_function("document.fullscreenElement?.classList.contains('atlas-map')")
    page.keyboard.press("f")
    page.wait_for_function("!document.fullscreenElement")
    until(page, lambda: covers(page))
    page.keyboard.press("F5")
    page.keyboard.press("ArrowRight")
    at(page, scenes[1])
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_focused()
    assert same_map(page)


def test_choosing_a_scene_in_the_list_moves_the_same_map_and_the_address_opens_there(opened, scenes) -> None:
    page = opened(f"briefing?briefing=peru-coca-atlas&scene={scenes[4]}")
    at(page, scenes[4])
    page.get_by_role("button", name=re.compile("^2\\.")).click()
    at(page, scenes[1])
    expect(page).to_have_url(re.compile(f"scene={scenes[1]}"))
    page.get_by_text("ES", exact=True).click()
    expect(frame(page).locator("#measure")).to_contain_text("Superficie")
    at(page, scenes[1])
    assert same_map(page)


def test_the_presenters_window_follows_by_its_channel_and_its_keys_move_the_scenes(opened, scenes) -> None:
    page = opened()
    with page.expect_popup() as opening:
        page.get_by_role("button", name="Presenter's window").click()
    notes = opening.value
    expect(notes.locator("#at")).to_contain_text("1 / 14")
    expect(notes.locator("#clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(notes.locator("#notes")).not_to_be_empty()
    title = frame(page).locator("#scene-title").inner_text()
    expect(notes.locator("#title")).to_have_text(title)
    following = notes.locator("#next").inner_text()
    notes.keyboard.press("PageDown")
    at(page, scenes[1])
    expect(notes.locator("#title")).to_have_text(following)
    present(page)
    expect(notes.locator("#passed")).to_have_text(re.compile(r"^0:0[1-9]$"))
    page.keyboard.press("ArrowRight")
    expect(notes.locator("#at")).to_contain_text("3 / 14")
    page.keyboard.press("b")
    expect(notes.locator("#black")).to_have_text("The screen is black.")


def test_a_message_that_is_not_the_frames_moves_nothing(opened, scenes) -> None:
    page = opened()
    page.evaluate("window.postMessage({ type: 'start' }, '*')")
    stays(
        page,
        lambda: page.evaluate("!document.fullscreenElement && !document.querySelector('.covering')"),
    )
    frame(page).locator("html").evaluate("() => window.postMessage({ type: 'key', key: 'End' }, '*')")
    stays(page, lambda: frame(page).locator("html").get_attribute("data-scene") == scenes[0])


def test_a_blocked_window_and_a_scene_of_the_wrong_shape_are_said_in_words(opened, scenes) -> None:
    page = opened()
    page.evaluate("() => { window.open = () => null; }")
    page.get_by_role("button", name="Presenter's window").click()
    expect(page.get_by_text("The browser blocked the window.")).to_be_visible()
    page.evaluate(
        """document.querySelector('.atlas-map iframe').contentWindow
        .postMessage({ type: 'deck', scenes: { scenes: [{ id: 1 }] }, values: {} }, '*')"""
    )
    expect(frame(page).locator("#failure")).to_contain_text("deck.scenes")
    at(page, scenes[0])


def test_on_a_phone_everything_can_be_reached(opened) -> None:
    page = opened(width=390, height=844, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_visible()
    assert frame(page).locator("html").get_attribute("data-theme") == "dark"


def test_map_only_for_another_page(visit) -> None:
    page = visit("?embed=true&only=map&year=2011", width=900, height=600)
    expect(page.frame_locator(".atlas-map iframe").locator("html")).to_have_attribute(
        "data-year", "2011", timeout=LONG
    )
    box = page.locator(".atlas-map").bounding_box()
    assert box["x"] <= 1
    assert box["y"] <= 1
    assert box["width"] >= 899
    assert box["height"] >= 599
    assert page.evaluate("document.documentElement.scrollHeight <= 600")
    expect(page.get_by_text("Peru Coca Atlas", exact=True)).to_have_count(0)
