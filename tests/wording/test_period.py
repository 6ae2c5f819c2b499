"""Years and periods in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.language import use
from geo.model import View
from geo.wording.period import period_words, years_words
from geo.wording.view import view_years


@pytest.mark.parametrize(
    ("start", "end", "words", "spanish"),
    [
        ((2024, 1, 1), (2024, 12, 31), "2024", "2024"),
        ((2017, 1, 1), (2018, 12, 31), "2017–2018", "2017–2018"),
        ((2011, 9, 1), (2011, 9, 30), "Sep 2011", "set. 2011"),
        ((2024, 1, 1), (2024, 10, 31), "Jan 2024 to Oct 2024", "ene. 2024"),
        ((2024, 2, 1), (2024, 2, 29), "Feb 2024", "feb. 2024"),
        ((2023, 2, 1), (2023, 2, 27), "1 Feb 2023 to 27 Feb 2023", "1 feb. 2023"),
        ((2023, 2, 1), (2023, 2, 1), "1 Feb 2023", "1 feb. 2023"),
        ((2023, 1, 1), (2023, 10, 8), "1 Jan 2023 to 8 Oct 2023", "1 ene. 2023"),
    ],
)
def test_a_period_is_as_short_as_it_can_be_said(start, end, words, spanish) -> None:
    assert period_words(date(*start), date(*end)) == words
    use("es")
    assert period_words(date(*start), date(*end)).startswith(spanish)


def test_years_come_as_stretches() -> None:
    assert years_words([2006, 2007, 2008]) == "2006–2008"
    assert years_words([2010, 2004, 2005, 2009]) == "2004–2005, 2009–2010"
    assert years_words([2001, 2001]) == "2001"
    assert years_words([]) == ""


@given(st.sets(st.integers(1980, 2030)))
def test_no_year_is_lost_or_added_in_words(years: set[int]) -> None:
    told: set[int] = set()
    for part in filter(None, years_words(sorted(years)).split(", ")):
        first, _, last = part.partition("–")
        told |= set(range(int(first), int(last or first) + 1))
    assert told == years


def test_a_period_may_be_a_part_of_a_year_or_not_given() -> None:
    assert period_words(date(2012, 1, 1), date(2012, 12, 31), part=True) == "part of 2012"
    assert period_words(date(2011, 1, 1), date(2012, 12, 31), part=True) == "2011–2012"
    assert period_words(None, None) == "date not given"


def test_a_view_shows_its_year_the_years_asked_for_or_a_range() -> None:
    assert view_years(View(year=2011)) == "2011"
    assert view_years(View()) == ""
    assert view_years(View(year=2011), (2004, 2005, 2009)) == "2004–2005, 2009"
    assert view_years(View(year=2011, since=2008)) == "2008–2011"
