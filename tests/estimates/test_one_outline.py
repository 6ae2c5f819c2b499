"""Of two places on one outline the one with a printed figure is drawn, on the web and on paper alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.atlas import Atlas, estimate_all, read_atlas
from geo.maps.from_atlas import atlas_values
from geo.model import View
from geo.plots import Sheet
from geo.plots.canvas import settings
from geo.plots.compose import draw_sheet
from geo.plots.page.references import references
from geo.plots.plan import plan_of
from geo.wording.claim import reading_of

VIEW = View(measure="coca_cultivation", level="zone")

# Printed for the Upper Huallaga to 2014 (the data set of districts became known on 2022); then only our sums.
DRAWN = {2010: "upper-huallaga", 2012: "upper-huallaga", 2013: "upper-huallaga", 2014: "upper-huallaga",
         2015: "huallaga", 2018: "huallaga"}  # fmt: skip


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return read_atlas()


@pytest.fixture(scope="module")
def message(atlas: Atlas) -> dict:
    held = estimate_all(atlas, VIEW.measure, VIEW.lens).estimates
    return atlas_values(atlas, VIEW.measure, held, lens=VIEW.lens)


def on_the_web(message: dict, year: int, as_of: date | None) -> str:
    """Return which place the map draws, looked up as ``values.js`` does."""
    days = message["days"]
    last = len(days) - 1 if as_of is None else max(i for i, d in enumerate(days) if d <= as_of.isoformat())
    told = [
        row for row in message["places"]["upper-huallaga"]["drawn"].get(str(year), []) if row["day"] <= last
    ]
    return "upper-huallaga" if told and told[-1]["older"] else "huallaga"


def sheet_of(atlas: Atlas, year: int, as_of: date | None = None):
    sheet = Sheet(replace(VIEW, year=year, as_of=as_of), size_mm=(210, 297), dpi=60)
    with settings():
        return draw_sheet(plan_of(sheet, atlas, estimate_all, None))


@pytest.mark.parametrize(("year", "place"), DRAWN.items())
def test_the_printed_figure_is_drawn_before_our_sum(year: int, place: str, atlas, message) -> None:
    assert on_the_web(message, year, None) == place
    drawn = {p.id: p for p in sheet_of(atlas, year).contents[0].places}
    assert {"huallaga", "upper-huallaga"} & set(drawn) == {place}
    if year == 2013:
        assert drawn[place].estimate.headline == 4302  # printed, not 4,616 added up


def test_our_sum_is_drawn_on_a_day_on_which_nothing_printed_was_known(atlas, message) -> None:
    day = date(2013, 12, 1)  # 9,509 ha of 2012 was printed in the survey of 2013, in June 2014
    assert on_the_web(message, 2012, day) == "huallaga"
    drawn = {p.id: p.estimate for p in sheet_of(atlas, 2012, day).contents[0].places}
    assert "upper-huallaga" not in drawn
    assert drawn["huallaga"].headline == 9600


def test_a_printed_figure_of_an_earlier_year_does_not_stand_before_a_sum_of_the_year(atlas) -> None:
    view = replace(VIEW, year=2015, carry=True)
    with settings():
        found = draw_sheet(plan_of(Sheet(view, size_mm=(210, 297), dpi=60), atlas, estimate_all, None))
    drawn = {p.id: p.estimate for p in found.contents[0].places}
    assert "upper-huallaga" not in drawn
    assert drawn["huallaga"].headline == 1157


def test_a_sheet_cites_the_data_set_that_its_sums_are_made_from(atlas) -> None:
    (content,) = sheet_of(atlas, 2015).contents
    view = replace(VIEW, year=2015)
    cited, _numbers = references([content], view, atlas, estimate_all(atlas, VIEW.measure, VIEW.lens))
    assert "cip-district-dataset-2022" in {reference.source for reference in cited}


def test_what_we_calculated_is_called_a_sum_only_where_it_is_one(atlas) -> None:
    assert reading_of(atlas.statements["s-coca-vraem-2012-unodc-worked-out"]) == "our calculation"
    assert reading_of(atlas.statements["s-coca-vraem-2012-district-sums"]) == "our sum"
