"""No figure is lost: every place of the shipped data stands in the list of its sheet, read from the file."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import cycle
from xml.etree import ElementTree

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.errors import PlotError
from geo.language import use
from geo.model import View
from geo.model.view import LEVELS
from geo.plots import Sheet, read_size, write_sheet
from geo.plots.canvas import settings
from geo.plots.check import check_page
from geo.plots.compose import draw_sheet
from geo.plots.formats.svg_file import SVG
from geo.plots.plan import plan_of
from geo.style.palette import is_dark
from geo.views.ranking import value_text
from tests.toys.toy_plots import SMALL, map_atlas

ATLAS = read_atlas()
SIZES = ("a4", "a4-across", "slide", "square", "letter")


def fullest():
    """Return each level of each measure with its year of most figures, sizes and languages in turn."""
    sizes, languages = cycle(SIZES), cycle(("en", "es"))
    for measure in ATLAS.measures:
        known = estimate_all(ATLAS, measure, "monitoring")
        for level in ATLAS.levels_of(measure):
            places = ATLAS.at_level(level)
            counts = {y: sum(known.at(p, y) is not None for p in places) for y in known.years(places)}
            if counts:
                yield measure, level, max(counts, key=lambda y: (counts[y], y)), next(sizes), next(languages)


CASES = list(fullest())


def test_the_cases_span_the_data():
    assert len(CASES) > 60
    assert {case[1] for case in CASES} == set(LEVELS)


@pytest.mark.parametrize(("measure", "level", "year", "size", "language"), CASES[::7])
def test_every_figure_of_a_year_is_in_the_file(tmp_path, measure, level, year, size, language):
    use(language)
    extent = "world" if level == "country" else "peru"
    view = View(measure=measure, level=level, year=year, language=language, extent=extent, layers=())
    path = tmp_path / "sheet.svg"
    write_sheet(Sheet(view, language=language, **read_size(size)), ATLAS, path)
    texts = Counter("".join(t.itertext()) for t in ElementTree.parse(path).getroot().iter(f"{SVG}text"))
    known = estimate_all(ATLAS, measure, "monitoring")
    shown = [known.at(p, year) for p in ATLAS.at_level(level)]
    valued = {e.place: value_text(e, ATLAS) for e in shown if e is not None}
    wanted = Counter(valued.values())
    assert valued
    for value, count in wanted.items():
        assert texts[value] >= count, value
    for id in valued:
        assert texts[ATLAS.places.get(id).label()], id


@pytest.mark.parametrize("years", [(2012, 2016, 2020, 2024), (2023, 2024)])
def test_every_figure_of_several_years_is_in_the_list(years):
    plan_sheet = Sheet(View(), years=years, layout="multiples", **read_size("a3-across"))
    with settings():
        found = draw_sheet(plan_of(plan_sheet, ATLAS, estimate_all, None))
        check_page(found.page, found.frame, found.contents)
    words = Counter(w.artist.get_text().partition(" [")[0] for w in found.page.words if w.kind == "list")
    known = estimate_all(ATLAS, "coca_cultivation", "monitoring")
    for year in years:
        for place in ATLAS.at_level("zone"):
            if (estimate := known.at(place, year)) is not None:
                assert words[value_text(estimate, ATLAS)], (place, year)


def test_a_sheet_that_loses_a_figure_is_refused():
    with settings():
        found = draw_sheet(plan_of(SMALL, map_atlas(), estimate_all, None))
        check_page(found.page, found.frame, found.contents)
        lost = next(w for w in found.page.words if w.kind == "list" and w.artist.get_text() == "20,900")
        found.page.words.remove(lost)
        with pytest.raises(PlotError, match=r"figure of VRAEM .20,900. is lost"):
            check_page(found.page, found.frame, found.contents)


def test_share_and_change_stand_in_the_list():
    with settings():
        found = draw_sheet(plan_of(Sheet(View(year=2024)), ATLAS, estimate_all, None))
    cells = [w.artist.get_text().replace("\xa0", " ") for w in found.page.words if w.kind == "list"]
    at = cells.index("VRAEM")
    assert cells[at : at + 4] == ["VRAEM", "36,345", "40 %", "−5 %"]


def test_light_type_on_dark_areas_and_peru_in_south_america():
    view = View(measure="poverty_rate", level="province", year=2018)
    with settings():
        found = draw_sheet(plan_of(Sheet(view, **read_size("slide")), ATLAS, estimate_all, None))
    colours = {w.artist.get_color() for w in found.page.words if w.kind == "label"}
    assert found.page.look.palette.on_circle in colours
    assert found.page.carried["locator"] == "peru"
    assert is_dark("#54301a")
    assert not is_dark("#e8c07a")


def test_a_country_north_of_the_map_stands_in_the_list_with_its_figure():
    view = View(measure="cocaine_seizures", level="country", year=2023, extent="world", layers=())
    with settings():
        found = draw_sheet(plan_of(Sheet(view, **read_size("slide")), ATLAS, estimate_all, None))
    (content,) = found.contents
    assert "netherlands" in {place.id for place in content.twins}
    assert "Netherlands" in [w.artist.get_text() for w in found.page.words if w.kind == "list"]


def test_peru_fills_its_frame_on_a_slide():
    with settings():
        found = draw_sheet(plan_of(Sheet(View(year=2024), **read_size("slide")), ATLAS, estimate_all, None))
    (_left, _bottom, wide, high), *_insets = found.page.boxes
    assert high > 0.85 * found.page.height
    assert wide / high < 0.85


def test_the_day_of_printing_is_given_and_never_read_from_a_clock():
    from datetime import date

    with settings():
        plain = draw_sheet(plan_of(SMALL, map_atlas(), estimate_all, None))
        dated = draw_sheet(
            plan_of(replace(SMALL, printed=date(2026, 11, 28)), map_atlas(), estimate_all, None)
        )
    assert "printed" not in plain.words.credit
    assert "printed 28 Nov 2026" in dated.words.credit
