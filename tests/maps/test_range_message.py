"""The values message of a range of years: totals, what was added and what was not."""

from __future__ import annotations

from datetime import date

import pytest

from geo.estimates import RangeTotal
from geo.estimates.rules.verdict import LeftOut, Verdict
from geo.maps import range_message
from tests.toys import toy_map

NBSP = "\u00a0"


def step(found, place, year):
    return found["places"][place]["years"][str(year)][-1]


class TestRange:
    CLAIMS = tuple(toy_map.statements()[id] for id in ("a4", "a5"))

    def total(self, **more: object) -> RangeTotal:
        fields = {
            "measure": toy_map.MEASURE.id, "place": "vraem", "first": 2010, "last": 2012, "value": 39900.0,
            "bound": "exact", "unit": "ha", "series": "", "definition": "", "years": (2010, 2011),
            "partly": (), "missing": (2012,), "claims": self.CLAIMS, "left_out": (),
            "verdict": Verdict(True),
        }  # fmt: skip
        return RangeTotal(**(fields | more))

    def message(self, *totals: RangeTotal):
        return range_message(
            toy_map.MEASURE,
            [(date(2011, 6, 1), total) for total in totals],
            toy_map.records(),
            since=2010,
        )

    @pytest.mark.parametrize(
        ("years", "partly", "missing", "said"),
        [
            ((2010, 2011, 2012), (), (), ""),
            ((2010, 2011), (), (2012,), "figures for 2 of 3 years"),
            ((), (2011, 2012), (2010,), "figures for 2 of 3 years, 2 of them in part"),
            ((2010, 2011), (2012,), (), "figures for 3 of 3 years, 1 of them in part"),
        ],
    )
    def test_a_total_of_less_than_its_years_says_so_beside_it(self, years, partly, missing, said):
        found = self.message(self.total(years=years, partly=partly, missing=missing))
        assert step(found, "vraem", 2012)["aside"] == said

    def test_a_total_stands_under_its_last_year_with_what_was_added(self):
        found = self.message(self.total())
        assert found["since"] == 2010
        row = step(found, "vraem", 2012)
        assert row["headline"] == 39900.0
        assert row["value"] == f"39,900{NBSP}ha"
        assert [found["claims"][i]["value"] for i in row["claims"]] == [f"19,000{NBSP}ha", f"20,900{NBSP}ha"]
        assert found["texts"][row["who"]] == "Toy monitor, sum of 2 figures"

    def test_gaps_part_years_and_what_was_left_out_are_said(self):
        left = (LeftOut("b3", "vraem", "estimator", "Another monitor."),)
        found = self.message(self.total(partly=(2011,), left_out=left))
        said = [found["texts"][i] for i in step(found, "vraem", 2012)["flags"]]
        assert said[0].startswith("No figure for 2012")
        assert said[1] == "Part of the year only: 2011."
        assert said[2] == "1 figure not added."

    def test_a_total_is_not_compared_with_the_year_before(self):
        assert "changes" not in self.message(self.total())["places"]["vraem"]

    def test_without_a_value_there_is_no_entry_and_no_zero(self):
        found = self.message(self.total(value=None, claims=()))
        assert found["places"] == {}
        assert found["years"] == []
