"""Text from a link or from the data asks nobody for anything, in a real browser.

`geo.ui.elements.show` keeps it from being read as Markdown, and the content security policy keeps
whatever would get past it from being fetched: each is looked at by itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.support.hostile import PAGES, Canary, canary, links, tainted_checkout
from tests.support.servers.server import Server, serve

pytestmark = pytest.mark.browser

LONG = 60_000
READY = ".st-key-bar, .st-key-briefing, .st-key-compare_bar, .foot, .index, h1, [data-testid=stAlert]"


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Canary]:
    """The server that nobody may ask."""
    with canary() as running:
        yield running


def settle(page: Page, address: str) -> None:
    """Open ``address`` and wait until the page has been drawn to its end."""
    page.goto(address)
    expect(page.locator(READY).first).to_be_visible(timeout=LONG)
    expect(page.locator('[data-testid="stApp"]')).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=LONG
    )


def live(page: Page, address: str) -> list[str]:
    """Return what of the page, and of the frames in it, is a picture of or a link to ``address``."""
    find = """address => [...document.querySelectorAll("[src], [href], [srcset], [action], [data]")]
        .filter(e => ["src", "href", "srcset", "action", "data"].some(
            a => (e.getAttribute(a) || "").includes(address)))
        .map(e => e.outerHTML.slice(0, 200))"""
    for _attempt in range(10):
        try:
            return [found for frame in page.frames for found in frame.evaluate(find, address)]
        except Error as error:  # the map's document comes packed and is set after the page is drawn
            if "context was destroyed" not in str(error) and "detached" not in str(error):
                raise
            page.wait_for_load_state()
    raise AssertionError("the frames of the page never came to rest")


@pytest.mark.parametrize("target", PAGES)
def test_no_parameter_of_a_page_nor_its_name_asks_elsewhere(
    target: str, server: Server, open_page, elsewhere: Canary
) -> None:
    page = open_page(1280, 800)
    shown = 0
    for address in links(target, elsewhere.payloads()):
        settle(page, f"http://127.0.0.1:{server.port}/{address}")
        assert live(page, elsewhere.address) == [], address
        shown += page.locator('[data-testid="stAlert"]').count() + page.locator(".left-out").count()
    assert shown > 0, "nothing of it was told"
    assert elsewhere.asked == []
    page.errors.clear()  # the page asks for its own health under its own name first


def test_a_picture_that_gets_past_everything_is_not_fetched(
    server: Server, open_page, elsewhere: Canary
) -> None:
    """The policy holds by itself: pictures, requests, fonts and frames, in the page and in the map."""
    page = open_page(1280, 800)
    settle(page, f"http://127.0.0.1:{server.port}/?year=2020")
    expect(page.frame_locator('iframe[title="Map"]').locator("html[data-year]")).to_be_attached(timeout=LONG)
    inject = """address => new Promise(done => {
        const blocked = new Set(), all = ["connect-src", "font-src", "img-src"];
        setTimeout(() => done([...blocked]), 20000);
        document.addEventListener("securitypolicyviolation", e => {
            blocked.add(e.effectiveDirective);
            if (all.every(name => blocked.has(name))) done([...blocked]);
        });
        const picture = new Image(); picture.src = address + "picture"; document.body.append(picture);
        const style = document.createElement("style");
        style.textContent = `@font-face { font-family: f; src: url(${address}font) } body { font-family: f }`;
        document.head.append(style);
        fetch(address + "fetch").catch(() => null);
        document.fonts.load("1rem f").catch(() => null);
    })"""
    for frame in (page.main_frame, page.frames[-1]):
        found = set(frame.evaluate(inject, elsewhere.address))
        assert {"img-src", "connect-src", "font-src"} <= found
    assert elsewhere.asked == []
    page.errors.clear()


def test_no_text_of_the_data_asks_elsewhere(tmp_path: Path, open_page, elsewhere: Canary) -> None:
    payload = elsewhere.payloads()[0]
    app, columns = tainted_checkout(tmp_path / "copy", payload)
    assert len(columns) > 60
    page = open_page(1280, 800)
    seen = 0
    with serve(app, tmp_path) as server:
        targets = (*PAGES, "places?place=vraem", "sources?source=unodc-peru-2011", "table?plain=yes")
        for n, target in enumerate(targets):
            mark = "&" if "?" in target else "?"
            settle(page, f"http://127.0.0.1:{server.port}/{target}{mark}lang={('en', 'es')[n % 2]}")
            assert live(page, elsewhere.address) == [], target
            seen += page.content().count(elsewhere.address)
        page.close()  # before its server ends: it would ask for it again
    shutil.rmtree(tmp_path / "copy")
    assert seen > 0, "nothing of it was shown"
    assert elsewhere.asked == []
    page.errors.clear()
