"""The same views on the web map and on a sheet: what is filled, hatched, edged and marked is the same."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.exports import Request
from geo.exports.formats.html_file import html_document
from geo.model import View
from geo.plots import Sheet
from geo.plots.canvas import settings
from geo.plots.compose import draw_sheet
from geo.plots.drawn import Drawn
from geo.plots.plan import plan_of
from geo.style.signs import spread_of
from tests.browser.map.map_page import year_drawn
from tests.browser.waiting import at_rest

pytestmark = pytest.mark.browser

DISPUTED = View(measure="coca_cultivation", level="department", year=2011)
VIEWS = {
    "disputed without a single figure": DISPUTED,
    "a disputed figure carried on": View(
        measure="coca_production_rank", level="department", year=2012, carry=True
    ),
    "as known before some of it was out": View(
        measure="coca_cultivation", level="department", year=2011, as_of=date(2012, 6, 30)
    ),
    "zones with approximate and schematic edges": View(measure="coca_cultivation", level="zone", year=2020),
}

SIGNS = """() => Object.fromEntries([...document.querySelectorAll("path.place:not(.hidden)")].map((path) => {
  const has = (name) => path.classList.contains(name);
  const first = (wanted) => [...path.classList].find((name) => wanted.test(name)) ?? "";
  const fill = first(/^(none|differ|circled|c\\d)$/);
  const circle = document.querySelector(`path[data-circle="${path.dataset.place}"]:not(.hidden)`);
  const contested = has("contested") || Boolean(circle?.classList.contains("contested"));
  const radius = circle ? circle.getBBox().width / 2 : 0;
  return [path.dataset.place, [fill, first(/^edge-/), contested, has("carried"), radius]];
}))"""
MARKS = """() => [...document.querySelectorAll(".mark-anchor:not(.off) .mark")]
  .map((mark) => [mark.textContent, [...mark.classList].find((name) => name.startsWith("spread-"))]).sort()"""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


def sheet(view: View, atlas: Atlas) -> Drawn:
    with settings():
        return draw_sheet(plan_of(Sheet(view=view), atlas, estimate_all, None))


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_bears_the_same_signs(name: str, atlas: Atlas, show) -> None:
    view = VIEWS[name]
    page: Page = show(html_document(atlas, Request(view)), 1280, 800)
    year_drawn(page, view.year)
    web = at_rest(page, lambda: page.evaluate(SIGNS))
    (content,) = sheet(view, atlas).contents
    paper = {
        place.id: [
            "circled" if place.rings[0] else place.look,
            f"edge-{place.edge}" if place.edge else "",
            place.contested,
            place.carried_from is not None,
        ]
        for place in content.places
    }
    assert len(paper) > 5
    assert {id: web[id][:4] for id in paper} == paper
    sizes = [(web[place.id][4], place.rings[0]) for place in content.places if place.rings[0]]
    assert bool(sizes) == atlas.measures[view.measure].is_total
    for drawn, given in sizes:
        assert drawn / sizes[0][0] == pytest.approx(given / sizes[0][1], rel=0.02)
    marks = sorted(
        [f"≠ {place.estimate.speakers}", f"spread-{spread_of(place.estimate)}"]
        for place in content.places
        if place.estimate is not None and place.contested
    )
    assert page.evaluate(MARKS) == marks


def test_a_sheet_bears_as_many_marks_as_places_are_disputed(atlas: Atlas) -> None:
    drawn = sheet(DISPUTED, atlas)
    disputed = [place.estimate.speakers for place in drawn.contents[0].places if place.contested]
    assert [word.artist.get_text() for word in drawn.page.words if word.kind == "mark"] == [
        str(count) for count in disputed
    ]
    assert disputed
