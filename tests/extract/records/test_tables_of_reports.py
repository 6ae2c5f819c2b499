"""Tables of reports: what a figure has from the head of its column, the name of its row and the caption."""

from __future__ import annotations

from datetime import date

import pytest

from geo.extract.records.statements import statements_in

DAY = date(2019, 12, 1)


def read(text: str, language: str = "en") -> dict[str, tuple[str, str, str, str]]:
    """Return measure, place, first and last month of each figure, by its words."""
    return {
        one.value_stated: (one.measure, one.place, str(one.period_start)[:7], str(one.period_end)[:7])
        for one in statements_in(text, language, DAY)
    }


def test_places_over_the_columns_and_years_before_the_rows():
    text = (
        "Cuadro 5. Superficie cultivada con coca, en hectáreas\n\n"
        "Año     VRAEM    Alto Huallaga   Total nacional\n"
        "2011    19 925   12 421          62 500\n2012    19 965    9 509          60 400\n"
    )
    found = read(text, "es")
    assert found["12 421"] == ("coca_cultivation", "upper-huallaga", "2011-01", "2011-12")
    assert found["9 509"] == ("coca_cultivation", "upper-huallaga", "2012-01", "2012-12")
    assert found["19 965"][1] == "vraem"
    assert found["62 500"][1] == "peru"


def test_a_column_of_a_change_names_both_of_its_years():
    text = (
        "Table 3. Coca cultivation by zone (hectares)\n\n"
        "Zone               2011     2012     2013    Change 2012-2013 (%)\n"
        "VRAEM            19,925   19,965   19,167        -4.0\n"
        "Upper Huallaga   12,421    9,509    4,302       -54.8\n"
    )
    assert read(text)["-54.8"][1:] == ("upper-huallaga", "2012-01", "2013-12")
    kinds = {one.value_stated: (one.kind, one.value) for one in statements_in(text, "en", DAY)}
    assert kinds["-54.8"] == ("change", -54.8)
    assert kinds["4,302"] == ("level", 4302.0)


def test_a_month_over_a_column_is_of_the_year_of_the_caption():
    text = (
        "Precio de la hoja por zona en 2013 (S/ por kg)\n\n"
        "Zona            Enero   Dic.\nAlto Huallaga   9,5   11,0\nVraem   7,8   8,4\n"
    )
    found = read(text, "es")
    assert found["9,5"][1:] == ("upper-huallaga", "2013-01", "2013-01")
    assert found["8,4"][1:] == ("vraem", "2013-12", "2013-12")


def test_figures_that_begin_like_years_are_no_heads():
    text = "Coca area, thousand hectares\n\nYear   VRAEM   Bolivia\n2011   19.9   20.4\n2012   19.2   20.2\n"
    found = read(text)
    assert (found["19.9"][1], found["19.2"][1], found["20.2"][1]) == ("vraem", "vraem", "bolivia")


def test_bars_say_which_column_where_the_first_head_is_empty():
    text = (
        "Price of coca paste (US$ per kilogram)\n\n| | VRAEM | Upper Huallaga | Aguaytía |\n"
        "|---|---|---|---|\n"
        "| 2017 | 702 | -- | 790 |\n| 2018 | 657 | 733 | -- |\n"
    )
    found = read(text)
    assert (found["790"][1], found["733"][1]) == ("aguaytia", "upper-huallaga")


@pytest.mark.parametrize(("head", "kind"), [("Goal (ha)", "target"), ("Eradicated (ha)", "level")])
def test_a_column_of_goals_is_no_outcome(head: str, kind: str):
    text = f"Coca eradication in 2018\n\nRegion   {head}   Staff\nUcayali   6,000   12\nPasco   9,500   14\n"
    found = {one.value_stated: one for one in statements_in(text, "en", DAY)}
    assert found["6,000"].kind == kind


def test_a_goal_in_spanish_is_no_department_of_colombia():
    text = (
        "Erradicación de coca en 2018\n\nRegión     Meta (ha)   Ejecutado (ha)\n"
        "Ucayali     9 000        9 114\nSan Martín  6 000        6 201\n"
    )
    found = {one.value_stated: one for one in statements_in(text, "es", DAY)}
    assert (found["9 000"].kind, found["9 000"].place) == ("target", "ucayali")
    assert (found["6 201"].kind, found["6 201"].place) == ("level", "san-martin")


def test_thousands_of_a_caption_count_and_stand_as_printed():
    text = "Coca area, thousand hectares\n\nYear   Colombia   Peru\n2016   146.1   43.9\n2017   171   49.9\n"
    one = next(one for one in statements_in(text, "en", DAY) if one.value_stated == "43.9")
    assert (one.value, one.unit_stated, one.place) == (43900.0, "thousand hectares", "peru")


def test_units_of_a_row_and_of_the_first_head():
    text = (
        "Results in Peru, 2017\n\nItem   2016   2017\n"
        "Cocaine seized (kg)   11,713   8,913\nArea eradicated (ha)   25,000   23,025\n"
    )
    assert {one.value_stated: one.unit_stated for one in statements_in(text, "en", DAY)} == {
        "11,713": "kg", "8,913": "kg", "25,000": "ha", "23,025": "ha",
    }  # fmt: skip
    text = "Seizures in Peru\n\nDrug (kilograms)   2016   2017\nCocaine   11,713   8,913\nOpium   65   47\n"
    assert {one.unit_stated for one in statements_in(text, "en", DAY)} == {"kilograms"}


def test_rows_that_single_blanks_part_are_those_of_a_table():
    text = (
        "Table 2 Coca cultivation in Peru by region\n\nRegion 2016 (ha) 2017 (ha) % change\n"
        "VRAEM 20,304 21,646 7\nLa Convención - Lares 10,021 11,289 13\nUpper Huallaga 1,487 1,490 0\n"
    )
    found = read(text)
    assert found["11,289"] == ("coca_cultivation", "la-convencion-lares", "2017-01", "2017-12")
    assert found["1,487"] == ("coca_cultivation", "upper-huallaga", "2016-01", "2016-12")
    assert {one.unit_stated for one in statements_in(text, "en", DAY) if one.kind == "level"} == {"ha"}


def test_lines_of_prose_that_end_in_figures_are_no_table():
    text = "Police seized 24 tons of cocaine in Peru in 2012\nand they seized 21 tons of it in 2013\n"
    assert [(one.value_stated, one.unit_stated) for one in statements_in(text, "en", DAY)] == [
        ("24", "tons"), ("21", "tons"),
    ]  # fmt: skip


def test_the_product_of_a_row_is_of_its_figures_and_money_of_a_caption_their_unit():
    text = (
        "Table. Prices per kilogram, US dollars, medians\n"
        "Place              Product         Jan-Mar 2020    Apr-Jun 2020\n"
        "Pichari            coca leaf            1.90            0.75\n"
        "Pichari            base paste            640             410\n"
        "Pichari            cocaine             1,250             980\n"
    )
    found = read(text)
    assert [found[figure][0] for figure in ("0.75", "410", "980")] == [
        "price_leaf",
        "price_paste",
        "price_cocaine",
    ]
    assert found["410"][1:] == ("pichari", "2020-04", "2020-06")
    units = {one.value_stated: one.unit for one in statements_in(text, "en", DAY)}
    assert units["410"] == "USD/kg"


def test_a_rate_elsewhere_in_a_caption_is_none_of_its_money():
    text = "Spending on eradication per year (US$)\nZone        2019    2020\nVRAEM      9,100   8,200\n"
    assert "/" not in {one.value_stated: one.unit for one in statements_in(text, "en", DAY)}.get("9,100", "")
