"""Claims become estimates on both time axes, without averaging and without inventing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UnknownNameError
from geo.estimates import Timelines, change_on, coverage, disagree, timeline
from geo.estimates.claims import interval
from geo.model import Measure, Place, Statement, View
from tests.support.claims import SERIES, SOURCES, claim


def at(claims: list[Statement], year: int = 2011, as_of: date | None = None, lens: str = "monitoring"):
    return Timelines(timeline(claims, SOURCES, SERIES, "crop", lens)).at("vale", year, as_of)


FLOOR = claim(25_000, attributed_to="Colonel", bound="at_least")
ROUND = claim(40_000, attributed_to="Governor", bound="approx")
CEILING = claim(3_000, attributed_to="Director", bound="at_most")


def test_three_speakers_who_disagree_give_a_range_and_no_headline() -> None:
    found = at([FLOOR, ROUND, CEILING])
    assert (found.low, found.high, found.headline) == (3_000, 40_000, None)
    assert found.contested
    assert found.speakers == 3
    assert found.documents == 1


def test_a_floor_below_a_round_figure_does_not_contradict_it() -> None:
    found = at([FLOOR, ROUND])
    assert not found.contested
    assert found.headline == 40_000


def test_no_claim_is_no_estimate_and_not_zero() -> None:
    assert at([FLOOR], year=2012) is None
    assert at([claim(0)]).headline == 0


def test_the_monitoring_series_speaks_first_and_keeps_the_others() -> None:
    found = at([ROUND, claim(19_700, series="watch"), claim(28_000, series="abroad")])
    assert found.headline == 19_700
    assert (found.low, found.high) == (19_700, 40_000)
    assert found.contested


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        ("monitoring", 100),
        ("lowest", 80),
        ("highest", 150),
        ("newest", 80),
        ("speaker:abroad", 150),
        ("source:p2013", 80),
    ],
)
def test_each_lens_puts_forward_one_claim(lens: str, expected: float) -> None:
    claims = [claim(100, series="watch"), claim(150, series="abroad"), claim(80, 2013, attributed_to="Late")]
    assert at(claims, lens=lens).headline == expected


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        ("monitoring", None),
        ("highest", 150),
        ("lowest", 80),
        ("speaker:Peace without War", 80),
        ("speaker:watch", None),
    ],
)
def test_what_was_read_in_a_way_left_out_does_not_speak(lens: str, expected: float | None) -> None:
    claims = [
        claim(100, series="watch"),
        claim(150, series="abroad", reading="official site"),
        claim(80, 2013, attributed_to="Peace without War", reading="first hand"),
    ]
    found = at(claims, lens=View(lens=lens, without=("press", "derived")).whole_lens)
    assert (found and found.headline) == expected


def test_an_unknown_lens_is_named() -> None:
    with pytest.raises(UnknownNameError, match="average"):
        at([FLOOR], lens="average")


def test_only_what_was_published_by_the_day_counts() -> None:
    claims = [claim(10, 2012, series="watch"), claim(12, 2014, series="watch", flags=frozenset({"revised"}))]
    assert at(claims, as_of=date(2012, 6, 29)) is None
    assert at(claims, as_of=date(2012, 6, 30)).headline == 10
    assert at(claims, as_of=date(2014, 6, 30)).headline == 12


def test_a_revision_replaces_its_own_series_only_and_is_said() -> None:
    first, later = (
        claim(10, 2012, series="watch"),
        claim(12, 2014, series="watch", flags=frozenset({"revised"})),
    )
    found = at([first, later])
    assert not found.contested
    assert "revised" in found.flags
    assert set(found.claims) == {first, later}
    other = claim(10, 2012, series="abroad")
    assert at([other, later]).contested


def test_of_two_figures_published_on_one_day_neither_replaces_the_other() -> None:
    both = [claim(v, 2012, series="watch", flags=frozenset({"revised"})) for v in (10, 12)]
    assert at(both).contested


def test_a_conflict_stays_beside_the_headline() -> None:
    doubtful = claim(35_106, 2013, series="watch", flags=frozenset({"conflict"}))
    found = at([claim(35_709, 2012, series="watch"), doubtful])
    assert found.headline == 35_709
    assert found.contested


def test_another_definition_or_part_of_the_year_does_not_contradict() -> None:
    pure = claim(300, definition="pure")
    exported = claim(400, definition="as exported")
    part = claim(100, flags=frozenset({"part-year"}), period_end=date(2011, 10, 31))
    assert not disagree(pure, exported)
    assert not disagree(claim(300), part)
    assert disagree(pure, claim(400))


def test_a_rounded_repeat_neither_contradicts_nor_speaks_first() -> None:
    printed = claim(19_700, 2011, series="watch", flags=frozenset({"rounded"}))
    found = at([printed, claim(19_723, 2012, series="watch")])
    assert found.headline == 19_723
    assert not found.contested


def test_a_range_is_taken_over_claims_of_one_definition() -> None:
    drug = claim(1, definition="drugs alone", bound="at_least")
    found = at([drug, claim(5, definition="all crime", bound="at_least"), claim(7, definition="all crime")])
    assert (found.low, found.headline, found.high) == (5, 7, 7)
    assert "other-definitions" in found.flags


def test_targets_changes_and_forecasts_are_not_painted() -> None:
    assert (
        at([claim(5, kind="target"), claim(6, kind="change"), claim(7, flags=frozenset({"forecast"}))])
        is None
    )


def test_a_period_of_several_years_shows_in_each_and_says_so() -> None:
    span = claim(18, period_start=date(2011, 1, 1), period_end=date(2012, 12, 31))
    for year in (2011, 2012):
        assert "several-years" in at([span], year=year).flags
    assert at([span], year=2013) is None


def test_a_missing_card_is_named() -> None:
    with pytest.raises(UnknownNameError, match="p1999"):
        at([claim(1, published=1999)])


@pytest.mark.parametrize(
    ("value", "half"), [(40_000, 5_000), (13_000, 500), (19_723, 0.5), (2.6, 0.05), (150, 5), (0, 0)]
)
def test_a_round_figure_stands_for_what_rounds_to_it(value: float, half: float) -> None:
    low, high = interval(claim(value, bound="approx"))
    assert (low, high) == pytest.approx((value - half, value + half))


def test_change_needs_the_same_series_and_method() -> None:
    before, now = claim(100, series="watch", year=2010), claim(113, series="watch")
    lines = Timelines(timeline([before, now], SOURCES, SERIES, "crop"))
    years = lines.at("vale", 2010), lines.at("vale", 2011)
    assert change_on(*years, SERIES).percent == pytest.approx(13)
    for other in (replace(now, series="sums"), replace(now, definition="new method")):
        told = change_on(years[0], replace(years[1], headline_claim=other), SERIES)
        assert told.percent is None
        assert "no comparison" in told.reason


def test_ranks_have_no_percentage() -> None:
    before, now = claim(1, unit="rank", series="watch", year=2010), claim(2, unit="rank", series="watch")
    lines = Timelines(timeline([before, now], SOURCES, SERIES, "crop"))
    found = change_on(lines.at("vale", 2010), lines.at("vale", 2011), SERIES)
    assert (found.percent, found.reason) == (None, "")


def test_change_on_nothing_has_no_percentage() -> None:
    before, now = claim(0, series="watch", year=2010), claim(113, series="watch")
    lines = Timelines(timeline([before, now], SOURCES, SERIES, "crop"))
    told = change_on(lines.at("vale", 2010), lines.at("vale", 2011), SERIES)
    assert (told.percent, "zero" in told.reason) == (None, True)


def test_figures_of_two_single_speakers_make_no_change() -> None:
    before, now = claim(100, attributed_to="Ana", year=2010), claim(113, attributed_to="Bruno")
    lines = Timelines(timeline([before, now], SOURCES, SERIES, "crop"))
    told = change_on(lines.at("vale", 2010), lines.at("vale", 2011), SERIES)
    assert told.percent is None


def place(name: str, predecessor_of: str = "") -> Place:
    return Place(name, "zone", name, name, (), "land", predecessor_of, None, None, "", "")


def test_coverage_counts_no_area_twice_and_skips_what_has_no_single_value() -> None:
    crop = Measure("crop", "ha", "sum over disjoint places", "", "", "", "", "")
    parts = [place("vale"), place("old-vale", "vale"), place("ridge"), place("moor")]
    claims = [
        claim(100, place="land", series="watch"),
        claim(60, series="watch"),
        claim(55, place="old-vale", series="watch"),
        replace(FLOOR, place="ridge"),
        replace(CEILING, place="ridge"),
    ]
    lines = Timelines(timeline(claims, SOURCES, SERIES, "crop"))
    told = coverage(lines, crop, parts, "land", 2011)
    assert (told.parts, told.whole) == (60, 100)
    assert told.without == ("ridge",)
    assert coverage(lines, replace(crop, combine="none"), parts, "land", 2011) is None


amounts = st.floats(0, 1e6, allow_nan=False)
any_claims = st.lists(
    st.builds(
        lambda value, published, year, who, bound, number: claim(
            value,
            published,
            year,
            attributed_to=who,
            bound=bound,
            id=f"c{number}",
            series=who if who in SERIES else "",
        ),
        amounts,
        st.integers(2000, 2030),
        st.integers(2008, 2012),
        st.sampled_from(["watch", "abroad", "Ana", "Bruno"]),
        st.sampled_from(["exact", "approx", "at_least", "at_most"]),
        st.integers(),
    ),
    max_size=8,
    unique_by=lambda s: s.id,
)
lenses = st.sampled_from(["monitoring", "lowest", "highest", "newest"])


@given(any_claims, lenses)
def test_low_headline_high_are_in_order_and_claimed(claims: list[Statement], lens: str) -> None:
    for found in timeline(claims, SOURCES, SERIES, "crop", lens):
        assert found.low <= found.high
        if found.headline is not None:
            assert found.low <= found.headline <= found.high
            assert found.headline_claim in claims
            assert found.headline == found.headline_claim.value


@given(any_claims, st.dates(date(1999, 1, 1), date(2031, 1, 1)), st.integers(0, 4000))
def test_a_later_day_never_knows_less(claims: list[Statement], day: date, more: int) -> None:
    lines = Timelines(timeline(claims, SOURCES, SERIES, "crop"))
    for year in range(2008, 2013):
        earlier, later = lines.at("vale", year, day), lines.at("vale", year, day + timedelta(days=more))
        assert set(earlier.claims if earlier else ()) <= set(later.claims if later else ())
