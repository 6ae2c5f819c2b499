"""What holds of the estimates for any claims, lens and day; and states worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import UnknownNameError
from geo.estimates import Timelines, comparable, counts, disagree, newest, speaker, timeline
from geo.estimates.claims import largest, smallest
from geo.estimates.lens import admits
from geo.model import Estimate, Statement
from tests.support.claims import CLAIM_SETS, DAYS, LENS, SERIES, SOURCES, claim


def states(claims: list[Statement], lens: str = "monitoring") -> list[Estimate]:
    return timeline(claims, SOURCES, SERIES, "crop", lens)


def only(claims: list[Statement], lens: str = "monitoring") -> Estimate:
    """Return the newest state of the one place and year that the claims speak of."""
    found = states(claims, lens)
    assert len({(e.place, e.year) for e in found}) == 1
    return found[-1]


def known_by(day: date | None, claims: list[Statement]) -> list[Statement]:
    return [s for s in claims if day is None or SOURCES[s.source].published_to <= day]


@settings(max_examples=250)
@given(CLAIM_SETS, LENS, DAYS)
def test_what_is_known_on_a_day_needs_only_what_was_published_by_then(
    claims: list[Statement], lens: str, day: date | None
) -> None:
    lines, then = Timelines(states(claims, lens)), Timelines(states(known_by(day, claims), lens))
    asked = {(s.place, year) for s in claims for year in range(2008, 2012)}
    for place, year in asked:
        assert lines.at(place, year, day) == then.at(place, year)
    of_the_day = [found for place, year in sorted(asked) if (found := lines.at(place, year, day)) is not None]
    assert newest(claims, SOURCES, SERIES, "crop", lens, as_of=day) == of_the_day


@given(CLAIM_SETS, LENS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(claims: list[Statement], lens: str, chance) -> None:
    found = states(claims, lens)
    chance.shuffle(claims)
    assert states(claims, lens) == found
    assert found == sorted(found, key=lambda e: (e.place, e.year, e.known_from))


@settings(max_examples=250)
@given(CLAIM_SETS, LENS)
def test_a_state_names_every_claim_that_the_lens_lets_speak_from_its_day_on(
    claims: list[Statement], lens: str
) -> None:
    expected: dict[tuple[str, int, date], set[Statement]] = {}
    speaking = [s for s in claims if counts(s) and admits(lens, s, SERIES)]
    for s in speaking:
        for year in range(s.period_start.year, s.period_end.year + 1):
            beside = [o for o in speaking if o.place == s.place
                      and o.period_start.year <= year <= o.period_end.year]  # fmt: skip
            day = SOURCES[s.source].published_to
            expected[s.place, year, day] = set(known_by(day, beside))
    assert {(e.place, e.year, e.known_from): set(e.claims) for e in states(claims, lens)} == expected


@settings(max_examples=250)
@given(CLAIM_SETS, LENS)
def test_claims_that_nothing_replaces_contest_each_other_where_two_disagree(
    claims: list[Statement], lens: str
) -> None:
    """Nothing is revised or calculated here, so that all claims of a state are active."""
    claims = [s for s in claims if "revised" not in s.flags]
    for found in states(claims, lens):
        told = found.claims
        odd = [s for s in told if any(disagree(s, other) for other in told)]
        assert found.contested == bool(odd)
        assert found.speakers == len({speaker(s, SERIES) for s in told})
        assert found.documents == len({s.read_in or s.source for s in told})
        anchor = found.headline_claim
        if anchor is not None:
            alike = [s for s in told if comparable(anchor, s)]
            assert (found.low, found.high) == (min(map(smallest, alike)), max(map(largest, alike)))
            assert ("other-definitions" in found.flags) == (len(alike) < len(told))
            assert found.flags >= anchor.flags


@settings(max_examples=250)
@given(CLAIM_SETS, LENS)
def test_no_lens_invents_a_value(claims: list[Statement], lens: str) -> None:
    for found in states(claims, lens):
        every = {v for s in found.claims for v in (s.value, s.low, s.high)}
        assert found.low in every
        assert found.high in every
        if found.headline is None:
            assert found.headline_claim is None
        else:
            assert found.low <= found.headline <= found.high
            assert found.headline_claim in found.claims
            claim = found.headline_claim
            assert found.headline in (claim.value, claim.low, claim.high)
        if lens in ("lowest", "highest"):
            assert found.headline == (found.low if lens == "lowest" else found.high)


@given(CLAIM_SETS, st.sampled_from(["source:p2012", "speaker:Ana", "speaker:watch"]))
def test_a_lens_of_one_voice_is_the_first_lens_on_what_that_voice_said(
    claims: list[Statement], lens: str
) -> None:
    heard = [s for s in claims if admits(lens, s, SERIES)]
    assert states(claims, lens) == states(heard)


@given(CLAIM_SETS)
def test_a_monitor_speaks_before_all_others(claims: list[Statement]) -> None:
    claims = [s for s in claims if "revised" not in s.flags]
    for found in states(claims):
        monitors = [s for s in found.claims if s.series in ("watch", "sums")]
        if monitors and found.headline_claim:
            assert found.headline_claim in monitors
        if found.contested and not monitors:
            assert found.headline is None


@given(CLAIM_SETS, DAYS.filter(bool), st.integers(0, 3000))
def test_a_later_day_never_loses_a_claim(claims: list[Statement], day: date, more: int) -> None:
    lines = Timelines(states(claims))
    for place, year in {(e.place, e.year) for e in lines.estimates}:
        then, later = (lines.at(place, year, known) for known in (day, day + timedelta(days=more)))
        if then is not None:
            assert set(then.claims) <= set(later.claims)


def test_nothing_said_is_no_state() -> None:
    assert states([]) == []
    assert Timelines(states([claim(5)])).at("vale", 2011, date(2000, 1, 1)) is None


def test_a_revision_replaces_from_its_own_day_and_only_where_the_lens_lets_it_speak() -> None:
    claims = [claim(10, 2012, series="watch"), claim(12, 2014, series="watch", flags=frozenset({"revised"}))]

    def told(lens: str, day: date) -> tuple[float, bool, bool]:
        found = Timelines(states(claims, lens)).at("vale", 2011, day)
        return found.headline, found.contested, "revised" in found.flags

    assert told("monitoring", date(2014, 6, 29)) == (10, False, False)
    assert told("monitoring", date(2014, 6, 30)) == (12, False, True)
    assert told("lowest", date(2014, 6, 30)) == (12, False, True)
    assert told("source:p2012", date(2015, 1, 1)) == (10, False, False)


def test_a_replaced_claim_speaks_no_more_but_its_document_counts() -> None:
    claims = [claim(10, 2012, series="watch"), claim(12, 2014, series="watch", flags=frozenset({"revised"}))]
    found = only([*claims, claim(12, 2013, attributed_to="Ana")])
    assert (found.low, found.high) == (12, 12)
    assert (found.speakers, found.documents, len(found.claims)) == (2, 3, 3)


def test_without_a_headline_the_range_is_that_of_the_first_contested_claim_and_its_like() -> None:
    """A tonnage that nobody doubts stands beside two areas that contradict each other."""
    claims = [
        claim(7, 2010, unit="t", attributed_to="Ana", flags=frozenset({"rounded"})),
        claim(100, 2011, attributed_to="Bruno", flags=frozenset({"inferred"})),
        claim(200, 2012, attributed_to="Carla"),
    ]
    found = only(claims)
    assert (found.low, found.headline, found.high) == (100, None, 200)
    assert found.flags == {"inferred", "other-definitions"}


def test_the_first_contested_claim_may_be_the_higher_one() -> None:
    claims = [
        claim(200, 2010, definition="planted", attributed_to="Ana"),
        claim(100, 2011, attributed_to="Bruno"),
        claim(5, 2012, definition="standing", attributed_to="Carla"),
    ]
    assert (only(claims).low, only(claims).high) == (100, 200)


def test_what_the_atlas_calculated_is_named_after_what_was_printed() -> None:
    ours = claim(10, 2010, series="sums", reading="derived")
    printed = claim(10, 2012, series="abroad")
    assert only([ours, printed]).claims == (printed, ours)


def test_of_claims_as_good_as_each_other_the_later_period_then_the_newer_publication_speaks() -> None:
    short = claim(5, 2013, period_end=date(2011, 11, 30), attributed_to="Ana")
    longer = claim(5, 2011, attributed_to="Ana")
    assert only([short, longer]).headline_claim == longer
    older, newer = claim(5, 2011, attributed_to="Ana"), claim(5, 2012, attributed_to="Bruno")
    assert only([older, newer]).headline_claim == newer


def test_the_newest_lens_takes_the_best_of_the_last_day() -> None:
    claims = [
        claim(10, 2011, series="watch"),
        claim(20, 2013, attributed_to="Ana", flags=frozenset({"doubtful"})),
        claim(30, 2013, attributed_to="Bruno"),
    ]
    assert only(claims, "newest").headline == 30
    assert only(claims[:2], "newest").headline == 20


def test_a_span_of_unknown_year_is_not_said_to_be_of_several_years() -> None:
    span = {"period_start": date(2010, 1, 1), "period_end": date(2011, 12, 31)}
    assert "several-years" in states([claim(5, **span)])[-1].flags
    assert "several-years" not in states([claim(5, flags=frozenset({"undated"}), **span)])[-1].flags


def test_a_missing_card_and_an_unknown_lens_are_named() -> None:
    with pytest.raises(UnknownNameError, match="p1999"):
        states([claim(1, published=1999)])
    with pytest.raises(UnknownNameError, match="average"):
        states([], "average")
