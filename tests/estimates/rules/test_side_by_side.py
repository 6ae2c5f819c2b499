"""Two views side by side: a difference only where there may be one, and why there is none elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.estimates import (
    Difference,
    Rules,
    Side,
    Timelines,
    differences,
    may_compare,
    may_read_as_change,
    not_outcomes,
    timeline,
    together,
)
from geo.model import Break, Comparison, Statement, View
from tests.support.claims import CLAIM_SETS, DAYS, LENS, RECORDS, SERIES, SOURCES, claim

WATCHED = {"series": "watch", "definition": "planted"}
VIEW = View(measure="crop", level="zone", year=2011)


def rules_of(part: str, breaks: tuple[Break, ...] = ()) -> Rules:
    return Rules(part, RECORDS, breaks)


def side(claims: list[Statement], view: View) -> Side:
    known = Timelines(timeline(claims, SOURCES, SERIES, view.measure, view.lens))
    return Side(view, known, not_outcomes({s.id: s for s in claims}, view.measure))


def both(claims: list[Statement], now: Comparison) -> tuple[Side, Side]:
    return side(claims, now.left), side(claims, now.right)


def beside(
    claims: list[Statement], now: Comparison, place: str = "vale", breaks: tuple[Break, ...] = ()
) -> Difference:
    return differences([place], *both(claims, now), rules_of(now.part, breaks))[0]


def years(first: int = 2010, second: int = 2011) -> Comparison:
    return Comparison(replace(VIEW, year=first), "year", second)


def break_in(year: int, kind: str, **more: object) -> Break:
    fields = {
        "measure": "crop",
        "place": "",
        "series": "watch",
        "text": f"{kind} of {year}",
        "published": date(year, 1, 1),
    }
    return Break(f"{kind}-{year}", **(fields | more), text_es="", year=year, kind=kind)


def test_two_years_of_one_series_have_a_difference_in_both_directions() -> None:
    claims = [claim(100, year=2010, **WATCHED), claim(130, year=2011, **WATCHED)]
    found = beside(claims, years())
    assert (found.change, found.percent) == (30, 30)
    assert found.verdict.ok
    back = beside(claims, years(2011, 2010))
    assert back.change == -30
    assert back.percent == pytest.approx(-100 * 30 / 130)


def test_the_difference_of_a_round_figure_is_about_as_much() -> None:
    exact, others = claim(100, year=2010, **WATCHED), ({"bound": "approx"}, {"flags": frozenset({"rounded"})})
    for more in others:
        assert beside([exact, claim(130, year=2011, **WATCHED, **more)], years()).about
    assert not beside([exact, claim(130, year=2011, **WATCHED)], years()).about
    assert not beside([exact, claim(100, year=2011, bound="approx", **WATCHED)], years()).about


def test_years_far_apart_may_be_compared_too() -> None:
    claims = [claim(50, year=2008, **WATCHED), claim(200, year=2012, **WATCHED)]
    assert beside(claims, years(2008, 2012)).percent == 300


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"series": "abroad"}, "estimator"),
        ({"definition": "in production"}, "definition"),
        ({"definition": ""}, "definition"),
        ({"denominator": "all land"}, "denominator"),
        ({"unit": "t"}, "unit"),
        ({"flags": frozenset({"part-year"}), "period_end": date(2011, 6, 30)}, "period"),
        ({"period_end": date(2012, 12, 31)}, "period"),
        ({"bound": "at_least"}, "bound"),
        ({"bound": "at_most"}, "bound"),
        ({"kind": "target"}, "target"),
        ({"flags": frozenset({"forecast"})}, "target"),
        ({"value": None, "low": 90.0, "high": 110.0, "bound": "range"}, "range"),
    ],
)
def test_two_years_that_differ_in_more_than_the_year_have_none(change: dict, code: str) -> None:
    now = replace(claim(130, year=2011, **WATCHED), **change)
    found = beside([claim(100, year=2010, **WATCHED), now], years())
    assert (found.change, found.percent) == (None, None)
    assert found.verdict.code == code
    assert found.verdict.reason.endswith(".")


def test_a_method_that_changed_between_two_years_is_no_change() -> None:
    claims = [claim(100, year=2010, **WATCHED), claim(130, year=2012, **WATCHED)]
    found = beside(claims, years(2010, 2012), breaks=(break_in(2011, "method"),))
    assert (found.change, found.verdict.code, found.verdict.reason) == (None, "break", "method of 2011")
    assert beside(claims, years(2010, 2012), breaks=(break_in(2013, "method"),)).change == 30


def test_every_caution_between_two_years_is_said() -> None:
    claims = [claim(100, year=2010, **WATCHED), claim(130, year=2012, **WATCHED)]
    breaks = (break_in(2011, "zones"), break_in(2012, "zones"), break_in(2012, "zones", place="moor"))
    found = beside(claims, years(2010, 2012), breaks=breaks)
    assert found.change == 30
    assert found.verdict.caution == "zones of 2011 zones of 2012"


def test_no_figure_is_not_zero_and_zero_has_no_percentage() -> None:
    now = claim(130, year=2011, **WATCHED)
    missing = beside([now], years())
    assert (missing.left, missing.change, missing.verdict.code) == (None, None, "no-data")
    assert "2010" in missing.verdict.reason
    zero = beside([claim(0, year=2010, **WATCHED), now], years())
    assert (zero.change, zero.percent) == (130, None)
    neither = beside([claim(1, year=2005, **WATCHED)], years())
    assert neither.silent
    assert "in either" in neither.verdict.reason


def test_a_place_newly_monitored_has_not_grown_from_zero() -> None:
    new = frozenset({"newly-monitored"})
    claims = [claim(80, year=2011, flags=new, **WATCHED), claim(90, year=2012, **WATCHED)]
    for second in (2011, 2012):
        found = beside(claims, years(2010, second))
        assert (found.change, found.verdict.code) == (None, "newly-monitored")
        assert "2011" in found.verdict.reason
    assert beside(claims, years(2011, 2012)).change == 10


def test_an_older_area_is_not_held_against_its_successor() -> None:
    claims = [claim(100, year=2010, place="old-vale", **WATCHED), claim(130, year=2011, **WATCHED)]
    for place, other in (("vale", "Old Vale"), ("old-vale", "Vale")):
        found = beside(claims, years(), place)
        assert (found.change, found.verdict.code) == (None, "area")
        assert other in found.verdict.reason


def test_claims_that_differ_have_no_single_value_to_compare() -> None:
    people = [claim(10, attributed_to="Ana"), claim(50, attributed_to="Bruno")]
    found = beside([claim(100, year=2010, **WATCHED), *people], years())
    assert (found.change, found.verdict.code) == (None, "contested")
    assert "2011" in found.verdict.reason


def days(then: date) -> Comparison:
    return Comparison(replace(VIEW, as_of=then), "as_of", None)


def test_between_as_of_dates_a_revision_has_a_difference_and_another_monitor_none() -> None:
    first = claim(100, 2012, **WATCHED)
    revised = claim(110, 2014, flags=frozenset({"revised"}), **WATCHED)
    assert beside([first, revised], days(date(2013, 1, 1))).change == 10
    assert beside([first], days(date(2013, 1, 1))).change == 0
    other = beside(
        [claim(100, 2012, series="abroad"), claim(110, 2014, series="watch")], days(date(2013, 1, 1))
    )
    assert (other.change, other.verdict.code) == (None, "estimator")


def test_what_was_not_out_yet_is_said_with_the_day() -> None:
    found = beside([claim(100, 2014, **WATCHED)], days(date(2013, 1, 1)))
    assert (found.change, found.verdict.code) == (None, "not-yet-known")
    assert "1 Jan 2013" in found.verdict.reason


def test_between_lenses_the_gap_of_two_monitors_is_said_with_a_caution() -> None:
    claims = [claim(100, series="watch"), claim(130, series="abroad")]
    found = beside(claims, Comparison(VIEW, "lens", "highest"))
    assert (found.change, found.percent) == (30, 30)
    assert "never added or averaged" in found.verdict.caution
    silent = beside([claims[0]], Comparison(VIEW, "lens", "speaker:abroad"))
    assert (silent.change, silent.verdict.code) == (None, "no-data")
    assert "Figure shown" in silent.verdict.reason


def test_between_lenses_another_definition_or_an_open_bound_has_no_gap() -> None:
    for more, code in (({"definition": "in production"}, "definition"), ({"bound": "at_least"}, "bound")):
        claims = [claim(100, **WATCHED), claim(130, series="abroad", **more)]
        found = beside(claims, Comparison(VIEW, "lens", "highest"))
        assert (found.change, found.verdict.code) == (None, code)


def test_two_measures_are_never_subtracted_be_their_unit_the_same() -> None:
    claims = [claim(100, series="watch"), claim(30, series="watch", measure="burnt")]
    found = beside(claims, Comparison(VIEW, "measure", "burnt"))
    assert (found.left.headline, found.right.headline) == (100, 30)
    assert (found.change, found.verdict.code) == (None, "measure")


def test_ranks_and_shares_are_not_turned_into_per_cent() -> None:
    ranks = [claim(2, year=2010, kind="rank", unit="rank", **WATCHED),
             claim(1, year=2011, kind="rank", unit="rank", **WATCHED)]  # fmt: skip
    assert beside(ranks, years()).verdict.code == "rank"
    shares = [replace(s, kind="share", unit="percent", value=v) for s, v in zip(ranks, (40, 50), strict=True)]
    found = beside(shares, years())
    assert (found.change, found.percent) == (10, None)


def found_of(claims: list[Statement], now: Comparison, places: tuple[str, ...]) -> list[Difference]:
    return differences(places, *both(claims, now), rules_of(now.part))


ZONES = [
    claim(value, year=year, place=place, **WATCHED)
    for place, year, value in (
        ("vale", 2010, 100), ("moor", 2010, 40), ("vale", 2011, 90), ("moor", 2011, 85), ("ridge", 2011, 500),
    )
]  # fmt: skip


def test_sums_take_in_the_same_places_on_both_sides_and_no_others() -> None:
    sums = together(found_of(ZONES, years(), ("vale", "moor", "ridge")), rules_of("year"))
    assert sums.places == ("vale", "moor")
    assert (sums.left, sums.right, sums.percent) == (140, 175, 25)


def test_there_is_no_sum_where_sums_are_not_allowed() -> None:
    assert together(found_of(ZONES, years(), ("vale",)), rules_of("year")) is None
    lenses = Comparison(VIEW, "lens", "highest")
    assert together(found_of(ZONES, lenses, ("vale", "moor")), rules_of("lens")) is None
    # A price is never added, and neither are the figures of two monitors.
    prices = [replace(s, measure="price", kind="price", unit="USD/kg") for s in ZONES]
    view = replace(years(), left=replace(years().left, measure="price"))
    assert together(found_of(prices, view, ("vale", "moor")), rules_of("year")) is None
    mixed = [replace(s, series="abroad") if s.place == "moor" else s for s in ZONES]
    assert together(found_of(mixed, years(), ("vale", "moor")), rules_of("year")) is None
    # A zone and the spot inside it cover the same ground.
    nested = [replace(s, place="spot") if s.place == "moor" else s for s in ZONES]
    assert together(found_of(nested, years(), ("vale", "spot")), rules_of("year")) is None


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    view = replace(VIEW, year=draw(st.integers(2008, 2013)), as_of=draw(DAYS), lens=draw(LENS))
    part = draw(st.sampled_from(["year", "as_of", "lens", "measure"]))
    other = {"year": st.integers(2008, 2013), "as_of": DAYS, "lens": LENS, "measure": st.just("burnt")}
    return Comparison(view, part, draw(other[part]))


@st.composite
def claim_sets(draw: st.DrawFn) -> list[Statement]:
    claims = draw(CLAIM_SETS)
    return [replace(s, measure=draw(st.sampled_from(["crop", "crop", "burnt"]))) for s in claims]


@given(claim_sets(), comparisons())
def test_there_is_never_a_difference_where_the_guard_says_no(
    claims: list[Statement], now: Comparison
) -> None:
    for found in found_of(claims, now, ("vale", "moor")):
        if found.change is None:
            assert found.percent is None
            assert not found.verdict.ok
            assert found.verdict.code
            assert found.verdict.reason
            continue
        left, right = found.left.headline_claim, found.right.headline_claim
        assert found.change == found.right.headline - found.left.headline
        assert left.measure == right.measure
        if now.part == "year" and now.left.year != now.right.year:
            order = (left, right) if now.left.year < now.right.year else (right, left)
            assert may_read_as_change(*order, RECORDS)
        elif left.id != right.id:
            assert may_compare(left, right, RECORDS)
            assert not {left.bound, right.bound} & {"at_least", "at_most"}


@given(claim_sets(), comparisons())
def test_exchanging_the_sides_exchanges_the_sign_and_nothing_else(
    claims: list[Statement], now: Comparison
) -> None:
    back = Comparison(now.right, now.part, getattr(now.left, now.part))
    pairs = zip(*(found_of(claims, which, ("vale", "moor")) for which in (now, back)), strict=True)
    for one, other in pairs:
        assert (one.change is None) == (other.change is None)
        if one.change is not None:
            assert one.change == -other.change
