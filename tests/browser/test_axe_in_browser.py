"""axe-core, the usual checker of WCAG, on every page and state: no violation at the levels A and AA."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")
LEVELS = '{"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}'
PAGES = [
    "places", "places?place=vraem", "compare", "disagreements", "table", "briefing", "snapshots",
    "sources", "methods", "documents",
]  # fmt: skip


def violations(frame: Frame) -> list[str]:
    """Return what axe finds: the rule, the element, what is wrong."""
    frame.evaluate(AXE)
    found = frame.evaluate(f"axe.run(document, {LEVELS})")["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'][:200]})"
        for rule in found
        for node in rule["nodes"]
    ]


def map_frame(page: Page) -> Frame:
    expect(page.frame_locator('iframe[title="Map"]').locator('path[data-place="vraem"]')).to_have_count(
        1, timeout=60_000
    )
    return next(f for f in page.frames if f.parent_frame and f.evaluate("!!document.querySelector('#year')"))


@pytest.fixture
def open_(visit: Callable[..., Page]) -> Callable[[str], Page]:
    """Open a page whose policy lets axe in."""
    return lambda link: visit(link, bypass_csp=True)


@pytest.mark.parametrize("link", PAGES)
def test_a_page_in_both_themes_and_on_a_phone(open_: Callable[[str], Page], link: str) -> None:
    page = open_(link)
    expect(page.locator("h1, h2, iframe").first).to_be_visible(timeout=60_000)
    at_rest(page, lambda: page.locator("*").count())
    found = {"light, 1440": violations(page.main_frame)}
    page.emulate_media(color_scheme="dark")
    at_rest(page, lambda: page.locator("*").count())
    found["dark, 1440"] = violations(page.main_frame)
    page.set_viewport_size({"width": 390, "height": 844})
    at_rest(page, lambda: page.locator("*").count())
    found["dark, 390"] = violations(page.main_frame)
    assert {where: what for where, what in found.items() if what} == {}


def test_the_map_its_faces_and_its_menus(open_: Callable[[str], Page]) -> None:
    page = open_("")
    frame = map_frame(page)
    at_rest(page, lambda: page.locator("*").count())
    found = {"page": violations(page.main_frame), "map": violations(frame)}
    for face in ("Chart", "Table"):
        frame.get_by_role("button", name=face, exact=True).click()
        found[face] = violations(frame)
    for menu in ("Time", "Layers", "More"):
        page.get_by_role("button", name=menu).first.click()
        expect(page.locator('[data-testid="stPopoverBody"]')).to_be_visible()
        found[menu] = violations(page.main_frame)
        page.keyboard.press("Escape")
    page.emulate_media(color_scheme="dark")
    found["map, dark"] = violations(frame)
    assert {where: what for where, what in found.items() if what} == {}
