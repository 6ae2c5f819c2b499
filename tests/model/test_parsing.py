"""Numbers and days from outside: what is checked is what is used, in every script and at every length."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import PlotError, ViewError
from geo.links import from_query, read_extent
from geo.model import (
    FIRST_DAY,
    read_day,
    read_decimal,
    read_known_day,
    read_run,
    read_whole,
    read_year,
    read_years,
)
from geo.plots.sheet_options import read_parts, read_size
from geo.ui.map_frame.channel import read_state
from tests.toys.toy_atlas import toy_atlas

YEARS = range(2000, 2027)
TODAY = date(2026, 11, 26)
TOO_LONG = "02020" + "9" * 5000


@pytest.mark.parametrize(
    "text",
    [
        "0202099999", "0202012", TOO_LONG, "２０２０", "٢٠٢٠", "20_20", "+2020", " 2020", "2020 ", "1999",
        "2027", "", "-2020", "2020.0",
    ],
)  # fmt: skip
def test_no_year(text: str) -> None:
    assert read_year(text, YEARS) is None
    view, problems = from_query({"year": text}, toy_atlas())
    assert view.year is None
    assert len(problems) == 1


@pytest.mark.parametrize("value", [10**9, -5, 10**400, True, 2020.0, None, [2020], "2020"])
def test_a_report_of_the_map_with_no_year_of_ours_counts_as_none(value: object) -> None:
    state = read_state({"year": value, "place": "peru", "extent": "peru", "as_of": None, "serial": 1})
    assert read_year(state.year, YEARS) is None


@pytest.mark.parametrize("as_of", ["20200101", "2020-W01-1", 5, ["2020-01-01"], "9" * 5000, "２０２０-01-01"])
def test_a_report_with_no_day_counts_as_none(as_of: object) -> None:
    assert read_state({"year": 2020, "place": "", "extent": "", "as_of": as_of}).year is None


@given(st.text() | st.integers().map(str) | st.from_regex(r"\d{1,12}"))
def test_a_whole_number_is_what_its_text_says(text: str) -> None:
    value = read_whole(text, 0, 99_999)
    assert value is None or (str(value) == text and 0 <= value <= 99_999)


@given(st.integers(2000, 2026))
def test_every_year_of_ours_is_read(year: int) -> None:
    assert read_year(str(year), YEARS) == read_year(year, YEARS) == year


@given(st.text() | st.from_regex(r"-?[\d_]{0,12}\.?[\d_]{0,12}"))
def test_a_decimal_is_ascii_and_finite(text: str) -> None:
    value = read_decimal(text)
    assert value is None or (text.isascii() and "_" not in text and abs(value) < 1e9)


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_known_day(day.isoformat(), TODAY) == (day if FIRST_DAY <= day <= TODAY else None)


@given(st.text() | st.from_regex(r"[0-9-]{8,12}"))
def test_a_text_that_is_read_as_a_day_is_that_day(text: str) -> None:
    day = read_day(text)
    assert day is None or day.isoformat() == text


@pytest.mark.parametrize("text", ["0001-01-01", "1989-12-31", "9999-12-31", "20120101"])
def test_a_day_that_no_widget_offers_is_said(text: str) -> None:
    view, problems = from_query({"as_of": text}, toy_atlas())
    assert view.as_of is None
    assert len(problems) == 1
    assert text in problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "-8_0,-2_0,-6_0,1_0", "-80,-20,-60,1e1", "nan,0,1,1", "inf,0,1,1", "-80,-20,-60", "-80,-20,-60,10,",
        "-٨٠,-20,-60,10", "1" * 5000 + ",0,1,1",
    ],
)  # fmt: skip
def test_no_extent(text: str) -> None:
    with pytest.raises(ViewError):
        read_extent(text)


@pytest.mark.parametrize("text", ["-82,-19,-68,0.5", "-82., -19, -68, .5"])
def test_an_extent(text: str) -> None:
    assert read_extent(text) == text


@pytest.mark.parametrize(
    "text",
    ["1_0x10mm", "１００x100mm", "9999999.999x100mm", "99999999x1px", "1e3x100mm", "10.5x10px", "..x1mm"],
)
def test_no_size(text: str) -> None:
    with pytest.raises(ViewError):
        read_size(text)


@pytest.mark.parametrize(
    "parts",
    [
        {"dpi": "0"}, {"dpi": "0300"}, {"dpi": "٣٠٠"}, {"dpi": "9" * 5000}, {"title": "W" * 201},
        {"note": "W" * 501},
    ],
)  # fmt: skip
def test_no_part_of_a_sheet(parts: dict[str, str]) -> None:
    with pytest.raises(PlotError) as error:
        read_parts(parts)
    assert len(str(error.value)) < 200


@pytest.mark.parametrize("text", ["٢٠١٢-٢٠٢٤", "２０１２", "2012-", "2024-2012", "0001-9999", "2012 2013"])
def test_no_years(text: str) -> None:
    assert read_years(text) is None
    assert read_run(text) is None


def test_a_run_of_years() -> None:
    assert read_run("2012 – 2024") == (2012, 2024)
    assert read_run("2012") is None
    assert read_run("2012,2014") is None
