"""axe-core in the states of a page: faces of the map, menus, lists, presenting, review."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.audit import DARK, DESK, LOOKS, NARROW, PHONE, ZOOM, Audit
from tests.browser.accessibility.conftest import LONG, map_frame

pytestmark = pytest.mark.browser

MENUS = ("Export", "More", "Add to briefing", "Time", "Layers")
NAVIGATION = ("Present and export", "About the data")

NO_FULL_SCREEN = "Element.prototype.requestFullscreen = () => Promise.reject(new Error('not in a test'))"
"""A window that fills the screen cannot be given another size; without it the scene covers the window."""


def opened(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator('[data-testid="stPopoverBody"]')).to_be_visible()


def test_the_map_and_its_faces(open_: Callable[..., Page], audit: Audit) -> None:
    page = open_()
    frame = map_frame(page)
    audit.see(page, "Map: the controls", LOOKS)
    audit.see(page, "Map: the map and its panel", LOOKS, lambda: [frame])
    for face in ("Chart", "Table"):
        frame.get_by_role("button", name=face, exact=True).click()
        audit.see(page, f"Map: {face}", (DESK, DARK, PHONE, NARROW), lambda: [frame])


def test_the_menus_of_the_map(open_: Callable[..., Page], audit: Audit) -> None:
    page = open_()
    map_frame(page)
    for menu in MENUS:
        opened(page, menu)
        audit.see(page, f"Map: {menu} open")
        page.keyboard.press("Escape")
        expect(page.locator('[data-testid="stPopoverBody"]')).to_have_count(0)
        expect(page.get_by_role("button", name=menu, exact=True)).to_be_focused()
    for menu in NAVIGATION:
        page.get_by_role("button", name=menu, exact=True).click()
        expect(page.get_by_role("menu")).to_be_visible()
        audit.see(page, f"Navigation: {menu} open")
        page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Measure").click()
    audit.see(page, "Map: list of measures open")
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Search").click()
    page.keyboard.type("VRAEM 2015")
    audit.see(page, "Map: search, answers open")


def test_the_controls_on_a_phone(open_: Callable[..., Page], audit: Audit) -> None:
    page = open_(width=390, height=844)
    map_frame(page)
    page.get_by_text("Filters", exact=True).click()
    audit.see(page, "Map: Filters open", (PHONE, ZOOM, NARROW))
    opened(page, "Layers")
    audit.see(page, "Map: Filters and Layers open", (PHONE,))


def test_presenting(open_: Callable[..., Page], audit: Audit) -> None:
    page = open_("briefing")
    page.add_init_script(NO_FULL_SCREEN)
    page.reload()
    expect(page.get_by_role("button", name="Present", exact=True)).to_be_visible(timeout=LONG)
    frame = page.frame_locator(".atlas-map iframe")
    expect(frame.locator("html")).to_have_attribute("data-scene", re.compile("."), timeout=LONG)
    inside = next(
        f for f in page.frames if f.parent_frame and f.evaluate("!!document.querySelector('#scene')")
    )
    audit.see(page, "Briefing: the preview", LOOKS, lambda: [inside])
    page.set_viewport_size({"width": 1440, "height": 900})
    page.get_by_role("button", name="Present", exact=True).click()
    expect(frame.locator("body")).to_have_class(re.compile("on-stage"))
    audit.see(page, "Presenting: a scene", LOOKS, lambda: [page.main_frame, inside])
    page.keyboard.press("?")
    audit.see(page, "Presenting: the list of keys", (DESK, DARK), lambda: [page.main_frame, inside])
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    audit.see(page, "Presenting: the last scene", (DESK, DARK), lambda: [page.main_frame, inside])


def test_adding_and_reviewing(open_: Callable[..., Page], audit: Audit) -> None:
    page = open_("documents")
    tabs = page.get_by_role("tab")
    expect(tabs.first).to_be_visible(timeout=LONG)
    for tab in tabs.all():
        tab.click()
        audit.see(page, f"Documents: {tab.inner_text()}")
    page = open_("documents?document=1")
    expect(page.locator(".review[data-ready]")).to_be_visible(timeout=LONG)
    for key, state in {
        "?": "the list of keys",
        "c": "a field changed",
        "r": "a reason to reject",
        "x": "split into parts",
    }.items():
        page.keyboard.press(key)
        audit.see(page, f"Review: {state}")
        page.keyboard.press("Escape")
