"""Each page walked through with the Tab key: the focus can be seen, nothing is off screen, no trap."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility.audit import loaded
from tests.browser.accessibility.conftest import LONG, map_frame
from tests.browser.accessibility.walk import Step, walk

pytestmark = pytest.mark.browser

PAGES = [
    "places?place=vraem", "compare", "disagreements", "table", "briefing", "snapshots", "methods",
    "sources?statement=s-coca-vraem-2024-devida", "documents", "documents?document=1",
]  # fmt: skip
FIRST = ["Skip to main content", "Map", "Places"]


def held(steps: list[Step]) -> None:
    """Hold a walk to what every page owes: the skip link first, each step named, marked and in the window."""
    assert [step.name for step in steps[:3]] == FIRST
    assert [step.html for step in steps if not step.seen] == []
    assert [step.html for step in steps if not step.on] == []
    assert [step.html for step in steps if not step.name] == []


@pytest.mark.parametrize("link", PAGES)
def test_a_page_is_walked_through(visit: Callable[..., Page], link: str) -> None:
    page = visit(link, color_scheme="dark")
    expect(page.locator("h1, h2, iframe").first).to_be_visible(timeout=LONG)
    if link.endswith("document=1"):
        expect(page.locator(".review[data-ready]")).to_be_visible(timeout=LONG)
    loaded(page)
    held(walk(page))


def test_the_map_is_walked_in_the_order_in_which_it_is_read(visit: Callable[..., Page]) -> None:
    page = visit()
    map_frame(page)
    loaded(page)
    steps = walk(page)
    held(steps)
    names = [step.name for step in steps]
    order = ["Export", "Chart", "VRAEM: 36,345 ha", "Zoom in", "Year", "89,755 ha"]
    found = [next(at for at, name in enumerate(names) if name.startswith(one)) for one in order]
    assert found == sorted(found)
    places = [step.name for step in steps if step.place]
    assert places == sorted(places)
    assert len(places) >= 20


def test_a_place_beyond_the_frame_comes_into_it_with_the_focus(visit: Callable[..., Page]) -> None:
    page = visit("?extent=-76,-4,-72,-1")
    frame = map_frame(page)
    outline = frame.locator('path[data-place="san-gaban"]')
    frame.get_by_role("button", name="Zoom in").focus()
    outline.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(outline).to_be_focused()
    expect(outline).to_be_in_viewport()
    expect(frame.get_by_role("tooltip")).to_contain_text("San Gabán")
    circle = frame.locator('path[data-circle="san-gaban"]')
    colours = [one.evaluate("e => getComputedStyle(e).stroke") for one in (circle, outline)]
    assert colours[0] == colours[1], "the circle over the outline hides which place has the focus"
    page.keyboard.press("Tab")
    expect(circle).not_to_have_class(re.compile("focused"))


def test_escape_closes_the_sheet_of_the_phone_and_gives_the_focus_back(visit: Callable[..., Page]) -> None:
    page = visit(width=390, height=844)
    map_frame(page)
    filters = page.get_by_text("Filters", exact=True)
    filters.focus()
    page.keyboard.press("Enter")
    level = page.get_by_role("radio", name="Zones")
    expect(level).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(level).to_be_hidden()
    expect(filters).to_be_focused()
