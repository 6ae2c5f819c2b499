"""The offline document of the shipped briefing, as it is handed out: its cautions can be read whole."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from geo.cli import main

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory) -> str:
    """Return the shipped briefing as the offline document that is handed out."""
    path = tmp_path_factory.mktemp("briefing") / "b.html"
    assert main(["briefing", str(path), "--language", "es"]) == 0
    return path.read_text(encoding="utf-8")


def inside(box: dict[str, float], width: int, height: int, scene: int) -> None:
    """Hold a box to the window: whole, and wide enough to be read."""
    assert box["x"] >= 0, scene
    assert box["y"] >= 0, scene
    assert box["x"] + box["width"] <= width, scene
    assert box["y"] + box["height"] <= height, scene
    assert box["width"] >= 200, scene


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (390, 844), (3840, 2160)])
def test_what_a_scene_cautions_of_is_read_whole(show, handed_out, width, height):
    page = show(handed_out, width, height, reduced_motion="reduce")
    expect(page.locator("html")).to_have_attribute("data-scene", re.compile("."))
    cautioned = 0
    for number in range(1, 15):
        page.keyboard.type(str(number))
        page.keyboard.press("Enter")
        expect(page.locator("#scene-at")).to_contain_text(re.compile(rf"^{number} "))
        if (chart := page.locator("#scene-picture .cautions")).count():
            cautioned += 1
            chart.scroll_into_view_if_needed()
            inside(chart.bounding_box(), width, height, number)
        words = page.locator("#scene-break")
        if not words.text_content():
            continue
        cautioned += 1
        box = words.bounding_box()
        inside(box, width, height, number)
        assert words.evaluate("e => e.scrollHeight <= e.clientHeight + 1"), number
        middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        on_top = "([x, y]) => document.elementFromPoint(x, y).closest('#scene-break') !== null"
        assert page.evaluate(on_top, middle), number
    assert cautioned >= 3
