"""The Table page: filters let through what they say, a filtered table is a link, the file reads back."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geo.ui.frame.atlas import load_atlas, timelines_of
from geo.ui.listing.rows import ListedColumn, ListedRow, sorted_rows
from geo.ui.table.show import PER_PAGE, decimals, plain_table
from tests.support.pages import html, open_page

NBSP = "\u00a0"


def visit(**query: str) -> AppTest:
    return open_page("pages/table.py", query)


def every_column(**query: str) -> AppTest:
    return visit(all_columns="yes", **query)


def grid(app: AppTest):
    return app.dataframe[0].value


def said(app: AppTest) -> str:
    return " ".join(e.value for e in app.markdown)


def test_it_opens_on_the_values_of_the_map() -> None:
    app = every_column()
    assert not app.exception
    table = grid(app)
    row = table[table["name"] == "VRAEM"].iloc[0]
    assert (row["year"], row["headline"], row["words"]) == (2024, 36345, f"36,345{NBSP}ha")
    assert row["leads"].startswith("sources?")
    peru = table[table["name"] == "Peru"].iloc[0]
    assert peru["headline"] == 89755


def test_five_columns_are_shown_until_all_are_asked_for() -> None:
    app = visit()
    assert list(grid(app).columns) == ["leads", "name", "words", "change", "said_by", "published"]
    row = grid(app).set_index("name").loc["VRAEM"]
    assert row["change"] == f"5{NBSP}% less than a year earlier"
    assert row["said_by"] == "DEVIDA"
    app.toggle(key="table_all_columns").set_value(True).run()
    assert app.query_params["all_columns"] == "yes"
    assert {"headline", "low", "high", "reading", "flags"} < set(grid(app).columns)
    assert list(grid(visit(years="all")).columns)[:4] == ["leads", "name", "year", "words"]


def test_a_place_whose_series_ended_has_a_row_only_where_it_has_a_figure() -> None:
    assert not set(grid(visit(year="2024"))["name"]) & {"VRAE (before the Mantaro was added)"}
    ended = {p.label() for p in load_atlas().places if p.predecessor_of}
    for table in (grid(visit(year="2024")), grid(visit(years="all"))):
        assert "no data" not in set(table[table["name"].isin(ended)]["words"].str[:7])
    assert ended & set(grid(visit(years="all"))["name"])


def test_a_place_without_data_says_so_and_has_no_number() -> None:
    app = every_column(level="department", year="2011")
    table = grid(app)
    tacna = table[table["name"] == "Tacna"].iloc[0]
    assert tacna["words"] == "no data"
    assert tacna[["headline", "low", "high", "speakers", "leads"]].isna().all()
    assert not (table.loc[table["words"] == "no data", "headline"] == 0).any()
    assert "No data is not zero" in said(app)


def test_a_contested_value_keeps_its_range_and_its_speakers() -> None:
    app = every_column(level="department", year="2011")
    table = grid(app)
    loreto = table[table["name"] == "Loreto"].iloc[0]
    assert (loreto["low"], loreto["high"], loreto["contested"]) == (3000, 40000, "yes")
    assert loreto["words"] == f"3,000 to 40,000{NBSP}ha (figures differ, none is shown)"
    assert loreto[["headline"]].isna().all()


def test_the_as_of_day_and_the_lens_of_the_view_hold_here_too() -> None:
    early = grid(every_column(level="country", year="2011", as_of="2012-06-30"))
    # UNODC's figure for 2011 came out in September 2012
    assert early[early["name"] == "Peru"].iloc[0]["headline"] != 62500
    late = grid(every_column(level="country", year="2011"))
    assert late[late["name"] == "Peru"].iloc[0]["headline"] == 62500
    highest = grid(every_column(level="department", year="2011", lens="highest"))
    assert highest[highest["name"] == "Loreto"].iloc[0]["headline"] == 40000


def test_all_years_have_a_row_each_and_gaps_are_named_in_one() -> None:
    app = every_column(level="zone", years="all")
    table = grid(app)
    vraem = table[table["name"] == "VRAEM"]
    known = timelines_of("coca_cultivation", "monitoring")
    years = [y for y in known.years() if known.at("vraem", y)]
    assert sorted(vraem["year"].dropna()) == years
    (gap,) = vraem[vraem["year"].isna()]["words"]
    assert gap.startswith("no data for ")
    assert vraem[vraem["year"].isna()][["headline", "low", "high"]].isna().all(axis=None)


@pytest.mark.parametrize("spoken", ["en", "es"])
@pytest.mark.parametrize("table", ["values", "statements", "stages"])
@pytest.mark.parametrize("plain", ["no", "yes"])
def test_every_table_runs_in_both_languages_and_both_forms(spoken: str, table: str, plain: str) -> None:
    app = visit(lang=spoken, table=table, plain=plain)
    assert not app.exception
    assert not app.warning
    assert bool(app.dataframe) is (plain == "no")
    assert ("<caption>" in html(app)) is (plain == "yes")


def test_filters_change_the_rows_and_the_address() -> None:
    app = every_column(table="statements")
    everything = len(load_atlas().statements)
    assert f"{everything} figures, {everything} shown" in said(app)
    app.selectbox(key="table_about").select("loreto").run()
    assert app.query_params["about"] == "loreto"
    inside = len(grid(app))
    assert 0 < inside < everything
    app.toggle(key="table_inside").set_value(False).run()
    table = grid(app)
    assert 0 < len(table) < inside
    assert all(place.startswith("Loreto") for place in table["name"])
    app.toggle(key="table_contested").set_value(True).run()
    table = grid(app)
    assert set(table["contested"]) == {"yes"}
    assert {"d3-04", "d3-05", "d3-09", "d3-11"} <= set(table["id"])
    assert "d3-10" not in set(table["id"])  # a ratio is contested by nobody
    app.multiselect(key="table_measures").select("coca_cultivation").run()
    assert set(grid(app)["measure_name"]) == {"Coca cultivation"}
    assert "value" in grid(app).columns
    app.slider(key="table_years").set_range(2012, 2013).run()
    assert not app.dataframe
    assert "0 shown" in said(app)
    app.button(key="table_clear").click().run()
    assert f"{everything} shown" in said(app)
    assert "about" not in app.query_params


def test_words_find_without_accents_and_in_either_language() -> None:
    for words in ("soberon", "Soberón loreto", "  SOBERON  "):
        table = grid(every_column(table="statements", text=words))
        assert "d3-09" in set(table["id"]), words
    table = grid(every_column(table="statements", text="superficie vraem 2020"))
    assert set(table["measure_name"]) == {"Coca cultivation", "Coca per km²"}
    assert not every_column(table="statements", text="atlantis").dataframe


def test_a_filtered_table_is_a_link() -> None:
    link = {"table": "statements", "about": "loreto", "kinds": "level", "speakers": "Ricardo Soberón"}
    app = every_column(**link)
    assert {name: app.query_params[name] for name in link} == link
    # 3,000 ha, at most 3,000 ha
    assert set(grid(app)["id"]) == {"d3-09", "d3-11"}
    app = every_column(table="stages", corridors="callao-mexico")
    assert {r.id for r in load_atlas().routes if r.corridor == "callao-mexico"} == set(grid(app)["id"])


def test_filters_hold_over_other_pages_but_a_link_changes_them() -> None:
    app = visit(table="statements", about="loreto")
    app.switch_page("pages/methods.py").run()
    app.switch_page("pages/table.py").run()
    assert app.query_params["about"] == "loreto"
    app.query_params["about"] = "vraem"
    app.run()
    assert app.query_params["about"] == "vraem"
    places = set(grid(app)["name"])
    assert "VRAEM" in places
    assert not any("Loreto" in place for place in places)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("table", "chairs"), ("about", "atlantis"), ("measures", "tea"), ("speakers", "Nobody"),
        ("page", "-1"), ("first", "soon"), ("plain", "perhaps"), ("modes", "rail"), ("sources", "coca|![x](http://e.org/x)"),
    ],
)  # fmt: skip
def test_a_wrong_part_of_a_link_is_named_and_the_rest_shown(name: str, value: str) -> None:
    app = visit(**{"table": "statements"} | {name: value})
    assert not app.exception
    (told,) = [w.value for w in app.warning]
    assert name in told
    assert "![" not in told
    assert app.dataframe


def test_the_plain_table_has_pages_and_an_order() -> None:
    app = visit(table="statements", plain="yes", sort="-text")
    text = html(app)
    assert f"rows 1 to {PER_PAGE} of {len(load_atlas().statements)}" in text
    assert text.count("<tr>") == PER_PAGE + 1
    app.button(key="after").click().run()
    assert app.query_params["page"] == "2"
    assert f"rows {PER_PAGE + 1} to" in html(app)
    app.selectbox(key="table_sort").select("name").run()
    assert app.query_params["sort"] == "-name"
    assert "page" not in app.query_params


def test_a_plain_table_can_be_read_cell_by_cell() -> None:
    rows = [ListedRow({"place": "A & B", "low": 1234.5, "day": date(2012, 9, 4)}, "t-01", {"place": "vale"})]
    columns = [
        ListedColumn("place", "Place", leads="place"),
        ListedColumn("low", "Low, ha", kind="number", leads="statement"),
        ListedColumn("day", "Day", kind="day"),
    ]
    text = plain_table(rows, columns, "What <it> is")
    assert "<caption>What &lt;it&gt; is</caption>" in text
    assert text.count('<th scope="col"') == 3
    assert '<th scope="row"><a href="places?place=vale" target="_self">A &amp; B</a></th>' in text
    assert 'statement=t-01#t-01" target="_self">1,234' in text or 'target="_self">1,235' in text
    assert '<td class="short">4 Sep 2012</td>' in text


def test_rows_without_a_value_come_last_in_either_direction() -> None:
    rows = [ListedRow({"n": n, "name": name}) for n, name in ((3, "b"), (None, ""), (1, "Á"), (2, "c"))]
    columns = [ListedColumn("n", "N"), ListedColumn("name", "Name")]
    assert [row.cells["n"] for row in sorted_rows(rows, "n", columns)] == [1, 2, 3, None]
    assert [row.cells["n"] for row in sorted_rows(rows, "-n", columns)] == [3, 2, 1, None]
    assert [row.cells["name"] for row in sorted_rows(rows, "name", columns)] == ["Á", "b", "c", ""]
    assert sorted_rows(rows, "nothing", columns) == rows
    assert sorted_rows(rows, "", columns) == rows


def test_decimals() -> None:
    assert decimals([1.0, 2.5, None]) == 1
    assert decimals([1e6, 2.0]) == 0
    assert decimals([0.125, None]) == 3
    assert decimals([]) == 0


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ({"year": "2024"}, "Figures for 24 of 24 places on the map. Also: Peru."),
        ({"year": "2010"}, "Figures for 5 of 24 places on the map."),
        ({"year": "2024", "level": "country"}, "Figures for 3 of 3 places on the map."),
    ],
)
def test_figures_are_counted_as_the_map_counts_them(query: dict[str, str], counted: str) -> None:
    assert counted in said(visit(**query))


def test_the_table_of_a_year_begins_with_the_greatest_figure() -> None:
    figures = grid(every_column(year="2024", level="department"))["high"]
    assert figures.dropna().is_monotonic_decreasing
    assert figures.notna().sum() == figures.last_valid_index() + 1


def test_parts_of_another_country_are_no_rows_among_departments_of_peru() -> None:
    names = set(grid(every_column(year="2015", level="department"))["name"])
    assert not {name for name in names if "Colombia" in name}
