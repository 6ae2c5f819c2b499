"""The Compare page: every way to compare, in both languages, from any link."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.links import to_query
from geo.model import Comparison, View
from geo.ui.compare.state import opening_sides
from geo.ui.compare.table import reckon
from geo.ui.frame.atlas import load_atlas
from tests.pages.test_pages import APP, run, words

PAGE = "pages/compare.py"
NBSP = "\u00a0"


def visit(**query: str) -> AppTest:
    """Open the page by a link, as a first visit does."""
    app = AppTest.from_file(APP, default_timeout=60)
    app.switch_page(PAGE)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def text(app: AppTest) -> str:
    return words(app).replace(NBSP, " ")


def row(app: AppTest, place: str) -> str:
    """Return the words of one row of the table."""
    html = next(e.proto.body for e in app.get("html") if "compare-table" in e.proto.body)
    rows = [r for r in re.findall(r"<tr>.*?</tr>", html) if f">{place}<" in r]
    assert len(rows) == 1, place
    return re.sub(r"<[^>]+>", " ", rows[0]).replace(NBSP, " ")


LINKS = {
    "year": {"year": "2020", "r_year": "2024"},
    "as_of": {"year": "2010", "as_of": "2012-06-30", "r_as_of": "latest"},
    "lens": {"year": "2012", "lens": "monitoring", "r_lens": "highest"},
    "measure": {"year": "2024", "level": "department", "r_measure": "coca_eradication"},
}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("part", LINKS)
def test_a_link_reproduces_its_comparison(part: str, language: str) -> None:
    link = to_query(View(year=2000)) | {"lang": language} | LINKS[part]
    app = visit(**link)
    assert not app.warning
    assert dict(app.query_params) == link
    again = visit(**dict(app.query_params))
    assert text(again) == text(app)


@pytest.mark.parametrize("part", LINKS)
def test_with_nothing_chosen_both_sides_have_values(part: str) -> None:
    app = visit()
    if part != "year":
        app.segmented_control(key="compare_part").set_value(part).run()
    assert not app.exception
    assert not app.warning
    assert f"r_{part}" in app.query_params
    opened = {name: value for name, value in dict(app.query_params).items() if value != "latest"}
    expected = {
        "year": {"year": "2020", "r_year": "2024"},
        "as_of": {"as_of": "2012-06-30"},
        "lens": {"lens": "monitoring", "r_lens": "highest"},
        "measure": {"measure": "coca_cultivation", "r_measure": "coca_eradication"},
    }[part]
    assert expected.items() <= opened.items()
    html = next(e.proto.body for e in app.get("html") if "compare-table" in e.proto.body)
    sides = [re.findall(r"<td class='num'>(.*?)</td>", r) for r in re.findall(r"<tr>.*?</tr>", html)]
    for side in (0, 1):
        assert any("<a " in cells[side] for cells in sides if cells), part


@pytest.mark.parametrize("measure", sorted({s.measure for s in load_atlas().statements.values()}))
def test_every_measure_opens_in_every_way(measure: str) -> None:
    atlas = load_atlas()
    for level in atlas.levels_of(measure):
        for part in LINKS:
            opened, other = opening_sides(View(measure=measure, level=level, year=2024), part, atlas)
            assert opened.keys() <= {"level", "year", "as_of"}
            assert other != (measure if part == "measure" else "monitoring")


def test_countries_open_on_two_years_of_which_something_can_be_compared() -> None:
    atlas = load_atlas()
    view = View(level="country", year=2024)
    opened, second = opening_sides(view, "year", atlas)
    now = Comparison(replace(view, **opened), "year", second)
    assert any(difference.change is not None for difference in reckon(now, atlas).found)


def test_years_are_compared_where_one_series_speaks_and_new_zones_are_not_growth() -> None:
    app = visit(**LINKS["year"])
    said = text(app)
    # DEVIDA, 2020 and 2024: fourteen zones in both years, ten newly monitored in between
    assert "10 rose" in said
    assert "4 fell" in said
    assert "10 cannot be compared" in said
    # 36,345 less 27,994 is 8,351, or 29.8 % of the latter
    assert re.search(r"27,994 ha +36,345 ha +\+8,351 ha +\+30 %", row(app, "VRAEM"))
    assert re.search(r"−3,569 ha +−52 %", row(app, "La Convención-Lares"))
    assert "Monitored since 2022" in row(app, "Yaguas")
    assert "+" not in row(app, "Yaguas")
    assert re.search(
        r"61,777 ha +82,066 ha +\+20,289 ha +\+33 %", row(app, "All that can be compared, together")
    )
    # 61,777 to 82,066 ha in the same fourteen zones: a third more, where the totals give 45 %
    assert "Coverage changed: 10 zones added" in row(app, "Peru")
    assert "33 % more" in row(app, "Peru")
    assert "in the same 14 zones 33 % more (our sum)" in said.replace("\u00a0", " ")


def test_departments_across_added_zones_are_no_growth() -> None:
    app = visit(level="department", year="2018", r_year="2024")
    # 1,388 of the 1,476 ha of 2024 lie in three zones added since: no "+4000 %"
    assert "Coverage changed: 3 zones added" in row(app, "Madre de Dios")
    assert not re.search(r"[+−]\d", row(app, "Madre de Dios"))
    # Bajo Amazonas, Contamana and Putumayo: 5,073 to 11,203 ha
    assert "121 % more" in row(app, "Loreto")
    assert "52 % more" in row(app, "All that can be compared, together")
    assert "Added up, 13 places can be compared, 3 of them with zones added: first 54,133 ha" in text(app)


def test_another_method_is_no_change() -> None:
    app = visit(level="country", year="2010", r_year="2011")
    peru = row(app, "Peru")
    assert "61,200 ha" in peru
    assert "62,500 ha" in peru
    assert "1,300" not in peru
    assert "They count different things" in peru


def test_two_monitors_are_a_gap_with_a_caution() -> None:
    app = visit(level="country", year="2020", r_lens="speaker:us")
    # 88,200 less 61,777 is 26,423, or 42.8 % of the latter
    assert re.search(r"61,777 ha +88,200 ha +\+26,423 ha +\+43 %", row(app, "Peru"))
    assert "never added or averaged" in row(app, "Peru")
    assert "together" not in text(app).split("Side by side")[0]


def test_two_measures_are_shown_and_never_subtracted() -> None:
    app = visit(**LINKS["measure"])
    ucayali = row(app, "Ucayali")
    assert "11,206 ha" in ucayali
    assert "10,366 ha" in ucayali
    assert "840" not in ucayali
    assert "never subtracted" in text(app)


def test_what_was_not_out_yet_is_named_with_its_day() -> None:
    app = visit(level="country", year="2011", as_of="2012-06-30", r_as_of="latest")
    assert "No figure for 2011 had been published by 30 Jun 2012" in row(app, "Peru")


def test_every_value_leads_to_its_evidence_and_every_place_to_its_profile() -> None:
    html = next(e.proto.body for e in visit().get("html") if "compare-table" in e.proto.body)
    values = re.findall(r"<td class='num'>(.*?)</td>", html)
    shown = [v for v in values if "no data" not in v]
    # All but the two sums lead to a statement.
    assert sum("statement=" in v for v in shown) == len(shown) - 2
    assert html.count('href="places?') == 25


@pytest.mark.parametrize(
    ("name", "value"),
    [("r_year", "soon"), ("r_lens", "average"), ("r_measure", "tea"), ("r_place", "r_place")],
)
def test_a_wrong_right_side_says_what_was_wrong_and_shows_the_rest(name: str, value: str) -> None:
    app = visit(**{name: value})
    assert any(value in warning.value for warning in app.warning)
    assert "Side by side" in text(app)


def test_to_look_at_the_page_changes_no_other() -> None:
    app = run()
    app.switch_page(PAGE).run()
    assert (app.query_params["year"], app.query_params["r_year"]) == ("2020", "2024")
    app.switch_page("pages/map.py").run()
    assert app.query_params["year"] == "2024"


def test_what_is_chosen_on_the_left_is_the_sessions_view() -> None:
    app = run()
    app.switch_page(PAGE).run()
    app.selectbox(key="first_year").select(2018).run()
    assert (app.query_params["year"], app.query_params["r_year"]) == ("2018", "2024")
    app.selectbox(key="second_year").select(2022).run()
    assert (app.query_params["year"], app.query_params["r_year"]) == ("2018", "2022")
    app.switch_page("pages/map.py").run()
    assert app.query_params["year"] == "2018"
    assert "r_year" not in app.query_params


def test_sides_can_be_exchanged_and_each_way_remembers_its_own() -> None:
    app = visit(**LINKS["year"])
    next(b for b in app.button if b.label == "Swap").click().run()
    assert (app.query_params["year"], app.query_params["r_year"]) == ("2024", "2020")
    assert "−8,351 ha" in row(app, "VRAEM")
    app.segmented_control(key="compare_part").set_value("lens").run()
    assert "r_year" not in app.query_params
    app.segmented_control(key="compare_part").set_value("year").run()
    assert app.query_params["r_year"] == "2020"


def test_another_measure_opens_with_values_again() -> None:
    app = visit(**LINKS["year"])
    app.selectbox(key="compare_measure").select("cocaine_production_potential").run()
    assert not app.exception
    assert app.query_params["level"] == "country"
    assert app.query_params["year"] < app.query_params["r_year"]


def test_neither_a_range_of_years_nor_a_carried_value_is_compared() -> None:
    app = visit(level="zone", year="2011", r_year="2012", carry="last")
    assert "carry" not in app.query_params
    assert "no data" in row(app, "VRAEM")
    app = visit(measure="coca_eradication", level="country", year="2013", since="2013", r_year="2012")
    assert not app.warning
    assert "since" not in app.query_params
    # Interior ministry: about 23,600 ha in 2013 and 14,234 ha in 2012, one year each
    assert re.search(r"about 23,600 ha +14,234 ha +about −9,366 ha +−40 %", row(app, "Peru"))
