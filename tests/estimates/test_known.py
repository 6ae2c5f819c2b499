"""The columns say what the rules say, claim by claim, for any claims, any lens and any day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import DataError, UnknownNameError
from geo.estimates import ClaimTable, Timelines, known, timeline
from geo.model import Statement
from tests.support.claims import CLAIM_SETS, DAYS, LENS, SERIES, SOURCES, claim
from tests.support.plain_estimates import plain_known, plain_timeline


def table(claims: list[Statement]) -> ClaimTable:
    return ClaimTable(claims, SOURCES, SERIES, "crop")


@settings(max_examples=250)
@given(CLAIM_SETS, LENS)
def test_every_state_of_knowledge_is_as_worked_out_claim_by_claim(claims: list[Statement], lens: str) -> None:
    assert timeline(claims, SOURCES, SERIES, "crop", lens) == plain_timeline(
        claims, SOURCES, SERIES, "crop", lens
    )


@settings(max_examples=250)
@given(CLAIM_SETS, LENS, DAYS)
def test_one_day_is_the_newest_state_by_then(claims: list[Statement], lens: str, day: date | None) -> None:
    found = known(table(claims), lens, day)
    assert list(found) == plain_known(plain_timeline(claims, SOURCES, SERIES, "crop", lens), day)
    assert len(found) == len(list(found))


@given(CLAIM_SETS, LENS, DAYS)
def test_no_lens_invents_a_value(claims: list[Statement], lens: str, day: date | None) -> None:
    named = {s.id: {v for v in (s.value, s.low, s.high) if v is not None} for s in claims}
    everyone = {(e.place, e.year) for e in known(table(claims), "monitoring", day)}
    for estimate in known(table(claims), lens, day):
        assert (estimate.place, estimate.year) in everyone
        assert estimate.low <= estimate.high
        assert estimate.low in set().union(*(named[id] for id in estimate.claims))
        assert estimate.high in set().union(*(named[id] for id in estimate.claims))
        if estimate.headline is None:
            assert estimate.headline_claim == ""
        else:
            assert estimate.low <= estimate.headline <= estimate.high
            assert estimate.headline in named[estimate.headline_claim]


@given(CLAIM_SETS, LENS, DAYS.filter(bool), st.integers(0, 3000))
def test_a_later_day_never_loses_a_claim(claims: list[Statement], lens: str, day: date, more: int) -> None:
    then, later = known(table(claims), lens, day), known(table(claims), lens, day + timedelta(days=more))
    for estimate in then:
        assert set(estimate.claims) <= set(later.at(estimate.place, estimate.year).claims)


@given(CLAIM_SETS, DAYS)
def test_no_data_is_no_state(claims: list[Statement], day: date | None) -> None:
    found = known(table(claims), "monitoring", day)
    spoken = {(s.place, y) for s in claims for y in range(s.period_start.year, s.period_end.year + 1)}
    assert {(e.place, e.year) for e in found} <= spoken
    assert found.at("nowhere", 2010) is None
    assert found.at("vale", 1990) is None


def test_a_day_before_everything_knows_nothing() -> None:
    assert len(known(table([claim(5)]), "monitoring", date(2000, 1, 1))) == 0
    assert list(known(table([]))) == []
    assert timeline([], SOURCES, SERIES, "crop") == []


def test_the_table_is_made_once_and_asked_for_any_lens_and_day() -> None:
    made = table([claim(100, series="watch"), claim(150, 2014, series="abroad")])
    assert known(made, "monitoring", date(2013, 1, 1)).at("vale", 2011).contested is False
    assert known(made, "highest").at("vale", 2011).headline == 150
    assert known(made).at("vale", 2011).headline == 100
    assert known(made).spread.tolist() == pytest.approx([1 / 3])


def test_a_revision_replaces_from_its_own_day_and_only_where_the_lens_lets_it_speak() -> None:
    first = claim(10, 2012, series="watch")
    later = claim(12, 2014, series="watch", flags=frozenset({"revised"}))
    made = table([first, later])

    def told(lens: str, day: date) -> tuple[float, bool, bool]:
        found = known(made, lens, day).at("vale", 2011)
        return found.headline, found.contested, "revised" in found.flags

    assert told("monitoring", date(2014, 6, 29)) == (10, False, False)
    assert told("monitoring", date(2014, 6, 30)) == (12, False, True)
    assert told("lowest", date(2014, 6, 30)) == (12, False, True)
    assert told("source:p2012", date(2015, 1, 1)) == (10, False, False)


def test_the_columns_are_those_of_the_records() -> None:
    found = known(table([claim(0), claim(7, year=2012, bound="at_most"), claim(3, year=2012)]))
    assert found.low.tolist() == [0, 3]
    assert found.high.tolist() == [0, 7]
    assert found.spread.tolist() == pytest.approx([0, 4 / 7])
    assert found.headline.tolist() == [0, 3]


def test_a_missing_card_and_an_unknown_lens_are_named() -> None:
    with pytest.raises(UnknownNameError, match="p1999"):
        table([claim(1, published=1999)])
    with pytest.raises(UnknownNameError, match="average"):
        known(table([]), "average")


def test_more_flags_than_can_be_kept_are_refused() -> None:
    with pytest.raises(DataError, match="flags"):
        table([claim(1, flags=frozenset(f"f{i}" for i in range(80)))])


def test_timelines_and_the_day_agree() -> None:
    claims = [claim(10, 2012, series="watch"), claim(12, 2014, series="abroad")]
    lines = Timelines(timeline(claims, SOURCES, SERIES, "crop"))
    for day in (date(2013, 1, 1), None):
        assert known(table(claims), "monitoring", day).at("vale", 2011) == lines.at("vale", 2011, day)
