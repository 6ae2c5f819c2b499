"""Scenes that are charts or one number, and the size of the type in a room."""

from __future__ import annotations

from typing import Any

import pytest

from geo.maps import deck_message, map_strings, values_message
from geo.maps.document import map_document, render
from geo.model import View
from tests.toys import toy_deck, toy_map

pytestmark = pytest.mark.browser

POINT = {"bound": "exact", "who": "Toy monitor", "statements": ["a4"], "joined": True}
VALUES = (40_000, 42_000, 60_000, 61_000, 55_000)
LINES = {
    "kind": "lines", "heading": "Coca cultivation · Peru", "unit": "ha", "years": [2004, 2011],
    "series": [
        {"name": "Toy monitoring", "colour": 0, "points": [
            POINT | {"at": year, "low": value, "high": value, "text": f"{value:,} ha"}
            for year, value in zip((2004, 2005, 2008, 2009, 2011), VALUES, strict=True)
        ]},
    ],
    "rows": [], "breaks": [{"year": 2008, "short": "new method", "text": "Counted anew."}], "ranks": False,
    "cautions": [],
}  # fmt: skip
CLAIMS = LINES | {
    "kind": "claims", "years": None, "breaks": [], "cautions": ["1 further figure is not on this axis."],
    "rows": [{"label": name, "group": "Peru", "note": "", "lit": False} for name in ("A floor", "A ceiling")],
    "series": [{"name": "", "colour": 0, "points": [
        POINT | {"at": 0, "low": 25_000, "high": 25_000, "bound": "at_least", "text": "at least 25,000 ha"},
        POINT | {"at": 1, "low": 50_000, "high": 50_000, "bound": "at_most", "text": "at most 50,000 ha"},
    ]}],
}  # fmt: skip
NUMBER = {"figure": "77 %", "about": "Of the whole", "who": "our calculation", "statements": ["a4"]}

SIZES = """() => {
  const seen = (e) => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden';
  const worded = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const size = (e) => {
    const svg = e.closest('#scene-picture svg');
    const times = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
    return (100 * times * parseFloat(getComputedStyle(e).fontSize)) / innerHeight;
  };
  const least = (selector) => Math.min(
    ...[...document.querySelectorAll(selector)].filter((e) => seen(e) && worded(e)).map(size));
  const scene = document.getElementById('scene');
  return {
    labels: least('.label span, .label .figure'), legend: least('#legend :not(.mark)'),
    picture: least('#scene-picture *'), cut: scene.scrollHeight - scene.clientHeight,
  };
}"""


def document() -> str:
    scenes = toy_deck.scenes()
    view = View(year=2011)
    kinds: list[dict[str, Any]] = [
        {"kind": "chart", "chart": LINES},
        {"kind": "map-and-chart", "chart": CLAIMS},
        {"kind": "number", "number": NUMBER},
        {"kind": "map", "text": [], "faults": ["cannot be calculated: they count different things."]},
    ]
    scenes["scenes"] = [
        toy_deck.scene(f"scene-{at}", f"Scene {at}", view, **more) for at, more in enumerate(kinds)
    ]
    values = values_message(toy_map.MEASURE, toy_map.estimates(), toy_map.records(), breaks=[toy_map.BREAK])
    names = {id: (place[1], place[2]) for id, place in toy_map.PLACES.items()}
    deck = deck_message(scenes, {"coca_cultivation|monitoring": values})
    return render(map_document(toy_map.layers(), title="Toy", names=names, strings=map_strings(), deck=deck))


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160)])
def test_type_is_sized_by_the_height_of_the_screen_and_nothing_is_cut(show, size: tuple[int, int]) -> None:
    page = show(document(), *size)
    for at in range(4):
        page.wait_for_selector(f"html[data-scene='scene-{at}']")
        found = page.evaluate(SIZES)
        # None of a kind is there in some scenes: then there is no least.
        assert found["labels"] is None or found["labels"] >= 2.2
        assert found["legend"] is None or found["legend"] >= 2
        assert found["picture"] is None or found["picture"] >= 2
        assert found["cut"] <= 1
        page.keyboard.press("ArrowRight")


def test_names_are_measured_once_the_map_is_in_sight_again(show) -> None:
    page = show(document(), 800, 500)
    page.wait_for_selector("html[data-scene='scene-0']")  # a chart: the map is out of sight
    page.set_viewport_size({"width": 1440, "height": 900})
    page.wait_for_timeout(300)
    page.keyboard.press("End")
    page.wait_for_selector("html[data-scene='scene-3']")
    page.wait_for_timeout(300)
    name = page.locator(".label", has_text="East zone").locator("span").bounding_box()
    circle = page.locator("path.circled[aria-label^='East zone']").bounding_box()
    # Beside its circle the name stands above the middle, the figure below it.
    assert name["y"] + name["height"] <= circle["y"] + circle["height"] / 2 + 4


def test_a_chart_takes_the_place_of_the_map_and_draws_nothing_across_a_gap(show) -> None:
    page = show(document(), 1280, 720)
    page.wait_for_selector("html[data-scene='scene-0']")
    assert not page.locator(".folium-map").is_visible()
    assert page.locator("#scene-picture .chart-line").get_attribute("d").count("M") == 3
    texts = page.locator("#scene-picture .chart-figure").all_text_contents()
    assert {"40,000 ha", "55,000 ha", "61,000 ha"} <= set(texts)
    assert "new method" in page.locator("#scene-picture").inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("html[data-scene='scene-1']")
    assert page.locator(".folium-map").is_visible()
    assert page.locator(".folium-map path.border").count() > 0
    # A floor reaches on to the right of its mark, a ceiling back to zero.
    track = page.locator("#scene-picture .reach")
    floor, ceiling = track.nth(0).bounding_box(), track.nth(1).bounding_box()
    assert floor["x"] > ceiling["x"]
    assert "1 further figure is not on this axis." in page.locator("#scene-picture").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator(".big-figure").inner_text() == "77 %"
    page.keyboard.press("ArrowRight")
    assert "cannot be calculated" in page.locator("#scene-text").inner_text()
    assert page.locator(".folium-map").is_visible()
