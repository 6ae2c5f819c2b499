"""Views that look past a single year: the last known value carried on, totals since a year."""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.errors import PlotError
from geo.exports import Request, gather, write_data
from geo.exports.formats.html_file import write_html
from geo.model import View
from geo.plots import Sheet, write_sheet
from geo.views.spans import carried_years, estimate_at, shown_of, span_caveats, totals_since
from geo.wording.estimate import figure_words, who_says
from tests.exports.test_exports_html import held_in

ADDED = View(measure="coca_eradication", level="country", year=2016, since=2010)
CARRIED = View(measure="coca_cultivation", level="zone", year=2011, carry=True)
SUM_2010_2016 = 12_033 + 10_290 + 14_234 + 23_600 + 31_205 + 35_868 + 30_151


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


def cells(path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["place"]: row for row in csv.DictReader(file)}


class TestTotals:
    def test_a_view_since_a_year_shows_the_sum_with_its_bound(self, atlas):
        found = shown_of(ADDED, atlas).at("peru", 2016)
        assert found.headline == SUM_2010_2016
        assert figure_words(found, atlas).replace("\xa0", " ") == "about 157,381 ha"
        assert who_says(found, atlas) == "sum of 7 figures"
        assert not found.contested

    def test_what_was_known_then_makes_another_sum(self, atlas):
        early = shown_of(ADDED, atlas).at("peru", 2012, date(2012, 10, 1))
        # The figure of 2012 came out in 2013.
        assert early.headline == 12_033 + 10_290

    def test_years_without_a_figure_are_named(self, atlas):
        lines = span_caveats(ADDED, 2016, ["peru", "bolivia"], atlas)
        assert any("2013–2016" in line and "Bolivia" in line for line in lines)
        assert not any("Peru" in line for line in lines)

    def test_the_map_the_table_and_the_sheet_tell_the_same(self, atlas, tmp_path):
        write_data(gather(atlas, Request(ADDED)), tmp_path / "a.csv")
        row = cells(tmp_path / "a.csv")["peru"]
        assert (float(row["headline"]), row["value_from"], row["year"]) == (SUM_2010_2016, "2010", "2016")
        assert len(row["claims"].split()) == 7
        sheet = write_sheet(Sheet(ADDED, dpi=50), atlas, tmp_path / "a.pdf")
        assert "2010–2016" in sheet.record.title
        assert any("periods do not overlap" in line for line in sheet.record.caveats)
        write_html(atlas, Request(ADDED), tmp_path / "a.html")
        held = held_in((tmp_path / "a.html").read_text(encoding="utf-8"))["values"]
        assert held["since"] == 2010
        assert held["places"]["peru"]["years"]["2016"][-1]["headline"] == SUM_2010_2016

    def test_several_maps_of_totals_are_refused(self, atlas, tmp_path):
        with pytest.raises(PlotError, match="totals since a year make one map"):
            write_sheet(Sheet(ADDED, layout="multiples", years=(2015, 2016)), atlas, tmp_path / "a.png")


class TestCarried:
    def test_the_last_known_value_stands_with_its_year(self, atlas):
        known = estimate_all(atlas, CARRIED.measure, CARRIED.lens)
        found = estimate_at(CARRIED, known, "upper-huallaga", 2011, atlas)
        assert (found.year, found.headline) == (2010, 13_025)
        assert "carried" in found.flags

    def test_only_where_the_view_asks_for_it(self, atlas):
        known = estimate_all(atlas, CARRIED.measure, CARRIED.lens)
        assert estimate_at(View(year=2011), known, "upper-huallaga", 2011, atlas) is None

    def test_a_value_of_the_year_itself_is_never_replaced(self, atlas):
        known = estimate_all(atlas, CARRIED.measure, CARRIED.lens)
        own = estimate_at(CARRIED, known, "vraem", 2020, atlas)
        assert (own.year, "carried" in own.flags) == (2020, False)

    def test_what_happens_within_a_year_is_not_carried(self, atlas):
        known = estimate_all(atlas, "coca_eradication", "monitoring")
        assert carried_years(known, "coca_eradication", atlas) == {}

    def test_table_and_sheet_say_which_values_are_older(self, atlas, tmp_path):
        write_data(gather(atlas, Request(CARRIED)), tmp_path / "a.csv")
        rows = cells(tmp_path / "a.csv")
        carried = rows["upper-huallaga"]
        assert (float(carried["headline"]), carried["value_from"], carried["year"]) == (
            13_025,
            "2010",
            "2011",
        )
        assert "carried" in carried["flags"].split()
        assert "five years old at most" in carried["caveats"]
        assert rows["vraem"]["headline"] == rows["vraem"]["value_from"] == ""
        sheet = write_sheet(Sheet(CARRIED, dpi=50), atlas, tmp_path / "a.svg")
        text = sheet.path.read_text(encoding="utf-8")
        assert "13,025 (2010)" in text
        assert "from an earlier year" in text
        plain = write_sheet(Sheet(View(year=2012), dpi=50), atlas, tmp_path / "b.svg")
        assert "from an earlier year" not in plain.path.read_text(encoding="utf-8")


def test_totals_hold_from_the_day_their_last_figure_came_out(atlas):
    for day, total in totals_since(atlas, "coca_eradication", "monitoring", 2010):
        published = [atlas.sources[s.source].published_to for s in total.claims]
        assert max(published) <= day


def test_a_total_is_said_again_only_when_it_changes(atlas):
    told = defaultdict(list)
    for _day, total in totals_since(atlas, "coca_eradication", "monitoring", 2010):
        told[total.place, total.last].append(total)
    assert len(told) > 5
    for totals in told.values():
        assert all(one != after for one, after in pairwise(totals))
