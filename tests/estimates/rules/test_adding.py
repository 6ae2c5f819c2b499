"""Sums that add nothing twice, mix no monitors, and name what they leave out; parts beside their whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.estimates import part_of_whole
from geo.estimates.rules.adding import guarded_sum
from geo.estimates.rules.areas import is_inside, may_add_places, members
from geo.model import Statement
from tests.support.claims import AMOUNTS, PLACES, RECORDS, claim


class TestPlaces:
    @pytest.mark.parametrize(
        ("one", "other", "code"),
        [
            ("vale", "moor", ""),
            ("north", "south", ""),
            ("land", "isle", ""),
            ("vale", "vale", "same"),
            ("vale", "old-vale", "outline"),
            ("hill", "north", "inside"),
            ("hill", "land", "inside"),
            ("vale", "land", "inside"),
            ("vale", "pair", "inside"),
            ("old-vale", "pair", "inside"),
            ("spot", "old-vale", "overlap"),
            ("vale", "north", "overlap"),
            ("ridge", "rest", "overlap"),
            ("rest", "pair", "overlap"),
        ],
    )
    def test_only_parts_of_one_division_are_added(self, one: str, other: str, code: str) -> None:
        for pair in ((one, other), (other, one)):
            verdict = may_add_places(*pair, PLACES)
            assert (verdict.code, verdict.ok) == (code, not code)

    def test_a_place_made_of_others_says_so_by_its_name(self) -> None:
        assert members(PLACES.get("pair"), PLACES) == ("vale", "moor")
        assert members(PLACES.get("rest"), PLACES) == ()
        odd = replace(PLACES.get("pair"), aliases=("Vale+Nowhere",))
        assert members(odd, PLACES) == ()

    def test_a_place_lies_in_what_holds_its_outline(self) -> None:
        assert is_inside("spot", "land", PLACES)
        assert is_inside("old-vale", "pair", PLACES)
        assert not is_inside("vale", "vale", PLACES)
        assert not is_inside("old-vale", "vale", PLACES)
        assert not is_inside("land", "vale", PLACES)


def refusal(claims: list[Statement]) -> str:
    """Return why not all of ``claims`` are counted in one sum; empty where they are."""
    return "".join(left.code for left in guarded_sum(claims, RECORDS).left_out[:1])


class TestWhatIsAdded:
    VALE, MOOR = claim(60, series="watch"), claim(40, place="moor", series="watch")

    def test_zones_of_one_monitor_in_one_year(self) -> None:
        assert not refusal([self.VALE, self.MOOR])

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"series": "abroad"}, "estimator"),
            ({"series": "sums"}, "estimator"),
            ({"definition": "other"}, ""),
            ({"place": "land"}, "inside"),
            ({"period_start": date(2012, 1, 1), "period_end": date(2012, 12, 31)}, "period"),
            ({"kind": "target"}, "target"),
            ({"kind": "share"}, "combine"),
            ({"flags": frozenset({"forecast"})}, "forecast"),
            ({"unit": "t"}, "unit"),
            ({"measure": "coca_cultivation"}, "measure"),
            ({"bound": "range", "value": None, "low": 1, "high": 2}, "bound"),
        ],
    )
    def test_what_cannot_be_added(self, change: dict, code: str) -> None:
        assert refusal([self.VALE, replace(self.MOOR, **change)]) == code

    def test_different_definitions_are_not_added(self) -> None:
        one, other = (replace(s, definition=d) for s, d in ((self.VALE, "planted"), (self.MOOR, "standing")))
        assert refusal([one, other]) == "definition"

    def test_a_level_is_not_added_over_years_and_a_flow_is(self) -> None:
        level, flow = (
            [claim(5, year=y, measure=m, series="watch") for y in (2011, 2012)] for m in ("crop", "burnt")
        )
        assert refusal(level) == "combine"
        assert "never summed over years" in guarded_sum(level, RECORDS).left_out[0].reason
        assert not refusal(flow)
        assert refusal([flow[0], replace(flow[0], id="again")]) == "overlap"
        assert refusal([claim(3, measure="price", unit="USD/kg")]) == "combine"

    def test_areas_of_differing_limits_are_not_added_though_their_years_are(self) -> None:
        one = claim(5, measure="cleared", series="watch")
        assert refusal([one, replace(one, place="moor")]) == "combine"
        assert not refusal([one, claim(6, measure="cleared", series="watch", year=2012)])

    def test_single_claims_may_follow_one_another_but_not_stand_for_places(self) -> None:
        ana, bruno = (
            claim(5, measure="burnt", year=y, attributed_to=w) for y, w in ((2011, "Ana"), (2012, "Bruno"))
        )
        assert not refusal([ana, bruno])
        here = replace(bruno, place="moor", period_start=ana.period_start, period_end=ana.period_end)
        assert refusal([ana, here]) == "estimator"

    def test_a_floor_and_a_ceiling_have_no_sum(self) -> None:
        floor, ceiling = replace(self.VALE, bound="at_least"), replace(self.MOOR, bound="at_most")
        assert refusal([floor, ceiling]) == "bound"
        assert not refusal([floor, self.MOOR])


class TestSum:
    def test_a_sum_names_what_it_counts_and_what_not(self) -> None:
        vale, moor = claim(60, series="watch"), claim(40, place="moor", series="watch")
        stranger = claim(9, place="ridge", series="abroad")
        found = guarded_sum([stranger, vale, moor, replace(vale, id="old", place="old-vale")], RECORDS)
        assert (found.value, found.unit, found.bound) == (100, "ha", "exact")
        assert found.counted == (vale.id, moor.id)
        assert {(left.claim, left.code) for left in found.left_out} == {
            (stranger.id, "estimator"),
            ("old", "outline"),
        }
        assert all(left.reason for left in found.left_out)

    def test_the_sum_of_a_floor_is_a_floor_and_of_round_figures_round(self) -> None:
        vale, moor = claim(60, series="watch"), claim(40, place="moor", series="watch")
        assert guarded_sum([vale, replace(moor, bound="at_least")], RECORDS).bound == "at_least"
        assert guarded_sum([vale, replace(moor, bound="at_most")], RECORDS).bound == "at_most"
        assert guarded_sum([vale, replace(moor, flags=frozenset({"rounded"}))], RECORDS).bound == "approx"

    def test_nothing_to_count_is_no_value(self) -> None:
        assert guarded_sum([], RECORDS).value is None
        assert guarded_sum([claim(5, kind="target")], RECORDS).value is None
        assert guarded_sum([claim(0, series="watch")], RECORDS).value == 0

    @given(st.lists(st.tuples(st.sampled_from([p.id for p in PLACES]), AMOUNTS,
                              st.sampled_from(["watch", "abroad", "press", ""])), max_size=8))  # fmt: skip
    def test_no_ground_is_counted_twice(self, rows: list[tuple[str, float, str]]) -> None:
        claims = [claim(v, place=p, series=s, id=f"c{i}") for i, (p, v, s) in enumerate(rows)]
        found = guarded_sum(claims, RECORDS)
        counted = [s for s in claims if s.id in found.counted]
        assert not refusal(counted)
        assert {*found.counted, *(left.claim for left in found.left_out)} == {s.id for s in claims}
        for one, other in combinations(counted, 2):
            assert may_add_places(one.place, other.place, PLACES).ok
        assert found.value == (pytest.approx(sum(s.value for s in counted)) if counted else None)

    @given(st.lists(AMOUNTS, min_size=3, max_size=3), st.floats(0, 1))
    def test_disjoint_parts_of_a_whole_never_exceed_it(self, shares: list[float], rest: float) -> None:
        whole = claim(sum(shares) + rest, place="land", series="watch")
        parts = [
            claim(v, place=p, series="watch") for p, v in zip(("vale", "moor", "ridge"), shares, strict=True)
        ]
        found = guarded_sum([*parts, replace(parts[0], id="twice", place="old-vale")], RECORDS)
        assert found.value <= whole.value * (1 + 1e-12)


class TestPart:
    WHOLE = claim(62_500, place="land", series="watch")

    def part(self, value: float, **more: object) -> Statement:
        return claim(value, place="north", attributed_to="Ana", **more)

    def test_three_claims_on_a_department_beside_the_nation(self) -> None:
        """40,000 may be 35,000 to 45,000: 56 % to 72 %. 25,000 or more: 40 % or more."""
        told = part_of_whole(self.part(40_000, bound="approx"), self.WHOLE, RECORDS)
        assert (told.low, told.high) == (pytest.approx(0.56), pytest.approx(0.72))
        assert told.line.text.replace("\u00a0", " ") == "about 40,000 ha of 62,500 ha = 64 %"
        floor = part_of_whole(self.part(25_000, bound="at_least"), self.WHOLE, RECORDS)
        assert (floor.low, floor.high, floor.impossible) == (0.4, None, False)
        ceiling = part_of_whole(self.part(3_000, bound="at_most"), self.WHOLE, RECORDS)
        assert (ceiling.low, ceiling.high) == (0, pytest.approx(0.048))
        assert "different sources" in ceiling.verdict.caution

    def test_a_part_greater_than_its_whole_is_impossible(self) -> None:
        assert part_of_whole(self.part(62_501), self.WHOLE, RECORDS).impossible
        assert not part_of_whole(self.part(62_500), self.WHOLE, RECORDS).impossible
        rounded = self.part(70_000, bound="approx")  # 65,000 to 75,000
        assert part_of_whole(rounded, self.WHOLE, RECORDS).impossible
        assert not part_of_whole(rounded, replace(self.WHOLE, bound="at_least"), RECORDS).impossible

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"place": "isle"}, "part"),
            ({"place": "land"}, "part"),
            ({"unit": "t"}, "unit"),
            ({"period_start": date(2010, 1, 1), "period_end": date(2010, 12, 31)}, "period"),
            ({"flags": frozenset({"part-year"}), "period_end": date(2011, 5, 31)}, "period"),
            ({"kind": "target"}, "target"),
            ({"kind": "rank"}, "kind"),
        ],
    )
    def test_what_is_no_part_is_not_held_against_it(self, change: dict, code: str) -> None:
        told = part_of_whole(replace(self.part(1), **change), self.WHOLE, RECORDS)
        assert (told.verdict.code, told.low, told.line) == (code, None, None)

    def test_a_differently_defined_area_is_no_part(self) -> None:
        whole = replace(self.WHOLE, definition="planted")
        assert part_of_whole(self.part(1, definition="standing"), whole, RECORDS).verdict.code == "definition"

    def test_kinds_of_a_total_and_what_is_said_to_be_of_it(self) -> None:
        total = claim(32.5, measure="total_drug_seizures", unit="t", definition="all illicit drugs")
        paste = claim(18.5, measure="coca_paste_seizures", unit="t", definition="paste")
        assert part_of_whole(paste, total, RECORDS).low == pytest.approx(18.5 / 32.5)
        assert part_of_whole(total, paste, RECORDS).verdict.code == "part"
        destroyed = claim(44.4, measure="drugs_destroyed", unit="t", definition="all drugs")
        cocaine = claim(20.5, measure="drugs_destroyed", unit="t", definition="of which cocaine")
        assert part_of_whole(cocaine, destroyed, RECORDS).low == pytest.approx(20.5 / 44.4)
        assert part_of_whole(destroyed, cocaine, RECORDS).verdict.code == "part"
