"""What may not be compared, put on one axis, read as growth or carried on, and the sentence that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from geo.estimates import comparable, counts, may_compare, may_read_as_change, years_of
from geo.estimates.rules.extrapolation import may_extrapolate
from geo.model import Break, Statement
from tests.support.claims import CLAIM_SETS, RECORDS, claim

AREA = claim(100, series="watch", definition="planted")


def refused(one: Statement, other: Statement) -> str:
    verdict = may_compare(one, other, RECORDS)
    assert bool(verdict) == verdict.ok == (not verdict.reason)
    assert may_compare(other, one, RECORDS).code == verdict.code
    return verdict.code


def test_two_monitors_on_one_thing_are_a_disagreement_and_may_be_held_together() -> None:
    verdict = may_compare(AREA, claim(130, series="abroad"), RECORDS)
    assert verdict.ok
    assert "never added or averaged" in verdict.caution
    assert may_compare(AREA, claim(101, series="watch"), RECORDS).caution == ""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"definition": "in production"}, "definition"),
        ({"unit": "t"}, "unit"),
        ({"place": "moor"}, "place"),
        ({"place": "land"}, "place"),
        ({"place": "old-vale"}, "place"),
        ({"period_start": date(2012, 1, 1), "period_end": date(2012, 12, 31)}, "year"),
        ({"period_end": date(2012, 12, 31)}, "period"),
        ({"flags": frozenset({"part-year"}), "period_end": date(2011, 6, 30)}, "period"),
        ({"kind": "target"}, "target"),
        ({"kind": "gap"}, "gap"),
        ({"kind": "change"}, "change"),
        ({"kind": "ratio"}, "ratio"),
        ({"kind": "price"}, "kind"),
        ({"flags": frozenset({"forecast"})}, "forecast"),
        ({"measure": "burnt"}, "measure"),
        ({"to_place": "isle"}, "destination"),
    ],
)
def test_what_differs_is_refused_by_name(change: dict, code: str) -> None:
    assert refused(AREA, replace(AREA, id="other", **change)) == code


def test_a_blank_definition_stands_beside_anything() -> None:
    assert refused(AREA, replace(AREA, definition="")) == ""


def test_shares_of_different_wholes_are_refused() -> None:
    exports = claim(79, measure="share_of_exports", kind="share", denominator="what leaves the land")
    assert refused(exports, replace(exports, denominator="what is grown")) == "denominator"
    market = replace(exports, measure="share_of_market", denominator="what the isle uses")
    assert refused(exports, market) == "measure"
    assert "different totals" in may_compare(exports, market, RECORDS).reason


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("coca_cultivation", "cocaine_production_potential", "The plant, its leaf"),
        ("coca_leaf_production", "cocaine_production_potential", "The plant, its leaf"),
        ("coca_paste_seizures", "cocaine_seizures", "The plant, its leaf"),
        ("coca_cultivation", "coca_eradication", "What is grown"),
        ("cocaine_production_potential", "cocaine_seizures", "What is grown"),
        ("cocaine_seizures", "total_drug_seizures", "already includes it"),
        ("coca_in_protected_areas", "coca_cultivation", "already includes it"),
        ("killings", "arrests", "different measures"),
        ("marijuana_seizures", "cocaine_seizures", "different measures"),
    ],
)
def test_measures_that_are_mixed_up_are_kept_apart_in_fitting_words(one: str, other: str, words: str) -> None:
    for pair in ((one, other), (other, one)):
        assert words in may_compare(*(claim(1, measure=m) for m in pair), RECORDS).reason


def test_currencies_are_not_converted() -> None:
    dollars = claim(3, measure="price", kind="price", unit="USD/kg")
    verdict = may_compare(dollars, replace(dollars, unit="PEN/kg"), RECORDS)
    assert (verdict.code, "not converted" in verdict.reason) == ("unit", True)


@given(CLAIM_SETS)
def test_the_guard_allows_what_the_estimates_hold_together(claims: list[Statement]) -> None:
    for one in claims:
        for other in claims:
            met = one.place == other.place and set(years_of(one)) & set(years_of(other))
            if met and counts(one) and counts(other) and one.kind == other.kind:
                assert may_compare(one, other, RECORDS).ok == comparable(one, other)


class TestChange:
    NOW = claim(130, 2013, 2012, series="watch", definition="planted")

    def test_a_gap_between_two_estimators_is_no_growth(self) -> None:
        verdict = may_read_as_change(AREA, replace(self.NOW, series="abroad"), RECORDS)
        assert (verdict.code, "not growth" in verdict.reason) == ("estimator", True)
        ana, bruno = (claim(5, year=y, attributed_to=who) for y, who in ((2010, "Ana"), (2011, "Bruno")))
        assert may_read_as_change(ana, bruno, RECORDS).code == "estimator"
        assert may_read_as_change(ana, replace(bruno, attributed_to="Ana"), RECORDS).ok

    def test_press_claims_are_single_claims_though_they_bear_a_series(self) -> None:
        ana, bruno = (
            claim(5, year=y, attributed_to=who, series="press") for y, who in ((2010, "Ana"), (2011, "Bruno"))
        )
        assert may_read_as_change(ana, bruno, RECORDS).code == "estimator"

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"definition": ""}, "definition"),
            ({"flags": frozenset({"part-year"})}, "period"),
            ({"period_end": date(2013, 12, 31)}, "period"),
            ({"place": "moor"}, "place"),
            ({"kind": "target"}, "target"),
            ({"period_start": date(2011, 1, 1), "period_end": date(2011, 12, 31)}, "year"),
        ],
    )
    def test_two_years_must_be_counted_alike(self, change: dict, code: str) -> None:
        assert may_read_as_change(AREA, self.NOW, RECORDS).ok
        assert may_read_as_change(AREA, replace(self.NOW, **change), RECORDS).code == code

    def test_a_new_method_bars_a_change_and_new_zones_are_said(self) -> None:
        def broken(**more: object) -> Break:
            fields = {
                "id": "b", "measure": "crop", "place": "", "series": "watch", "year": 2012, "kind": "method",
                "published": date(2013, 1, 1), "text": "Counted anew.", "text_es": "Otro conteo.",
            }  # fmt: skip
            return Break(**(fields | more))

        def told(**more: object) -> tuple[bool, str, str]:
            verdict = may_read_as_change(AREA, self.NOW, RECORDS, [broken(**more)])
            return verdict.ok, verdict.reason, verdict.caution

        assert told() == (False, "Counted anew.", "")
        assert told(kind="zones") == (True, "", "Counted anew.")
        for elsewhere in ({"year": 2011}, {"place": "moor"}, {"series": "abroad"}, {"measure": "burnt"}):
            assert told(**elsewhere) == (True, "", "")


class TestGrowth:
    RISE = claim(300, kind="change", unit="percent", denominator="the year before, each year",
                 period_start=date(2005, 1, 1), period_end=date(2011, 12, 31))  # fmt: skip

    def test_three_hundred_per_cent_a_year_for_seven_years(self) -> None:
        """Four times a year: 4 × 4 × 4 × 4 × 4 × 4 × 4 = 16,384; 25,000 / 16,384 = 1.526."""
        floor, elsewhere = claim(25_000, bound="at_least"), claim(9, place="moor")
        verdict = may_extrapolate(self.RISE, [floor, elsewhere, claim(8, year=2010)])
        assert verdict.code == "growth"
        assert "16,384" in verdict.reason
        texts = [line.text.replace("\u00a0", " ") for line in verdict.lines]
        assert texts == ["4^7 = 16,384", "at least 25,000 ha in 2011 / 16,384 = 1.53 ha in 2004"]
        assert verdict.lines[1].claims == (self.RISE.id, floor.id)

    def test_a_rate_over_its_whole_period_may_stand(self) -> None:
        fall = claim(-3.4, kind="change", unit="percent", denominator="2010")
        assert may_extrapolate(fall).ok

    def test_a_modest_rate_may_hold_in_each_of_its_years(self) -> None:
        """1.5^7 = 17; a change over the whole period is no yearly rate."""
        assert may_extrapolate(replace(self.RISE, value=50)).ok
        assert may_extrapolate(replace(self.RISE, denominator="2004")).ok

    def test_a_fall_can_be_as_unbelievable(self) -> None:
        """0.3^7 = 0.0002."""
        assert may_extrapolate(replace(self.RISE, value=-70)).code == "growth"

    def test_only_a_change_in_per_cent_is_a_rate(self) -> None:
        assert may_extrapolate(AREA).code == "kind"
        assert may_extrapolate(replace(self.RISE, unit="ha")).code == "kind"
