"""Every page runs, in both languages, from any link, and says what a wrong link asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.maps.standalone import unpack
from geo.model import View
from geo.ui.frame.atlas import load_atlas, timelines_of
from geo.ui.frame.pages import pages
from geo.ui.view.controls import measure_items, opened_measure
from tests.support.pages import open_page, panel_words, values_of, view_of
from tests.support.statements import load_statements

APP = str(Path(__file__).parents[2] / "app.py")
PAGES = tuple(page.file for page in pages())

MEASURES = sorted({s.measure for s in load_statements()})


def run(page: str = "pages/map.py", **query: str) -> AppTest:
    return open_page(page, query)


def words(app: AppTest) -> str:
    """Return all text and HTML of the page."""
    return " ".join(str(getattr(e, "value", "")) or "" for e in app.main) + " ".join(
        e.proto.body for e in app.get("html")
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_in_both_languages(page: str, language: str) -> None:
    app = run(page, lang=language)
    assert not app.exception
    assert not app.warning


def test_it_opens_on_cultivation_by_zone_in_the_newest_year_with_peru() -> None:
    app = run()
    assert app.query_params["measure"] == "coca_cultivation"
    assert app.query_params["level"] == "zone"
    assert app.query_params["year"] == "2024"
    assert app.query_params["place"] == "peru"
    assert "corridors" in app.query_params["layers"]
    text = panel_words(app, "peru", 2024)
    assert "89,755" in text
    assert "DEVIDA" in text
    # 89,755 on 92,784 the year before is 3.26 % less
    values = values_of(app)
    change = values["places"]["peru"]["changes"]["2024"][-1]
    assert "3.3\xa0% less than in 2023" in values["texts"][change["text"]].replace(" %", "\xa0%")


def test_a_link_reproduces_its_view() -> None:
    link = {
        "measure": "coca_cultivation", "level": "department", "year": "2011", "as_of": "2012-06-30",
        "lens": "highest", "layers": "rivers", "place": "loreto", "extent": "world", "lang": "en",
        "draw": "circles",
    }  # fmt: skip
    app = run(**link)
    assert dict(app.query_params) == link
    text = panel_words(app, "loreto", 2011, "department")
    for figure in ("25,000", "40,000", "3,000"):
        assert figure in text


@pytest.mark.parametrize("face", ["map", "chart", "table"])
def test_a_link_opens_the_face_it_names_and_keeps_it(face: str) -> None:
    app = run(face=face)
    assert app.query_params["face"] == face
    assert view_of(app)["face"] == face
    next(b for b in app.button if b.label == "Reset").click().run()
    assert "face" not in app.query_params
    assert view_of(app)["face"] == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [("measure", "tea"), ("place", "atlantis"), ("year", "soon"), ("extent", "1,1,1,1"), ("face", "back")],
)
def test_a_wrong_link_says_what_was_wrong_and_shows_the_rest(name: str, value: str) -> None:
    app = run(**{name: value})
    assert not app.exception
    assert any(value in warning.value for warning in app.warning)
    assert "89,755" in panel_words(app, "peru", 2024)


def test_another_measure_keeps_a_level_and_year_that_have_values() -> None:
    atlas = load_atlas()
    parts = opened_measure(View(year=2024), "killings", atlas)
    # 2011 has figures of two months only; 2010 is the last whole year.
    assert (parts["level"], parts["year"]) == ("province", 2010)


def test_a_measure_opens_at_the_level_with_most_to_show_and_says_so_in_the_menu() -> None:
    atlas = load_atlas()
    level = opened_measure(View(level="zone", year=2024), "cocaine_seizures", atlas)["level"]
    assert level == "department"  # a decade of all departments, against one figure a year of the country
    years = timelines_of("cocaine_seizures", "monitoring").years(atlas.at_level("department"))
    headings, listed = measure_items(atlas.version, "en")
    item = next(item for item in unpack(listed.packed) if item["key"] == "cocaine_seizures")
    assert headings[item["group"]] == "Control and seizures"
    assert item["detail"] == f"{len(years)} years · departments"


def test_what_is_large_travels_packed() -> None:
    app = run()
    protos = [e.proto for e in app.get("bidi_component") if e.proto.json]
    sent = {proto.id.rsplit("-", 1)[-1]: json.loads(proto.json) for proto in protos}
    assert unpack(sent["map"]["document"]).startswith("<!DOCTYPE html>")
    assert {item["key"] for item in unpack(sent["search"]["items"])} > {"place:vraem", "place:peru"}
    values = next(one for one in sent["values_channel"]["messages"] if one["type"] == "values")
    assert set(values) == {"type", "stamp", "packed"}
    assert unpack(values["packed"])["stamp"] == values["stamp"]


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_offered_can_be_shown(measure: str) -> None:
    app = run(measure=measure)
    assert not app.exception
    assert not app.error
    assert not app.warning


def test_reset_goes_back_to_the_opening_view() -> None:
    app = run(level="country", year="2010", place="bolivia", lang="es")
    next(b for b in app.button if b.label in ("Reset", "Restablecer")).click().run()
    assert app.query_params["year"] == "2024"
    assert app.query_params["level"] == "zone"
    assert app.query_params["lang"] == "es"


def test_a_source_asked_for_comes_first_and_open() -> None:
    app = run("pages/sources.py", source="unodc-peru-2011")
    assert any('id="unodc-peru-2011" open' in e.proto.body for e in app.get("html"))


def test_the_panel_says_how_far_the_zones_fall_short_of_the_country() -> None:
    # UNODC on 2010: Peru 61,200 ha; the zones it names leave some of it to the rest of the country
    assert "less than the national total of 61,200" in panel_words(run(year="2010"), "peru", 2010)


def test_countries_come_with_whose_count_they_are() -> None:
    text = panel_words(run(level="country", year="2012"), "peru", 2012, "country")
    assert "third-party copies" in text  # what must be said of Colombia's series


def test_a_price_in_another_currency_is_listed_but_not_painted() -> None:
    app = run(measure="price_leaf", place="vraem", year="2020", level="zone")
    assert "PEN/kg" in panel_words(app, "vraem", 2020)
    assert "2020" not in values_of(app)["places"].get("vraem", {}).get("years", {})


def test_an_earlier_series_stands_in_its_successors_panel_apart_from_it() -> None:
    app = run(place="vraem", year="2010")
    own = values_of(app)["panel"]["places"]["vraem"]
    assert own["older"] == ["vrae"]
    assert "2010" not in own["years"]
    # UNODC's figure for the VRAE of 2010, printed as 19,700 in one text and 19,723 in another.
    earlier = panel_words(app, "vrae", 2010)
    assert "19,723" in earlier
    assert "19,700" in earlier


def test_a_range_adds_what_may_be_added_and_says_what_it_left_out() -> None:
    app = run(measure="coca_eradication", level="country", since="2009", year="2012", place="peru")
    values = values_of(app)
    step = values["places"]["peru"]["years"]["2012"][-1]
    # 10,025 + 12,033 + 10,290 + 14,234, the ministry's figures of the four years
    assert "46,582" in step["value"]
    assert "sum of 4 figures" in values["texts"][step["note"]]
    assert len(step["claims"]) == 4


def test_an_area_at_a_date_is_never_added_over_years() -> None:
    app = run(since="2010", year="2012")
    assert len(app.warning) == 1
    assert "since" not in app.query_params


def test_carrying_forward_is_a_choice_and_part_of_the_link() -> None:
    app = run(year="2007")
    assert "carry" not in app.query_params
    app.toggle(key="carry").set_value(True).run()
    assert app.query_params["carry"] == "last"
    assert not app.exception


def test_a_lens_can_be_any_source_or_speaker_of_the_measure() -> None:
    options = run(level="department", year="2011").selectbox(key="lens").options
    assert any("Ricardo Soberón" in option for option in options)
    assert any("InSight Crime 2011" in option for option in options)


def test_a_first_visit_loads_nothing_that_only_files_need():
    told = subprocess.run(
        [sys.executable, "-c", "import geo.ui.frame.shell, geo.ui.map.page, sys; print(*sys.modules)"],
        cwd=Path(APP).parent, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    assert "geo.ui.map.page" in told
    assert {"geo.plots", "geo.exports", "pptx", "openpyxl", "pypdf", "imageio_ffmpeg"} & set(told) == set()
