"""Breaks: which places they bear on, and from which day they are reported."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.catalog import load_breaks, load_zone_departments
from geo.caveats import caveat_lines
from geo.exports import Request
from geo.exports.content import gather
from geo.maps.from_atlas import atlas_values
from geo.model import View
from geo.paths import TABLES

EARLY = date(2012, 6, 30)
"""Before the survey of 2011 was out (26 September 2012)."""


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


def _named(entry_id: str):
    return next(found for found in load_breaks() if found.id == entry_id)


class TestZonesAdded:
    @pytest.mark.parametrize(
        ("id", "departments"),
        [
            ("b-peru-2021-zones", {"amazonas", "cusco", "loreto", "madre-de-dios", "san-martin", "ucayali"}),
            ("b-peru-2022-zones", {"loreto"}),
            ("b-peru-2023-zones", {"madre-de-dios"}),
            ("b-peru-2024-zones", {"loreto", "madre-de-dios"}),
        ],
    )
    def test_bear_on_their_departments_and_on_what_contains_them(self, atlas, id, departments):
        found = _named(id)
        touched = {
            place for place in atlas.at_level("department") if found.concerns("coca_cultivation", place)
        }
        assert touched == departments
        assert all(found.concerns("coca_cultivation", place) for place in ("peru", "south-america"))
        assert not found.concerns("coca_cultivation", "vraem")
        assert not found.concerns("coca_cultivation", "peru", "us")

    def test_are_those_whose_first_figure_is_of_that_year(self, atlas):
        added = {zone: found.year for found in load_breaks() for zone in found.zones}
        known = estimate_all(atlas, "coca_cultivation", "monitoring")
        first = {zone: known.years([zone])[0] for zone in atlas.at_level("zone") if known.years([zone])}
        assert added == {zone: year for zone, year in first.items() if year >= 2019}
        assert added

    def test_each_zone_with_figures_since_2018_has_its_departments(self, atlas):
        known = estimate_all(atlas, "coca_cultivation", "monitoring")
        later = {z for z in atlas.at_level("zone") if any(year >= 2018 for year in known.years([z]))}
        assert set(load_zone_departments()) == later

    def test_bajo_ucayali_is_counted_in_ucayali(self, atlas):
        """Worked out by hand: Ucayali less Aguaytía and Callería is 1,581, 2,771, 3,294 and 2,583 ha."""
        known = estimate_all(atlas, "coca_cultivation", "monitoring")

        def of(place, year):
            return known.at(place, year).headline

        rest = [of("ucayali", y) - of("aguaytia", y) - of("calleria", y) for y in range(2018, 2025)]
        assert rest == [1, 1, 5, 1581, 2771, 3294, 2583]
        assert [of("bajo-ucayali", y) for y in range(2021, 2025)] == [1659, 2735, 3355, 2768]
        assert load_zone_departments()["bajo-ucayali"] == ("loreto", "ucayali")


class TestPublished:
    def test_no_break_is_known_before_a_source_that_tells_of_its_year(self, atlas):
        """A publication can only report on a year that has begun."""
        for found in load_breaks():
            assert found.published.year >= found.year, found.id

    @pytest.mark.parametrize(
        ("id", "source"),
        [("b-peru-2011-method", "unodc-peru-2011"), ("b-peru-2018-publisher", "devida-2019"),
         ("b-peru-2021-zones", "devida-2021"), ("b-peru-2022-zones", "devida-2022"),
         ("b-peru-2023-zones", "devida-2023"), ("b-peru-2024-zones", "devida-2024"),
         ("b-bajo-amazonas-2020-vintage", "devida-2022"), ("b-us-peru-2012-vintage", "us-ondcp-2018"),
         ("b-maap-2021-method", "maap-208")],
    )  # fmt: skip
    def test_is_the_day_of_the_publication_that_tells_of_it(self, atlas, id, source):
        assert _named(id).published == atlas.sources[source].published_to

    def test_the_caveats_of_an_early_day_tell_nothing_later(self, atlas):
        view = View(measure="coca_cultivation", level="zone", year=2011, as_of=EARLY, place="peru")
        known = estimate_all(atlas, view.measure, view.lens)
        text = " ".join(caveat_lines(view, known, atlas))
        assert "62,500" not in text
        assert "Yaguas" not in text  # no zone of later years is missed then
        today = " ".join(caveat_lines(View(measure=view.measure, level="zone", year=2011), known, atlas))
        assert "62,500" in today

    def test_a_file_of_an_early_day_tells_no_later_revision(self, atlas):
        def told(as_of):
            view = View(level="zone", year=2020, as_of=as_of, place="bajo-amazonas")
            return " ".join(str(row) for row in gather(atlas, Request(view, (2020,))).caveats.rows)

        assert "4,318" not in told(date(2022, 12, 31))
        assert "4,318" in told(None)

    def test_the_map_is_sent_the_day_and_the_places_of_each_break(self, atlas):
        estimates = estimate_all(atlas, "coca_cultivation", "monitoring").estimates
        message = atlas_values(atlas, "coca_cultivation", estimates, lens="monitoring")
        by_year = {b["year"]: b for b in message["breaks"] if b["text"].startswith("Three zones")}
        assert by_year[2024]["published"] == "2025-06-27"
        assert "madre-de-dios" in by_year[2024]["places"]
        assert "ucayali" not in by_year[2024]["places"]

    def test_how_a_series_is_made_tells_nothing_of_later_years(self):
        with (TABLES / "series.csv").open(encoding="utf-8", newline="") as file:
            methods = {row["id"]: row["method"] for row in csv.DictReader(file)}
        assert not any(char.isdigit() for char in methods["unodc"])
        assert methods["devida"] == "DEVIDA, area in production on 31 December"
