"""Circles of totals: figures beside them at every size of window, and what lies under them within reach."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from shapely import LineString

from geo.atlas import read_atlas
from geo.exports import Request
from geo.exports.formats.html_file import html_document
from geo.model import View
from tests.browser.map.map_page import path_of, year_drawn
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser

SIZES = ((1440, 900), (1920, 1080), (1280, 720), (1024, 768), (820, 1180), (390, 844))

WRITTEN = """() => [...document.querySelectorAll(".label:not(.off)")].map((label) => {
  const { left, top, right, bottom } = label.getBoundingClientRect();
  const text = (part) => (part && !part.hidden ? part.textContent : "");
  const inside = label.classList.contains("inside");
  const [name, figure] = [text(label.children[0]), text(label.children[1])];
  return { name, figure, inside, box: [left, top, right, bottom] };
})"""

LEADERS = """() => (document.querySelector("path.leader").getAttribute("d") ?? "").split("M").slice(1)
  .map((line) => line.split(/[L,]/).map(Number))"""

COVERED = """() => {
  const { left, top, right, bottom } = document.querySelector("#head").getBoundingClientRect();
  const within = (path) => {
    const back = path.getScreenCTM().inverse();
    for (let x = left; x <= right; x += 6)
      for (let y = top; y <= bottom; y += 6)
        if (path.isPointInFill(new DOMPoint(x, y).matrixTransform(back))) return true;
    return false;
  };
  return [...document.querySelectorAll("path.place:not(.hidden)")].filter(within).map((p) => p.dataset.place);
}"""

CIRCLES = """() => Object.fromEntries(
  [...document.querySelectorAll("path[data-circle]:not(.hidden)")]
    .map((circle) => [circle.dataset.circle, circle.getBBox().width / 2])
)"""


@pytest.fixture(scope="module")
def zones() -> str:
    return html_document(read_atlas(), Request(View(measure="coca_cultivation", level="zone", year=2024)))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_name_or_figure_lies_over_another(size: tuple[int, int], zones: str, show) -> None:
    page: Page = show(zones, *size)
    year_drawn(page, 2024)
    written = at_rest(page, lambda: page.evaluate(WRITTEN))
    figures = {label["figure"] for label in written}
    assert {"36,345", "10,508"} <= figures  # the two largest find their room in any window
    for i, one in enumerate(written):
        for other in written[i + 1 :]:
            a, b = one["box"], other["box"]
            apart = a[2] <= b[0] + 1 or b[2] <= a[0] + 1 or a[3] <= b[1] + 1 or b[3] <= a[1] + 1
            assert apart, (one, other)
    # A figure without its name would be read as a neighbour's.
    assert [label for label in written if label["figure"] and not label["name"] and not label["inside"]] == []
    leaders = page.evaluate(LEADERS)
    crossing = [
        (one, other)
        for i, one in enumerate(leaders)
        for other in leaders[i + 1 :]
        if LineString([one[:2], one[2:]]).intersects(LineString([other[:2], other[2:]]))
    ]
    assert crossing == []


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_title_covers_nothing_of_the_country_and_the_row_shows_a_scale(size, show) -> None:
    page: Page = show(html_document(read_atlas(), Request(View(level="department", place="loreto"))), *size)
    expect(page.locator("body.beside #legend .circle-key")).not_to_have_count(1)
    assert at_rest(page, lambda: page.evaluate(COVERED)) == []


def test_areas_are_in_proportion_and_years_share_one_scale(zones: str, show) -> None:
    page: Page = show(zones)
    year_drawn(page, 2024)
    newest = page.evaluate(CIRCLES)
    assert newest["vraem"] ** 2 / newest["inambari-tambopata"] ** 2 == pytest.approx(
        36_345 / 10_508, rel=0.02
    )
    page.locator("#year").focus()
    page.keyboard.press("ArrowLeft")
    year_drawn(page, 2023)
    before = page.evaluate(CIRCLES)
    (shown,) = [label["figure"] for label in page.evaluate(WRITTEN) if label["name"] == "VRAEM"]
    ratio = float(shown.replace(",", "")) / 36_345
    assert before["vraem"] ** 2 / newest["vraem"] ** 2 == pytest.approx(ratio, rel=0.02)
    assert ratio > 1


def test_a_click_on_a_circle_selects_its_place_wherever_it_reaches(zones: str, show) -> None:
    page: Page = show(zones)
    year_drawn(page, 2024)
    box = page.locator('path[data-circle="vraem"]').bounding_box()
    assert box
    # Near its edge the circle lies over other zones' outlines and over none.
    for x, y in ((0.9, 0.5), (0.5, 0.06)):
        page.mouse.click(4, 300)
        expect(page.locator("#headline-place")).to_contain_text("Peru")
        page.mouse.click(box["x"] + x * box["width"], box["y"] + y * box["height"])
        expect(page.locator("#headline-place")).to_contain_text("VRAEM")
    expect(path_of(page, "vraem")).to_have_attribute("role", "button")
