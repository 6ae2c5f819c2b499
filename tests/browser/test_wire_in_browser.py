"""The map page and its server in a Chromium: what a step of the year sends, and when it arrives."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.waiting import TWO_FRAMES, at_rest
from tests.support.servers.server import Server

pytestmark = pytest.mark.browser

LONG = 30_000


class Wire:
    """Stands between page and server; cut, it lets nothing through, and may send it on later."""

    def __init__(self) -> None:
        self.cut = False
        self.kept: list[Callable[[], None]] = []

    def relay(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(lambda message: self._pass(partial(server.send, message)))
        server.on_message(lambda message: self._pass(partial(page.send, message)))

    def _pass(self, send: Callable[[], None]) -> None:
        if self.cut:
            self.kept.append(send)
        else:
            send()

    def mend(self) -> None:
        """Send on all that was kept, at once."""
        self.cut = False
        for send in self.kept:
            send()


def test_with_the_server_cut_a_step_of_the_year_changes_the_whole_panel(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page, wire = open_page(1440, 900), Wire()
    page.route_web_socket(re.compile("_stcore/stream"), wire.relay)
    page.goto(f"http://127.0.0.1:{server.port}/?year=2020")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("#headline-value")).to_have_text(re.compile("61,777"), timeout=LONG)
    expect(frame.locator("#panel h2").first).to_contain_text("2020")
    before = frame.locator("#chart-year").get_attribute("x")
    wire.cut = True
    frame.get_by_role("slider", name="Year").press("ArrowLeft")
    expect(frame.locator("#headline-place")).to_have_text("Peru, 2019")
    expect(frame.locator("#panel h2").first).to_contain_text("2019")
    expect(frame.locator("#panel-body")).not_to_contain_text("61,777")
    assert float(frame.locator("#chart-year").get_attribute("x")) < float(before)
    frame.locator('path[data-place="vraem"]').press("Enter")
    expect(frame.locator("#headline-place")).to_have_text("VRAEM, 2019")
    expect(frame.locator("#chart-table caption")).to_contain_text("Coca cultivation")
    expect(frame.locator("#panel-body")).to_contain_text("overlaps by 81 %")
    expect(page).to_have_url(re.compile("year=2019.*place=vraem|place=vraem.*year=2019"))


def test_a_step_of_the_year_sends_nothing_until_the_reader_turns_to_the_page(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page, sent = open_page(1440, 900), []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto(f"http://127.0.0.1:{server.port}/?year=2020")
    frame = page.frame_locator('iframe[title="Map"]')
    expect(frame.locator("#headline-value")).to_have_text(re.compile("61,777"), timeout=LONG)
    at_rest(page, lambda: len(sent))
    sent.clear()
    for year in (2019, 2018):
        frame.get_by_role("slider", name="Year").press("ArrowLeft")
        expect(page).to_have_url(re.compile(f"year={year}"))
    assert not sent
    page.mouse.move(700, 20)
    page.get_by_role("link", name="Places", exact=True).click()
    expect(page.locator("h1").first).to_be_visible(timeout=LONG)
    expect(page).to_have_url(re.compile("year=2018"))


@pytest.mark.parametrize("address", ["?year=2020", "compare?level=department"])
def test_a_page_asked_for_in_the_moment_of_a_step_opens_in_that_year(
    server: Server, open_page: Callable[..., Page], address: str
) -> None:
    page, wire = open_page(1440, 900), Wire()
    page.route_web_socket(re.compile("_stcore/stream"), wire.relay)
    page.goto(f"http://127.0.0.1:{server.port}/{address}")
    slider = page.frame_locator("iframe").first.get_by_role("slider", name="Year")
    expect(slider).to_be_visible(timeout=LONG)
    at_rest(page, slider.input_value)
    year = int(slider.input_value())
    link = page.get_by_role("link", name="Places", exact=True).bounding_box()
    slider.focus()
    wire.cut = True
    page.keyboard.press("ArrowLeft")
    slider.evaluate(TWO_FRAMES)
    page.mouse.click(link["x"] + link["width"] / 2, link["y"] + link["height"] / 2)
    page.evaluate(TWO_FRAMES)
    wire.mend()
    expect(page).to_have_url(re.compile("/places"), timeout=LONG)
    expect(page.locator("h1").first).to_be_visible(timeout=LONG)
    stepped = page.url.partition("year=")[2][:4]
    assert stepped.isdigit()
    assert int(stepped) < year


COUNT_DRAWINGS = """(() => {
  if (window.top === window) return;
  const set = Element.prototype.setAttribute;
  const drawn = (window.__drawn = new Map());
  Element.prototype.setAttribute = function (name, value) {
    if (name === "d") drawn.set(this, (drawn.get(this) ?? 0) + 1);
    return set.call(this, name, value);
  };
})();"""


def test_the_picture_is_laid_out_for_the_start_and_for_the_values_and_hardly_again(
    server: Server, open_page: Callable[..., Page]
) -> None:
    page = open_page(1440, 900)
    page.add_init_script(COUNT_DRAWINGS)
    page.goto(f"http://127.0.0.1:{server.port}/")
    vraem = page.frame_locator('iframe[title="Map"]').locator('path[data-place="vraem"]')
    expect(page.locator(".atlas-still")).to_have_count(0, timeout=LONG)
    times = at_rest(page, lambda: vraem.evaluate("path => window.__drawn.get(path)"))
    # Letters that come late change the sizes of what stands around it; it was six times without that.
    assert 1 <= times <= 4
