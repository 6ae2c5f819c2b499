"""What the browser knows of the page: its history, its language, and that every page can be reached."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.support.hostile import PAGES
from tests.support.servers.server import Server

pytestmark = pytest.mark.browser

LONG = 60_000
MENU = '[data-testid="stExpandSidebarButton"], :not([inert]) > [data-testid="stTopNavSection"]'
"""What opens the menu of a narrow window, or a group of pages in a wide one."""
PHONE_MENU = '[data-testid="stSidebar"][data-collapsed="false"]'

PAGE_NAMES = (
    "Places", "Compare", "Disagreements", "Table", "Briefing", "Export", "Sources", "Methods", "Documents",
)  # fmt: skip


def opened(page: Page) -> None:
    """Wait until the page has been drawn to its end."""
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=LONG
    )
    expect(page.locator(".st-key-brand")).to_be_visible(timeout=LONG)


def settled(page: Page, server: Server, target: str) -> None:
    page.goto(f"http://127.0.0.1:{server.port}/{target}")
    opened(page)


# The pages that keep choices of their own in the address; table and methods are left below.
@pytest.mark.parametrize("target", ["", "places", "compare", "briefing", "snapshots"])
def test_one_back_leaves_a_page(target: str, server: Server, open_page) -> None:
    page = open_page(1280, 800)
    page.goto(f"http://127.0.0.1:{server.port}/_stcore/health")  # any other page
    settled(page, server, target + "?lang=es")
    page.go_back()
    page.wait_for_function("location.pathname === '/_stcore/health'", timeout=LONG)
    page.errors.clear()


def test_steps_of_the_year_are_no_steps_of_the_history(server: Server, open_page) -> None:
    page = open_page(1280, 800)
    settled(page, server, "methods")
    settled(page, server, "?year=2015")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("html")).to_have_attribute("data-year", "2015", timeout=LONG)
    steps = page.evaluate("history.length")
    year = frame.get_by_role("slider", name="Year")
    year.focus()
    for key, expected in (("ArrowRight", 2016), ("ArrowRight", 2017), ("Home", None)):
        year.press(key)
        if expected:
            expect(frame.locator("html")).to_have_attribute("data-year", str(expected))
            page.wait_for_function("y => location.search.includes('year=' + y)", arg=expected, timeout=LONG)
    assert page.evaluate("history.length") == steps
    page.go_back()
    page.wait_for_function("location.pathname === '/methods'", timeout=LONG)
    page.errors.clear()


def test_a_walk_through_the_navigation_is_a_step_a_page(server: Server, open_page) -> None:
    page = open_page(1280, 800)
    settled(page, server, "")
    steps = page.evaluate("history.length")
    page.get_by_role("link", name="Table", exact=True).first.click()
    page.wait_for_function(
        "location.pathname === '/table' && location.search.includes('lang=')", timeout=LONG
    )
    opened(page)
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    page.wait_for_function("location.pathname === '/'", timeout=LONG)
    page.errors.clear()


@pytest.mark.parametrize("target", ["", "table"])
def test_the_page_says_its_language_and_follows_the_switch(target: str, server: Server, open_page) -> None:
    page = open_page(1280, 800)
    settled(page, server, target + "?lang=es")
    language = "document.documentElement.lang"
    assert page.evaluate(language) == "es"
    page.locator(".st-key-language").get_by_text("EN", exact=True).click()
    page.wait_for_function("document.documentElement.lang === 'en'", timeout=LONG)
    page.errors.clear()


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_every_page_can_be_reached_at_every_width(width: int, server: Server, open_page) -> None:
    page = open_page(width, 844)
    settled(page, server, "?lang=en")
    names = {page_of(name): name for name in PAGE_NAMES}
    assert {"", *names} == set(PAGES)
    for name in names.values():
        link = page.get_by_role("link", name=name, exact=True).or_(
            page.get_by_role("menuitem", name=name, exact=True)
        )
        link = link.first
        for menu in page.locator(MENU).all():
            if not shown(link):
                menu.click()
        expect(link).to_be_in_viewport(ratio=1, timeout=LONG)  # the menu slides in
    link.click(timeout=LONG)
    page.wait_for_function("path => location.pathname === '/' + path", arg=page_of(name), timeout=LONG)
    opened(page)
    page.errors.clear()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_navigation_stands_in_one_line_on_a_projector(language: str, server: Server, open_page) -> None:
    page = open_page(1280, 720)
    settled(page, server, f"methods?lang={language}")
    bar = page.get_by_test_id("stTopNav")
    expect(bar.get_by_test_id("stTopNavLink")).to_have_count(5)
    expect(bar.get_by_test_id("stTopNavSection")).to_have_count(2)
    last, switch = bar.get_by_test_id("stTopNavSection").last.bounding_box(), page.locator(".st-key-language")
    assert last is not None
    assert last["x"] + last["width"] < (switch.bounding_box() or {"x": 0})["x"]
    page.errors.clear()


def test_the_menu_of_a_phone_closes_after_a_choice(server: Server, open_page) -> None:
    page = open_page(390, 844)
    settled(page, server, "methods")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.locator(PHONE_MENU)).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_role("link", name="Sources", exact=True).click()
    page.wait_for_function("location.pathname === '/sources'", timeout=LONG)
    expect(page.locator(PHONE_MENU)).to_have_count(0, timeout=LONG)
    page.errors.clear()


@pytest.mark.parametrize("target", ["table", "methods", "places"])
def test_a_page_stands_in_the_middle_of_a_wide_window(target: str, server: Server, open_page) -> None:
    page = open_page(1920, 1080)
    settled(page, server, target)
    page.wait_for_function(  # the style of the frame comes with the page's first words
        "document.querySelector('[data-testid=stMainBlockContainer]').offsetWidth < 1400", timeout=LONG
    )
    box = page.get_by_test_id("stMainBlockContainer").bounding_box()
    assert box is not None
    assert box["width"] < 1400
    assert abs(box["x"] + box["width"] / 2 - 960) < 10  # half a scroll bar
    page.errors.clear()


def test_the_contents_of_methods_stay_beside_the_text_and_lead_into_it(server: Server, open_page) -> None:
    page = open_page(1280, 720)
    settled(page, server, "methods")
    contents = page.get_by_role("navigation", name="Contents")
    expect(page.locator("#coca_cultivation")).to_be_attached(timeout=LONG)
    contents.get_by_role("link", name="Our own sums").click()
    expect(page.locator("#own-sums")).to_be_in_viewport(timeout=LONG)
    expect(contents.get_by_role("link").first).to_be_in_viewport(ratio=1)
    page.errors.clear()


def test_a_link_to_a_definition_shows_its_row(server: Server, open_page) -> None:
    page = open_page(1280, 720)
    settled(page, server, "methods#homicides")
    expect(page.locator("#homicides")).to_be_in_viewport(timeout=LONG)
    page.errors.clear()


def shown(link: Locator) -> bool:
    """Say whether a link stands in the window."""
    box = link.bounding_box() if link.count() else None
    return box is not None and box["x"] >= 0


def page_of(name: str) -> str:
    """Return the address of a page by its name in the navigation."""
    return {"Export": "snapshots"}.get(name, name.lower())
