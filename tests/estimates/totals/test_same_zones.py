"""Growth across added zones is reported like for like: values worked out by hand from the zone tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from geo.atlas import estimate_all, read_atlas
from geo.briefing.references import fill
from geo.caveats import caveat_lines
from geo.errors import BriefingError
from geo.estimates import Rules, Side, differences, may_read_as_change, same_zones, together
from geo.language import in_language
from geo.maps.from_atlas import atlas_values
from geo.model import View

COCA = "coca_cultivation"
IN_2019 = (876, 656, 2604, 858, 335, 1527, 5986, 1284, 8534, 1389, 1314, 2069, 1195, 26028)
IN_2024 = (4364, 345, 8277, 4259, 1378, 4436, 10508, 2226, 3237, 533, 2917, 1548, 1693, 36345)
"""The fourteen zones of 2018 to 2020, from Aguaytía to the VRAEM, as the zone tables print them."""


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def known(atlas):
    return estimate_all(atlas, COCA, "monitoring")


def _told(atlas, known, places, first, last, as_of=None):
    sides = ([known.at(place, year, as_of) for place in places] for year in (first, last))
    return same_zones(*sides, known, atlas.surveyed(as_of), as_of)


class TestPeru:
    def test_from_2019_to_2024_is_64_per_cent_printed_and_50_in_the_same_zones(self, atlas, known):
        found = _told(atlas, known, ["peru"], 2019, 2024)
        assert (len(found.zones), len(found.added)) == (14, 10)
        assert (found.before, found.now) == (sum(IN_2019), sum(IN_2024)) == (54655, 82066)
        assert round(found.percent) == 50
        assert round(100 * (found.totals[1] / found.totals[0] - 1)) == 64

    @pytest.mark.parametrize(
        ("first", "last", "zones", "added", "percent"),
        [(2020, 2024, 14, 10, 32.8), (2020, 2021, 14, 5, 23.4), (2021, 2022, 19, 1, 17.6),
         (2022, 2023, 20, 1, -2.8), (2023, 2024, 21, 3, -3.5)],
    )  # fmt: skip
    def test_other_years(self, atlas, known, first, last, zones, added, percent):
        found = _told(atlas, known, ["peru"], first, last)
        assert (len(found.zones), len(found.added)) == (zones, added)
        assert found.percent == pytest.approx(percent, abs=0.05)

    def test_between_years_of_the_same_zones_there_is_nothing_to_tell(self, atlas, known):
        assert _told(atlas, known, ["peru"], 2018, 2020) is None

    def test_before_the_zones_of_2020_were_published_no_sum_is_said(self, atlas, known):
        """The table with all fourteen came out on 26 June 2023, the total of 2021 on 15 September 2022."""
        found = _told(atlas, known, ["peru"], 2020, 2021, date(2022, 9, 15))
        assert found.percent is None
        assert found.zones == ()
        assert found.reason
        assert _told(atlas, known, ["peru"], 2020, 2021, date(2023, 6, 26)).percent is not None


class TestDepartments:
    def test_loreto_grew_by_121_per_cent_in_its_three_zones_not_by_145(self, atlas, known):
        """Bajo Amazonas, Contamana, Putumayo: 3,019 + 214 + 1,840, then 8,277 + 1,378 + 1,548."""
        found = _told(atlas, known, ["loreto"], 2018, 2024)
        assert (found.before, found.now) == (5073, 11203)
        assert round(found.percent) == 121
        assert found.short == (
            "coverage changed: 5 zones added; in the same 3 zones 121\u00a0% more (our sum)"
        )

    def test_ucayali_by_236_per_cent_in_two(self, atlas, known):
        """Aguaytía and Callería: 1,517 + 1,047, then 4,364 + 4,259; printed 2,565 and 11,206."""
        found = _told(atlas, known, ["ucayali"], 2018, 2024)
        assert (found.before, found.now, round(found.percent)) == (2564, 8623, 236)

    @pytest.mark.parametrize(
        ("place", "added", "value"),
        [("madre-de-dios", 3, 944 + 427 + 17), ("amazonas", 1, 1718), ("san-martin", 1, 1441)],
    )
    def test_where_only_added_zones_may_have_made_it_there_is_no_change(
        self, atlas, known, place, added, value
    ):
        found = _told(atlas, known, [place], 2018, 2024)
        assert (len(found.added), found.added_value) == (added, value)
        assert found.bars
        assert "more than one department" in found.reason

    def test_a_small_zone_is_a_caution(self, atlas, known):
        """Camanti holds 107 of Cusco's 14,493 ha; the fall from 16,245 is 1,752."""
        found = _told(atlas, known, ["cusco"], 2018, 2024)
        assert not found.bars
        assert "107" in found.words(atlas)

    def test_the_zones_must_add_up_to_the_earlier_total(self, atlas, known):
        """With Putumayo left out of the list the sum of 2018 misses 1,840 of 5,072 ha."""
        surveyed = atlas.surveyed(None)
        short = replace(surveyed, zones={z: d for z, d in surveyed.zones.items() if z != "putumayo"})
        found = same_zones([known.at("loreto", 2018)], [known.at("loreto", 2024)], known, short)
        assert found.zones == ()
        assert "add up" in found.reason

    def test_a_department_without_added_zones_has_a_plain_change(self, atlas, known):
        assert _told(atlas, known, ["puno"], 2018, 2024) is None
        assert _told(atlas, known, ["ucayali"], 2021, 2024) is None


