"""A chart as a sheet of its own: what it draws, every figure in its list, files opened and read back."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from geo.atlas import estimate_all, read_atlas
from geo.errors import PlotError, ViewError
from geo.exports import read_metadata
from geo.language import in_language
from geo.model import View
from geo.plots import Sheet, read_size, write_sheet
from geo.plots.canvas import settings
from geo.plots.check import check_page
from geo.plots.compose import draw_sheet
from geo.plots.plan import plan_of
from tests.toys.toy_plots import sheet_from

ATLAS = read_atlas()
SVG = "{http://www.w3.org/2000/svg}"
VRAEM = Sheet(View(place="vraem"), layout="chart", years=(2018, 2024), dpi=60)


def drawn(sheet: Sheet):
    with in_language(sheet.spoken), settings():
        plan = plan_of(sheet, ATLAS, estimate_all, None)
        found = draw_sheet(plan)
        check_page(found.page, found.frame, found.contents, plan.chart)
        return plan, found


def words_of(found, kind: str) -> list[str]:
    return [w.artist.get_text().replace("\xa0", " ") for w in found.page.words if w.kind == kind]


def test_a_place_over_the_years_with_the_change_as_its_headline():
    plan, found = drawn(VRAEM)
    assert plan.chart.kind == "lines"
    # DEVIDA: 24,111 ha in 2018 and 36,345 ha in 2024.
    assert found.words.title == "Coca cultivation in the VRAEM in 2024: 51 % more than in 2018"
    assert {"24,111 ha", "36,345 ha"} <= {text.replace("\xa0", " ") for text in words_of(found, "list")}
    assert words_of(found, "version")[0].startswith("Chart: Peru Coca Atlas")
    assert "Terms of use" in words_of(found, "terms head")


def test_breaks_are_drawn_and_said():
    _plan, found = drawn(Sheet(View(), layout="chart"))
    assert {"new method", "new publisher", "zones added"} <= set(words_of(found, "break"))
    assert any(line.startswith("2018: To 2017") for line in found.words.caveats)
    # Where no change may be read across them, the newest figure is the headline.
    assert found.words.title.startswith("At the end of 2024 DEVIDA counted 89,755")


def test_the_chart_that_is_named_is_drawn_where_another_would_suit() -> None:
    view = View(level="country", year=2020, place="peru")
    said, _found = drawn(Sheet(view, layout="chart", chart="claims", years=(2020,), dpi=60))
    suits, _found = drawn(Sheet(view, layout="chart", years=(2020,), dpi=60))
    assert (said.chart.kind, suits.chart.kind) == ("claims", "bars")
    with pytest.raises(PlotError, match="chart: "):
        Sheet(view, layout="chart", chart="pie").check()


@pytest.mark.parametrize(
    ("view", "kind", "said"),
    [
        (View(year=2024), "bars", "VRAEM"),
        (View(place="vraem", year=2022), "claims", "El Comercio"),
    ],
)
def test_one_year_shows_places_or_who_says_what(view, kind, said):
    plan, found = drawn(Sheet(view, layout="chart", years=(view.year,)))
    assert plan.chart.kind == kind
    assert said in words_of(found, "row")
    assert said in words_of(found, "list")


def test_bars_list_the_places_that_have_no_bar():
    _plan, found = drawn(Sheet(View(year=2024), layout="chart", years=(2024,)))
    listed, bars = set(words_of(found, "list")), set(words_of(found, "row"))
    assert "Fitzcarrald" in listed - bars
    # No sentence twice: what the chart and the view both caution against.
    text = " ".join(found.words.caveats)
    assert text.count("Three zones were added") == 1


@pytest.mark.parametrize("year", [2024, None])
def test_cautions_are_of_what_is_drawn(year):
    """A chart draws no outline, no route and no land under decree, whatever the layers of its view."""
    layers = ("corridors", "ways", "emergencies")
    view = View(year=year, layers=layers)
    _plan, chart = drawn(Sheet(view, layout="chart", years=(year,) if year else (), dpi=60))
    of_maps = ("Outlines are", "Corridors are", "Land under")
    assert not any(line.startswith(of_maps) for line in chart.words.caveats)
    assert any("No data is not zero" in line for line in chart.words.caveats)


def test_a_map_without_routes_says_nothing_of_them():
    for layers, said in (((), False), (("corridors",), True)):
        _plan, found = drawn(Sheet(View(year=2024, layers=layers), dpi=60))
        assert any(line.startswith("Outlines are") for line in found.words.caveats)
        assert any(line.startswith("Corridors are") for line in found.words.caveats) == said


def test_a_list_that_lacks_a_figure_is_refused():
    plan, found = drawn(VRAEM)
    word = next(w for w in found.page.words if w.kind == "list" and "36,345" in w.artist.get_text())
    found.page.words.remove(word)
    with pytest.raises(PlotError, match="is lost"):
        check_page(found.page, found.frame, found.contents, plan.chart)


@pytest.mark.parametrize("size", ["a4", "slide", "square", "letter-across"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_long_lines_fit_on_every_paper(size, language):
    _plan, found = drawn(Sheet(View(language=language), layout="chart", **read_size(size)))
    left, _bottom, wide, _high = found.page.charts[0]
    assert left + wide <= found.page.width


@pytest.mark.parametrize("measure", ["coca_production_rank", "price_leaf", "killings"])
def test_measures_of_other_kinds(measure):
    plan, found = drawn(Sheet(View(measure=measure), layout="chart"))
    if plan.chart.ranks:  # no place between the first and the second
        assert all("." not in text for text in words_of(found, "axis"))


def test_files_are_read_back_and_made_again(tmp_path):
    made = {kind: write_sheet(VRAEM, ATLAS, tmp_path / f"a.{kind}") for kind in ("png", "svg", "pdf")}
    for kind, written in made.items():
        record = read_metadata(written.path)
        assert "layout=chart" in record.view
        assert len(record.sources) > 2
        again = write_sheet(sheet_from(record.view, ATLAS), ATLAS, tmp_path / f"again.{kind}")
        assert again.path.read_bytes() == written.path.read_bytes()
    with Image.open(made["png"].path) as picture:
        assert picture.size == VRAEM.pixels
    root = ElementTree.parse(made["svg"].path).getroot()
    groups = {g.get("id") for g in root.iter(f"{SVG}g") if re.fullmatch(r"[a-z]+", g.get("id", ""))}
    assert {"head", "foot", "list", "legend", "labels", "axis", "lines"} <= groups
    catalogue = PdfReader(made["pdf"].path).trailer["/Root"]
    told = catalogue["/StructTreeRoot"]["/K"][0]["/K"][0]["/Alt"].replace("\xa0", " ")
    assert "2024 · DEVIDA 36,345 ha" in told
    assert "51 % more than in 2018" in told


@pytest.mark.parametrize("ending", ["gif", "mp4"])
def test_what_moves_is_no_chart(tmp_path, ending):
    with pytest.raises(PlotError, match="do not go together"):
        write_sheet(VRAEM, ATLAS, tmp_path / f"a.{ending}")
    assert list(tmp_path.iterdir()) == []


def test_a_line_of_one_year_is_refused():
    with pytest.raises(ViewError, match="figures of two years"):
        drawn(replace(VRAEM, view=View(place="vraem", measure="poverty_rate"), years=(2018, 2019)))


def test_several_maps_have_the_change_as_their_headline():
    _plan, found = drawn(Sheet(View(), layout="multiples", years=(2020, 2024), dpi=60))
    assert found.words.title == "Coca cultivation in Peru in 2024: 45 % more than in 2020"
    _plan, own = drawn(Sheet(View(), layout="multiples", years=(2020, 2024), dpi=60, title="Own words"))
    assert own.words.title == "Own words"


def test_zones_newly_monitored_are_said_once_in_spanish():
    _plan, found = drawn(Sheet(View(year=2024, language="es"), dpi=60))
    assert " ".join(found.words.caveats).lower().count("de monitoreo nuevo") == 1
