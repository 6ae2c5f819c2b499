"""Totals over years and values carried on: no day twice, no zero for silence, no step over a break."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UnknownNameError, ViewError
from geo.estimates import RangeTotal, Timelines, carry_forward, range_total, timeline
from geo.estimates.rules.adding import guarded_sum
from geo.estimates.rules.disjoint_periods import cover
from geo.model import Break, Statement
from tests.support.claims import AMOUNTS, DAYS, LENS, RECORDS, SERIES, SOURCES, claim


def burnt(value: float, year: int = 2011, **more: object) -> Statement:
    fields = {"measure": "burnt", "series": "watch", "published": 2020}
    return claim(value, fields.pop("published"), year, **(fields | more))


def total(claims: list[Statement], first: int = 2008, last: int = 2014, **more: object) -> RangeTotal:
    return range_total(claims, RECORDS, more.pop("measure", "burnt"), "vale", first, last, **more)


def left(found: RangeTotal) -> dict[str, str]:
    assert all(one.reason for one in found.left_out)
    return {one.claim: one.code for one in found.left_out}


class TestTotal:
    def test_years_are_added_and_gaps_are_named(self) -> None:
        found = total([burnt(10, 2008), burnt(20, 2009), burnt(5, 2012)])
        assert (found.value, found.bound, found.series) == (35, "exact", "watch")
        assert found.years == (2008, 2009, 2012)
        assert found.missing == (2010, 2011, 2013, 2014)
        assert found.missing == (2010, 2011, 2013, 2014)
        assert found.gap_words == "No figure for 2010–2011, 2013–2014."

    def test_silence_is_not_zero_and_zero_is_no_silence(self) -> None:
        assert total([]).value is None
        assert total([]).missing == tuple(range(2008, 2015))
        assert total([burnt(0)]).value == 0
        assert total([burnt(4, place="moor")]).value is None

    def test_a_level_has_no_total_over_years(self) -> None:
        found = total([claim(5, series="watch")], measure="crop")
        assert (found.value, found.verdict.ok, found.missing) == (None, False, ())
        assert "never summed over years" in found.verdict.reason
        assert not total([], measure="price").verdict

    def test_several_years_are_not_added_to_the_years_within(self) -> None:
        """Two years in one claim cover more than one of them counted alone."""
        span = burnt(30, 2009, period_end=date(2010, 12, 31))
        found = total([span, burnt(18, 2010), burnt(7, 2011)])
        assert found.value == 37
        assert found.years == (2009, 2010, 2011)
        assert left(found) == {burnt(18, 2010).id: "overlap"}

    def test_the_choice_that_covers_most_days_is_taken(self) -> None:
        three = burnt(30, 2008, period_end=date(2010, 12, 31))
        found = total([three, burnt(9, 2008), burnt(8, 2009), burnt(7, 2010), burnt(6, 2011)])
        # Equal days: one claim over three years before three of one year.
        assert found.claims == (three, burnt(6, 2011))
        wide = burnt(99, 2010, period_end=date(2012, 12, 31))
        assert total([three, wide, burnt(1, 2011), burnt(2, 2012)]).value == 33

    def test_part_of_a_year_counts_where_nothing_better_does(self) -> None:
        half = burnt(4, 2012, period_end=date(2012, 6, 30), flags=frozenset({"part-year"}))
        found = total([half, burnt(10, 2011)])
        assert (found.value, found.years, found.partly) == (14, (2011,), (2012,))
        assert 2012 not in found.missing
        found = total([half, burnt(9, 2012)])
        assert (found.value, found.partly, left(found)) == (9, (), {half.id: "overlap"})
        unclear = burnt(5, 2012, flags=frozenset({"part-year"}))
        assert total([unclear]).partly == (2012,)
        assert total([unclear, burnt(9, 2012)]).value == 9

    def test_two_halves_make_a_year(self) -> None:
        halves = [
            burnt(4, 2012, period_end=date(2012, 6, 30)),
            burnt(5, 2012, period_start=date(2012, 7, 1)),
        ]
        assert (total(halves).value, total(halves).years) == (9, (2012,))
        # As many days, but of a count that had not ended.
        unclear = burnt(8, 2012, flags=frozenset({"part-year"}))
        assert total([*halves, unclear]).value == 9

    def test_a_period_that_reaches_beyond_is_left_out(self) -> None:
        span = burnt(50, 2007, period_end=date(2008, 12, 31))
        assert left(total([span, burnt(1)])) == {span.id: "beyond"}
        assert total([span], 2007, 2008).value == 50

    def test_monitors_are_never_mixed(self) -> None:
        theirs = [burnt(100, y, series="abroad") for y in (2009, 2010, 2012)]
        ours = [burnt(1, 2009), burnt(2, 2010)]
        found = total([*theirs, *ours])
        assert (found.value, found.series) == (3, "watch")
        assert set(left(found).values()) == {"estimator"}
        assert total([*theirs, *ours], lens="speaker:abroad").value == 300
        # The other lenses pick among those that cover most days.
        assert total([*theirs, *ours], lens="lowest").value == 300

    def test_a_lens_picks_one_total_among_equal_cover(self) -> None:
        claims = [burnt(1, 2009), burnt(5, 2009, series="abroad", source="p2021")]
        assert [total(claims, lens=x).value for x in ("monitoring", "lowest", "highest", "newest")] == [
            1,
            1,
            5,
            5,
        ]

    def test_another_definition_is_left_out(self) -> None:
        acid, lime = burnt(3, definition="acid"), burnt(4, 2012, definition="lime")
        found = total([acid, lime, burnt(5, 2013, definition="lime")])
        assert (found.value, found.definition) == (9, "lime")
        assert left(found) == {acid.id: "definition"}

    def test_single_claims_outside_any_series_follow_one_another(self) -> None:
        ana, bruno = (
            burnt(v, y, series="", attributed_to=w) for v, y, w in ((20, 2010, "Ana"), (3, 2011, "Bruno"))
        )
        assert (total([ana, bruno]).value, total([ana, bruno]).series) == (23, "")
        other = burnt(9, 2011, series="press", attributed_to="Carla")
        found = total([ana, bruno, other])
        assert (found.value, left(found)) == (20, {bruno.id: "contested", other.id: "contested"})
        repeat = replace(bruno, id="repeat", attributed_to="Carla")
        assert set(left(total([ana, bruno, repeat])).values()) == {"repeat"}

    def test_revisions_floors_and_forecasts(self) -> None:
        first, later = burnt(8, source="p2012"), burnt(9, flags=frozenset({"revised"}))
        found = total([first, later])
        assert (found.value, left(found)) == (9, {first.id: "revised"})
        assert total([burnt(8, bound="at_least"), burnt(1, 2012)]).bound == "at_least"
        assert total([burnt(8, flags=frozenset({"forecast"}))]).value is None
        both = total([burnt(8, bound="at_least"), burnt(1, 2012, bound="at_most")])
        assert (both.value, set(left(both).values())) == (8, {"bound"})
        spread = burnt(None, bound="range", low=1, high=2)
        assert left(total([spread])) == {spread.id: "bound"}

    def test_only_what_was_known_counts(self) -> None:
        claims = [burnt(8, source="p2012"), burnt(9, 2012, source="p2014")]
        assert total(claims, as_of=date(2013, 1, 1)).value == 8
        assert total(claims, as_of=date(2011, 1, 1)).value is None

    def test_what_is_asked_wrongly_is_named(self) -> None:
        with pytest.raises(ViewError, match="2012 to 2011"):
            total([], 2012, 2011)
        with pytest.raises(UnknownNameError, match="average"):
            total([], lens="average")


@st.composite
def flows(draw: st.DrawFn) -> list[Statement]:
    made = []
    for number in range(draw(st.integers(0, 9))):
        year = draw(st.integers(2007, 2014))
        start = date(year, draw(st.sampled_from([1, 1, 1, 4, 7])), 1)
        end = date(year + draw(st.sampled_from([0, 0, 0, 1, 2])), draw(st.sampled_from([12, 12, 9])), 30)
        made.append(
            burnt(
                draw(AMOUNTS), id=f"c{number}", period_start=start, period_end=end,
                series=draw(st.sampled_from(["watch", "watch", "abroad", "press", ""])),
                definition=draw(st.sampled_from(["", "", "acid", "lime"])),
                bound=draw(st.sampled_from(["exact", "exact", "at_least", "at_most"])),
                source=draw(st.sampled_from(["p2010", "p2014"])),
                flags=frozenset(draw(st.sets(st.sampled_from(["part-year", "revised"])))),
            )
        )  # fmt: skip
    return made


@given(flows(), LENS, DAYS)
def test_no_day_is_counted_twice_and_nothing_is_lost(
    claims: list[Statement], lens: str, day: date | None
) -> None:
    found = total(claims, lens=lens, as_of=day)
    counted = found.claims
    assert not guarded_sum(counted, RECORDS).left_out
    for one, other in combinations(counted, 2):
        assert one.period_end < other.period_start or other.period_end < one.period_start
    assert sorted([*found.years, *found.partly, *found.missing]) == list(range(2008, 2015))
    assert not {s.id for s in counted} & {one.claim for one in found.left_out}
    assert (found.value is None) == (not counted)
    if counted:
        assert found.value == pytest.approx(sum(s.value for s in counted))


@given(flows())
def test_no_other_choice_covers_more_days(claims: list[Statement]) -> None:
    def days(chosen: tuple[Statement, ...]) -> int:
        return sum((s.period_end - s.period_start).days + 1 for s in chosen)

    def apart(chosen: tuple[Statement, ...]) -> bool:
        return all(
            a.period_end < b.period_start or b.period_end < a.period_start for a, b in combinations(chosen, 2)
        )

    best = max(
        days(chosen) for n in range(len(claims) + 1) for chosen in combinations(claims, n) if apart(chosen)
    )
    assert days(tuple(cover(claims, lambda s: ()))) == best


BREAK = Break("b", "crop", "", "watch", 2012, "method", date(2012, 1, 1), "Counted anew.", "Otro conteo.")


class TestCarried:
    CLAIM = claim(60, year=2010, series="watch")

    def carried(self, year: int, *claims: Statement, place: str = "vale", breaks: tuple = (), **more: object):
        known = claims or (self.CLAIM,)
        measure = known[0].measure
        lines = Timelines(timeline(known, SOURCES, SERIES, measure))
        return carry_forward(lines, measure, place, year, RECORDS, breaks, **more)

    def test_the_last_value_is_carried(self) -> None:
        found = self.carried(2013)
        assert (found.headline, found.year) == (60, 2010)

    @pytest.mark.parametrize("year", [2010, 2009, 2016])
    def test_not_forever_not_backwards_and_not_over_a_figure_of_its_own(self, year: int) -> None:
        assert self.carried(year) is None
        assert self.carried(2015).year == 2010

    def test_what_happened_in_a_year_is_not_carried(self) -> None:
        assert self.carried(2012, burnt(5, 2010, source="p2012")) is None
        assert self.carried(2012, claim(5, year=2010, measure="cleared")) is None

    def test_only_what_was_known_is_carried(self) -> None:
        later = claim(70, 2014, 2011, series="watch")
        assert self.carried(2012, self.CLAIM, later).year == 2011
        assert self.carried(2012, self.CLAIM, later, as_of=date(2013, 1, 1)).year == 2010
        assert self.carried(2012, as_of=date(2005, 1, 1)) is None

    def test_no_step_over_a_break_in_the_series(self) -> None:
        assert self.carried(2012, breaks=(BREAK,)) is None
        assert self.carried(2013, breaks=(BREAK,)) is None
        assert self.carried(2011, breaks=(BREAK,)).year == 2010
        for elsewhere in (
            replace(BREAK, place="moor"),
            replace(BREAK, measure="burnt"),
            replace(BREAK, year=2010),
        ):
            assert self.carried(2012, breaks=(elsewhere,)).year == 2010

    def test_a_new_publisher_ends_what_the_old_one_gave_where_both_speak(self) -> None:
        new = replace(BREAK, series="sums", kind="publisher")
        assert self.carried(2013, breaks=(new,)).year == 2010
        after = claim(70, 2020, 2014, series="sums")
        assert self.carried(2013, self.CLAIM, after, breaks=(new,)) is None
        abroad = claim(9, year=2010, series="abroad")
        assert self.carried(2013, abroad, after, breaks=(new,)).year == 2010

    def test_an_older_place_ends_where_its_successor_begins(self) -> None:
        old = claim(60, year=2010, place="old-vale", series="watch")
        assert self.carried(2013, old, place="old-vale", breaks=(replace(BREAK, place="vale"),)) is None