class TestTogether:
    def _sums(self, atlas, known, first, last):
        view = View(level="department", year=first)
        sides = (Side(view, known), Side(replace(view, year=last), known))
        rules = Rules("year", atlas, atlas.breaks, atlas.zone_departments)
        found = differences(atlas.at_level("department"), *sides, rules)
        return found, together(found, rules, sides)

    def test_the_departments_are_said_with_the_same_zones(self, atlas, known):
        found, sums = self._sums(atlas, known, 2020, 2024)
        assert len(sums.places) == 13
        assert round(sums.percent) == 45
        assert (sums.coverage.before, sums.coverage.now) == (61777, 82066)
        assert round(sums.coverage.percent) == 33
        barred = {d.place for d in found if d.verdict.code == "coverage"}
        assert barred == {"amazonas", "madre-de-dios", "san-martin"}

    def test_no_change_across_added_zones_is_bare(self, atlas, known):
        added = {p for b in atlas.breaks if b.zones for p in b.touched}
        for first, last in ((2018, 2024), (2020, 2021), (2021, 2022), (2022, 2023), (2023, 2024)):
            found, _sums = self._sums(atlas, known, first, last)
            years = {
                p for b in atlas.breaks if b.zones and first < b.year <= last for p in b.touched if p in added
            }
            for one in found:
                if one.place in years:
                    assert one.coverage is not None, (one.place, first, last)
                    assert one.verdict.reason or one.verdict.caution

    def test_the_sides_may_be_swapped(self, atlas, known):
        _found, sums = self._sums(atlas, known, 2024, 2020)
        assert (sums.coverage.first, sums.coverage.last) == (2020, 2024)
        assert round(sums.coverage.percent) == 33


class TestWhereverAChangeIsTold:
    def test_the_guard_names_the_zones_added_at_the_place(self, atlas):
        before, now = (atlas.statements[f"s-coca-loreto-{year}-devida"] for year in (2020, 2021))
        verdict = may_read_as_change(before, now, atlas, atlas.breaks)
        assert verdict.caution == "Coverage changed: 2 zones added (Bajo Huallaga, Bajo Ucayali)."

    def test_a_scene_tells_the_same_zones_beside_the_change(self, atlas):
        text = fill("{change:s-coca-peru-2019-devida,s-coca-peru-2024-devida}", atlas)
        assert text == (
            "64\u00a0% more (coverage changed: 10 zones added; in the same 14 zones 50\u00a0% more (our sum))"
        )

    def test_a_scene_refuses_what_only_added_zones_may_have_made(self, atlas):
        with pytest.raises(BriefingError, match="Kosñipata"):
            fill("{change:s-coca-madre-de-dios-2018-devida,s-coca-madre-de-dios-2024-devida}", atlas)

    def test_the_caveats_tell_the_sum_for_peru_and_the_place(self, atlas, known):
        lines = caveat_lines(View(level="department", year=2021, place="loreto"), known, atlas)
        assert any(line.startswith("Peru: Our sum of the 14 zones") and "23" in line for line in lines)
        assert any(line.startswith("Loreto: Our sum of the 3 zones") and "54" in line for line in lines)

    def test_the_map_is_sent_by_place_year_and_day(self, atlas, known):
        message = atlas_values(atlas, COCA, known.estimates, lens="monitoring")
        row, *_rest = message["places"]["peru"]["changes"]["2024"]
        assert message["days"][row["day"]] == "2025-06-27"
        change, coverage = message["texts"][row["text"]].split("; ", 1)
        assert change.endswith("less than in 2023")
        assert coverage == "coverage changed: 3 zones added; in the same 21 zones 3.5\u00a0% less (our sum)"
        of_2021 = message["places"]["madre-de-dios"]["changes"]["2021"][-1]
        assert message["texts"][of_2021["text"]].startswith("coverage changed")
        of_2020 = message["places"]["peru"]["changes"]["2020"][-1]
        assert "coverage" not in message["texts"][of_2020["text"]]

    def test_both_languages(self, atlas, known):
        with in_language("es"):
            assert _told(atlas, known, ["peru"], 2023, 2024).short == (
                "cambió la cobertura: 3 zonas añadidas; "
                "en las mismas 21 zonas, 3.5\u00a0% menos (suma propia)"
            )
