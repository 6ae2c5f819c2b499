"""Sheets with a map for each year: laid out for every measure and level with all its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import cycle
from xml.etree import ElementTree

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.errors import SheetTooSmallError
from geo.language import use
from geo.model import View
from geo.plots import Sheet, compose, read_size, write_sheet
from geo.plots.canvas import settings
from geo.plots.formats.svg_file import SVG
from geo.plots.formats.write import held_timelines
from geo.plots.map.frame import degrees_of, frame_of
from geo.plots.map.shown import Content
from geo.plots.page.grid import Grid, grid
from geo.plots.page.wanted import Layout
from geo.plots.plan import Plan, plan_of
from geo.views.ranking import value_text

ATLAS = read_atlas()
SIZES = ("a4", "a4-across", "slide", "a3")
USUAL = {("coca_cultivation", "zone")}
TOO_MUCH = 1000
"""Figures from which on a sheet of A4 may be refused: type of five points has no room for them."""


def cases():
    """Return every level of each measure with several years, a size and a language each in turn."""
    turns = cycle([(size, language) for size in SIZES for language in ("en", "es")])
    for measure in ATLAS.measures:
        known = estimate_all(ATLAS, measure, "monitoring")
        for level in ATLAS.levels_of(measure):
            if len(known.years(ATLAS.at_level(level))) > 1:
                yield measure, level, *next(turns)


CASES = list(cases())
ALL_SIZES = [(m, level, size, lang) for m, level in USUAL for size in SIZES for lang in ("en", "es")]


def plan(measure: str, level: str, size: str, language: str) -> Plan:
    use(language)
    extent = "world" if level == "country" else "peru"
    view = View(measure=measure, level=level, language=language, extent=extent, place="peru", layers=())
    return plan_of(
        Sheet(view, language=language, layout="multiples", **read_size(size)), ATLAS, held_timelines, None
    )


def laid_out(made: Plan) -> tuple[Layout, Sequence[Content], float]:
    """Return the layout of a sheet, not drawn, what its maps show and the shape of that."""
    west, south, east, north = degrees_of(made.view.extent, ATLAS.layers)
    frame = frame_of(made.view.extent, ATLAS.layers, (east - west) / (north - south))
    contents = compose._contents(made, made.years, frame)
    words = compose._words(made, contents, frame)
    shape = frame.width / frame.height
    return compose._layout(made, words, contents, frame, shape), contents, shape


@pytest.mark.parametrize(("measure", "level", "size", "language"), [*CASES, *ALL_SIZES])
def test_all_years_of_a_measure_have_room(measure, level, size, language):
    made = plan(measure, level, size, language)
    with settings():
        try:
            layout, contents, shape = laid_out(made)
        except SheetTooSmallError:
            figures = sum(made.known.at(p, y) is not None for p in ATLAS.at_level(level) for y in made.years)
            assert figures > TOO_MUCH, figures
            return
    room = grid(layout.map_box[2:], len(made.years), shape, made.look.scale, figure_below=True)
    assert room.readable
    assert min(line.size for line in layout.lines) >= 5
    fitted = layout.listed[0]
    assert fitted.size >= 5
    told = {(year, id): text for row in fitted.made.rows for year, id, text in row.values}
    for content in contents:
        for place in content.listed:
            assert told[content.year, place.id] == value_text(place.estimate, ATLAS)


def test_nineteen_years_are_in_the_file_with_their_totals_and_sources(tmp_path):
    made = plan("coca_cultivation", "zone", "a4", "en")
    path = tmp_path / "sheet.svg"
    write_sheet(made.sheet, ATLAS, path)
    texts = Counter("".join(t.itertext()) for t in ElementTree.parse(path).getroot().iter(f"{SVG}text"))
    whole = " ".join(texts)
    for year in made.years:
        assert texts[str(year)] >= 2, "over its map and in the list"
        estimate = made.known.at("peru", year)
        assert texts[value_text(estimate, ATLAS)] or texts[f"{value_text(estimate, ATLAS)} ha"]
    assert "[1] United Nations Office on Drugs and Crime" in whole
    assert texts["Source"] == 1


def test_maps_stand_in_the_columns_that_make_them_largest():
    found = grid((543.0, 300.0), 19, 0.7, 1.0, figure_below=True)
    assert isinstance(found, Grid)
    others = [
        min((543.0 - 7 * (n - 1)) / n, ((300.0 - 7 * (-(-19 // n) - 1)) / -(-19 // n) - found.head) * 0.7)
        for n in range(1, 20)
    ]
    assert min(found.wide, found.high * 0.7) == pytest.approx(max(others))
