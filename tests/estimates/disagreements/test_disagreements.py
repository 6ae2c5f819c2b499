"""Disagreements are found by what figures are about, distinguished by kind, and show their arithmetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from geo.estimates import (
    BETWEEN,
    IMPOSSIBLE,
    WITHIN,
    Disagreement,
    find_disagreements,
    kind_words,
    verdict_words,
)
from geo.estimates.disagreements.disagreement import DEPENDS, KINDS, SHORT, importance
from geo.estimates.rules.precision import AGREES, DIFFERS, ROUNDING
from geo.model import Statement
from tests.support.claims import CLAIM_SETS, DAYS, RECORDS, claim


def find(*claims: Statement, rule: str = "", **more: object) -> list[Disagreement]:
    found = find_disagreements(claims, RECORDS, agreeing=True, **more)
    return [one for one in found if not rule or one.rule == rule]


def lines(found: Disagreement) -> list[str]:
    return [line.text.replace("\u00a0", " ") for line in found.lines]


class TestContested:
    LORETO = (
        claim(25_000, bound="at_least", attributed_to="Ana"),
        claim(40_000, bound="approx", attributed_to="Bruno"),
        claim(3_000, bound="at_most", attributed_to="Carla"),
        claim(3_000, attributed_to="Carla", id="again"),
    )

    def test_three_speakers_in_one_document(self) -> None:
        nation = claim(62_500, place="land", series="watch")
        (found,) = find(*self.LORETO, nation)
        assert (found.kind, found.verdict) == (BETWEEN, "differs")
        assert found.figures == 4
        assert (found.low, found.high) == (3_000, 40_000)
        assert found.ratio == pytest.approx(40 / 3)
        assert set(found.claims) == {s.id for s in self.LORETO}
        assert lines(found)[:2] == ["40,000 ha − 3,000 ha = 37,000 ha", "40,000 ha / 3,000 ha = 13.33"]
        assert "about 40,000 ha of 62,500 ha = 64 %" in lines(found)

    def test_a_repeat_counts_once(self) -> None:
        claims = [
            claim(100, series="watch"),
            claim(100, series="watch", id="again"),
            claim(130, series="abroad"),
        ]
        (found,) = find(*claims)
        assert found.figures == 2

    def test_claims_of_another_definition_stand_beside(self) -> None:
        ours, old = claim(100, series="watch", definition="new"), claim(120, series="sums", definition="old")
        (found,) = find(ours, old, claim(70, series="abroad"))
        assert (found.low, found.high) == (70, 100)
        assert found.beside == (old.id,)

    def test_only_what_was_known_disagrees(self) -> None:
        claims = [claim(100, series="watch"), claim(130, 2014, series="abroad")]
        assert find(*claims, as_of=date(2013, 1, 1)) == []
        (found,) = find(*claims)
        assert found.known_from == date(2014, 6, 30)


class TestSums:
    def shares(self, *values: float) -> list[Statement]:
        return [
            claim(v, kind="share", unit="percent", measure="share_of_exports", place="land", id=f"s{i}",
                  to_place=f"x{i}", denominator="all", value_stated=f"{v:g}")
            for i, v in enumerate(values)
        ]  # fmt: skip

    def test_shares_of_one_whole(self) -> None:
        (found,) = find(*self.shares(79, 9, 5, 4))
        assert (found.rule, found.kind, found.verdict) == ("shares", WITHIN, "short")
        assert lines(found) == ["79 + 9 + 5 + 4 = 97 %"]
        assert (found.low, found.high) == (97, 100)
        assert [f.verdict for f in find(*self.shares(33, 33, 33))] == ["agrees"]
        (over,) = find(*self.shares(79, 9, 5, 14))
        assert (over.kind, over.verdict) == (IMPOSSIBLE, "differs")
        assert find(*self.shares(50, 10)) == []

    def test_shares_of_different_documents_are_not_added(self) -> None:
        one, other = self.shares(79, 9)
        assert find(one, replace(other, source="p2013")) == []

    def seized(self, value: float, measure: str, **more: object) -> Statement:
        return claim(value, measure=measure, unit="t", place="land", value_stated=f"{value:g}", **more)

    def test_kinds_of_a_total(self) -> None:
        parts = [
            self.seized(v, f"{m}_seizures")
            for v, m in ((18.5, "coca_paste"), (11.2, "cocaine"), (2.6, "marijuana"))
        ]
        (found,) = find(self.seized(32.5, "total_drug_seizures"), *parts)
        assert (found.rule, found.kind, found.verdict) == ("total", WITHIN, "short")
        assert lines(found) == ["18.5 + 11.2 + 2.6 = 32.3 t", "32.5 − 32.3 = 0.2 t (0.6 %)"]
        (over,) = find(self.seized(31, "total_drug_seizures"), *parts)
        assert (over.kind, over.verdict) == (IMPOSSIBLE, "differs")
        # Some of a total is no sum to be expected; other documents and periods are no parts.
        assert find(self.seized(60, "total_drug_seizures"), *parts) == []
        assert find(self.seized(32.5, "total_drug_seizures", source="p2013"), *parts) == []

    def test_coca_in_a_park_and_on_a_communitys_land_may_be_the_same(self) -> None:
        whole = claim(100, measure="coca_cultivation", place="land")
        parts = [claim(60, measure=f"coca_in_{m}", place="land") for m in ("protected_areas", "buffer_zones")]
        assert find(whole, *parts) == []

    def test_zones_of_a_monitor_and_its_national_total(self) -> None:
        nation = claim(108, place="land", series="watch")
        zones = [claim(61, series="watch"), claim(42, place="moor", series="watch")]
        (found,) = find(nation, *zones)
        assert (found.rule, found.verdict, found.place) == ("places", "short", "land")
        assert lines(found) == ["61 + 42 = 103 ha", "108 − 103 = 5 ha (4.6 %)"]
        assert [f.verdict for f in find(replace(nation, value=104, value_stated="104"), *zones)] == ["agrees"]
        (over,) = find(replace(nation, value=97, value_stated="97"), *zones, rule="places")
        assert over.kind == IMPOSSIBLE
        # Zones of others, and an older zone on the same outline, are not counted.
        strangers = [claim(9, place="ridge", series="abroad"), claim(9, place="old-vale", series="watch")]
        assert [f.low for f in find(nation, *zones, *strangers, rule="places")] == [103]

    def test_what_is_given_for_elsewhere_closes_the_sum(self) -> None:
        nation, elsewhere = claim(108, place="land", series="watch"), claim(5, place="rest", series="watch")
        zones = [claim(61, series="watch"), claim(42, place="moor", series="watch")]
        assert [f.verdict for f in find(nation, elsewhere, *zones)] == ["agrees"]
        assert [f.verdict for f in find(nation, claim(3, place="rest", series="watch"), *zones)] == ["short"]

    def test_an_aggregate_against_the_places_its_name_lists(self) -> None:
        zones = [claim(61, series="watch"), claim(42, place="moor", series="watch")]
        (found,) = find(claim(99, place="pair", series="watch"), *zones, rule="places")
        assert (found.kind, found.low, found.high) == (IMPOSSIBLE, 99, 103)


class TestDerived:
    def test_a_change_beside_its_two_amounts(self) -> None:
        """18.5 / 12.6 = 1.468: +46.8 %, which is 50 % only to the nearest ten."""
        levels = [claim(12.6, value_stated="12.6"), claim(18.5, year=2012, value_stated="18.5")]
        change = claim(50, year=2012, kind="change", unit="percent", denominator="2011", value_stated="50")
        (found,) = find(*levels, change, rule="change")
        assert (found.kind, found.verdict) == (WITHIN, "agrees within rounding")
        assert lines(found) == ["18.5 ha / 12.6 ha = 1.468, that is +46.8 %; the source says +50 %"]
        assert find_disagreements([*levels, change], RECORDS) == [found]
        (exact,) = find(*levels, replace(change, value=47, value_stated="47"), rule="change")
        assert exact.verdict == "agrees"
        assert find_disagreements([*levels, replace(change, value=47, value_stated="47")], RECORDS) == []
        (far,) = find(*levels, replace(change, value=60, value_stated="60"), rule="change")
        assert far.verdict == "differs"

    def test_a_fall_said_elsewhere_of_a_monitors_figures(self) -> None:
        levels = [
            claim(v, 2013, y, series="watch", value_stated=f"{v:,}")
            for v, y in ((62_500, 2011), (60_400, 2012))
        ]
        fall = claim(-3.4, 2014, 2012, kind="change", unit="percent", denominator="2011", series="watch",
                     value_stated="3.4")  # fmt: skip
        (found,) = find(*levels, fall, rule="change")
        assert (found.kind, found.verdict) == (BETWEEN, "agrees")
        assert find(*levels, replace(fall, series="abroad"), rule="change") == []
        assert find(*levels, replace(fall, denominator="the year before, each year"), rule="change") == []

    def test_a_share_with_its_part_and_whole(self) -> None:
        """95 % of 121,000 is 114,950; 113,000 is 93.4 % of it. 115,000 would do."""
        document = [
            claim(121_000, measure="coca_leaf_production", unit="t", value_stated="121,000"),
            claim(95, measure="leaf_share_for_drugs", kind="share", unit="percent", value_stated="95"),
        ]
        part = claim(113_000, measure="coca_leaf_for_drugs", unit="t", bound="approx", value_stated="113,000")
        (found,) = find(*document, part)
        assert (found.rule, found.kind, found.verdict) == ("share", WITHIN, "differs")
        assert lines(found) == [
            "121,000 t × 95 % = 114,950 t; the source says about 113,000 t",
            "113,000 t / 121,000 t = 93.4 %; the source says 95 %",
        ]
        assert (found.low, found.high, found.unit) == (113_000, 114_950, "t")
        (near,) = find(*document, replace(part, value=115_000, value_stated="115,000"))
        assert near.verdict == "agrees"
        assert find(*document, replace(part, source="p2013")) == []

    def test_a_gap_depends_on_which_of_the_others_figures_is_meant(self) -> None:
        """55 / 40.3 = 1.365; 55 / 43.9 = 1.253."""
        own = claim(55_000, 2013, 2012, attributed_to="Ana", value_stated="55,000")
        gap = claim(36, 2013, 2012, attributed_to="Ana", kind="gap", unit="percent", bound="at_least",
                    denominator="the Watch estimate", value_stated="36")  # fmt: skip
        newest, later = (
            claim(v, p, y, series="watch", value_stated=f"{v:,}")
            for v, p, y in ((40_300, 2012, 2010), (43_900, 2014, 2011))
        )
        (found,) = find(own, gap, newest, later, claim(1, 2011, 2009, series="watch"), rule="gap")
        assert (found.kind, found.verdict) == (BETWEEN, "depends")
        assert len(found.lines) == 2  # the figure of 2009 was no longer the newest
        assert [f.verdict for f in find(own, gap, newest, rule="gap")] == ["agrees"]
        too_high = replace(newest, value=50_000, value_stated="50,000")
        assert [f.verdict for f in find(own, gap, too_high, rule="gap")] == ["differs"]
        assert find(own, gap, claim(40_300, 2012, 2010, series="abroad"), rule="gap") == []

    def test_less_than_a_tenth(self) -> None:
        levels = [claim(40_000, attributed_to="Ana"), claim(3_000, attributed_to="Bruno")]
        ratio = claim(0.1, kind="ratio", unit="ratio", bound="at_most", denominator="Ana: 40,000 ha",
                      value_stated="a tenth")  # fmt: skip
        (found,) = find(*levels, ratio, rule="ratio")
        assert (found.verdict, lines(found)) == (
            "agrees",
            ["3,000 ha / 40,000 ha = 0.075; the source says at most 0.1 times"],
        )
        ceiling = claim(3_000, attributed_to="Bruno", bound="at_most")
        (named,) = find(levels[0], ceiling, replace(ratio, value=0.01, bound="exact"), rule="ratio")
        assert named.verdict == "differs"  # the figure named, not all that it allows
        fifth = claim(8_000, attributed_to="Bruno")
        assert [f.verdict for f in find(levels[0], fifth, ratio, rule="ratio")] == ["differs"]


class TestLimits:
    def test_a_part_greater_than_its_whole_whoever_speaks(self) -> None:
        part = claim(70, attributed_to="Ana")
        (found,) = find(part, claim(62, place="land", series="watch"), rule="part")
        assert (found.kind, found.verdict, found.place) == (IMPOSSIBLE, "differs", "vale")
        assert find(part, claim(62, place="isle", series="watch"), rule="part") == []
        assert find(part, claim(62, place="land", year=2012, series="watch"), rule="part") == []
        assert find(replace(part, bound="approx"), claim(66, place="land", series="watch"), rule="part") == []

    def test_what_a_revision_replaced_is_held_against_nothing(self) -> None:
        whole, first = claim(62, place="land", series="watch"), claim(70, series="watch")
        later = claim(50, 2014, series="watch", flags=frozenset({"revised"}))
        assert len(find(first, whole, rule="part")) == 1
        assert find(first, later, whole, rule="part") == []

    def test_a_revised_target_or_forecast_replaces_no_outcome(self) -> None:
        one, other = claim(62, series="watch"), claim(70, series="abroad")
        revised = frozenset({"revised"})
        target = claim(50, 2014, series="watch", kind="target", flags=revised)
        outlook = claim(50, 2014, series="watch", flags=revised | {"forecast"})
        for later in (target, outlook):
            (found,) = find(one, other, later, rule="contested")
            assert set(found.claims) == {one.id, other.id}

    def test_a_unit_in_doubt_is_read_both_ways(self) -> None:
        """7,000 acres are 2,833 ha and fit into 3,000 ha; 7,000 ha do not."""
        part = claim(2_832.8, flags=frozenset({"unit-doubt"}), value_stated="7,000", unit_stated="acres")
        whole = claim(3_000, place="land", attributed_to="Ana")
        (found,) = find(part, whole, rule="unit")
        assert (found.kind, found.verdict) == (IMPOSSIBLE, "depends")
        assert lines(found) == ["2,833 ha of 3,000 ha = 94 %", "7,000 ha of 3,000 ha = 233 %"]
        assert find(part, replace(whole, value=8_000), rule="unit") == []

    def test_growth_beyond_belief(self) -> None:
        rise = claim(300, kind="change", unit="percent", denominator="the year before, each year",
                     period_start=date(2005, 1, 1), period_end=date(2011, 12, 31))  # fmt: skip
        (found,) = find(rise, claim(25_000), rule="growth")
        assert (found.kind, found.verdict, lines(found)[0]) == (IMPOSSIBLE, "differs", "4^7 = 16,384")
        assert [f.verdict for f in find(replace(rise, value=30), rule="growth")] == ["agrees"]

    def test_a_rank_that_the_amounts_deny(self) -> None:
        rank = claim(
            1, measure="coca_production_rank", kind="rank", unit="rank", place="land", attributed_to="Ana"
        )
        ours, theirs = (
            claim(v, measure="coca_cultivation", place=p, series="watch")
            for v, p in ((62_500, "land"), (64_000, "isle"))
        )
        (found,) = find(rank, ours, theirs, rule="rank")
        assert (found.kind, found.verdict, found.high) == (BETWEEN, "differs", 2)
        assert lines(found) == ["Isle: 64,000 ha; Land: 62,500 ha"]
        assert [f.verdict for f in find(replace(rank, value=2.0), ours, theirs, rule="rank")] == ["agrees"]
        assert find(rank, ours, rule="rank") == []
        # A rank of a series of its own is held against that series, not the monitors'.
        own = replace(rank, id="own", series="abroad")
        amounts = (
            replace(ours, id="a", series="abroad"),
            replace(theirs, id="b", series="abroad", value=5.0),
        )
        found_both = find(rank, own, ours, theirs, *amounts, rule="rank")
        assert {f.id: f.verdict for f in found_both} == {f"rank-{rank.id}": "differs", "rank-own": "agrees"}


class TestList:
    def test_the_wider_the_more_speakers_and_the_nation_come_first(self) -> None:
        assert importance(0.9, 3, "department") > importance(0.3, 2, "country") > importance(0.3, 2, "zone")
        found = find(
            claim(100, series="watch"), claim(101, series="abroad"),
            claim(100, place="land", series="watch"), claim(101, place="land", series="abroad"),
            claim(100, place="moor", series="watch"), claim(300, place="moor", series="abroad"),
        )  # fmt: skip
        assert [f.place for f in found if f.rule == "contested"] == ["moor", "land", "vale"]

    def test_every_kind_and_verdict_has_words(self) -> None:
        assert set(kind_words()) == set(KINDS)
        assert set(verdict_words()) == {DIFFERS, DEPENDS, SHORT, ROUNDING, AGREES}

    @given(CLAIM_SETS, DAYS)
    def test_any_claims_can_be_asked(self, claims: list[Statement], day: date | None) -> None:
        found = find_disagreements(claims, RECORDS, as_of=day, agreeing=True)
        ids = {s.id: s for s in claims}
        assert len({one.id for one in found}) == len(found)
        for one in found:
            assert {*one.claims, *one.beside} <= set(ids)
            assert all(set(line.claims) <= set(ids) for line in one.lines)
            assert one.low <= one.high
            assert day is None or one.known_from <= day
            assert one.text
        assert [one.importance for one in found] == sorted((one.importance for one in found), reverse=True)
